/** Who is left behind when a window closes, and what they are told: nobody learns only next year that this one is over for them (C6, D3, U5). Pure. */
import { inChinese, inEnglish } from '../../core/time.ts';
import type { State } from '../../application/moves.ts';
import { endUnder } from '../../desk/duties.ts';
import type { Reminder, Told } from '../model.ts';

/** What is told: required, for it is the end of their year. */
export function missedNotice({ cycle, phase, title, closesAt }: Omit<Reminder, 'offset' | 'at'>, state: State, about: Told['about']): Told {
  const { rule, missed: because } = endUnder(phase, state);
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
      text: `${cycle}年度职称评审“${title}”已于${inChinese(closesAt, true)}（北京时间）截止，您的申报届时为“${because.zh}”，本年度不再办理。申报材料保留可查；有疑问的请向本单位或审核部门了解。`,
    },
    en: {
      title: 'Your application was not in time',
      text: `The window closed at ${inEnglish(closesAt, true)} (Beijing time) while your application was ${because.en}; it is not dealt with any more in ${cycle}. It is kept and can be read. Ask your unit, or whoever reviewed it.`,
    },
  };
}
