/** Committees as data: the scan mended, and what their names say read out of them (C12). */
import type { AnnexRow } from './data/annex-1-2024.ts';
import { SERIES, type Level } from './data/series.ts';
import type { AnnouncementDocument } from './document/index.ts';
import type { Third } from './names.ts';

/** A committee as a document has it. */
export type Listed = Required<AnnouncementDocument['committees'][number]>;

const SENIOR_LEVELS: Level[] = ['ASSOCIATE_SENIOR', 'SENIOR'];

/** Where the scanner read one character for another. */
const SCAN_ERRORS: readonly (readonly [read: string, meant: string])[] = [
  ['评市委员会', '评审委员会'],
  ['安业', '专业'],
  ['中自', '中旬'],
];

/** Specialties whose name does not contain the name of their series. */
const SERIES_OF_SPECIALTY: Readonly<Record<string, string>> = {
  知识产权: 'economics', // 经济专业人员 includes 知识产权 since 2020
  少数民族语言文字翻译: 'translation',
  公证: 'legal-services',
  律师: 'legal-services',
  药学: 'health',
};

/** The committees of Annex 1. */
export function provincialCommittees(year: number, rows: readonly AnnexRow[]): Listed[] {
  return rows.map(([number, rawName, founder, rawMeets, telephone]) => {
    const name = mended(rawName);
    const meets = mended(rawMeets);
    const raw = [rawName, rawMeets].filter((text) => text !== mended(text)).join(' / ');
    return {
      id: `annex-1-${number}`,
      number,
      name,
      raw: raw || null,
      founder,
      telephone,
      ...fieldOf(name),
      levels: SENIOR_LEVELS,
      scope: name.includes('县以下基层') ? 'GRASSROOTS' : 'PROVINCE',
      ownStaffOnly: /公司|科学院|研究院|学院高等学校/u.test(name),
      meets: meetingOf(year, meets),
    };
  });
}

/** The city's own committees, from the notice's list of telephones; the notice gives no month for them. */
export function cityCommittees(rows: readonly Pick<Listed, 'id' | 'name' | 'founder' | 'telephone'>[]): Listed[] {
  return rows.map((row) => ({
    ...row,
    number: null,
    raw: null,
    ...fieldOf(row.name),
    levels: row.name.includes('中级') ? ['INTERMEDIATE'] : SENIOR_LEVELS,
    scope: 'PROVINCE',
    ownStaffOnly: false,
    meets: null,
  }));
}

function mended(text: string): string {
  return SCAN_ERRORS.reduce((current, [read, meant]) => current.replaceAll(read, meant), text);
}

/** Series and specialty as the name gives them: 工程系列, 交通运输工程专业, 工程系列教育教学类工程专业. */
function fieldOf(name: string): { series: string | null; specialty: string | null } {
  const field = name
    .replace(/(县以下基层)?(高级|中级)职(称评审|务任职资格评审)委员会$/u, '')
    .replace(/^.*(公司|科学院|研究院(?=文物)|学院(?=高等))/u, '')
    .replace(/^(甘肃省|嘉峪关市|陕甘宁青)/u, '');
  const specialty = /(?:^|系列)([^系]+?)专业$/u.exec(field)?.[1] ?? null;
  const seriesWords = specialty && !field.includes('系列') ? specialty : field.replace(/系列.*$/u, '');
  const named = SERIES.filter((one) => seriesWords.endsWith(one.name)).toSorted((a, b) => b.name.length - a.name.length)[0];
  const special = specialty ?? (named && seriesWords !== named.name ? seriesWords : null);
  return { series: (specialty && SERIES_OF_SPECIALTY[specialty]) ?? named?.code ?? null, specialty: special };
}

const THIRD_OF: Readonly<Record<string, Third>> = { 上: 'EARLY', 中: 'MIDDLE', 下: 'LATE' };

function meetingOf(year: number, text: string): Listed['meets'] {
  const [, month, word] = /^(\d+)月(上|中|下)旬$/u.exec(text) ?? [];
  const third = THIRD_OF[word ?? ''];
  if (!month || !third) throw new Error(`not a third of a month: ${text}`);
  return { year, month: Number(month), third };
}
