/** A page that is served elsewhere: 刘洋 logs in, begins and uploads scans from a browser that obeys its rules of origins. */
import { print } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHOOL } from './applicants.ts';
import { openBrowser, serve } from './browser.ts';
import { document } from './documents.ts';
import { startSystem, type Started } from './system.ts';

/** A front end of its own, without any library: what a page can do is what its scripts can. */
const HTML = `<!doctype html>
<title>职称申报</title>
<script type="module">
  const json = { 'content-type': 'application/json' };
  window.login = async (api, account) => {
    const response = await fetch(api + '/dev/login', { method: 'POST', headers: json, body: JSON.stringify({ account }) });
    return (await response.json()).token;
  };
  window.ask = async (api, query, variables, token) => {
    const headers = { ...json, 'accept-language': 'zh-CN', ...(token && { authorization: 'Bearer ' + token }) };
    const response = await fetch(api + '/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return { ...(await response.json()), correlationId: response.headers.get('x-correlation-id') };
  };
  window.post = async ({ url, fields }, text) => {
    const body = new FormData();
    for (const { name, value } of fields) body.append(name, value);
    body.append('file', new File([text], '获奖证书.pdf', { type: 'application/pdf' }));
    return (await fetch(url, { method: 'POST', body })).status;
  };
  window.isReady = true;
</script>`;

/** What the page’s scripts are, as a test calls them. */
type Scripts = {
  login: (api: string, account: string) => Promise<string>;
  ask: (api: string, query: string, variables?: object, token?: string) => Promise<Answer>;
  post: (form: Form, text: string) => Promise<number>;
};
type Form = { number: number; url: string; fields: { name: string; value: string }[] };
type Answer = { data: any; errors?: { extensions: { code: string } }[]; correlationId: string | null }; // oxlint-disable-line typescript/no-explicit-any -- untyped JSON

/** A PDF that does nothing but show a page. */
const SCAN = '%PDF-1.4\n省级优质课一等奖\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n';
const LISTED = 'zc.example.test';
const OTHER = 'evil.example.test';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
beforeAll(async () => {
  site = await serve(HTML);
  browser = await openBrowser({ [LISTED]: site.port, [OTHER]: site.port });
});
afterAll(async () => {
  await browser.close();
  site.close();
});

async function opened(origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.waitForFunction('window.isReady');
  return page;
}

/** Calls one of the page’s scripts; what it throws is told, for that is all that a page learns of an origin that is refused. */
async function call<Name extends keyof Scripts>(
  page: Page,
  name: Name,
  ...given: Parameters<Scripts[Name]>
): Promise<Awaited<ReturnType<Scripts[Name]>>> {
  const script = ([called, parameters]: readonly [string, readonly unknown[]]) =>
    (window as unknown as Record<string, (...all: readonly unknown[]) => never>)[called]?.(...parameters) as never;
  return page.evaluate(script, [name, given] as const).catch((error: unknown) => {
    // Without the page's own places: they are no files.
    throw new Error(String(error).split('\n')[0]);
  });
}

const text = (name: string) => print(document('documents', name));

describe('a page of another port of this machine, as a front end is developed', () => {
  let system: Started;
  let page: Page;
  beforeAll(async () => {
    system = await startSystem();
    page = await opened(`http://localhost:${site.port}`);
  });
  afterAll(() => system.stop());

  // Fails today: /graphql allows its own origin only, and /dev/login answers no preflight.
  it('logs 刘洋 in, begins an application, and has a scan confirmed that went to the object store', async () => {
    const token = await call(page, 'login', system.url, 'liu-yang');
    const begun = await call(page, 'ask', system.url, text('ApplicationFormBeginMutation'), { input: { unit: SCHOOL } }, token);
    expect(begun.correlationId).toMatch(/^[\da-f-]{36}$/u);
    const application = begun.data.beginApplication.id as string;
    const size = Buffer.byteLength(SCAN);
    const files = [{ contentType: 'application/pdf', size }];
    const requested = await call(
      page,
      'ask',
      system.url,
      text('ApplicationFormRequestUploadsMutation'),
      { input: { application, files } },
      token,
    );
    const form = requested.data.requestUploads[0] as Form;
    expect(await call(page, 'post', form, SCAN)).toBe(204);
    const confirming = { input: { application, files: [{ number: form.number, title: '获奖证书', fileName: '获奖证书.pdf' }] } };
    const confirmed = await call(page, 'ask', system.url, text('ApplicationFormConfirmUploadsMutation'), confirming, token);
    expect(confirmed.data.confirmUploads).toMatchObject({
      problems: [],
      proofs: [{ number: form.number, contentType: 'application/pdf' }],
    });
  });

  it('posts a scan to the object store, whose forms any page may send', async () => {
    const token = await system.login('ma-xiaoli');
    const ask = async (name: string, input: object): Promise<Answer> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: text(name), variables: { input } }),
      });
      return (await response.json()) as Answer;
    };
    const begun = await ask('ApplicationFormBeginMutation', { unit: Buffer.from('Organisation:no-1-hospital').toString('base64') });
    const application = begun.data.beginApplication.id as string;
    const requested = await ask('ApplicationFormRequestUploadsMutation', {
      application,
      files: [{ contentType: 'application/pdf', size: Buffer.byteLength(SCAN) }],
    });
    expect(await call(page, 'post', requested.data.requestUploads[0] as Form, SCAN)).toBe(204);
  });

  it('no page of another site may call: the browser itself refuses, so its rules are on', async () => {
    const other = await opened(`http://${OTHER}`);
    await expect(call(other, 'ask', system.url, '{ clock }')).rejects.toThrow('Failed to fetch');
    await expect(call(other, 'login', system.url, 'liu-yang')).rejects.toThrow('Failed to fetch');
  });
});

describe('a page of a site that CORS_ORIGINS lists', () => {
  let system: Started;
  beforeAll(async () => {
    system = await startSystem({ CORS_ORIGINS: `https://zc.example.cn, http://${LISTED}` });
  });
  afterAll(() => system.stop());

  it('asks with the token that 刘洋 has, and is told under which number to ask what went wrong', async () => {
    const page = await opened(`http://${LISTED}`);
    const { data, errors, correlationId } = await call(
      page,
      'ask',
      system.url,
      '{ viewer { name } cases { totalCount } }',
      {},
      await system.login('liu-yang'),
    );
    expect(data).toEqual({ viewer: { name: '刘洋' }, cases: null });
    expect(errors?.[0]?.extensions.code).toBe('ROLE_REQUIRED');
    expect(correlationId).toMatch(/^[\da-f-]{36}$/u);
  });

  it('a page of a site that it does not list may not', async () => {
    const page = await opened(`http://${OTHER}`);
    await expect(call(page, 'ask', system.url, '{ clock }')).rejects.toThrow('Failed to fetch');
  });
});
