/** Submitting: one read, one small transaction, one signed receipt (A5). */
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { hashOf } from '../../core/hash.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf, say, type Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import { gate } from '../../calendar/actions.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { forgetStandards } from '../../disclosure/actions/standards.ts';
import { forgetPerson, sameStanding } from '../../identity/store.ts';
import { findingsOf, obstacles } from '../eligibility/index.ts';
import { SECTION_SHAPES, type SectionName } from '../form/sections.ts';
import type { Application, ApplicationFile, Submission, Unchanged } from '../model.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import { unchangedOf, whyNotMended } from '../returns.ts';
import { rememberName } from '../namesakes/store.ts';
import { statedOf, type Statement } from '../receipts.ts';
import { submitMove, taking, whyNotApplyFor, whyNotEligible, whyNotSubmit, submitted } from '../rules/submitting.ts';
import { submissionWindow } from '../rules/windows.ts';
import { loadFile, loadSectionsAt, putSubmission } from '../store.ts';
import { handedTo } from './handing.ts';
import { performed, type Moving, type Seen } from './move.ts';
import { factsOfFile } from './own.ts';

type Submitted = Outcome<{ application: string; number: number }, { file: ApplicationFile; submission: Submission }>;

/**
 * What a later slice adds to the transaction of a submission: changes of the head, its own writes, and what the reviewer is to know of it.
 * `sent` is the application as the submission makes it: who it is by name, and where they work, may be put right by it.
 */
export type Beside = (
  context: Context,
  file: ApplicationFile,
  calendar: Calendar,
  sent: Application,
) => Promise<{ change: Partial<Application>; writes: readonly Write[]; says?: Bilingual }>;

/**
 * Submits exactly what was read: a save in between makes it try again, and so does a change of the person's standing; a second
 * submission under another key finds it submitted. Refused at the deadline, the refusal carries a receipt as well.
 */
export async function submit(context: Context, seen: Seen & { unchanged: unknown }, beside: Beside): Promise<Submitted> {
  const moving = submitting(unchangedOf(seen.unchanged), beside);
  let read: ApplicationFile | null = null;
  const load = async (table: Table, id: string) => {
    if (read) forgetPerson(context, read.head.applicant);
    return (read = await loadFile(table, id));
  };
  try {
    const { answer, result } = await performed(context, { ...moving, load }, seen);
    const { file, after, made: submission } = result;
    return { answer: { ...answer, number: submission.number }, result: { file: { ...file, head: after }, submission } };
  } catch (error) {
    if (read && error instanceof Refusal && error.code === 'WINDOW_CLOSED') throw await withReceipt(context, read, error);
    throw error;
  }
}

const submitting = (unchanged: readonly Unchanged[], beside: Beside): Moving<Submission, ApplicationFile> => ({
  move: (_, head) => submitMove(head),
  whyNot: (_, { actor, now }, head, calendar) => whyNotSubmit(actor, head, calendar, now),
  effect: async (context, { file, head, move, calendar }) => {
    // What is posted by itself has its unit's name as it stands; elsewhere a process may remember it for a while, and the name follows (P11).
    const isPosted = head.state === 'RETURNED' && head.recommendation !== null;
    const { facts, findings } = await judged(context, calendar, file, isPosted);
    refuseIf(whyNotEligible(findings, calendar.announcement));
    const applied = valid(SECTION_SHAPES.appliedTitle, file.sections.appliedTitle?.content);
    refuseIf(whyNotApplyFor(head, applied));
    refuseIf(whyNotMended(head, await leftAsTheyWere(context, file), unchanged));
    const sent = submitted(head, applied, { ...facts, applicantName: personOf(context.actor).name }, calendar.announcement);
    // What it is for may have a window of its own.
    const own = await gate(context, { ...head, ...sent }, (one) => whyNotSubmit(context.actor, head, one, context.now));
    const submission = await submissionOf(context, file, own, unchanged);
    const { application: _, receipt: __, unchanged: ___, ...taken } = submission;
    Object.assign(sent, taking(head, taken));
    // What is posted with it names the person and the unit as they are called now.
    const more = await beside(context, file, own, { ...head, ...sent });
    const change = { ...sent, ...more.change };
    const reviewer = head.returned?.reviewer ?? 'UNIT';
    const how = head.returned ? say('已修改重报', 'was mended and sent again') : say('已提交', 'was submitted');
    const told = handedTo(
      reviewer,
      { ...head, ...change },
      { state: move.to ?? head.state, how, calendar: own, at: context.now, more: more.says },
    );
    const named = facts.bornIn === null ? [] : [rememberName({ ...head, ...change }, facts.bornIn)];
    return {
      change,
      detail: { number: taken.number, hash: taken.hash },
      writes: [putSubmission(submission), ...(facts.standing ? [sameStanding(facts.standing)] : []), told, ...named, ...more.writes],
      answer: { number: taken.number },
      made: submission,
    };
  },
});

/**
 * What it is judged by, and what that comes to. A standard may just have been published, or taken off, through another process: nobody is
 * refused for theirs before the list is read anew (A2).
 */
async function judged(context: Context, calendar: Calendar, file: ApplicationFile, fresh: boolean) {
  const facts = await factsOfFile(context, calendar, file, fresh);
  const findings = findingsOf(facts);
  if (!obstacles(findings).some(({ condition }) => condition === 'STANDARD')) return { facts, findings };
  forgetStandards(context, file.head.city);
  const anew = await factsOfFile(context, calendar, file);
  return { facts: anew, findings: findingsOf(anew) };
}

/** Of the sections that were to be mended, those whose content is what was submitted before, however often it was saved (D9). */
async function leftAsTheyWere({ table }: Context, { head, sections }: ApplicationFile): Promise<SectionName[]> {
  const mend = head.returned?.mend ?? [];
  const before = head.submission?.sections ?? {};
  const saved = mend.filter((name) => (sections[name]?.version ?? 0) !== (before[name] ?? 0));
  const versions = Object.fromEntries(saved.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]]])));
  const past = saved.length > 0 ? await loadSectionsAt(table, head.id, versions) : {};
  const isSame = (name: SectionName) => hashOf(past[name]?.content ?? null) === hashOf(sections[name]?.content ?? null);
  return mend.filter((name) => !saved.includes(name) || isSame(name));
}

/** What is taken in, with its receipt. */
async function submissionOf(
  context: Context,
  file: ApplicationFile,
  calendar: Calendar,
  unchanged: readonly Unchanged[],
): Promise<Submission> {
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
    unchanged: [...unchanged],
    receipt,
  };
}

/** The refusal at the deadline, with a receipt of what came when: proof for whoever wants to contest it. */
async function withReceipt(context: Context, file: ApplicationFile, refusal: Refusal): Promise<Refusal> {
  // As far as it says what it is for, in the window of that.
  const { series, level } = SECTION_SHAPES.appliedTitle.safeParse(file.sections.appliedTitle?.content).data ?? file.head;
  const calendar = await loadCalendar(context, { ...file.head, series, level });
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
