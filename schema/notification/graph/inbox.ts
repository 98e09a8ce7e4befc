/** The inbox in the graph: a person's own notices, newest first, how many are not read, and marking them. */
import { isObjectType } from 'graphql';
import { builder } from '../../builder.ts';
import { manual } from '../../graph/manual.ts';
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
  description: '收件箱中的一则通知，只有本人可见。A notice in somebody’s inbox: their own alone. Rule C13.',
  id: { resolve: inboxPlace },
  sight: (entry, { actor }) => isAccountOf(actor, entry.account) && isStillTheirs(actor, entry),
  loadWithoutCache: async (id, { actor, table }) => {
    if (actor.kind !== 'person') return null;
    const [entry] = await loadEntries(table, actor.account, [id]);
    return entry ?? null;
  },
  fields: (t) => ({
    topic: t.exposeString('topic', { description: '事由代码。Its topic, for programs.' }),
    class: t.field({
      type: NoticeClassEnum,
      description: '类别。',
      resolve: (entry) => (entry.required ? ('REQUIRED' as const) : entry.class),
    }),
    rule: t.exposeString('rule', { nullable: true, description: '依据的规则编号。The rule on which it stands.' }),
    title: t.field({ type: BilingualType, description: '标题。', resolve: ({ zh, en }) => ({ zh: zh.title, en: en.title }) }),
    text: t.field({
      type: BilingualType,
      description: '正文，按当时所述保存。What was said, as it was said.',
      resolve: ({ zh, en }) => ({ zh: zh.text, en: en.text }),
    }),
    about: t.node({
      price: ITEM,
      description:
        '所涉事项；无权查看的为空。What it is about; null where its reader may not see it. One batch for all that a page asks for.',
      id: ({ about: { id, type } }, _, __, { schema }) => (isNode(schema.getType(type)) ? { id, type } : null),
    }),
    at: t.expose('at', { type: 'Instant', description: '发生时刻。' }),
    readAt: t.expose('readAt', { type: 'Instant', nullable: true, description: '阅读时刻；未读为空。' }),
    version: t.exposeInt('version', { description: '版本。' }),
  }),
});

builder.queryField('inbox', (t) =>
  t.pages({
    type: NoticeType,
    args: { unreadOnly: t.arg.boolean({ required: true, defaultValue: false, description: '只列未读。Only those not read.' }) },
    ...pricedPage(),
    authScopes: { person: true },
    description:
      '本人的通知，最新的在前。The viewer’s notices, newest first; those of an office that they have left are not shown. One table request. Rules C13, C14. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
  description: '标记已读的结果。',
  fields: (t) => ({
    marked: t.exposeInt('marked', { description: '本次标记的条数。How many this call marked.' }),
    left: t.exposeInt('left', { description: '尚余未读的条数。How many are left: of those meant by `markAllRead`, otherwise of all.' }),
  }),
});

builder.mutationFields((t) => ({
  markRead: t.fieldWithInput({
    type: MarksType,
    input: {
      notices: t.input.globalIDList({ required: true, for: [noticeRef], description: `通知，至多${MOST_MARKS}条。` }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: '标记通知为已读：本人。已读的不变。Rule C13. Errors: NOTICE_UNKNOWN, NOTICES_TOO_MANY.',
    resolve: (_, { input: { notices, key } }, context) =>
      marks(context, { key, mutation: 'markRead', body: { notices: notices.map(({ id }) => id) } }, markRead),
  }),
  markAllRead: t.fieldWithInput({
    type: MarksType,
    input: {
      until: t.input.field({ type: 'Instant', required: false, description: '截至时刻；默认现在。Up to this instant; now where absent.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: `标记全部为已读，每次至多${MOST_MARKS}条，从最早的起，直至 left 为 0：本人。Call it, each time with a new key, until \`left\` is 0. Rule C13.`,
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
