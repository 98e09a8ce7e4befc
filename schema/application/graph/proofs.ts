/** Proofs in the graph: asked for, uploaded straight to the store, confirmed, read, removed (A3). */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { builder } from '../../builder.ts';
import { REQUEST, SIGNED } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { cleanFileName } from '../../core/file-name.ts';
import { answered, KEY_DESCRIPTION, once } from '../../core/once.ts';
import { DownloadType, downloadOf } from '../../graph/download.ts';
import { UploadFieldType } from '../../graph/upload.ts';
import { confirmUploads, formsOf, removeProof, requestUploads, type ProofForm } from '../actions/proofs.ts';
import { noteSupervision } from '../actions/supervised.ts';
import type { Application } from '../model.ts';
import { proofKeyOf, type Proof } from '../proofs/model.ts';
import { applicationsWith } from '../proofs/store.ts';
import { applicationRefusals } from '../refusals.ts';
import { seesSameFiles, isOwn } from '../sight.ts';
import { loadFile, applicationIn } from '../store.ts';
import { ProofStateEnum } from './enums.ts';
import { applicationRef, ApplicationType, headOf } from './types.ts';

type OwnProof = Proof & { application: string };

export const ProofType = builder.objectRef<OwnProof>('Proof').implement({
  description: '佐证材料。An uploaded proof, checked. Rule A3.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '编号，申报表各栏以此引用。' }),
    state: t.expose('state', { type: ProofStateEnum, description: '状态。' }),
    title: t.exposeString('title', { description: '材料名称。' }),
    fileName: t.string({
      description: '文件名，扩展名以核验的类型为准。A harmless name whose ending is that of the type that was checked.',
      resolve: ({ fileName, contentType }) => cleanFileName(fileName, contentType),
    }),
    contentType: t.exposeString('contentType', { description: '类型（MIME），经核验。' }),
    size: t.exposeInt('size', { description: '大小（字节）。' }),
    sha256: t.exposeString('sha256', { description: '内容摘要（SHA-256），由系统计算。' }),
    addedAt: t.expose('addedAt', { type: 'Instant', description: '核验时刻。' }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: '下载地址，十分钟内有效；已删除的为空。Good for ten minutes; for whoever may read the application.',
      resolve: (proof, _, context) => {
        if (proof.state !== 'READY') return null;
        const { fileName, contentType } = proof;
        return downloadOf(context, proofKeyOf(proof.application, proof), { fileName, contentType });
      },
    }),
    alsoIn: t.idList({
      nullable: true,
      price: REQUEST,
      description:
        '含有相同文件的其他申报；仅市人社局和纪检监察可见，其他人为空。Other applications with the very same file; for the bureau and supervisors. Rule V6.',
      resolve: async ({ sha256, application }, _, context) => {
        const { actor, table } = context;
        const head = await applicationIn(context, application);
        if (!head || !seesSameFiles(actor, head)) return null;
        const others = (await applicationsWith(table, sha256)).filter((id) => id !== application);
        return others.map((id) => encodeGlobalID('Application', id));
      },
    }),
  }),
});

builder.objectField(applicationRef, 'proofs', (t) =>
  t.field({
    type: [ProofType],
    price: 2 * REQUEST,
    rows: 20,
    description:
      '佐证材料，按编号；申报人见全部（含已删除的），他人见最近一次提交的。Its proofs by number: all for the applicant, removed ones too; for others those last submitted. One table request.',
    resolve: async (head, _, context) => (await proofsSeen(head, context)).map((proof) => ({ ...proof, application: head.id })),
  }),
);

/** All of them for the applicant; for others, once there is a submission, those that it took in. */
export async function proofsSeen(head: Application, context: Context): Promise<readonly Proof[]> {
  const { table, actor } = context;
  await noteSupervision(context, head);
  const all = (await loadFile(table, head.id))?.proofs ?? [];
  return isOwn(actor, head) || !head.submission ? all : all.filter(({ number }) => head.submission?.proofs.includes(number));
}

const UploadFormType = builder.objectRef<ProofForm>('UploadForm').implement({
  description:
    '上传表单：以 multipart/form-data 向 url 提交全部字段，最后附 file 字段。POST all fields to the URL as multipart/form-data, then the field `file`. Rule A3.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '分配给该文件的编号。' }),
    url: t.exposeString('url', { description: '提交地址。' }),
    fields: t.field({ type: [UploadFieldType], description: '须原样提交的字段。', resolve: ({ fields }) => Object.entries(fields) }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: '表单失效时刻。' }),
  }),
});

const WantedInput = builder.inputType('UploadInput', {
  description: '拟上传的文件。A file to be uploaded.',
  fields: (t) => ({
    contentType: t.string({ required: true, description: '类型：application/pdf、image/jpeg 或 image/png。' }),
    size: t.int({
      required: true,
      description: '大小（字节），1字节至10MB；表单不接受更大的文件。Bytes; the form takes no more than these.',
    }),
  }),
});

