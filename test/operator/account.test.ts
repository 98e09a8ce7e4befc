/** Whose account an operator's command signs with. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { signAsOperator } from '../../functions/operator/account.ts';
import { account, endpointOf } from '../../functions/runtime/aws.ts';

async function profile(text: string, env: Record<string, string> = {}): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'profile-')), 'credentials');
  await writeFile(file, text);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_ENDPOINT_URL'])
    vi.stubEnv(name, env[name]);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
  vi.stubEnv('AWS_CONFIG_FILE', file);
  onTestFinished(() => void vi.unstubAllEnvs());
}

const KEYS = 'aws_access_key_id = he\naws_secret_access_key = secret\naws_session_token = token\n';

test('the operator signs with the account of the profile', async () => {
  await profile(`[default]\n${KEYS}region = cn-north-1\n`);
  signAsOperator();
  expect(await account()).toMatchObject({ accessKeyId: 'he', secretAccessKey: 'secret', sessionToken: 'token', region: 'cn-north-1' });
  expect(process.env['AWS_ACCESS_KEY_ID']).toBeUndefined();
});

test('what stands in the environment goes before it, and the region is that of the profile all the same', async () => {
  await profile(`[default]\n${KEYS}region = cn-north-1\n`, { AWS_ACCESS_KEY_ID: 'own', AWS_SECRET_ACCESS_KEY: 'mine' });
  signAsOperator();
  expect(await account()).toMatchObject({ accessKeyId: 'own', region: 'cn-north-1' });
  expect(await endpointOf('kms', undefined)).toBe('https://kms.cn-north-1.amazonaws.com.cn');
});

test('a command that asks nobody needs no account', async () => {
  await profile('');
  expect(() => signAsOperator()).not.toThrow();
});
