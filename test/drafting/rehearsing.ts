/** A year's applications that a draft is rehearsed with, and the draft of the next year as its officers may change it. */
import { caseOf } from '../../schema/drafting/rehearsal/actions/case.ts';
import { draftedFor, linesFor, type Case } from '../../schema/drafting/rehearsal/compare/index.ts';
import { workOf } from '../../schema/drafting/rehearsal/model.ts';
import { announcementFrom } from '../../schema/announcement/document/index.ts';
import { runExportJob } from '../../functions/runtime/export-jobs.ts';
import { JIAYUGUAN_2024, JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { APPLICATION_SHARDS, applicationId, loadApplication } from '../../schema/application/store.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import { copied } from '../../schema/drafting/shift.ts';
import { applicationIn, APPROVE, PASS, RETURN, sendAgain, type Handle } from '../support/forms.ts';
import { SECTIONS, titlesIn } from '../support/sections.ts';
import { receivedTable } from '../support/tables.ts';
import { city, CYCLE, originOf, type World, worldFrom } from '../support/world.ts';
import { write } from './planted.ts';

const LINES = 'edges { cursor node { application kind rule was { zh } would { zh } } } pageInfo { hasNextPage endCursor }';
/** All that is shown of a rehearsal. */
export const REHEARSED = `query ($id: ID!, $first: Int, $after: String, $kind: RehearsalLineKind) { node(id: $id) { ... on AnnouncementRehearsal {
  state: rehearsalState done total percent draft { id } draftVersion against: againstCycle applications affected counts { kind rule count } requestedAt requestedBy
  finishedAt size download { url } lines(first: $first, after: $after, kind: $kind) { ${LINES} } } } }`;
const AT = '2024-10-10T10:00:00+08:00';
/** When 王建国 passes what 刘洋 has sent. */
export const PASSED_AT = '2024-11-05T10:00:00+08:00';

/**
 * 刘洋 was returned twice by the department, sent it again each time, and has passed; 杨帆, whose present title is a year younger, was
 * recommended a minute after 刘洋 had first sent theirs; 马晓丽 of the hospital was returned once, and lies with the health department.
 */
async function told(): Promise<World> {
  const world = await city();
  world.at(AT);
  let liu = await applicationIn(world, 'RECOMMENDED');
  for (const hour of [10, 11]) {
    world.at(`2024-10-22T${hour}:00:00+08:00`);
    const { returnApplication } = await world.does('zhao', RETURN, { application: liu.id, version: liu.version, opinion: '补材料' });
    world.at(`2024-10-22T${hour}:20:00+08:00`);
    liu = await sendAgain(world, 'liu', returnApplication as Handle);
  }
  world.at('2024-10-10T10:01:00+08:00');
  const presentTitle = { ...SECTIONS.presentTitle, obtainedOn: '2019-12-25', appointedOn: '2019-12-31' };
  await applicationIn(world, 'RECOMMENDED', { applicant: 'yang', changes: { presentTitle } });
  const hospital = { applicant: 'ma', unit: 'hospital', officer: 'huang', changes: titlesIn('health', { specialty: '内科' }) };
  const ma = await applicationIn(world, 'RECOMMENDED', hospital);
  await world.does('qian', RETURN, { application: ma.id, version: ma.version, opinion: '补材料' });
  world.at('2024-10-25T10:00:00+08:00');
  const approved = (await world.does('zhao', APPROVE, { application: liu.id, version: liu.version, opinion: '同意' })).approveApplication;
  await receivedTable(world);
  world.at(PASSED_AT);
  await world.does('wang', PASS, { application: approved.id, version: approved.version, opinion: '同意' });
  await world.deliver();
  return world;
}

let once: ReturnType<typeof originOf> | undefined;

/** The year as it is in November, told once and copied. */
export async function year(): Promise<World> {
  once ??= told().then(originOf);
  return worldFrom(await once);
}

export const PEOPLE = ['liu', 'yang', 'ma'] as const;
export type Person = (typeof PEOPLE)[number];
export const idOf = (who: string): string => applicationId(CYCLE, who);

export async function casesOf(world: World): Promise<Record<Person, Case>> {
  const cases = PEOPLE.map(async (who): Promise<[Person, Case]> => {
    const head = await loadApplication(world.table, idOf(who));
    const one = head && (await caseOf(world.context(), head));
    if (!one) throw new Error(`${who} has sent nothing`);
    return [who, one];
  });
  return Object.fromEntries(await Promise.all(cases)) as Record<Person, Case>;
}

/** 2025's notice, copied from 2024's, with what is written over it. */
export function nextYear(put: Readonly<Record<string, unknown>>): object {
  const { cycle: _, ...named } = JIAYUGUAN_2024_DOCUMENT;
  const { content } = copied(JIAYUGUAN_2024_DOCUMENT, { year: 2025 });
  const { city: code, cityName, round } = named;
  const notice = { ...(content['notice'] as object), document: '嘉人社发〔2025〕88号', issuedOn: '2025-09-01' };
  const document = structuredClone({ ...content, notice, cycle: '620200-2025-1', city: code, cityName, year: 2025, round });
  for (const [path, value] of Object.entries(put)) write(document, path, value);
  return document;
}

/** What changes for whom, as `person KIND rule`. */
export function changes(cases: Record<Person, Case>, document: object): string[] {
  const drafted = draftedFor(announcementFrom(document), JIAYUGUAN_2024, NATIONAL);
  return PEOPLE.flatMap((who) => linesFor(cases[who], drafted).map(({ kind, rule }) => `${who} ${kind} ${rule}`));
}

/** All parts of a rehearsal from one on, and its workbook. */
export async function rehearsedFrom(world: World, id: string, from = 0): Promise<void> {
  for (let part = from; part <= APPLICATION_SHARDS; part += 1) await runExportJob(world.context(), workOf(id, part));
}
