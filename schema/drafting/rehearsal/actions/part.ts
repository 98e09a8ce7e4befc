/**
 * Running a rehearsal, by the function that builds workbooks: a part is a shard of the cycle's applications, and each asks for the next in the
 * transaction that notes its own progress. So a run that is cut goes on where it was, and no run is longer than a part, however many have
 * applied. Of an application nothing is written.
 */
import type { Context } from '../../../core/context.ts';
import { askFor } from '../../../core/outbox.ts';
import { inParallel } from '../../../core/parallel.ts';
import { onePiece } from '../../../core/pieces.ts';
import { pages } from '../../../core/page.ts';
import { Ahead, Progress } from '../../../core/progress.ts';
import { announcementFrom } from '../../../announcement/document/index.ts';
import { announcementRefusals } from '../../../announcement/cycles.ts';
import { loadHead } from '../../../announcement/store.ts';
import { loadHolidays } from '../../../calendar/store.ts';
import { APPLICATION_SHARDS, listOfShard } from '../../../application/store.ts';
import { BUILDER } from '../../../summary/workbooks/actions/build.ts';
import { draftedFor, linesFor, type Drafted } from '../compare/index.ts';
import { countsWith, kindsIn } from '../compare/counts.ts';
import { linesKeyOf, workOf, type Line, type Rehearsal } from '../model.ts';
import { rehearsalRefusals } from '../refusals.ts';
import { loadRehearsal, loadRehearsed, putRehearsal } from '../store.ts';
import { makeBook } from './book.ts';
import { caseOf } from './case.ts';

/** As many applications are read at the same time: five small requests each. */
const AT_ONCE = 16;
const PAGE = 200;

/** Does one part, or after the last of them the workbook. Done before, it changes nothing; cut off before, it is done anew. */
export async function runPart(
  asked: Context,
  { id, part }: { id: string; part: number },
): Promise<{ done: boolean; rehearsal: Rehearsal }> {
  const context = { ...asked, actor: BUILDER };
  const job = await loadRehearsal(context.table, id);
  if (!job) throw rehearsalRefusals.REHEARSAL_UNKNOWN();
  const isDone = (one: Rehearsal) => one.state === 'DONE' || one.parts.length > part;
  if (isDone(job) || part > job.parts.length) return { done: isDone(job), rehearsal: job };
  const progress = new Progress(context, job, KEPT);
  try {
    const rehearsal = part < APPLICATION_SHARDS ? await judge(context, job, part, progress) : await makeBook(context, job, progress);
    return { done: true, rehearsal };
  } catch (error) {
    if (error instanceof Ahead) {
      const rehearsal = (await loadRehearsal(context.table, id)) ?? job;
      return { done: isDone(rehearsal), rehearsal };
    }
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

const KEPT = {
  kind: 'REHEARSAL',
  put: putRehearsal,
  detail: ({ state, parts }: Partial<Rehearsal>) => (state === 'RUNNING' ? { parts: parts?.length } : undefined),
};

async function judge(context: Context, job: Rehearsal, part: number, progress: Progress<Rehearsal>): Promise<Rehearsal> {
  const { lines, applications, affected } = await linesOfPart(context, job, part);
  const run = lines.length > 0 ? context.newId() : null;
  if (run !== null) {
    const body = onePiece(Buffer.from(JSON.stringify(lines)));
    await context.files.put(linesKeyOf(job.id, part, run), body, { contentType: 'application/json' });
  }
  const news = {
    state: 'RUNNING' as const,
    parts: [...job.parts, { run, kinds: kindsIn(lines) }],
    applications: job.applications + applications,
    affected: job.affected + affected,
    counts: countsWith(job.counts, lines),
  };
  return progress.note(news, [askFor('export', workOf(job.id, part + 1), { city: job.city, at: context.now })]);
}

/** The lines of a shard by application: in the same order whoever reads it when. */
async function linesOfPart(context: Context, job: Rehearsal, part: number) {
  const drafted = await draftedOf(context, job);
  const found = new Map<string, Line[]>();
  const list = listOfShard(context.table, job.against, part);
  for await (const { applications } of pages((after) => list.page({ limit: PAGE, after }))) {
    const submitted = applications.filter(({ submission }) => submission !== null);
    await inParallel(submitted, AT_ONCE, async (head) => {
      const one = await caseOf(context, head);
      found.set(head.id, one ? linesFor(one, drafted) : []);
    });
  }
  const inOrder = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const lines = inOrder.flatMap(([, each]) => each);
  return { lines, applications: found.size, affected: inOrder.filter(([, each]) => each.length > 0).length };
}

/** The draft as it was seen when the rehearsal was asked for, read as the notice that it would be. */
async function draftedOf(context: Context, { id, city, against }: Rehearsal): Promise<Drafted> {
  const [text, holidays, own] = await Promise.all([
    loadRehearsed(context.table, id),
    loadHolidays(context, city),
    loadHead(context.table, against),
  ]);
  if (!own) throw announcementRefusals.CYCLE_UNKNOWN({ cycle: against });
  return draftedFor(announcementFrom(JSON.parse(text)), own, holidays);
}
