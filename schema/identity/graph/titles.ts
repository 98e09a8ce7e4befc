/** Recording and checking titles from before, in the graph (R3). */
import { builder } from '../../builder.ts';
import { pricedPage } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { vouchFor } from '../../core/sight.ts';
import { UploadFieldType } from '../../graph/upload.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import { identityRefusals } from '../refusals.ts';
import { seesWorkOf } from '../sight.ts';
import { organisationIn } from '../store.ts';
import { checkTitle, recheckTitle, withdrawTitle } from '../titles/actions/checking.ts';
import { recordTitle, requestTitleUpload, titleForm, type TitleForm } from '../titles/actions/recording.ts';
import type { Title } from '../titles/model.ts';
import { loadTitle, loadTitlesToCheck } from '../titles/store.ts';
import { PersonTitleType, titleRef } from './title-type.ts';
import { accountRef, found, organisationRef } from './types.ts';

const FormType = builder.objectRef<TitleForm>('TitleUploadForm').implement({
  description:
    '职称扫描件的上传表单：以 multipart/form-data POST 到 url，先附 fields，最后附 file。The form with which a browser puts the scan of a title there. Rule A3.',
  fields: (t) => ({
    upload: t.exposeString('upload', { description: '上传号，登记时带上。The number of the upload, which recording the title names.' }),
    url: t.exposeString('url', { description: '地址。Where to post it.' }),
    fields: t.field({
      type: [UploadFieldType],
      description: '须一并提交的字段。The fields that go with it.',
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '失效时刻。When the form expires.' }),
  }),
});

