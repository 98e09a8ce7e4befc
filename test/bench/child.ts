/** Measuring in a process of its own: plain Node on a bundle, so that nothing of the bench weighs in. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../../cdk/function.ts';
import type { City } from './city.ts';
import { ISSUER } from './city.ts';

const run = promisify(execFile);

/** Runs a script with these arguments (`process.argv[1]` …) and reads the JSON on its last line. */
export async function inChild<T>(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<T & { ms: number }> {
  const start = performance.now();
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  const ms = performance.now() - start;
  return { ...(JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as T), ms };
}

/** The environment of the API's function for a city's table. */
export function apiEnvironment({ name, issuer }: City, endpoint: string): Environment<'graphql'> & { DYNAMODB_ENDPOINT: string } {
  return {
    TABLE_NAME: name,
    BALLOTS_TABLE_NAME: `${name}-ballots`,
    DYNAMODB_ENDPOINT: endpoint,
    FILES_BUCKET: 'files',
    LETTERBOX_BUCKET: 'letterbox',
    MASTER_KEY_ID: 'alias/bench',
    OIDC_ISSUER: ISSUER.issuer,
    OIDC_AUDIENCE: ISSUER.audience,
    OIDC_JWKS: JSON.stringify(issuer.jwks()),
    INTROSPECTION: 'off',
    TRUSTED_DOCUMENTS: '',
    TRUSTED_ALONE: 'off',
  };
}
