/**
 * The tour as a collection for Bruno, whose own library writes its files: whoever asks first logs in, and the token is kept for what follows. Made anew
 * by `npm run documents`; in Bruno, open test/clients/bruno, choose the environment `local`, and run it from top to bottom.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tour, type Step } from '../../functions/local/tour.ts';

/** Its package has no types; what is used of it. */
type Language = {
  jsonToBruV2: (request: object) => string;
  bruToJsonV2: (text: string) => Request;
  envJsonToBruV2: (environment: object) => string;
};
export type Request = {
  meta: { name: string; seq: string };
  http: { url: string };
  auth?: { bearer: { token: string } };
  body: { json?: string; graphql?: { query: string; variables: string } };
  vars?: { res: { name: string; value: string }[] };
  assertions: { name: string; value: string }[];
};
export const bru = createRequire(import.meta.url)('@usebruno/lang') as Language;

export const COLLECTION = fileURLToPath(new URL('../clients/bruno', import.meta.url));

/** The files of the collection by their paths within it. */
export function collection(): Record<string, string> {
  const seen = new Set(['nobody']);
  const requests = tour().flatMap((step) => {
    const isNew = !seen.has(step.who);
    seen.add(step.who);
    return isNew ? [loggingIn(step.who), asking(step)] : [asking(step)];
  });
  const numbered = requests.map(({ name, ...request }, index) => [
    `${String(index + 1).padStart(2, '0')} ${name}.bru`,
    bru.jsonToBruV2({ meta: { name, type: 'http', seq: index + 1 }, ...request }),
  ]);
  return {
    'bruno.json': `${JSON.stringify({ version: '1', name: '职称评审 zhicheng', type: 'collection' }, null, 2)}\n`,
    'environments/local.bru': bru.envJsonToBruV2({ variables: [{ name: 'url', value: 'http://localhost:4000', enabled: true }] }),
    ...(Object.fromEntries(numbered) as Record<string, string>),
  };
}

/** A variable of Bruno's, of letters and underscores. */
const tokenOf = (who: string): string => `token_${who.replaceAll('-', '_')}`;
const assertion = (name: string, value: string) => ({ name, value, enabled: true });

function loggingIn(who: string) {
  return {
    name: `log in ${who}`,
    http: { method: 'post', url: '{{url}}/dev/login', body: 'json', auth: 'none' },
    body: { json: JSON.stringify({ account: who }, null, 2) },
    vars: { res: [{ name: tokenOf(who), value: 'res.body.token', enabled: true }] },
    assertions: [assertion('res.status', 'eq 200')],
  };
}

function asking({ name, who, isRefused, query, variables, answer }: Step) {
  const { extensions } = answer as { extensions?: { code: string } };
  return {
    name,
    http: { method: 'post', url: '{{url}}/graphql', body: 'graphql', auth: who === 'nobody' ? 'none' : 'bearer' },
    ...(who !== 'nobody' && { auth: { bearer: { token: `{{${tokenOf(who)}}}` } } }),
    body: { graphql: { query: query.trimEnd(), variables: JSON.stringify(variables, null, 2) } },
    assertions: [
      isRefused ? assertion('res.body.errors[0].extensions.code', `eq ${extensions?.code}`) : assertion('res.body.errors', 'isUndefined'),
    ],
  };
}

/** Writes it anew; what is no part of it any more goes. */
export function writeCollection(): void {
  rmSync(COLLECTION, { recursive: true, force: true });
  for (const [path, text] of Object.entries(collection())) {
    mkdirSync(dirname(join(COLLECTION, path)), { recursive: true });
    writeFileSync(join(COLLECTION, path), text);
  }
}
