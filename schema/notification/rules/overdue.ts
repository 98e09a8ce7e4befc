/** Objections whose answer is due today, or was due before: what their unit is told, and what it holds up (U4). Pure. */
import { counted } from '../../core/counted.ts';
import { dayInChinese, endOfDay, inWords, type Day } from '../../core/time.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Line } from '../model.ts';

/** How many of a unit's objections are due by the end of today, and how many of them were due before it. */
export type Due = { day: Day; all: number; overdue: number };

/** What the officers of a unit are told in the morning. */
export function dueLine(cycle: Bilingual, { day, all, overdue }: Due, account: string, about: Line['about'], as: Line['as']): Line {
  const today = all - overdue;
  const until = inWords(endOfDay(day), true);
  const parts = [
    ...(today > 0 ? [{ zh: `${today}件须于${until.zh}前核查答复`, en: `${today} by ${until.en}` }] : []),
    ...(overdue > 0 ? [{ zh: `${overdue}件已逾期未答复`, en: `overdue: ${overdue}` }] : []),
  ];
  const due = { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
  return {
    account,
    closesAt: null,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'U4',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `公示异议${due.zh}`,
      text: `${cycle.zh}职称评审：截至${dayInChinese(day)}，贵单位的公示异议${due.zh}。办结前公示不得结束、不能推荐（补充公示的，不能审核通过），请及时办理。`,
    },
    en: {
      title: `Objections to be answered: ${due.en}`,
      text: `${cycle.en} title review: on ${day} your unit has to answer ${counted(all, 'objection')} to its postings (${due.en}); until then the posting cannot end and nobody can be recommended by it, nor approved by a supplementary one.`,
    },
  };
}
