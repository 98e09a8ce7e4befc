/** The conditions on the title: level by level, 破格, and recognition without review (A7). Pure. */
import { say } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Degree } from '../form/choices.ts';
import type { SectionContent } from '../form/sections.ts';
import { specialtyYears } from '../form/years.ts';
import type { Facts } from './facts.ts';
import { fails, passes, unknown, type Finding } from './findings.ts';

/** 考核认定: after so many years of work in the specialty since graduation, a degree leads to a level directly. O14, 甘肃省. */
export const RECOGNITION: readonly { degree: Degree | 'POSTDOCTORAL'; years: number; level: Level; zh: string; en: string }[] = [
  { degree: 'POSTDOCTORAL', years: 0, level: 'ASSOCIATE_SENIOR', zh: '博士后出站', en: 'postdoctoral research' },
  { degree: 'DOCTOR', years: 2, level: 'ASSOCIATE_SENIOR', zh: '博士', en: 'a doctorate' },
  { degree: 'MASTER', years: 3, level: 'INTERMEDIATE', zh: '硕士', en: 'a master’s degree' },
  { degree: 'BACHELOR', years: 1, level: 'ASSISTANT', zh: '大学本科', en: 'a bachelor’s degree' },
  { degree: 'COLLEGE', years: 1, level: 'STAFF', zh: '大学专科', en: 'a college diploma' },
  { degree: 'COLLEGE', years: 3, level: 'ASSISTANT', zh: '大学专科', en: 'a college diploma' },
  { degree: 'SECONDARY', years: 1, level: 'STAFF', zh: '中专', en: 'secondary technical school' },
];

/** A7: the next level, 破格, or recognition. */
export function isNextLevel({ wish, form, calendar }: Facts): Finding[] {
  if (!wish)
    return [unknown('A7', say('尚未填写拟晋升职务。', 'What is applied for is not filled in.'), say('请填写拟晋升职务。', 'Fill it in.'))];
  if (wish.promotionType === 'EXCEPTIONAL') {
    return [
      passes(
        'A7',
        '破格晋升，不受逐级申报限制；须经职工大会评议。',
        'Exceptional promotion is not bound to levels; the staff meeting deliberates on it.',
      ),
    ];
  }
  const { presentTitle, education, workHistory } = form;
  const wanted = LEVEL_NAMES[wish.level];
  if (presentTitle) {
    const next = nextLevel(presentTitle.level, wish.series);
    if (next === wish.level) {
      const from = presentTitle.level
        ? say(`现任${LEVEL_NAMES[presentTitle.level]}`, `from ${LEVEL_ENGLISH[presentTitle.level]}`)
        : say('尚无职称', 'from no title');
      return [passes('A7', `${from.zh}，申报${wanted}，逐级申报。`, `The next level ${from.en}.`)];
    }
  }
  const recognised = RECOGNITION.filter(({ level }) => level === wish.level);
  if (!presentTitle || (recognised.length > 0 && (!education || !workHistory))) {
    return [
      unknown(
        'A7',
        say(
          '能否申报取决于现任职务、学历和专业工作年限，尚未填写。',
          'It depends on the present title, the degree and the years of work, which are not filled in.',
        ),
        say('请填写现任职务、学历和专业工作经历。', 'Fill in the present title, the education and the work history.'),
      ),
    ];
  }
  const years =
    education && workHistory ? specialtyYears(since(workHistory, education.graduatedOn), calendar.announcement.policy.seniorityAsOf) : 0;
  const own = recognised.filter(
    ({ degree }) => degree === education?.degree || (degree === 'POSTDOCTORAL' && education?.postdoctoral === true),
  );
  const met = own.find((one) => years >= one.years);
  if (met) {
    return [
      passes(
        'A7',
        `考核认定：${met.zh}${met.years > 0 ? `满${met.years}年` : ''}可认定${wanted}（现${years}年）。`,
        `Recognised directly: ${met.en} and ${met.years} years of work (${years}).`,
      ),
    ];
  }
  return [skipped(presentTitle.level, wish.level, wish.series, own.toSorted((a, b) => a.years - b.years)[0], years, openedBy(form, years))];
}

/** The levels that degree and years open by recognition already. */
function openedBy({ education }: Facts['form'], years: number): Level[] {
  const met = RECOGNITION.filter(
    (one) =>
      years >= one.years && (one.degree === education?.degree || (one.degree === 'POSTDOCTORAL' && education?.postdoctoral === true)),
  );
  return [...new Set(met.map(({ level }) => level))];
}

function skipped(
  present: Level | null,
  wanted: Level,
  series: string,
  own: (typeof RECOGNITION)[number] | undefined,
  years: number,
  opened: readonly Level[],
): Finding {
  const next = nextLevel(present, series);
  const because = say(
    `职称须逐级申报：${present ? `现任${LEVEL_NAMES[present]}` : '尚无职称'}，不能申报${LEVEL_NAMES[wanted]}。`,
    `Titles are applied for level by level: ${present ? `from ${LEVEL_ENGLISH[present]}` : 'from no title'} ${LEVEL_ENGLISH[wanted]} is not open.`,
  );
  const byRecognition = own
    ? say(`${own.zh}满${own.years}年（现${years}年）可考核认定`, `${own.en} and ${own.years} years of work (now ${years})`)
    : null;
  const byLevel = next ? say(`可申报${LEVEL_NAMES[next]}`, `${LEVEL_ENGLISH[next]} is open`) : null;
  const open = opened.filter((level) => level !== next && seriesOf(series)?.titles[level] !== undefined);
  const byDegree =
    open.length > 0
      ? say(
          `按学历和年限可考核认定${open.map((level) => LEVEL_NAMES[level]).join('、')}`,
          `${open.map((level) => LEVEL_ENGLISH[level]).join(', ')} is open by recognition`,
        )
      : null;
  const ways = [
    byLevel,
    byDegree,
    byRecognition,
    say('符合条件的可申报破格晋升', 'so is exceptional promotion to those who meet its conditions'),
  ].filter((one) => one !== null);
  return fails('A7', because, say(`${ways.map(({ zh }) => zh).join('；')}。`, `${ways.map(({ en }) => en).join('; ')}.`));
}

/** The level above the present one that the series has; from none, its lowest. Null above the highest. */
export function nextLevel(present: Level | null, series: string): Level | null {
  const titles = seriesOf(series)?.titles ?? {};
  if (present !== null) return LEVELS[LEVELS.indexOf(present) + 1] ?? null;
  return LEVELS.find((level) => titles[level] !== undefined) ?? null;
}

/** The work since graduation: what was done before does not count towards recognition. */
function since({ items }: SectionContent<'workHistory'>, graduatedOn: string): SectionContent<'workHistory'> {
  return {
    items: items
      .filter(({ to }) => to === null || to >= graduatedOn)
      .map((item) => ({ ...item, from: item.from < graduatedOn ? graduatedOn : item.from })),
  };
}
