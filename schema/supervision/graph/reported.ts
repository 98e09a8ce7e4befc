/** How a case goes on, for whoever has its number and code; and the pictures that they send by these (V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { pictureForm, reportedCase, sendPictures } from '../cases/actions/pictures.ts';
import { PICTURE_OUTCOME_NAMES, type Case } from '../cases/model.ts';
import { isLate } from '../cases/rules.ts';
import { CaseStateEnum, OutcomeEnum } from './case-parts.ts';
import { StatementType } from './refs.ts';

const PictureOutcomeEnum = builder.enumType('ReportPictureOutcome', {
  description: manual('补充的图片的接收情况。', 'What became of a picture that was added. Rule V5.'),
  values: named(PICTURE_OUTCOME_NAMES),
});
const ReportPictureType = builder.objectRef<Case['pictures'][number]>('ReportPicture').implement({
  description: manual('凭查询码补充的一张图片。', 'A picture added with the code. Rule V5.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    outcome: t.expose('outcome', {
      type: PictureOutcomeEnum,
      description: manual(
        '接收情况；未接收的可用同一序号重新上传。',
        'What became of it; a picture that was not taken may be uploaded again under the same number.',
      ),
    }),
  }),
});

export const ReportedType = builder.objectRef<Case>('ReportedCase').implement({
  description: manual(
    '案件的办理情况：举报的，凭编号和查询码查看；转交的，供转交人知悉。',
    'The progress of a case: for a report, seen with its number and code; for a case passed on, to inform the person who passed it on. Rule V5.',
  ),
  fields: (t) => ({
    number: t.exposeString('id', { description: manual('编号。', 'The number.') }),
    state: t.expose('state', { type: CaseStateEnum, description: manual('状态。', 'The state.') }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: manual('现环节的期限。', 'When its present step is due.') }),
    isLate: t.boolean({ description: manual('是否逾期。', 'Whether it is overdue.'), resolve: (one, _, { now }) => isLate(one, now) }),
    triage: t.expose('triage', {
      type: StatementType,
      nullable: true,
      description: manual('受理或不予受理的意见；没有的为空。', 'The statement on its acceptance or refusal; null where there is none.'),
    }),
    pictures: t.expose('pictures', {
      type: [ReportPictureType],
      description: manual(
        '凭查询码补充的图片，整点接收后列出。',
        'The pictures added with the code; listed once they are taken over on the hour.',
      ),
    }),
    extended: t.int({
      description: manual('延长期限的次数。', 'How often the deadline was extended.'),
      resolve: ({ extensions }) => extensions.length,
    }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: manual('核查结论；未决定的为空。', 'The outcome of the inquiry; null until it is decided.'),
      resolve: ({ decision, proposal }) => (decision ? (proposal?.outcome ?? null) : null),
    }),
    isReversed: t.boolean({
      description: manual(
        '决定的处理是否经申诉全部或部分撤销。',
        'Whether an appeal reversed what was decided, in whole or in part. Rule V2.',
      ),
      resolve: ({ appeal }) => (appeal?.answer?.reversed.length ?? 0) > 0,
    }),
  }),
});

const NUMBER = manual('举报编号。', 'The number of the report.');
const CODE = manual('举报时得到的查询码。', 'The code received when the report was made.');

builder.queryFields((t) => ({
  reportedCase: t.field({
    type: ReportedType,
    args: {
      number: t.arg.string({ required: true, description: NUMBER }),
      code: t.arg.string({ required: true, description: CODE }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '凭编号和查询码查看举报的办理情况，无须登录；匿名的请发往 `/graphql/anonymous`。',
      'The progress of a report, for anybody who has its number and code, without logging in; for an anonymous report send this to `/graphql/anonymous`. Rule V5. Errors: REPORTS_NONE.',
    ),
    resolve: (_, by, context) => reportedCase(context, by),
  }),
  reportUpload: t.field({
    type: UploadFormType,
    args: {
      number: t.arg.string({ required: true, description: NUMBER }),
      code: t.arg.string({ required: true, description: CODE }),
      picture: t.arg.int({
        required: true,
        description: manual(
          '图片的序号，从1起；同一序号再传即替换，至接收为止。',
          'The number of the picture, from 1; uploading again under the same number replaces it until it is taken over.',
        ),
      }),
      contentType: t.arg.string({
        required: true,
        description: manual('类型：image/jpeg 或 image/png。', 'The type: image/jpeg or image/png.'),
      }),
      size: t.arg.int({
        required: true,
        description: manual('字节数；表单不接受更大的文件。', 'The size in bytes; the form takes no larger file.'),
      }),
    },
    price: 2 * REQUEST + SIGNED,
    authScopes: { public: true },
    description: manual(
      '凭编号和查询码索取补充图片的上传表单，至拟处理意见前，张数和大小以通知为准（各5张、5MB以内）；匿名的须发往 `/graphql/anonymous`。表单所指的存储桶不记录来源，系统不保存索取的情况。',
      'Gives a form for uploading a picture that is added, for anybody who has the number and the code, until a decision is proposed; number and size are as the notice sets them (5 pictures, of 5 MB at most each). For an anonymous report send this to `/graphql/anonymous`. The bucket that the form leads to logs no source, and the system keeps nothing of the asking. Rules A3, V5. Errors: REPORTS_NONE, ANONYMOUS_ADDRESS, CASE_NOT_IN_STATE, REPORT_PICTURE_NUMBER, PROOF_TYPE, PROOF_SIZE.',
    ),
    resolve: (_, asked, context) => pictureForm(context, asked),
  }),
}));

builder.mutationField('sendReportPictures', (t) =>
  t.fieldWithInput({
    type: ReportedType,
    input: {
      number: t.input.string({ required: true, description: NUMBER }),
      code: t.input.string({ required: true, description: CODE }),
      key: t.input.string({
        required: false,
        description: manual(
          '幂等键，可不填：同一小时内重复提交只算一次，系统不保存。',
          'The idempotency key, which may be left out: the same within an hour counts once, and the key is not kept. Rule A5.',
        ),
      }),
    },
    authScopes: { public: true },
    whileBarred: true,
    description: manual(
      '告知图片已上传：于下一整点接收；只保留图像本身，拍摄时间、地点、设备等信息一律去除，无法去除的不接收（见 `reportedCase` 的 `pictures`）。匿名的须发往 `/graphql/anonymous`，只保存日期。',
      'Says that pictures have been uploaded: they are taken over at the next full hour. The image alone is kept; time, place, device and all else are removed, and what they cannot be removed from is not taken (see `pictures` of `reportedCase`). For an anonymous report send this to `/graphql/anonymous`; the day alone is kept. Rule V5. Errors: REPORTS_NONE, ANONYMOUS_ADDRESS, CASE_NOT_IN_STATE, REPORT_PICTURES_NONE.',
    ),
    resolve: (_, { input: { number, code } }, context) => sendPictures(context, { number, code }),
  }),
);
