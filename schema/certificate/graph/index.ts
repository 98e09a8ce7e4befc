/** How certificates are asked for and checked, and review forms downloaded (R3, R4). */
import { builder } from '../../builder.ts';
import { personOf } from '../../core/actor.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { isInside } from '../../announcement/sight.ts';
import { cycleFor } from '../../identity/actions/known.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { organisationIn } from '../../identity/store.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { UploadFormType } from '../../posting/graph/attachments.ts';
import { checkByCode, checkByNumber, type Checked } from '../actions/check.ts';
import { downloadForm } from '../actions/download.ts';
import { photographForm, requestPhotographUpload, setPhotograph } from '../actions/photograph.ts';
import { revocationsIn, type Revocations } from '../actions/revocations.ts';
import { downloadBundle, requestBundle } from '../bundle/actions.ts';
import { bundleKeyOf } from '../bundle/model.ts';
import { listBundles, loadBundle } from '../bundle/store.ts';
import { formKeyOf } from '../model.ts';
import { listForms, listHeld, loadPhotograph } from '../store.ts';
import './elsewhere.ts';
import { BundleType, CertificateType, ReviewFormType } from './types.ts';

const CheckedStateEnum = builder.enumType('CertificateStanding', {
  description: '核验结果。What a check comes to. Rule R4.',
  values: {
    VALID: { description: '有效。Valid.' },
    REPLACED: { description: '已更正换发，原证书作废。Replaced by a corrected one.' },
    REVOKED: { description: '已撤销。Revoked.' },
    UNKNOWN: { description: '查无此证：编号或姓名不符。Unknown: the number, or the name, is not right.' },
  } as const,
});

const CheckedType = builder.objectRef<Checked>('CheckedCertificate').implement({
  description: '证书核验结果，别无其他信息。What is told of a certificate, and nothing else. Rule R4.',
  fields: (t) => ({
    state: t.expose('state', { type: CheckedStateEnum, description: '结果。' }),
    endedAt: t.expose('endedAt', { type: 'Instant', nullable: true, description: '撤销或换发的时刻；其他为空。When it ceased to count.' }),
    reason: t.exposeString('reason', { nullable: true, description: '撤销或换发的理由；其他为空。Why.' }),
  }),
});

const RevocationsType = builder.objectRef<Revocations>('CertificateRevocations').implement({
  description:
    '已撤销、换发的证书清单，签名的JWS，可以 receiptKeys 验证；证书以其标识（编号摘要的128位）列出。The signed list of certificates that count no more. Rule R4.',
  fields: (t) => ({
    signed: t.exposeString('signed', { description: '签名的清单（JWS）：kind、city、at、revoked[{id, at, state}]。' }),
    count: t.exposeInt('count', { description: '件数。' }),
    at: t.expose('at', { type: 'Instant', description: '清单的时刻。As of when.' }),
  }),
});

