/** Bulk creation of applicants’ accounts in the graph: template, upload, dry run, run (P1, P2). */
import { builder } from '../../builder.ts';
import { pricedPage, SIGNED } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { isAccountOf } from '../../core/actor.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { isInside } from '../../announcement/sight.ts';
import { isInsideOf } from '../actions/known.ts';
import { importForm } from '../import/actions.ts';
import { beginImport, checkImport, runImport } from '../import/applicants.ts';
import { loadReport } from '../import/files.ts';
import type { AccountImport, IMPORT_STATES, ImportOf, RowReport } from '../import/model.ts';
import { actionsOnImport, OFFICE_OF } from '../import/rules.ts';
import { ROWS_A_CALL } from '../import/run.ts';
import { listImports, loadImport } from '../import/store.ts';
import { identityRefusals } from '../refusals.ts';
import { found, organisationRef } from './types.ts';

const StateEnum = builder.enumType('ImportState', {
  description: '导入状态。',
  values: {
    WAITING: { description: '待上传、待检查' },
    CHECKED: { description: '已检查' },
    RUNNING: { description: '导入中' },
    DONE: { description: '已完成' },
  } satisfies Record<(typeof IMPORT_STATES)[number], object>,
});

const ImportOfEnum = builder.enumType('ImportOf', {
  description: '导入的对象。What an import brings in.',
  values: {
    APPLICANTS: { description: '单位的申报人。Applicants of a unit.' },
    EXPERTS: { description: '评委会的评审专家。Experts of a committee.' },
    RESULTS: { description: '市人社局录入的评审结果。Results that a bureau enters.' },
  } satisfies Record<ImportOf, object>,
});

export const ProblemType = builder.objectRef<RowReport['problems'][number]>('ImportProblem').implement({
  description: '一个单元格的问题。What is wrong with a cell.',
  fields: (t) => ({
    cell: t.string({ description: '单元格，如C7；整行的为空。', resolve: ({ place }) => place }),
    column: t.exposeString('column', { description: '列名。' }),
    value: t.exposeString('value', { description: '现值，最多40字；仅经办人可见。As it stands, for the officer who uploaded it.' }),
    zh: t.exposeString('zh', { description: '问题及改法。' }),
    en: t.exposeString('en', { description: 'What is wrong.' }),
  }),
});

const RowType = builder.objectRef<RowReport>('ImportRow').implement({
  description: '一行的检查结果。What the dry run found in a row.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: '行号。' }),
    name: t.exposeString('name', { description: '姓名。' }),
    isRight: t.boolean({ description: '是否符合要求。', resolve: ({ problems }) => problems.length === 0 }),
    problems: t.expose('problems', { type: [ProblemType], description: '问题。' }),
  }),
});

const FailureType = builder.objectRef<AccountImport['failures'][number]>('ImportFailure').implement({
  description: '导入时未成功的一行。A row that came to nothing when it was run.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: '行号。' }),
    code: t.exposeString('code', { description: '原因代码。' }),
    zh: t.exposeString('zh', { description: '原因。' }),
    en: t.exposeString('en', { description: 'Why.' }),
  }),
});

type Form = { url: string; fields: Record<string, string>; expiresAt: number };

const FieldType = builder.objectRef<[string, string]>('ImportFormField').implement({
  description: '上传表单的一个字段，原样提交。',
  fields: (t) => ({
    name: t.string({ description: '名称。', resolve: ([name]) => name }),
    value: t.string({ description: '值。', resolve: ([, value]) => value }),
  }),
});

export const FormType = builder.objectRef<Form>('ImportForm').implement({
  description: '上传工作簿的表单：multipart/form-data，最后附 file 字段。POST all fields, then the field `file`.',
  fields: (t) => ({
    url: t.exposeString('url', { description: '提交地址。' }),
    fields: t.field({ type: [FieldType], description: '须原样提交的字段。', resolve: ({ fields }) => Object.entries(fields) }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '表单失效时刻。' }),
  }),
});

