/** Teachers of one school who apply: each comes about as anybody does, over HTTP, with a form filled in, scans and a submission. */
import { idNumber } from '../../functions/local/people.ts';
import { Client } from '../demo/client.ts';
import { CONFIRM, SAVE, SUBMIT, UPLOADS } from '../demo/graphql.ts';
import { PROOFS, SECTIONS } from '../support/sections.ts';
import { scan } from '../support/scans.ts';

export const SCHOOL = Buffer.from('Organisation:no-1-high-school').toString('base64');
/** Who handles applications there. */
export const CHEN_JING = 'chen-jing';
/** A scan of a paper, in bytes. */
const SIZE = 2048;

const CREATE = 'mutation ($input: CreateApplicantInput!) { createApplicant(input: $input) { login } }';
const BEGIN = 'mutation ($unit: ID!) { beginApplication(input: { unit: $unit }) { id version } }';
const VERSION = 'query ($id: ID!) { node(id: $id) { ... on Application { version } } }';

/** An application that somebody has submitted: who, and what it is told by. */
export type Applied = { account: string; name: string; id: string; version: number };

/** The officer makes an account for each name, and each of them applies. */
export async function teachersApply(url: string, names: readonly string[]): Promise<Applied[]> {
  const client = new Client(url);
  const applied: Applied[] = [];
  for (const [index, name] of names.entries()) {
    const one = teacher(`teacher-${index}`, name, index);
    const input = { unit: SCHOOL, person: one, standing: { kind: 'INSTITUTION_STAFF' } };
    await client.ask(CHEN_JING, CREATE, { input });
    applied.push({ ...one, ...(await applies(client, one.account)) });
  }
  return applied;
}

/** With numbers that nobody has whom the city is seeded with. */
function teacher(account: string, name: string, index: number) {
  const identityNumber = idNumber('19850615', 500 + index);
  return { account, name, identityNumber, email: `${account}@example.cn`, telephone: `0937-63${String(10_000 + index)}` };
}

async function applies(client: Client, account: string): Promise<{ id: string; version: number }> {
  const { beginApplication } = await client.ask<{ beginApplication: { id: string } }>(account, BEGIN, { unit: SCHOOL });
  const application = beginApplication.id;
  for (const [section, content] of Object.entries(SECTIONS)) {
    await client.ask(account, SAVE, { input: { application, version: 0, content: { [section]: content } } });
  }
  const files = Array.from({ length: PROOFS }, () => ({ contentType: 'application/pdf', size: SIZE }));
  const { requestUploads } = await client.ask<{ requestUploads: Form[] }>(account, UPLOADS, { application, files });
  for (const form of requestUploads) await client.postForm(form, scan(`${account} ${form.number}`, 'application/pdf', SIZE));
  const confirmed = requestUploads.map(({ number }) => ({ number, title: `佐证材料${number}`, fileName: `${number}.pdf` }));
  await client.ask(account, CONFIRM, { application, files: confirmed });
  const seen = await client.ask<Seen>(account, VERSION, { id: application });
  await client.ask(account, SUBMIT, { application, version: seen.node.version, key: `submits-${account}`, unchanged: [] });
  const { node } = await client.ask<Seen>(account, VERSION, { id: application });
  return { id: application, version: node.version };
}

type Form = { number: number; url: string; fields: { name: string; value: string }[] };
type Seen = { node: { version: number } };
