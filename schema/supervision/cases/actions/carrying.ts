/**
 * What a decision does is carried out, effect by effect, each in a transaction of its own with the note that it is done; and what an appeal
 * has reversed is taken back in the same way, or, where it has not taken hold yet, never does (V2). Cut anywhere and run again, nothing is
 * done twice. What cannot be done for the moment, such as while a vote is open, is asked for again after a while; what fails is told once
 * the others are done, for they wait for neither.
 */
import type { Actor } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { askFor } from '../../../core/outbox.ts';
import { MINUTE } from '../../../core/time.ts';
import { Conflict, type Write } from '../../../table/port.ts';
import { forgetPerson } from '../../../identity/store.ts';
import { caseWork, type Case, type Effect } from '../model.ts';
import { loadCase, loadDone, putCase, putDone } from '../store.ts';
import { WAITS } from './effects/effect.ts';
import { carryEffect, undoEffect } from './effects/index.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };
/** After so long what waits is tried again. */
const AGAIN = 10 * MINUTE;

type Place = { case: string; effect: number };

/** Carries out what is decided and not done yet, and takes back what is reversed; answers how many of how many are seen to. */
export async function carryOutCase(context: Context, id: string): Promise<{ done: number; of: number } | null> {
  const one = await loadCase(context.table, id);
  if (!one?.decision || !one.proposal) return null;
  const own = { ...context, actor: MAKER };
  const { effects } = one.proposal;
  const reversed = one.appeal?.answer?.reversed ?? [];
  const left: number[] = [];
  const failures: unknown[] = [];
  for (const [index, effect] of effects.entries()) {
    const number = index + 1;
    const step = reversed.includes(number) ? takeBack : carry;
    try {
      if (!(await inTurn(own, () => step(own, one, effect, { case: id, effect: number })))) left.push(number);
    } catch (error) {
      left.push(number);
      failures.push(error);
    }
    if (effect.burdens.of === 'ACCOUNT') forgetPerson(own, effect.burdens.id);
  }
  const done = effects.length - left.length;
  await inTurn(own, () => note(own, id, { done, of: effects.length, undone: reversed.filter((number) => !left.includes(number)).length }));
  // What has failed is tried again by its own message, and with it what waits.
  if (failures.length > 0) throw failures[0];
  if (left.length > 0) await askAgain(own, one);
  return { done, of: effects.length };
}

/** Whether it is done by now; it may have been before. */
async function carry(context: Context, one: Case, effect: Effect, place: Place): Promise<boolean> {
  if (await loadDone(context.table, place)) return true;
  const found = await carryEffect(context, one, effect, place.effect);
  if (found === WAITS) return false;
  const done = putDone({ ...place, at: context.now, was: found.was, undoneAt: null }, null);
  await context.table.transact([done, ...found.writes]);
  return true;
}

/** What has not taken hold by the time that it is reversed is noted as taken back: nothing carries it out any more. */
async function takeBack(context: Context, one: Case, effect: Effect, place: Place): Promise<boolean> {
  const { table, now } = context;
  const done = await loadDone(table, place);
  if (done && done.undoneAt !== null) return true;
  const writes: Write[] = done && done.was !== null ? await undoEffect(context, one, effect, { ...done, was: done.was }) : [];
  await table.transact([putDone({ ...(done ?? { ...place, at: now, was: null }), undoneAt: now }, done), ...writes]);
  return true;
}

/** How far it has come stands in the case; where it has come no further, nothing is written. A run that began earlier takes nothing back. */
async function note(context: Context, id: string, { of, ...seen }: { done: number; undone: number; of: number }): Promise<void> {
  const before = await loadCase(context.table, id);
  if (!before) return;
  const { appeal } = before;
  const done = Math.max(before.done, seen.done);
  const undone = Math.max(appeal?.answer?.undone ?? 0, seen.undone);
  if (done === before.done && undone === (appeal?.answer?.undone ?? 0)) return;
  const news = { done, appeal: appeal?.answer ? { ...appeal, answer: { ...appeal.answer, undone } } : appeal };
  const fact = { by: context.actor, at: context.now, action: 'carryOut' as const, detail: { done, of } };
  const { after, entry } = change({ kind: 'CASE', id }, before, { ...before, ...news }, fact);
  await context.table.transact([putCase(after, before), entry]);
}

/** Once, also where the same message comes again. */
async function askAgain({ table, now }: Context, { id, city }: Case): Promise<void> {
  try {
    await table.transact([askFor('report', caseWork(id, `carry-${now}`), { city, at: now + AGAIN, isHeld: true })]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
