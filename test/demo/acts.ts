/** What people do to an application, each act one request; the stage remembers the version that came back. */
import { APPLICANTS, type ApplicantName } from './cast.ts';
import { formOf, scansOf, type Form, type SectionName } from './forms.ts';
import { BEGIN, MINE, READ, SAVE, SUBMIT, WITHDRAW } from './graphql.ts';
import { freshKeyOf } from './keys.ts';
import { STANDING_OF } from './places.ts';
import type { Handle, Named, Stage } from './stage.ts';
import { upload } from './uploads.ts';

type Versions = Partial<Record<SectionName, { version: number } | null>>;
export type Submission = { number: number; at: string; hash: string; receipt: string };
export type Mine = Handle & { form: Versions; returned: { reviewer: string; text: string } | null; submissions: Submission[] };

export async function begin(stage: Stage, person: Named, unit: string): Promise<Handle> {
  const { beginApplication } = await stage.client.ask<{ beginApplication: Handle }>(person.account, BEGIN, { unit });
  return keep(stage, person, beginApplication);
}

/** The variables of one save: for asking, and for being refused. */
export function saving(stage: Stage, person: Named, section: SectionName, version: number, content: object) {
  return { input: { application: stage.application(person).id, version, content: { [section]: content } } };
}

/** Saves one section against the version that was seen; answers its new version. */
export async function save(stage: Stage, person: Named, section: SectionName, version: number, content: object): Promise<number> {
  const variables = saving(stage, person, section, version, content);
  const { saveSection } = await stage.client.ask<{ saveSection: Handle & { form: Versions } }>(person.account, SAVE, variables);
  const { form, ...head } = saveSection;
  keep(stage, person, head);
  return form[section]?.version ?? 0;
}

/** Fills in a form from the beginning; answers the versions. */
export async function fill(stage: Stage, person: Named, form: Form): Promise<number[]> {
  const versions: number[] = [];
  for (const [section, content] of Object.entries(form)) versions.push(await save(stage, person, section as SectionName, 0, content));
  return versions;
}

/** Everything an applicant of the story has to do before submitting: begins, fills in, uploads. */
export async function prepare(stage: Stage, name: ApplicantName): Promise<void> {
  const person = APPLICANTS[name];
  await begin(stage, person, stage.unit(STANDING_OF[name].unit));
  await fill(stage, person, formOf(name));
  await upload(stage, person, scansOf(name));
}

/** What somebody does to his own application by naming it: withdrawing, restoring, changing the unit. */
export async function change<More extends object>(stage: Stage, person: Named, query: string, more: object = {}): Promise<Handle & More> {
  const answer = await stage.client.ask<Record<string, Handle & More>>(person.account, query, changing(stage, person, more));
  const [head] = Object.values(answer);
  if (!head) throw new Error('nothing was answered');
  const { id, version, state, closesAt } = head;
  keep(stage, person, { id, version, state, closesAt });
  return head;
}

/** The variables of such an act: for asking, and for being refused. */
export function changing(stage: Stage, person: Named, more: object = {}) {
  const { id, version } = stage.application(person);
  return { application: id, version, ...more };
}

export function withdraw(stage: Stage, person: Named, reason: string): Promise<Handle & { restorableUntil: string }> {
  return change<{ restorableUntil: string }>(stage, person, WITHDRAW, { reason });
}

/** Why a section that was to be mended is sent again as it was (D9). */
type Unchanged = { section: string; reason: string };

export function submitting(stage: Stage, person: Named, key: string, unchanged: readonly Unchanged[] = []) {
  const { id, version } = stage.application(person);
  return { application: id, version, key, unchanged };
}

export function freshKey(person: Named): string {
  return freshKeyOf(`${person.account}-submit`);
}

export async function submit(stage: Stage, person: Named, unchanged: readonly Unchanged[] = []): Promise<Submission> {
  type Submitted = { submitApplication: { submission: Submission; application: Handle } };
  const variables = submitting(stage, person, freshKey(person), unchanged);
  const { submitApplication } = await stage.client.ask<Submitted>(person.account, SUBMIT, variables);
  keep(stage, person, submitApplication.application);
  return submitApplication.submission;
}

/** The applicant's own view, section versions included. */
export async function mine(stage: Stage, person: Named): Promise<Mine> {
  const { myApplication } = await stage.client.ask<{ myApplication: Mine }>(person.account, MINE);
  const { id, version, state, closesAt } = myApplication;
  keep(stage, person, { id, version, state, closesAt });
  return myApplication;
}

/** The application as its applicant sees it now: others have moved it. */
export async function seen(stage: Stage, person: Named): Promise<Handle> {
  const { node } = await stage.client.ask<{ node: Handle }>(person.account, READ, { id: stage.application(person).id });
  const { id, version, state, closesAt } = node;
  return keep(stage, person, { id, version, state, closesAt });
}

export function keep(stage: Stage, person: Named, head: Handle): Handle {
  stage.applications.set(person.account, head);
  return head;
}
