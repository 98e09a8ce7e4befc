/** Scans go straight to the object store by a signed form: what it refuses by itself, and what is found out when they are confirmed. */
import { createHash } from 'node:crypto';
import { scan } from '../../support/scans.ts';
import { APPLICANTS } from '../cast.ts';
import { PROOFS, UPLOADS } from '../graphql.ts';
import { notEligible } from '../judged.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { askForms, confirm, upload, type UploadForm } from '../uploads.ts';

const { ji } = APPLICANTS;
const MOST = 10 * 1024 * 1024;
const PDF = 'application/pdf';

async function missing(stage: Stage): Promise<void> {
  const tried = { zh: '各栏填好，材料未传就提交', en: 'submits before any proof is uploaded' };
  const [finding] = await notEligible(stage, tried, ji, ['A3']);
  stage.expectThat(
    '列出所缺编号 / the numbers that lack are listed',
    /：1（.*、2（.*、3（.*、4（/u.test(finding?.because.zh ?? ''),
    finding,
  );
}

async function uploaded(stage: Stage): Promise<void> {
  const proofs = await upload(stage, ji, 4);
  stage.say(
    `${ji.name}上传${proofs.length}件扫描件，直接传到对象存储，逐件核验。`,
    `${ji.english} uploads ${proofs.length} scans straight to the object store; each is checked.`,
  );
  const right = proofs.filter(({ number, sha256 }) => sha256 === hashOf(scan(`${ji.name} ${number}`, PDF, 2048)));
  stage.expectThat(
    '编号依次，摘要由系统算得与本地一致 / numbered in order, the SHA-256 counted by the system is that of the file',
    right.length === 4 && proofs.map(({ number }) => number).join() === '1,2,3,4' && proofs.every(({ state }) => state === 'READY'),
    proofs,
  );
  type Read = { node: { proofs: { number: number; download: { url: string } }[] } };
  const { node } = await stage.client.ask<Read>(ji.account, PROOFS, { id: stage.application(ji).id });
  const { body } = await stage.client.download(node.proofs[0]?.download.url ?? '');
  stage.expectThat(
    '取回的与上传的逐字节相同 / what is fetched again is the same to the byte',
    hashOf(body) === proofs[0]?.sha256,
    body.length,
  );
}

async function refusedBefore(stage: Stage): Promise<void> {
  const ask = (file: object) => [UPLOADS, { application: stage.application(ji).id, files: [file] }] as const;
  await stage.refuses(
    { zh: '拟传Word文件', en: 'wants to upload a Word file' },
    ji,
    ask({ contentType: 'application/msword', size: 2048 }),
    'PROOF_TYPE',
    'A3',
  );
  await stage.refuses(
    { zh: '拟传超过10MB的文件', en: 'wants to upload more than 10 MB' },
    ji,
    ask({ contentType: PDF, size: MOST + 1 }),
    'PROOF_SIZE',
    'A3',
  );
}

/** The store refuses by the signed form alone, whatever a page was made to do with it. */
async function refusedByStore(stage: Stage): Promise<void> {
  const [large, other, liar] = (await askForms(
    stage,
    ji,
    Array.from({ length: 3 }, () => ({ contentType: PDF, size: 2048 })),
  )) as [UploadForm, UploadForm, UploadForm];
  const tooLarge = await stage.client.postForm(large, scan('大', PDF, MOST + 1));
  stage.expectThat(
    `声称2KB而传10MB多：存储拒绝（${tooLarge.code}） / said 2 KB and posts more than 10 MB: refused by the store`,
    tooLarge.status === 400 && tooLarge.code === 'EntityTooLarge',
    tooLarge,
  );
  const fields = other.fields.map(({ name, value }) => ({ name, value: name === 'key' ? value.replace(/\d+$/u, '999') : value }));
  const elsewhere = await stage.client.postForm({ ...other, fields }, scan('别处', PDF, 2048));
  const changed = JSON.stringify(fields) !== JSON.stringify(other.fields);
  stage.expectThat(
    `改了存放位置：存储拒绝（${elsewhere.code}） / with another key: refused by the store`,
    changed && elsewhere.status === 403 && elsewhere.code === 'AccessDenied',
    { changed, elsewhere },
  );
  if (stage.client.cutOff > 0) {
    const zh = `对象存储在拒绝时中断了${stage.client.cutOff}次连接，重试后得到答复。`;
    stage.book.remarks.push(`${zh} The store hung up ${stage.client.cutOff} times while refusing; asked again, it answered.`);
  }
  const taken = await stage.client.postForm(liar, Buffer.from('MZ 这是一个程序，不是扫描件'));
  const { proofs, problems } = await confirm(stage, ji, [large.number, other.number, liar.number]);
  stage.say(
    `${ji.name}确认这三件：${problems.map(({ number, text: { zh } }) => `第${number}号：${zh}`).join('')}`,
    `She confirms the three: ${problems.map(({ number, text: { en } }) => `${number}: ${en}`).join(' ')}`,
  );
  stage.expectThat(
    '内容与类型不符的确认时拒绝，未传到的也是 / one that lies about its type is found out, and so are those that never arrived',
    taken.status === 204 && proofs.length === 0 && problems.map(({ code }) => code).join() === 'PROOF_ABSENT,PROOF_ABSENT,PROOF_LIES',
    { taken, problems },
  );
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export const proofsChapter: ChapterOf = {
  zh: '佐证材料',
  en: 'Proofs',
  scenes: [missing, uploaded, refusedBefore, refusedByStore],
};
