/** What is told of a committee's meeting that was moved (E6, C8). Pure. */
import { say } from '../../core/refusal.ts';
import { dayInChinese, type Day } from '../../core/time.ts';
import type { Yearly, YearlyTimes } from '../../committee/yearly/model.ts';
import type { Told } from '../model.ts';

/** The notice of one move, the first of them 0: required, for who does not know comes on the wrong day. */
export function movedNotice({ name, moved, ...now }: Yearly, move: number): Omit<Told, 'about'> {
  const was = moved[move];
  if (!was) throw new Error(`${name} was not moved ${move + 1} times`);
  const to: YearlyTimes = moved[move + 1] ?? now;
  const [from, until] = [daysOf(was), daysOf(to)];
  return {
    topic: 'MEETING_MOVED',
    class: 'PROGRESS',
    rule: 'E6',
    required: true,
    as: null,
    waits: null,
    zh: {
      title: '评审会议时间已变动',
      text: `根据${was.document}，经市人社局同意，${name}的评审会议由${from.zh}改为${until.zh}，地点：${to.place}，材料受理截止${dayInChinese(to.closesOn)}。事由：${was.reason}`,
    },
    en: {
      title: 'The meeting of your committee was moved',
      text: `By ${was.document} and with the bureau’s consent, ${name} meets ${until.en} instead of ${from.en}, at ${to.place}; materials are taken in until ${to.closesOn}. Reason: ${was.reason}`,
    },
  };
}

function daysOf({ meetsFrom, meetsUntil }: { meetsFrom: Day; meetsUntil: Day }) {
  if (meetsFrom === meetsUntil) return say(dayInChinese(meetsFrom), `on ${meetsFrom}`);
  return say(`${dayInChinese(meetsFrom)}至${dayInChinese(meetsUntil)}`, `from ${meetsFrom} to ${meetsUntil}`);
}
