/** The calendar's enumerations in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';

export const DayKindEnum = builder.enumType('DayKind', {
  description: manual('期间内日的计算方式。', 'How the days of a period are counted. Rules C9, C10.'),
  values: {
    WORKING: { description: manual('工作日。', 'Working days.') },
    CALENDAR: { description: manual('自然日。', 'Calendar days.') },
  } as const,
});

export const TransitionKindEnum = builder.enumType('TransitionKind', {
  description: manual('开启或关闭。', 'Opening or closing.'),
  values: { OPENED: { description: manual('开启。', 'Opened.') }, CLOSED: { description: manual('关闭。', 'Closed.') } } as const,
});
