/** Who is left behind when a window closes, and what they and the offices concerned are told: nobody learns only next year that this one is over (C6, D3, U5). Pure. */
import { counted } from '../../core/counted.ts';
import type { RuleId } from '../../core/rulebook.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { inChinese, stamped } from '../../core/time.ts';
import { ROLE_OF } from '../../application/moves.ts';
import type { Reminder, Told } from '../model.ts';

type Closed = Omit<Reminder, 'offset' | 'at'>;
/** How the close of a window ends an application: by which rule, and what the application then was. */
export type End = { rule: RuleId; missed: Bilingual };

/** What is told: required, for it is the end of their year. */
export function missedNotice(
  { cycle, title, closesAt }: Omit<Closed, 'phase'>,
  { rule, missed: because }: End,
  about: Told['about'],
): Told {
  return {
    topic: 'MISSED',
    class: 'PROGRESS',
    rule,
    required: true,
    about,
    as: null,
    waits: null,
    zh: {
      title: '您的申报已逾期，本年度不再办理',
      text: `${cycle.zh}职称评审“${title}”已于${inChinese(closesAt, true)}（北京时间）截止，您的申报届时为“${because.zh}”，本年度不再办理。申报材料保留可查；有疑问的请向本单位或审核部门了解。`,
    },
    en: {
      title: 'Your application was not in time',
      text: `The window closed at ${stamped(closesAt, true)} (Beijing time) while your application was ${because.en}; it is not dealt with any more in ${cycle.en}. It is kept and can be read. Ask your unit, or whoever reviewed it.`,
    },
  };
}

/** What applications of an office were when the window closed over them, each with how many there are. */
export type LeftBehind = readonly { end: End; count: number }[];

/** What the officers are told whose turn it was, or whose people these are: one notice, however many applications. Required: somebody may ask them why (C8). */
export function omissionNotice(
  { cycle, title, closesAt, english }: Closed & { english: string },
  left: LeftBehind,
  about: Told['about'],
  as: Told['as'],
): Told {
  const count = left.reduce((sum, one) => sum + one.count, 0);
  const theirs = THEIRS[as?.role ?? ''] ?? { zh: '经办', en: 'in your office' };
  return {
    topic: 'LEFT_BEHIND',
    class: 'WORK',
    rule: left[0]?.end.rule ?? null,
    required: true,
    about,
    as,
    waits: null,
    zh: {
      title: `${title}已截止，${count}件申报逾期未办结`,
      text:
        `${cycle.zh}职称评审“${title}”已于${inChinese(closesAt, true)}（北京时间）截止，${theirs.zh}的${count}件申报届时尚未办结：` +
        `${left.map(({ end, count: of }) => `“${end.missed.zh}”${of}件`).join('，')}，本年度不再办理，已告知申报人。请登录系统，在申报列表中按状态查看。`,
    },
    en: {
      title: `The ${english} has closed over ${counted(count, 'application')}`,
      text:
        `In ${cycle.en} the ${english} closed at ${stamped(closesAt, true)} (Beijing time) over ${counted(count, 'application')} ${theirs.en}: ` +
        `${left.map(({ end, count: of }) => `${end.missed.en}: ${of}`).join('; ')}. None of that is dealt with any more this year, and the applicants have been told. ` +
        'Log in and look in the list of applications, by state.',
    },
  };
}

const THEIRS: Partial<Record<string, Bilingual>> = {
  [ROLE_OF.UNIT]: { zh: '贵单位', en: 'of your unit' },
  [ROLE_OF.DEPARTMENT]: { zh: '由贵部门审核', en: 'for your department to review' },
  [ROLE_OF.BUREAU]: { zh: '由市人社局办理', en: 'for the bureau to see to' },
};
