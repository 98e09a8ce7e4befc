/** A version of a notice in the graph: whole, as it was published. */
import { builder } from '../../builder.ts';
import type { AnnouncementVersion } from '../model.ts';

export const NoticeVersionType = builder.objectRef<AnnouncementVersion>('AnnouncementVersion').implement({
  description: '通知的一版，发布后不变。A version of a notice; it never changes.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    at: t.expose('at', { type: 'Instant', description: '发布时刻。' }),
    hash: t.exposeString('hash', { description: '规范JSON（RFC 8785）的SHA-256。Of its canonical JSON.' }),
    document: t.field({ type: 'JSON', description: '全文。', resolve: ({ text }) => JSON.parse(text) as unknown }),
  }),
});
