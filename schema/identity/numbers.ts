/** The numbers people and units are known by, with their check digits (P2). Full-width digits are digits. */
import { isResidentId } from '../core/resident-id.ts';

export { birthOf, isResidentId, masked } from '../core/resident-id.ts';

/** Identity documents: 居民身份证（含港澳台居民居住证）, 护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证（15位；18位的新证与居民身份证同式）. */
export const IDENTITY_KINDS = ['RESIDENT_ID', 'PASSPORT', 'HK_MACAU_PERMIT', 'TAIWAN_PERMIT', 'PERMANENT_RESIDENCE'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Half-width, without blanks and without what nobody sees: marks of direction and of width come along with what is copied (P12). */
export function visibleOnly(number: string): string {
  return number.normalize('NFKC').replaceAll(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/** A number as it is stored: the same with upper-case letters; letters of other scripts stay as they are, to be named. */
export function normalized(number: string): string {
  return visibleOnly(number).replaceAll(/[a-z]/gu, (letter) => letter.toUpperCase());
}

/** Whether a normalized number can be that of a document of the kind. Only resident IDs carry a check digit. */
export function isIdentityNumber(kind: IdentityKind, number: string): boolean {
  switch (kind) {
    case 'RESIDENT_ID':
      return isResidentId(number);
    case 'PASSPORT': // ICAO 9303 leaves the form to the state: letters and digits, and never letters alone
      return /^(?=.*\d)[A-Z\d]{6,12}$/u.test(number);
    case 'HK_MACAU_PERMIT': // the holder's number for life, on older permits with two digits that count the renewals
      return /^[HM]\d{8}(?:\d{2})?$/u.test(number);
    case 'TAIWAN_PERMIT': // eight digits for life; on older permits ten, with a letter in some
      return /^\d{8}$|^\d{10}[A-Z]?$/u.test(number);
    case 'PERMANENT_RESIDENCE': // cards until 2023: the holder's state by three letters, then twelve digits
      return /^[A-Z]{3}\d{12}$/u.test(number);
    default:
      return kind satisfies never;
  }
}

/** What stays the same when a document is renewed: two numbers with the same core are one person's (P2). */
export function coreOf(kind: IdentityKind, number: string): string {
  return kind === 'HK_MACAU_PERMIT' ? number.slice(0, 9) : number;
}

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: 18 characters without I, O, S, V and Z, the last a MOD 31 check. Takes a normalized code. */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9A-HJ-NP-RTUW-Y][1-59]\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/u.test(code)) return false;
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    const value = CREDIT_CHARACTERS.indexOf(code[index] ?? '');
    sum += value * (3 ** index % 31);
  }
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] === code[17];
}
