/** Numbers of up to 38 digits, exactly: as whole numbers of a unit of ten to some power. */
import { invalid } from './faults.ts';

type Decimal = { digits: bigint; exponent: number };

const NUMBER = /^(-?)(\d{0,200})(?:\.(\d{0,200}))?(?:[eE]([+-]?\d{1,3}))?$/u;
const MOST_DIGITS = 38;
const LARGEST = 125;
const SMALLEST = -130;

function read(text: string): Decimal {
  const [, sign = '', whole = '', part = '', power = '0'] = NUMBER.exec(text.trim().replace(/^\+/u, '')) ?? [];
  if (whole + part === '') throw invalid(`A value provided cannot be converted into a number`);
  return { digits: BigInt(`${sign}${whole}${part}`), exponent: Number(power) - part.length };
}

/** Both in the smaller unit of the two. */
function alike(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const inIt = (one: Decimal): bigint => one.digits * 10n ** BigInt(one.exponent - exponent);
  return [inIt(a), inIt(b), exponent];
}

export function compare(a: string, b: string): number {
  const [left, right] = alike(read(a), read(b));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function sum(a: string, b: string, sign: 1 | -1 = 1): string {
  const [left, right, exponent] = alike(read(a), read(b));
  return write({ digits: left + BigInt(sign) * right, exponent });
}

/** Without what says nothing: zeros at the ends, an exponent. */
export function plain(text: string): string {
  return write(read(text));
}

function write({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = (digits < 0n ? -digits : digits).toString();
  let end = all.length;
  while (all[end - 1] === '0') end -= 1;
  const kept = all.slice(0, end);
  if (kept === '') return '0';
  const power = exponent + all.length - kept.length;
  if (kept.length > MOST_DIGITS) throw invalid('Attempting to store more than 38 significant digits in a Number');
  const magnitude = power + kept.length - 1;
  if (magnitude > LARGEST) throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (magnitude < SMALLEST) throw invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  if (power >= 0) return `${sign}${kept}${'0'.repeat(power)}`;
  const padded = kept.padStart(1 - power, '0');
  return `${sign}${padded.slice(0, power)}.${padded.slice(power)}`;
}
