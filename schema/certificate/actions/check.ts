/**
 * Anybody checks a certificate, by its number and the name on it, or by its code (R4). What is told is whether it counts, and nothing else;
 * a wrong name and a wrong number are the same unknown, looked for in the same way.
 */
import type { Context } from '../../core/context.ts';
import { isSameText } from '../../core/hash.ts';
import { foldedName } from '../../core/names.ts';
import type { Instant } from '../../core/time.ts';
import { LONGEST } from '../number.ts';
import { checksAs } from '../rules.ts';
import { numberIn } from '../statement.ts';
import { loadCertificate, putCheck } from '../store.ts';
import type { Certificate } from '../model.ts';

export type Checked = { state: Certificate['state'] | 'UNKNOWN'; endedAt: Instant | null; reason: string | null };

const UNKNOWN: Checked = { state: 'UNKNOWN', endedAt: null, reason: null };
/** Where nothing lies: what is too long for a number is looked for there, so that it takes as long as any other. */
const NOWHERE = '0';
/** No code is longer. */
const LONGEST_CODE = 2000;

export async function checkByNumber(context: Context, { number, name }: { number: string; name: string }): Promise<Checked> {
  const one = await loadCertificate(context.table, number.length > LONGEST ? NOWHERE : number);
  const isSame = isSameText(foldedName(name.slice(0, LONGEST)), foldedName(one?.holder ?? ''));
  return isSame && one ? told(context, one) : UNKNOWN;
}

/** By what its code says: whoever has that has seen the name on it. One that is not ours, or altered by a bit, is unknown. */
export async function checkByCode(context: Context, code: string): Promise<Checked> {
  const number = code.length > LONGEST_CODE ? null : numberIn(await context.notary.verify(code.trim()));
  const one = await loadCertificate(context.table, number ?? NOWHERE);
  return one && number !== null ? told(context, one) : UNKNOWN;
}

/** Its holder sees when it was checked, and as what. */
async function told(context: Context, one: Certificate): Promise<Checked> {
  await context.table.transact([putCheck(one.number, { at: context.now, as: checksAs(context.actor) })]);
  return { state: one.state, endedAt: one.ended?.at ?? null, reason: one.ended?.reason ?? null };
}
