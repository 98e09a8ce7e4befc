/** Proofs in the graph: asked for, uploaded straight to the store, confirmed, read, removed (A3). */
import { encodeGlobalID } from '@pothos/plugin-relay';
import { BilingualType } from '../../graph/bilingual.ts';
import { ErrorCodeEnum } from '../../graph/refusal.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('已上传并经核验的佐证材料。', 'A proof that was uploaded and checked. Rule A3.'),
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: manual('编号，申报表各栏以此引用。', 'The number by which the sections of the form refer to it.'),
    }),
    state: t.expose('state', { type: ProofStateEnum, description: manual('状态。', 'The state.') }),
    title: t.exposeString('title', { description: manual('材料名称。', 'The title of the proof.') }),
    fileName: t.string({
      description: manual(
        '文件名，已去掉不宜的字符，扩展名以核验的类型为准。',
        'The file name, made harmless; its ending is that of the type that was checked.',
      ),
      resolve: ({ fileName, contentType }) => cleanFileName(fileName, contentType),
    }),
    contentType: t.exposeString('contentType', { description: manual('类型（MIME），经核验。', 'The type (MIME), as checked.') }),
    size: t.exposeInt('size', { description: manual('大小（字节）。', 'The size in bytes.') }),
    sha256: t.exposeString('sha256', {
      description: manual('内容摘要（SHA-256），由系统计算。', 'The hash of the content (SHA-256), computed by the system.'),
    }),
    addedAt: t.expose('addedAt', { type: 'Instant', description: manual('核验时刻。', 'When it was checked.') }),
    download: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '下载地址，十分钟内有效；有权查看该申报的人可取得；已删除的为空。',
        'The download, good for ten minutes, for those who may read the application; null where the proof was removed.',
      ),
      resolve: (proof, _, context) => {
        if (proof.state !== 'READY') return null;
        const { fileName, contentType } = proof;
        return downloadOf(context, proofKeyOf(proof.application, proof), { fileName, contentType });
      },
    }),
    alsoIn: t.idList({
      nullable: true,
      price: REQUEST,
      description: manual(
        '含有相同文件的其他申报；仅市人社局和纪检监察可见，其他人为空。',
        'Other applications with the very same file; for the bureau and supervisors only, null for others. Rule V6.',
      ),
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
    description: manual(
      '佐证材料，按编号；申报人见全部（含已删除的），他人见最近一次提交的。读表一次。',
      'The proofs by number: the applicant sees all, removed ones included; others see those last submitted. One table request.',
    ),
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
  description: manual(
    '上传表单：以 multipart/form-data 向 url 提交全部字段，最后附 `file` 字段。',
    'An upload form: post all fields to the url as multipart/form-data, with the field `file` last. Rule A3.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('分配给该文件的编号。', 'The number assigned to the file.') }),
    url: t.exposeString('url', { description: manual('提交地址。', 'The address to post to.') }),
    fields: t.field({
      type: [UploadFieldType],
      description: manual('须原样提交的字段。', 'The fields to post as they are.'),
      resolve: ({ fields }) => Object.entries(fields),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('表单失效时刻。', 'When the form expires.') }),
  }),
});

const WantedInput = builder.inputType('UploadInput', {
  description: manual('拟上传的文件。', 'A file to be uploaded.'),
  fields: (t) => ({
    contentType: t.string({
      required: true,
      description: manual('类型：application/pdf、image/jpeg 或 image/png。', 'The type: application/pdf, image/jpeg or image/png.'),
    }),
    size: t.int({
      required: true,
      description: manual(
        '大小（字节），1字节至10MB；表单不接受更大的文件。',
        'The size in bytes, from 1 byte to 10 MB; the form takes no larger file.',
      ),
    }),
  }),
});

