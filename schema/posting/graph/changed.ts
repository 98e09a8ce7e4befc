/**
 * What was mended after an application had been posted: an authority's return reopens the form, and what comes back goes straight to
 * that authority (C6). So whoever decides sees at a glance what the unit's people have not seen (U2).
 */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import { formOf } from '../../application/actions/own.ts';
import { differences } from '../../application/compare.ts';
import { DifferenceType } from '../../application/graph/versions.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { loadSectionsAt } from '../../application/store.ts';
import { posted } from '../content.ts';
import { loadPostingFile } from '../store.ts';

builder.objectField(applicationRef, 'changedSincePosting', (t) =>
  t.field({
    type: [DifferenceType],
    price: 8 * REQUEST,
    description:
      '最近一次公示之后又更正的公示内容，逐项列出；没有的为空列表。What was posted and has been mended since, field by field. Three table requests. Rules U2, C6.',
    resolve: async ({ id, posting, submission }, _, { table }) => {
      const shown = posting ? await loadPostingFile(table, posting) : null;
      if (!shown || !submission || shown.posting.submission === submission.number) return [];
      const now = posted(await loadSectionsAt(table, id, submission.sections));
      return differences(formOf(shown.content.sections), formOf(now));
    },
  }),
);
