/** Imports of committees in the graph: template, upload, dry run, what would change (C12). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { connectionOf, pageOf } from '../../../core/page.ts';
import { pricedPage, REQUEST, SIGNED } from '../../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../../graph/history.ts';
import { FormType } from '../../../identity/graph/import.ts';
import { committeeForm } from '../../actions/annex/importing.ts';
import { loadAnnexReport } from '../../actions/annex/files.ts';
import { planned } from '../../actions/annex/planning.ts';
import { isRight, type CommitteeImport } from '../../annex/model.ts';
import { actionsOnCommitteeImport, whyNotOfBureau } from '../../annex/rules.ts';
import { listCommitteeImports, loadCommitteeImport } from '../../annex/store.ts';
import { draftingRefusals } from '../../refusals.ts';
import { seesDraft } from '../../sight.ts';
import { draftIn } from '../../store.ts';
import type { Context } from '../../../core/context.ts';
import { DraftType } from '../types.ts';
import { CommitteeImportStateEnum, CommitteeRowType, OutcomeType, PlanType, ReplacesEnum } from './types.ts';

async function draftOfImport(context: Context, { cycle }: CommitteeImport) {
  const draft = await draftIn(context, cycle);
  if (!draft) throw draftingRefusals.DRAFT_UNKNOWN();
  return draft;
}

export const committeeImportRef = builder.objectRef<CommitteeImport>('CommitteeImport');
export const CommitteeImportType = builder.node(committeeImportRef, {
  description: manual('以工作簿导入通知草稿的评委会。', 'An import of the committees of a draft by workbook. Rules C12, C8.'),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDraft(actor, one),
  loadWithoutCache: (id, { table }) => loadCommitteeImport(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可对该任务办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this import now, and why not the rest; from the same rules that the mutations ask. Rule C12.',
      ),
      resolve: async (one, _, context) => actionsOnCommitteeImport(context.actor, one, await draftOfImport(context, one)),
    }),
    draft: t.field({
      nullable: true,
      type: DraftType,
      price: REQUEST,
      description: manual('所导入的草稿。', 'The draft it is for.'),
      resolve: (one, _, context) => draftOfImport(context, one),
    }),
    committeeImportState: t.expose('state', { type: CommitteeImportStateEnum, description: manual('状态。', 'The state.') }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('发起时刻。', 'When it was begun.') }),
    requestedBy: t.exposeString('requestedBy', { description: manual('发起的经办人账号。', 'The account of the officer who began it.') }),
    template: t.string({
      description: manual(
        '模板在本服务器的下载路径；省厅附件1表头相同的可直接上传。',
        'The path of the template on this server; a table of the province’s Annex 1 with the same header can be uploaded as it is.',
      ),
      resolve: () => '/templates/committees.xlsx',
    }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: manual('上传表单；本市人社局经办人、导入之前。', 'The upload form; for the bureau’s officers, until it is run.'),
      resolve: (one, _, context) => (one.state === 'DONE' || whyNotOfBureau(context.actor, one) ? null : committeeForm(context, one)),
    }),
    total: t.exposeInt('total', { nullable: true, description: manual('行数；检查前为0。', 'The number of rows; 0 before the check.') }),
    right: t.exposeInt('right', { description: manual('符合要求的行数。', 'The number of rows that are right.') }),
    wrong: t.int({
      description: manual('不符合要求的行数。', 'The number of rows that are wrong.'),
      resolve: ({ total, right }) => total - right,
    }),
    unsure: t.exposeInt('unsure', {
      description: manual('符合要求但存疑、须核对的行数。', 'How many rows meet the requirements but are in doubt and should be checked.'),
    }),
    rows: t.pages({
      type: CommitteeRowType,
      args: {
        onlyWrong: t.arg.boolean({ required: false, description: manual('只列不符合要求的。', 'Only the rows that are wrong.') }),
        onlyUnsure: t.arg.boolean({ required: false, description: manual('只列存疑的。', 'Only those in doubt.') }),
      },
      ...pricedPage(10), // read from the object store, and all of it
      description: manual('逐行检查结果。', 'The outcome of the check, row by row. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: async (one, { onlyWrong, onlyUnsure, ...args }, context) => {
        const page = pageOf(args);
        const all = (await loadAnnexReport(context, one))?.rows ?? [];
        const listed = all.filter(
          (row) => row.row > Number(page.after ?? 0) && (!onlyWrong || !isRight(row)) && (!onlyUnsure || row.doubts.length > 0),
        );
        const rows = listed.slice(0, page.limit);
        return connectionOf(rows, ({ row }) => String(row), page.after, listed.length > rows.length ? 'more' : null);
      },
    }),
    plan: t.field({
      type: PlanType,
      nullable: true,
      price: 14 * REQUEST, // the report, the draft, and the notice that it comes from
      args: {
        replaces: t.arg({
          type: ReplacesEnum,
          required: true,
          defaultValue: 'ANNEX',
          description: manual('替换的范围。', 'Which committees are replaced.'),
        }),
      },
      description: manual(
        '导入将使草稿如何变化；未检查或已导入的为空。',
        'How the import would change the draft; null before the check and after the run.',
      ),
      resolve: async (one, { replaces }, context) => {
        const report = one.state === 'CHECKED' ? await loadAnnexReport(context, one) : null;
        return report && planned(context, await draftOfImport(context, one), report.rows, replaces);
      },
    }),
    outcome: t.expose('outcome', {
      type: OutcomeType,
      nullable: true,
      description: manual('导入的结果；尚未导入的为空。', 'The outcome of the import; null before it is run.'),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录：由谁发起、检查、导入。读表一次。',
        'The history: who began, checked and ran it. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'COMMITTEE_IMPORT', id }, args),
    }),
  }),
});

builder.objectField(DraftType, 'committeeImports', (t) =>
  t.pages({
    type: CommitteeImportType,
    ...pricedPage(),
    description: manual(
      '以工作簿导入评委会的任务，最新的在前。读表一次。',
      'The imports of committees by workbook, the newest first. One table request. Rule C12. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async ({ cycle }, args, { table }) => {
      const page = pageOf(args);
      const { imports, cursors, next } = await listCommitteeImports(table, cycle, page);
      return connectionOf(imports, cursors, page.after, next);
    },
  }),
);
