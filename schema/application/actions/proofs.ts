/** Proofs, from the form that lets a browser upload to the file that counts (A3). A number is given out with each form; what lies under it is taken in when the applicant says it is there. */
import { inTurn } from '../../core/in-turn.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { registeredType } from '../../core/file-kind.ts';
import { cleanFileName } from '../../core/file-name.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { stale } from '../../core/stale.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { takeIn } from '../../core/scans/intake.ts';
import type { Wanted } from '../../core/scans/rules.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { gate } from '../../calendar/actions.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { ApplicationFile } from '../model.ts';
import { proofInput, proofKeyOf, uploadKeyOf, type Proof, type ProofInput } from '../proofs/model.ts';
import { whyNotRemove, whyNotUpload } from '../proofs/rules.ts';
import { putCounter, putProof, rememberFile } from '../proofs/store.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotEdit } from '../rules/submitting.ts';
import { countEdit } from '../store.ts';
import { own } from './own.ts';

/** Files confirmed in one call: what one call can read in its time. */
const MOST_CONFIRMED = 10;

export type ProofForm = UploadForm & { number: number };
export type FormAnswer = { application: string; first: number; at: number };

/** Gives out the next numbers, and a form for each. */
export async function requestUploads(
  context: Context,
  { application, files }: { application: string; files: readonly Wanted[] },
): Promise<Outcome<FormAnswer, ProofForm[]>> {
  // Another request may take these numbers meanwhile: the next ones are as good.
  const answer = await inTurn(context, async () => {
    const { file, calendar } = await editable(context, application);
    refuseIf(whyNotUpload(file, files, calendar.announcement.policy.proofs));
    const first = file.counter?.next ?? 1;
    const detail = { first, count: files.length };
    const fact = { by: context.actor, at: context.now, action: 'number' as const, detail };
    const { after, entry } = change({ kind: 'PROOFS', id: application }, file.counter, { next: first + files.length }, fact);
    const numbered = { application, first, at: context.now };
    await context.table.transact([putCounter(application, after, file.counter), entry, ...context.also(numbered)]);
    return numbered;
  });
  return { answer, result: await formsOf(context, answer, files) };
}

/** The forms of a request; asked for again under its key, they are the same numbers and expire at the same instant. */
export async function formsOf(context: Context, { application, first, at }: FormAnswer, files: readonly Wanted[]): Promise<ProofForm[]> {
  await editable(context, application);
  return Promise.all(
    files.map(async ({ contentType, size }, index) => {
      const number = first + index;
      return {
        number,
        ...(await uploadForm(context, uploadKeyOf(application, number), { contentType: registeredType(contentType), most: size, at })),
      };
    }),
  );
}

/** What came of each file: it counts now, or why it does not. */
export type Confirmed = { number: number; proof: Proof | null; problem: Refusal | null };

/** Checks uploaded files and takes those in that are what they should be, all of them in one transaction. */
export async function confirmUploads(
  context: Context,
  { application, files }: { application: string; files: readonly unknown[] },
): Promise<Outcome<{ application: string; numbers: number[] }, Confirmed[]>> {
  const { file, calendar } = await editable(context, application);
  const typed = files.map((one) => valid(proofInput, one, 'A3'));
  const most = MOST_CONFIRMED;
  if (typed.length > most || typed.length === 0 || new Set(typed.map(({ number }) => number)).size < typed.length) {
    throw applicationRefusals.CONFIRM_AT_MOST({ most });
  }
  const checked = await Promise.all(typed.map((one) => check(context, file, calendar, one)));
  const taken = checked.flatMap(({ proof, writes }) => (proof ? writes : []));
  const answer = { application, numbers: checked.flatMap(({ proof }) => proof?.number ?? []) };
  try {
    const writes = [...taken, ...(taken.length > 0 ? [countEdit(application)] : []), ...context.also(answer)];
    if (writes.length > 0) await context.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    const doubled = error.failed.find((name) => name.startsWith('proof '))?.slice('proof '.length);
    if (doubled) throw applicationRefusals.PROOF_NUMBER({ number: doubled });
    throw stale((await own(context, application)).head);
  }
  return { answer, result: checked.map(({ number, proof, problem }) => ({ number, proof, problem })) };
}

async function check(
  context: Context,
  { head, proofs, counter }: ApplicationFile,
  calendar: Calendar,
  { number, title, fileName }: ProofInput,
): Promise<Confirmed & { writes: Write[] }> {
  const refused = (problem: Refusal) => ({ number, proof: null, problem, writes: [] });
  if (number >= (counter?.next ?? 1) || proofs.some((one) => one.number === number)) {
    return refused(applicationRefusals.PROOF_NUMBER({ number }));
  }
  const policy = calendar.announcement.policy.proofs;
  const keptAt = (sha256: string) => proofKeyOf(head.id, { number, sha256 });
  const taken = await takeIn(context, { upload: uploadKeyOf(head.id, number), number, keptAt, policy });
  if (taken instanceof Refusal) return refused(taken);
  const named = { title, fileName: cleanFileName(fileName, taken.contentType) };
  const data = { number, state: 'READY' as const, ...named, ...taken, addedAt: context.now };
  const fact = { by: context.actor, at: context.now, action: 'add' as const, detail: { sha256: taken.sha256, size: taken.size } };
  const { after, entry } = change({ kind: 'PROOF', id: `${head.id}.${number}` }, null, data, fact);
  return { number, proof: after, problem: null, writes: [putProof(head.id, after, null), entry, rememberFile(head.id, after)] };
}

/** Removes a proof that no submission has taken in. It is kept, and its number is not given out again. */
export async function removeProof(
  context: Context,
  { application, number }: { application: string; number: number },
): Promise<Outcome<{ application: string; number: number }, ApplicationFile>> {
  const { file } = await editable(context, application);
  const proof = file.proofs.find((one) => one.number === number);
  refuseIf(whyNotRemove(file.head, proof));
  if (!proof) throw applicationRefusals.PROOF_UNKNOWN();
  const fact = { by: context.actor, at: context.now, action: 'remove' as const };
  const { after, entry } = change({ kind: 'PROOF', id: `${application}.${number}` }, proof, { ...proof, state: 'REMOVED' as const }, fact);
  const answer = { application, number };
  try {
    await context.table.transact([putProof(application, after, proof), entry, countEdit(application), ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw applicationRefusals.PROOF_UNKNOWN(); // removed, or submitted, at the same moment
  }
  return { answer, result: { ...file, proofs: file.proofs.map((one) => (one.number === number ? after : one)) } };
}

async function editable(context: Context, application: string): Promise<{ file: ApplicationFile; calendar: Calendar }> {
  const file = await own(context, application);
  const calendar = await gate(context, file.head, (one) => whyNotEdit(context.actor, file.head, one, context.now));
  return { file, calendar };
}
