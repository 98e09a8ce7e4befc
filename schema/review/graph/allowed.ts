/** What the one who asks may do now, on the application itself. */
import { builder } from '../../builder.ts';
import { RefusalType } from '../../calendar/graph/refusal.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { ACTION_NAMES, ACTIONS, allowedActions, type ActionName, type Allowed } from '../allowed.ts';

const ActionEnum = builder.enumType('ApplicationAction', {
  description: '可对申报办理的事项，与同名的 mutation 对应。The mutations an application offers.',
  values: Object.fromEntries(
    ACTIONS.map((action) => [action, { description: `${ACTION_NAMES[action].zh}。${ACTION_NAMES[action].en}.` }]),
  ) as Record<ActionName, object>,
});

const AllowedType = builder.objectRef<Allowed>('AllowedAction').implement({
  description: '一项可办或不可办的事项。Something that may be done, or why not.',
  fields: (t) => ({
    action: t.expose('action', { type: ActionEnum, description: '事项。' }),
    isAllowed: t.boolean({ description: '现在能否办理。', resolve: ({ why }) => why === null }),
    why: t.field({
      type: RefusalType,
      nullable: true,
      description: '不能办理的原因；能办理的为空。',
      resolve: ({ why }) => why && { refusal: why },
    }),
    closesAt: t.expose('closesAt', { type: 'Instant', nullable: true, description: '最迟办理时刻；没有期限的为空。' }),
  }),
});

builder.objectField(applicationRef, 'allowedActions', (t) =>
  t.field({
    type: [AllowedType],
    complexity: 10,
    description:
      '您现在可对该申报办理的事项及不能办理的原因；与您无关的不列。From the same rules that the mutations ask; what only reading the form tells (eligibility, vacancies) is told on trying.',
    resolve: async (head, _, context) => allowedActions(context.actor, head, await loadCalendar(context, head.cycle), context.now),
  }),
);
