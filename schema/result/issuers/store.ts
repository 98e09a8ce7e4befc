/** How issuers are kept: what they sign with, which patterns are theirs, and the last number of each year. */
import { lookOf } from '../../core/look.ts';
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { issuerShape, numberingShape, serialShape, type IssuerTemplate, type Serial } from './model.ts';

export async function loadIssuer(table: Table, organisation: string): Promise<IssuerTemplate | null> {
  if (!keys.isKeyPart(organisation)) return null;
  const item = await table.get(keys.issuer.key({ organisation }));
  return item && fromItem(issuerShape, item);
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function issuerIn(context: Context, organisation: string): Promise<IssuerTemplate | null> {
  if (!keys.isKeyPart(organisation)) return null;
  const item = await getTogether(context, keys.issuer.key({ organisation }));
  return item && fromItem(issuerShape, item);
}

export function putIssuer(one: IssuerTemplate, before: Versioned | null): Write {
  return { put: toItem(keys.issuer.key({ organisation: one.organisation }), one), when: unchanged(before), as: 'issuer' };
}

/** A transaction that holds only while an issuer signs as was read. */
export function sameIssuer({ organisation, version }: IssuerTemplate): Write {
  return { check: keys.issuer.key({ organisation }), when: { version }, as: 'issuer' };
}

/** Where it stands whose a pattern is. */
export const numberingKey = (pattern: string) => keys.numbering.key({ look: nameOf('numbering', lookOf(pattern)) });

/** Whose a pattern is, or one that looks like it; null as long as nobody numbers by it. */
export async function holderOf(table: Table, pattern: string): Promise<string | null> {
  const item = await table.get(numberingKey(pattern));
  return item && fromItem(numberingShape, item).organisation;
}

export function holdPattern(pattern: string, organisation: string): Write {
  return { put: toItem(numberingKey(pattern), { organisation }), when: 'absent', as: 'numbering' };
}

export async function loadSerial(table: Table, of: { organisation: string; year: string }): Promise<Serial | null> {
  const item = await table.get(keys.issuerSerial.key(of));
  return item && fromItem(serialShape, item);
}

export function putSerial(of: { organisation: string; year: string }, one: Serial, before: Serial | null): Write {
  const when = before ? { version: before.version } : ('absent' as const);
  return { put: toItem(keys.issuerSerial.key(of), one), when, as: 'serial' };
}

/** Where it stands which document has a number. */
export const numberKey = (number: string) => keys.documentNumber.key({ look: nameOf('number', lookOf(number)) });

/** A number is given once, whoever gives it, and so is every one that looks like it. */
export function giveNumber(number: string, document: string): Write {
  return { put: toItem(numberKey(number), { number, document }), when: 'absent', as: 'number' };
}
