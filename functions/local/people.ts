/** Made-up people and organisations with numbers that pass their checks: for the seed, the demo and the tests. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A resident ID number of 嘉峪关 (620201) from a birth date `YYYYMMDD` and a sequence 0–999. */
export function idNumber(birth: string, sequence: number): string {
  const body = `620201${birth}${String(sequence).padStart(3, '0')}`;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** A credit code of a public institution in 嘉峪关 from a sequence 0–99999999. */
export function creditCode(sequence: number): string {
  const body = `12620200${String(sequence).padStart(8, '0')}0`;
  const sum = Array.from(body).reduce((total, character, index) => total + CREDIT_CHARACTERS.indexOf(character) * (3 ** index % 31), 0);
  return body + (CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] ?? '');
}

/** A made-up name with its digits as characters: no name has digits (P12). */
export function spelt(name: string): string {
  return name.replaceAll(/\d/gu, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));
}

let born = 0;

/** A person with numbers of their own: each call makes another one, the same in every run. */
export function person(account: string, name: string) {
  born += 1;
  const year = 1965 + (born % 30);
  return {
    account,
    name: spelt(name),
    identityNumber: idNumber(`${year}0${1 + (born % 9)}1${born % 10}`, born % 1000),
    email: `${account}@example.cn`,
    telephone: `0937-62${String(10_000 + born)}`,
  };
}
