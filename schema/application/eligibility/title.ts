/** The conditions on the level: level by level, 破格, and recognition without the title below (A7). Pure. */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Recognition } from '../../announcement/data/recognition.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, seriesNamed, seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Facts, Wish } from './facts.ts';
import { fails, leftToReview, passes, unknown, type Found } from './findings.ts';
import { presentOf } from './record.ts';
import { isRecognised, opens, perhaps, recognitionOf, studyNamed } from './recognition.ts';

/** A7: the next level, 破格, or recognition. What is not above the present title at all, and a transfer of series, is A10’s matter. */
export function isNextLevel(facts: Facts): Found[] {
  const { wish, form, calendar } = facts;
  if (!wish)
    return [unknown('A7', say('尚未填写拟晋升职务。', 'What is applied for is not filled in.'), say('请填写拟晋升职务。', 'Fill it in.'))];
  const present = presentOf(facts);
  if (wish.promotionType === 'TRANSFER' || (present && !isAbove(wish.level, present.level))) return [];
  if (wish.promotionType === 'EXCEPTIONAL') {
    return [
      passes(
        'A7',
        '破格晋升，不受逐级申报限制；须经职工大会评议。',
        'Exceptional promotion is not bound to levels; the staff meeting deliberates on it.',
      ),
    ];
  }
  const wanted = LEVEL_NAMES[wish.level];
  const level = present?.level ?? null;
  if (present !== undefined && nextLevel(level, wish.series) === wish.level) {
    const from = level ? say(`现任${LEVEL_NAMES[level]}`, `from ${LEVEL_ENGLISH[level]}`) : say('尚无职称', 'from no title');
    return [passes('A7', `${from.zh}，申报${wanted}，逐级申报。`, `The next level ${from.en}.`)];
  }
  const recognised = recognitionOf(form, calendar.announcement);
  if (present === undefined || (recognised === null && calendar.announcement.standards.recognition.some((one) => opens(one, wish.level)))) {
    return [
      unknown(
        'A7',
        say(
          '能否申报取决于现任职务、学历和专业工作年限，尚未填写。',
          'It depends on the present title, the level of education and the years of work, which are not filled in.',
        ),
        say('请填写现任职务、学历和专业工作经历。', 'Fill in the present title, the education and the work history.'),
      ),
    ];
  }
  const { own, how } = recognised ?? { own: [], how: say('', '') };
  const met = own.find((one) => one.worked >= one.years && opens(one, wish.level));
  if (met) {
    const { zh, en } = studyNamed(met.degree);
    return [
      passes(
        'A7',
        `考核认定：${zh}${met.years > 0 ? `满${met.years}年` : ''}可认定${wanted}，现${met.worked}年${how.zh}。`,
        `Recognised directly: ${en} and ${counted(met.years, 'year')} of work, now ${met.worked}${how.en}.`,
      ),
    ];
  }
  const byStandard = recognised && perhaps(recognised, wish);
  return [byStandard ? leftToStandard(byStandard, wish, how) : skipped(level, wish, own, how)];
}

/** A higher 学历 takes nothing away: what a lower one, or none at all, would open is left to the series’ standard. */
function leftToStandard({ zh, en }: Bilingual, { level, series }: Wish, how: Bilingual): Found {
  const named = seriesNamed(series);
  return leftToReview(
    'A7',
    say(
      `${zh}，能否直接申报${LEVEL_NAMES[level]}以${named.zh}系列评审标准为准。年限据所填经历计算${how.zh}。`,
      `${en}; the standard of ${named.en} decides whether ${LEVEL_ENGLISH[level]} is open. Years are counted from the work history${how.en}.`,
    ),
    say('由审核部门按评审标准核定。', 'Those who review it judge it by the standard.'),
  );
}

function skipped(
  present: Level | null,
  { level: wanted, series }: Wish,
  own: readonly (Recognition & { worked: number })[],
  how: Bilingual,
): Found {
  const next = nextLevel(present, series);
  const because = say(
    `职称须逐级申报：${present ? `现任${LEVEL_NAMES[present]}` : '尚无职称'}，不能申报${LEVEL_NAMES[wanted]}。`,
    `Titles are applied for level by level: ${present ? `from ${LEVEL_ENGLISH[present]}` : 'from no title'} ${LEVEL_ENGLISH[wanted]} is not open.`,
  );
  const byLevel = next ? say(`可申报${LEVEL_NAMES[next]}`, `${LEVEL_ENGLISH[next]} is open`) : null;
  const open = LEVELS.filter(
    (level) =>
      level !== next &&
      seriesOf(series)?.titles[level] !== undefined &&
      (present === null || isAbove(level, present)) &&
      own.some((one) => one.worked >= one.years && opens(one, level)),
  );
  const byDegree =
    open.length > 0
      ? say(
          `按学历和年限可考核认定${open.map((level) => LEVEL_NAMES[level]).join('、')}`,
          `${open.map((level) => LEVEL_ENGLISH[level]).join(', ')} is open by recognition`,
        )
      : null;
  const later = own.filter((one) => opens(one, wanted)).toSorted((a, b) => a.years - b.years)[0];
  const byRecognition = later
    ? say(
        `${studyNamed(later.degree).zh}满${later.years}年可考核认定，现${later.worked}年${how.zh}`,
        `${studyNamed(later.degree).en} and ${counted(later.years, 'year')} of work, now ${later.worked}${how.en}`,
      )
    : null;
  const exceptional = say('符合条件的可申报破格晋升', 'so is exceptional promotion to those who meet its conditions');
  const ways = [byLevel, byDegree, byRecognition, exceptional].filter((one): one is Bilingual => one !== null);
  return fails('A7', because, say(`${ways.map(({ zh }) => zh).join('；')}。`, `${ways.map(({ en }) => en).join('; ')}.`));
}

/** Whether it is recognition that opens the level, and not the title before (考核认定). */
export function standsOnRecognition(facts: Facts, wish: Wish): boolean {
  const present = presentOf(facts);
  return nextLevel(present?.level ?? null, wish.series) !== wish.level && isRecognised(facts, wish);
}

/** Whether a level is higher than another. */
export function isAbove(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(other);
}

/** The level above the present one; from none, the lowest that the series has. Null above the highest. */
export function nextLevel(present: Level | null, series: string): Level | null {
  const titles = seriesOf(series)?.titles ?? {};
  if (present !== null) return LEVELS[LEVELS.indexOf(present) + 1] ?? null;
  return LEVELS.find((level) => titles[level] !== undefined) ?? null;
}
