/**
 * An operator's own account. The SDK looks for it in profiles, in SSO, in a role; what is signed here (runtime/aws.ts) takes it from the
 * environment, as a function does. So what the SDK finds is put there, and renewed while a long command runs.
 */
import { MINUTE } from '../../schema/core/time.ts';
import { dynamoClient } from '../runtime/dynamo-table.ts';

const RENEWED = 5 * MINUTE;

/** Puts the credentials and the region of the SDK into `env`; nothing where credentials stand there already. */
export async function ownAccount(env: Record<string, string | undefined> = process.env): Promise<void> {
  if (env['AWS_ACCESS_KEY_ID']) return;
  const { config } = dynamoClient();
  const take = async (): Promise<void> => {
    const { accessKeyId, secretAccessKey, sessionToken } = await config.credentials();
    Object.assign(env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: await config.region() });
    if (sessionToken) env['AWS_SESSION_TOKEN'] = sessionToken;
    else delete env['AWS_SESSION_TOKEN'];
  };
  await take();
  // A renewal that fails is tried again; what is signed meanwhile is signed as before.
  setInterval(() => void take().catch(() => undefined), RENEWED).unref();
}
