/** The office's mutations on its pool, and the expert's own (E3). */
import { builder } from '../../builder.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { pricedPage } from '../../core/price.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { importRef, ImportType, WORKBOOK_ERRORS } from '../../identity/graph/import.ts';
import { PersonInputType } from '../../identity/graph/inputs.ts';
import { found } from '../../identity/graph/types.ts';
import { ROWS_A_CALL } from '../../identity/import/run.ts';
import { listImports, loadImport } from '../../identity/import/store.ts';
import { acceptPledge, addExpert, changeExpert, removeExpert } from '../pool/actions/experts.ts';
import { beginExpertImport, checkExpertImport, runExpertImport } from '../pool/import/experts.ts';
import { CONDITIONS, type Expert, type ExpertCondition } from '../pool/model.ts';
import { expertIn } from '../pool/store.ts';
import { isOfOffice } from '../sight.ts';
import { ConditionEnum } from './enums.ts';
import { ExpertType } from './experts.ts';
import { FilingType } from './filing.ts';
import { expertRef, filingRef, partsOf } from './refs.ts';

const GroundInput = builder.inputType('ExpertGroundInput', {
  description: '符合一项条件的依据。',
  fields: (t) => ({
    condition: t.field({ type: ConditionEnum, required: true, description: '条件。' }),
    ground: t.string({ required: true, description: '依据，最多200字。' }),
  }),
});

const ExpertInputType = builder.inputType('ExpertInput', {
  description: '评审专家的聘任信息。What is kept of an expert. Rule E3.',
  fields: (t) => ({
    unit: t.string({ required: true, description: '工作单位全称，最多100字。' }),
    isOutside: t.boolean({ required: true, description: '是否外单位（市外）专家。' }),
    specialties: t.stringList({ required: true, description: '专业，1至5个，每个最多60字。' }),
    title: t.string({ required: true, description: '职称名称，最多60字。' }),
    titleLevel: t.field({ type: LevelEnum, required: true, description: '职称层级，不低于评委会的评审层级。' }),
    titledOn: t.field({ type: 'Day', required: true, description: '取得时间。' }),
    termFrom: t.field({ type: 'Day', required: true, description: '聘期首日。' }),
    termUntil: t.field({ type: 'Day', required: true, description: '聘期末日（含）；聘期以规定年限为限。' }),
    grounds: t.field({ type: [GroundInput], required: true, description: '五项条件的依据，每项一条。' }),
  }),
});

type Grounded = { grounds: readonly { condition: ExpertCondition; ground: string }[] };
/** As it is kept: the grounds by their conditions; of what was left out, nothing. */
const typed = <Typed extends Grounded>({ grounds, ...expert }: Typed) => ({
  ...expert,
  grounds: Object.fromEntries(CONDITIONS.map((condition) => [condition, grounds.find((one) => one.condition === condition)?.ground ?? ''])),
});

