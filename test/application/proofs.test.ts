/** A3: proofs, from the form to the file that counts; files that lie, forms that have expired, other people’s keys. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../schema/core/file-kind.ts';
import { applicationIn, CONFIRM, proofs, REMOVE, RETURN, submit, UPLOADS, sendAgain } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { scan } from '../support/scans.ts';
import { begun, confirm, forms, named, one } from '../support/uploads.ts';
import { city } from '../support/world.ts';

const MB = 1024 * 1024;
const PDF = 'application/pdf';

describe('an upload', () => {
  it('counts once it is confirmed: its SHA-256 is computed here, it lies where no form reaches, and can be fetched', async () => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application);
    expect(form).toMatchObject({ number: 1, expiresAt: '2024-09-11T09:30:00.000+08:00' });
    const file = scan('获奖证书');
    expect(world.post(form, file)).toBeNull();
    const { proofs: ready, problems } = await confirm(world, application, 1);
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(problems).toEqual([]);
    expect(ready).toEqual([{ number: 1, state: 'READY', size: file.length, sha256, contentType: PDF }]);
    expect([...world.stored.keys()].filter((key) => key.startsWith('proofs/'))[0]).toMatch(new RegExp(`/1-${sha256}$`, 'u'));
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Application { proofs { title download { url expiresAt } } } } }',
      { id: application },
    );
    expect(node.proofs[0]).toMatchObject({ title: '材料1', download: { expiresAt: '2024-09-11T09:10:00.000+08:00' } });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('overwritten after it was confirmed, changes nothing: what was checked is what is kept', async () => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application);
    world.post(form, scan('真'));
    await confirm(world, application, 1);
    world.post(form, scan('另一份'));
    const kept = [...world.stored].find(([key]) => key.startsWith('proofs/'))?.[1];
    expect(kept).toEqual(scan('真'));
    expect((await confirm(world, application, 1)).problems).toMatchObject([{ number: 1, code: 'PROOF_NUMBER' }]);
  });

  it.each([
    ['a picture that says it is a PDF', scan('x', 'image/png'), PDF],
    ['text that says it is a PDF', Buffer.from('not a PDF at all'), PDF],
    ['a PDF that says it is a picture', scan('x'), 'image/jpeg'],
    ['one byte', Buffer.from('%'), PDF],
    ['a PNG of eight bytes', scan('', 'image/png').subarray(0, 8), 'image/png'],
    ['a JPEG of four bytes and zeros', Buffer.concat([scan('', 'image/jpeg').subarray(0, 4), Buffer.alloc(500)]), 'image/jpeg'],
    ['a PDF of nine bytes', Buffer.from('%PDF-1.4\n'), PDF],
    ['a header too far behind', Buffer.concat([Buffer.alloc(1020, 0x20), scan('x')]), PDF],
    ['a page with a script', Buffer.from('<html><script>'), 'image/png'],
  ])('%s does not count, and says why; a right one under the same number does', async (_, file, contentType) => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application, contentType, 2000);
    expect(world.post(form, file)).toBeNull();
    const { proofs: ready, problems } = await confirm(world, application, 1);
    expect(ready).toEqual([]);
    expect(problems).toMatchObject([{ number: 1, code: 'PROOF_LIES' }]);
    expect(world.post(form, scan('x', contentType as typeof PDF))).toBeNull();
    expect((await confirm(world, application, 1)).proofs).toHaveLength(1);
  });

  it.each([
    ['image/jpeg', 'photo'],
    ['image/png', 'page'],
    [PDF, 'document'],
  ] as const)('takes %s', async (contentType, content) => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application, contentType);
    world.post(form, scan(content, contentType));
    expect((await confirm(world, application, 1)).proofs).toMatchObject([{ contentType, state: 'READY' }]);
  });

  it('behind the mark of UTF-8, under whatever name browsers give its type, is taken (A3); the refusal says what was found and what to do', async () => {
    const world = await city();
    const application = await begun(world);
    const bom = Buffer.concat([Buffer.from('efbbbf', 'hex'), scan('x')]);
    const types = ['Application/PDF', 'application/x-pdf', 'application/wps-office.pdf', 'image/jpg', 'image/pjpeg', 'image/x-png'];
    const asked = await forms(
      world,
      application,
      [...types, 'application/pdf; charset=binary'].map((contentType) => ({ contentType, size: 100 })),
    );
    const files = [
      bom,
      bom,
      bom,
      scan('a', 'image/jpeg'),
      scan('b', 'image/jpeg'),
      scan('c', 'image/png'),
      Buffer.from('PK\u0003\u0004 docx'),
    ];
    for (const [index, form] of asked.entries()) expect(world.post(form, files[index] ?? Buffer.alloc(0))).toBeNull();
    const { proofs: ready, problems } = await confirm(world, application, 1, 2, 3, 4, 5, 6, 7);
    expect(ready.map(({ contentType }: { contentType: string }) => contentType)).toEqual([
      ...Array.from({ length: 3 }, () => PDF),
      'image/jpeg',
      'image/jpeg',
      'image/png',
    ]);
    expect(problems).toMatchObject([
      {
        code: 'PROOF_LIES',
        text: {
          zh: '文件内容为压缩包或Office、WPS文档，与上传时填报的类型（PDF）不一致；可接受：PDF、JPEG、PNG。请另存、导出或重新扫描为上述类型后再上传。',
        },
      },
    ]);
  });

  it('is what it begins with: an archive in which a PDF lies as it is, or a page that quotes one, is no PDF', () => {
    const kinds = [
      'PK\u0003\u0004\u0000a.pdf%PDF-1.7',
      '\u00d0\u00cf\u0011\u00e0%PDF-1.7',
      '<!doctype html>%PDF-1.7',
      'From: a\r\n\r\n%PDF-1.7',
    ];
    expect(kinds.map((text) => kindOf(Buffer.from(text, 'latin1')).type)).toEqual([null, null, null, PDF]);
  });

  it('of 10 MB is taken, of one byte more refused by the store, of no byte as well', async () => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application, PDF, 10 * MB);
    expect(world.post(form, scan('x', PDF, 10 * MB + 1))).toBe('EntityTooLarge');
    expect(world.post(form, Buffer.alloc(0))).toBe('EntityTooSmall');
    expect(world.post(form, scan('x', PDF, 10 * MB))).toBeNull();
    expect((await confirm(world, application, 1)).proofs).toMatchObject([{ size: 10 * MB }]);
  });

  it('asked for with 2,048 bytes takes 2,048 and no more, also when the form is asked for again under its key', async () => {
    const world = await city();
    const application = await begun(world);
    const wanted = [
      { contentType: PDF, size: 2048 },
      { contentType: PDF, size: 300 },
    ];
    const [form, smaller] = await forms(world, application, wanted, 'liu', 'asked-for-2048');
    const [again] = await forms(world, application, wanted, 'liu', 'asked-for-2048');
    for (const each of [form, again]) {
      expect(world.post(each ?? expect.fail(), scan('x', PDF, 2049))).toBe('EntityTooLarge');
      expect(world.post(each ?? expect.fail(), scan('x', PDF, 2048))).toBeNull();
    }
    expect(world.post(smaller ?? expect.fail(), scan('x', PDF, 301))).toBe('EntityTooLarge');
    expect(again?.number).toBe(form?.number);
    expect((await confirm(world, application, 1)).proofs).toMatchObject([{ size: 2048 }]);
  });

  it('with an expired form, another key or another type is refused by the store; what never came does not count', async () => {
    const world = await city();
    const application = await begun(world);
    const form = await one(world, application);
    expect(world.post(form, scan('x'), { key: 'uploads/somebody-else/1' })).toBe('AccessDenied');
    expect(world.post(form, scan('x'), { contentType: 'text/html' })).toBe('AccessDenied');
    world.at('2024-09-11T09:30:00+08:00');
    expect(world.post(form, scan('x'))).toBe('AccessDenied');
    expect((await confirm(world, application, 1)).problems).toMatchObject([{ code: 'PROOF_ABSENT' }]);
  });
});

describe('limits are told before the upload', () => {
  it.each([
    ['another type', [{ contentType: 'application/zip', size: 1 }], 'PROOF_TYPE'],
    ['no byte', [{ contentType: PDF, size: 0 }], 'PROOF_SIZE'],
    ['a byte too many', [{ contentType: PDF, size: 10 * MB + 1 }], 'PROOF_SIZE'],
    ['no file', [], 'TOO_MANY_PROOFS'],
    ['101 files', Array.from({ length: 101 }, () => ({ contentType: PDF, size: 1 })), 'TOO_MANY_PROOFS'],
  ])('%s', async (_, files, code) => {
    const world = await city();
    expect(await world.refusal('liu', UPLOADS, { application: await begun(world), files })).toBe(code);
  });

  it('a hundred at once are uploaded and counted; one more is refused until one is removed; numbers never come again', async () => {
    const world = await city();
    const application = await begun(world);
    const wanted = Array.from({ length: 100 }, () => ({ contentType: PDF, size: 100 }));
    const given = await forms(world, application, wanted);
    expect(given.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    for (const form of given) expect(world.post(form, scan(`第${form.number}件`))).toBeNull();
    const tens = Array.from({ length: 10 }, (_, ten) => given.slice(ten * 10, ten * 10 + 10).map(({ number }) => number));
    const confirmed = await Promise.all(tens.map((numbers) => confirm(world, application, ...numbers)));
    expect(confirmed.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await world.refusal('liu', UPLOADS, { application, files: [{ contentType: PDF, size: 1 }] })).toBe('TOO_MANY_PROOFS');
    await world.does('liu', REMOVE, { application, number: 100 });
    expect((await one(world, application)).number).toBe(101);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('eleven in one confirmation, or a proof twice, are refused', async () => {
    const world = await city();
    const application = await begun(world);
    const files = Array.from({ length: 11 }, (_, index) => named(index + 1));
    expect(await world.refusal('liu', CONFIRM, { application, files })).toBe('CONFIRM_AT_MOST');
    expect(await world.refusal('liu', CONFIRM, { application, files: [named(1), named(1)] })).toBe('CONFIRM_AT_MOST');
    expect(await world.refusal('liu', CONFIRM, { application, files: [{ ...named(1), title: '' }] })).toBe('INPUT_INVALID');
    expect((await confirm(world, application, 7)).problems).toMatchObject([{ number: 7, code: 'PROOF_NUMBER' }]);
  });
});

describe('other people', () => {
  it('neither ask, confirm nor remove for somebody else’s application', async () => {
    const world = await city();
    const application = await begun(world);
    await proofs(world, 'liu', application, 1);
    for (const [document, rest] of [
      [UPLOADS, { files: [{ contentType: PDF, size: 1 }] }],
      [CONFIRM, { files: [named(1)] }],
      [REMOVE, { number: 1 }],
    ] as const) {
      expect(await world.refusal('yang', document, { application, ...rest })).toBe('APPLICATION_UNKNOWN');
    }
  });

  it('the same file in two people’s applications is remembered, for the bureau and supervisors alone (V6)', async () => {
    const world = await city();
    const [mine, theirs] = [await begun(world, 'liu'), await begun(world, 'yang')];
    for (const [who, application] of [
      ['liu', mine],
      ['yang', theirs],
    ] as const) {
      const [form] = await forms(world, application, [{ contentType: PDF, size: 100 }], who);
      world.post(form ?? expect.fail(), scan('同一份获奖证书'));
      await world.does(who, CONFIRM, { application, files: [named(1)] });
    }
    const alsoIn = async (who: string) =>
      (await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on Application { proofs { alsoIn } } } }', { id: mine })).node
        ?.proofs[0].alsoIn;
    expect(await alsoIn('he')).toEqual([theirs]);
    expect(await alsoIn('liu')).toBeNull();
  });
});

describe('a submitted proof', () => {
  it('cannot be removed, also after the application has come back; a proof added since can', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'SUBMITTED');
    expect(await world.refusal('liu', REMOVE, { application: handle.id, number: 1 })).toBe('NOT_EDITABLE');
    const { returnApplication } = await world.does('chen', RETURN, { application: handle.id, version: handle.version, opinion: '请补充' });
    expect(await world.refusal('liu', REMOVE, { application: handle.id, number: 1 })).toBe('PROOF_SUBMITTED');
    const [added = 0] = await proofs(world, 'liu', handle.id, 1);
    await world.does('liu', REMOVE, { application: handle.id, number: added });
    expect(await world.refusal('liu', REMOVE, { application: handle.id, number: added })).toBe('PROOF_UNKNOWN');
    const { id } = await sendAgain(world, 'liu', returnApplication);
    expect(id).toBe(handle.id);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('removed while the application is submitted: either wins, and what was submitted is whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const world = await city();
      const { id, version } = await applicationIn(world, 'DRAFT');
      const [added = 0] = await proofs(world, 'liu', id, 1);
      await Promise.all([submit(world, 'liu', { id, version }), world.ask('liu', REMOVE, { application: id, number: added })]);
      expect(wrongWith(await dump(world))).toEqual([]);
    }
  });
});
