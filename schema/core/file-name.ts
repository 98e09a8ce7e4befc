/**
 * Names of files as they are handed out. A name decides what a computer does with a file: an ending starts a program, `CON` is a device,
 * `..` leads elsewhere, and letters that turn the direction show another name than there is. A name is therefore made harmless where it
 * is kept and once more where it is served, and its ending is that of the type that was checked, never what somebody typed.
 */
import { HIDDEN } from './characters.ts';
import { WORKBOOK_TYPE } from './workbook/model.ts';

/** The endings that a type may have, the usual one first. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  [WORKBOOK_TYPE, ['xlsx']],
  ['text/csv', ['csv']],
  ['application/zip', ['zip']],
]);
/** What opens nothing, for whatever has no ending of its own. */
const INERT: readonly string[] = ['bin'];
/** Of a file that is too large for one, each part is numbered behind its ending: which opens nothing either, and tells how they belong together. */
const PART = /\.(zip\.\d{3,6})$/u;

/** What a file is called of whose name nothing is left. */
const NAMELESS = '材料';
/** What is longer is cut before it is looked at. */
const LONGEST_TYPED = 1000;
const MOST_CHARACTERS = 120;
/** File systems count bytes, 255 of them; what saves a second copy adds to the name. */
const MOST_BYTES = 200;

/** The name under which a file of this type may be kept and served; cleaned again it stays as it is. */
export function cleanFileName(name: string, contentType: string): string {
  // A type may carry how its letters are written: `text/csv; charset=utf-8` is a CSV.
  const endings = ENDINGS.get((contentType.split(';')[0] ?? '').trim().toLowerCase()) ?? PART.exec(name)?.slice(1) ?? INERT;
  const [stem, ending] = parted(visible(lastOfPath(name.slice(0, LONGEST_TYPED))), endings);
  const usual = ending ?? endings[0] ?? '';
  const base = trimmed(stem);
  return `${shortened(inoffensive(base === '' ? NAMELESS : base), usual.length + 1)}.${usual}`;
}

/** What stands behind the last folder and the drive. */
function lastOfPath(name: string): string {
  const parts = name.split(/[/\\]/u).map((part) => part.replace(/^\s*[a-z]:(?!$)/iu, ''));
  return parts.findLast((part) => !/^[.\s]*$/u.test(part)) ?? '';
}

/** Without what is not seen, or is not allowed in names; blanks of any kind and number become one. */
function visible(name: string): string {
  return name
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(HIDDEN, '')
    .replaceAll(/[<>:"/\\|?*]+/gu, '_')
    .normalize('NFC')
    .replaceAll(/ +/gu, ' ');
}

/** The name without its ending, and the ending where it is right: `a.pdf.exe` and `a.hta` lose what is wrong at their end. */
function parted(name: string, endings: readonly string[]): [stem: string, ending: string | undefined] {
  const whole = withoutTail(name);
  const right = rightEnding(whole, endings);
  if (right !== undefined) return [whole.slice(0, -right.length - 1), right];
  const without = withoutTail(whole.replace(/\.[a-z][a-z0-9]{0,4}$/iu, ''));
  const beneath = rightEnding(without, endings);
  return beneath === undefined ? [without, undefined] : [without.slice(0, -beneath.length - 1), beneath];
}

function rightEnding(name: string, endings: readonly string[]): string | undefined {
  return endings.find((ending) => name.toLowerCase().endsWith(`.${ending}`));
}

function trimmed(name: string): string {
  return withoutTail(name.replace(/^[. ]+/u, ''));
}

/** Without the dots and blanks at its end. A pattern would look for them at each place anew. */
function withoutTail(name: string): string {
  let end = name.length;
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

/** Windows takes these for devices, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/iu;

function inoffensive(name: string): string {
  return DEVICE.test(name) ? `_${name}` : name;
}

/** Cut at its end, between characters, so that `more` bytes of ending still fit. */
function shortened(name: string, more: number): string {
  let bytes = more;
  let kept = '';
  for (const [index, character] of Array.from(name).entries()) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MOST_BYTES || index + more >= MOST_CHARACTERS) break;
    kept += character;
  }
  return trimmed(kept);
}
