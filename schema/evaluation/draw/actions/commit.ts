/** Each party commits: the first of them begins the attempt, after one that has failed a new one (E4). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Write } from '../../../table/port.ts';
import { blankDraw, type Draw } from '../attempt/model.ts';
import { WAITS, attemptNow, faultsAt, stateAt, whyNotCommit, whyNotCommitment } from '../attempt/rules.ts';
import { loadDraws } from '../attempt/store.ts';
import { PARTIES, type Party } from '../model.ts';
import { drawNotices } from '../notices.ts';
import { drawRefusals } from '../refusals.ts';
import { changed, ofCommittee, telling, toOffice, toParty, type Drawing } from './recording.ts';
import { opened } from './secrets.ts';

export type Commitment = { committee: string; cycle: string | null; attempt: number; party: Party; commitment: string };

/** What one party says does not hang on the other: whoever is second at the same moment looks again at what there is. */
export async function commitToDraw(context: Context, input: Commitment): Promise<Drawing> {
  const { filing, cycle } = await ofCommittee(context, input.committee, input.cycle);
  return inTurn(context, async () => {
    const draws = await loadDraws(context.table, { committee: filing.id, cycle });
    const last = draws[0] ?? null;
    const attempt = attemptNow(last, context.now);
    refuseIf(whyNotCommit(context.actor, input.party, filing.city, last, context.now));
    if (input.attempt !== attempt) throw drawRefusals.DRAW_ATTEMPT({ attempt });
    refuseIf(whyNotCommitment(input.commitment, draws));
    const before =
      last?.attempt === attempt ? last : blankDraw({ committee: filing.id, cycle, city: filing.city, name: filing.name }, attempt);
    const { after, writes } = committed(context, before, input);
    const answer = { draw: after.id };
    await context.table.transact([...writes, ...(await closing(context, last)), ...context.also(answer)]);
    return { answer, result: after };
  });
}

function committed(context: Context, before: Draw, { party, commitment }: Commitment): { after: Draw; writes: Write[] } {
  const own = { commitment, committedAt: context.now, committedBy: personOf(context.actor).account, told: null };
  const parties = { ...before.parties, [party]: own };
  const isComplete = PARTIES.every((one) => parties[one] !== null);
  const news = { parties, state: isComplete ? ('COMMITTED' as const) : ('COMMITTING' as const) };
  const { after, writes } = changed(context, before, news, { action: 'commit', detail: { party, commitment } });
  const { name, attempt } = after;
  const told = isComplete
    ? [drawNotices.DRAW_COMMITTED({ ...telling(context, after), to: [toOffice(after)], details: { name, attempt }, waits: WAITS.freeze })]
    : [
        drawNotices.PARTY_COMMITTED({
          ...telling(context, after),
          to: [toParty(after, OTHER[party])],
          details: { name, attempt },
          waits: WAITS.commit,
        }),
      ];
  return { after, writes: [...writes, ...told] };
}

/** Who is waited for once a party has committed. */
const OTHER: Record<Party, Party> = { bureau: 'supervisor', supervisor: 'bureau' };

/** That the attempt before has failed is recorded with the first commitment after it, where only the clock had said so. */
async function closing(context: Context, last: Draw | null): Promise<Write[]> {
  if (!last || last.state === 'FAILED' || stateAt(last, context.now) !== 'FAILED') return [];
  const faults = faultsAt(last, context.now);
  const news = { state: 'FAILED' as const, faults, parties: await opened(context, last) };
  return changed(context, last, news, { action: 'fail', detail: { faults } }).writes;
}