const ConfirmInput = builder.inputType('ConfirmedUploadInput', {
  description: '已上传的文件。A file that has been uploaded.',
  fields: (t) => ({
    number: t.int({ required: true, description: '编号。' }),
    title: t.string({ required: true, description: '材料名称，最多60字。' }),
    fileName: t.string({
      required: true,
      description:
        '文件名。路径和不宜作文件名的字符会去掉，过长的截短，扩展名改为核验的类型的。What a name may not hold is taken out, too long a name is cut, and its ending is that of the type that was checked.',
    }),
  }),
});

type Problem = { number: number; code: string; zh: string; en: string };

const ProblemType = builder.objectRef<Problem>('UploadProblem').implement({
  description: '未通过核验的文件及原因。A file that does not count, and why.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '编号。' }),
    code: t.exposeString('code', {
      description:
        '原因代码：PROOF_ABSENT、PROOF_NUMBER、PROOF_SIZE、PROOF_LIES、PROOF_ACTIVE、PROOF_ENCRYPTED、PROOF_CHANGED。Errors: PROOF_ABSENT, PROOF_NUMBER, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED.',
    }),
    zh: t.exposeString('zh', { description: '原因。' }),
    en: t.exposeString('en', { description: 'Why.' }),
  }),
});

const ConfirmPayload = builder.objectRef<{ proofs: OwnProof[]; problems: Problem[] }>('ConfirmUploadsPayload').implement({
  description: '逐件核验的结果。What came of each file.',
  fields: (t) => ({
    proofs: t.expose('proofs', { type: [ProofType], description: '已核验、计入申报的。' }),
    problems: t.expose('problems', { type: [ProblemType], description: '未通过的，不计入；更正后可重新上传确认。' }),
  }),
});

builder.mutationFields((t) => {
  const application = t.input.globalID({ required: true, for: [applicationRef], description: '申报。' });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const errors = 'Errors: APPLICATION_UNKNOWN, NOT_EDITABLE, WINDOW_NOT_OPEN, WINDOW_CLOSED';
  return {
    requestUploads: t.fieldWithInput({
      type: [UploadFormType],
      input: { application, files: t.input.field({ type: [WantedInput], required: true, description: '拟上传的文件，至多100件。' }), key },
      authScopes: { role: ['APPLICANT'] },
      description: `申请上传佐证材料：为每个文件分配编号和限时表单，文件直接传到对象存储。Rule A3. ${errors}, TOO_MANY_PROOFS, PROOF_TYPE, PROOF_SIZE.`,
      resolve: (_, { input }, context) => {
        const body = { application: input.application.id, files: input.files };
        return answered(context, { key: input.key, mutation: 'requestUploads', body }, requestUploads, (answer) =>
          formsOf(context, answer, body.files),
        );
      },
    }),
    confirmUploads: t.fieldWithInput({
      type: ConfirmPayload,
      input: {
        application,
        files: t.input.field({ type: [ConfirmInput], required: true, description: '已上传的文件，每次至多10件。' }),
        key,
      },
      authScopes: { role: ['APPLICANT'] },
      description: `确认上传：逐件核验类型、大小并计算内容摘要，通过的计入申报。Rule A3. ${errors}, CONFIRM_AT_MOST, PROOF_NUMBER, VERSION_STALE, INPUT_INVALID.`,
      resolve: async (_, { input }, context) => {
        const body = { application: input.application.id, files: input.files };
        const { answer, result } = await once(context, { key: input.key, mutation: 'confirmUploads', body }, (own) =>
          confirmUploads(own, body),
        );
        if (result) {
          return {
            proofs: result.flatMap(({ proof }) => (proof ? [{ ...proof, application: answer.application }] : [])),
            problems: result.flatMap(({ number, problem }) =>
              problem ? [{ number, code: problem.code, zh: problem.sentence('zh'), en: problem.sentence('en') }] : [],
            ),
          };
        }
        const file = await loadFile(context.table, answer.application);
        const taken = (file?.proofs ?? []).filter(({ number }) => answer.numbers.includes(number));
        return { proofs: taken.map((proof) => ({ ...proof, application: answer.application })), problems: [] };
      },
    }),
    removeProof: t.fieldWithInput({
      type: ApplicationType,
      input: { application, number: t.input.int({ required: true, description: '编号。' }), key },
      authScopes: { role: ['APPLICANT'] },
      description: `删除从未提交过的佐证材料（保留可查，编号不再使用）。Rule A3. ${errors}, PROOF_UNKNOWN, PROOF_SUBMITTED.`,
      resolve: (_, { input }, context) => {
        const body = { application: input.application.id, number: input.number };
        return answered(
          context,
          { key: input.key, mutation: 'removeProof', body },
          async (own, one: typeof body) => {
            const { answer, result } = await removeProof(own, one);
            return { answer, result: headOf(result) };
          },
          async (answer) => {
            const file = await loadFile(context.table, answer.application);
            if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
            return headOf(file);
          },
        );
      },
    }),
  };
});
