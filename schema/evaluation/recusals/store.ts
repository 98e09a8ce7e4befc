/** How recusals are kept: under their candidate, one for each expert; and what applicants have asked for. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { recusalShape, requestShape, type Recusal, type RecusalRequest } from './model.ts';

/** As many members as a committee has, and somewhat more: those who were replaced. */
const MOST = 300;

/** All recusals from a candidate. */
export async function loadRecusals(table: Table, application: string): Promise<Recusal[]> {
  const { items } = await table.query(keys.recusal.under({ application }), { limit: MOST });
  return items.map((item) => fromItem(recusalShape, item));
}

/** The recusal of one expert from a candidate. */
export async function loadRecusal(
  table: Table,
  { application, account }: Pick<Recusal, 'application' | 'account'>,
): Promise<Recusal | null> {
  if (!keys.isKeyPart(account)) return null;
  const item = await table.get(keys.recusal.key({ application, account }));
  return item && fromItem(recusalShape, item);
}

export function putRecusal(one: Recusal): Write {
  const { application, account } = one;
  const entry = keys.recusedFrom.entry({ account, application });
  return { put: toItem(keys.recusal.key({ application, account }), one, entry), when: 'absent', as: 'recusal' };
}

/** From which candidates somebody keeps away, as far as it is on record: for what a screen shows them. */
export async function recusedOf(table: Table, account: string): Promise<Set<string>> {
  const { items } = await table.query(keys.recusedFrom.under({ account }), { limit: 1000 });
  return new Set(items.map((item) => fromItem(recusalShape, item).application));
}

/** Holds only while an expert is not recused from a candidate. */
export function notRecused({ application, account }: Pick<Recusal, 'application' | 'account'>): Write {
  return { check: keys.recusal.key({ application, account }), when: 'absent', as: 'recusal' };
}

const numberKey = (number: number): string => keys.padded(number, 3);

/** What the applicant has asked for, in order. */
export async function loadRequests(table: Table, application: string): Promise<RecusalRequest[]> {
  const { items } = await table.query(keys.recusalRequest.under({ application }), { limit: MOST });
  return items.map((item) => fromItem(requestShape, item));
}

export async function loadRequest(table: Table, application: string, number: number): Promise<RecusalRequest | null> {
  const item = await table.get(keys.recusalRequest.key({ application, number: numberKey(number) }));
  return item && fromItem(requestShape, item);
}

export function putRequest(one: RecusalRequest, before: Versioned | null): Write {
  const place = keys.recusalRequest.key({ application: one.application, number: numberKey(one.number) });
  return { put: toItem(place, one), when: unchanged(before), as: 'request' };
}