const ConfirmInput = builder.inputType('ConfirmedUploadInput', {
  description: manual('已上传的文件。', 'A file that has been uploaded.'),
  fields: (t) => ({
    number: t.int({ required: true, description: manual('编号。', 'The number.') }),
    title: t.string({ required: true, description: manual('材料名称，最多60字。', 'The title of the proof, at most 60 characters.') }),
    fileName: t.string({
      required: true,
      description: manual(
        '文件名。路径和不宜作文件名的字符会去掉，过长的截短，扩展名改为核验的类型的。',
        'The file name. A path and characters unfit for a file name are taken out, a name that is too long is cut, and its ending becomes that of the type that was checked.',
      ),
    }),
  }),
});

type Problem = { number: number; code: string; zh: string; en: string };

const ProblemType = builder.objectRef<Problem>('UploadProblem').implement({
  description: manual('未通过核验的文件及原因。', 'A file that did not pass the check, and why.'),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('编号。', 'The number.') }),
    code: t.expose('code', {
      type: ErrorCodeEnum,
      description: manual(
        '原因代码：PROOF_ABSENT、PROOF_NUMBER、PROOF_SIZE、PROOF_LIES、PROOF_ACTIVE、PROOF_ENCRYPTED、PROOF_CHANGED。',
        'The code of the reason: one of those named here. Errors: PROOF_ABSENT, PROOF_NUMBER, PROOF_SIZE, PROOF_LIES, PROOF_ACTIVE, PROOF_ENCRYPTED, PROOF_CHANGED.',
      ),
    }),
    text: t.field({ type: BilingualType, description: manual('原因。', 'The reason.'), resolve: ({ zh, en }) => ({ zh, en }) }),
  }),
});

const ConfirmPayload = builder.objectRef<{ proofs: OwnProof[]; problems: Problem[] }>('ConfirmUploadsPayload').implement({
  description: manual('逐件核验的结果。', 'The outcome of the check of each file.'),
  fields: (t) => ({
    proofs: t.expose('proofs', {
      type: [ProofType],
      description: manual('已核验、计入申报的佐证材料。', 'The proofs that were checked and count in the application.'),
    }),
    problems: t.expose('problems', {
      type: [ProblemType],
      description: manual(
        '未通过的，不计入；更正后可重新上传确认。',
        'The files that did not pass and do not count; once put right they can be uploaded and confirmed again.',
      ),
    }),
  }),
});

builder.mutationFields((t) => {
  const application = t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') });
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const errors = 'Errors: APPLICATION_UNKNOWN, NOT_EDITABLE, WINDOW_NOT_OPEN, WINDOW_CLOSED';
  return {
    requestUploads: t.fieldWithInput({
      type: [UploadFormType],
      input: {
        application,
        files: t.input.field({
          type: [WantedInput],
          required: true,
          description: manual('拟上传的文件，至多100件。', 'The files to be uploaded, at most 100.'),
        }),
        key,
      },
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '申请上传佐证材料：为每个文件分配编号和限时表单，文件直接传到对象存储。',
        `Asks to upload proofs: each file is assigned a number and a form that expires, and goes straight to object storage. Rule A3. ${errors}, TOO_MANY_PROOFS, PROOF_TYPE, PROOF_SIZE.`,
      ),
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
        files: t.input.field({
          type: [ConfirmInput],
          required: true,
          description: manual('已上传的文件，每次至多10件。', 'The uploaded files, at most 10 a call.'),
        }),
        key,
      },
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '确认上传：逐件核验类型、大小并计算内容摘要，通过的计入申报。',
        `Confirms uploads: the type and size of each file are checked and its hash is computed; the files that pass count in the application. Rule A3. ${errors}, CONFIRM_AT_MOST, PROOF_NUMBER, VERSION_STALE, INPUT_INVALID.`,
      ),
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
      input: { application, number: t.input.int({ required: true, description: manual('编号。', 'The number.') }), key },
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '删除从未提交过的佐证材料（保留可查，编号不再使用）。',
        `Removes a proof that was never submitted; it stays readable, and its number is not used again. Rule A3. ${errors}, PROOF_UNKNOWN, PROOF_SUBMITTED.`,
      ),
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
