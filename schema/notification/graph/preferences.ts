/** When somebody wants which notices by mail, in the graph. */
import { builder } from '../../builder.ts';
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
  description: '某类通知的邮件方式。How a class of notices goes by mail. Rule C13.',
  fields: (t) => ({
    class: t.expose('class', { type: NoticeClassEnum, description: '类别。' }),
    mail: t.expose('mail', { type: MailTimingEnum, description: '邮件方式。' }),
    isChosen: t.exposeBoolean('chosen', {
      description: '是否由本人选定；否则为默认。Chosen by the viewer; otherwise the default of the policy.',
    }),
    isFixed: t.boolean({
      description: '是否不可更改：依法必须告知的。Cannot be changed: the law wants it told.',
      resolve: (one) => one.class === 'REQUIRED',
    }),
  }),
});

const ChoiceInput = builder.inputType('NotificationChoice', {
  description: '某类通知的邮件方式。',
  fields: (t) => ({
    class: t.field({ type: NoticeClassEnum, required: true, description: '类别。' }),
    mail: t.field({ type: MailTimingEnum, required: true, description: '邮件方式；REQUIRED 只能为 AT_ONCE。' }),
  }),
});

builder.queryField('notificationPreferences', (t) =>
  t.field({
    type: [PreferenceType],
    price: REQUEST,
    authScopes: { person: true },
    description: '本人各类通知的邮件方式。How the viewer has each class of notices by mail. One table request. Rule C13.',
    resolve: async (_, __, context) => preferencesOf(await loadPreferences(context.table, personOf(context.actor).account)),
  }),
);

builder.mutationField('setNotificationPreferences', (t) =>
  t.fieldWithInput({
    type: [PreferenceType],
    input: {
      choices: t.input.field({ type: [ChoiceInput], required: true, description: '所选；未列的不变。Those not named stay as they are.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description:
      '选择各类通知的邮件方式：本人；依法必须告知的不能关闭。What the law wants told cannot be turned off. Rule C13. Errors: REQUIRED_NOTICE.',
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
