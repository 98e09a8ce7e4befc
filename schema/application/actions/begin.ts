/** Beginning the one application of a year, and changing the unit it goes through. */
import { personOf, type Grant } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { whyNotHere } from '../../announcement/cycles.ts';
import { gate } from '../../calendar/actions.ts';
import type { Organisation } from '../../identity/model.ts';
import { forgetPerson, loadOrganisation, loadStanding, personIn, sameGrant } from '../../identity/store.ts';
import { applicationShape, type ApplicationFile } from '../model.ts';
import { MOVES, NOTES } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotBegin, whyNotChangeUnit, whyNotEdit } from '../rules/submitting.ts';
import { RESTORED, whyNotBeginAnew } from '../rules/withdrawing.ts';
import { applicationId, loadFile, putApplication, putDraft } from '../store.ts';
import { moved, perform, type Moved, type Seen } from './move.ts';
import { unposted } from './unposted.ts';

/** What has not been begun has no version yet; what is not named is empty. */
const NEW = applicationShape.omit({ version: true, trail: true });

/** Begins the one application of this person in a cycle, through a unit (A1). */
export async function begin(
  context: Context,
  { cycle, unit }: { cycle: string; unit: string },
): Promise<Outcome<{ application: string }, ApplicationFile>> {
  const applicant = personOf(context.actor);
  // What it is for has not been said: it may still be for whoever has the widest window.
  const unsaid = { cycle, judgedBy: null, series: null, level: null };
  const { announcement } = await gate(context, unsaid, (calendar) => whyNotBegin(context.actor, unit, calendar, context.now));
  const organisation = await loadOrganisation(context.table, unit);
  if (!organisation) throw applicationRefusals.APPLICATION_UNKNOWN();
  refuseIf(whyNotHere(announcement, organisation));
  const id = applicationId(cycle, applicant.account);
  const data = NEW.parse({
    id,
    cycle,
    city: announcement.city,
    applicant: applicant.account,
    applicantName: applicant.name,
    unit,
    unitName: organisation.name,
    state: 'DRAFT',
    since: context.now,
  });
  const { after, entry } = change({ kind: 'APPLICATION', id }, null, data, {
    by: context.actor,
    at: context.now,
    action: 'begin',
    detail: { unit },
  });
  const draft = { open: true, edits: 0 };
  const answer = { application: id };
  const held = await heldFor(context, unit);
  try {
    await context.table.transact([putApplication(after, null), putDraft(id, draft, null), entry, ...held, ...context.also(answer)]);
  } catch (error) {
    const gone = unlessHeld(context, error);
    if (!(gone instanceof Conflict) || !gone.failed.includes('application')) throw gone;
    return beginAnew(context, id, organisation, held);
  }
  return { answer, result: { head: after, draft, sections: {}, proofs: [], counter: null } };
}

/**
 * What a transaction holds on to: the role may have ended since it was read, with the account, if that was closed, or because another unit
 * has taken its person in (P2, P11).
 */
async function heldFor(context: Context, unit: string): Promise<Write[]> {
  const { account } = personOf(context.actor);
  const held = (await personIn(context, account))?.grants.filter(isFor(unit)) ?? [];
  if (held.length === 0) throw stale();
  return held.map(sameGrant);
}

/** What a conflict means where the role has ended; a key that was used meanwhile knows its own answer. */
function unlessHeld(context: Context, error: unknown): unknown {
  if (!(error instanceof Conflict) || !error.failed.includes('grant')) return error;
  forgetPerson(context, personOf(context.actor).account);
  return error.failed.includes('once') ? error : stale();
}

const isFor =
  (unit: string) =>
  ({ role, organisation }: Grant): boolean =>
    role === 'APPLICANT' && organisation === unit;

/**
 * What was withdrawn and cannot be restored any more is a draft again, through the unit that the person belongs to now: its submissions,
 * returns and history are kept, and an objection that was upheld bars it as before (A1, A8, U4).
 */
async function beginAnew(
  context: Context,
  id: string,
  unit: Organisation,
  held: readonly Write[],
): Promise<Outcome<{ application: string }, ApplicationFile>> {
  return inTurn(context, async () => {
    const file = await loadFile(context.table, id);
    if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
    const { head } = file;
    await gate(context, head, (calendar) => whyNotBeginAnew(head, calendar, context.now));
    const fact = { by: context.actor, at: context.now, detail: { unit: unit.id } };
    const { after, writes } = moved(file, MOVES.beginAnew, fact, {
      ...RESTORED,
      unit: unit.id,
      unitName: unit.name,
      returned: null,
      returns: { ...head.returns, authorities: 0, department: 0 },
      judgedFine: {},
      rejudge: null,
      rerouted: null,
      committee: null,
      committeeName: null,
      finishing: null,
    });
    const answer = { application: id };
    try {
      await context.table.transact([...writes, ...held, ...context.also(answer)]);
    } catch (error) {
      throw unlessHeld(context, error);
    }
    return { answer, result: { ...file, head: after, draft: { ...file.draft, open: true } } };
  });
}

/** Takes the application along to the applicant's present unit, while it is theirs to change (P2, P5). */
export function changeUnit(context: Context, seen: Seen): Promise<Moved> {
  return perform(
    context,
    {
      move: () => NOTES.changeUnit,
      whyNot: (_, { actor, now }, head, calendar) => whyNotEdit(actor, head, calendar, now),
      effect: async ({ actor, now, table }, { head, calendar }) => {
        const standing = await loadStanding(table, head.applicant);
        const unit = standing && (await loadOrganisation(table, standing.unit));
        if (!unit) throw applicationRefusals.APPLICATION_UNKNOWN();
        refuseIf(whyNotChangeUnit(actor, head, unit, calendar, now));
        return {
          change: { unit: unit.id, unitName: unit.name },
          detail: { left: head.unit, unit: unit.id },
          writes: unposted(head, 'moved', now),
        };
      },
    },
    seen,
  );
}
