/** How a case goes on, for whoever has its number and code; and the pictures that they send by these (V5). */
import { builder } from '../../builder.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { UploadFormType } from '../../posting/graph/attachments.ts';
import { pictureForm, reportedCase, sendPictures } from '../cases/actions/pictures.ts';
import { PICTURE_OUTCOME_NAMES, type Case } from '../cases/model.ts';
import { isLate } from '../cases/rules.ts';
import { CaseStateEnum, OutcomeEnum } from './case-parts.ts';
import { StatementType } from './refs.ts';

const PictureOutcomeEnum = builder.enumType('ReportPictureOutcome', {
  description: '补充的图片的接收情况。What became of a picture. Rule V5.',
  values: named(PICTURE_OUTCOME_NAMES),
});
const ReportPictureType = builder.objectRef<Case['pictures'][number]>('ReportPicture').implement({
  description: '凭查询码补充的一张图片。A picture that came by the code. Rule V5.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    outcome: t.expose('outcome', {
      type: PictureOutcomeEnum,
      description: '接收情况；未接收的可用同一序号重新上传。One that was not taken may be sent anew under its number.',
    }),
  }),
});

export const ReportedType = builder.objectRef<Case>('ReportedCase').implement({
  description:
    '案件的办理情况：举报的，凭编号和查询码查看；转交的，供转交人知悉。How a case goes on, for whoever has its number and code, or has passed it on. Rule V5.',
  fields: (t) => ({
    number: t.exposeString('id', { description: '编号。' }),
    state: t.expose('state', { type: CaseStateEnum, description: '状态。' }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: '现环节的期限。' }),
    isLate: t.boolean({ description: '是否逾期。', resolve: (one, _, { now }) => isLate(one, now) }),
    triage: t.expose('triage', { type: StatementType, nullable: true, description: '受理或不予受理的意见。' }),
    pictures: t.expose('pictures', {
      type: [ReportPictureType],
      description: '凭查询码补充的图片，整点接收后列出。What became of the pictures that came by the code; told once they are taken over.',
    }),
    extended: t.int({ description: '延长期限的次数。', resolve: ({ extensions }) => extensions.length }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: '核查结论；未决定的为空。Null until it is decided.',
      resolve: ({ decision, proposal }) => (decision ? (proposal?.outcome ?? null) : null),
    }),
    isReversed: t.boolean({
      description: '决定的处理是否经申诉全部或部分撤销。Whether an appeal has reversed what was decided, or some of it. Rule V2.',
      resolve: ({ appeal }) => (appeal?.answer?.reversed.length ?? 0) > 0,
    }),
  }),
});

const NUMBER = '举报编号。';
const CODE = '举报时得到的查询码。';

builder.queryFields((t) => ({
  reportedCase: t.field({
    type: ReportedType,
    args: {
      number: t.arg.string({ required: true, description: NUMBER }),
      code: t.arg.string({ required: true, description: CODE }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description:
      '凭编号和查询码查看举报的办理情况，无须登录；匿名的请发往 /graphql/anonymous。Anybody who has number and code. Rule V5. Errors: REPORTS_NONE.',
    resolve: (_, by, context) => reportedCase(context, by),
  }),
  reportUpload: t.field({
    type: UploadFormType,
    args: {
      number: t.arg.string({ required: true, description: NUMBER }),
      code: t.arg.string({ required: true, description: CODE }),
      picture: t.arg.int({
        required: true,
        description: '图片的序号，从1起；同一序号再传即替换，至接收为止。A picture put there anew replaces the one before.',
      }),
      contentType: t.arg.string({ required: true, description: 'image/jpeg 或 image/png。' }),
      size: t.arg.int({ required: true, description: '字节数；表单不接受更大的文件。Bytes; the form takes no more than these.' }),
    },
    price: 2 * REQUEST + SIGNED,
    authScopes: { public: true },
    description:
      '凭编号和查询码索取补充图片的上传表单，至拟处理意见前，张数和大小以通知为准（各5张、5MB以内）；匿名的须发往 /graphql/anonymous。表单所指的存储桶不记录来源，系统不保存索取的情况。' +
      'A form for a picture, for whoever has number and code, until a decision is proposed; where it leads to, nothing is logged, and nothing is kept of asking. Rules A3, V5. ' +
      'Errors: REPORTS_NONE, ANONYMOUS_ADDRESS, CASE_NOT_IN_STATE, REPORT_PICTURE_NUMBER, PROOF_TYPE, PROOF_SIZE.',
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
        description:
          '幂等键，可不填：同一小时内重复提交只算一次，系统不保存。May be left out: said again it is said once, and the key is not kept. Rule A5.',
      }),
    },
    authScopes: { public: true },
    whileBarred: true,
    description:
      '告知图片已上传：于下一整点接收；只保留图像本身，拍摄时间、地点、设备等信息一律去除，无法去除的不接收（reportedCase 的 pictures）。匿名的须发往 /graphql/anonymous，只保存日期。' +
      'Says that pictures are there: they are taken over at the next full hour, the picture itself alone; what cannot be freed of all else is not taken. Of an anonymous report the day is kept. Rule V5. ' +
      'Errors: REPORTS_NONE, ANONYMOUS_ADDRESS, CASE_NOT_IN_STATE, REPORT_PICTURES_NONE.',
    resolve: (_, { input: { number, code } }, context) => sendPictures(context, { number, code }),
  }),
);
