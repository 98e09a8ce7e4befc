/** A9: yearly appraisals and education of years that are over, none of the years that count left out, and none that stands against it. Pure. */
import { counted } from '../../core/counted.ts';
import { say } from '../../core/refusal.ts';
import { dayOf } from '../../core/time.ts';
import { APPRAISAL } from '../form/choices.ts';
import { FORM } from '../form/sections.ts';
import { isRequired, sectionsOf } from '../form/series.ts';
import { whoseOf, type Facts } from './facts.ts';
import { fails, type Found } from './findings.ts';
import { presentOf } from './record.ts';

/** The appraisals of those who are asked for them. */
function appraisalsOf(facts: Facts) {
  const { form, calendar } = facts;
  const isAsked = sectionsOf(calendar.announcement.standards, whoseOf(facts)).includes('appraisals');
  return isAsked ? (form.appraisals?.years ?? []) : [];
}

/** No year that is not over yet: neither can be known of it; and nobody was appraised, or went on learning, before they began to work. */
export function isOver(facts: Facts): Found[] {
  const { form, now, complete } = facts;
  if (!complete) return [];
  const running = Number(dayOf(now).slice(0, 4));
  const began = form.basics?.startedWorkOn ?? null;
  const appraised = appraisalsOf(facts).map(({ year }) => ({ section: 'appraisals' as const, year }));
  const learnt = (form.continuingEducation?.years ?? []).map(({ year }) => ({ section: 'continuingEducation' as const, year }));
  const wrong = [...learnt, ...appraised].flatMap(({ section, year }) => {
    const { zh, en } = FORM[section].title;
    if (year >= running) return [say(`“${zh}”填写了${year}年，该年度尚未结束。`, `In ${en} the year ${year} is named, which is not over.`)];
    if (began === null || year >= Number(began.slice(0, 4))) return [];
    const work = say(`“基本情况”的参加工作时间（${began}）`, `the start of work in basics (${began})`);
    return [say(`“${zh}”填写了${year}年，早于${work.zh}。`, `In ${en} the year ${year} is named, before ${work.en}.`)];
  });
  return wrong.map((because) => fails('A9', because, say('请删去该年度，或更正后保存。', 'Take the year out, or correct it.')));
}

/** The longest that any result of an appraisal stands against somebody, in years before the cycle’s. */
function yearsThatCount({ announcement }: Facts['calendar']): number {
  return Math.max(0, ...Object.values(announcement.policy.badAppraisals));
}

/**
 * The years that are to be told of: those since the present title (任现职以来, 三（三）), and never fewer than count; of nobody before
 * their first year of work, nor of that one where less than half of it was left.
 */
export function yearsToAppraise({ calendar, ...held }: Pick<Facts, 'form' | 'calendar' | 'titles' | 'wish'>): number[] {
  const cycle = calendar.announcement.year;
  const { form } = held;
  const obtained = presentOf(held)?.obtainedOn;
  const counting = cycle - yearsThatCount(calendar);
  const since = obtained === undefined ? counting : Math.min(Number(obtained.slice(0, 4)) + 1, counting);
  const began = form.basics?.startedWorkOn;
  const first = began === undefined ? since : Number(began.slice(0, 4)) + (began.slice(5, 7) > '06' ? 1 : 0);
  const from = Math.max(since, first);
  return Array.from({ length: Math.max(0, cycle - from) }, (_, index) => from + index);
}

/** None of them left out: a year that is not told of may be the one that stands against it. */
export function isAppraisedThroughout(facts: Facts): Found[] {
  const { form, calendar, complete } = facts;
  if (!complete || !form.appraisals || !isRequired(calendar.announcement.standards, 'appraisals', whoseOf(facts))) return [];
  const needed = yearsToAppraise(facts);
  const missing = needed.filter((year) => !appraisalsOf(facts).some((one) => one.year === year));
  if (missing.length === 0) return [];
  const count = yearsThatCount(calendar);
  return [
    fails(
      'A9',
      say(
        `“年度考核”未填${missing.join('、')}年：任现职以来、且不少于申报年度前${count}年的各年度（${needed[0]}至${needed.at(-1)}年）均须填写。`,
        `Yearly appraisals leave out ${missing.join(', ')}: each year since the present title, and no fewer than the last ${counted(count, 'year')}, is told of (${needed[0]} to ${needed.at(-1)}).`,
      ),
      say(
        '请补填；当年未参加考核或考核未定等次的，结果选“不定等次”。',
        'Fill them in; for a year without an appraisal, or without a result, choose “not rated”.',
      ),
    ),
  ];
}

/** No bad appraisal in the years that count, which are those before the cycle’s: how many of them is policy for each result. */
export function isWellAppraised(facts: Facts): Found[] {
  const { calendar, complete } = facts;
  if (!complete) return [];
  const cycle = calendar.announcement.year;
  return appraisalsOf(facts).flatMap(({ year, result }) => {
    const bad: Readonly<Record<string, number | undefined>> = calendar.announcement.policy.badAppraisals;
    const years = bad[result] ?? 0;
    if (years === 0 || year < cycle - years) return [];
    const { zh, en } = APPRAISAL.names[result];
    return [
      fails(
        'A9',
        say(
          `“年度考核”${year}年为${zh}：申报年度前${years}年内不得有该结果。`,
          `The yearly appraisal of ${year} is “${en}”, which may not be within ${counted(years, 'year')} before the cycle.`,
        ),
        say(
          `填写有误的请更正；属实的，${year + years + 1}年度起可以申报。`,
          `Correct it where it is wrong; else it is open from the cycle of ${year + years + 1} on.`,
        ),
      ),
    ];
  });
}
