/**
 * Posts those who passed and stand on no roster any more, or not yet, because their application was cancelled when the results of their
 * meeting were posted, and reinstated by an appeal (R1, V2): a roster of their own, for as long as any other, with its own objections and its
 * own document. What they had been posted before counts for nothing: somebody may not have seen it to its end.
 */
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { moved } from '../../../application/actions/move.ts';
import { NOTES } from '../../../application/moves.ts';
import { loadMovable } from '../../../application/store.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { ofCommittee } from '../../../evaluation/draw/actions/recording.ts';
import { refuseApplicant } from '../../../evaluation/own.ts';
import { loadSession } from '../../../evaluation/session/store.ts';
import { resultRefusals } from '../../refusals.ts';
import { rosterInput } from '../model.ts';
import { linesIn, whyNotAnew, whyNotSoLong } from '../rules.ts';
import { loadRosterFile, loadRosterWith } from '../store.ts';
import { beginning, type Posted } from './post.ts';

/** So many at once: each costs two writes of the transaction, and there are hardly ever two. */
export const MOST_ANEW = 20;

type Request = { committee: string; cycle: string | null; applications: readonly string[] } & Record<string, unknown>;

export async function postReinstated(context: Context, { committee, cycle: asked, applications, ...request }: Request): Promise<Posted> {
  const { filing, cycle } = await ofCommittee(context, committee, asked);
  refuseIf(whyNotOffice(context.actor, filing));
  await refuseApplicant(context, { committee, cycle });
  const typed = valid(rosterInput, request, 'R1');
  const calendar = await loadCalendar(context, cycle);
  refuseIf(whyNotSoLong(typed.days, calendar));
  const ids = [...new Set(applications)];
  if (ids.length === 0 || ids.length > MOST_ANEW) throw resultRefusals.ANEW_COUNT({ most: MOST_ANEW });
  return inTurn(context, async () => {
    const found = await Promise.all(ids.map((id) => standing(context, id, { committee, cycle })));
    const heads = found.map(({ file }) => file.head);
    const sessions = [...new Set(found.map(({ session }) => session))];
    const { after, writes } = await beginning(context, { filing, calendar, ...typed }, { sessions, heads });
    const fact = { by: context.actor, at: context.now, detail: { roster: after.id } };
    const noted = found.flatMap(({ file }) => moved(file, NOTES.postAnew, fact, { postedAnew: after.id }).writes);
    const answer = { roster: after.id };
    await context.table.transact([...writes, ...noted, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** One of them, decided on by a meeting of this committee, and on no roster. */
async function standing({ table }: Context, id: string, { committee, cycle }: { committee: string; cycle: string }) {
  const file = await loadMovable(table, id);
  const session = file?.head.decision?.session ?? null;
  const held = session === null ? null : await loadSession(table, session);
  if (!file || !held || held.committee !== committee || file.head.cycle !== cycle) throw resultRefusals.ANEW_UNKNOWN();
  const { head } = file;
  const posted = await loadRosterWith(table, head);
  const roster = posted === null ? null : await loadRosterFile(table, posted);
  const stands = roster !== null && linesIn(roster, roster.roster.edition).some(({ application }) => application === id);
  refuseIf(whyNotAnew(head, { isPosted: roster !== null, stands }));
  return { file, session: held.id };
}
