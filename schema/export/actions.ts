/** Exports of the summary table: asked for by an officer, built by a function of its own, fetched by a URL that expires. */
import { holds, personOf, type Actor } from '../core/actor.ts';
import { change } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import type { Outcome } from '../core/once.ts';
import { post } from '../core/outbox.ts';
import { refuseIf } from '../core/refusal.ts';
import { dayOf } from '../core/time.ts';
import { listOfDesk, loadSections } from '../application/store.ts';
import type { Application } from '../application/model.ts';
import type { Level } from '../calendar/data/series.ts';
import type { Policy } from '../calendar/model.ts';
import { departmentOf } from '../calendar/routing.ts';
import { loadCalendar } from '../calendar/store.ts';
import { openIdentity, openTelephone } from '../identity/privacy.ts';
import { roleOf } from '../identity/rules.ts';
import { loadAccount, loadAccounts, loadActor, loadOrganisation } from '../identity/store.ts';
import { Conflict } from '../table/port.ts';
import { fileKeyOf, type ExportJob } from './model.ts';
import { exportRefusals, whyNotExport } from './rules.ts';
import { loadExport, putExport } from './store.ts';
import { frameOf, INSTRUCTIONS, rowOf, ROWS_ABOVE, SECTIONS_NEEDED } from './summary-table.ts';
import { streamWorkbook, type Value } from './workbook.ts';

/** How many applications are read at a time while building: 9 sections of each make one batch of less than 100 keys. */
const BATCH = 11;
/** A workbook is built in one run; progress is noted this often. */
const ROWS_A_NOTE = 500;

/** Asks for an export: the job and the message that starts it, in one transaction. */
export async function requestExport(
  context: Context,
  { cycle, series, level }: { cycle: string; series: string; level: Level },
): Promise<Outcome<{ job: string }, ExportJob>> {
  const { announcement } = await loadCalendar(context, cycle);
  refuseIf(whyNotExport(context.actor, { series, level }, announcement));
  const id = context.newId();
  const job = {
    id,
    cycle,
    department: departmentOf(announcement, series),
    series,
    level,
    state: 'QUEUED' as const,
    done: 0,
    total: null,
    size: null,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    finishedAt: null,
  };
  const detail = { series, level };
  const { after, entry } = change({ kind: 'EXPORT', id }, null, job, { by: context.actor, at: context.now, action: 'export', detail });
  const answer = { job: id };
  const start = post(['export', id], { kind: 'export', job: id }, context.now);
  await context.table.transact([putExport(after, null), entry, start, ...context.also(answer)]);
  return { answer, result: after };
}

/** Builds the workbook of a job. Done before, it changes nothing; begun before and cut off, it begins again. */
export async function buildExport(context: Context, id: string): Promise<ExportJob> {
  const job = await loadExport(context.table, id);
  if (!job) throw exportRefusals.EXPORT_UNKNOWN();
  if (job.state === 'DONE') return job;
  const progress = new Progress(context, job);
  try {
    const heads = await approvedIn(context, job);
    await progress.note({ state: 'RUNNING', done: 0, total: heads.length });
    const header = await headerOf(context, job);
    const { policy } = (await loadCalendar(context, job.cycle)).announcement;
    const rows = rowsOf(context, heads, policy, (done) => progress.note({ done }));
    const body = streamWorkbook({ sheet: frameOf(header), sampleRow: ROWS_ABOVE, modified: context.now }, rows, INSTRUCTIONS);
    const size = await context.files.put(fileKeyOf(job), body, { contentType: WORKBOOK });
    return await progress.note({ state: 'DONE', done: heads.length, size, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Conflict) return (await loadExport(context.table, id)) ?? job; // another run of the same job is ahead
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BUILDER: Actor = { kind: 'system', name: 'export-build' };

/** The job as it goes on; each note is a version of it. */
class Progress {
  constructor(
    private readonly context: Context,
    private job: ExportJob,
  ) {}

  async note(news: Partial<ExportJob>): Promise<ExportJob> {
    // A finished table holds whole identity numbers: how many is part of its history.
    const detail = news.state === 'DONE' ? { identityNumbers: news.done } : undefined;
    const fact = { by: BUILDER, at: this.context.now, action: news.state?.toLowerCase() ?? 'progress', detail };
    const { after, entry } = change({ kind: 'EXPORT', id: this.job.id }, this.job, { ...this.job, ...news }, fact);
    await this.context.table.transact([putExport(after, this.job), entry]);
    this.job = after;
    return after;
  }
}

/** What stands in the table: approved applications, by unit and name as a reader of Chinese would look them up. */
async function approvedIn(context: Context, { department, cycle, series, level }: ExportJob): Promise<Application[]> {
  const list = listOfDesk(context.table, { department, cycle, state: 'APPROVED', series, level });
  const heads: Application[] = [];
  let after: string | null = null;
  do {
    const page = await list.page({ limit: 500, after });
    heads.push(...page.applications);
    after = page.next;
  } while (after !== null);
  const byPinyin = new Intl.Collator('zh-u-co-pinyin');
  return heads.toSorted(
    (a, b) => byPinyin.compare(a.unitName, b.unitName) || byPinyin.compare(a.applicantName, b.applicantName) || (a.id < b.id ? -1 : 1),
  );
}

async function* rowsOf(
  context: Context,
  heads: readonly Application[],
  policy: Policy,
  note: (done: number) => Promise<unknown>,
): AsyncGenerator<Value[]> {
  for (let start = 0; start < heads.length; start += BATCH) {
    const batch = heads.slice(start, start + BATCH);
    const [sections, accounts] = await Promise.all([
      loadSections(
        context.table,
        batch.map(({ id }) => id),
        SECTIONS_NEEDED,
      ),
      loadAccounts(
        context.table,
        batch.map(({ applicant }) => applicant),
      ),
    ]);
    for (const [index, head] of batch.entries()) {
      const account = accounts.get(head.applicant);
      if (!account) throw new Error(`application ${head.id} has no account`);
      yield rowOf(start + index + 1, head, await openIdentity(context, account), sections.get(head.id) ?? {}, policy);
    }
    if (Math.floor((start + BATCH) / ROWS_A_NOTE) > Math.floor(start / ROWS_A_NOTE)) await note(Math.min(start + BATCH, heads.length));
  }
}

/** Who fills the table in: the officer of the department who asked for it; where the bureau asked, the department's own contact. */
async function headerOf(context: Context, job: ExportJob) {
  const [organisation, requester, actor] = await Promise.all([
    loadOrganisation(context.table, job.department),
    loadAccount(context.table, job.requestedBy),
    loadActor(context, job.requestedBy),
  ]);
  const own = actor !== null && organisation !== null && holds(actor, roleOf(organisation.kind), organisation.id);
  return {
    series: job.series,
    level: job.level,
    filledBy: organisation?.name ?? '',
    contact: (own ? requester?.name : organisation?.contact) ?? '',
    telephone: (own && requester ? await openTelephone(context, requester) : organisation?.telephone) ?? '',
    date: dayOf(context.now),
  };
}
