/** Beginning the one application of a year, and changing the unit it goes through. */
import { personOf, type Grant } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { Conflict } from '../../table/port.ts';
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
  await gate(context, cycle, (calendar) => whyNotBegin(context.actor, unit, calendar, context.now));
  const organisation = await loadOrganisation(context.table, unit);
  if (!organisation) throw applicationRefusals.APPLICATION_UNKNOWN();
  const id = applicationId(cycle, applicant.account);
  const data = NEW.parse({
    id,
    cycle,
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
  try {
    // The role may have ended since it was read: with the account, if that was closed (P11).
    const held = (await personIn(context, applicant.account))?.grants.filter(isFor(unit)) ?? [];
    await context.table.transact([
      putApplication(after, null),
      putDraft(id, draft, null),
      entry,
      ...held.map(sameGrant),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    if (error.failed.includes('grant')) forgetPerson(context, applicant.account);
    if (error.failed.includes('grant') && !error.failed.includes('once')) throw stale();
    if (!error.failed.includes('application')) throw error;
    return beginAnew(context, id, organisation);
  }
  return { answer, result: { head: after, draft, sections: {}, proofs: [], counter: null } };
}

const isFor =
  (unit: string) =>
  ({ role, organisation }: Grant): boolean =>
    role === 'APPLICANT' && organisation === unit;

/**
 * What was withdrawn and cannot be restored any more is a draft again, through the unit that the person belongs to now: its submissions,
 * returns and history are kept, and an objection that was upheld bars it as before (A1, A8, U4).
 */
async function beginAnew(context: Context, id: string, unit: Organisation): Promise<Outcome<{ application: string }, ApplicationFile>> {
  return inTurn(context, async () => {
    const file = await loadFile(context.table, id);
    if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
    const { head } = file;
    await gate(context, head.cycle, (calendar) => whyNotBeginAnew(head, calendar, context.now));
    const fact = { by: context.actor, at: context.now, detail: { unit: unit.id } };
    const { after, writes } = moved(file, MOVES.beginAnew, fact, {
      ...RESTORED,
      unit: unit.id,
      unitName: unit.name,
      returned: null,
      returns: { ...head.returns, authorities: 0 },
      judgedFine: {},
      rejudge: null,
      rerouted: null,
      committee: null,
      committeeName: null,
      finishing: null,
    });
    const answer = { application: id };
    await context.table.transact([...writes, ...context.also(answer)]);
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
        refuseIf(whyNotChangeUnit(actor, head, unit.id, calendar, now));
        return {
          change: { unit: unit.id, unitName: unit.name },
          detail: { from: head.unit, to: unit.id },
          writes: unposted(head, 'moved', now),
        };
      },
    },
    seen,
  );
}
