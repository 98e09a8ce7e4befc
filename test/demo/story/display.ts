/** Proof that it hangs in the unit: a photograph, put straight to the object store and checked like any scan (A3, U3). */
import { createHash } from 'node:crypto';
import { scan } from '../../support/scans.ts';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { ASK_DISPLAY, CONFIRM_DISPLAY } from '../posting-graphql.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { yang } = APPLICANTS;
const { highSchool: chen, hospital: huang } = SEEDED;

type Form = { upload: string; url: string; fields: { name: string; value: string }[] };
type Attached = { confirmPostingUpload: { attachments: { number: number; kind: string; size: number; sha256: string }[] } };

async function photographed(stage: Stage): Promise<void> {
  const photograph = scan('公示栏照片', 'image/jpeg', 4096);
  const wanted = (contentType: string) => [ASK_DISPLAY, { input: { posting: stage.posting(yang), contentType, size: 4096 } }] as const;
  await stage.refuses({ zh: '上传公示视频', en: 'wants to upload a film of the display' }, chen, wanted('video/mp4'), 'PROOF_TYPE', 'A3');
  await stage.refuses(
    { zh: '为别的单位的公示上传照片', en: 'brings a photograph for another unit’s posting' },
    huang,
    wanted('image/jpeg'),
    'POSTING_UNKNOWN',
    'P10',
  );
  const attach = async (file: Uint8Array, kind: string) => {
    const { requestPostingUpload: form } = await stage.client.ask<{ requestPostingUpload: Form }>(chen.account, ...wanted('image/jpeg'));
    await stage.client.postForm(form, file);
    return [CONFIRM_DISPLAY, { input: { posting: stage.posting(yang), upload: form.upload, kind } }] as const;
  };
  const liar = await attach(Buffer.from('GIF89a 不是照片'), 'DISPLAY');
  await stage.refuses({ zh: '冒充照片的文件', en: 'a file that is no photograph' }, chen, liar, 'PROOF_LIES', 'A3');
  const { confirmPostingUpload } = await stage.client.ask<Attached>(chen.account, ...(await attach(photograph, 'DISPLAY')));
  const [attached, ...more] = confirmPostingUpload.attachments;
  stage.say(`${chen.name}上传公示栏照片，附入${yang.name}的公示。`, `${chen.english} attaches a photograph of the display.`);
  const sha256 = createHash('sha256').update(photograph).digest('hex');
  stage.expectThat(
    '照片经核验，摘要相同 / the photograph was checked and is the very file',
    more.length === 0 && attached?.kind === 'DISPLAY' && attached.sha256 === sha256,
    confirmPostingUpload.attachments,
  );
}

export const displayChapter: ChapterOf = { zh: '公示佐证', en: 'Proof of the display', scenes: [photographed] };
