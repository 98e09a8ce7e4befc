/** Requests to AWS as runtime/aws.ts signs and sends them: tried again where that makes sense, and only there. */
import { readdirSync, readlinkSync } from 'node:fs';
import { Readable } from 'node:stream';
import { onTestFinished, describe, expect, test, vi } from 'vitest';
import { host, readBody, type Listener } from '../../functions/local/http.ts';
import { whyDenied } from '../../functions/local/signature.ts';
import { toGraphQLError } from '../../functions/runtime/errors.ts';
import { askJson, AwsError, endpointOf, send } from '../../functions/runtime/aws.ts';
import { bucketOf } from '../../functions/runtime/s3-client.ts';
import { s3Files } from '../../functions/runtime/s3-files.ts';
import { s3Reading } from '../../functions/runtime/s3-reading.ts';
import { s3Uploads } from '../../functions/runtime/s3-uploads.ts';
import { MINUTE } from '../../schema/core/time.ts';

type Answer = (request: Parameters<Listener>[0], response: Parameters<Listener>[1]) => void;

/** A service that answers so, one after the other; the last one from then on. */
async function service(...answers: Answer[]) {
  const seen: { headers: Record<string, unknown>; body: string }[] = [];
  const served = await host(async (request, response) => {
    const body = String((await readBody(request, 2 ** 20)) ?? '');
    seen.push({ headers: request.headers, body });
    (answers[seen.length - 1] ?? answers.at(-1))?.(request, response);
  });
  onTestFinished(() => served.close());
  return { url: served.url, seen };
}

