/**
 * Tells everybody whom it concerns that a notice was published, amended or withdrawn: from what is kept of it, once each (C8). The units,
 * departments and bureau of its city hear of each; of an amendment also the applicants for whom something changes, as long as something can
 * become of their applications.
 */
import type { Context } from '../../core/context.ts';
import type { CycleHead, News } from '../../announcement/model.ts';
import { forgetCycles, loadHeads, loadVersion } from '../../announcement/store.ts';
import { eachCycle } from '../../calendar/each.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { overApplications } from '../../desk/applications.ts';
import { isUnderWay } from '../../desk/duties.ts';
import { tableIdOf } from '../../summary/store.ts';
import { tableStates } from '../../summary/waiting.ts';
import type { Line } from '../model.ts';
import { amendedNotice, appliesTo, partsChanged, publishedNotice, reaches, withdrawnNotice, type Saying } from '../rules/announcements.ts';
import { loadRuns } from '../store.ts';
import { inOneLetter, run, runIfLeft, type Mailing, type Step } from './mailing.ts';
import { over, overOrganisations } from './steps.ts';

export type Announced = { cycle: string; what: News['kind'] | 'WITHDRAWN'; sent: number };

/** Tells of everything of which not everybody has been told, in order, going on where a run before was cut off. */
export async function tellAnnouncements(context: Context): Promise<Announced[]> {
  const announced: Announced[] = [];
  forgetCycles(context);
  await eachCycle(await loadHeads(context), async (head) => {
    const { cycle } = head;
    if (head.withdrawn) {
      const sent = await runIfLeft(context, ofWithdrawal(context, head, head.withdrawn));
      if (sent !== null) announced.push({ cycle, what: 'WITHDRAWN', sent });
    }
    // What was withdrawn is not told as published any more, however far its run had come.
    if (head.state !== 'PUBLISHED' || head.news.length === 0) return;
    const kind = `announcements-${cycle}`;
    const runs = await loadRuns(context.table, kind);
    for (const news of head.news) {
      const name = String(news.number).padStart(4, '0');
      const begun = runs.find((one) => one.name === name) ?? null;
      if (begun?.stage === 'DONE') continue;
      const telling = await ofNews(context, { kind, name }, head, news);
      announced.push({ cycle, what: news.kind, sent: await run(context, telling, begun) });
    }
  });
  return announced;
}

async function ofNews(context: Context, name: Mailing['name'], head: CycleHead, news: News): Promise<Mailing> {
  const { number, at } = news;
  if (news.kind === 'PUBLISHED') return mailing(context, { name, city: head.city, told: publishedNotice(head), at });
  const [before, after] = await Promise.all([number - 1, number].map((one) => documentOf(context, head.cycle, one)));
  const parts = partsChanged(before ?? {}, after ?? {});
  const whom = appliesTo(head, number);
  const told = amendedNotice(head, { ...news, whom, parts });
  const calendar = await loadCalendar(context, head.cycle, true);
  const concerns = async (one: Application) => {
    const table = one.state === 'APPROVED' ? (await tableStates(context, one.cycle)).get(tableIdOf(one)) : null;
    return reaches(whom, number, one) && isUnderWay(one, { table: table ?? null, posting: null }, calendar, context.now);
  };
  const applicants = overApplications(context, { cycle: head.cycle, state: null, party: 'APPLICANT', concerns });
  return mailing(context, { name, city: head.city, told, at }, [over(context, applicants, lineOf(told))]);
}

async function documentOf({ table }: Context, cycle: string, number: number): Promise<Record<string, unknown>> {
  return JSON.parse((await loadVersion(table, cycle, number)).text) as Record<string, unknown>;
}

function ofWithdrawal(context: Context, head: CycleHead, { at, reason }: NonNullable<CycleHead['withdrawn']>): Mailing {
  // It was withdrawn before its first window opened: nobody has begun an application under it.
  const name = { kind: `withdrawn-${head.cycle}`, name: String(head.versions).padStart(4, '0') };
  return mailing(context, { name, city: head.city, told: withdrawnNotice(head, reason), at });
}

/** To those whom the steps find, and to the officers of all organisations of the city; who is both is told once. */
function mailing(
  context: Context,
  { name, city, told, at }: { name: Mailing['name']; city: string; told: Saying; at: number },
  steps: readonly Step[] = [],
): Mailing {
  const offices = (['UNIT', 'DEPARTMENT', 'BUREAU'] as const).map((kind) =>
    overOrganisations(
      context,
      { city, kind },
      () => Promise.resolve(true),
      (_, account, about) => lineOf(told)(account, about),
    ),
  );
  return { name, steps: [...steps, ...offices], tell: inOneLetter(context, { city }, name, at) };
}

const lineOf = (told: Saying) => (account: string, about: Line['about']) => ({
  name: told.topic,
  line: { ...told, about, account, closesAt: null },
});
