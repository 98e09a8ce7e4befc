/** The calendar's enumerations in the graph. */
import { builder } from '../../builder.ts';

export const DayKindEnum = builder.enumType('DayKind', {
  description: '日的计算方式。How the days of a period are counted. Rules C9, C10.',
  values: { WORKING: { description: '工作日' }, CALENDAR: { description: '自然日' } } as const,
});

export const TransitionKindEnum = builder.enumType('TransitionKind', {
  description: '开启或关闭。',
  values: { OPENED: { description: '开启' }, CLOSED: { description: '关闭' } } as const,
});
