/** A unit asks for its review forms in one file, and it is built: streamed from the object store to the object store (R3). */
import { makeZip } from 'client-zip';
import type { Actor } from '../../core/actor.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { askFor } from '../../core/outbox.ts';
import { pages } from '../../core/page.ts';
import { Ahead, Progress } from '../../core/progress.ts';
import { refuseIf } from '../../core/refusal.ts';
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
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    finishedAt: null,
  };
  const fact = { by: context.actor, at: context.now, action: 'request', detail: { cycle, onlyNew } };
  const { after, entry } = change({ kind: 'BUNDLE', id }, null, data, fact);
  const answer = { bundle: id };
  const queued = askFor('export', bundleWork(id), { city: organisation.city, at: context.now });
  await context.table.transact([putBundle(after, null), entry, queued, ...context.also(answer)]);
  return { answer, result: after };
}

const BUILDER: Actor = { kind: 'system', name: 'export-build' };

/** Builds it. Done before, it changes nothing; begun before and cut off, it begins again. */
export async function buildBundle(asked: Context, id: string): Promise<Bundle> {
  const context = { ...asked, actor: BUILDER };
  const job = await loadBundle(context.table, id);
  if (!job) throw new Error(`bundle ${id} is lost`);
  if (job.state === 'DONE') return job;
  const progress = new Progress(context, job, {
    kind: 'BUNDLE',
    put: putBundle,
    detail: ({ done, total }) => (done === undefined ? undefined : { done, total: total ?? job.total }),
  });
  try {
    const forms = await formsOf(context, job);
    await progress.note({ state: 'RUNNING', done: 0, total: forms.length });
    const size = await context.files.put(bundleKeyOf(job), zipped(context, forms, progress), { contentType: 'application/zip' });
    for (const form of forms) await downloadedBy(context, form.application, job.requestedBy);
    return await progress.note({ state: 'DONE', done: forms.length, size, finishedAt: context.now });
  } catch (error) {
    if (error instanceof Ahead) return (await loadBundle(context.table, id)) ?? job;
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

async function* zipped(context: Context, forms: readonly ReviewFormRecord[], progress: Progress<Bundle>): AsyncGenerator<Uint8Array> {
  const stream = makeZip(entriesOf(context, forms, progress));
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) yield chunk;
}

async function* entriesOf({ files }: Context, forms: readonly ReviewFormRecord[], progress: Progress<Bundle>) {
  for (const [index, form] of forms.entries()) {
    const key = formKeyOf(form);
    const found = await files.head(key);
    const bytes = found && (await files.read(key, found.tag));
    if (!bytes) throw new Error(`the review form of ${form.application} is lost`);
    // Of two people of one name each has a number before it.
    const name = `${String(index + 1).padStart(4, '0')}-${form.applicantName}-职称评审表.pdf`;
    yield { name, input: bytes, lastModified: new Date(form.at) };
    if ((index + 1) % FORMS_A_NOTE === 0) await progress.note({ done: index + 1 });
  }
}
