/** What a new officer is told of the work that waits (C14). Pure. */
import { cycleInWords } from '../../announcement/model.ts';
import type { Waiting } from '../../desk/work.ts';
import type { Organisation } from '../../identity/model.ts';
import type { Line, Told } from '../model.ts';

export function handOverNotice(
  { id, name }: Pick<Organisation, 'id' | 'name'>,
  as: NonNullable<Told['as']>,
  announcement: { year: number; round: number },
  waiting: readonly Waiting[],
): Told & Pick<Line, 'closesAt'> {
  const cycle = cycleInWords(announcement);
  return {
    topic: 'HANDED_OVER',
    class: 'WORK',
    rule: 'C14',
    required: true,
    about: { type: 'Organisation', id },
    as,
    waits: null,
    closesAt: null,
    zh: {
      title: `您已任${name}经办人，现有待办事项`,
      text: `您已任${name}经办人。${cycle.zh}职称评审现有待办：${waiting.map(({ what, count }) => `${what.zh}${count}件`).join('，')}。请登录系统办理。`,
    },
    en: {
      title: 'You are an officer now, and work waits',
      text: `You are an officer of ${name} now. In ${cycle.en} there wait: ${waiting.map(({ what, count }) => `${what.en}: ${count}`).join('; ')}. Please log in and see to it.`,
    },
  };
}
