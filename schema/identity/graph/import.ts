/** Bulk creation of applicants’ accounts in the graph: template, upload, dry run, run (P1, P2). */
import { builder } from '../../builder.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage, SIGNED } from '../../core/price.ts';
import { answered, goingOn, KEY_DESCRIPTION, WHOLE_KEY_DESCRIPTION } from '../../core/once.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { isAccountOf } from '../../core/actor.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { isInside } from '../../announcement/sight.ts';
import { isInsideOf } from '../actions/known.ts';
import { importForm } from '../import/actions.ts';
import { beginImport, checkImport, runImport } from '../import/applicants.ts';
import type { AccountImport, IMPORT_STATES, ImportOf, RowReport } from '../import/model.ts';
import { actionsOnImport, OFFICE_OF } from '../import/rules.ts';
import { ROWS_A_CALL } from '../import/run.ts';
import { listImports, loadImport } from '../import/store.ts';
import { rowsOfImport } from '../listed.ts';
import { identityRefusals } from '../refusals.ts';
import { found, organisationRef } from './types.ts';

const StateEnum = builder.enumType('ImportState', {
  description: manual('导入状态。', 'The state of an import.'),
  values: {
    WAITING: { description: manual('待上传、待检查。', 'Waiting for the upload or the check.') },
    CHECKED: { description: manual('已检查。', 'Checked.') },
    RUNNING: { description: manual('导入中。', 'Being imported.') },
    DONE: { description: manual('已完成。', 'Done.') },
  } satisfies Record<(typeof IMPORT_STATES)[number], object>,
});

const ImportOfEnum = builder.enumType('ImportOf', {
  description: manual('导入的对象。', 'What an import brings in.'),
  values: {
    APPLICANTS: { description: manual('单位的申报人。', 'Applicants of a unit.') },
    EXPERTS: { description: manual('评委会的评审专家。', 'Experts of a committee.') },
    RESULTS: { description: manual('市人社局录入的评审结果。', 'Review results entered by the bureau.') },
  } satisfies Record<ImportOf, object>,
});

export const ProblemType = builder.objectRef<RowReport['problems'][number]>('ImportProblem').implement({
  description: manual('一个单元格的问题。', 'A problem of a cell.'),
  fields: (t) => ({
    cell: t.string({
      description: manual('单元格，如C7；整行的为空文本。', 'The cell, such as C7; an empty text where the whole row is meant.'),
      resolve: ({ place }) => place,
    }),
    column: t.exposeString('column', { description: manual('列名。', 'The name of the column.') }),
    value: t.exposeString('value', {
      description: manual(
        '现值，最多40字；仅上传的经办人可见。',
        'The present value, at most 40 characters; only the officer who uploaded it sees it.',
      ),
    }),
    text: t.field({
      type: BilingualType,
      description: manual('问题及改法。', 'The problem, and how to mend it.'),
      resolve: ({ zh, en }) => ({ zh, en }),
    }),
  }),
});

const RowType = builder.objectRef<RowReport>('ImportRow').implement({
  description: manual('一行的检查结果（试运行）。', 'The result of checking a row, in the dry run.'),
  fields: (t) => ({
    row: t.exposeInt('row', { description: manual('行号。', 'The number of the row.') }),
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    isRight: t.boolean({
      description: manual('是否符合要求。', 'Whether the row is right.'),
      resolve: ({ problems }) => problems.length === 0,
    }),
    problems: t.expose('problems', { type: [ProblemType], description: manual('问题。', 'The problems.') }),
  }),
});

const FailureType = builder.objectRef<AccountImport['failures'][number]>('ImportFailure').implement({
  description: manual('导入时未成功的一行。', 'A row that failed when the import was run.'),
  fields: (t) => ({
    row: t.exposeInt('row', { description: manual('行号。', 'The number of the row.') }),
    code: t.exposeString('code', { description: manual('原因代码。', 'The code of the reason.') }),
    text: t.field({ type: BilingualType, description: manual('原因。', 'The reason.'), resolve: ({ zh, en }) => ({ zh, en }) }),
  }),
});

type Form = { url: string; fields: Record<string, string>; expiresAt: number };

const FieldType = builder.objectRef<[string, string]>('ImportFormField').implement({
  description: manual('上传表单的一个字段，原样提交。', 'A field of the upload form, to be sent as it is.'),
  fields: (t) => ({
    name: t.string({ description: manual('名称。', 'The name.'), resolve: ([name]) => name }),
    value: t.string({ description: manual('值。', 'The value.'), resolve: ([, value]) => value }),
  }),
});

export const FormType = builder.objectRef<Form>('ImportForm').implement({
  description: manual(
    '上传工作簿的表单：以 `multipart/form-data` 提交全部字段，最后附 `file` 字段。',
    'The form to upload the workbook with: send all fields as `multipart/form-data`, the field `file` last.',
  ),
  fields: (t) => ({
    url: t.exposeString('url', { description: manual('提交地址。', 'The address to post to.') }),
    fields: t.field({
      type: [FieldType],
      description: manual('须原样提交的字段。', 'The fields to post as they are.'),
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('表单失效时刻。', 'When the form expires.') }),
  }),
});

