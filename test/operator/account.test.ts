/** Whose account an operator's command signs with. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ownAccount } from '../../functions/operator/account.ts';

async function profile(text: string): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'profile-')), 'credentials');
  await writeFile(file, text);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
  vi.stubEnv('AWS_CONFIG_FILE', file);
  vi.stubEnv('AWS_PROFILE', 'operator');
  onTestFinished(() => void vi.unstubAllEnvs());
}

const IN_PROFILE = '[operator]\naws_access_key_id = he\naws_secret_access_key = secret\naws_session_token = token\nregion = cn-north-1\n';

test('the operator signs with the account of the profile', async () => {
  await profile(IN_PROFILE);
  const env: Record<string, string | undefined> = {};
  await ownAccount(env);
  expect(env).toEqual({
    AWS_ACCESS_KEY_ID: 'he',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_REGION: 'cn-north-1',
  });
});

test('what stands in the environment goes before it', async () => {
  await profile(IN_PROFILE);
  const env = { AWS_ACCESS_KEY_ID: 'own' };
  await ownAccount(env);
  expect(env).toEqual({ AWS_ACCESS_KEY_ID: 'own' });
});
