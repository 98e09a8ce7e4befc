/** Each row of an annex judged as the committee that it names: what its name says, what its columns add, what is wrong and what is unsure (C12). Pure. */
import { worded } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { cut } from '../../core/workbook/refusals.ts';
import type { Problem } from '../../core/workbook/typed.ts';
import { readName, scannedOf } from '../../announcement/committees.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, SERIES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import { committeeShape } from '../../announcement/document/committees.ts';
import { telephonesIn } from '../../identity/telephone.ts';
import type { Draft } from '../model.ts';
import { ANNEX_COLUMNS, SCOPES_CALLED, type AnnexField } from './columns.ts';
import type { Given } from './given.ts';
import type { CommitteeRow, ReadCommittee } from './model.ts';
import { levelsOf } from './levels.ts';
import { meetingOf, yearOf } from './meeting.ts';
import type { TypedCommittee } from './rows.ts';

/** The notice that the committees are for. */
export type For = Pick<Draft, 'year' | 'cityName'>;

export function judgeAnnex(rows: readonly TypedCommittee[], notice: For): CommitteeRow[] {
  return rows.map((row) => judgeCommittee(row, notice));
}

function judgeCommittee(row: TypedCommittee, notice: For): CommitteeRow {
  const { values, places } = row;
  const problems: Problem[] = [...row.problems];
  const doubts: Problem[] = [];
  const isSpoilt = (field: AnnexField) => places[field] !== undefined && row.problems.some(({ place }) => place === places[field]);
  const told = (field: AnnexField, sentence: Bilingual): Problem => ({
    place: places[field] ?? places.name ?? '',
    column: ANNEX_COLUMNS.find(({ name }) => name === field)?.head ?? '',
    value: cut(values[field]),
    ...sentence,
  });
  /** What is made of a cell; a cell that is wrong by itself is told of once. */
  const take = <T>(field: AnnexField, { value, wrong, unsure }: Given<T>): T => {
    if (!isSpoilt(field)) {
      if (wrong) problems.push(told(field, wrong));
      if (unsure) doubts.push(told(field, unsure));
    }
    return value;
  };
  const named = readName(oneLine(values.name));
  const isNamed = values.name !== '';
  const number = take('number', numberOf(values.number));
  const isNumbered = number !== null || values.number !== '' || isSpoilt('number');
  if (isNamed) take('number', placeOf(named.name, isNumbered, notice));
  const specialty = values.specialty || named.specialty;
  const series = isNamed ? take('series', seriesIn(values.series, named.series, specialty)) : codeOf(values.series);
  const levels = isNamed ? take('levels', levelsOf(values.levels, named.levels, { series, isNumbered })) : [];
  take('year', yearOf(values.year));
  if (values.telephone !== '') take('telephone', dialled(values.telephone));
  const meets = take('meets', meetingOf(values, { year: notice.year, isNumbered }));
  const read: ReadCommittee = {
    number,
    name: named.name,
    raw: scannedOf(oneLine(values.name), values.meets),
    founder: oneLine(values.founder),
    telephone: oneLine(values.telephone),
    series,
    specialty,
    levels,
    scope: SCOPES_CALLED[values.scope] ?? named.scope,
    ownStaffOnly: values.ownStaffOnly === '' ? named.ownStaffOnly : values.ownStaffOnly === '是',
    meets,
  };
  for (const { field, ...sentence } of unshapely(read)) if (values[field] !== '') take(field, { value: null, wrong: sentence });
  if (isNamed && series !== null) for (const wrong of notOf(series, levels)) take('levels', { value: null, wrong });
  return { row: row.number, read, problems, doubts };
}

/** A cell that was broken into lines is one line of text. */
function oneLine(typed: string): string {
  return typed
    .split(/[\r\n]/u)
    .map((part) => part.trim())
    .join('');
}

function numberOf(typed: string): Given<number | null> {
  if (typed === '') return { value: null };
  const text = typed.normalize('NFKC');
  const value = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  return value > 0 ? { value } : { value: null, wrong: say('须为1至9999的整数', 'must be a whole number from 1 to 9999') };
}

/** A number makes a row one of the annex, and none makes it the city's own: where the name tells otherwise, somebody should look. */
function placeOf(name: string, isNumbered: boolean, { cityName }: For): Given<null> {
  const isOurs = name.startsWith(cityName);
  if (isOurs === !isNumbered) return { value: null };
  const unsure = isOurs
    ? say(`本市的评委会不填序号，现按附件1所列处理`, 'a committee of the city’s own has none; it is taken as one of the annex')
    : say(`未填，现按本市自行组建的评委会处理`, 'is empty: the committee is taken as the city’s own');
  return { value: null, unsure };
}

/** Of whom people ask: one number, or several with a mark between them. */
function dialled(typed: string): Given<null> {
  if (telephonesIn(oneLine(typed)) !== null) return { value: null };
  return {
    value: null,
    wrong: say(
      '不正确（应为带区号的固定电话，如0931-8533360，或11位手机号码；多个的用顿号分隔；区号首位的0不能丢，单元格须为文本）',
      'is not a telephone number (a landline with its area code such as 0931-8533360, or 11 digits of a mobile; several with 、 between them; the first 0 of an area code is lost where the cell is not text)',
    ),
  };
}

const codeOf = (typed: string): string | null => SERIES.find(({ name }) => name === typed)?.code ?? null;

function seriesIn(typed: string, named: string | null, specialty: string | null): Given<string | null> {
  const value = codeOf(typed) ?? named;
  if (value === null && specialty === null)
    return { value, wrong: say('从名称读不出系列和专业，请填写', 'is not in the name, nor is a specialty; fill it in') };
  if (value === null)
    return {
      value,
      unsure: say(`从名称读不出系列，只按专业“${specialty}”处理`, `is not in the name: it goes by its specialty alone, ${specialty}`),
    };
  if (named === null || value === named) return { value };
  const { zh, en } = seriesNamed(named);
  return { value, unsure: say(`与名称不同：名称为${zh}系列`, `is not what the name says: ${en}`) };
}

/** Levels that the series does not have. */
function notOf(code: string, levels: ReadCommittee['levels']): Bilingual[] {
  const { zh, en } = seriesNamed(code);
  return levels
    .filter((level) => seriesOf(code)?.titles[level] === undefined)
    .map((level) => say(`${zh}系列没有${LEVEL_NAMES[level]}`, `${en} has no ${LEVEL_ENGLISH[level].replace(/^the /u, '')}`));
}

/** What of it no document takes: characters that nobody sees, texts that are too long. */
function unshapely(read: ReadCommittee): (Bilingual & { field: AnnexField })[] {
  const issues = committeeShape.safeParse({ id: 'annex', ...read }).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const field = TEXTS.find((name) => name === issue.path[0]);
    return field ? [{ field, ...worded(issue) }] : [];
  });
}
const TEXTS = ['name', 'founder', 'telephone', 'specialty'] as const;
