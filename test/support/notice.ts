/** Another notice than that of 2024: what it says differently, the rest as it stands. */
import { announcementFrom, type AnnouncementDocument } from '../../schema/announcement/document/index.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { published } from '../../schema/announcement/actions/installing.ts';
import { forgetCycles, loadHead } from '../../schema/announcement/store.ts';
import { loadCalendar } from '../../schema/calendar/store.ts';
import type { Facts } from '../../schema/application/eligibility/facts.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import { of } from './facts.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import { CYCLE, type World } from './world.ts';

export type Said = { standards?: AnnouncementDocument['standards']; policy?: Partial<AnnouncementDocument['policy']> };

/** The notice with these words of its own. */
export function noticeSaying({ standards = {}, policy = {} }: Said): AnnouncementDocument {
  const said: AnnouncementDocument = JIAYUGUAN_2024_DOCUMENT;
  return { ...said, policy: { ...said.policy, ...policy }, standards: { ...said.standards, ...standards } };
}

/** What is judged under it. */
export function under(said: Said): Pick<Facts, 'calendar'> {
  return { calendar: { announcement: announcementFrom(noticeSaying(said)), amendments: [], holidays: NATIONAL } };
}

/** What a rule comes to under it, of somebody who meets all conditions but for `changes`. */
export function outcomes(rule: string, said: Said, changes: Partial<Facts> = {}): string[] {
  return of(rule, { ...under(said), ...changes }).map(({ outcome }) => outcome);
}

/** It is in force in the city from now on. */
export async function putInForce(world: World, said: Said): Promise<void> {
  const context = world.contextOf(world.now, FOUNDER);
  await world.table.transact(published(context, await loadHead(world.table, CYCLE), noticeSaying(said)).writes);
  forgetCycles(context);
  await loadCalendar(context, CYCLE, true);
}
