/** What of a year is public as data, and where: its policy, standards, procedures and results (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REMEMBERED, REQUEST } from '../../core/price.ts';
import { dayOf, type Day } from '../../core/time.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { StateEnum as ApplicationStateEnum } from '../../application/graph/enums.ts';
import { DocumentType as TitleDocumentType } from '../../result/graph/documents/type.ts';
import { RosterType } from '../../result/graph/rosters.ts';
import { countIssued, listIssued } from '../../result/documents/store.ts';
import { countPublicRosters, listPublicRosters } from '../../result/roster/store.ts';
import { noticeOf } from '../../disclosure/lists.ts';
import { PUBLIC_DOCUMENTS } from '../../disclosure/listed.ts';
import type { PublicationKind } from '../../disclosure/model.ts';
import { stepsOf, type ProcedureStep } from '../way.ts';
import { DocumentType } from '../../disclosure/graph/documents.ts';
import { SIEVED } from '../../disclosure/graph/lists.ts';

type Year = { city: string; cycle: string };

const StepType = builder.objectRef<ProcedureStep>('ProcedureStep').implement({
  description: manual(
    '申报的一个办理步骤：由何状态至何状态，由谁办理。',
    'A step of an application as the rules have it: from which state to which, and by whom. Rules V7, C5.',
  ),
  fields: (t) => ({
    move: t.exposeString('move', { description: manual('步骤代码。', 'The code of the step.') }),
    action: t.exposeString('action', { description: manual('事项。', 'What is done.') }),
    from: t.field({
      type: [ApplicationStateEnum],
      description: manual('办理前的状态。', 'The state before.'),
      resolve: ({ from }) => [...from],
    }),
    to: t.expose('to', {
      type: ApplicationStateEnum,
      nullable: true,
      description: manual('办理后的状态；不变的为空。', 'The state after; null where it stays the same.'),
    }),
    by: t.expose('by', { type: BilingualType, description: manual('由谁办理。', 'Who does it.') }),
    rules: t.field({
      type: ['String'],
      description: manual('依据的规则编号。', 'The ids of the rules it rests on.'),
      resolve: ({ rules }) => [...rules],
    }),
    phase: t.field({
      type: BilingualType,
      nullable: true,
      description: manual('所在的办理期限；没有自己的期限的为空。', 'The window it falls in; null where it has no window of its own.'),
      resolve: ({ window }) => window?.title ?? null,
    }),
    opensAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('该年度该期限的开始时刻。', 'When that window opens in this cycle.'),
      resolve: ({ window }) => window?.opensAt ?? null,
    }),
    closesAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('该年度该期限的截止时刻，不含。', 'When that window closes in this cycle, exclusive. Rule C1.'),
      resolve: ({ window }) => window?.closesAt ?? null,
    }),
  }),
});

const ResultsType = builder.objectRef<Year>('DisclosedResults').implement({
  description: manual('该年度公开的评审结果。', 'The results of the cycle that are public. Rules R1, R3, V7.'),
  fields: (t) => ({
    rosterCount: t.int({
      price: 2 * REQUEST,
      description: manual('正在公示的评审结果件数。', 'How many rosters are posted now.'),
      resolve: ({ cycle }, _, context) => countPublicRosters(context.table, cycle),
    }),
    rosters: t.pages({
      type: RosterType,
      ...pricedPage(),
      description: manual(
        '正在公示的评审结果，同 `publicRosters`。读表一次。',
        'The rosters posted now, as in `publicRosters`. One table request. Rule R1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async ({ cycle }, args, context) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await listPublicRosters(context.table, cycle, page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
    titleDocumentCount: t.int({
      price: 2 * REQUEST,
      description: manual('已印发的职称资格文件件数。', 'How many title documents have been issued.'),
      resolve: ({ cycle }, _, context) => countIssued(context.table, cycle),
    }),
    titleDocuments: t.pages({
      type: TitleDocumentType,
      ...pricedPage(),
      description: manual(
        '已印发的职称资格文件，同 `titleDocuments`。读表一次。',
        'The title documents issued, as in `titleDocuments`. One table request. Rule R3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async ({ cycle }, args, context) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await listIssued(context.table, cycle, page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
  }),
});

/** Those of a kind in force on a day, today where none is named. */
function inForce(
  context: Context,
  { city }: Year,
  kind: PublicationKind,
  { on, ...args }: { on?: Day | null | undefined } & Parameters<typeof pageOf>[0],
) {
  return pageOn(PUBLIC_DOCUMENTS.open(context, { city, kind, inForceOn: on ?? dayOf(context.now) }), args);
}

const DisclosureType = builder.objectRef<Year>('Disclosure').implement({
  description: manual(
    '一个年度的政策、标准、程序、结果公开在何处，以数据形式提供。',
    'Where the policy, standards, procedures and results of a cycle are public, as data. Rule V7.',
  ),
  fields: (t) => {
    const on = t.arg({
      type: 'Day',
      required: false,
      description: manual('在哪一日有效；不填为今天。', 'The day on which they are in force; today where left out.'),
    });
    return {
      cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
      policy: t.field({
        type: DocumentType,
        nullable: true,
        price: REMEMBERED,
        description: manual('该年度的通知，含历次版本及其摘要。', 'The notice of the cycle, with its versions and their hashes.'),
        resolve: ({ cycle }, _, context) => noticeOf(context, cycle),
      }),
      standards: t.pages({
        type: DocumentType,
        args: { on },
        ...SIEVED,
        description: manual(
          '在某日有效的评审标准，新的在前。至多读表十次。',
          'The standards in force on a day, the newest first. Ten table requests at most. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
        ),
        resolve: (year, args, context) => inForce(context, year, 'STANDARD', args),
      }),
      procedures: t.pages({
        type: DocumentType,
        args: { on },
        ...SIEVED,
        description: manual(
          '在某日有效的办事程序，新的在前。至多读表十次。',
          'The procedures in force on a day, the newest first. Ten table requests at most. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
        ),
        resolve: (year, args, context) => inForce(context, year, 'PROCEDURE', args),
      }),
      steps: t.field({
        type: [StepType],
        price: REMEMBERED,
        rows: 60,
        description: manual(
          '申报的各办理步骤及其在该年度的期限。',
          'The steps of an application, with their windows in this cycle. Rules V7, C5.',
        ),
        resolve: async ({ cycle }, _, context) => stepsOf(await loadCalendar(context, cycle), context.now),
      }),
      results: t.field({ type: ResultsType, description: manual('评审结果。', 'The results.'), resolve: (year) => year }),
    };
  },
});

builder.queryFields((t) => ({
  disclosures: t.field({
    type: DisclosureType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    price: REMEMBERED + ITEM,
    authScopes: { public: true },
    description: manual(
      '一个年度的政策、标准、程序、结果及其公开之处，任何人，无须登录。',
      'The policy, standards, procedures and results of a cycle, and where they are public; for anybody, no login. Rule V7. Errors: CYCLE_UNKNOWN, CYCLE_NONE, CITY_NEEDED.',
    ),
    resolve: async (_, { cycle: asked }, context) => {
      const cycle = await knownCycle(context, asked);
      const { announcement } = await loadCalendar(context, cycle);
      return { city: announcement.city, cycle };
    },
  }),
}));
