/** The inbox in the graph: a person's own notices, newest first, how many are not read, and marking them. */
import { isObjectType } from 'graphql';
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { personOf, isAccountOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf, sifted } from '../../core/page.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { markAllRead, markRead, marksAgain, MOST_MARKS, type Marks } from '../actions/inbox.ts';
import type { Entry } from '../model.ts';
import { isStillTheirs } from '../sight.ts';
import { countUnread, loadEntries, loadInbox, inboxPlace } from '../store.ts';
import { NoticeClassEnum } from './enums.ts';

const noticeRef = builder.objectRef<Entry>('Notice');
const NoticeType = builder.node(noticeRef, {
  description: manual('收件箱中的一则通知，只有本人可见。', 'A notice in an inbox; only the person it is for can see it. Rule C13.'),
  id: { resolve: inboxPlace },
  sight: (entry, { actor }) => isAccountOf(actor, entry.account) && isStillTheirs(actor, entry),
  loadWithoutCache: async (id, { actor, table }) => {
    if (actor.kind !== 'person') return null;
    const [entry] = await loadEntries(table, actor.account, [id]);
    return entry ?? null;
  },
  fields: (t) => ({
    topic: t.exposeString('topic', { description: manual('事由代码，供程序使用。', 'The code of the topic, for programs.') }),
    class: t.field({
      type: NoticeClassEnum,
      description: manual('类别。', 'The kind.'),
      resolve: (entry) => (entry.required ? ('REQUIRED' as const) : entry.class),
    }),
    rule: t.exposeString('rule', { nullable: true, description: manual('依据的规则编号。', 'The id of the rule on which it rests.') }),
    heading: t.field({
      type: BilingualType,
      description: manual('标题。', 'The title.'),
      resolve: ({ zh, en }) => ({ zh: zh.title, en: en.title }),
    }),
    body: t.field({
      type: BilingualType,
      description: manual('正文，按当时所述保存。', 'The text, kept as it was said at the time.'),
      resolve: ({ zh, en }) => ({ zh: zh.text, en: en.text }),
    }),
    about: t.node({
      price: ITEM,
      description: manual(
        '所涉事项；无权查看的为空。整页合并为一次批量读取。',
        'The matter it is about; null where the reader may not see it. One batch for all that a page asks for.',
      ),
      id: ({ about: { id, type } }, _, __, { schema }) => (isNode(schema.getType(type)) ? { id, type } : null),
    }),
    at: t.expose('at', { type: 'Instant', description: manual('发生时刻。', 'When it happened.') }),
    readAt: t.expose('readAt', {
      type: 'Instant',
      nullable: true,
      description: manual('阅读时刻；未读为空。', 'When it was read; null where it was not.'),
    }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version.') }),
  }),
});

builder.queryField('inbox', (t) =>
  t.pages({
    type: NoticeType,
    args: {
      unreadOnly: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: manual('只列未读。', 'Only notices that were not read.'),
      }),
    },
    ...pricedPage(),
    authScopes: { person: true },
    description: manual(
      '本人的通知，最新的在前；已离任岗位的通知不再显示。读表一次。',
      'The viewer’s notices, newest first; those of an office that they have left are not shown. One table request. Rules C13, C14. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { unreadOnly, ...paging }, { actor, table }) => {
      const page = pageOf(paging);
      const { account } = personOf(actor);
      const load = (part: { limit: number; after: string | null }) => loadInbox(table, account, { ...part, unreadOnly });
      const { rows, cursors, next } = await sifted(load, (entry) => isStillTheirs(actor, entry), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);

builder.connectionFields(NoticeType, (t) => ({
  unreadCount: t.int({
    price: REQUEST,
    description: manual(
      '未读条数；索引内计数，一秒内更新。',
      'How many are not read; they are counted in the index, which follows within a second.',
    ),
    resolve: (_, __, { actor, table }) => countUnread(table, personOf(actor).account, (entry) => isStillTheirs(actor, entry)),
  }),
}));

function isNode(type: unknown): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

const MarksType = builder.objectRef<Marks>('ReadMarks').implement({
  description: manual('标记已读的结果。', 'The result of marking notices as read.'),
  fields: (t) => ({
    marked: t.exposeInt('marked', { description: manual('本次标记的条数。', 'How many notices this call marked.') }),
    left: t.exposeInt('left', {
      description: manual(
        '尚余未读的条数：`markAllRead` 为其所涉范围内的，其他为全部的。',
        'How many are left unread: with `markAllRead`, of those that it covers; otherwise, of all.',
      ),
    }),
  }),
});

builder.mutationFields((t) => ({
  markRead: t.fieldWithInput({
    type: MarksType,
    input: {
      notices: t.input.globalIDList({
        required: true,
        for: [noticeRef],
        description: manual(`通知，至多${MOST_MARKS}条。`, `The notices, at most ${MOST_MARKS}.`),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: manual(
      '标记通知为已读：本人。已读的不变。',
      'Marks notices as read: the person they are for. Those already read stay as they are. Rule C13. Errors: NOTICE_UNKNOWN, NOTICES_TOO_MANY.',
    ),
    resolve: (_, { input: { notices, key } }, context) =>
      marks(context, { key, mutation: 'markRead', body: { notices: notices.map(({ id }) => id) } }, markRead),
  }),
  markAllRead: t.fieldWithInput({
    type: MarksType,
    input: {
      until: t.input.field({
        type: 'Instant',
        required: false,
        description: manual('截至时刻；默认现在。', 'Up to this instant; by default now.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: manual(
      `标记全部为已读，每次至多${MOST_MARKS}条，从最早的起；须反复调用，每次用新的幂等键，直至 \`left\` 为0：本人。`,
      `Marks all notices as read, at most ${MOST_MARKS} a call, the oldest first; call it repeatedly, each time with a new key, until \`left\` is 0: the person they are for. Rule C13.`,
    ),
    resolve: (_, { input: { until, key } }, context) =>
      marks(context, { key, mutation: 'markAllRead', body: { until: until ?? context.now } }, markAllRead),
  }),
}));

function marks<I>(
  context: Context,
  request: { key: string | null | undefined; mutation: string; body: I },
  action: Parameters<typeof answered<I, { marked: number }, Marks>>[2],
) {
  return answered<I, { marked: number }, Marks>(context, request, action, (answer) => marksAgain(context, answer));
}
