/** What an inspection finds of each thing that it looks at, and that it is closed (V4). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Write } from '../../../table/port.ts';
import { loadApplication } from '../../../application/store.ts';
import { standingOf } from '../../measures/actions/subjects.ts';
import type { Subject } from '../../measures/model.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { closingInput, INSPECTION_RESULT_NAMES, outcomeInput, type Inspection, type Outcome } from '../model.ts';
import { inspectionNotices } from '../notices.ts';
import { whyNotClose, whyNotInspect, whyNotRecord, whyNotTakeUpOutcome } from '../rules.ts';
import { loadInspection, loadList, loadOutcome, putInspection, putOutcome } from '../store.ts';
import { inspecting, type Inspected } from './changing.ts';

/** What is looked at in an inspection: an application that was drawn, or whom or what it names itself. */
export type Looked = { inspection: string; application: string | null; about: Pick<Subject, 'of' | 'id'> | null };
type Recording = Looked & Record<string, unknown>;

/** Records it, or records it anew: what was recorded before stays with it. */
export function recordOutcome(context: Context, { inspection, application, about, ...request }: Recording): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotInspect(context.actor, one, 'DRAWN', 'OPEN'),
    async (one) => {
      const typed = valid(outcomeInput, request, 'V4');
      const found = await lookedAtIn(context, one, application, about);
      const before = await loadOutcome(context.table, { inspection: one.id, subject: found.subject });
      // Whoever has left the bureau since is not shown what was found of them while they were there.
      const { subject, about: whom } = found;
      const isTheirs = found.isOfBureau || (before?.isOfBureau ?? false);
      refuseIf(whyNotRecord(context.actor, one, { about: whom, isOfBureau: isTheirs }));
      const outcome: Outcome = {
        inspection: one.id,
        subject,
        about: whom,
        isOfBureau: isTheirs,
        ...typed,
        at: context.now,
        by: personOf(context.actor).account,
        earlier: before ? [...before.earlier, recordedIn(before)] : [],
        case: before?.case ?? null,
      };
      const counted = (counts: Inspection['outcomes'], wasIn: boolean, isIn: boolean) => {
        const news = { ...counts };
        if (before && wasIn) news[before.result] -= 1;
        if (isIn) news[typed.result] += 1;
        return news;
      };
      return {
        news: {
          outcomes: counted(one.outcomes, true, true),
          ofBureau: counted(one.ofBureau, before?.isOfBureau ?? false, isTheirs),
        },
        action: 'recordOutcome',
        // What was found is read with the outcome, by those who see it; the history is for all at the desks.
        detail: { subject, result: typed.result, text: typed.text, ...(before && { before: before.result }) },
        writes: [putOutcome(outcome, before), ...told(context, one, found, typed)],
      };
    },
  );
}

function recordedIn({ result, text, at, by }: Outcome): Outcome['earlier'][number] {
  return { result, text, at, by };
}

/** A suspicion is taken up by a case: the number of the case stands with it, in the transaction that opens the case. */
export async function takingUpOutcome(
  context: Context,
  looked: Looked | null,
  { case: number, city }: { case: string; city: string },
): Promise<Write[]> {
  if (looked === null) return [];
  const subject = looked.application ?? (looked.about && placeOf(looked.about)) ?? '';
  const one = await loadInspection(context.table, looked.inspection);
  const outcome = one && (await loadOutcome(context.table, { inspection: one.id, subject }));
  refuseIf(whyNotTakeUpOutcome(context.actor, one, outcome, city));
  if (!one || !outcome) return [];
  const fact = { by: context.actor, at: context.now, action: 'takeUp' as const, detail: { subject, case: number } };
  const { after, entry } = change({ kind: 'INSPECTION', id: one.id }, one, one, fact);
  return [putInspection(after, one), putOutcome({ ...outcome, case: number }, outcome), entry];
}

/** Where what was found of somebody lies. */
const placeOf = ({ of, id }: Pick<Subject, 'of' | 'id'>): string => nameOf('inspected', of, id);

type Found = { subject: string; about: Subject; isOfBureau: boolean };

/** What of a sample was drawn; of another inspection whom or what it names. */
async function lookedAtIn(
  context: Context,
  one: Inspection,
  application: string | null,
  about: Pick<Subject, 'of' | 'id'> | null,
): Promise<Found> {
  if (one.kind === 'SAMPLE') {
    const sample = await loadList(context.table, one.id, 'SAMPLE');
    const head =
      application !== null && sample.some((entry) => entry.application === application)
        ? await loadApplication(context.table, application)
        : null;
    if (!head) throw supervisionRefusals.NOT_SAMPLED();
    const standing = await standingOf(context, { of: 'ACCOUNT', id: head.applicant });
    return {
      subject: head.id,
      about: { of: 'ACCOUNT', id: head.applicant, name: head.applicantName },
      isOfBureau: standing.isOf === 'BUREAU',
    };
  }
  if (!about) throw supervisionRefusals.SUBJECT_UNKNOWN();
  const standing = await standingOf(context, about);
  if (standing.city !== one.city) throw supervisionRefusals.SUBJECT_UNKNOWN();
  return { subject: placeOf(about), about: standing.subject, isOfBureau: standing.isOf === 'BUREAU' };
}

/** Whom something is recorded against hears it; of a suspicion they hear in the case, when they are to be heard (V2). */
function told(
  { now: at }: Context,
  one: Inspection,
  { about, subject }: Found,
  { result, text }: { result: Outcome['result']; text: string },
) {
  if (result !== 'DEFECT' || about.of !== 'ACCOUNT') return [];
  return [
    inspectionNotices.DEFECT_FOUND({
      to: [{ account: about.id }],
      about: { type: 'SupervisoryCheck', id: one.id },
      city: one.city,
      cause: [one.id, subject, String(at)],
      at,
      details: { title: one.title, result: INSPECTION_RESULT_NAMES[result], text },
    }),
  ];
}

/** Closes it with what came of it. */
export function closeInspection(context: Context, { inspection, text }: { inspection: string; text: string }): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotClose(context.actor, one),
    () => {
      const closed = { at: context.now, by: personOf(context.actor).account, text: valid(closingInput, { text }, 'V4').text };
      return { news: { state: 'CLOSED', closed }, action: 'close', reason: closed.text };
    },
  );
}
