/** Who is left behind when a window closes, and what he is told: nobody learns only next year that this one is over for him (C6, D3, U5). Pure. */
import type { Bilingual } from '../../core/refusal.ts';
import { inChinese, inEnglish } from '../../core/time.ts';
import type { PhaseName } from '../../announcement/model.ts';
import { type Application } from '../../application/model.ts';
import { STATE_NAMES, type Reviewer, type State } from '../../application/moves.ts';
import type { Reminder, Told } from '../model.ts';

/** The states that a window leaves behind when it closes; what was returned, by whoever’s window it was. */
export const LEFT_BEHIND: Partial<Record<PhaseName, { states: readonly State[]; returnedBy?: Reviewer }>> = {
  APPLICATION: { states: ['DRAFT'] },
  UNIT_REVIEW: { states: ['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RETURNED'], returnedBy: 'UNIT' },
  // What is approved is left behind with its table, when that was not sent (D3).
  DEPARTMENT_REVIEW: { states: ['RECOMMENDED', 'APPROVED', 'RETURNED'], returnedBy: 'DEPARTMENT' },
  RE_REVIEW: { states: ['APPROVED', 'RETURNED'], returnedBy: 'RE_REVIEW' },
};

/** Whether the closing leaves this one behind; `sent` are the tables that were sent in time, by their ids. */
export function isLeftBehind(phase: PhaseName, { state, returned }: Pick<Application, 'state' | 'returned'>, isSent: boolean): boolean {
  if (state === 'RETURNED') return returned?.reviewer === LEFT_BEHIND[phase]?.returnedBy;
  // What was not sent was told when the departments closed, and not again.
  return state === 'APPROVED' ? isSent === (phase === 'RE_REVIEW') : true;
}

/** What is told: required, for it is the end of his year. */
export function missedNotice({ cycle, phase, title, closesAt }: Omit<Reminder, 'offset'>, state: State, about: Told['about']): Told {
  const because = state === 'APPROVED' && phase === 'DEPARTMENT_REVIEW' ? UNSENT : STATE_NAMES[state];
  return {
    topic: 'MISSED',
    class: 'PROGRESS',
    rule: phase === 'APPLICATION' ? 'C6' : phase === 'UNIT_REVIEW' ? 'U5' : phase === 'DEPARTMENT_REVIEW' ? 'D3' : 'D7',
    required: true,
    about,
    zh: {
      title: '您的申报已逾期，本年度不再办理',
      text: `${cycle}年度职称评审“${title}”已于${inChinese(closesAt, true)}（北京时间）截止，您的申报届时为“${because.zh}”，本年度不再办理。申报材料保留可查；有疑问的请向本单位或审核部门了解。`,
    },
    en: {
      title: 'Your application was not in time',
      text: `The window closed at ${inEnglish(closesAt, true)} (Beijing time) while your application was ${because.en}; it is not dealt with any more in ${cycle}. It is kept and can be read. Ask your unit, or whoever reviewed it.`,
    },
  };
}

const UNSENT: Bilingual = { zh: '审核通过，所在汇总表没有报送', en: 'approved, and its summary table not sent' };
