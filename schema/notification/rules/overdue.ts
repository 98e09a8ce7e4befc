/** Objections and re-checks whose answer is due today, or was due before: what a unit or an office is told, and what it holds up (U4, R2). Pure. */
import { counted } from '../../core/counted.ts';
import { dayInChinese, endOfDay, inWords, type Day } from '../../core/time.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Line } from '../model.ts';

/** How many of a unit's objections are due by the end of today, and how many of them were due before it. */
export type Due = { day: Day; all: number; overdue: number };

/** What the officers of a unit are told in the morning. */
export function dueLine(cycle: Bilingual, { day, all, overdue }: Due, account: string, about: Line['about'], as: Line['as']): Line {
  const due = inParts({ day, all, overdue });
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

function inParts({ day, all, overdue }: Due): Bilingual {
  const today = all - overdue;
  const until = inWords(endOfDay(day), true);
  const parts = [
    ...(today > 0 ? [{ zh: `${today}件须于${until.zh}前核查答复`, en: `${today} by ${until.en}` }] : []),
    ...(overdue > 0 ? [{ zh: `${overdue}件已逾期未答复`, en: `overdue: ${overdue}` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

/** What the office of a committee has to answer: objections to its rosters, and re-checks of its results. */
export type DueOfOffice = { day: Day; objections: Due | null; rechecks: Due | null };

/** What the officers of a committee's office are told in the morning (R2). */
export function dueOfOfficeLine(
  cycle: Bilingual,
  { day, objections, rechecks }: DueOfOffice,
  account: string,
  about: Line['about'],
  as: Line['as'],
): Line {
  const told = [
    ...(objections ? [say(`评审结果公示异议${inParts(objections).zh}`, `objections to its rosters: ${inParts(objections).en}`)] : []),
    ...(rechecks ? [say(`复核申请${inParts(rechecks).zh}`, `re-checks: ${inParts(rechecks).en}`)] : []),
  ];
  const due = say(told.map(({ zh }) => zh).join('；'), told.map(({ en }) => en).join('; '));
  const held = objections
    ? say(
        '异议办结前，名单的公示不得结束，资格文件不能印发。',
        ' Until its objections are answered the posting of a roster cannot end, nor its document be issued.',
      )
    : say('', '');
  return {
    account,
    closesAt: null,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'R2',
    required: false,
    about,
    as,
    waits: null,
    zh: { title: due.zh, text: `${cycle.zh}职称评审：截至${dayInChinese(day)}，贵评委会的${due.zh}。${held.zh}请及时办理。` },
    en: {
      title: `To be answered: ${due.en}`,
      text: `${cycle.en} title review: on ${day} the office of the committee has to answer ${due.en}.${held.en}`,
    },
  };
}

/** What those at a desk of supervision are told in the morning (V5). */
export function casesDueLine(cycle: Bilingual, due: Due, account: string, about: Line['about'], as: Line['as']): Line {
  const { zh, en } = inParts(due);
  return {
    account,
    closesAt: null,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'V5',
    required: false,
    about,
    as,
    waits: null,
    zh: { title: `案件${zh}`, text: `${cycle.zh}职称评审监督：截至${dayInChinese(due.day)}，案件${zh}。需要延长的，请说明理由办理延期。` },
    en: {
      title: `Cases due: ${en}`,
      text: `Supervision of ${cycle.en} title review: on ${due.day} cases are due (${en}). Where one takes longer, put its deadline off with the reason.`,
    },
  };
}

/** How many risk signals have come up in the night before a day. */
export type NewSignals = { day: Day; count: number };

/** What those at a desk of supervision are told of risk signals in the morning (V6). */
export function signalsLine(cycle: Bilingual, { day, count }: NewSignals, account: string, about: Line['about'], as: Line['as']): Line {
  return {
    account,
    closesAt: null,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'V6',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `新增风险信号${count}条`,
      text: `${cycle.zh}职称评审监督：截至${dayInChinese(day)}，一日内新增风险信号${count}条，请核查后排除或立案。`,
    },
    en: {
      title: `New risk signals: ${count}`,
      text: `Supervision of ${cycle.en} title review: by ${day} ${counted(count, 'risk signal')} came up within a day. Look at each, and dismiss it or open a case.`,
    },
  };
}
