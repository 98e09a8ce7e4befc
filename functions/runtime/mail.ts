/**
 * Mail over SMTP. The server's URL comes from the environment, or from the secret it names. A server that could not be reached is not
 * asked again for a while: everybody behind would wait for it in vain, and what is not mail with them.
 */
import { createTransport, type Transporter } from 'nodemailer';
import type { Mailer } from '../../schema/core/ports.ts';
import { askJson, endpointOf } from './aws.ts';
import type { Env } from './env.ts';

export function smtpMailer(env: Env<'mail'>): Mailer {
  if (!env.SMTP_URL && !env.SMTP_SECRET) throw new Error('environment: neither SMTP_URL nor SMTP_SECRET is set');
  let transport: Promise<Transporter> | undefined;
  let unreached: { error: unknown; at: number } | undefined;
  const domain = env.MAIL_FROM.split('@').at(-1)?.replace(/>$/u, '') ?? 'localhost';
  return {
    async send({ id, to, subject, text }) {
      if (unreached && performance.now() - unreached.at < REST) throw unreached.error;
      transport ??= connect(env);
      try {
        await (await transport).sendMail({ from: env.MAIL_FROM, to, subject, text, messageId: `<${id}@${domain}>` });
      } catch (error) {
        transport = undefined; // the next message reads the secret and connects anew
        unreached = isOfOneMail(error) ? undefined : { error, at: performance.now() };
        throw error;
      }
    },
  };
}

/** How long a server that could not be reached is left alone, in milliseconds. */
const REST = 20_000;

/** Whether the server has said no of this one mail, its address or its text: others may go. */
function isOfOneMail(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
}

/** Shorter than the function’s own time: a server that hangs is a failure that can be noted. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

async function connect(env: Env<'mail'>): Promise<Transporter> {
  return createTransport(env.SMTP_URL ?? (await secret(env.SMTP_SECRET)), { disableFileAccess: true, disableUrlAccess: true, ...PATIENCE });
}

async function secret(name: string | undefined): Promise<string> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' };
  const { SecretString } = await askJson(
    'secretsmanager',
    { url: await endpointOf('secretsmanager', undefined), headers },
    { SecretId: name },
  );
  if (typeof SecretString !== 'string' || SecretString === '') throw new Error('the SMTP secret is empty');
  return SecretString;
}