builder.queryFields((t) => ({
  checkCertificate: t.field({
    type: CheckedType,
    args: {
      number: t.arg.string({
        required: true,
        description: '证书编号；连字符、空格、大小写、0与O、1与I不影响。Hyphens, case and look-alikes make no difference.',
      }),
      name: t.arg.string({ required: true, description: '持证人姓名。The name on it.' }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description:
      '凭编号和姓名核验证书，无须登录。编号错、姓名错均为查无此证。Anybody; a wrong name and a wrong number are the same unknown. One table request, and one write where it is found. Rule R4.',
    resolve: (_, args, context) => checkByNumber(context, args),
  }),
  checkCertificateCode: t.field({
    type: CheckedType,
    args: { code: t.arg.string({ required: true, description: '二维码的内容。What its QR code says.' }) },
    price: REQUEST,
    authScopes: { public: true },
    description: '凭二维码核验证书，无须登录。Anybody; what is not ours, or altered by a bit, is unknown. Rule R4.',
    resolve: (_, { code }, context) => checkByCode(context, code),
  }),
  certificateRevocations: t.field({
    type: RevocationsType,
    args: { city: t.arg.string({ required: true, description: '城市代码，如620200。The code of the city.' }) },
    price: 3 * REQUEST,
    authScopes: { public: true },
    description:
      '一市已撤销、换发的证书的签名清单，可整份取得、离线使用，每分钟更新。The whole list, signed; at most a minute old. Rule R4. Errors: REVOCATIONS_UNKNOWN.',
    resolve: (_, { city }, context) => revocationsIn(context, city),
  }),
  myCertificates: t.pages({
    type: CertificateType,
    ...pricedPage(),
    authScopes: { person: true },
    description: '本人的证书，新的在前。One table request. Rule R3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, args, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listHeld(context.table, personOf(context.actor).account, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  unitForms: t.pages({
    type: ReviewFormType,
    args: {
      unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。The unit.' }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      isNew: t.arg.boolean({
        required: false,
        description: '只列单位未下载的，或已下载的；不填为全部。Those nobody of the unit has downloaded, or those somebody has.',
      }),
    },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '本单位人员的评审表，未下载的在前：单位经办人、市人社局、监督。Those not downloaded first. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { unit, cycle, isNew, ...args }, context) => {
      const one = await organisationIn(context, unit.id);
      if (!one || !isInside(context.actor, 'UNIT_OFFICER', one.id, one)) throw identityRefusals.ORGANISATION_UNKNOWN();
      const page = pageOf(args);
      const state = isNew === null || isNew === undefined ? {} : { state: isNew ? ('NEW' as const) : ('TAKEN' as const) };
      const of = { unit: one.id, cycle: await cycleFor(context, cycle, one.id), ...state };
      const { rows, cursors, next } = await listForms(context.table, of, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  formBundles: t.pages({
    type: BundleType,
    args: { unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。The unit.' }) },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '本单位打包的评审表，新的在前。The newest first. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { unit, ...args }, context) => {
      const one = await organisationIn(context, unit.id);
      if (!one || !isInside(context.actor, 'UNIT_OFFICER', one.id, one)) throw identityRefusals.ORGANISATION_UNKNOWN();
      const page = pageOf(args);
      const { rows, cursors, next } = await listBundles(context.table, one.id, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));

builder.mutationFields((t) => ({
  downloadForm: t.fieldWithInput({
    type: DownloadType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。The application.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    price: SIGNED,
    authScopes: { role: ['UNIT_OFFICER', 'APPLICANT'] },
    whileBarred: true,
    description:
      '下载评审表：其单位经办人，或本人；每次下载均有记录，重复的键也另记一次。Each download is on record, a repeated key as well. Rule R3. Errors: FORM_UNKNOWN, PAPER_WAITS, BARRED.',
    resolve: async (_, { input: { key, application } }, context) => {
      const body = { application: application.id };
      // Asked for once more it is another download: judged anew, and an entry of its own.
      const again = async () => (await downloadForm(context, body)).result;
      const form = await answered(context, { key, mutation: 'downloadForm', body }, downloadForm, again);
      return downloadOf(context, formKeyOf(form), { fileName: `职称评审表-${form.applicantName}.pdf`, contentType: 'application/pdf' });
    },
  }),
  downloadFormBundle: t.fieldWithInput({
    type: DownloadType,
    input: {
      bundle: t.input.globalID({ required: true, for: [BundleType], description: '打包的文件。The bundle.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    price: SIGNED,
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '下载打包的评审表，可断点续传：其单位经办人；首次下载起，其中各份均记为已下载。Ranges of it can be fetched again; all in it count as downloaded, but for what was made anew since. Rule R3. Errors: FORM_UNKNOWN, PAPER_WAITS, BUNDLE_EXPIRED.',
    resolve: async (_, { input: { key, bundle } }, context) => {
      const body = { bundle: bundle.id };
      const again = async () => (await downloadBundle(context, body)).result;
      const one = await answered(context, { key, mutation: 'downloadFormBundle', body }, downloadBundle, again);
      return downloadOf(context, bundleKeyOf(one), { fileName: `评审表-${one.cycle}.zip`, contentType: 'application/zip' });
    },
  }),
  requestFormBundle: t.fieldWithInput({
    type: BundleType,
    input: {
      unit: t.input.globalID({ required: true, for: [OrganisationType], description: '单位。The unit.' }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      onlyNew: t.input.boolean({ required: true, defaultValue: true, description: '只打包未下载的。Only what nobody has downloaded yet.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '把本单位的评审表打包成一个文件，至多1000份，有进度：单位经办人。One zip of at most 1,000, made with its progress. Rule R3. Errors: ROLE_REQUIRED, FORM_UNKNOWN, CYCLE_UNKNOWN.',
    resolve: async (_, { input: { key, unit, cycle, onlyNew } }, context) => {
      const body = { unit: unit.id, cycle: await cycleFor(context, cycle, unit.id), onlyNew };
      return answered(context, { key, mutation: 'requestFormBundle', body }, requestBundle, async ({ bundle }) =>
        found(await loadBundle(context.table, bundle)),
      );
    },
  }),
  requestPhotographUpload: t.fieldWithInput({
    type: UploadFormType,
    input: {
      contentType: t.input.string({ required: true, description: 'image/jpeg 或 image/png。' }),
      size: t.input.int({ required: true, description: '字节数，至多1048576。Bytes, 1048576 at most.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: '索取证书照片的上传表单：本人。For the photograph on one’s certificate. Rules R3, A3. Errors: PROOF_TYPE, PROOF_SIZE.',
    resolve: (_, { input: { key, ...body } }, context) =>
      answered(context, { key, mutation: 'requestPhotographUpload', body }, requestPhotographUpload, (answer) =>
        photographForm(context, answer, body),
      ),
  }),
  setPhotograph: t.fieldWithInput({
    type: 'Boolean',
    input: {
      upload: t.input.string({ required: true, description: '上传号。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description:
      '设置证书照片：本人；用于此后颁发的证书。It stands on what is issued from then on. Rules R3, A3. Errors: PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_CHANGED, PICTURE_UNUSABLE.',
    resolve: async (_, { input: { key, upload } }, context) => {
      await answered(context, { key, mutation: 'setPhotograph', body: { upload } }, setPhotograph, async ({ account }) =>
        found(await loadPhotograph(context.table, account)),
      );
      return true;
    },
  }),
}));
