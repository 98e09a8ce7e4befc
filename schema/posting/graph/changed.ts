/**
 * What was mended after an application had been posted: an authority's return reopens the form, and what comes back goes straight to
 * that authority (C6). So whoever decides sees at a glance what the unit's people have not seen (U2).
 */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { formOf } from '../../application/actions/own.ts';
import { differences } from '../../application/compare.ts';
import { DifferenceType } from '../../application/graph/versions.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { loadSectionsAt } from '../../application/store.ts';
import { posted } from '../content.ts';
import { shownBefore } from '../actions/supplement.ts';

builder.objectField(applicationRef, 'changedSincePosting', (t) =>
  t.field({
    type: [DifferenceType],
    price: 8 * REQUEST,
    description: manual(
      '推荐后又更正、尚未公示期满的公示内容，逐项列出；没有的为空列表。读表三次。',
      'What was posted and corrected after the recommendation, until it has been shown again for the full period, field by field; an empty list where there is none. Three table requests. Rules U2, U7, C6.',
    ),
    resolve: async (head, _, { table }) => {
      if (!head.posting || !head.submission || head.recommendation === null) return [];
      const { base } = await shownBefore(table, head);
      if (base.posting.submission === head.submission.number) return [];
      const now = posted(await loadSectionsAt(table, head.id, head.submission.sections));
      return differences(formOf(base.content.sections), formOf(now));
    },
  }),
);
