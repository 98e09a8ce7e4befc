/** Keeping, calling in and inspecting the originals (D6). The department and the bureau do; the applicant is told what is asked of them. */
import type { ActionName } from '../../core/actions-named/index.ts';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { endOfDay, inWords } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Application } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { inChargeOf } from '../../application/rules/charge.ts';
import { loadApplication } from '../../application/store.ts';
import { reviewNotices } from '../notices.ts';
import { whyNotOriginals } from '../rules.ts';
import { callInput, INSPECTION_NAMES, inspectionInput, keepInput, type InspectionOutcome, type Originals } from './model.ts';
import { whyNotCallIn, whyNotDue, whyNotGenuine, whyNotInspect } from './rules.ts';
import { loadOriginals, putOriginals, sameOriginals } from './store.ts';

type Answered = Outcome<{ application: string }, Application>;
type Typed = { application: string } & Record<string, unknown>;
type Data = Omit<Originals, 'version' | 'trail'>;

/** The department, or the bureau, notes where the papers are kept. */
export function keep(context: Context, typed: Typed): Promise<Answered> {
  const { place } = valid(keepInput, typed, 'D6');
  return record(context, typed.application, 'keep', (originals, mark) => ({ data: { ...originals, kept: { place, ...mark } } }));
}

/** Calls the originals in by a day, with the reason. */
export function callIn(context: Context, typed: Typed): Promise<Answered> {
  const { reason, dueOn } = valid(callInput, typed, 'D6');
  return record(context, typed.application, 'callIn', async (originals, mark, head) => {
    refuseIf(whyNotCallIn(originals) ?? whyNotDue(dueOn, await loadCalendar(context, head), context.now));
    const until = endOfDay(dueOn);
    const notice = reviewNotices.ORIGINALS_CALLED({
      to: [{ account: head.applicant }],
      about: { type: 'Application', id: head.id },
      city: head.city,
      cause: [head.id, String(mark.at)],
      at: context.now,
      details: { due: inWords(until, true), opinion: reason },
    });
    return { data: { ...originals, calledIn: { reason, dueOn, ...mark } }, writes: [notice], detail: { reason, dueOn } };
  });
}

/** Records what the inspection of the papers found. */
export function inspect(context: Context, typed: Typed): Promise<Answered> {
  const { outcome, text } = valid(inspectionInput, typed, 'D6');
  return record(context, typed.application, 'inspect', (originals, mark, head) => {
    refuseIf(whyNotInspect(originals));
    const inspections = [...originals.inspections, { outcome, text, ...mark }];
    const writes = found(head, mark.at, { outcome, text });
    return { data: { ...originals, calledIn: null, inspections }, writes, detail: { outcome } };
  });
}

/** The applicant hears what was found; where it is a fault, the unit and those who review it do as well. */
function found(head: Application, at: number, { outcome, text }: { outcome: InspectionOutcome; text: string }): Write[] {
  const { id, city, applicant, applicantName, unitName } = head;
  const telling = { about: { type: 'Application', id }, city, cause: [id, String(at)], at } as const;
  const details = { applicant: applicantName, unit: unitName, outcome: INSPECTION_NAMES[outcome], opinion: text };
  const offices = (['UNIT', 'RE_REVIEW'] as const).flatMap((reviewer) => inChargeOf(reviewer, head, bureauOf(city)));
  return [
    reviewNotices.ORIGINALS_INSPECTED({ ...telling, to: [{ account: applicant }], details }),
    ...(outcome === 'GENUINE'
      ? []
      : [reviewNotices.ORIGINALS_FAULTY({ ...telling, to: offices.map((office) => ({ ...office, except: applicant })), details })]),
  ];
}

/** Holds on to it that no inspection has found fault; refuses where the last one has (D6). */
export async function holdingGenuine({ table }: Context, { id }: Application): Promise<Write[]> {
  const originals = await loadOriginals(table, id);
  refuseIf(whyNotGenuine(originals));
  return originals ? [sameOriginals(originals)] : [];
}

type Recorded = { data: Data; writes?: Write[]; detail?: Record<string, unknown> };
type How = (originals: Data, mark: { at: number; by: string }, head: Application) => Promise<Recorded> | Recorded;
/** Of two at once the second is told what the first has left it. */
const record = (...asked: Parameters<typeof recordOnce>): Promise<Answered> => inTurn(asked[0], () => recordOnce(...asked));

async function recordOnce(context: Context, application: string, action: ActionName, how: How): Promise<Answered> {
  const head = await loadApplication(context.table, application);
  if (!head) throw applicationRefusals.APPLICATION_UNKNOWN();
  refuseIf(whyNotOriginals(context.actor, head, bureauOf(head.city)));
  const before = await loadOriginals(context.table, application);
  const mark = { at: context.now, by: personOf(context.actor).account };
  const { data, writes = [], detail } = await how(before ?? { application, kept: null, calledIn: null, inspections: [] }, mark, head);
  const fact = { by: context.actor, at: context.now, action, detail };
  const { after, entry } = change({ kind: 'ORIGINALS', id: application }, before, data, fact);
  const answer = { application };
  await context.table.transact([putOriginals(after, before), entry, ...writes, ...context.also(answer)]);
  return { answer, result: head };
}
