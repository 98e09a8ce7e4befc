/** A version of a notice in the graph: whole, as it was published. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { AnnouncementVersion } from '../model.ts';

export const NoticeVersionType = builder.objectRef<AnnouncementVersion>('AnnouncementVersion').implement({
  description: manual('通知的一版，发布后不变。', 'A version of a notice; it never changes once published.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    at: t.expose('at', { type: 'Instant', description: manual('发布时刻。', 'When it was published.') }),
    hash: t.exposeString('hash', {
      description: manual('规范JSON（RFC 8785）的SHA-256。', 'The SHA-256 of its canonical JSON (RFC 8785).'),
    }),
    document: t.field({
      type: 'JSON',
      description: manual('全文。', 'The full text.'),
      resolve: ({ text }) => JSON.parse(text) as unknown,
    }),
  }),
});
