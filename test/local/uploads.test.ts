/** Uploads from end to end on one machine: posted with a form, looked at, read, and copied to where they stay. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Listener } from '../../functions/local/http.ts';
import { inLetterbox, withLetterbox } from '../../functions/runtime/letterbox.ts';
import { LETTERBOX } from '../../schema/core/letterbox.ts';
import { SECOND } from '../../schema/core/time.ts';
import { adapter, KEY, MOST, NOW, PDF, post, SCAN, store, whole } from './upload-support.ts';

describe('a scan posted with its form', () => {
  test('lies under the key of the form, with the type of the form, and can be read back', async () => {
    const { files, form } = await store();
    expect(await files.head(KEY)).toBeNull();
    expect(await post(await form())).toMatchObject({ status: 204, text: '' });
    const head = await files.head(KEY);
    expect(head).toEqual({ size: SCAN.length, contentType: PDF, tag: `"${createHash('md5').update(SCAN).digest('hex')}"` });
    expect(await whole(await files.read(KEY, head?.tag ?? ''))).toEqual(SCAN);
  });

  test('is copied to where no form reaches, and fetched from there under a name', async () => {
    const { files, form, clock } = await store();
    const proof = 'proofs/2024/获奖证书 1+1.pdf';
    await post(await form());
    const { tag = '' } = (await files.head(KEY)) ?? {};
    expect(await files.copy(KEY, proof, tag)).toBe(true);
    await post(await form(), Buffer.from('something else'));
    expect(await files.head(proof)).toEqual({ size: SCAN.length, contentType: PDF, tag });
    const link = await files.signedUrl(proof, { fileName: '证书.pdf', contentType: PDF, now: clock.now, seconds: 60 });
    const got = await fetch(link);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(SCAN);
    expect(got.headers.get('content-type')).toBe(PDF);
  });

  test('for the letter box goes there and nowhere else, is read and removed there; what is kept lies in the bucket of files (G21)', async () => {
    const [bucket, box] = [await store(), await store()];
    const files = withLetterbox(bucket.files, box.files);
    const about = { contentType: PDF, least: 1, most: MOST, now: NOW, seconds: 900 };
    const key = `${LETTERBOX}a-mark`;
    const form = await files.postForm(key, about);
    expect(form.url).toBe(box.url);
    await post(form);
    await post(await files.postForm(KEY, about));
    expect([await bucket.kept(), await box.kept()]).toEqual([1, 1]);
    expect(await whole(await files.read(key))).toEqual(SCAN);
    expect((await files.head(key))?.size).toBe(SCAN.length);
    await files.remove(key);
    expect([await bucket.kept(), await box.kept(), await files.head(key)]).toEqual([1, 0, null]);
    expect(inLetterbox({ FILES_BUCKET: 'files', LETTERBOX_BUCKET: 'box', S3_ENDPOINT: 'http://s3' })).toEqual({
      FILES_BUCKET: 'box',
      S3_ENDPOINT: 'http://s3',
    });
  });

  test('is removed with its bytes, once or twice, and the copy stays', async () => {
    const { files, form, kept } = await store();
    await post(await form());
    const { tag = '' } = (await files.head(KEY)) ?? {};
    await files.copy(KEY, 'proofs/a.pdf', tag);
    await files.remove(KEY);
    await files.remove(KEY);
    expect([await files.head(KEY), await files.read(KEY, tag), await kept()]).toEqual([null, null, 1]);
    expect(await files.head('proofs/a.pdf')).toMatchObject({ size: SCAN.length });
  });

  test('is served to be saved, under a harmless name and as what it was checked to be', async () => {
    const { files, form, clock } = await store();
    await post(await form());
    const named = async (fileName: string, contentType: string) => {
      const { headers } = await fetch(await files.signedUrl(KEY, { fileName, contentType, now: clock.now, seconds: 60 }));
      return [headers.get('content-disposition'), headers.get('content-type')];
    };
    expect(await named('../证书 (1)\u202E.hta', PDF)).toEqual(["attachment; filename*=UTF-8''%E8%AF%81%E4%B9%A6%20%281%29.pdf", PDF]);
    expect(await named('CON.pdf', 'image/png')).toEqual(["attachment; filename*=UTF-8''_CON.png", 'image/png']);
    expect(await named('\uD800', 'text/html')).toEqual(["attachment; filename*=UTF-8''%E6%9D%90%E6%96%99.bin", 'text/html']);
  });

  test('may have as many bytes as were allowed, and one less, and no more and none', async () => {
    const { files, form, kept } = await store();
    expect(await post(await form(), Buffer.alloc(0))).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect(await post(await form(), Buffer.alloc(MOST + 1))).toMatchObject({ status: 400, code: 'EntityTooLarge' });
    expect(await post(await form(), Buffer.alloc(MOST * 3000))).toMatchObject({ status: 400, code: 'EntityTooLarge' });
    expect(await kept()).toBe(0);
    for (const size of [MOST - 1, MOST, 1]) {
      expect(await post(await form(), Buffer.alloc(size))).toMatchObject({ status: 204 });
      expect(await files.head(KEY)).toMatchObject({ size });
    }
    expect(await kept()).toBe(1);
  });

  test('comes in time until the last millisecond of its form by the local clock, and then too late', async () => {
    const { form, clock, kept } = await store();
    const one = await form();
    const end = Math.floor(NOW / SECOND) * SECOND + 900 * SECOND;
    clock.now = end;
    const late = await post(one);
    expect(late).toMatchObject({ status: 403, code: 'AccessDenied', message: 'Invalid according to Policy: Policy expired.' });
    expect(await kept()).toBe(0);
    clock.now = end - 1;
    expect(await post(one)).toMatchObject({ status: 204 });
  });

  test('replaces the one before, until its form expires', async () => {
    const { files, form, kept } = await store();
    const one = await form();
    await post(one);
    const before = await files.head(KEY);
    await post(one, Buffer.from('%PDF-1.7 another'));
    expect((await files.head(KEY))?.tag).not.toBe(before?.tag);
    expect(await kept()).toBe(1);
  });

  test('meets ninety-nine others at once, and forty of them under one key', async () => {
    const { files, form, kept } = await store();
    const sizes = Array.from({ length: 100 }, (_, index) => index + 1);
    const keyOf = (size: number) => (size > 60 ? KEY : `uploads/2024/${size}`);
    const answers = await Promise.all(sizes.map(async (size) => post(await form(keyOf(size)), Buffer.alloc(size, size))));
    expect(answers.filter(({ status }) => status !== 204)).toEqual([]);
    expect(await kept()).toBe(61);
    for (const size of [1, 33, 60]) {
      const head = await files.head(keyOf(size));
      expect(await whole(await files.read(keyOf(size), head?.tag ?? ''))).toEqual(Buffer.alloc(size, size));
    }
    const last = await files.head(KEY);
    expect(await whole(await files.read(KEY, last?.tag ?? ''))).toEqual(Buffer.alloc(last?.size ?? 0, last?.size));
  });

  test('of some megabytes arrives byte for byte', async () => {
    const { files, form } = await store();
    const scan = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * index) % 251));
    expect(await post(await form(KEY, { most: scan.length }), scan)).toMatchObject({ status: 204 });
    const head = await files.head(KEY);
    expect((await whole(await files.read(KEY, head?.tag ?? '')))?.equals(scan)).toBe(true);
  });
});

describe('what was replaced after it was checked', () => {
  test('is not read and not copied', async () => {
    const { files, form } = await store();
    await post(await form());
    const { tag = '' } = (await files.head(KEY)) ?? {};
    await post(await form(), Buffer.from('%PDF-1.7 replaced'));
    expect(await files.read(KEY, tag)).toBeNull();
    expect(await files.copy(KEY, 'proofs/a.pdf', tag)).toBe(false);
    expect(await files.head('proofs/a.pdf')).toBeNull();
  });

  test('nor is what was never there', async () => {
    const { files } = await store();
    expect(await files.read(KEY, '"tag"')).toBeNull();
    expect(await files.copy(KEY, 'proofs/a.pdf', '"tag"')).toBe(false);
  });
});

describe('a store that may not be listed', () => {
  /** S3 without the right to list: what is missing is forbidden. */
  const forbidding =
    (there: boolean): Listener =>
    (request, response) => {
      if (request.method === 'HEAD' && there) response.writeHead(200, { etag: '"tag"', 'content-length': 3 }).end();
      else response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
    };

  test('says by forbidding that something is missing', async () => {
    const { files } = await adapter(forbidding(false));
    expect(await files.head(KEY)).toBeNull();
    expect(await files.read(KEY, '"tag"')).toBeNull();
    expect(await files.copy(KEY, 'proofs/a.pdf', '"tag"')).toBe(false);
  });

  test('is not believed where the object is there: then it is a grant that is missing', async () => {
    const { files } = await adapter(forbidding(true));
    await expect(files.read(KEY, '"tag"')).rejects.toMatchObject({ status: 403 });
    await expect(files.copy(KEY, 'proofs/a.pdf', '"tag"')).rejects.toMatchObject({ status: 403 });
  });
});

describe('a page of another origin', () => {
  const ask = (url: string, method: string) =>
    fetch(url, { method: 'OPTIONS', headers: { origin: 'https://zc.example.cn', 'access-control-request-method': method } });

  test.each(['POST', 'GET', 'HEAD'])('may %s', async (method) => {
    const { url } = await store();
    const answer = await ask(url, method);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toContain(method);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test.each(['PUT', 'DELETE'])('may not %s', async (method) => {
    const { url } = await store();
    const answer = await ask(`${url}/uploads/a`, method);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('sees whether its post was taken or refused', async () => {
    const { form } = await store();
    const one = await form();
    expect((await post(one)).headers.get('access-control-allow-origin')).toBe('*');
    expect((await post(one, Buffer.alloc(0))).headers.get('access-control-allow-origin')).toBe('*');
  });
});
