/** How certificates are asked for and checked, and review forms downloaded (R3, R4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { personOf } from '../../core/actor.ts';
import { pageOn } from '../../core/listed.ts';
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
import { UploadFormType } from '../../graph/upload.ts';
import { checkByCode, checkByNumber, type Checked } from '../actions/check.ts';
import { downloadForm } from '../actions/download.ts';
import { photographForm, requestPhotographUpload, setPhotograph } from '../actions/photograph.ts';
import { revocationsIn, type Revocations } from '../actions/revocations.ts';
import { downloadBundle, requestBundle } from '../bundle/actions.ts';
import { bundleKeyOf } from '../bundle/model.ts';
import { listBundles, loadBundle } from '../bundle/store.ts';
import { UNIT_FORMS } from '../listed.ts';
import { formKeyOf } from '../model.ts';
import { listHeld, loadPhotograph } from '../store.ts';
import './elsewhere.ts';
import { BundleType, CertificateType, ReviewFormType } from './types.ts';

const CheckedStateEnum = builder.enumType('CertificateStanding', {
  description: manual('核验结果。', 'The outcome of a check. Rule R4.'),
  values: {
    VALID: { description: manual('有效。', 'Valid.') },
    REPLACED: { description: manual('已更正换发，原证书作废。', 'Replaced by a corrected certificate; the former no longer counts.') },
    REVOKED: { description: manual('已撤销。', 'Revoked.') },
    UNKNOWN: { description: manual('查无此证：编号或姓名不符。', 'No such certificate: the number or the name does not match.') },
  } as const,
});

const CheckedType = builder.objectRef<Checked>('CheckedCertificate').implement({
  description: manual('证书核验结果，别无其他信息。', 'The outcome of a check of a certificate, and nothing else. Rule R4.'),
  fields: (t) => ({
    state: t.expose('state', { type: CheckedStateEnum, description: manual('结果。', 'The outcome.') }),
    endedAt: t.expose('endedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('撤销或换发的时刻；其他为空。', 'When it was revoked or replaced; null otherwise.'),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: manual('撤销或换发的理由；其他为空。', 'Why it was revoked or replaced; null otherwise.'),
    }),
  }),
});

const RevocationsType = builder.objectRef<Revocations>('CertificateRevocations').implement({
  description: manual(
    '已撤销、换发的证书清单，签名的JWS，可以 receiptKeys 验证；证书以其标识（编号摘要的128位）列出。',
    'The list of revoked and replaced certificates, a signed JWS that can be verified with receiptKeys; each certificate is listed by its id (128 bits of the hash of its number). Rule R4.',
  ),
  fields: (t) => ({
    signed: t.exposeString('signed', {
      description: manual(
        '签名的清单（JWS）：kind、city、at、revoked[{id, at, state}]。',
        'The signed list (JWS): kind, city, at, revoked[{id, at, state}].',
      ),
    }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
    at: t.expose('at', { type: 'Instant', description: manual('清单的时刻。', 'The instant of the list.') }),
  }),
});

builder.queryFields((t) => ({
  checkCertificate: t.field({
    type: CheckedType,
    args: {
      number: t.arg.string({
        required: true,
        description: manual(
          '证书编号；连字符、空格、大小写、0与O、1与I不影响。',
          'The number of the certificate; hyphens, blanks and letter case, 0 or O, 1 or I make no difference.',
        ),
      }),
      name: t.arg.string({ required: true, description: manual('持证人姓名。', 'The name of the holder.') }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '凭编号和姓名核验证书，无须登录。编号错、姓名错均为查无此证。读表一次，查到的另写入一次。',
      'Checks a certificate by number and name; no login. A wrong number and a wrong name are both no such certificate. One table request, and one write where it is found. Rule R4.',
    ),
    resolve: (_, args, context) => checkByNumber(context, args),
  }),
  checkCertificateCode: t.field({
    type: CheckedType,
    args: { code: t.arg.string({ required: true, description: manual('二维码的内容。', 'What the QR code says.') }) },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '凭二维码核验证书，无须登录。非本系统所发、有任何改动的，均为查无此证。',
      'Checks a certificate by its QR code; no login. A code that is not of this system or was altered in any way is no such certificate. Rule R4.',
    ),
    resolve: (_, { code }, context) => checkByCode(context, code),
  }),
  certificateRevocations: t.field({
    type: RevocationsType,
    args: { city: t.arg.string({ required: true, description: manual('城市代码，如620200。', 'The code of the city, such as 620200.') }) },
    price: 3 * REQUEST,
    authScopes: { public: true },
    description: manual(
      '一市已撤销、换发的证书的签名清单，可整份取得、离线使用，每分钟更新。',
      'The whole signed list of a city’s revoked and replaced certificates, for use offline; updated every minute. Rule R4. Errors: REVOCATIONS_UNKNOWN.',
    ),
    resolve: (_, { city }, context) => revocationsIn(context, city),
  }),
  myCertificates: t.pages({
    type: CertificateType,
    ...pricedPage(),
    authScopes: { person: true },
    description: manual(
      '本人的证书，新的在前。读表一次。',
      'Your own certificates, the newest first. One table request. Rule R3. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, args, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listHeld(context.table, personOf(context.actor).account, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  unitForms: t.pages({
    type: ReviewFormType,
    args: {
      unit: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      isNew: t.arg.boolean({
        required: false,
        description: manual(
          '只列单位未下载的，或已下载的；不填为全部。',
          'Only those that no officer of the unit has downloaded, or only those downloaded; all where left out.',
        ),
      }),
    },
    ...pricedPage(),
    authScopes: { role: UNIT_FORMS.readers },
    description: manual(
      '本单位人员的评审表，未下载的在前：单位经办人、市人社局、纪检监察。读表一次。',
      'The review forms of the unit’s people, those not downloaded first: for officers of the unit, the bureau and supervisors. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { unit, cycle, isNew, ...args }, context) => pageOn(UNIT_FORMS.open(context, { unit: unit.id, cycle, isNew }), args),
  }),
  formBundles: t.pages({
    type: BundleType,
    args: { unit: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }) },
    ...pricedPage(),
    authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '本单位打包的评审表，新的在前。读表一次。',
      'The bundles of review forms of the unit, the newest first. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    price: SIGNED,
    authScopes: { role: ['UNIT_OFFICER', 'APPLICANT'] },
    whileBarred: true,
    description: manual(
      '下载评审表：其单位经办人，或本人；每次下载均有记录，重复的键也另记一次。',
      'Downloads a review form: for an officer of its unit, or the applicant; each download is on record, one with a repeated key as well. Rule R3. Errors: FORM_UNKNOWN, PAPER_WAITS, BARRED.',
    ),
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
      bundle: t.input.globalID({ required: true, for: [BundleType], description: manual('打包的文件。', 'The bundle.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    price: SIGNED,
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '下载打包的评审表，可断点续传：其单位经办人；首次下载起，其中各份均记为已下载，此后重新生成的除外。',
      'Downloads a bundle of review forms, and a broken download can be resumed: for officers of its unit; from the first download on all forms in it count as downloaded, except those made anew since. Rule R3. Errors: FORM_UNKNOWN, PAPER_WAITS, BUNDLE_EXPIRED.',
    ),
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
      unit: t.input.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      onlyNew: t.input.boolean({
        required: true,
        defaultValue: true,
        description: manual('只打包未下载的。', 'Whether to bundle only those not downloaded yet.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '把本单位的评审表打包成一个文件，至多1000份，有进度：单位经办人。',
      'Bundles the review forms of the unit in one file, at most 1000, with its progress: for officers of the unit. Rule R3. Errors: ROLE_REQUIRED, FORM_UNKNOWN, CYCLE_UNKNOWN.',
    ),
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
      contentType: t.input.string({
        required: true,
        description: manual('类型：image/jpeg 或 image/png。', 'The type: image/jpeg or image/png.'),
      }),
      size: t.input.int({ required: true, description: manual('字节数，至多1048576。', 'The size in bytes, at most 1048576.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: manual(
      '索取证书照片的上传表单：本人。',
      'Asks for an upload form for the photograph on your own certificate: for the person. Rules R3, A3. Errors: PROOF_TYPE, PROOF_SIZE.',
    ),
    resolve: (_, { input: { key, ...body } }, context) =>
      answered(context, { key, mutation: 'requestPhotographUpload', body }, requestPhotographUpload, (answer) =>
        photographForm(context, answer, body),
      ),
  }),
  setPhotograph: t.fieldWithInput({
    type: 'Boolean',
    input: {
      upload: t.input.string({ required: true, description: manual('上传号。', 'The id of the upload.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    description: manual(
      '设置证书照片：本人；用于此后颁发的证书。',
      'Sets the photograph for certificates: for the person; it stands on certificates issued from then on. Rules R3, A3. Errors: PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_CHANGED, PICTURE_UNUSABLE.',
    ),
    resolve: async (_, { input: { key, upload } }, context) => {
      await answered(context, { key, mutation: 'setPhotograph', body: { upload } }, setPhotograph, async ({ account }) =>
        found(await loadPhotograph(context.table, account)),
      );
      return true;
    },
  }),
}));
