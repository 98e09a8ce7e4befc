/**
 * What a decision does is carried out, effect by effect, each in a transaction of its own with the note that it is done; and what an appeal
 * has reversed is taken back in the same way (V2). Cut anywhere and run again, nothing is done twice. What cannot be done for the moment,
 * such as while a vote is open, is asked for again after a while; the others do not wait for it.
 */
import type { Actor } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { askFor } from '../../../core/outbox.ts';
import { MINUTE } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { forgetPerson } from '../../../identity/store.ts';
import { caseWork, type Case } from '../model.ts';
import { loadCase, loadDone, putCase, putDone } from '../store.ts';
import { WAITS } from './effects/effect.ts';
import { carryEffect, undoEffect } from './effects/index.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };
/** After so long what waits is tried again. */
const AGAIN = 10 * MINUTE;

/** Carries out what is decided and not done yet; answers how many of how many are. */
export async function carryOutCase(context: Context, id: string): Promise<{ done: number; of: number } | null> {
  const one = await loadCase(context.table, id);
  if (!one?.decision || !one.proposal) return null;
  const own = { ...context, actor: MAKER };
  const waiting = one.appeal?.answer ? await undoAll(own, one) : await carryAll(own, one);
  const of = one.proposal.effects.length;
  await inTurn(own, () => note(own, id, of, waiting));
  return { done: of - waiting, of };
}

/** How many still wait. */
async function carryAll(context: Context, one: Case): Promise<number> {
  let waiting = 0;
  for (const [index, effect] of (one.proposal?.effects ?? []).entries()) {
    const place = { case: one.id, effect: index + 1 };
    const carried = await inTurn(context, async () => {
      if (await loadDone(context.table, place)) return true;
      const found = await carryEffect(context, one, effect, index + 1);
      if (found === WAITS) return false;
      const done = putDone({ ...place, at: context.now, was: found.was, undoneAt: null });
      await context.table.transact([done, ...found.writes]);
      return true;
    });
    if (!carried) waiting += 1;
    if (effect.burdens.of === 'ACCOUNT') forgetPerson(context, effect.burdens.id);
  }
  return waiting;
}

async function undoAll(context: Context, one: Case): Promise<number> {
  // What was decided is done first: an appeal that reverses it finds it whole.
  const waiting = await carryAll(context, one);
  for (const number of one.appeal?.answer?.reversed ?? []) {
    const effect = one.proposal?.effects[number - 1];
    const place = { case: one.id, effect: number };
    await inTurn(context, async () => {
      const done = await loadDone(context.table, place);
      if (!effect || !done || done.undoneAt !== null) return;
      const writes: Write[] = done.was === null ? [] : await undoEffect(context, one, effect, { ...done, was: done.was });
      await context.table.transact([putDone({ ...done, undoneAt: context.now }), ...writes]);
    });
    if (effect?.burdens.of === 'ACCOUNT') forgetPerson(context, effect.burdens.id);
  }
  return waiting;
}

/** How far it has come stands in the case; what waits is asked for again. */
async function note(context: Context, id: string, of: number, waiting: number): Promise<void> {
  const before = await loadCase(context.table, id);
  if (!before) return;
  const answer = before.appeal?.answer;
  const appeal = answer && before.appeal ? { ...before.appeal, answer: { ...answer, undone: answer.reversed.length } } : before.appeal;
  const news = { done: of - waiting, appeal: waiting === 0 ? appeal : before.appeal };
  const isSame = before.done === news.done && before.appeal?.answer?.undone === news.appeal?.answer?.undone;
  const again =
    waiting > 0
      ? [askFor('report', caseWork(id, `carry-${context.now}`), { city: before.city, at: context.now + AGAIN, isHeld: true })]
      : [];
  if (isSame && again.length === 0) return;
  const fact = { by: context.actor, at: context.now, action: 'carryOut', detail: { done: news.done, of } };
  const { after, entry } = change({ kind: 'CASE', id }, before, { ...before, ...news }, fact);
  await context.table.transact([putCase(after, before), entry, ...again]);
}
