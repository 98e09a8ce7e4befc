/** A10: the years in the present title, where the level is applied for from it. Pure. */
import { counted } from '../../core/counted.ts';
import { say } from '../../core/refusal.ts';
import { seriesNamed } from '../../announcement/data/series.ts';
import { DEGREE } from '../form/choices.ts';
import { degreesAbove, highestEducation } from '../form/education.ts';
import { howCounted, yearsSince } from '../form/years.ts';
import type { Facts } from './facts.ts';
import { fails, leftToReview, passes, unknown, type Found } from './findings.ts';
import { isRecognised, perhapsByDegree, recognitionOf } from './recognition.ts';
import { presentOf } from './record.ts';
import { nextLevel } from './title.ts';

/** Years in the present title, where the level is applied for from it: judged where the series’ standard is held as data. */
export function hasServed(facts: Facts): Found[] {
  const { wish, form, calendar, complete } = facts;
  const present = presentOf(facts);
  const isByLevel = wish && present && present.series === wish.series && nextLevel(present.level, wish.series) === wish.level;
  if (!isByLevel || wish.promotionType === 'EXCEPTIONAL' || wish.promotionType === 'TRANSFER' || isRecognised(facts, wish)) return [];
  const { standards, policy } = calendar.announcement;
  const standard = standards.titleYears.find(({ series }) => series === wish.series);
  const asked = standard?.years[wish.level];
  const highest = form.education ? highestEducation(form.education) : null;
  if (asked && !highest) {
    if (complete) return []; // said under A2
    const because = say('所需任职年限取决于学历，尚未填写。', 'The years needed depend on the level of education, which is not filled in.');
    return [unknown('A10', because, say('请填写学历。', 'Fill in the education.'))];
  }
  const years = yearsSince(present.obtainedOn, policy);
  const needed = highest && asked?.[highest.educationLevel];
  const how = howCounted(policy);
  const held = say(
    `取得${present.name}已满${years}年${how.zh}`,
    `The present title has been held for ${counted(years, 'full year')}${how.en}`,
  );
  if (!standard || needed === undefined || needed === null) {
    return [
      leftToReview(
        'A10',
        say(
          `${held.zh}，所需年限以${seriesNamed(wish.series).zh}系列评审标准为准。`,
          `${held.en}; the standard of ${seriesNamed(wish.series).en} decides how many are needed.`,
        ),
        say('由审核部门按评审标准核定。', 'Those who review it judge it by the standard.'),
      ),
    ];
  }
  if (years >= needed) return [passes('A10', `${held.zh}（须满${needed}年，${standard.source}）。`, `${held.en} (needed: ${needed}).`)];
  const because = say(`${held.zh}，须满${needed}年（${standard.source}）。`, `${held.en}; needed: ${needed}.`);
  // Standards ask for 学历或学位 in words of their own: whether the 学位 does is for those who know them.
  const byDegree = degreesAbove(form.education ?? { items: [] }).find(({ degree }) => years >= (asked?.[degree] ?? Infinity));
  if (byDegree) {
    const { zh, en } = DEGREE.names[byDegree.degree];
    return [
      leftToReview(
        'A10',
        say(
          `${because.zh}所获学位（${zh}）高于学历，按学位须满${asked?.[byDegree.degree]}年。`,
          `${because.en} The ${en} stands above the level of education.`,
        ),
        say('由审核部门按评审标准核定。', 'Those who review it judge it by the standard.'),
      ),
    ];
  }
  const recognised = recognitionOf(form, calendar.announcement);
  const directly = recognised && perhapsByDegree(recognised, wish);
  if (directly) {
    return [
      leftToReview(
        'A10',
        say(`${because.zh}${directly.zh}。`, `${because.en} ${directly.en}.`),
        say('能否考核认定，由审核部门核定。', 'Those who review it judge whether it is recognised directly.'),
      ),
    ];
  }
  return wish.promotionType === 'NORMAL'
    ? [
        fails(
          'A10',
          because,
          say(
            `满${needed}年后可以申报；符合条件的可申报破格晋升。`,
            `It is open after ${counted(needed, 'year')}; so is exceptional promotion to those who meet its conditions.`,
          ),
        ),
      ]
    : [
        leftToReview(
          'A10',
          because,
          say('基层、艰苦单位年限放宽的，由审核部门按规定核定。', 'Where the grass roots need fewer, those who review it judge it.'),
        ),
      ];
}
