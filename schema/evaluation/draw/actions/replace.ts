/** Who declines or cannot serve is followed by the next substitute who keeps the quotas; it is recorded, and nothing is drawn anew (E4). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Expert } from '../../../committee/pool/model.ts';
import { loadPool } from '../../../committee/pool/store.ts';
import { loadYearly } from '../../../committee/yearly/store.ts';
import { commit } from '../../../identity/actions/accounts.ts';
import { leavingInput, LEAVING_NAMES, type Draw, type FrozenLot } from '../attempt/model.ts';
import { frozenOf, whyNotLeave, whyNotReplace } from '../attempt/rules.ts';
import { loadLot, loadOutcome } from '../attempt/store.ts';
import { drawNotices } from '../notices.ts';
import { isCalledThroughout } from '../rules/freeze.ts';
import { nextSubstitute } from '../rules/select.ts';
import { changed, known, telling, type Drawing } from './recording.ts';
import { invited } from './reveal.ts';

export type Leaving = { draw: string; version: number; member: string; ground: unknown; reason: unknown };

export async function replaceMember(context: Context, input: Leaving): Promise<Drawing> {
  const before = await known(context, input.draw);
  refuseIf(
    whyNotReplace(context.actor, before, context.now) ??
      whyNotSeen(before, input.version) ??
      whyNotLeave(context.actor, before, input.member),
  );
  const { ground, reason } = valid(leavingInput, input, 'E4');
  const leaver = before.members.find(({ account }) => account === input.member);
  if (!leaver) throw new Error(`${input.member} is no member of draw ${before.id}`);
  const { next, passedOver } = await following(context, before, leaver.expert);
  const members = [...before.members.filter((one) => one !== leaver), ...(next ? [next] : [])];
  const left = { ...leaver, ground, reason, at: context.now, by: personOf(context.actor).account, passedOver, next };
  const detail = { expert: leaver.expert, ground, passedOver, next: next?.expert ?? null };
  const { after, writes } = changed(context, before, { members, left: [...before.left, left] }, { action: 'replace', reason, detail });
  const told = drawNotices.MEMBER_LEFT({
    ...telling(context, after),
    to: [{ account: leaver.account }],
    details: { name: after.name, ground: LEAVING_NAMES[ground], reason },
  });
  const answer = { draw: after.id };
  await commit(context, [...writes, told, ...(next ? [await invited(context, after, [next.account])] : []), ...context.also(answer)]);
  return { answer, result: after };
}

type Next = { next: Draw['members'][number] | null; passedOver: string[] };

/** The next in the order. Whoever has left the pool since it was frozen, or is not called on the days of the meeting any more, is passed over. */
async function following({ table }: Context, draw: Draw, leaver: string): Promise<Next> {
  const [lot, outcome, pool, yearly] = await Promise.all([
    loadLot(table, draw.id),
    loadOutcome(table, draw.id),
    loadPool(table, draw.committee),
    loadYearly(table, draw),
  ]);
  if (!lot || !outcome) throw new Error(`the lot of draw ${draw.id} is lost`);
  const members = draw.members.map(({ expert }) => expert).filter((expert) => expert !== leaver);
  const gone = [...draw.left.map(({ expert }) => expert), leaver];
  const called = new Set(pool.filter((expert) => !yearly || isCalledThroughout(expert, yearly)).map(({ code }: Expert) => code));
  const passedOver = outcome.order.filter((expert) => !called.has(expert) && !members.includes(expert) && !gone.includes(expert));
  const expert = nextSubstitute(frozenOf(draw, lot), { order: outcome.order, members, gone: [...gone, ...passedOver] });
  return { next: expert === null ? null : { expert, account: accountOf(lot, expert) }, passedOver };
}

function accountOf({ accounts }: FrozenLot, expert: string): string {
  const account = accounts[expert];
  if (account === undefined) throw new Error(`expert ${expert} of a frozen lot has no account`);
  return account;
}
