/** When somebody wants which notices by mail, in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { NOTICE_CLASSES, type MailTiming } from '../../core/outbox.ts';
import { prefer, type Choice } from '../actions/preferences.ts';
import type { Preferences } from '../model.ts';
import { timingOf } from '../rules/mail.ts';
import { loadPreferences } from '../store.ts';
import { MailTimingEnum, NoticeClassEnum } from './enums.ts';

type Preference = Choice & { chosen: boolean };

const PreferenceType = builder.objectRef<Preference>('NotificationPreference').implement({
  description: manual('某类通知的邮件方式。', 'How a class of notices is mailed. Rule C13.'),
  fields: (t) => ({
    class: t.expose('class', { type: NoticeClassEnum, description: manual('类别。', 'The kind.') }),
    mail: t.expose('mail', { type: MailTimingEnum, description: manual('邮件方式。', 'When they are mailed.') }),
    isChosen: t.exposeBoolean('chosen', {
      description: manual(
        '是否由本人选定；否则为规定的默认方式。',
        'Whether the viewer chose it; otherwise it is the default of the policy.',
      ),
    }),
    isFixed: t.boolean({
      description: manual('是否不可更改：依法必须告知的。', 'Whether it cannot be changed, because the law requires the notice.'),
      resolve: (one) => one.class === 'REQUIRED',
    }),
  }),
});

const ChoiceInput = builder.inputType('NotificationChoice', {
  description: manual('所选的某类通知的邮件方式。', 'The chosen way of mailing a class of notices.'),
  fields: (t) => ({
    class: t.field({ type: NoticeClassEnum, required: true, description: manual('类别。', 'The kind.') }),
    mail: t.field({
      type: MailTimingEnum,
      required: true,
      description: manual('邮件方式；REQUIRED 只能为 AT_ONCE。', 'When they are mailed; REQUIRED can only be AT_ONCE.'),
    }),
  }),
});

builder.queryField('notificationPreferences', (t) =>
  t.field({
    type: [PreferenceType],
    price: REQUEST,
    authScopes: { person: true },
    description: manual(
      '本人各类通知的邮件方式。读表一次。',
      'How each class of notices is mailed to the viewer. One table request. Rule C13.',
    ),
    resolve: async (_, __, context) => preferencesOf(await loadPreferences(context.table, personOf(context.actor).account)),
  }),
);

builder.mutationField('setNotificationPreferences', (t) =>
  t.fieldWithInput({
    type: [PreferenceType],
    input: {
      choices: t.input.field({
        type: [ChoiceInput],
        required: true,
        description: manual('所选；未列的不变。', 'The choices; classes not named stay as they are.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: manual(
      '选择各类通知的邮件方式：本人；依法必须告知的不能关闭。',
      'Chooses how each class of notices is mailed: the person themselves; those required by law cannot be turned off. Rule C13. Errors: REQUIRED_NOTICE.',
    ),
    resolve: async (_, { input: { choices, key } }, context) => {
      const again = ({ account }: { account: string }) => loadPreferences(context.table, account) as Promise<Preferences>;
      return preferencesOf(await answered(context, { key, mutation: 'setNotificationPreferences', body: { choices } }, prefer, again));
    },
  }),
);

function preferencesOf(preferences: Preferences | null): Preference[] {
  const classes = NOTICE_CLASSES.map((one): Preference => {
    const chosen = preferences?.mail[one] !== undefined;
    return { class: one, mail: timingOf({ preferences }, one), chosen };
  });
  return [...classes, { class: 'REQUIRED', mail: 'AT_ONCE' satisfies MailTiming, chosen: false }];
}
