/** Submitting: one read, one small transaction, one signed receipt (A5). */
import type { Context } from '../../core/context.ts';
import { hashOf } from '../../core/hash.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Table } from '../../table/port.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { forgetPerson, sameStanding } from '../../identity/store.ts';
import { findingsOf } from '../eligibility/index.ts';
import { SECTION_SHAPES } from '../form/sections.ts';
import type { Application, ApplicationFile, Submission } from '../model.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import { statedOf, type Statement } from '../receipts.ts';
import { submitMove, whyNotApplyFor, whyNotEligible, whyNotSubmit, submitted } from '../rules/submitting.ts';
import { submissionWindow } from '../rules/windows.ts';
import { putSubmission, loadFile } from '../store.ts';
import { performed, type Moving, type Seen } from './move.ts';
import { factsOfFile } from './own.ts';

type Submitted = Outcome<{ application: string; number: number }, { file: ApplicationFile; submission: Submission }>;

/**
 * Submits exactly what was read: a save in between makes it try again, and so does a change of the person's standing; a second
 * submission under another key finds it submitted. Refused at the deadline, the refusal carries a receipt as well.
 */
export async function submit(context: Context, seen: Seen): Promise<Submitted> {
  let read: ApplicationFile | null = null;
  const load = async (table: Table, id: string) => {
    if (read) forgetPerson(context, read.head.applicant);
    return (read = await loadFile(table, id));
  };
  try {
    const { answer, result } = await performed(context, { ...SUBMITTING, load }, seen);
    const { file, after, made: submission } = result;
    return { answer: { ...answer, number: submission.number }, result: { file: { ...file, head: after }, submission } };
  } catch (error) {
    if (read && error instanceof Refusal && error.code === 'WINDOW_CLOSED') throw await withReceipt(context, read, error);
    throw error;
  }
}

const SUBMITTING: Moving<Submission, ApplicationFile> = {
  move: (_, head) => submitMove(head),
  whyNot: (_, { actor, now }, head, calendar) => whyNotSubmit(actor, head, calendar, now),
  effect: async (context, { file, head, calendar }) => {
    const facts = await factsOfFile(context, calendar, file);
    refuseIf(whyNotEligible(findingsOf(facts)));
    const applied = valid(SECTION_SHAPES.appliedTitle, file.sections.appliedTitle?.content);
    refuseIf(whyNotApplyFor(head, applied));
    const submission = await submissionOf(context, file, calendar);
    const { application: _, receipt: __, ...taken } = submission;
    return {
      change: submitted(head, taken, applied, facts.standing, calendar.announcement),
      detail: { number: taken.number, hash: taken.hash },
      writes: [putSubmission(submission), ...(facts.standing ? [sameStanding(facts.standing)] : [])],
      answer: { number: taken.number },
      made: submission,
    };
  },
};

/** What is taken in, with its receipt. */
async function submissionOf(context: Context, file: ApplicationFile, calendar: Calendar): Promise<Submission> {
  const { head, sections, proofs } = file;
  const number = (head.submission?.number ?? 0) + 1;
  const hash = contentHash(file);
  const about = { application: head.id, at: context.now, hash };
  const receipt = await context.notary.sign({ ...statedOf('SUBMISSION', about, windowOf(head, calendar, context.now), calendar), number });
  return {
    application: head.id,
    number,
    at: context.now,
    hash,
    sections: Object.fromEntries(Object.values(sections).map((section) => [section.name, section.version])),
    proofs: standingProofs(proofs).map((proof) => proof.number),
    receipt,
  };
}

/** The refusal at the deadline, with a receipt of what came when: proof for whoever wants to contest it. */
async function withReceipt(context: Context, file: ApplicationFile, refusal: Refusal): Promise<Refusal> {
  const calendar = await loadCalendar(context, file.head.cycle);
  const about = { application: file.head.id, at: context.now, hash: contentHash(file) };
  const stated = { ...statedOf('REFUSAL', about, windowOf(file.head, calendar, context.now), calendar), code: refusal.code };
  return new Refusal(refusal.code, refusal.declaration, { ...refusal.details, receipt: await context.notary.sign(stated) });
}

function windowOf(head: Application, calendar: Calendar, now: Instant): { phase: Statement['phase']; closesAt: Instant } {
  return { phase: head.state === 'RETURNED' ? 'RESUBMISSION' : 'APPLICATION', closesAt: submissionWindow(calendar, head, now).closesAt };
}

/** The hash over the whole form and its proofs: of each section its version and content, of each proof its number and SHA-256. */
export function contentHash({ sections, proofs }: Pick<ApplicationFile, 'sections' | 'proofs'>): string {
  return hashOf({
    sections: Object.fromEntries(Object.values(sections).map(({ name, version, content }) => [name, { version, content }])),
    proofs: Object.fromEntries(standingProofs(proofs).map(({ number, sha256 }) => [number, sha256])),
  });
}
