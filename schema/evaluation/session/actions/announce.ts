/** The office announces what was decided, once the minutes are sealed: each application comes to its end, and its applicant hears of it (E11). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { refuseIf, Refusal } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { perform, type Moving } from '../../../application/actions/move.ts';
import { loadApplication } from '../../../application/store.ts';
import type { Decision } from '../../../application/model.ts';
import { MOVES } from '../../../application/moves.ts';
import { whyNotMove } from '../../../application/rules/charge.ts';
import { withOpinion } from '../../../review/actions/opinion.ts';
import { givingBack, sharedVacancy } from '../../../review/vacancies/actions.ts';
import { ended } from '../../candidates/actions.ts';
import { Conflict } from '../../../table/port.ts';
import { refuseApplicant } from '../../own.ts';
import type { Candidate } from '../../candidates/model.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { decided, resultIn } from '../../results/actions.ts';
import type { Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { whyNotInState } from '../rules.ts';
import { changing, sessionOf, type Changed } from './changing.ts';
import { queueOf } from './hear.ts';

/** Announced in one call: what fits well into a request’s time. */
export const ANNOUNCED_A_CALL = 40;

/** Announces the next results; called until all have been. One that is announced already is passed over. */
export async function announceResults(context: Context, { session: id }: { session: string }): Promise<Changed> {
  const session = await sessionOf(context, id);
  refuseIf(whyNotOffice(context.actor, { id: session.committee }));
  if (session.state === 'CLOSED') throw sessionRefusals.MINUTES_UNSEALED();
  refuseIf(whyNotInState(session, 'SEALED'));
  await refuseApplicant(context, session);
  const waiting = (await decidedIn(context, session)).filter(({ state }) => state === 'VOTED');
  for (const candidate of waiting.slice(0, ANNOUNCED_A_CALL)) await announce(context, session, candidate);
  const all = await decidedIn(context, session);
  const done = all.filter(({ state }) => state !== 'VOTED').length;
  return changing(context, id, (one) => {
    refuseIf(whyNotInState(one, 'SEALED'));
    return {
      action: 'announce',
      news: {
        announced: { done, of: all.length },
        ...(done === all.length && { state: 'ANNOUNCED' as const }),
        votesChanged: one.votesChanged + 1,
      },
      detail: { done, of: all.length },
    };
  });
}

/** The candidates on whom this meeting has the last word. */
async function decidedIn(context: Context, session: Session): Promise<Candidate[]> {
  const { entries } = await queueOf(context, session);
  const all = await Promise.all(entries.map(({ application }) => loadCandidate(context.table, application)));
  return all.filter((one) => one !== null).filter(({ outcome }) => outcome?.session === session.id);
}

/** One of them, in its turn: where its head was written meanwhile, by whatever, it is read again. Announced by another call, it is so. */
async function announce(context: Context, session: Session, { application, outcome }: Candidate): Promise<void> {
  await inTurn(context, async () => {
    const head = await loadApplication(context.table, application);
    if (!head || !outcome) return;
    try {
      await perform({ ...context, also: () => [] }, announcing(session, outcome), { application, version: head.version });
    } catch (error) {
      const code = error instanceof Refusal ? error.code : null;
      if (code === 'VERSION_STALE') throw new Conflict(['turn']);
      if (code !== 'NOT_IN_STATE') throw error;
    }
  });
}

function announcing(session: Session, { passed, tally }: NonNullable<Candidate['outcome']>): Moving {
  const number = `评审会议记录${(session.minutes?.hash ?? '').slice(0, 12)}`;
  return {
    ...(!passed && { shares: sharedVacancy }),
    move: () => (passed ? MOVES.announcePassed : MOVES.announceNotPassed),
    whyNot: (move, { actor }, head) => whyNotOffice(actor, { id: session.committee }) ?? whyNotMove(move, head),
    effect: withOpinion(`${session.name}：${resultIn(passed).zh}`, async (context, { head }) => {
      const by = personOf(context.actor).account;
      const decidedOn = dayOf(session.closedAt ?? context.now);
      const none = { entrusted: null, offline: null, consent: null };
      const decision: Decision = { at: context.now, by, passed, tally, document: number, decidedOn, ...none, session: session.id };
      const detail = { session: session.id, passed };
      return {
        change: { decision, withdrawalAsked: null },
        detail,
        writes: [
          ...(await ended(context.table, head, 'DECIDED', { by: context.actor, at: context.now, detail })),
          ...(passed ? [] : await givingBack(context, head)),
          decided(context, head, { committee: session.name, decision }),
        ],
      };
    }),
  };
}
