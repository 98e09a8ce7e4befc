/** What an inspection finds of each thing that it looks at, and that it is closed (V4). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { valid } from '../../../core/input.ts';
import { loadApplication } from '../../../application/store.ts';
import { standingOf } from '../../measures/actions/subjects.ts';
import type { Subject } from '../../measures/model.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { isConcerned } from '../../sight.ts';
import { closingInput, INSPECTION_RESULT_NAMES, outcomeInput, type Inspection, type Outcome } from '../model.ts';
import { inspectionNotices } from '../notices.ts';
import { whyNotClose, whyNotInspect, whyNotRecord } from '../rules.ts';
import { loadList, loadOutcome, putOutcome } from '../store.ts';
import { inspecting, type Inspected } from './changing.ts';

type Recording = { inspection: string; application: string | null; about: Pick<Subject, 'of' | 'id'> | null } & Record<string, unknown>;

/** Records it, or records it anew: what was recorded before stays in the history. */
export function recordOutcome(context: Context, { inspection, application, about, ...request }: Recording): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotInspect(context.actor, one, 'DRAWN', 'OPEN'),
    async (one) => {
      const typed = valid(outcomeInput, request, 'V4');
      const found = await lookedAtIn(context, one, application, about);
      const before = await loadOutcome(context.table, { inspection: one.id, subject: found.subject });
      const outcome: Outcome = {
        inspection: one.id,
        subject: found.subject,
        about: found.about,
        ...typed,
        at: context.now,
        by: personOf(context.actor).account,
        case: null,
      };
      const outcomes = { ...one.outcomes };
      if (before) outcomes[before.result] -= 1;
      outcomes[typed.result] += 1;
      return {
        news: { outcomes },
        action: 'recordOutcome',
        reason: typed.text,
        detail: { subject: found.subject, result: typed.result, ...(before && { before: before.result }) },
        writes: [putOutcome(outcome, before), ...told(context, one, found, typed)],
      };
    },
  );
}

type Found = { subject: string; about: Subject | null; applicant: string | null };

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
    const why = whyNotRecord(context.actor, one, head.applicant);
    if (why) throw why;
    return { subject: head.id, about: { of: 'ACCOUNT', id: head.applicant, name: head.applicantName }, applicant: head.applicant };
  }
  if (!about) throw supervisionRefusals.SUBJECT_UNKNOWN();
  const { subject, city } = await standingOf(context, about);
  if (city !== one.city) throw supervisionRefusals.SUBJECT_UNKNOWN();
  if (isConcerned(context.actor, subject)) throw supervisionRefusals.CONCERNS_YOU();
  return { subject: nameOf('inspected', subject.of, subject.id), about: subject, applicant: null };
}

/** Whom something is recorded against hears it; of a suspicion they hear in the case, when they are to be heard (V2). */
function told(
  { now: at }: Context,
  one: Inspection,
  { about, subject }: Found,
  { result, text }: { result: Outcome['result']; text: string },
) {
  if (result !== 'DEFECT' || about?.of !== 'ACCOUNT') return [];
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
