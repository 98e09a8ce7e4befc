/** Submitting: one read, one small transaction, one signed receipt (A5). */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { hashOf } from '../../core/hash.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import { routeOf } from '../../announcement/routing.ts';
import { gate } from '../../calendar/actions.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Calendar } from '../../calendar/model.ts';
import { forgetPerson, sameStanding } from '../../identity/store.ts';
import { findingsOf } from '../eligibility/index.ts';
import { SECTION_SHAPES } from '../form/sections.ts';
import { MOVES, type Application, type ApplicationFile, type Submission } from '../model.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import { statedOf, type Statement } from '../receipts.ts';
import { applicationRefusals } from '../refusals.ts';
import { submissionWindow } from '../rules/windows.ts';
import { submitMove, whyNotApplyFor, whyNotEligible, whyNotSubmit } from '../rules/submitting.ts';
import { putApplication, putDraft, putSubmission } from '../store.ts';
import { factsOfFile, own } from './own.ts';

type Submitted = Outcome<{ application: string; number: number }, { file: ApplicationFile; submission: Submission }>;

/**
 * Submits exactly what was read: a save in between makes it try again, and so does a change of the person's standing; a second
 * submission under another key finds it submitted. Refused at the deadline, the refusal carries a receipt as well.
 */
export async function submit(context: Context, { application, version }: { application: string; version: number }): Promise<Submitted> {
  for (let attempt = 1; ; attempt += 1) {
    const file = await own(context, application);
    try {
      return await submitOnce(context, file, version);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'WINDOW_CLOSED') throw await withReceipt(context, file, error);
      if (!(error instanceof Conflict)) throw error;
      const meanwhile = error.failed.every((name) => name === 'draft' || name === 'standing');
      if (meanwhile) forgetPerson(context, file.head.applicant);
      if (meanwhile && attempt < 3) continue;
      if (error.failed.includes('once')) throw error;
      throw applicationRefusals.VERSION_STALE({ version: (await own(context, application)).head.version, current: null });
    }
  }
}

async function submitOnce(context: Context, file: ApplicationFile, version: number): Promise<Submitted> {
  const { head, draft, sections } = file;
  const calendar = await gate(context, head.cycle, (one) => whyNotSubmit(context.actor, head, one, context.now));
  refuseIf(head.version === version ? null : applicationRefusals.VERSION_STALE({ version: head.version, current: null }));
  const facts = await factsOfFile(context, calendar, file);
  refuseIf(whyNotEligible(findingsOf(facts)));
  const applied = valid(SECTION_SHAPES.appliedTitle, sections.appliedTitle?.content);
  refuseIf(whyNotApplyFor(head, applied));
  const move = MOVES[submitMove(head)];
  const { department, committee } = routeOf(calendar.announcement, { ...applied, unitName: head.unitName });
  const taken = await submissionOf(context, file, calendar);
  const { application: id, receipt: _, ...inHead } = taken;
  const { after, entry } = change(
    { kind: 'APPLICATION', id },
    head,
    {
      ...head,
      state: move.to,
      since: context.now,
      returned: null,
      series: applied.series,
      specialty: applied.specialty,
      level: applied.level,
      scope: applied.scope,
      promotionType: applied.promotionType,
      department,
      committee: head.rerouted ? head.committee : (committee?.id ?? null),
      appliesAs: facts.standing?.kind ?? null,
      submission: inHead,
      submittedProofs: [...new Set([...head.submittedProofs, ...taken.proofs])].toSorted((a, b) => a - b),
    } satisfies Application,
    {
      by: context.actor,
      at: context.now,
      action: move.action,
      detail: { from: head.state, number: taken.number, hash: taken.hash },
    },
  );
  const answer = { application: id, number: taken.number };
  await context.table.transact([
    putApplication(after, head),
    putDraft(id, { ...draft, open: false }, draft),
    putSubmission(taken),
    ...(facts.standing ? [sameStanding(facts.standing)] : []),
    entry,
    ...context.also(answer),
  ]);
  return { answer, result: { file: { ...file, head: after }, submission: taken } };
}

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
