/**
 * Looking a person up by the number of their document (P2): the whole number, never a part of it. Whoever is not known to the one who asks
 * is not found, as if there were nobody (P10); and each look-up, found or not, counts against the officer's day and stands in its history,
 * and in that of whoever's number it is, before anything is answered (V1).
 */
import * as z from 'zod';
import { personOf, type Role } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { countLookups } from '../lookups/actions.ts';
import { whyNotLookUp } from '../lookups/rules.ts';
import { loadLookups } from '../lookups/store.ts';
import { holdersOf } from '../marks/store.ts';
import { numberSought, type Account } from '../model.ts';
import type { IdentityKind } from '../numbers.ts';
import { markOf } from '../privacy.ts';
import { loadKept, putAccount } from '../store.ts';
import { knows } from './known.ts';

/** Those who look people up: supervisors write nothing. */
export const FINDERS: Role[] = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'];

/** What is looked for: the number as its mark, which nobody can make a number of without the key. */
export type Sought = { mark: string; reason: string };

/** What is typed, checked: of what is no whole number nothing is looked up, and nothing counts. */
export async function soughtBy(
  context: Context,
  typed: { identityKind: IdentityKind; identityNumber: string; reason: string },
): Promise<Sought> {
  const { identityKind, identityNumber, reason } = valid(numberSought.and(z.object({ reason: text(200) })), typed, 'P2');
  return { mark: await markOf(context, identityKind, identityNumber), reason };
}

/** Who has this number, as far as the one who asks may know. */
export async function findPerson(context: Context, { mark, reason }: Sought): Promise<Outcome<{ account: string | null }, Account | null>> {
  const { grants } = personOf(context.actor);
  const { city = '' } = grants.find(({ role }) => FINDERS.includes(role)) ?? {};
  const { lookups: limits } = await policyIn(context, city);
  return inTurn(context, async () => {
    const today = await loadLookups(context);
    refuseIf(whyNotLookUp(today, { of: 'people', more: 1 }, limits, context.now));
    const holder = (await holdersOf(context.table, [mark])).get(mark);
    const person = holder === undefined ? null : await loadKept(context.table, holder);
    const found = person && (await knows(context, person)) ? person.account : null;
    const detail = { found: found?.account ?? '' };
    const counted = countLookups(context, today, { of: 'people', more: 1, action: 'findPerson', reason, detail });
    const fact = { by: context.actor, at: context.now, action: 'sought' as const, reason, detail: { told: found !== null } };
    const seen = person && change({ kind: 'ACCOUNT', id: person.account.account }, person.account, person.account, fact);
    const answer = { account: found?.account ?? null };
    const history = seen ? [putAccount(seen.after, person.account), seen.entry] : [];
    await context.table.transact([...counted, ...history, ...context.also(answer)]);
    return { answer, result: found && (seen?.after ?? null) };
  });
}