const again = async (context: Context, { committee, account }: Pick<Expert, 'committee' | 'account'>): Promise<Expert> =>
  found(await expertIn(context, { committee, account }));

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: '评委会。' });
  const expert = t.input.globalID({ required: true, for: [expertRef], description: '评审专家。' });
  const about = t.input.field({ type: ExpertInputType, required: true, description: '聘任信息。' });
  const version = t.input.int({ required: true, description: '所见版本。Rule A4.' });
  const one = t.input.globalID({ required: true, for: [importRef], description: '导入任务。' });
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  const placed = ({ id }: { id: string }) => ({ committee: partsOf(id).committee, account: partsOf(id).rest });
  return {
    addExpert: t.fieldWithInput({
      type: ExpertType,
      input: {
        committee,
        person: t.input.field({ type: PersonInputType, required: true, description: '专家本人信息。' }),
        expert: about,
        key,
      },
      ...office,
      description:
        '聘任评审专家：评委会办事机构。该证件号码、姓名已有账号的，沿用其账号。Calls an expert; whoever has an account under this number and name keeps it. Rules E3, P2. ' +
        'Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, EXPERT_TAKEN, TERM_TOO_LONG, TITLED_IN_FUTURE, TITLE_TOO_LOW, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { committee: input.committee.id, person: input.person, expert: typed(input.expert) };
        return answered(context, { key: own, mutation: 'addExpert', body }, addExpert, (answer) => again(context, answer));
      },
    }),
    changeExpert: t.fieldWithInput({
      type: ExpertType,
      input: { expert, version, to: t.input.field({ type: ExpertInputType, required: true, description: '变更后的聘任信息。' }), key },
      ...office,
      description:
        '变更专家的聘任信息（单位、职称、聘期等）：评委会办事机构。Rule E3. Errors: INPUT_INVALID, EXPERT_UNKNOWN, EXPERT_REMOVED, OWN_EXPERT, TERM_TOO_LONG, TITLED_IN_FUTURE, TITLE_TOO_LOW, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...placed(input.expert), version: input.version, expert: typed(input.to) };
        return answered(context, { key: own, mutation: 'changeExpert', body }, changeExpert, (answer) => again(context, answer));
      },
    }),
    removeExpert: t.fieldWithInput({
      type: ExpertType,
      input: { expert, version, reason: t.input.string({ required: true, description: '事由，最多200字。' }), key },
      ...office,
      description:
        '将专家移出专家库：评委会办事机构。Rule E3. Errors: INPUT_INVALID, EXPERT_UNKNOWN, EXPERT_REMOVED, CHAIR_IN_POOL, OWN_EXPERT, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...placed(input.expert), version: input.version, reason: input.reason };
        return answered(context, { key: own, mutation: 'removeExpert', body }, removeExpert, (answer) => again(context, answer));
      },
    }),
    acceptPledge: t.fieldWithInput({
      type: ExpertType,
      input: {
        committee,
        pledge: t.input.int({ required: true, description: '所签承诺书的版次（见 expertPledge）。' }),
        key,
      },
      authScopes: { role: ['EXPERT'] },
      description: '签署评审专家承诺书：专家本人。Rule E3. Errors: EXPERT_UNKNOWN, PLEDGE_OTHER, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { committee: input.committee.id, pledge: input.pledge };
        return answered(context, { key: own, mutation: 'acceptPledge', body }, acceptPledge, (answer) => again(context, answer));
      },
    }),
    beginExpertImport: t.fieldWithInput({
      type: ImportType,
      input: { committee, key },
      ...office,
      description: '发起批量聘任评审专家：评委会办事机构；按模板填写后用 `upload` 表单上传。Rule E3. Errors: ROLE_REQUIRED.',
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'beginExpertImport', body: { committee: input.committee.id } },
          beginExpertImport,
          async (answer) => found(await loadImport(context.table, answer.import)),
        ),
    }),
    checkExpertImport: t.fieldWithInput({
      type: ImportType,
      input: { import: one, key },
      ...office,
      description: `检查上传的工作簿，逐行说明问题，不聘任任何人：发起人。Nobody is called. Rules E3, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_BEGUN, IMPORT_NOT_UPLOADED, IMPORT_EMPTY, IMPORT_FILE_CHANGED, ${WORKBOOK_ERRORS}.`,
      resolve: (_, { input }, context) =>
        answered(
          context,
          { key: input.key, mutation: 'checkExpertImport', body: { import: input.import.id } },
          checkExpertImport,
          async (answer) => found(await loadImport(context.table, answer.import)),
        ),
    }),
    runExpertImport: t.fieldWithInput({
      type: ImportType,
      input: {
        import: one,
        onlyRight: t.input.boolean({ required: true, defaultValue: false, description: '有不符合要求的行时，是否只导入其余各行。' }),
        key,
      },
      ...office,
      description: `导入下一批（至多${ROWS_A_CALL}行），直至 state 为 DONE：发起人；中断后再次调用即继续，不会重复聘任。Call it until it is DONE. Rules E3, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_UNCHECKED, IMPORT_HAS_PROBLEMS, IMPORT_FILE_CHANGED.`,
      resolve: (_, { input }, context) => {
        const body = { import: input.import.id, onlyRight: input.onlyRight };
        return answered(context, { key: input.key, mutation: 'runExpertImport', body }, runExpertImport, async (answer) =>
          found(await loadImport(context.table, answer.import)),
        );
      },
    }),
  };
});

builder.objectField(FilingType, 'imports', (t) =>
  t.pages({
    type: ImportType,
    ...pricedPage(),
    description:
      '批量聘任专家的任务，最新的在前；办事机构、市人社局、监督可见，其他人见到的是空列表。Newest first. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (filing, args, context) => {
      const page = pageOf(args);
      if (!isOfOffice(context.actor, filing.id, filing)) return connectionOf([], [], page.after, null);
      const { imports, cursors, next } = await listImports(context.table, filing.id, page);
      return connectionOf(imports, cursors, page.after, next);
    },
  }),
);
