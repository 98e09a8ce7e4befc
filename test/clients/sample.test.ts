/** The sample client: its types are those of the SDL, and 刘洋 applies with it against the started system. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../demo/client.ts';
import { PROOFS, SECTIONS } from '../support/sections.ts';
import { scan } from '../support/scans.ts';
import { CHEN_JING, SCHOOL } from './applicants.ts';
import { apply, ask, follow, login, Refused, type Api, type Scan } from './sample/applicant.ts';
import { makeTypes, typesIn } from './sample/codegen.ts';
import { SubmitDocument, type SectionContentInput } from './sample/generated/graphql.ts';
import { startSystem, type Started } from './system.ts';
import { temporaryFolder } from './temporary.ts';

const ACCEPT = 'mutation ($input: AcceptApplicationInput!) { acceptApplication(input: $input) { state } }';
const VERSION = 'query ($id: ID!) { node(id: $id) { ... on Application { version } } }';

let system: Started;
let api: Api;
beforeAll(async () => {
  system = await startSystem();
  api = await login(system.url, 'liu-yang');
});
afterAll(() => system.stop());

describe('the sample client', () => {
  it('has the types that the SDL gives it (npm run documents writes them)', async () => {
    const { folder, remove } = temporaryFolder();
    await makeTypes(folder);
    const made = typesIn(folder);
    remove();
    expect(typesIn()).toEqual(made);
  });

  it('takes 刘洋 from nothing to a receipt, and tells her as the school takes it up', async () => {
    const scans = Array.from({ length: PROOFS }, (_, index): Scan => {
      const bytes = new Uint8Array(scan(`liu-yang ${index}`, 'application/pdf', 2048));
      return { title: `佐证材料${index + 1}`, fileName: `${index + 1}.pdf`, contentType: 'application/pdf', bytes };
    });
    const contents = Object.entries(SECTIONS).map(([section, content]) => ({ [section]: content }) as SectionContentInput);
    const { application, submission } = await apply(api, SCHOOL, scans, contents);
    expect(submission).toEqual({ number: 1, hash: expect.stringMatching(/^[\da-f]{64}$/u) });

    const states = follow(api, application, 50);
    expect((await states.next()).value).toMatchObject({ state: 'SUBMITTED', next: { closesAt: expect.stringContaining('2024-') } });
    const chen = new Client(system.url);
    const { node } = await chen.ask<{ node: { version: number } }>(CHEN_JING, VERSION, { id: application });
    await chen.ask(CHEN_JING, ACCEPT, { input: { application, version: node.version, opinion: '材料齐全，同意受理。' } });
    expect((await states.next()).value).toMatchObject({ state: 'ACCEPTED' });
    await states.return(undefined);

    const again = ask(api, SubmitDocument, { application, version: node.version, key: 'submits-again' });
    await expect(again).rejects.toThrow(Refused);
  });
});
