/** What could not be sent, in the graph: for the bureau of its city, which may send it again, and for those who supervise it (P5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import { theirs } from '../../core/allowed.ts';
import { pageOn } from '../../core/listed.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { readMessage, kindOf, type OutboxMessage } from '../../core/outbox.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { named } from '../../graph/named.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { redeliver, redeliverAll, type Redelivered } from '../actions/undelivered.ts';
import { UNDELIVERED } from '../listed.ts';
import { recipientOf, stateOf, whyNotAgain, whyNotSender } from '../rules/undelivered.ts';
import { seesMessage } from '../sight.ts';
import { MESSAGE_KIND_NAMES, UNDELIVERED_STATE_NAMES, type MessageKind } from '../words.ts';
import { MessageStateEnum } from './enums.ts';

/** `stop-posting` stands for STOP_POSTING. */
type EnumOf<Kind extends string> = Kind extends `${infer First}-${infer Rest}` ? `${Uppercase<First>}_${EnumOf<Rest>}` : Uppercase<Kind>;
type Kinds = { [Kind in MessageKind as EnumOf<Kind>]: { value: Kind; description: string } };

const KINDS = Object.entries(MESSAGE_KIND_NAMES).map(([kind, { zh, en }]) => [
  kind.replaceAll('-', '_').toUpperCase(),
  { value: kind, description: manual(`${zh}。`, `${en}.`) },
]);
export const MessageKindEnum = builder.enumType('MessageKind', {
  description: manual('所发送消息的种类。', 'The kind of a message to be sent.'),
  values: Object.fromEntries(KINDS) as Kinds,
});

export const UndeliveredStateEnum = builder.enumType('UndeliveredState', {
  description: manual('未送达消息的状态。', 'The state of a message that could not be delivered.'),
  values: named(UNDELIVERED_STATE_NAMES),
});

const messageRef = builder.objectRef<OutboxMessage>('UndeliveredMessage');
const MessageType = builder.node(messageRef, {
  description: manual(
    '未送达的消息，不显示内容；失败后逐次延长间隔自动重试，期满才放弃。',
    'A message that was not delivered; its content is not shown. It is tried again by itself, after pauses that grow, and given up only when its time is over. Rules C13, P5.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (message, { actor }) => seesMessage(actor, message),
  loadWithoutCache: async (id, { table, now }) => {
    const message = await readMessage(table, id);
    return message?.deliveredAt === null && (message.failure || message.dueAt <= now) ? message : null;
  },
  fields: (t) => ({
    messageKind: t.field({ type: MessageKindEnum, description: manual('种类。', 'The kind.'), resolve: ({ content }) => kindOf(content) }),
    to: t.string({ nullable: true, description: manual('收件方（脱敏）。', 'The recipient, masked.'), resolve: recipientOf }),
    cityCode: t.exposeString('city', {
      nullable: true,
      description: manual(
        '所属城市的行政区划代码；不属单一城市的为空，各市均可见。',
        'The administrative code of the city it belongs to; null for what belongs to no single city, which every bureau sees.',
      ),
    }),
    cause: t.exposeString('cause', { description: manual('起因，即所涉事项。', 'The cause: what the message is about.') }),
    messageState: t.field({ type: MessageStateEnum, description: manual('状态。', 'The state.'), resolve: stateOf }),
    tries: t.exposeInt('tries', {
      description: manual('已尝试次数；重新投递后从头计。', 'How often it was tried; counted anew after it is sent again.'),
    }),
    lastError: t.string({
      description: manual(
        '最近一次失败的种类和代码。`NOT_TAKEN_UP`：无人受理；`CUT_OFF`：投递中断；`NO_ANSWER`：任务已发出，无回音；其他为出错种类。',
        'The kind and codes of the last failure. `NOT_TAKEN_UP`: nothing began to handle it; `CUT_OFF`: its delivery was cut off; `NO_ANSWER`: the work was asked for, and no answer said that it was done; anything else is the kind of the error.',
      ),
      resolve: ({ failure }) => failure?.error ?? '',
    }),
    nextTryAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '下次处理时刻：等待重试的为重试时刻，投递中的为其时限，逾时即视为中断；已放弃的为空。',
        'When it is dealt with next: for a message waiting, the next try; for one being delivered, its time limit, after which it counts as cut off; null where it was given up.',
      ),
      resolve: ({ dueAt, failure }) => (failure?.dead ? null : dueAt),
    }),
    triedUntil: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('重试期限，其后放弃。', 'Until when it is tried again; after that it is given up.'),
      resolve: ({ failure }) => failure?.until ?? null,
    }),
    since: t.field({
      type: 'Instant',
      description: manual('首次失败时刻。', 'When it first failed.'),
      resolve: ({ failure, at }) => failure?.since ?? at,
    }),
    at: t.expose('at', { type: 'Instant', description: manual('产生时刻。', 'When it came into being.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该消息办理的事项及不能办理的原因。',
        'What you can do with the message now, and why not what you cannot. Rule C13.',
      ),
      resolve: (message, _, { actor, now }) => {
        const why = whyNotSender(actor, message) ?? whyNotAgain(message, now);
        return theirs([{ action: 'redeliver', title: { zh: '重新投递', en: 'send it again' }, why, closesAt: null }]);
      },
    }),
  }),
});

