/** A9: yearly appraisals and continuing education of years that are over, and no appraisal that stands against the application. Pure. */
import { say } from '../../core/refusal.ts';
import { dayOf } from '../../core/time.ts';
import { yearOf } from '../../announcement/model.ts';
import { APPRAISAL } from '../form/choices.ts';
import { FORM } from '../form/sections.ts';
import { sectionsOf } from '../form/series.ts';
import type { Facts } from './facts.ts';
import { fails, type Finding } from './findings.ts';

/** The appraisals of those who are asked for them. */
function appraisalsOf({ form, wish, standing }: Facts) {
  const isAsked = sectionsOf(wish?.series ?? null, standing?.kind ?? null).includes('appraisals');
  return isAsked ? (form.appraisals?.years ?? []) : [];
}

/** No year that is not over yet: neither can be known of it; and nobody was appraised before the year they began to work. */
export function isOver(facts: Facts): Finding[] {
  const { form, now, complete } = facts;
  if (!complete) return [];
  const running = Number(dayOf(now).slice(0, 4));
  const began = form.basics ? Number(form.basics.startedWorkOn.slice(0, 4)) : null;
  const appraised = appraisalsOf(facts).map(({ year }) => ({ section: 'appraisals' as const, year }));
  const learnt = (form.continuingEducation?.years ?? []).map(({ year }) => ({ section: 'continuingEducation' as const, year }));
  const notOver = [...learnt, ...appraised]
    .filter(({ year }) => year >= running)
    .map(({ section, year }) => {
      const { zh, en } = FORM[section].title;
      return say(`“${zh}”填写了${year}年，该年度尚未结束。`, `In ${en} the year ${year} is named, which is not over.`);
    });
  const tooEarly = appraised
    .filter(({ year }) => began !== null && year < began)
    .map(({ year }) =>
      say(
        `“年度考核”填写了${year}年，早于“基本情况”的参加工作时间（${form.basics?.startedWorkOn}）。`,
        `In yearly appraisals the year ${year} is named, before the start of work in basics (${form.basics?.startedWorkOn}).`,
      ),
    );
  return [...notOver, ...tooEarly].map((because) =>
    fails('A9', because, say('请删去该年度，或更正后保存。', 'Take the year out, or correct it.')),
  );
}

/** No bad appraisal in the years that count, which are those before the cycle’s: how many of them is policy for each result. */
export function isWellAppraised(facts: Facts): Finding[] {
  const { calendar, complete } = facts;
  if (!complete) return [];
  const cycle = yearOf(calendar.announcement);
  return appraisalsOf(facts).flatMap(({ year, result }) => {
    const years = calendar.announcement.policy.badAppraisals[result] ?? 0;
    if (years === 0 || year < cycle - years) return [];
    const { zh, en } = APPRAISAL.names[result];
    return [
      fails(
        'A9',
        say(
          `“年度考核”${year}年为${zh}：申报年度前${years}年内不得有该结果。`,
          `The yearly appraisal of ${year} is “${en}”, which may not be within ${years} years before the cycle.`,
        ),
        say(
          `填写有误的请更正；属实的，${year + years + 1}年度起可以申报。`,
          `Correct it where it is wrong; else it is open from the cycle of ${year + years + 1} on.`,
        ),
      ),
    ];
  });
}