const says =
  (status: number, body = '{}', headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const hangsUp: Answer = (request) => void request.socket.destroy();

function inLambda(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

const LOCAL = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'cn-northwest-1' };

describe('a request', () => {
  test('that met a service without time, or a broken connection, is sent again whole', async () => {
    const { url, seen } = await service(says(503), hangsUp, says(400, '{"__type":"a.b#ThrottlingException"}'), says(200, '{"KeyId":"k"}'));
    expect(await askJson('kms', { url }, { Plaintext: 'cGxhaW4=' })).toEqual({ KeyId: 'k' });
    expect(seen.map(({ body }) => body)).toEqual(Array.from({ length: 4 }, () => '{"Plaintext":"cGxhaW4="}'));
  });

  test('is given up after the fourth time', async () => {
    const { url, seen } = await service(says(500));
    await expect(askJson('sqs', { url }, {})).rejects.toMatchObject({ status: 500 });
    expect(seen).toHaveLength(4);
  });

  test.each([
    ['in a header', says(403, '{}', { 'x-amzn-errortype': 'AccessDeniedException:http://internal/' }), 'AccessDeniedException'],
    ['in JSON', says(400, '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no"}'), 'QueueDoesNotExist'],
    ['in XML', says(403, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'), 'AccessDenied'],
    ['nowhere', says(404, ''), 'AwsError'],
  ])('that is refused is refused at once; the reason stands %s', async (_, answer, name) => {
    const { url, seen } = await service(answer);
    const refused = await askJson('kms', { url }, {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AwsError);
    expect(refused).toMatchObject({ name });
    expect(seen).toHaveLength(1);
  });

  test('of a function whose clock is wrong is signed with the time of AWS', async () => {
    const theirs = Date.now() - 20 * MINUTE;
    const late: Answer = (request, response) => {
      const { method = '', headers } = request;
      const why = whyDenied({ method, path: '/', query: '', headers }, theirs);
      const at = String(headers['x-amz-date']);
      const apart =
        Math.abs(Date.parse(at.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/u, '$1-$2-$3T$4:$5:$6Z')) - theirs) > 15 * MINUTE;
      const status = why || apart ? 403 : 200;
      response.writeHead(status, { date: new Date(theirs).toUTCString() }).end('{}');
    };
    inLambda(LOCAL);
    const { url, seen } = await service(late);
    expect((await send('s3', { method: 'GET', url })).status).toBe(200);
    expect(seen).toHaveLength(2);
    // And back: the clock of the function has been put right meanwhile.
    const right = await service(says(403, '', { date: new Date().toUTCString() }), says(200));
    expect((await send('s3', { method: 'GET', url: right.url })).status).toBe(200);
  });
});

describe('with the credentials of a role, which end', () => {
  const role = { ...LOCAL, AWS_SESSION_TOKEN: 'token/of+the=role' };
  const env = { FILES_BUCKET: 'files', S3_ENDPOINT: 'http://localhost:1' };

  test('a request carries the token, signed', async () => {
    inLambda(role);
    const { url, seen } = await service(says(200));
    await askJson('kms', { url }, {});
    expect(seen[0]?.headers).toMatchObject({
      'x-amz-security-token': 'token/of+the=role',
      authorization: expect.stringContaining('x-amz-security-token') as string,
    });
  });

  test('a link and a form carry it as well', async () => {
    inLambda(role);
    const link = await s3Files(env).signedUrl('a b.pdf', {
      fileName: '获奖 证书.pdf',
      contentType: 'application/pdf',
      now: 0,
      seconds: 60,
    });
    expect(new URL(link).searchParams.get('X-Amz-Security-Token')).toBe('token/of+the=role');
    const { fields } = await s3Uploads(env).postForm('a', { contentType: 'application/pdf', least: 1, most: 2, now: 0, seconds: 60 });
    expect(fields['X-Amz-Security-Token']).toBe('token/of+the=role');
    expect(Buffer.from(fields['Policy'] ?? '', 'base64').toString()).toContain('{"X-Amz-Security-Token":"token/of+the=role"}');
  });
});

describe('in the cloud', () => {
  test.each([
    ['cn-northwest-1', 'https://files.s3.cn-northwest-1.amazonaws.com.cn/a/%E4%B8%80%20%2B', 'https://kms.cn-northwest-1.amazonaws.com.cn'],
    ['eu-central-1', 'https://files.s3.eu-central-1.amazonaws.com/a/%E4%B8%80%20%2B', 'https://kms.eu-central-1.amazonaws.com'],
  ])('%s has its own addresses', async (region, object, kms) => {
    inLambda({ ...LOCAL, AWS_REGION: region, AWS_ENDPOINT_URL: undefined });
    expect(await bucketOf({ FILES_BUCKET: 'files', S3_ENDPOINT: undefined }).url('a/一 +')).toBe(object);
    expect(await endpointOf('kms', undefined)).toBe(kms);
  });
});

describe('the object store', () => {
  const CONTENT = { contentType: 'application/pdf' };

  test('is asked again for a copy that failed after it had begun to answer; and a failure that stays is one', async () => {
    inLambda(LOCAL);
    const failed = says(200, '<?xml version="1.0"?><Error><Code>SlowDown</Code></Error>');
    const soon = await service(failed, says(200, '<CopyObjectResult/>'));
    const copy = (url: string) => s3Reading({ FILES_BUCKET: 'files', S3_ENDPOINT: url }).copy('a', 'b', '"t"');
    expect(await copy(soon.url)).toBe(true);
    expect(soon.seen).toHaveLength(2);
    await expect(copy((await service(failed)).url)).rejects.toMatchObject({ name: 'SlowDown' });
  });

  test('is sent a file whole at the third time, though it said no before it had read it; and no file stays open', async () => {
    inLambda(LOCAL);
    const open = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).includes('spool-')).length;
    const sizes: number[] = [];
    const served = await host(async (request, response) => {
      sizes.push(0);
      if (sizes.length < 3) return void response.writeHead(503, { connection: 'close' }).end();
      for await (const chunk of request) sizes[2] = (sizes[2] ?? 0) + (chunk as Buffer).length;
      response.writeHead(200).end();
    });
    onTestFinished(() => served.close());
    const scan = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(64 * 1024)));
    const size = 64 * 64 * 1024;
    expect(await s3Files({ FILES_BUCKET: 'files', S3_ENDPOINT: served.url }).put('a', scan, CONTENT)).toBe(size);
    expect(sizes).toEqual([0, 0, size]);
    await vi.waitFor(() => expect(open()).toBe(0));
  });
});

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return ''; // closed meanwhile
  }
}

test('a service that had no time for us is busy, and nothing of ours has failed', () => {
  const { extensions } = toGraphQLError(new AwsError(400, 'ThrottlingException', 'Rate exceeded'), {
    language: 'zh',
    correlationId: 'one',
    cited: null,
  });
  expect(extensions).toMatchObject({ code: 'BUSY' });
});
