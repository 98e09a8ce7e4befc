import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import { createTransport } from 'nodemailer';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createIssuer } from '../../functions/local/issuer.ts';
import { lockDirectory } from '../../functions/local/lock.ts';
import { startMailbox } from '../../functions/local/mailbox.ts';
import { HOUR } from '../../schema/core/time.ts';
import { ownDirectory } from './support.ts';

const NOW = Date.parse('2024-11-20T09:00:00+08:00');

describe('the issuer', () => {
  test('signs tokens that are good for 8 hours of the simulated clock', async () => {
    const issuer = await createIssuer({ issuer: 'http://localhost/dev', audience: 'zhicheng' });
    const token = await issuer.token('li', NOW);
    const verify = (at: number) =>
      jwtVerify(token, createLocalJWKSet(issuer.jwks()), { issuer: issuer.issuer, audience: issuer.audience, currentDate: new Date(at) });
    expect((await verify(NOW)).payload).toMatchObject({ sub: 'li', iat: NOW / 1000, exp: (NOW + 8 * HOUR) / 1000 });
    await expect(verify(NOW + 8 * HOUR)).rejects.toBeInstanceOf(errors.JWTExpired);
    expect(JSON.stringify(issuer.jwks())).not.toContain('"d"');
  });

  test('keeps its key over a restart', async () => {
    const options = { issuer: 'i', audience: 'a', file: join(await ownDirectory(), 'issuer.json') };
    const token = await (await createIssuer(options)).token('li', NOW);
    const restarted = createLocalJWKSet((await createIssuer(options)).jwks());
    expect((await jwtVerify(token, restarted, { currentDate: new Date(NOW) })).payload.sub).toBe('li');
  });
});

describe('the mailbox', () => {
  test('keeps the mail it receives, over a restart too', async () => {
    const file = join(await ownDirectory(), 'outbox.jsonl');
    const mailbox = await startMailbox({ now: () => NOW, file });
    onTestFinished(() => mailbox.stop());
    const transport = createTransport(mailbox.url);
    await transport.sendMail({
      from: 'a@localhost',
      to: 'li@example.cn',
      subject: '补正通知',
      text: '请补正。',
      messageId: '<one@zhicheng>',
    });
    await transport.sendMail({ from: 'a@localhost', to: 'wang@example.cn', subject: '通知', text: 'b' });
    const first = { messageId: '<one@zhicheng>', to: 'li@example.cn', subject: '补正通知', at: '2024-11-20T09:00:00.000+08:00' };
    expect(mailbox.list()).toMatchObject([first, { to: 'wang@example.cn' }]);
    expect(mailbox.list('li@example.cn')).toMatchObject([{ text: expect.stringContaining('请补正。') }]);
    const restarted = await startMailbox({ now: () => NOW, file });
    onTestFinished(() => restarted.stop());
    expect(restarted.list()).toMatchObject([first, { to: 'wang@example.cn' }]);
  });
});

describe('the lock', () => {
  test('keeps a second holder out until it is given back', async () => {
    const directory = await ownDirectory();
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(new RegExp(`in use by process ${process.pid}`, 'u'));
    release();
    expect(existsSync(join(directory, 'lock'))).toBe(false);
    lockDirectory(directory)();
  });

  test('of a process that is gone is taken over', async () => {
    const directory = await ownDirectory();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(directory, 'lock'), JSON.stringify({ pid, started: null }));
    const release = lockDirectory(directory);
    onTestFinished(release);
    expect(() => lockDirectory(directory)).toThrow(/in use/u);
  });
});
