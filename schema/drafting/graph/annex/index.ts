/** Imports of committees in the graph: template, upload, dry run, what would change (C12). */
import { builder } from '../../../builder.ts';
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
  description: '以工作簿导入通知草稿的评委会。Committees of a draft by workbook. Rules C12, C8.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesDraft(actor, one),
  loadWithoutCache: (id, { table }) => loadCommitteeImport(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: '您现在可对该任务办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule C12.',
      resolve: async (one, _, context) => actionsOnCommitteeImport(context.actor, one, await draftOfImport(context, one)),
    }),
    draft: t.field({
      type: DraftType,
      price: REQUEST,
      description: '所导入的草稿。The draft that it is for.',
      resolve: (one, _, context) => draftOfImport(context, one),
    }),
    state: t.expose('state', { type: CommitteeImportStateEnum, description: '状态。' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '发起时刻。' }),
    requestedBy: t.exposeString('requestedBy', { description: '发起的经办人账号。' }),
    template: t.string({
      description: '模板的下载路径；省厅附件1表头相同的可直接上传。Where the template is fetched, on this server.',
      resolve: () => '/templates/committees.xlsx',
    }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: '上传表单；本市人社局经办人、导入之前。For the bureau’s officers, until it is run.',
      resolve: (one, _, context) => (one.state === 'DONE' || whyNotOfBureau(context.actor, one) ? null : committeeForm(context, one)),
    }),
    total: t.exposeInt('total', { description: '行数；检查前为0。' }),
    right: t.exposeInt('right', { description: '符合要求的行数。' }),
    wrong: t.int({ description: '不符合要求的行数。', resolve: ({ total, right }) => total - right }),
    unsure: t.exposeInt('unsure', { description: '符合要求但存疑、须核对的行数。Right rows that should be looked at.' }),
    rows: t.pages({
      type: CommitteeRowType,
      args: {
        onlyWrong: t.arg.boolean({ required: false, description: '只列不符合要求的。' }),
        onlyUnsure: t.arg.boolean({ required: false, description: '只列存疑的。' }),
      },
      ...pricedPage(10), // read from the object store, and all of it
      description: '逐行检查结果。Row by row. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
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
    changes: t.field({
      type: PlanType,
      nullable: true,
      price: 14 * REQUEST, // the report, the draft, and the notice that it comes from
      args: { replaces: t.arg({ type: ReplacesEnum, required: true, defaultValue: 'ANNEX', description: '替换的范围。' }) },
      description: '导入将使草稿如何变化；未检查或已导入的无。What would change in the draft. Null before the check and after the run.',
      resolve: async (one, { replaces }, context) => {
        const report = one.state === 'CHECKED' ? await loadAnnexReport(context, one) : null;
        return report && planned(context, await draftOfImport(context, one), report.rows, replaces);
      },
    }),
    outcome: t.expose('outcome', { type: OutcomeType, nullable: true, description: '导入的结果；尚未导入的无。' }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录。Who began, checked, ran. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'COMMITTEE_IMPORT', id }, args),
    }),
  }),
});

builder.objectField(DraftType, 'committeeImports', (t) =>
  t.pages({
    type: CommitteeImportType,
    ...pricedPage(),
    description: '以工作簿导入评委会的任务，最新的在前。Newest first. One table request. Rule C12. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async ({ cycle }, args, { table }) => {
      const page = pageOf(args);
      const { imports, cursors, next } = await listCommitteeImports(table, cycle, page);
      return connectionOf(imports, cursors, page.after, next);
    },
  }),
);
