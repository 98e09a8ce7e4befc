/**
 * The office's finding on an objection to somebody on its roster (R2): dismissed; or upheld, and they stand on it no more. Their application
 * ends with it, their vacancy is given back, and the roster has another edition.
 */
import * as z from 'zod';
import { change } from '../../../core/audit.ts';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { prose, valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Write } from '../../../table/port.ts';
import { moved } from '../../../application/actions/move.ts';
import type { Movable } from '../../../application/model.ts';
import { MOVES, ROLE_OF } from '../../../application/moves.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { loadMovable } from '../../../application/store.ts';
import type { PlainFinding } from '../../../posting/actions/alike.ts';
import { answering } from '../../../posting/actions/answering.ts';
import type { Objection } from '../../../posting/model.ts';
import { postingRefusals } from '../../../posting/refusals.ts';
import { whyNotDecide } from '../../../posting/rules/objections.ts';
import { isOver } from '../../../posting/rules/period.ts';
import { withOneLess } from '../../../posting/rules/unseen.ts';
import { loadObjection } from '../../../posting/store.ts';
import { givingBack } from '../../../review/vacancies/actions.ts';
import { refuseApplicant } from '../../../evaluation/own.ts';
import { resultNotices } from '../../notices.ts';
import type { Roster } from '../model.ts';
import { hashOfLines, linesIn } from '../rules.ts';
import { loadRosterFile, putRemoval, putRoster } from '../store.ts';
import { ending } from './close.ts';

type DecideRequest = { objection: string; version: number; finding: PlainFinding; text: string };

/** Records the finding. Another objection to the roster at the same moment: all is read anew. */
export function decideRosterObjection(context: Context, request: DecideRequest): Promise<Outcome<{ objection: string }, Objection>> {
  return inTurn(context, async () => {
    const objection = await loadObjection(context.table, request.objection);
    const file = objection?.on === 'ROSTER' ? await loadRosterFile(context.table, objection.posting) : null;
    if (!objection || !file) throw postingRefusals.OBJECTION_UNKNOWN();
    refuseIf(whyNotDecide(context.actor, objection, context.now) ?? whyNotSeen(objection, request.version));
    await refuseApplicant(context, file.roster);
    const { text } = valid(z.object({ text: prose(500) }), request, 'R2');
    const { finding } = request;
    const found = answering(context, objection, { finding, text });
    const roster = { ...file.roster, objections: withOneLess(file.roster.objections, objection) };
    const stands = linesIn(file, roster.edition).some(({ application }) => application === objection.application);
    // Of two objections to the same person the first that is upheld removes them.
    const { news, writes } =
      finding === 'UPHELD' && stands ? await removing(context, { ...file, roster }, objection, text) : { news: {}, writes: [] };
    const fact = { by: context.actor, at: context.now, action: 'find' as const, detail: { objection: objection.id, finding } };
    const answer = { objection: objection.id };
    await context.table.transact([...found.writes, ...kept(roster, fact, news), ...writes, ...context.also(answer)]);
    return { answer, result: found.after };
  });
}

/** The roster after a finding: it ends where its period is over and this was the last that was open. */
function kept(roster: Roster, fact: Parameters<typeof ending>[1], news: Partial<Roster>): Write[] {
  if (isOver(roster, fact.at)) return ending(roster, fact, news);
  const { after, entry } = change({ kind: 'ROSTER', id: roster.id }, roster, { ...roster, ...news }, fact);
  return [putRoster(after, roster), { ...entry, as: 'roster' }];
}

/** Somebody stands on the roster no more: another edition, their application, their vacancy, and word to them and their unit. */
async function removing(
  context: Context,
  { roster, lines, removals }: NonNullable<Awaited<ReturnType<typeof loadRosterFile>>>,
  { id: objection, application, applicantName }: Objection,
  reason: string,
): Promise<{ news: Partial<Roster>; writes: Write[] }> {
  const { actor, now: at } = context;
  const edition = roster.edition + 1;
  const removal = { roster: roster.id, application, edition, at, by: personOf(actor).account, reason, objection };
  const hash = hashOfLines(linesIn({ lines, removals: [...removals, removal] }, edition));
  const file = await loadMovable(context.table, application);
  const struck = file?.head.state === 'PASSED_BY_COMMITTEE' ? await striking(context, file, { reason, objection }) : [];
  const telling = (to: Parameters<typeof resultNotices.STRUCK>[0]['to']) => ({
    to,
    about: { type: 'Application', id: application },
    city: roster.city,
    cause: [objection],
    at,
    details: { committee: roster.committeeName, number: objection, applicant: applicantName, text: reason },
  });
  const told = file
    ? [
        resultNotices.STRUCK(telling([{ account: file.head.applicant }])),
        resultNotices.STRUCK_TOLD(telling([{ organisation: bureauOf(roster.city), role: 'BUREAU_OFFICER' }])),
        resultNotices.STRUCK_OF_UNIT(telling([{ organisation: file.head.unit, role: ROLE_OF.UNIT, except: file.head.applicant }])),
      ]
    : [];
  return { news: { edition, hash }, writes: [putRemoval(removal), ...struck, ...told] };
}

async function striking(context: Context, file: Movable, { reason, objection }: { reason: string; objection: string }): Promise<Write[]> {
  const fact = { by: context.actor, at: context.now, reason, detail: { objection } };
  return [...moved(file, MOVES.strike, fact).writes, ...(await givingBack(context, file.head))];
}
