/** A3: PDFs that do more than show their pages, uploaded as proofs and as files of a posting. */
import { describe, expect, it } from 'vitest';
import { POSTING_CONFIRM } from '../support/forms.ts';
import { objectStreamOf, PAGES, pdfOf, scanned } from '../support/pdfs.ts';
import { posting, uploadedTo } from '../support/postings.ts';
import { begun, confirm, forms } from '../support/uploads.ts';
import { city } from '../support/world.ts';

const PDF = 'application/pdf';
const script = pdfOf(['<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/JS(app.alert\\(1\\))>>>>', PAGES]);
const launch = pdfOf(['<</Type/Catalog/OpenAction 50 0 R>>', objectStreamOf(['<</S/Launch/F(cmd.exe)>>'])]);
const locked = pdfOf(['<</Type/Catalog/Pages 2 0 R>>', PAGES], '/Encrypt 9 0 R');
const plain = scanned(Buffer.from('一张扫描的证书'), '/OpenAction[3 0 R/Fit]');

describe('刘洋’s proof', () => {
  it('with a script, a program to start or a password does not count, and is told what is in it and what to do', async () => {
    const world = await city();
    const application = await begun(world);
    const files = [script, launch, locked, plain];
    const given = await forms(
      world,
      application,
      files.map(({ length: size }) => ({ contentType: PDF, size })),
    );
    for (const [index, form] of given.entries()) expect(world.post(form, files[index] ?? Buffer.alloc(0))).toBeNull();
    const { proofs, problems } = await confirm(world, application, 1, 2, 3, 4);
    expect(proofs).toMatchObject([{ number: 4, state: 'READY' }]);
    expect(problems).toMatchObject([
      {
        number: 1,
        code: 'PROOF_ACTIVE',
        text: { zh: expect.stringMatching(/脚本（JavaScript）、打开或翻页时自动执行的动作.*另存为PDF/u) },
      },
      { number: 2, code: 'PROOF_ACTIVE', text: { zh: expect.stringContaining('启动其他程序的动作') } },
      { number: 3, code: 'PROOF_ENCRYPTED', text: { zh: expect.stringContaining('已加密') } },
    ]);
    expect([...world.stored.keys()].filter((key) => key.startsWith('proofs/'))).toHaveLength(1);
  });

  it('printed anew counts under the same number', async () => {
    const world = await city();
    const application = await begun(world);
    const [form] = await forms(world, application, [{ contentType: PDF, size: 2048 }]);
    world.post(form ?? expect.fail(), script);
    expect((await confirm(world, application, 1)).proofs).toEqual([]);
    world.post(form ?? expect.fail(), plain);
    expect((await confirm(world, application, 1)).proofs).toMatchObject([{ number: 1 }]);
  });
});

describe('陈静’s record of a meeting', () => {
  it('with a script is refused, and without is attached', async () => {
    const world = await city();
    const { id } = await posting(world);
    expect(await world.refusal('chen', POSTING_CONFIRM, await uploadedTo(world, id, script))).toBe('PROOF_ACTIVE');
    expect(await world.refusal('chen', POSTING_CONFIRM, await uploadedTo(world, id, locked))).toBe('PROOF_ENCRYPTED');
    expect(await world.refusal('chen', POSTING_CONFIRM, await uploadedTo(world, id, plain))).toBeNull();
  });
});
