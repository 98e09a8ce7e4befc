/**
 * A client in a hundred lines, without a framework: somebody applies, from nothing to a receipt, and follows what becomes of it. Its types are made of
 * the SDL and of applicant.graphql (codegen.ts); copy the folder and begin.
 */
import {
  BeginDocument,
  ConfirmUploadsDocument,
  FollowingDocument,
  RequestUploadsDocument,
  SaveSectionsDocument,
  SubmitDocument,
  type FollowingQuery,
  type SectionContentInput,
  type TypedDocumentString,
} from './generated/graphql.ts';

/** `http://localhost:4000`, and the token of whoever asks. */
export type Api = { url: string; token: string };
export type Scan = { title: string; fileName: string; contentType: string; bytes: Uint8Array<ArrayBuffer> };
export type State = Extract<NonNullable<FollowingQuery['node']>, { kind: 'Application' }>;

/** What the API refuses: its code for programs, its message for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Logs in on one machine; a deployed system takes the token of its OIDC issuer. */
export async function login(url: string, account: string): Promise<Api> {
  const { token } = (await (await post(`${url}/dev/login`, { account })).json()) as { token: string };
  return { url, token };
}

/** One operation: its variables and its answer have the types of the document. */
export async function ask<Data, Variables>(api: Api, document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
  const sent = { query: document.toString(), variables };
  const response = await post(`${api.url}/graphql`, sent, { authorization: `Bearer ${api.token}`, 'accept-language': 'zh' });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string; extensions: { code: string } }[] };
  if (errors?.[0]) throw new Refused(errors[0].extensions.code, errors[0].message);
  return data;
}

/** Begins, uploads, saves, submits; answers the application and what its receipt says. */
export async function apply(api: Api, unit: string, scans: readonly Scan[], contents: readonly SectionContentInput[]) {
  const { beginApplication } = await ask(api, BeginDocument, { unit });
  if (!beginApplication) throw new Error('begun and not there');
  const application = beginApplication.id;
  await upload(api, application, scans);
  // A key makes a repetition safe: sent again after a lost answer, it gives the first one.
  const sections = contents.map((content) => ({ version: 0, content }));
  const { saveSections } = await ask(api, SaveSectionsDocument, { application, key: crypto.randomUUID(), sections });
  const notSaved = saveSections?.rows.find(({ isDone }) => !isDone);
  if (!saveSections || notSaved) throw new Error(`${notSaved?.section}: ${notSaved?.refusal?.text.zh}`);
  const { version } = saveSections.application;
  const { submitApplication } = await ask(api, SubmitDocument, { application, version, key: crypto.randomUUID() });
  return { application, submission: submitApplication?.submission };
}

/** Scans go straight to the object store: each has a form of its own there, which expires. */
async function upload(api: Api, application: string, scans: readonly Scan[]): Promise<void> {
  const files = scans.map(({ contentType, bytes }) => ({ contentType, size: bytes.length }));
  const { requestUploads } = await ask(api, RequestUploadsDocument, { application, files });
  const confirmed = await Promise.all(
    scans.map(async ({ title, fileName, contentType, bytes }, index) => {
      const form = requestUploads?.[index];
      if (!form) throw new Error(`no form for ${fileName}`);
      const body = new FormData();
      for (const { name, value } of form.fields) body.append(name, value);
      body.append('file', new Blob([bytes], { type: contentType }), fileName);
      const { status } = await fetch(form.url, { method: 'POST', body });
      if (status !== 204) throw new Error(`${fileName}: the object store answered ${status}`);
      return { number: form.number, title, fileName };
    }),
  );
  const { confirmUploads } = await ask(api, ConfirmUploadsDocument, { application, files: confirmed });
  const problem = confirmUploads?.problems[0];
  if (problem) throw new Error(`佐证材料${problem.number}：${problem.text.zh}`);
}

/** Each state that it comes to, and what is next then; asks again every so many milliseconds, for as long as somebody listens. */
export async function* follow(api: Api, application: string, every = 10_000): AsyncGenerator<State> {
  let last: string | undefined;
  for (;;) {
    const { node } = await ask(api, FollowingDocument, { application });
    if (node?.kind === 'Application' && node.state !== last) {
      last = node.state;
      yield node;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, every);
    });
  }
}

function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}
