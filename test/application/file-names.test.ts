/** A3: a name decides what a computer does with a file; it is made harmless, and ends as the type that was checked does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../schema/core/file-name.ts';
import { CONFIRM } from '../support/forms.ts';
import { scan } from '../support/scans.ts';
import { begun, one } from '../support/uploads.ts';
import { city } from '../support/world.ts';

const PDF = 'application/pdf';
const [JPEG, PNG] = ['image/jpeg', 'image/png'];
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the name of a file', () => {
  it.each([
    ['获奖证书.pdf', PDF, '获奖证书.pdf'],
    ['获奖证书.PDF', PDF, '获奖证书.pdf'],
    ['照片.jpeg', JPEG, '照片.jpeg'],
    ['照片.JPG', JPEG, '照片.jpg'],
    ['照片.png', JPEG, '照片.jpg'],
    ['照片', PNG, '照片.png'],
    ['2024年9月10.5获奖', PDF, '2024年9月10.5获奖.pdf'],
    ['论文（第2版）“终稿”', PDF, '论文（第2版）“终稿”.pdf'],
    ['x.hta', PDF, 'x.pdf'],
    ['x.tar.pdf', PDF, 'x.tar.pdf'],
    ['invoice.pdf.exe', PDF, 'invoice.pdf'],
    ['invoice.pdf          .exe', PDF, 'invoice.pdf'],
    ['证书\u202Efdp.exe', PDF, '证书fdp.pdf'],
    ['证\u200B书\uFEFF.pdf', PDF, '证书.pdf'],
    ['证书\r\nContent-Type: text/html.pdf', PDF, 'html.pdf'],
    ['CON', PDF, '_CON.pdf'],
    ['nul.pdf', PDF, '_nul.pdf'],
    ['Com¹.tar.pdf', PDF, '_Com¹.tar.pdf'],
    ['控制.con.pdf', PDF, '控制.con.pdf'],
    ['../../etc/passwd', PDF, 'passwd.pdf'],
    ['C:\\Users\\liu\\证书.pdf', PDF, '证书.pdf'],
    ['C:证书.pdf', PDF, '证书.pdf'],
    ['证书/', PDF, '证书.pdf'],
    ['证书.pdf:藏.exe', PDF, '证书.pdf_藏.pdf'],
    ['a<b>"c"|d?*.pdf', PDF, 'a_b_c_d_.pdf'],
    [' .证书. .pdf. ', PDF, '证书.pdf'],
    ['e\u0301.pdf', PDF, 'é.pdf'],
    ['\uD800证书.pdf', PDF, '证书.pdf'],
    ['.pdf', PDF, '材料.pdf'],
    ['', PDF, '材料.pdf'],
    ['..', JPEG, '材料.jpg'],
    ['\u200B', PNG, '材料.png'],
    ['汇总表', WORKBOOK, '汇总表.xlsx'],
    ['核查案件.csv', 'text/csv; charset=utf-8', '核查案件.csv'],
    ['x.html', 'text/html', 'x.bin'],
    ['评审表.exe', 'application/zip', '评审表.zip'],
    ['归档-2024.zip.001', 'application/octet-stream', '归档-2024.zip.001'],
    ['归档.zip.exe', 'application/octet-stream', '归档.zip.bin'],
  ])('%j as %s becomes %j', (name, contentType, clean) => {
    expect(cleanFileName(name, contentType)).toBe(clean);
  });

  it('is cut where it is too long, and keeps its ending', () => {
    for (const letter of ['a', '证', '𠮷']) {
      const name = cleanFileName(`${letter.repeat(500)}.pdf`, PDF);
      expect(name.endsWith(`${letter}.pdf`)).toBe(true);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(Buffer.byteLength(name)).toBeGreaterThan(110);
    }
  });

  it('whatever was typed, is harmless, ends as its type does, and is the same when it is cleaned again', () => {
    const harmful = fc.constantFrom(
      'CON',
      'nul',
      'com1',
      '.',
      ' ',
      '/',
      '\\',
      ':',
      '\u202E',
      '\u0000',
      '.exe',
      '.pdf',
      '..',
      '\uD800',
      '証',
      'C:',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(harmful, fc.string()), { maxLength: 80 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom(PDF, JPEG, PNG, WORKBOOK, 'text/html'), (name, contentType) => {
        const clean = cleanFileName(name, contentType);
        expect(clean).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$|[. ]\.(?:pdf|jpg|jpeg|png|xlsx|bin)$/u);
        expect(clean).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *\./iu);
        expect(clean).toMatch(
          { [PDF]: /.\.pdf$/u, [JPEG]: /.\.jpe?g$/u, [PNG]: /.\.png$/u, [WORKBOOK]: /.\.xlsx$/u }[contentType] ?? /.\.bin$/u,
        );
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(cleanFileName(clean, contentType)).toBe(clean);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the name of a proof', () => {
  const NAMES = 'query ($id: ID!) { node(id: $id) { ... on Application { proofs { title fileName } } } }';

  it('is kept and shown as it may be served: 刘洋’s files under names that would start programs', async () => {
    const world = await city();
    const application = await begun(world);
    const names = ['../../x.hta', 'CON', '证书\u202Efdp.exe', '\u200B', `${'长'.repeat(300)}.pdf`];
    for (const [index, fileName] of names.entries()) {
      const form = await one(world, application);
      world.post(form, scan(`第${index}件`));
      const { confirmUploads } = await world.does('liu', CONFIRM, {
        application,
        files: [{ number: form.number, title: '证书', fileName }],
      });
      expect(confirmUploads.problems).toEqual([]);
    }
    const { node } = await world.does('liu', NAMES, { id: application });
    const kept = ['x.pdf', '_CON.pdf', '证书fdp.pdf', '材料.pdf', expect.stringMatching(/^长{60,}\.pdf$/u)];
    expect(node.proofs.map(({ fileName }: { fileName: string }) => fileName)).toEqual(kept);
  });

  it('of a thousand characters and more is refused', async () => {
    const world = await city();
    const application = await begun(world);
    const files = [{ number: 1, title: '证书', fileName: 'a'.repeat(1001) }];
    expect(await world.refusal('liu', CONFIRM, { application, files })).toBe('INPUT_INVALID');
  });
});
