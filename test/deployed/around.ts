/** A city of the tests with the deployed functions in it: what people do goes through the world, what is deployed is invoked by name. */
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { DynamoDBRecord } from 'aws-lambda';
import { inject } from 'vitest';
import { join } from 'node:path';
import { BUCKET, MOUNTS } from '../../functions/local/environment.ts';
import { ACCOUNT_ID } from '../../functions/local/account.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { readJson, sendJson, type Listener } from '../../functions/local/http.ts';
import { startMailbox } from '../../functions/local/mailbox.ts';
import { objectStore } from '../../functions/local/object-store.ts';
import { queueApi } from '../../functions/local/queue-api.ts';
import { createQueue } from '../../functions/local/queue.ts';
import { createScheduler, type Schedule } from '../../functions/local/scheduler.ts';
import { schedulerApi } from '../../functions/local/scheduler-api.ts';
import { storedObjects } from '../../functions/local/stored-objects.ts';
import type { World } from '../support/world.ts';
import type { Deployed } from './assembly.ts';
import { cloud } from './cloud.ts';
import { forwardTo } from './guard.ts';
import { lambda } from './lambda.ts';
import { arn } from './names.ts';

export type Around = Awaited<ReturnType<typeof around>>;

/** Starts nothing yet: each function starts when it is invoked first. */
export async function around(world: World, tableName = world.tableName) {
  const directory = mkdtempSync(join(tmpdir(), 'zhicheng-files-'));
  const now = () => world.now;
  const stored = await storedObjects(directory);
  const mailbox = await startMailbox({ now });
  const queue = () => createQueue({ name: 'none', handler: () => Promise.resolve(), now, dead: deadLetters() });
  const queues = { export: queue(), report: queue(), statistics: queue() };
  const scheduler = createScheduler({ now, builtIn: [], catchUp: [], times: [] });
  const logged: string[] = [];
  // What is named by the stack, or lies at the guard's address, is there once the stack has been read.
  let sqs: Listener = () => undefined;
  let schedules: Listener = () => undefined;
  const made = await cloud({
    tableName,
    smtpUrl: mailbox.url,
    settings: settingsOf(world),
    log: (text) => void logged.push(...text.split('\n').filter(Boolean)),
    services: {
      dynamodb: forwardTo(inject('tableEndpoint')),
      s3: await objectStore({ directory, bucket: BUCKET, now }),
      kms: keyService(world),
      sqs: (request, response) => sqs(request, response),
      scheduler: (request, response) => schedules(request, response),
    },
  });
  const address = (name: string) => `${made.guard.url}${MOUNTS.queue}/${ACCOUNT_ID}/${name}`;
  schedules = schedulerApi({
    scheduler,
    group: made.deployed.notify.environment['SCHEDULE_GROUP'] ?? '',
    targets: { [arn('lambda', 'function:calendar-tick')]: 'calendar-tick', [arn('lambda', 'function:reminders')]: 'reminders' },
  });
  sqs = queueApi({ [address('export')]: queues.export, [address('report')]: queues.report, [address('statistics')]: queues.statistics });

  return {
    ...made,
    mailbox,
    queues,
    logged,
    /** A function of this city as it would be with other settings; not started yet. */
    started: (deployed: Deployed) => lambda(deployed, { endpoint: made.guard.url }),
    /** What the functions have set, until an instant. */
    schedulesUntil: (instant: number): Schedule[] => scheduler.dueUntil(instant),
    /** What a person gets of the deployed API. */
    ask: async (who: string | null, query: string, variables: Record<string, unknown> = {}) => {
      const token = who && (await world.issuer.token(who, world.now));
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const http = { method: 'POST', path: '/graphql', protocol: 'HTTP/1.1', sourceIp: '10.0.0.1', userAgent: 'test' };
      const requestContext = { requestId: randomUUID(), timeEpoch: world.now, http };
      const event = {
        rawPath: '/graphql',
        rawQueryString: '',
        headers,
        requestContext,
        isBase64Encoded: false,
        body: JSON.stringify({ query, variables }),
      };
      const { body } = await made.invoke<{ body: string }>('graphql', event);
      return JSON.parse(body) as { data: any; errors?: { extensions: { code: string } }[] }; // oxlint-disable-line typescript/no-explicit-any -- as a client sees it
    },
    /** Gives a function what its queue holds. */
    work: (name: 'export-build' | 'report-build' | 'statistics-build', body: object) =>
      made.invoke<{ batchItemFailures: unknown[] }>(name, {
        Records: [
          {
            messageId: randomUUID(),
            body: JSON.stringify(body),
            attributes: { SentTimestamp: String(world.now), ApproximateReceiveCount: '1' },
          },
        ],
      }),
    /** Gives notify what the stream shows of a message. */
    notify: (message: string) =>
      made.invoke<{ batchItemFailures: unknown[] }>('notify', {
        Records: [
          {
            eventName: 'INSERT',
            dynamodb: { Keys: { pk: { S: `OUTBOX#${message}` } }, ApproximateCreationDateTime: world.now / 1000, SequenceNumber: '1' },
          },
        ],
      }),
    /** Gives the witness what the stream shows. */
    witness: (Records: readonly DynamoDBRecord[]) => made.invoke('audit-witness', { Records }),
    /** What lies in the object store. */
    stored,
    stop: async () => {
      await made.stop();
      await mailbox.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function settingsOf({ issuer }: World) {
  return {
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS: JSON.stringify(issuer.jwks()),
    MAIL_FROM: 'zhicheng@localhost',
  };
}

/** KMS over the world’s own master key. */
function keyService({ master }: World): Listener {
  return async (request, response) => {
    const { Plaintext, CiphertextBlob, EncryptionContext } = ((await readJson(request)) ?? {}) as {
      Plaintext?: string;
      CiphertextBlob?: string;
      EncryptionContext: { use: string };
    };
    const answer = Plaintext
      ? { CiphertextBlob: await master.wrap(Buffer.from(Plaintext, 'base64'), EncryptionContext.use) }
      : { Plaintext: Buffer.from(await master.unwrap(CiphertextBlob ?? '', EncryptionContext.use)).toString('base64') };
    sendJson(response, 200, answer, { 'content-type': 'application/x-amz-json-1.1' });
  };
}
