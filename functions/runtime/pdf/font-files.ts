/**
 * The fonts that papers are printed in: beside the bundle in the cloud (cdk/reports.ts puts them there), in their packages elsewhere.
 *
 * Text is set in Noto Serif SC (SIL Open Font License 1.1): a Song face as official papers have it, with every character of the first
 * block and of Extension A. What it lacks comes from Hanazono Mincho (free to use, copy and distribute, changed or not, by its own
 * licence), with the characters of the Extensions B to F that GB 18030-2022 asks for at its third level. Its package has it in files of
 * 1,024 characters, so that a rare name costs the reading of one small file.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export type Weight = 'regular' | 'bold';

const TEXT: Record<Weight, string> = { regular: '400Regular', bold: '700Bold' };

/** The files of Hanazono Mincho: the block’s first and last characters, its name there, and how many digits its files are numbered in. */
const RARE: readonly { first: number; last: number; name: string; digits: number }[] = [
  { first: 0xf900, last: 0xfad9, name: 'HanaMinA.CJK-Compatibility-Ideographs', digits: 0 },
  { first: 0x20000, last: 0x2a6d6, name: 'HanaMinB.CJK-Unified-Ideographs-Extension-B-', digits: 2 },
  { first: 0x2a700, last: 0x2b734, name: 'HanaMinB.CJK-Unified-Ideographs-Extension-C-', digits: 1 },
  { first: 0x2b740, last: 0x2b81d, name: 'HanaMinB.CJK-Unified-Ideographs-Extension-D', digits: 0 },
  { first: 0x2b820, last: 0x2cea1, name: 'HanaMinB.CJK-Unified-Ideographs-Extension-E-', digits: 1 },
  { first: 0x2ceb0, last: 0x2ebe0, name: 'HanaMinB.CJK-Unified-Ideographs-Extension-F-', digits: 1 },
  { first: 0x2f800, last: 0x2fa1d, name: 'HanaMinA.CJK-Compatibility-Ideographs-Supplement', digits: 0 },
];
const IN_A_FILE = 1024;

/** The text font's file, wherever this runs. */
export function textFont(weight: Weight): string {
  return placeOf(`NotoSerifSC_${TEXT[weight]}.ttf`, `@expo-google-fonts/noto-serif-sc/${TEXT[weight]}`);
}

/** The name of the file that has a character which the text font lacks; null where none has. */
export function rareFileFor(codePoint: number): string | null {
  const block = RARE.find(({ first, last }) => codePoint >= first && codePoint <= last);
  return block ? fileOf(block, Math.trunc((codePoint - block.first) / IN_A_FILE)) : null;
}

export function rareFont(name: string): string {
  return placeOf(name, 'hanamin');
}

/** All of them, for whoever puts them beside the bundle. */
export function fontFiles(): string[] {
  const rare = RARE.flatMap((block) =>
    Array.from({ length: Math.ceil((block.last - block.first + 1) / IN_A_FILE) }, (_, index) => fileOf(block, index)),
  );
  return [textFont('regular'), textFont('bold'), ...rare.map(rareFont)];
}

function fileOf({ name, digits }: { name: string; digits: number }, index: number): string {
  return `${name}${digits === 0 ? '' : String(index + 1).padStart(digits, '0')}.woff2`;
}

function placeOf(name: string, inPackage: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${inPackage}/${name}`);
}