export const importRef = builder.objectRef<AccountImport>('AccountImport');
export const ImportType = builder.node(importRef, {
  description:
    '以工作簿批量办理：单位开通申报人账号，评委会聘任评审专家，市人社局录入评审结果。What comes in by a workbook: applicants of a unit, experts of a committee, results that a bureau enters. Rules P1, P2, E3, E9.',
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => isInside(actor, OFFICE_OF[one.of], one.unit, one),
  loadWithoutCache: (id, { table }) => loadImport(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该任务办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules P1, E3.',
      resolve: (one, _, { actor }) => actionsOnImport(actor, one),
    }),
    of: t.expose('of', { type: ImportOfEnum, description: '导入的对象。' }),
    state: t.expose('state', { type: StateEnum, description: '状态。' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: '发起时刻。' }),
    template: t.string({
      description: '模板的下载路径。Where the template is fetched, on this server.',
      resolve: ({ of }) => `/templates/${of.toLowerCase()}.xlsx`,
    }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: '上传表单；仅发起人、开始导入之前。For who began it, until it is run.',
      resolve: (one, _, context) =>
        isAccountOf(context.actor, one.requestedBy) && (one.state === 'WAITING' || one.state === 'CHECKED')
          ? importForm(context, one)
          : null,
    }),
    total: t.exposeInt('total', { description: '行数；检查前为0。' }),
    right: t.exposeInt('right', { description: '符合要求的行数。' }),
    wrong: t.int({ description: '不符合要求的行数。', resolve: ({ total, right }) => total - right }),
    done: t.exposeInt('done', { description: '已导入的行数。' }),
    percent: t.int({ description: '进度（%）。', resolve: ({ done, right }) => (right === 0 ? 0 : Math.floor((100 * done) / right)) }),
    created: t.exposeInt('created', { description: '已办成的行数：已开通的账号，已录入的结果。Rows that came to something.' }),
    failed: t.exposeInt('failed', { description: '未成功的行数。' }),
    failures: t.expose('failures', { type: [FailureType], description: '未成功的行及原因，最多100行。' }),
    rows: t.pages({
      type: RowType,
      args: { onlyWrong: t.arg.boolean({ required: false, description: '只列不符合要求的。' }) },
      ...pricedPage(10), // read from the object store, and all of it
      description: '逐行检查结果，仅发起人可见。Row by row, for who began it. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (one, { onlyWrong, ...args }, context) => {
        const page = pageOf(args);
        const all = (isAccountOf(context.actor, one.requestedBy) && (await loadReport(context, one))?.rows) || [];
        const listed = all.filter(({ row, problems }) => row > Number(page.after ?? 0) && (!onlyWrong || problems.length > 0));
        const rows = listed.slice(0, page.limit);
        return connectionOf(rows, ({ row }) => String(row), page.after, listed.length > rows.length ? 'more' : null);
      },
    }),
  }),
});

builder.queryField('imports', (t) =>
  t.pages({
    type: ImportType,
    args: {
      unit: t.arg.globalID({
        required: true,
        for: [organisationRef],
        description: '单位；录入评审结果的，为市人社局。A unit, or a bureau.',
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '单位的批量开通任务（市人社局的批量录入任务），最新的在前。Unit officers, bureau, supervisors. One table request. Errors: ORGANISATION_UNKNOWN.',
    resolve: async (_, { unit, ...args }, context) => {
      const { table } = context;
      refuseIf((await isInsideOf(context, 'UNIT_OFFICER', unit.id)) ? null : identityRefusals.ORGANISATION_UNKNOWN());
      const page = pageOf(args);
      const { imports, cursors, next } = await listImports(table, unit.id, page);
      return connectionOf(imports, cursors, page.after, next);
    },
  }),
);

/** What may be wrong with any workbook that is uploaded. */
export const WORKBOOK_ERRORS =
  'NOT_A_WORKBOOK, WORKBOOK_ENCRYPTED, WORKBOOK_BROKEN, WORKBOOK_TOO_LARGE, WORKBOOK_UNPACKS_TOO_LARGE, WORKBOOK_SUSPECT, WORKBOOK_TOO_MANY_ROWS, ' +
  'WORKBOOK_TOO_MANY_COLUMNS, WORKBOOK_TOO_MANY_TEXTS, WORKBOOK_CELL_TOO_LONG, WORKBOOK_WITHOUT_SHEET, HEADS_WRONG';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const one = t.input.globalID({ required: true, for: [importRef], description: '导入任务。' });
  return {
    beginImport: t.fieldWithInput({
      type: ImportType,
      input: { unit: t.input.globalID({ required: true, for: [organisationRef], description: '本单位。' }), key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: '发起批量开通申报人账号：本单位经办人；按模板填写后用 `upload` 表单上传。Rules P1, P2. Errors: ROLE_REQUIRED.',
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'beginImport', body: { unit: input.unit.id } }, beginImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        ),
    }),
    checkImport: t.fieldWithInput({
      type: ImportType,
      input: { import: one, key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `检查上传的工作簿，逐行说明问题，不开通任何账号：发起人。号码是否属于外单位人员，导入时方告知；每日核对的号码数有限。Of people of other units nothing is told before the run. Rules P1, P2, P3, P5. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_BEGUN, IMPORT_NOT_UPLOADED, IMPORT_EMPTY, IMPORT_FILE_CHANGED, ${WORKBOOK_ERRORS}.`,
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'checkImport', body: { import: input.import.id } }, checkImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        ),
    }),
    runImport: t.fieldWithInput({
      type: ImportType,
      input: {
        import: one,
        onlyRight: t.input.boolean({ required: true, defaultValue: false, description: '有不符合要求的行时，是否只导入其余各行。' }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: `导入下一批（至多${ROWS_A_CALL}行），直至 state 为 DONE：发起人；中断后再次调用即继续，不会重复开通。Call it until it is DONE. Rules P1, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_UNCHECKED, IMPORT_HAS_PROBLEMS, IMPORT_FILE_CHANGED.`,
      resolve: (_, { input }, context) => {
        const body = { import: input.import.id, onlyRight: input.onlyRight };
        return answered(context, { key: input.key, mutation: 'runImport', body }, runImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        );
      },
    }),
  };
});
