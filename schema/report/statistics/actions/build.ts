/**
 * Counting a year, by a function of its own: shard by shard over the applications of the cycle and of the one before, each read once; then
 * the files. Nothing is written of what is counted. Done before, it changes nothing; cut off before, it begins again.
 */
import type { Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { createSha256 } from '../../../core/hash.ts';
import { inParallel } from '../../../core/parallel.ts';
import { pages } from '../../../core/page.ts';
import { onePiece } from '../../../core/pieces.ts';
import type { Charts, Printer } from '../../../core/ports.ts';
import { printedWhole } from '../../../core/printing.ts';
import { Ahead, Progress } from '../../../core/progress.ts';
import { loadInForce } from '../../../announcement/store.ts';
import { APPLICATION_SHARDS, listOfShard } from '../../../application/store.ts';
import { loadAccounts, loadOrganisationsOf } from '../../../identity/store.ts';
import type { UnitKind } from '../../../identity/channels.ts';
import { reportRefusals } from '../../refusals.ts';
import { counting, type Counts } from '../counts.ts';
import { csvOf, workbookOf } from '../files.ts';
import {
  asOf,
  CONTENT_TYPES,
  FORMATS,
  reportKeyOf,
  type Format,
  type ReportFile,
  type ReportFiles,
  type ReportShown,
  type YearReport,
} from '../model.ts';
import { reportPaper } from '../paper.ts';
import type { Both } from '../rows.ts';
import { shownOf } from '../showing.ts';
import { loadPublished, loadReport, loadShown, putCounts, putReport, putShown } from '../store.ts';

const COUNTER: Actor = { kind: 'system', name: 'statistics-build' };
const PAGE = 100;
/** Shards that are read at the same time, and after how many progress is noted. */
const AT_ONCE = 4;
const SHARDS_A_NOTE = 16;

type Means = { printer: Printer; charts: Charts };

export async function buildYearReport(asked: Context, means: Means, id: string): Promise<YearReport> {
  const context = { ...asked, actor: COUNTER };
  const job = await loadReport(context.table, id);
  if (!job) throw reportRefusals.YEAR_REPORT_UNKNOWN();
  if (job.state === 'DONE') return job;
  const progress = new Progress(context, job, KEPT);
  try {
    const running = await progress.note({ state: 'RUNNING', done: 0, applications: 0, countedAt: context.now });
    const walked = { done: 0, applications: 0 };
    const note = (applications: number) => {
      walked.done += SHARDS_A_NOTE;
      walked.applications += applications;
      return progress.note({ ...walked });
    };
    const own = await counted(context, job, note);
    const last = job.last && (await counted(context, job.last, note));
    const shown = { report: id, own: shownOf(own), last: await lastShown(context, job, last) };
    const files = await filesOf(context, means, running, { own, last }, shown);
    const end = { state: 'DONE' as const, files, applications: own.total.APPLIED, finishedAt: context.now };
    return await progress.note(end, [putCounts({ report: id, own, last }), putShown(shown)]);
  } catch (error) {
    if (error instanceof Ahead) return (await loadReport(context.table, id)) ?? job;
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

const KEPT = {
  kind: 'YEAR_REPORT',
  put: putReport,
  detail: ({ state, applications }: Partial<YearReport>) => (state === 'DONE' ? { applications } : undefined),
};

/** Counts a cycle; `note` hears after so many shards how many applications they have had. */
async function counted(
  context: Context,
  { cycle, year }: { cycle: string; year: number },
  note: (applications: number) => Promise<unknown>,
): Promise<Counts> {
  const tally = counting(year);
  const kinds = new Map<string, UnitKind | null>();
  for (let from = 0; from < APPLICATION_SHARDS; from += SHARDS_A_NOTE) {
    let applications = 0;
    const shards = Array.from({ length: SHARDS_A_NOTE }, (_, index) => from + index);
    await inParallel(shards, AT_ONCE, async (shard) => {
      const list = listOfShard(context.table, cycle, shard);
      for await (const page of pages((after) => list.page({ limit: PAGE, after }))) {
        const heads = page.applications.filter(({ submission }) => submission !== null);
        const unknown = heads.map(({ unit }) => unit).filter((unit) => !kinds.has(unit));
        const [accounts, units] = await Promise.all([
          loadAccounts(
            context.table,
            heads.map(({ applicant }) => applicant),
          ),
          loadOrganisationsOf(context.table, unknown),
        ]);
        for (const unit of unknown) kinds.set(unit, units.get(unit)?.unitKind ?? null);
        for (const head of heads) {
          const bornIn = accounts.get(head.applicant)?.identity.bornIn ?? null;
          tally.add({ head, unitKind: kinds.get(head.unit) ?? null, bornIn });
        }
        applications += heads.length;
      }
    });
    await note(applications);
  }
  const { committees } = await loadInForce(context, cycle);
  return tally.counts({ committees: new Map(committees.map(({ id, name }) => [id, name])) });
}

/** Last year’s numbers as they were published, where they were: two editions beside each other would tell what each of them leaves out. */
async function lastShown({ table }: Context, { last }: YearReport, counts: Counts | null): Promise<ReportShown['last']> {
  if (!last || !counts) return null;
  const published = await loadPublished(table, last.cycle);
  return (published && (await loadShown(table, published.report))?.own) ?? shownOf(counts);
}

async function filesOf(context: Context, means: Means, job: YearReport, whole: Both, shown: Both) {
  const run = context.newId();
  const of = async (which: 'whole' | 'shown', both: Both): Promise<ReportFiles> => {
    const made: Partial<ReportFiles> = {};
    for (const format of FORMATS) {
      const body = await bodyOf(means, job, both, { format, isShown: which === 'shown' });
      made[format] = await stored(context, reportKeyOf(job, run, which, format), format, body);
    }
    return made as ReportFiles;
  };
  return { whole: await of('whole', whole), shown: await of('shown', shown) };
}

async function bodyOf(
  { printer, charts }: Means,
  job: YearReport,
  both: Both,
  { format, isShown }: { format: Format; isShown: boolean },
): Promise<AsyncIterable<Uint8Array>> {
  if (format === 'XLSX') return workbookOf(job, both, { modified: asOf(job), isShown });
  if (format === 'CSV') return csvOf(job, both);
  return onePiece(await printedWhole(printer, reportPaper(job, both, { drawn: (chart) => charts.drawn(chart), isShown })));
}

async function stored({ files }: Context, key: string, format: Format, body: AsyncIterable<Uint8Array>): Promise<ReportFile> {
  const hash = createSha256();
  async function* summed() {
    for await (const piece of body) {
      hash.update(piece);
      yield piece;
    }
  }
  const size = await files.put(key, summed(), { contentType: CONTENT_TYPES[format] });
  return { key, size, sha256: hash.digest() };
}
