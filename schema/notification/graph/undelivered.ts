/** What could not be sent, in the graph: for the bureau, which may send it again, and for supervisors. */
import { builder } from '../../builder.ts';
import { holds, whyNotHolding, type Actor } from '../../core/actor.ts';
import { his } from '../../core/allowed.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { loadUndelivered, readMessage, type OutboxMessage } from '../../core/outbox.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import { ALLOWED_COST, AllowedType } from '../../calendar/graph/allowed.ts';
import { redeliver } from '../actions/undelivered.ts';
import { recipientOf, stateOf, whyNotAgain } from '../rules/undelivered.ts';
import { MessageStateEnum } from './enums.ts';

const MessageKindEnum = builder.enumType('MessageKind', {
  description: '消息种类。What kind of thing was to be sent.',
  values: {
    MAIL: { value: 'mail', description: '邮件' },
    NOTICE: { value: 'notice', description: '通知' },
    EXPORT: { value: 'export', description: '导出任务' },
    REPORT: { value: 'report', description: '公示结果报告' },
    STOP_POSTING: { value: 'stop-posting', description: '停止公示' },
    SCHEDULE: { value: 'schedule', description: '定时任务' },
    AGAIN: { value: 'again', description: '重新投递' },
  } as const,
});

const messageRef = builder.objectRef<OutboxMessage>('UndeliveredMessage');
const MessageType = builder.node(messageRef, {
  description: '未送达的消息，不显示内容。Something that could not be sent; what it says is not shown. Rule C13.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: async (id, { actor, table }) => {
    const message = watches(actor) ? await readMessage(table, id) : null;
    return message?.failure ? message : null;
  },
  fields: (t) => ({
    kind: t.field({ type: MessageKindEnum, description: '种类。', resolve: ({ content }) => content.kind }),
    to: t.string({ nullable: true, description: '收件方（脱敏）。To whom, masked.', resolve: recipientOf }),
    cause: t.exposeString('cause', { description: '起因。What it is about.' }),
    state: t.field({ type: MessageStateEnum, description: '状态。', resolve: stateOf }),
    tries: t.exposeInt('tries', { description: '已尝试次数；重新投递后从头计。How often it was tried, since it was last sent again.' }),
    lastError: t.string({
      description: '最近一次失败的代码。The kind and codes of the last failure.',
      resolve: ({ failure }) => failure?.error ?? '',
    }),
    since: t.field({
      type: 'Instant',
      description: '首次失败时刻。When it first failed.',
      resolve: ({ failure, at }) => failure?.since ?? at,
    }),
    at: t.expose('at', { type: 'Instant', description: '产生时刻。' }),
    allowedActions: t.field({
      type: [AllowedType],
      complexity: ALLOWED_COST,
      description: '您现在可对该消息办理的事项及不能办理的原因。Rule C13.',
      resolve: (message, _, { actor, now }) => {
        const why = whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureauOf() }) ?? whyNotAgain(message, now);
        return his([{ action: 'redeliver', title: { zh: '重新投递', en: 'send it again' }, why, closesAt: null }]);
      },
    }),
  }),
});

builder.queryField('undelivered', (t) =>
  t.connection(
    {
      type: MessageType,
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description:
        '未送达的消息，最久的在前：市人社局、纪检监察。Longest first. One table request. Rule C13. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (_, args, { table }) => {
        const page = pageOf(args);
        const { messages, cursors, next } = await loadUndelivered(table, page);
        return connectionOf(messages, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '未送达消息列表。' },
    { description: '未送达消息列表的一行。' },
  ),
);

builder.mutationField('redeliver', (t) =>
  t.fieldWithInput({
    type: MessageType,
    input: {
      message: t.input.globalID({ required: true, for: [messageRef], description: '消息。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '重新投递已放弃的消息：市人社局。Puts what was given up on its way again; it is sent once, whatever else is still at it. Rule C13. ' +
      'Errors: MESSAGE_UNKNOWN, MESSAGE_ON_ITS_WAY.',
    resolve: (_, { input: { message, key } }, context) =>
      answered(
        context,
        { key, mutation: 'redeliver', body: { message: message.id } },
        redeliver,
        (answer) => readMessage(context.table, answer.message) as Promise<OutboxMessage>,
      ),
  }),
);

function watches(actor: Actor): boolean {
  return holds(actor, 'BUREAU_OFFICER', bureauOf()) || holds(actor, 'SUPERVISOR');
}
