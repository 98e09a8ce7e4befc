/**
 * R3: what a person holds is what the record of their titles says, as far as it says anything; what is typed has to agree with it. Which of
 * several titles counts depends on what is applied for: one of the same series before all others, of these the highest. Pure.
 */
import { say, type Bilingual } from '../../core/refusal.ts';
import { foldedName } from '../../core/names.ts';
import { dayInChinese, dayOf } from '../../core/time.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, seriesNamed } from '../../announcement/data/series.ts';
import type { Title } from '../../identity/titles/model.ts';
import { highestOf } from '../../identity/titles/rules.ts';
import { presentTitleOf, type PresentTitle } from '../form/present-title.ts';
import { FORM } from '../form/sections.ts';
import type { Facts } from './facts.ts';
import { fails, passes, type Found } from './findings.ts';

type Held = Pick<Facts, 'form' | 'titles' | 'wish'>;

/** The present title by which somebody is judged: of the record where there is one, else as typed; what was revoked is none. */
export function presentOf({ form, titles, wish }: Held): PresentTitle | null | undefined {
  const onRecord = readFor(titles, wish);
  if (onRecord) return { ...onRecord, appointedOn: null };
  const typed = presentTitleOf(form);
  return typed && revokedAs(typed, titles) ? null : typed;
}

/** The title on record that a wish is judged from; null where none counts. */
function readFor(titles: readonly Title[], wish: Facts['wish']): Title | null {
  if (!wish) return highestOf(titles);
  const same = highestOf(titles, wish.series);
  if (wish.promotionType !== 'TRANSFER') return same ?? highestOf(titles);
  if (same && LEVELS.indexOf(same.level) >= LEVELS.indexOf(wish.level)) return same;
  // What is transferred is of another series, at the level applied for where there is one.
  const others = titles.filter(({ series }) => series !== wish.series);
  return highestOf(others.filter(({ level }) => level === wish.level)) ?? highestOf(others) ?? same;
}

/** What is typed agrees with the record, and is nothing that was revoked (A10). */
export function agreesWithRecord({ form, titles, wish }: Held): Found[] {
  const typed = presentTitleOf(form);
  const revoked = typed ? revokedAs(typed, titles) : null;
  if (revoked) return [ofRevoked(revoked)];
  const read = readFor(titles, wish);
  if (!read) return [];
  const held = named(read);
  if (typed === undefined)
    return [passes('R3', `现任职务以职称档案为准：${held.zh}。`, `The present title is that of the record: ${held.en}.`)];
  if (typed === null)
    return [
      contradicts(
        say(
          `“${FORM.presentTitle.title.zh}”填写为没有职称，职称档案载有${held.zh}。`,
          `The section of the present title says that there is none; on record is ${held.en}.`,
        ),
        false,
      ),
    ];
  const valid = titles.filter(({ state }) => state === 'VALID');
  const same = valid.find((one) => differences(typed, one).length === 0);
  if (same)
    return [passes('R3', `现任职务与职称档案一致：${named(same).zh}。`, `The present title is as it is on record: ${named(same).en}.`)];
  const nearest = valid.find(({ series, level }) => series === typed.series && level === typed.level) ?? read;
  const differs = differences(typed, nearest);
  return [
    contradicts(
      say(
        `“${FORM.presentTitle.title.zh}”与职称档案（${named(nearest).zh}）不符：${differs.map(({ zh }) => zh).join('；')}。`,
        `The section of the present title is not as it is on record (${named(nearest).en}): ${differs.map(({ en }) => en).join('; ')}.`,
      ),
      nearest.series !== typed.series || nearest.level !== typed.level,
    ),
  ];
}

/** `isAnother`: a title of another kind is typed, which may be missing on record. */
function contradicts(because: Bilingual, isAnother: boolean): Found {
  const more = isAnother
    ? say(
        '；所填职称属实而档案未载的，请登记该职称，由用人单位核验',
        '; a title that is missing there is recorded, and checked by the unit',
      )
    : say('；档案有误的，请用人单位重新核验', '; where the record is wrong, the unit checks it once more');
  return fails('R3', because, say(`请按档案更正“现任职务”${more.zh}。`, `Correct the section by the record${more.en}.`));
}

/** 一级教师（嘉职改办〔2018〕12号，2018年12月20日取得） */
function named({ name, document, obtainedOn }: Title): Bilingual {
  return say(`${name}（${document}，${dayInChinese(obtainedOn)}取得）`, `${name} (${document}, obtained on ${obtainedOn})`);
}

/** In what a typed title is not one on record, each field with both values. */
function differences(typed: PresentTitle, title: Title): Bilingual[] {
  const { name, series, level, obtainedOn } = FORM.presentTitle.fields;
  const told = ({ zh, en }: Bilingual, mine: Bilingual, own: Bilingual) =>
    say(`${zh}填写为${mine.zh}，档案为${own.zh}`, `${en} ${mine.en}, on record ${own.en}`);
  const plain = (text: string) => say(text, text);
  const days = [typed.obtainedOn, title.obtainedOn].map((day) => say(dayInChinese(day), day)) as [Bilingual, Bilingual];
  const levels = [typed.level, title.level].map((one) => say(LEVEL_NAMES[one], LEVEL_ENGLISH[one])) as [Bilingual, Bilingual];
  return [
    ...(foldedName(typed.name) === foldedName(title.name) ? [] : [told(name.label, plain(typed.name), plain(title.name))]),
    ...(isOfSeries(typed, title) ? [] : [told(series.label, seriesIn(typed), seriesIn(title))]),
    ...(typed.level === title.level ? [] : [told(level.label, ...levels)]),
    ...(typed.obtainedOn === title.obtainedOn ? [] : [told(obtainedOn.label, ...days)]),
  ];
}

type OfSeries = Pick<PresentTitle, 'series' | 'seriesName'>;

/** Of a form that was saved before it was asked, the series is not known, and contradicts nothing. */
function isOfSeries(typed: OfSeries, title: OfSeries): boolean {
  if (typed.series === null && typed.seriesName === null) return true;
  if (typed.series !== null || title.series !== null) return typed.series === title.series;
  return foldedName(typed.seriesName ?? '') === foldedName(title.seriesName ?? '');
}

function seriesIn({ series, seriesName }: OfSeries): Bilingual {
  return series === null ? say(seriesName ?? '', seriesName ?? '') : seriesNamed(series);
}

/** The revoked title that somebody names as the present one: of its series and level, where no other of these counts. */
function revokedAs(typed: PresentTitle, titles: readonly Title[]): Title | null {
  const alike = titles.filter((one) => one.level === typed.level && isOfSeries(typed, one));
  return alike.some(({ state }) => state === 'VALID') ? null : (alike.findLast(({ state }) => state === 'REVOKED') ?? null);
}

function ofRevoked(title: Title): Found {
  const { zh, en } = named(title);
  const day = dayOf(title.ended?.at ?? 0);
  const reason = title.ended?.reason ?? '';
  return fails(
    'A10',
    say(
      `现任职务${zh}已于${dayInChinese(day)}撤销，不能作为申报依据：${reason}。`,
      `The present title, ${en}, was revoked on ${day} and is none to apply from: ${reason}.`,
    ),
    say(
      '请更正“现任职务”；此后重新取得的，请登记该职称，由用人单位核验；有异议的，向撤销单位申请复核。',
      'Correct the section; a title obtained since is recorded, and checked by the unit; a review may be asked of whoever revoked it.',
    ),
  );
}
