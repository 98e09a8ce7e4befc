/** Scans on their way: a form is asked for, posted with the file to the object store as a browser would, and confirmed. */
import { scan } from '../support/scans.ts';
import type { Named, Stage } from './stage.ts';
import { CONFIRM, UPLOADS } from './graphql.ts';

export type UploadForm = { number: number; url: string; fields: { name: string; value: string }[]; expiresAt: string };
export type Problem = { number: number; code: string; text: { zh: string; en: string } };
export type Proof = { number: number; state: string; size: number; sha256: string; contentType: string };
export type Confirmed = { proofs: Proof[]; problems: Problem[] };

/** One call of `confirmUploads` takes no more. */
const AT_MOST = 10;

/** A scan of somebody's paper under its number; no two are the same file. */
function paperScan(person: Named, number: number): Uint8Array {
  return scan(`${person.name} ${number}`, 'application/pdf', SIZE);
}
const SIZE = 2048;

export async function askForms(
  stage: Stage,
  person: Named,
  files: readonly { contentType: string; size: number }[],
): Promise<UploadForm[]> {
  const variables = { application: stage.application(person).id, files };
  return (await stage.client.ask<{ requestUploads: UploadForm[] }>(person.account, UPLOADS, variables)).requestUploads;
}

export async function confirm(stage: Stage, person: Named, numbers: readonly number[]): Promise<Confirmed> {
  const files = numbers.map((number) => ({ number, title: `佐证材料${number}`, fileName: `${number}.pdf` }));
  const variables = { application: stage.application(person).id, files };
  return (await stage.client.ask<{ confirmUploads: Confirmed }>(person.account, CONFIRM, variables)).confirmUploads;
}

/** All of it for so many scans; answers what counts now. */
export async function upload(stage: Stage, person: Named, count: number): Promise<Proof[]> {
  const wanted = Array.from({ length: count }, () => ({ contentType: 'application/pdf', size: SIZE }));
  const forms = await askForms(stage, person, wanted);
  const posted = await Promise.all(forms.map((form) => stage.client.postForm(form, paperScan(person, form.number))));
  const refused = posted.find(({ status }) => status >= 300);
  if (refused) throw new Error(`the store refused a scan of ${person.account}: ${refused.status} ${refused.code}`);
  const proofs: Proof[] = [];
  for (let start = 0; start < forms.length; start += AT_MOST) {
    const numbers = forms.slice(start, start + AT_MOST).map(({ number }) => number);
    const confirmed = await confirm(stage, person, numbers);
    if (confirmed.problems.length > 0) throw new Error(JSON.stringify(confirmed.problems));
    proofs.push(...confirmed.proofs);
  }
  return proofs;
}
