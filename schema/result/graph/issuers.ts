/** Issuers in the graph: how a committee's office, or the bureau, signs and numbers its documents (R3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { ITEM, pricedPage, SIGNED } from '../../core/price.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { oversees } from '../../announcement/sight.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { UploadFormType } from '../../graph/upload.ts';
import { requestSealUpload, sealForm, setIssuer } from '../issuers/actions/setting.ts';
import { sealKeyOf, type IssuerTemplate } from '../issuers/model.ts';
import { isOfIssuer } from '../issuers/rules.ts';
import { issuerIn, loadIssuer } from '../issuers/store.ts';

export const issuerRef = builder.objectRef<IssuerTemplate>('Issuer');

export const IssuerType = builder.node(issuerRef, {
  description: manual(
    '发文机关的落款、发文字号和印章；本机关、市人社局、纪检监察可见。',
    'How an organisation signs, numbers and seals its documents; for that organisation, the bureau and supervisors. Rule R3.',
  ),
  id: { resolve: ({ organisation }) => organisation },
  sight: (one, { actor }) => isOfIssuer(actor, one.organisation) || oversees(actor, one),
  loadWithoutCache: (id, context) => issuerIn(context, id),
  fields: (t) => ({
    organisation: t.field({
      type: OrganisationType,
      price: ITEM,
      description: manual('机关。', 'The organisation.'),
      resolve: async ({ organisation }, _, context) => found(await organisationIn(context, organisation)),
    }),
    version: t.exposeInt('version', { description: manual('版本；修改时须带上。', 'The version; to be given when changing it. Rule A4.') }),
    name: t.exposeString('name', { description: manual('落款。', 'The name it signs with.') }),
    pattern: t.exposeString('pattern', {
      description: manual('发文字号格式，含{year}和{number}。', 'The pattern of its document numbers, with {year} and {number}.'),
    }),
    head: t.exposeString('head', {
      nullable: true,
      description: manual(
        '红头（发文机关标志）；没有的为空。',
        'The red head of its documents, which names the issuer; null where there is none.',
      ),
    }),
    addressed: t.exposeString('addressed', { description: manual('默认主送机关。', 'The default addressees of its documents.') }),
    seal: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '印章图片，十分钟内有效；没有的（手工盖章）为空。',
        'The picture of its seal, valid for ten minutes; null where there is none and it seals by hand.',
      ),
      resolve: (one, _, context) =>
        one.seal &&
        downloadOf(context, sealKeyOf(one.organisation, one.seal), { fileName: `${one.name}印章.png`, contentType: 'image/png' }),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '修改记录。读表一次。',
        'The history of changes. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: ({ organisation: id }, args, context) => historyOf(context, { kind: 'ISSUER', id }, args),
    }),
  }),
});

builder.objectField(OrganisationType, 'asIssuer', (t) =>
  t.field({
    type: IssuerType,
    nullable: true,
    price: ITEM,
    description: manual(
      '其落款、发文字号和印章；未设置的、无权查看的为空。',
      'How it signs, numbers and seals its documents; null where this is not set, or for those who may not see it. Rule R3.',
    ),
    resolve: ({ id }, _, context) => issuerIn(context, id),
  }),
);

const OFFICERS = { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] } as const;

builder.mutationFields((t) => ({
  requestSealUpload: t.fieldWithInput({
    type: UploadFormType,
    input: {
      organisation: t.input.globalID({ required: true, for: [OrganisationType], description: manual('机关。', 'The organisation.') }),
      size: t.input.int({
        required: true,
        description: manual('PNG文件的字节数，至多524288。', 'The size of the PNG file in bytes, at most 524288.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...OFFICERS.role] },
    description: manual(
      '索取印章图片（透明底PNG）的上传表单：本机关经办人。',
      'Requests the upload form for the picture of the seal (a PNG with a transparent ground): an officer of the organisation. Rules R3, A3. Errors: ROLE_REQUIRED, ORGANISATION_UNKNOWN, PROOF_TYPE, PROOF_SIZE.',
    ),
    resolve: (_, { input: { key, organisation, size } }, context) => {
      const body = { organisation: organisation.id, size };
      return answered(context, { key, mutation: 'requestSealUpload', body }, requestSealUpload, (answer) =>
        sealForm(context, answer, body),
      );
    },
  }),
  setIssuer: t.fieldWithInput({
    type: IssuerType,
    input: {
      organisation: t.input.globalID({ required: true, for: [OrganisationType], description: manual('机关。', 'The organisation.') }),
      version: t.input.int({
        required: false,
        description: manual('所见的版本；首次设置不填。', 'The version that was seen; left out the first time. Rule A4.'),
      }),
      name: t.input.string({ required: true, description: manual('落款，最多60字。', 'The name it signs with, at most 60 characters.') }),
      pattern: t.input.string({
        required: true,
        description: manual(
          '发文字号，依次含{year}、{number}各一处，如：嘉教职评〔{year}〕{number}号。',
          'The pattern of document numbers, with {year} and after it {number}, each once, such as 嘉教职评〔{year}〕{number}号.',
        ),
      }),
      head: t.input.string({
        required: false,
        description: manual('红头，最多60字；没有的不填。', 'The red head, at most 60 characters; left out where there is none.'),
      }),
      addressed: t.input.string({
        required: true,
        description: manual('默认主送机关，最多200字。', 'The default addressees of its documents, at most 200 characters.'),
      }),
      seal: t.input.string({
        required: false,
        description: manual(
          '印章图片的上传号；不填的，沿用原印章。',
          'The number of the upload of the picture of the seal; the present seal is kept where it is left out.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...OFFICERS.role] },
    description: manual(
      '设置本机关的落款、发文字号和印章：评委会办事机构、市人社局各为本机关。发文字号格式为一机关专用，看上去相同的亦然。',
      'Sets the issuer’s name as signed, the pattern of its document numbers and its seal: for the office of a committee and the bureau, each for itself. A pattern belongs to a single issuer, and so does one that looks the same. Rule R3. Errors: ROLE_REQUIRED, ORGANISATION_UNKNOWN, INPUT_INVALID, PATTERN_TAKEN, VERSION_STALE, PROOF_ABSENT, PROOF_SIZE, PROOF_LIES, PROOF_CHANGED, PICTURE_UNUSABLE.',
    ),
    resolve: (_, { input: { key, organisation, version, head, seal, ...input } }, context) => {
      const body = { ...input, organisation: organisation.id, version: version ?? null, head: head ?? null, seal: seal ?? null };
      return answered(context, { key, mutation: 'setIssuer', body }, setIssuer, async (answer) =>
        found(await loadIssuer(context.table, answer.organisation)),
      );
    },
  }),
}));
