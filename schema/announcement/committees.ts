/** Committees as data: the scan mended, and what their names say read out of them (C12). */
import type { AnnexRow } from './data/annex-1-2024.ts';
import { LEVELS, SERIES, type Level } from './data/series.ts';
import type { AnnouncementDocument } from './document/index.ts';
import type { Scope, Third } from './names.ts';

/** A committee as a document has it. */
export type Listed = Required<AnnouncementDocument['committees'][number]>;

const SENIOR_LEVELS: Level[] = ['ASSOCIATE_SENIOR', 'SENIOR'];

/** Where the scanner read one character for another, with as much beside it as no name has by itself: 西安业务 is right. */
const SCAN_ERRORS: readonly (readonly [read: string, meant: string])[] = [
  ['评市委员会', '评审委员会'],
  ['安业高级', '专业高级'],
  ['安业县以下', '专业县以下'],
  ['月中自', '月中旬'],
];

/** Specialties whose name does not contain the name of their series. */
const SERIES_OF_SPECIALTY: Readonly<Record<string, string>> = {
  知识产权: 'economics', // 经济专业人员 includes 知识产权 since 2020
  少数民族语言文字翻译: 'translation',
  公证: 'legal-services',
  律师: 'legal-services',
  药学: 'health',
};

/** What the name of a committee says by itself; a field or levels that it does not give are null. */
export type ReadName = {
  name: string;
  series: string | null;
  specialty: string | null;
  levels: Level[] | null;
  scope: Scope;
  ownStaffOnly: boolean;
};

/** The name, mended, and what can be read out of it. */
export function readName(scanned: string): ReadName {
  const name = mended(scanned);
  return {
    name,
    ...fieldOf(name),
    levels: levelsIn(name),
    scope: name.includes('县以下基层') ? 'GRASSROOTS' : 'PROVINCE',
    ownStaffOnly: /公司|科学院|研究院|学院高等学校/u.test(name),
  };
}

/** What was scanned, of the texts that had to be mended; null where none had to. */
export function scannedOf(...texts: readonly string[]): string | null {
  return texts.filter((text) => text !== mended(text)).join(' / ') || null;
}

/** The committees of Annex 1: it is a plan of senior titles. */
export function provincialCommittees(year: number, rows: readonly AnnexRow[]): Listed[] {
  return rows.map(([number, scanned, founder, meets, telephone]) => {
    const { levels, ...read } = readName(scanned);
    const raw = scannedOf(scanned, meets);
    return {
      id: `annex-1-${number}`,
      number,
      raw,
      founder,
      telephone,
      ...read,
      levels: levels ?? SENIOR_LEVELS,
      meets: meetingOf(year, meets),
    };
  });
}

/** The city's own committees, from the notice's list of telephones; the notice gives no month for them. */
export function cityCommittees(rows: readonly Pick<Listed, 'id' | 'name' | 'founder' | 'telephone'>[]): Listed[] {
  return rows.map((row) => {
    const { levels, ...read } = readName(row.name);
    return { ...row, number: null, raw: null, ...read, levels: levels ?? SENIOR_LEVELS, meets: null };
  });
}

/** Words for levels, as names and lists of committees use them. */
export const LEVELS_CALLED: Readonly<Record<string, readonly Level[]>> = {
  高级: SENIOR_LEVELS,
  正高级: ['SENIOR'],
  副高级: ['ASSOCIATE_SENIOR'],
  中级: ['INTERMEDIATE'],
  初级: ['STAFF', 'ASSISTANT'],
  助理级: ['ASSISTANT'],
  员级: ['STAFF'],
};

/** The levels that stand before 职称 or 职务 in a name, the lowest first: 高级, 高中级, 中、初级. */
function levelsIn(name: string): Level[] | null {
  const [, words = ''] = /([高中初][高中初级、和及]{0,6}级)(?:专业技术)?职/u.exec(name) ?? [];
  const named = ['高', '中', '初'].filter((word) => words.includes(word)).flatMap((word) => LEVELS_CALLED[`${word}级`] ?? []);
  return named.length === 0 ? null : LEVELS.filter((level) => named.includes(level));
}

function mended(text: string): string {
  return SCAN_ERRORS.reduce((current, [read, meant]) => current.replaceAll(read, meant), text);
}

/** Whose a committee is stands before its field: a province's, a city's, or a district's of a city. 人力资源市场 is no city. */
const PLACE = /^(?:陕甘宁青|.{2,6}?(?:省|自治区|自治州|市(?!场)|地区))(?:(?<=[市州]).{1,4}?[区县](?!以下))?/u;

/** Series and specialty as the name gives them: 工程系列, 交通运输工程专业, 工程系列教育教学类工程专业. */
function fieldOf(name: string): { series: string | null; specialty: string | null } {
  const field = name
    .replace(/(县以下基层)?([高中初][高中初级、和及]{0,6}级)?(专业技术)?职(称评审|务任职资格评审)委员会$/u, '')
    .replace(/^.*(公司|科学院|研究院(?=文物)|学院(?=高等))/u, '')
    .replace(PLACE, '');
  const specialty = /(?:^|系列)([^系]+?)专业$/u.exec(field)?.[1] ?? null;
  const seriesWords = specialty && !field.includes('系列') ? specialty : field.replace(/系列.*$/u, '');
  const named = SERIES.filter((one) => seriesWords.endsWith(one.name)).toSorted((a, b) => b.name.length - a.name.length)[0];
  const special = specialty ?? (named && seriesWords !== named.name ? seriesWords : null);
  return { series: (specialty && SERIES_OF_SPECIALTY[specialty]) ?? named?.code ?? null, specialty: special };
}

const THIRD_OF: Readonly<Record<string, Third>> = { 上: 'EARLY', 中: 'MIDDLE', 下: 'LATE' };

/** When a committee meets, as annexes write it: 11月上旬, where need be with its year before it. Null for what is no third of a month. */
export function meetingIn(scanned: string): { year: number | null; month: number; third: Third } | null {
  const text = mended(scanned).normalize('NFKC').replaceAll(/\s/gu, '');
  const [, year, month, word] = /^(?:(\d{4})年)?(\d{1,2})月(?:份)?(上|中|下)旬$/u.exec(text) ?? [];
  const third = THIRD_OF[word ?? ''];
  if (!third || !(Number(month) >= 1 && Number(month) <= 12)) return null;
  return { year: year === undefined ? null : Number(year), month: Number(month), third };
}

function meetingOf(year: number, text: string): Listed['meets'] {
  const meets = meetingIn(text);
  if (!meets) throw new Error(`not a third of a month: ${text}`);
  return { ...meets, year };
}
