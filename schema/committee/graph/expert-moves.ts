/** The office's mutations on its pool, and the expert's own (E3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, goingOn, KEY_DESCRIPTION, WHOLE_KEY_DESCRIPTION } from '../../core/once.ts';
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
  description: manual('符合一项条件的依据。', 'The ground on which a condition is met.'),
  fields: (t) => ({
    condition: t.field({ type: ConditionEnum, required: true, description: manual('条件。', 'The condition.') }),
    ground: t.string({ required: true, description: manual('依据，最多200字。', 'The ground, at most 200 characters.') }),
  }),
});

const ExpertInputType = builder.inputType('ExpertInput', {
  description: manual('评审专家的聘任信息。', 'What is kept of an expert’s appointment. Rule E3.'),
  fields: (t) => ({
    unit: t.string({
      required: true,
      description: manual('工作单位全称，最多100字。', 'The full name of the employer, at most 100 characters.'),
    }),
    isOutside: t.boolean({
      required: true,
      description: manual('是否外单位（市外）专家。', 'Whether the expert is from outside (outside the city).'),
    }),
    specialties: t.stringList({
      required: true,
      description: manual('专业，1至5个，每个最多60字。', 'The specialties, 1 to 5, each at most 60 characters.'),
    }),
    title: t.string({ required: true, description: manual('职称名称，最多60字。', 'The name of the title, at most 60 characters.') }),
    titleLevel: t.field({
      type: LevelEnum,
      required: true,
      description: manual('职称层级，不低于评委会的评审层级。', 'The level of the title, not below the level the committee reviews.'),
    }),
    titledOn: t.field({ type: 'Day', required: true, description: manual('取得时间。', 'When the title was obtained.') }),
    termFrom: t.field({ type: 'Day', required: true, description: manual('聘期首日。', 'The first day of the term.') }),
    termUntil: t.field({
      type: 'Day',
      required: true,
      description: manual(
        '聘期末日（含）；聘期以规定年限为限。',
        'The last day of the term, included; the term is limited to the years prescribed.',
      ),
    }),
    grounds: t.field({
      type: [GroundInput],
      required: true,
      description: manual('五项条件的依据，每项一条。', 'The grounds of the five conditions, one for each.'),
    }),
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
  const committee = t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') });
  const expert = t.input.globalID({ required: true, for: [expertRef], description: manual('评审专家。', 'The expert.') });
  const about = t.input.field({
    type: ExpertInputType,
    required: true,
    description: manual('聘任信息。', 'The appointment of the expert.'),
  });
  const version = t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') });
  const one = t.input.globalID({ required: true, for: [importRef], description: manual('导入任务。', 'The import.') });
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  const placed = ({ id }: { id: string }) => ({ committee: partsOf(id).committee, account: partsOf(id).rest });
  return {
    addExpert: t.fieldWithInput({
      type: ExpertType,
      input: {
        committee,
        person: t.input.field({
          type: PersonInputType,
          required: true,
          description: manual('专家本人信息。', 'The personal particulars of the expert.'),
        }),
        expert: about,
        key,
      },
      ...office,
      description: manual(
        '聘任评审专家：评委会办事机构。该证件号码、姓名已有账号的，沿用其账号。',
        'Appoints an expert: for the office of the committee. Where there is already an account under this number and name, that account is kept. Rules E3, P2. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, EXPERT_TAKEN, TERM_TOO_LONG, TITLED_IN_FUTURE, TITLE_TOO_LOW, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { committee: input.committee.id, person: input.person, expert: typed(input.expert) };
        return answered(context, { key: own, mutation: 'addExpert', body }, addExpert, (answer) => again(context, answer));
      },
    }),
    changeExpert: t.fieldWithInput({
      type: ExpertType,
      input: {
        expert,
        version,
        to: t.input.field({
          type: ExpertInputType,
          required: true,
          description: manual('变更后的聘任信息。', 'The appointment as it is to be after the change.'),
        }),
        key,
      },
      ...office,
      description: manual(
        '变更专家的聘任信息（单位、职称、聘期等）：评委会办事机构。',
        'Changes the appointment of an expert (employer, title, term and so on): for the office of the committee. Rule E3. Errors: INPUT_INVALID, EXPERT_UNKNOWN, EXPERT_REMOVED, OWN_EXPERT, TERM_TOO_LONG, TITLED_IN_FUTURE, TITLE_TOO_LOW, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...placed(input.expert), version: input.version, expert: typed(input.to) };
        return answered(context, { key: own, mutation: 'changeExpert', body }, changeExpert, (answer) => again(context, answer));
      },
    }),
    removeExpert: t.fieldWithInput({
      type: ExpertType,
      input: {
        expert,
        version,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '将专家移出专家库：评委会办事机构。',
        'Removes an expert from the pool: for the office of the committee. Rule E3. Errors: INPUT_INVALID, EXPERT_UNKNOWN, EXPERT_REMOVED, CHAIR_IN_POOL, OWN_EXPERT, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...placed(input.expert), version: input.version, reason: input.reason };
        return answered(context, { key: own, mutation: 'removeExpert', body }, removeExpert, (answer) => again(context, answer));
      },
    }),
    acceptPledge: t.fieldWithInput({
      type: ExpertType,
      input: {
        committee,
        pledge: t.input.int({
          required: true,
          description: manual('所签承诺书的版次（见 expertPledge）。', 'The edition of the pledge that is signed (see expertPledge).'),
        }),
        key,
      },
      authScopes: { role: ['EXPERT'] },
      description: manual(
        '签署评审专家承诺书：专家本人。',
        'Signs the expert’s pledge: for the expert. Rule E3. Errors: EXPERT_UNKNOWN, PLEDGE_OTHER, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { committee: input.committee.id, pledge: input.pledge };
        return answered(context, { key: own, mutation: 'acceptPledge', body }, acceptPledge, (answer) => again(context, answer));
      },
    }),
    beginExpertImport: t.fieldWithInput({
      type: ImportType,
      input: { committee, key },
      ...office,
      description: manual(
        '发起批量聘任评审专家：评委会办事机构；按模板填写后用 `upload` 表单上传。',
        'Begins an appointment of experts in bulk: for the office of the committee; the template is filled in and uploaded with the `upload` form. Rule E3. Errors: ROLE_REQUIRED.',
      ),
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
      description: manual(
        '检查上传的工作簿，逐行说明问题，不聘任任何人：发起人。',
        `Checks the uploaded workbook, tells the problems row by row and appoints no expert: for the officer who began it. Rules E3, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_BEGUN, IMPORT_NOT_UPLOADED, IMPORT_EMPTY, IMPORT_FILE_CHANGED, ${WORKBOOK_ERRORS}.`,
      ),
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
      ...office,
      description: manual(
        `导入下一批（至多${ROWS_A_CALL}行），直至 state 为 DONE：发起人；中断后再次调用即继续，不会重复聘任。`,
        `Imports the next batch (at most ${ROWS_A_CALL} rows), to be called until state is DONE: for the officer who began it; called again after a break it goes on, and appoints no expert twice. Rules E3, P2. Errors: LOOKUPS_EXHAUSTED, IMPORT_UNKNOWN, IMPORT_UNCHECKED, IMPORT_HAS_PROBLEMS, IMPORT_FILE_CHANGED.`,
      ),
      resolve: (_, { input }, context) => {
        const body = { import: input.import.id, onlyRight: input.onlyRight };
        return goingOn(context, { key: input.key, mutation: 'runExpertImport', body }, runExpertImport, async (answer) =>
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
    description: manual(
      '批量聘任专家的任务，最新的在前；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
      'The bulk appointments of experts, the newest first; for the office, the bureau and supervisors, an empty list for others. One table request. Rule E3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (filing, args, context) => {
      const page = pageOf(args);
      if (!isOfOffice(context.actor, filing.id, filing)) return connectionOf([], [], page.after, null);
      const { imports, cursors, next } = await listImports(context.table, filing.id, page);
      return connectionOf(imports, cursors, page.after, next);
    },
  }),
);
