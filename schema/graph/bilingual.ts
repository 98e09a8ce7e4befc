/** A text in both languages, in the graph. */
import { builder } from '../builder.ts';
import { manual } from '../core/manual.ts';
import type { Bilingual } from '../core/refusal.ts';

export const BilingualType = builder.objectRef<Bilingual>('BilingualText').implement({
  description: manual('中英文文本。', 'A text in Chinese and English.'),
  fields: (t) => ({
    zh: t.exposeString('zh', { description: manual('中文。', 'The Chinese text.') }),
    en: t.exposeString('en', { description: manual('英文。', 'The English text.') }),
  }),
});
