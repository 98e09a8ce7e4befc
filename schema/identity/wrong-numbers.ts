/** Why a number is none (P2, P12): the first thing that its owner can put right, with the character and its place. Pure. */
import { pointedOut } from '../core/characters.ts';
import { counted } from '../core/counted.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { isDay } from '../core/time.ts';
import { birthOf, isCreditCode, isIdentityNumber, isResidentId, type IdentityKind } from './numbers.ts';

/** What is typed for a digit, and for the X at the end; quotation marks come from Excel, which marks a text by one. */
const LIKE_A_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  I: '1',
  l: '1',
  L: '1',
  '|': '1',
  Z: '2',
  S: '5',
  B: '8',
};
const LIKE_AN_X = '×хХχΧ✕✖*';
const QUOTES = `'"‘’“”\`´′`;

const TOLD = 3;
/** As Excel shows a number of more than eleven digits: the digits behind it are lost. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/u;

/** The characters of a number that cannot stand where they do, the first three of them; null where each may. */
export function charactersWrong(number: string, fits: (character: string, index: number) => boolean): Bilingual | null {
  const wrong = Array.from(number).flatMap((one, index) => (fits(one, index) ? [] : [{ one, index }]));
  if (wrong.length === 0) return null;
  const told = wrong.slice(0, TOLD).map(({ one, index }) => {
    const [place, hint] = [pointedOut(one, index), hintOf(one)];
    return say(`${place.zh}${hint.zh}`, `${place.en} ${hint.en}`);
  });
  const more = wrong.length - told.length;
  return say(
    told.map(({ zh }) => zh).join('；') + (more > 0 ? `；另有${more}处` : ''),
    told.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more` : ''),
  );
}

function hintOf(one: string): Bilingual {
  const digit = LIKE_A_DIGIT[one];
  if (digit !== undefined) return say(`不能出现在此处（疑为数字${digit}）`, `cannot stand there (is it the digit ${digit}?)`);
  if (LIKE_AN_X.includes(one)) return say('不能出现在此处（疑为字母X）', 'cannot stand there (is it the letter X?)');
  if (QUOTES.includes(one)) return say('是引号，请删除', 'is a quotation mark; take it out');
  return say('不能出现在此处', 'cannot stand there');
}

/** Why a normalized number is not that of a document of the kind; null when it is. */
export function whyNotIdentityNumber(kind: IdentityKind, number: string): Bilingual | null {
  if (isIdentityNumber(kind, number)) return null;
  const { form, why } = FORMS[kind];
  const reason = SCIENTIFIC.test(number)
    ? say(
        'Excel已将号码转为数值，末尾数位已丢失，请以文本重新输入',
        'Excel has made a number of it and its last digits are lost; type it again as text',
      )
    : why(number);
  return reason ? say(`不正确${form.zh}：${reason.zh}`, `${form.en}: ${reason.en}`) : say(`不正确${form.zh}`, form.en);
}

type Form = { form: Bilingual; why: (number: string) => Bilingual | null };
const isDigit = (one: string) => /^\d$/u.test(one);
const isDigitOrLetter = (one: string) => /^[A-Z\d]$/u.test(one);

const FORMS: Readonly<Record<IdentityKind, Form>> = {
  RESIDENT_ID: {
    form: say('（18位居民身份证号，含校验码）', 'is not a valid 18-digit ID number (GB 11643 check digit)'),
    why: whyNotResidentId,
  },
  PASSPORT: {
    form: say('（护照号码为6至12位字母和数字）', 'is not a passport number (6 to 12 letters and digits)'),
    why: (number) => charactersWrong(number, isDigitOrLetter) ?? lengthTold(number),
  },
  HK_MACAU_PERMIT: {
    form: say('（港澳居民来往内地通行证：H或M加8位数字）', 'is not a permit number (H or M and 8 digits)'),
    why: (number) => charactersWrong(number, (one, index) => (index === 0 ? /^[HM]$/u.test(one) : isDigit(one))) ?? lengthTold(number),
  },
  TAIWAN_PERMIT: {
    form: say('（台湾居民来往大陆通行证：8位数字）', 'is not a permit number (8 digits)'),
    why: (number) => charactersWrong(number, (one, index) => isDigit(one) || (index === 10 && isDigitOrLetter(one))) ?? lengthTold(number),
  },
  PERMANENT_RESIDENCE: {
    form: say(
      '（旧版外国人永久居留身份证：3位字母加12位数字；新版18位的请选居民身份证）',
      'is not the number of an old permanent residence card (3 letters and 12 digits; a new one of 18 is typed as a resident ID)',
    ),
    why: (number) => charactersWrong(number, (one, index) => (index < 3 ? /^[A-Z]$/u.test(one) : isDigit(one))) ?? lengthTold(number),
  },
};

function lengthTold(number: string): Bilingual {
  const { length } = Array.from(number);
  return say(`现为${length}位`, `it has ${counted(length, 'character')}`);
}

function whyNotResidentId(number: string): Bilingual | null {
  if (isResidentId(number)) return null;
  const strange = charactersWrong(number, (one, index) => isDigit(one) || (one === 'X' && (index === 17 || index === number.length - 1)));
  if (strange) return strange;
  if (number.length !== 18) return lengthTold(number);
  if (number.startsWith('0')) return say('首位不能为0', 'it begins with 0');
  if (!isDay(birthOf(number))) return birthTold(birthOf(number));
  return say('校验码（末位）与前17位不符，请逐位核对', 'its last character does not fit the others; compare them one by one');
}

/** A birth that cannot be: a day that no calendar has, or one of a year in which nobody who lives was born. */
function birthTold(birth: string): Bilingual {
  const year = Number(birth.slice(0, 4));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  // The same day of a year that has the same days, and of which it is known whether it exists.
  if (!isDay(`${isLeap ? 2000 : 2001}${birth.slice(4)}`))
    return say('第7至14位不是真实存在的日期', 'characters 7 to 14 are no day that exists');
  return year < 1900
    ? say(`第7至10位的出生年份${year}过早，不可能`, `the year of birth ${year}, characters 7 to 10, is too long ago`)
    : say(`第7至10位的出生年份${year}在未来，不可能`, `the year of birth ${year}, characters 7 to 10, is in the future`);
}

const CREDIT_FORM = say('不正确（18位，含校验码）', 'is not a valid unified social credit code (GB 32100)');

/** Why a normalized code is no unified social credit code; null when it is one. */
export function whyNotCreditCode(code: string): Bilingual | null {
  if (isCreditCode(code)) return null;
  const reason =
    charactersWrong(code, (one, index) => (index >= 2 && index < 8 ? isDigit(one) : /^[0-9A-HJ-NP-RTUW-Y]$/u.test(one))) ??
    (code.length === 18
      ? say('校验码（末位）与前17位不符，请逐位核对', 'its last character does not fit the others; compare them one by one')
      : lengthTold(code));
  return say(`${CREDIT_FORM.zh}：${reason.zh}`, `${CREDIT_FORM.en}: ${reason.en}`);
}
