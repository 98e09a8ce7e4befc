/** What a form may not be used for, and what is no form, at the object store over HTTP. */
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../schema/core/time.ts';
import { KEY, MOST, NOW, post, postRaw, SCAN, store, type Fields, type Form } from './upload-support.ts';

const without = ({ url, fields }: Form, name: string): Form => ({
  url,
  fields: Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name)),
});
const part = (name: string, value: string) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const parts = (fields: Fields) => Object.entries(fields).map(([name, value]) => part(name, value));
const FILE = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n';

describe('a form', () => {
  test('is made for a key that is written out', async () => {
    const { form } = await store();
    await expect(form('uploads/${filename}')).rejects.toThrow('written out');
  });

  const condition = (name: string) => `Invalid according to Policy: Policy Condition failed: ["eq","$${name}"`;
  test.each<[string, Fields, string]>([
    ['another key', { key: 'proofs/2024/a.pdf' }, condition('key')],
    ['a key that leads elsewhere', { key: `${KEY}/../../a.pdf` }, condition('key')],
    ['another type', { 'Content-Type': 'text/html' }, condition('Content-Type')],
    ['another date, whose key did not sign', { 'X-Amz-Date': '20240101T000000Z' }, 'The scope must be of the day'],
    ['another signer', { 'X-Amz-Credential': 'other/20240920/cn-northwest-1/s3/aws4_request' }, 'The access key here is'],
    ['another signature', { 'X-Amz-Signature': 'a'.repeat(64) }, 'The signature does not match'],
    ['another algorithm', { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' }, 'The signature does not match'],
    ['one field more', { acl: 'public-read' }, 'Invalid according to Policy: Extra input fields: acl'],
    ['a redirection', { success_action_redirect: 'https://example.org' }, 'Extra input fields: success_action_redirect'],
  ])('does not serve for %s', async (_, altered, message) => {
    const { form, kept } = await store();
    const refused = await post(await form(), SCAN, altered);
    expect(refused.status).toBe(403);
    expect(refused.message?.replaceAll('&quot;', '"')).toContain(message);
    expect(await kept()).toBe(0);
  });

  test('whose policy was rewritten does not serve', async () => {
    const { form } = await store();
    const one = await form();
    const policy = Buffer.from(one.fields['Policy'] ?? '', 'base64').toString('utf8');
    const rewritten = policy.replace(`1,${MOST}`, '1,9999999');
    expect(rewritten).not.toBe(policy);
    const refused = await post(one, SCAN, { Policy: Buffer.from(rewritten).toString('base64') });
    expect(refused).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('may carry what the store is asked to ignore', async () => {
    const { form } = await store();
    expect(await post(await form(), SCAN, { 'x-ignore-note': 'mine' })).toMatchObject({ status: 204 });
  });

  test.each(['key', 'Policy', 'X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'])(
    'without its field %s is refused',
    async (name) => {
      const { form } = await store();
      const refused = await post(without(await form(), name));
      expect(refused).toMatchObject({ status: 400, code: 'InvalidArgument' });
      expect(refused.message).toContain(`must contain a field named '${name.toLowerCase()}'`);
    },
  );

  test('without its type is refused: the policy names one', async () => {
    const { form } = await store();
    expect(await post(without(await form(), 'Content-Type'))).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  test('put together wrongly is refused, and nothing is kept of it', async () => {
    const { form, kept } = await store();
    const { url, fields } = await form();
    const all = parts(fields).join('');
    const cases: [string, string, string?][] = [
      ['InvalidArgument', `${FILE}${all}--edge--\r\n`], // the file first
      ['InvalidArgument', `${all}--edge--\r\n`], // no file
      ['InvalidArgument', `${all}${part('key', KEY)}${FILE}--edge--\r\n`], // a field twice
      ['MalformedPOSTRequest', `${all}${FILE.trimEnd()}`], // broken off inside the file
      ['MalformedPOSTRequest', `${all}${FILE}--ed`], // broken off inside the edge
      ['MalformedPOSTRequest', all], // broken off before the file
      ['MalformedPOSTRequest', ''],
      ['MalformedPOSTRequest', 'key=a&file=b'],
      ['MalformedPOSTRequest', `${all}${FILE}--edge--\r\n`, 'multipart/form-data'], // no edge told
      ['MaxPostPreDataLengthExceeded', `${part('note', 'x'.repeat(20_001))}${all}${FILE}--edge--\r\n`],
      ['PreconditionFailed', '{}', 'application/json'],
    ];
    for (const [code, body, type] of cases) expect({ body, ...(await postRaw(url, body, type)) }).toMatchObject({ body, code });
    expect(await kept()).toBe(0);
    expect(await postRaw(url, `${all}${FILE}--edge--\r\n`)).toMatchObject({ status: 204 });
  });

  test('of a client that goes away in the middle leaves nothing, and the store goes on', async () => {
    const { form, kept } = await store();
    const one = await form();
    const head = Buffer.from(`${parts(one.fields).join('')}${FILE.trimEnd()}`);
    const gone = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(head)),
      pull: () => gone.abort(),
    });
    const request = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=edge' },
      body,
      duplex: 'half',
      signal: gone.signal,
    };
    await expect(fetch(one.url, request)).rejects.toThrow('abort');
    await expect.poll(kept).toBe(0);
    expect(await post(one)).toMatchObject({ status: 204 });
    expect(await kept()).toBe(1);
  });

  test('may leave its key open at the end, and ask for an answer with what was stored', async () => {
    const { client, files } = await store();
    const one = await createPresignedPost(client, {
      Bucket: 'files',
      Key: 'imports/${filename}',
      Fields: { success_action_status: '201' },
      Conditions: [['content-length-range', 1, MOST]],
      Expires: (NOW + MINUTE - Date.now()) / SECOND,
    });
    const made = await post(one, SCAN, { key: 'imports/二中 & 三中.xlsx' });
    expect(made).toMatchObject({ status: 201 });
    expect(made.text).toContain('<Bucket>files</Bucket><Key>imports/二中 &amp; 三中.xlsx</Key><ETag>&quot;');
    expect(await files.head('imports/二中 & 三中.xlsx')).toMatchObject({ size: SCAN.length, contentType: 'binary/octet-stream' });
    expect(await post(one, SCAN, { key: 'exports/a' })).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});
