/** A telephone number as people write it, made one form (P12): 13800001111, 0937-6226123, 0937-6226123-601, +852-21234567. Pure. */
import * as z from 'zod';
import { saying } from '../core/input.ts';
import { say } from '../core/refusal.ts';
import { visibleOnly } from './numbers.ts';
import { charactersWrong } from './wrong-numbers.ts';

/** Every dash, and what is typed for one. */
const DASH = /[\p{Pd}\u2212\u30FC\u4E00~]/gu;
/** What stands before an extension. */
const EXTENSION = /-*(?:转|分机号?|内线|ext\.?|x|#|\*|,){1,3}[:.]?(?=\d)/giu;
const COUNTRY = /^(?:(?:\+|00)86-?|86-(?=\d)|86(?=1[3-9]\d{9}$))/u;

const MOBILE = /^1[3-9]\d{9}$/u;
/** Area code, number, extension: 010 and 02x have three digits, all others four. */
const LANDLINE = /^(?:(0(?:10|2\d|[3-9]\d\d))-?)?([2-9]\d{2,3})-?(\d{4})(?:-(\d{1,6}))?$/u;
const SERVICE = /^([48]00)-?(\d{3})-?(\d{4})$/u;
/** E.164 has fifteen digits at most; shorter ones than eight reach nobody from abroad. */
const ABROAD = /^(?:\+|00)(?!86)([1-9]\d{0,2}-?\d[\d-]*\d)$/u;
/** What is typed between the groups of digits; a zero in brackets is dialled at home only. */
const BETWEEN = /(?:\(0\)|[\s().-])+/gu;

/** The number in its one form; null for what is none. */
export function telephoneNumber(typed: string): string | null {
  const plain = visibleOnly(typed).replaceAll(DASH, '-').replaceAll('(', '').replaceAll(')', '-').replaceAll(EXTENSION, '-');
  const whole = plain.replaceAll(/-{2,}/gu, '-').replace(/^-/u, '');
  if (ABROAD.test(whole)) return abroadNumber(typed);
  const isFromAbroad = COUNTRY.test(whole);
  const national = whole.replace(COUNTRY, '');
  const digits = national.replaceAll('-', '');
  if (MOBILE.test(digits)) return digits;
  const service = SERVICE.exec(national);
  if (service) return service.slice(1).join('-');
  // Behind the country's code the zero of the area is left out.
  const [found, area, first = '', second = '', extension] =
    (isFromAbroad && !national.startsWith('0') ? LANDLINE.exec(`0${national}`) : null) ?? LANDLINE.exec(national) ?? [];
  if (found === undefined) return null;
  return [area, first + second, extension].filter((part) => part !== undefined).join('-');
}

/** All numbers of a line that names one, or several with a mark between them; null where one of them is none. */
export function telephonesIn(typed: string): string[] | null {
  const numbers = typed.split(/[、，,;；/]/u).map(telephoneNumber);
  return numbers.every((one) => one !== null) ? numbers : null;
}

/** From abroad the digits stay in groups as they were typed: where one ends nobody here knows, and in one piece nobody reads them. */
function abroadNumber(typed: string): string | null {
  const groups = typed
    .normalize('NFKC')
    .replaceAll(/[^\S\n\r]/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(DASH, '-')
    .replaceAll(BETWEEN, '-')
    .replaceAll(/^-|-$/gu, '');
  const number = ABROAD.exec(groups.replaceAll(/^(\+|00)-/gu, '$1'))?.[1];
  const digits = number?.replaceAll('-', '').length ?? 0;
  return digits >= 8 && digits <= 15 ? `+${number}` : null;
}

const FORMS = say(
  '（应为11位手机号码，或固定电话如0937-6226123，分机写作0937-6226123-601，境外号码以+和国家或地区代码开头）',
  'is not a telephone number (11 digits of a mobile, or a landline such as 0937-6226123, with an extension 0937-6226123-601; from abroad with + and the country code)',
);
const PART = /^[\d+()\-#*,.:xet转分机号内线]$/u;

/** A telephone number as typed: what is taken is kept in one form, what is not is told with the forms there are. */
export const telephone = z
  .string()
  .max(64)
  .transform((typed, context) => {
    const number = telephoneNumber(typed);
    if (number !== null) return number;
    const wrong = charactersWrong(visibleOnly(typed), (one) => PART.test(one.replaceAll(DASH, '-').toLowerCase()));
    const why = wrong ? say(`：${wrong.zh}`, `: ${wrong.en}`) : say('', '');
    context.addIssue({ code: 'custom', params: saying(`不正确${FORMS.zh}${why.zh}`, `${FORMS.en}${why.en}`, 'P12') });
    return z.NEVER;
  });