builder.queryField('undelivered', (t) =>
  t.pages({
    type: MessageType,
    ...pricedPage(2),
    authScopes: { role: UNDELIVERED.readers },
    args: {
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      state: t.arg({ type: UndeliveredStateEnum, required: false, description: manual('限某种状态。', 'Only messages in this state.') }),
      kind: t.arg({
        type: MessageKindEnum,
        required: false,
        description: manual('限某一种类；须同时给出状态。', 'Only messages of this kind; the state must be given as well.'),
      }),
    },
    description: manual(
      '一市未送达的消息，含不属单一城市的，已放弃的在前，按种类，同类的最久的在前：市人社局、纪检监察。读表两次。',
      'The messages of a city that were not delivered, with those of no single city: those given up first, then by kind, the longest undelivered of each kind first. For the bureau and the supervisors. Two table requests. Rules C13, P5. Errors: ROLE_REQUIRED, STATE_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(UNDELIVERED.open(context, args), args),
  }),
);

builder.mutationField('redeliver', (t) =>
  t.fieldWithInput({
    type: MessageType,
    input: {
      message: t.input.globalID({ required: true, for: [messageRef], description: manual('消息。', 'The message.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '重新投递本市未送达的消息，一分钟内发出：市人社局。即使另有投递正在进行，也只发送一次。',
      'Puts a message of the city that was not delivered on its way again, within a minute: for the bureau. It is sent once, even if another delivery is still under way. Rules C13, P5. Errors: MESSAGE_UNKNOWN, MESSAGE_ON_ITS_WAY.',
    ),
    resolve: (_, { input: { message, key } }, context) =>
      answered(
        context,
        { key, mutation: 'redeliver', body: { message: message.id } },
        redeliver,
        (answer) => readMessage(context.table, answer.message) as Promise<OutboxMessage>,
      ),
  }),
);

const RedeliveredType = builder.objectRef<Redelivered>('Redelivered').implement({
  description: manual('批量重新投递的结果。', 'The result of sending messages again in bulk.'),
  fields: (t) => ({
    messages: t.exposeInt('redelivered', { description: manual('本次重新投递的条数。', 'How many messages this call sent again.') }),
    hasMore: t.exposeBoolean('hasMore', {
      description: manual(
        '是否还有待重新投递的；有的，用新的幂等键再次调用。',
        'Whether there are more to send again; if so, call once more with a new key.',
      ),
    }),
  }),
});

builder.mutationField('redeliverAll', (t) =>
  t.fieldWithInput({
    type: RedeliveredType,
    input: {
      city: t.input.string({ required: false, description: CITY_DESCRIPTION }),
      kind: t.input.field({ type: MessageKindEnum, required: false, description: manual('限某一种类。', 'Only messages of this kind.') }),
      since: t.input.field({
        type: 'Instant',
        required: false,
        description: manual('限此时刻起首次失败的。', 'Only messages that first failed at this instant or later.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '重新投递本市及不属单一城市的全部已放弃的消息，每次至多90条，每次换用新的幂等键，直至 `hasMore` 为 `false`：市人社局。',
      'Puts all messages of the city, and of no single city, that were given up on their way again, 90 a call at most; call it, each time with a new idempotency key, until `hasMore` is `false`. For the bureau. Rules C13, P5. Errors: ROLE_REQUIRED, BUSY.',
    ),
    resolve: async (_, { input: { city: asked, kind, since, key } }, context) => {
      const city = await cityAsked(context, { city: asked, as: ['BUREAU_OFFICER'] });
      const body = { city, kind: kind ?? null, since: since ?? null };
      return answered(context, { key, mutation: 'redeliverAll', body }, redeliverAll, (answer) => Promise.resolve(answer));
    },
  }),
);
