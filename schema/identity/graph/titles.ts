/** Recording and checking titles from before, in the graph (R3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { pageOn } from '../../core/listed.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { UploadFieldType } from '../../graph/upload.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import { TITLES_TO_CHECK } from '../listed.ts';
import { checkTitle, recheckTitle, withdrawTitle } from '../titles/actions/checking.ts';
import { recordTitle, requestTitleUpload, titleForm, type TitleForm } from '../titles/actions/recording.ts';
import type { Title } from '../titles/model.ts';
import { loadTitle } from '../titles/store.ts';
import { PersonTitleType, titleRef } from './title-type.ts';
import { accountRef, found, organisationRef } from './types.ts';

const FormType = builder.objectRef<TitleForm>('TitleUploadForm').implement({
  description: manual(
    '职称扫描件的上传表单：以 `multipart/form-data` 提交到 `url`，先附 `fields`，最后附 `file`。',
    'The form for uploading the scan of a title: post it as `multipart/form-data` to `url`, first the `fields` and last the `file`. Rule A3.',
  ),
  fields: (t) => ({
    upload: t.exposeString('upload', {
      description: manual('上传号，登记时带上。', 'The number of the upload, to be given when recording the title.'),
    }),
    url: t.exposeString('url', { description: manual('地址。', 'The address to post it to.') }),
    fields: t.field({
      type: [UploadFieldType],
      description: manual('须一并提交的字段。', 'The fields to be sent with it.'),
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('失效时刻。', 'When the form expires.') }),
  }),
});

builder.queryField('unitTitlesToCheck', (t) =>
  t.pages({
    type: PersonTitleType,
    args: { unit: t.arg.globalID({ required: true, for: [organisationRef], description: manual('单位。', 'The unit.') }) },
    ...pricedPage(),
    authScopes: { role: TITLES_TO_CHECK.readers },
    description: manual(
      '待本单位核验的职称记录，登记在先的在前：本单位经办人、其上级、市人社局、纪检监察。读表两次。',
      'Titles waiting for the unit’s check, the longest waiting first: for its officers, the authority above, the bureau and supervisors. Two table requests. Rule R3. Errors: ORGANISATION_UNKNOWN.',
    ),
    resolve: (_, { unit, ...args }, context) => pageOn(TITLES_TO_CHECK.open(context, { unit: unit.id }), args),
  }),
);

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const account = t.input.globalID({
    for: [accountRef],
    required: true,
    description: manual('人员账号。', 'The account of the person who holds the title.'),
  });
  const title = t.input.globalID({ for: [titleRef], required: true, description: manual('职称记录。', 'The title on record.') });
  const version = t.input.int({ required: true, description: manual('所见版本。', 'The version that was seen.') });
  return {
    requestTitleUpload: t.fieldWithInput({
      type: FormType,
      input: {
        account,
        contentType: t.input.string({
          required: true,
          description: manual(
            '文件类型：`application/pdf`、`image/jpeg` 或 `image/png`。',
            'The type of the file: `application/pdf`, `image/jpeg` or `image/png`.',
          ),
        }),
        size: t.input.int({
          required: true,
          description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
        }),
        key,
      },
      authScopes: { person: true },
      description: manual(
        '索取职称扫描件的上传表单：本人、其申报单位经办人或市人社局。',
        'Requests the upload form for the scan of a title: the person, an officer of their unit of application, or the bureau. Rules A3, R3. Errors: PERSON_UNKNOWN, ROLE_REQUIRED, TITLE_WITHOUT_UNIT, TITLES_FULL, PROOF_TYPE, PROOF_SIZE.',
      ),
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
          description: manual(
            '系列代码；不在系列目录内的不填，另填系列名称。',
            'The code of the series; where the list of series does not have it, leave it out and give the name of the series instead.',
          ),
        }),
        seriesName: t.input.string({
          required: false,
          description: manual(
            '证书所载系列名称，最多40字；在目录内的不填。',
            'The name of the series as on the certificate, at most 40 characters; left out where the list of series has it.',
          ),
        }),
        specialty: t.input.string({ required: false, description: manual('专业，最多60字。', 'The specialty, at most 60 characters.') }),
        level: t.input.field({ type: LevelEnum, required: true, description: manual('层级。', 'The level.') }),
        name: t.input.string({
          required: true,
          description: manual('职务名称，最多60字。', 'The name of the title, at most 60 characters.'),
        }),
        scope: t.input.field({
          type: ScopeEnum,
          required: true,
          defaultValue: 'PROVINCE',
          description: manual('有效范围；默认全省有效。', 'The validity scope; by default the whole province.'),
        }),
        obtainedOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('取得时间。', 'The day on which the title was obtained.'),
        }),
        document: t.input.string({
          required: true,
          description: manual(
            '批准文件的文号，最多60字；没有文号的填证书编号。',
            'The number of the document that confers the title, at most 60 characters; without one, the number of the certificate.',
          ),
        }),
        issuer: t.input.string({
          required: true,
          description: manual(
            '发证、发文机关，最多100字。',
            'The authority that issued the certificate or document, at most 100 characters.',
          ),
        }),
        committeeName: t.input.string({
          required: false,
          description: manual('评审委员会名称，最多100字。', 'The name of the committee that decided, at most 100 characters.'),
        }),
        upload: t.input.string({ required: true, description: manual('扫描件的上传号。', 'The number of the upload of the scan.') }),
        key,
      },
      authScopes: { person: true },
      description: manual(
        '登记此前取得的职称，附扫描件：本人，或其申报单位经办人、市人社局代为登记；由未登记该记录的经办人核验后有效。',
        'Records a title obtained earlier, with its scan: the person, or in their place an officer of their unit of application or the bureau. It becomes valid once an officer who did not record it has checked it. Rules R3, A3, A9. Errors: PERSON_UNKNOWN, ROLE_REQUIRED, TITLE_WITHOUT_UNIT, TITLES_FULL, INPUT_INVALID, TITLE_TWICE, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED, BUSY.',
      ),
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
        accept: t.input.boolean({ required: true, description: manual('核验是否通过。', 'Whether the check accepts it.') }),
        reason: t.input.string({
          required: false,
          description: manual('事由，最多200字；不通过的必填。', 'The reason, at most 200 characters; required for a rejection.'),
        }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '核验登记的职称：其申报单位中未登记该记录的经办人，或市人社局；本人的由他人核验。',
        'Checks a recorded title: an officer of the unit of application who did not record it, or the bureau; an officer’s own title is checked by somebody else. Rules R3, P7. Errors: TITLE_UNKNOWN, ROLE_REQUIRED, OWN_RECORD, TITLE_CONFERRED, TITLE_RECORDED_BY_YOU, TITLE_NOT_IN_STATE, TITLE_REASON_MISSING, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, title: one, ...input } }, context) =>
        kept(context, own, 'checkTitle', { ...input, reason: input.reason ?? null, title: one.id }, checkTitle),
    }),
    recheckTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: {
        title,
        version,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '重新核验登记的职称（误予通过或误予否定的）：其申报单位经办人或市人社局；核验前不作为申报依据，并告知本人。',
        'Reopens the check of a recorded title that was accepted or rejected by mistake: an officer of the unit of application or the bureau. Until it is checked it does not count for an application, and the person is told. Rules R3, P7. Errors: TITLE_UNKNOWN, ROLE_REQUIRED, OWN_RECORD, TITLE_CONFERRED, TITLE_NOT_IN_STATE, TITLE_TWICE, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, title: one, ...input } }, context) =>
        kept(context, own, 'recheckTitle', { ...input, title: one.id }, recheckTitle),
    }),
    withdrawTitle: t.fieldWithInput({
      type: PersonTitleType,
      input: { title, version, key },
      authScopes: { person: true },
      description: manual(
        '撤回尚未核验的职称登记：本人。',
        'Withdraws the record of a title that has not been checked: the person. Rule R3. Errors: TITLE_UNKNOWN, TITLE_NOT_IN_STATE, VERSION_STALE.',
      ),
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
