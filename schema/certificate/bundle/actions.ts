/** A unit asks for its review forms in one file, and it is built: streamed from the object store to the object store (R3). */
import type { Actor } from '../../core/actor.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { pages } from '../../core/page.ts';
import { gathered } from '../../core/pieces.ts';
import { Ahead, Progress } from '../../core/progress.ts';
import { refuseIf } from '../../core/refusal.ts';
import { crc32, directory, localRecord, type PlacedEntry } from '../../core/zip.ts';
import { loadOrganisation } from '../../identity/store.ts';
import { downloadedBy } from '../actions/download.ts';
import { formKeyOf, type ReviewFormRecord } from '../model.ts';
import { certificateRefusals } from '../refusals.ts';
import { whyNotOfUnit } from '../rules.ts';
import { listForms } from '../store.ts';
import { bundleKeyOf, bundleWork, MOST_FORMS, type Bundle } from './model.ts';
import { loadBundle, putBundle } from './store.ts';

/** Progress is noted this often. */
const FORMS_A_NOTE = 50;

type Wanted = { unit: string; cycle: string; onlyNew: boolean };

export async function requestBundle(context: Context, { unit, cycle, onlyNew }: Wanted): Promise<Outcome<{ bundle: string }, Bundle>> {
  refuseIf(whyNotOfUnit(context.actor, { unit }));
  const organisation = await loadOrganisation(context.table, unit);
  if (!organisation) throw certificateRefusals.FORM_UNKNOWN();
  const id = context.newId();
  const data = {
    id,
    unit,
    cycle,
    city: organisation.city,
    onlyNew,
    state: 'QUEUED' as const,
    done: 0,
    total: null,
    size: null,
    forms: [],
    taken: null,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    finishedAt: null,
  };
  const fact = { by: context.actor, at: context.now, action: 'request' as const, detail: { cycle, onlyNew } };
  const { after, entry } = change({ kind: 'BUNDLE', id }, null, data, fact);
  const answer = { bundle: id };
  const queued = askFor('export', bundleWork(id, 'make'), { city: organisation.city, at: context.now });
  await context.table.transact([putBundle(after, null), entry, queued, ...context.also(answer)]);
  return { answer, result: after };
}

const BUILDER: Actor = { kind: 'system', name: 'export-build' };

/** Builds it. Begun before and cut off, it begins again; done before, what is left to do is to note of all in it that they were downloaded. */
export async function buildBundle(asked: Context, id: string): Promise<Bundle> {
  const context = { ...asked, actor: BUILDER };
  const job = await loadBundle(context.table, id);
  if (!job) throw new Error(`bundle ${id} is lost`);
  if (job.state === 'DONE') return notedIn(context, job);
  const progress = new Progress(context, job, {
    kind: 'BUNDLE',
    put: putBundle,
    detail: ({ done, total }) => (done === undefined ? undefined : { done, total: total ?? job.total }),
  });
  try {
    const forms = await formsOf(context, job);
    await progress.note({ state: 'RUNNING', done: 0, total: forms.length });
    const size = await context.files.put(bundleKeyOf(job), zipped(context, forms, progress), { contentType: 'application/zip' });
    const within = forms.map(({ application, at }) => ({ application, at }));
    return await progress.note({ state: 'DONE', done: forms.length, size, forms: within, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Ahead) return (await loadBundle(context.table, id)) ?? job;
    await progress.note({ state: 'FAILED' }).catch(() => undefined);
    throw error;
  }
}

/** What is printed of the unit, in the order of its list. */
async function formsOf({ table }: Context, { unit, cycle, onlyNew }: Bundle): Promise<ReviewFormRecord[]> {
  const forms: ReviewFormRecord[] = [];
  const of = { unit, cycle, ...(onlyNew && { state: 'NEW' as const }) };
  for await (const { rows } of pages((after) => listForms(table, of, { limit: 100, after }))) {
    forms.push(...rows.filter(({ paper }) => paper !== null));
    if (forms.length >= MOST_FORMS) break;
  }
  return forms.slice(0, MOST_FORMS);
}

/** Each form is read whole: its sum stands before it. */
async function* zipped({ files }: Context, forms: readonly ReviewFormRecord[], progress: Progress<Bundle>): AsyncGenerator<Uint8Array> {
  const placed: PlacedEntry[] = [];
  let offset = 0;
  for (const [index, form] of forms.entries()) {
    const key = formKeyOf(form);
    const found = await files.head(key);
    const content = found && (await files.read(key, found.tag));
    if (!content) throw new Error(`the review form of ${form.application} is lost`);
    const bytes = await gathered(content);
    // Of two people of one name each has a number before it.
    const path = `${String(index + 1).padStart(4, '0')}-${form.applicantName}-职称评审表.pdf`;
    const entry = { path, size: bytes.length, crc: crc32(bytes) };
    const record = localRecord(entry);
    placed.push({ ...entry, offset });
    offset += record.length + bytes.length;
    yield record;
    yield bytes;
    if ((index + 1) % FORMS_A_NOTE === 0) await progress.note({ done: index + 1 });
  }
  yield* directory(placed, offset);
}

/** Gives it out: the first time stands with it, and all in it count as downloaded from then on. */
export function downloadBundle(context: Context, { bundle: id }: { bundle: string }): Promise<Outcome<{ bundle: string }, Bundle>> {
  return inTurn(context, async () => {
    const before = await loadBundle(context.table, id);
    if (!before) throw certificateRefusals.FORM_UNKNOWN();
    refuseIf(whyNotOfUnit(context.actor, before));
    if (before.state !== 'DONE') throw certificateRefusals.PAPER_WAITS();
    if (!(await context.files.head(bundleKeyOf(before)))) throw certificateRefusals.BUNDLE_EXPIRED();
    const taken = before.taken ?? { at: context.now, by: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'download' as const };
    const { after, entry } = change({ kind: 'BUNDLE', id }, before, { ...before, taken }, fact);
    const noting = before.taken ? [] : [askFor('export', bundleWork(id, 'note'), { city: before.city, at: context.now })];
    const answer = { bundle: id };
    await context.table.transact([putBundle(after, before), entry, ...noting, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** Of all in it is noted that whoever has it has them: of each once, however often it is asked for. */
async function notedIn(context: Context, job: Bundle): Promise<Bundle> {
  for (const form of job.taken ? job.forms : []) await downloadedBy(context, form, job.taken?.by ?? job.requestedBy);
  return job;
}
