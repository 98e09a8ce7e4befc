/** The page that a newcomer opens at /graphql: the tour lies in its tabs, and whoever is chosen at the top asks. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tour } from '../../functions/local/tour.ts';
import { printedSchema } from '../support/documents.ts';
import { openBrowser } from './browser.ts';
import { startSystem, type Started } from './system.ts';

/** A person looks before playing; the editor takes a tenth of a second to see which operation it has. In milliseconds. */
const MOMENT = 500;

let system: Started;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`${system.url}/graphql`);
  await page.waitForSelector('.graphiql-tab');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** Opens a tab, plays it, and answers what was sent and what came back. */
async function plays(name: string) {
  // Tabs can be dragged, and glide to their places first: a mouse that does not wait for them would miss.
  await page.dispatchEvent(`.graphiql-tab-button:text-is("${name}")`, 'click');
  await page.waitForTimeout(MOMENT);
  const answering = page.waitForResponse(
    (one) => one.url().endsWith('/graphql') && one.request().postDataJSON()?.operationName === name, // oxlint-disable-line typescript/no-unsafe-member-access -- JSON of the page
  );
  await page.click('.graphiql-execute-button[aria-label^="Execute"]');
  const answer = await answering;
  return {
    sent: answer.request().postDataJSON() as { variables?: object },
    told: (await answer.json()) as { data?: object; errors?: object[] },
  };
}

describe('the SDL', () => {
  it('is given to anybody as it is printed, and not again to whoever has it', async () => {
    const first = await fetch(`${system.url}/schema.graphql`);
    expect(await first.text()).toBe(printedSchema());
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const again = await fetch(`${system.url}/schema.graphql`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const plain = await fetch(`${system.url}/schema.graphql`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });
});

describe('the explorer', () => {
  it('has a tab for each step of the tour, in its order', async () => {
    expect(await page.locator('.graphiql-tab').allInnerTexts()).toEqual(tour().map(({ name }) => name));
  });

  it('each tab sends its variables, and is answered as the README tells once 刘洋 or 陈静 is chosen at the top', async () => {
    for (const { name, who, isRefused, variables, answer } of tour()) {
      const account = who === 'nobody' ? '' : who;
      if ((await page.inputValue('#who')) !== account) {
        const login = account === '' ? undefined : page.waitForResponse((one) => one.url().endsWith('/dev/login'));
        await page.selectOption('#who', account);
        await (await login)?.finished();
        if (account !== '') await page.waitForFunction(`document.getElementById('told').textContent !== ''`);
      }
      const { sent, told } = await plays(name);
      expect(sent.variables ?? {}, name).toEqual(variables);
      expect(isRefused ? told.errors?.[0] : told.data, name).toMatchObject(answer);
    }
  });
});
