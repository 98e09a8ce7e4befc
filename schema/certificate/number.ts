/**
 * The number of a certificate: readable at the front (who issued it, in which year, by which document, whose line on it), and at the end 128
 * bits that nobody can guess, so that whoever knows a number has seen the certificate (R4). Its letters are those of Crockford's base 32,
 * in which nothing looks like anything else. Pure.
 */
import { nameOf } from '../core/hash.ts';

/** `secret` is known to nobody outside: the vault's mark of what the certificate is for. */
export function numberOf(
  { city, year, document, line }: { city: string; year: string; document: string; line: number },
  secret: string,
): string {
  const check = nameOf('certificate', secret).toUpperCase();
  const serial = /\d+(?=\D*$)/u.exec(document)?.[0] ?? '0';
  const groups = check.match(/.{1,5}/gu) ?? [];
  return [city, year, serial.padStart(4, '0'), String(line).padStart(4, '0'), ...groups].join('-');
}

/** A number as anybody reads it, in one spelling: what looks alike is alike, and how it was parted makes no difference. */
export function readAs(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[OⅠ]/gu, (sign) => (sign === 'O' ? '0' : '1'))
    .replaceAll(/[IL|]/gu, '1')
    .replaceAll(/[^0-9A-Z]/gu, '');
}

/** What a certificate is called where its number is not to be shown: 128 bits of a hash. */
export function idOf(number: string): string {
  return nameOf('certificate id', readAs(number));
}

/** Where it lies. */
export const placeOf = readAs;

/** No number is longer; what is longer is none, and nothing is looked for. */
export const LONGEST = 80;