export const importRef = builder.objectRef<AccountImport>('AccountImport');
export const ImportType = builder.node(importRef, {
  description: manual(
    '以工作簿批量办理：单位开通申报人账号，评委会聘任评审专家，市人社局录入评审结果。',
    'Bulk work by a workbook: a unit opens accounts for its applicants, a committee appoints experts, the bureau enters review results. Rules P1, P2, E3, E9.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => isInside(actor, OFFICE_OF[one.of], one.unit, one),
  loadWithoutCache: (id, { table }) => loadImport(table, id),
  fields: (t) => ({
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该任务办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with the import now, and why not what you cannot, by the same rules that the mutations apply. Rules P1, E3.',
      ),
      resolve: (one, _, { actor }) => actionsOnImport(actor, one),
    }),
    of: t.expose('of', { type: ImportOfEnum, description: manual('导入的对象。', 'What the import brings in.') }),
    importState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('发起时刻。', 'When it was begun.') }),
    template: t.string({
      description: manual('模板在本服务器的下载路径。', 'The path of the template on this server.'),
      resolve: ({ of }) => `/templates/${of.toLowerCase()}.xlsx`,
    }),
    upload: t.field({
      type: FormType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '上传表单；仅发起人可见，开始导入后为空。',
        'The upload form, for the officer who began the import; null once it is run.',
      ),
      resolve: (one, _, context) =>
        isAccountOf(context.actor, one.requestedBy) && (one.state === 'WAITING' || one.state === 'CHECKED')
          ? importForm(context, one)
          : null,
    }),
    total: t.exposeInt('total', { nullable: true, description: manual('行数；检查前为0。', 'The number of rows; 0 before the check.') }),
    right: t.exposeInt('right', { description: manual('符合要求的行数。', 'The number of rows that are right.') }),
    wrong: t.int({
      description: manual('不符合要求的行数。', 'The number of rows that are wrong.'),
      resolve: ({ total, right }) => total - right,
    }),
    done: t.exposeInt('done', { description: manual('已导入的行数。', 'The number of rows imported so far.') }),
    percent: t.int({
      description: manual('进度（百分比）。', 'The progress, in per cent.'),
      resolve: ({ done, right }) => (right === 0 ? 0 : Math.floor((100 * done) / right)),
    }),
    created: t.exposeInt('created', {
      description: manual(
        '已办成的行数：已开通的账号，已录入的结果。',
        'The number of rows that succeeded: accounts opened, results entered.',
      ),
    }),
    failed: t.exposeInt('failed', { description: manual('未成功的行数。', 'The number of rows that failed.') }),
    failures: t.expose('failures', {
      type: [FailureType],
      description: manual('未成功的行及原因，最多100行。', 'The rows that failed, with the reason; at most 100.'),
    }),
    rows: t.pages({
      type: RowType,
      args: { onlyWrong: t.arg.boolean({ required: false, description: manual('只列不符合要求的。', 'Only the rows that are wrong.') }) },
      ...pricedPage(10), // read from the object store, and all of it
      description: manual(
        '逐行检查结果，仅发起人可见。',
        'The result of the check, row by row; only for the officer who began it. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: (one, args, context) => pageOn(rowsOfImport(context, one, args), args),
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
        description: manual('单位；录入评审结果的，为市人社局。', 'The unit; for the entry of review results, the bureau.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '单位的批量开通任务（市人社局的批量录入任务），最新的在前：单位经办人、市人社局、纪检监察。读表一次。',
      'The bulk openings of accounts of a unit (of a bureau, its bulk entries of results), newest first: for unit officers, the bureau and supervisors. One table request. Errors: ORGANISATION_UNKNOWN.',
    ),
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
  const one = t.input.globalID({ required: true, for: [importRef], description: manual('导入任务。', 'The import.') });
  return {
    beginImport: t.fieldWithInput({
      type: ImportType,
      input: {
        unit: t.input.globalID({ required: true, for: [organisationRef], description: manual('本单位。', 'The officer’s own unit.') }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '发起批量开通申报人账号：本单位经办人；按模板填写后用 `upload` 表单上传。',
        'Begins a bulk opening of applicants’ accounts: an officer of the unit; the template is filled in and uploaded with the form `upload`. Rules P1, P2. Errors: ROLE_REQUIRED.',
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'beginImport', body: { unit: input.unit.id } }, beginImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        ),
    }),
    checkImport: t.fieldWithInput({
      type: ImportType,
      input: { import: one, key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '检查上传的工作簿，逐行说明问题，不开通任何账号：发起人。号码是否属于外单位人员，导入时方告知；每日核对的号码数有限。',
        `Checks the uploaded workbook and says row by row what is wrong, opening no account: the officer who began it. Whether a number belongs to a person of another unit is told only when the import is run; how many numbers may be checked a day is limited. Rules P1, P2, P3, P5. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_BEGUN, IMPORT_NOT_UPLOADED, IMPORT_EMPTY, IMPORT_FILE_CHANGED, ${WORKBOOK_ERRORS}.`,
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'checkImport', body: { import: input.import.id } }, checkImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        ),
    }),
    runImport: t.fieldWithInput({
      type: ImportType,
      input: {
        import: one,
        onlyRight: t.input.boolean({
          required: true,
          defaultValue: false,
          description: manual(
            '有不符合要求的行时，是否只导入其余各行。',
            'Whether to import only the other rows where some do not meet the requirements.',
          ),
        }),
        key: t.input.string({ required: false, description: WHOLE_KEY_DESCRIPTION }),
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        `导入下一批（至多${ROWS_A_CALL}行），直至 state 为 DONE：发起人；中断后再次调用即继续，不会重复开通。`,
        `Imports the next batch (at most ${ROWS_A_CALL} rows), until state is DONE: the officer who began it. After an interruption call it again and it goes on, opening no account twice. Rules P1, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_UNCHECKED, IMPORT_HAS_PROBLEMS, IMPORT_FILE_CHANGED.`,
      ),
      resolve: (_, { input }, context) => {
        const body = { import: input.import.id, onlyRight: input.onlyRight };
        return goingOn(context, { key: input.key, mutation: 'runImport', body }, runImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        );
      },
    }),
  };
});
