/** A text in both languages, in the graph. */
import { builder } from '../builder.ts';
import type { Bilingual } from '../core/refusal.ts';

export const BilingualType = builder.objectRef<Bilingual>('BilingualText').implement({
  description: '中英文文本。A text in both languages.',
  fields: (t) => ({
    zh: t.exposeString('zh', { description: '中文。' }),
    en: t.exposeString('en', { description: 'English.' }),
  }),
});
