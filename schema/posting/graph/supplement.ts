/** Supplementary postings in the graph: what was changed, who has asked for it, and whether it had to be shown (U7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { formOf } from '../../application/actions/own.ts';
import { differences } from '../../application/compare.ts';
import type { SectionName } from '../../application/form/sections.ts';
import { ReviewerEnum, SectionNameEnum } from '../../application/graph/enums.ts';
import { OpinionType } from '../../application/graph/returns.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { DifferenceType } from '../../application/graph/versions.ts';
import type { Application } from '../../application/model.ts';
import type { Posting } from '../model.ts';
import { loadPostingFile } from '../store.ts';
import { isFull } from '../actions/seen.ts';
import { postingRef } from './refs.ts';

const SupplementType = builder.objectRef<NonNullable<Application['supplement']>>('Supplement').implement({
  description: manual(
    '退回修改后更正了已公示内容的补充公示情况。',
    'The supplementary posting of what had been posted and was changed after a return. Rule U7.',
  ),
  fields: (t) => ({
    returnedBy: t.expose('returnedBy', { type: ReviewerEnum, description: manual('退回方。', 'The party that returned the application.') }),
    isDue: t.boolean({
      description: manual(
        '最近一次重新提交是否更正了已公示的内容、且未免予补充公示；更正的须经补充公示（见 `posting`）方可审核通过。',
        'Whether what was sent again last changed what had been posted, and no waiver was given; if so, it must be shown in a supplementary posting (see `posting`) before it is approved.',
      ),
      resolve: ({ isDue, waived }) => isDue && waived === null,
    }),
    waived: t.expose('waived', {
      type: OpinionType,
      nullable: true,
      description: manual(
        '审核部门认定仅为形式更正、免予补充公示的理由；没有的为空。',
        'The reason for which the reviewing authority waived the supplementary posting, the change being one of form; null where it did not.',
      ),
    }),
  }),
});

builder.objectField(applicationRef, 'supplement', (t) =>
  t.expose('supplement', {
    type: SupplementType,
    nullable: true,
    description: manual('补充公示情况；没有的为空。', 'The supplementary posting; null where there is none. Rule U7.'),
  }),
);

builder.objectFields(postingRef, (t) => ({
  supplements: t.field({
    type: [SectionNameEnum],
    nullable: true,
    description: manual(
      '补充公示的，更正了哪些栏；不是补充公示的为空。',
      'For a supplementary posting, the sections that have changed; null for other postings. Rule U7.',
    ),
    resolve: ({ supplement }) => supplement && (supplement.changed as SectionName[]),
  }),
  amended: t.field({
    type: [DifferenceType],
    price: 4 * REQUEST,
    description: manual(
      '补充公示的，与此前公示内容的逐项差异；仅见全文的人员可见，其他人为空列表。读表两次。',
      'For a supplementary posting, what differs from what was shown before, item by item; for those who see the posting in full, an empty list for others. Two table requests. Rule U7.',
    ),
    resolve: async (posting: Posting, _, context) => {
      const { supplement } = posting;
      if (!supplement || !(await isFull(context, posting))) return [];
      const [before, now] = await Promise.all([supplement.base, posting.id].map((id) => loadPostingFile(context.table, id)));
      return before && now ? differences(formOf(before.content.sections), formOf(now.content.sections)) : [];
    },
  }),
}));