builder.queryField('unitTitlesToCheck', (t) =>
  t.pages({
    type: PersonTitleType,
    args: { unit: t.arg.globalID({ required: true, for: [organisationRef], description: '单位。The unit.' }) },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '待本单位核验的职称记录，登记在先的在前。Titles that wait for the unit’s check, longest first: for its officers, those above it, the bureau, supervisors. Two table requests. Rule R3. Errors: ORGANISATION_UNKNOWN.',
    resolve: async (_, { unit: { id }, ...args }, context) => {
      const page = pageOf(args);
      const unit = await organisationIn(context, id);
      refuseIf(unit && seesWorkOf(context.actor, unit) ? null : identityRefusals.ORGANISATION_UNKNOWN());
      const { titles, cursors, next } = await loadTitlesToCheck(context.table, id, page);
      return connectionOf(vouchFor(context, titles), cursors, page.after, next);
    },
  }),
);

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const account = t.input.globalID({ for: [accountRef], required: true, description: '人员账号。Whose title it is.' });
  const title = t.input.globalID({ for: [titleRef], required: true, description: '职称记录。The title.' });
  const version = t.input.int({ required: true, description: '所见版本。The version that was seen.' });
  return {
    requestTitleUpload: t.fieldWithInput({
      type: FormType,
      input: {
        account,
        contentType: t.input.string({ required: true, description: 'application/pdf、image/jpeg 或 image/png。The type of the file.' }),
        size: t.input.int({ required: true, description: '字节数；表单不接受更大的文件。Bytes; the form takes no more than these.' }),
        key,
      },
      authScopes: { person: true },
      description:
        '索取职称扫描件的上传表单：本人、其申报单位经办人或市人社局。Rules A3, R3. Errors: PERSON_UNKNOWN, ROLE_REQUIRED, TITLE_WITHOUT_UNIT, TITLES_FULL, PROOF_TYPE, PROOF_SIZE.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, account: input.account.id };
        return answered(context, { key: own, mutation: 'requestTitleUpload', body }, requestTitleUpload, (answer) =>
          titleForm(context, answer, body),
        );
      },
    }),
    recordTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: {
        account,
        series: t.input.string({
          required: false,
          description: '系列代码；不在系列目录内的不填，另填系列名称。The code of the series; where the list has none, its name instead.',
        }),
        seriesName: t.input.string({
          required: false,
          description:
            '证书所载系列名称，最多40字；在目录内的不填。What the certificate calls a series that the list has not; at most 40 characters.',
        }),
        specialty: t.input.string({ required: false, description: '专业，最多60字。The specialty; at most 60 characters.' }),
        level: t.input.field({ type: LevelEnum, required: true, description: '层级。The level.' }),
        name: t.input.string({ required: true, description: '职务名称，最多60字。What the title is called; at most 60 characters.' }),
        scope: t.input.field({
          type: ScopeEnum,
          required: true,
          defaultValue: 'PROVINCE',
          description: '有效范围；默认全省有效。Where it is valid; in the province unless said otherwise.',
        }),
        obtainedOn: t.input.field({ type: 'Day', required: true, description: '取得时间。The day on which it was obtained.' }),
        document: t.input.string({
          required: true,
          description:
            '批准文件的文号，最多60字；没有文号的填证书编号。The document that confers it, or the number of the certificate; at most 60 characters.',
        }),
        issuer: t.input.string({ required: true, description: '发证、发文机关，最多100字。Who issued it; at most 100 characters.' }),
        committeeName: t.input.string({
          required: false,
          description: '评审委员会名称，最多100字。The committee that decided; at most 100 characters.',
        }),
        upload: t.input.string({ required: true, description: '扫描件的上传号。The number of the upload.' }),
        key,
      },
      authScopes: { person: true },
      description:
        '登记此前取得的职称，附扫描件：本人，或其申报单位经办人、市人社局代为登记；由未登记该记录的经办人核验后有效。Recorded, it waits for an officer who has not recorded it. Rules R3, A3, A9. Errors: PERSON_UNKNOWN, ROLE_REQUIRED, TITLE_WITHOUT_UNIT, TITLES_FULL, INPUT_INVALID, TITLE_TWICE, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, BUSY.',
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, account: input.account.id };
        return kept(context, own, 'recordTitle', body, recordTitle);
      },
    }),
    checkTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: {
        title,
        version,
        accept: t.input.boolean({ required: true, description: '核验是否通过。Whether it is found right.' }),
        reason: t.input.string({ required: false, description: '事由，最多200字；不通过的必填。Needed where it is rejected.' }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '核验登记的职称：其申报单位中未登记该记录的经办人，或市人社局；本人的由他人核验。Rules R3, P7. Errors: TITLE_UNKNOWN, ROLE_REQUIRED, OWN_RECORD, TITLE_CONFERRED, TITLE_RECORDED_BY_YOU, TITLE_NOT_IN_STATE, TITLE_REASON_MISSING, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input: { key: own, title: one, ...input } }, context) =>
        kept(context, own, 'checkTitle', { ...input, reason: input.reason ?? null, title: one.id }, checkTitle),
    }),
    recheckTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: {
        title,
        version,
        reason: t.input.string({ required: true, description: '事由，最多200字。The reason; at most 200 characters.' }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '重新核验登记的职称（误予通过或误予否定的）：其申报单位经办人或市人社局；核验前不作为申报依据，并告知本人。It waits once more, and does not count until it is checked. Rules R3, P7. Errors: TITLE_UNKNOWN, ROLE_REQUIRED, OWN_RECORD, TITLE_CONFERRED, TITLE_NOT_IN_STATE, TITLE_TWICE, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input: { key: own, title: one, ...input } }, context) =>
        kept(context, own, 'recheckTitle', { ...input, title: one.id }, recheckTitle),
    }),
    withdrawTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: { title, version, key },
      authScopes: { person: true },
      description:
        '撤回尚未核验的职称登记：本人。The person takes back what nobody has checked. Rule R3. Errors: TITLE_UNKNOWN, TITLE_NOT_IN_STATE, VERSION_STALE.',
      resolve: (_, { input: { key: own, title: one, ...input } }, context) =>
        kept(context, own, 'withdrawTitle', { ...input, title: one.id }, withdrawTitle),
    }),
  };
});

/** Runs what changes a title under its key, and answers the title. */
function kept<I>(
  context: Context,
  key: string | null | undefined,
  mutation: string,
  body: I,
  action: (context: Context, input: I) => Promise<Outcome<{ title: string }, Title>>,
): Promise<Title> {
  return answered(context, { key, mutation, body }, action, async (answer) => found(await loadTitle(context.table, answer.title)));
}
