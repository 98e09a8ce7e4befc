/**
 * Puts the system together on one machine: the table, the stand-ins, the deployed functions, and what drives them.
 * The functions read their environment from the process, so one process can start one system, once.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { MINUTE, type Instant } from '../../schema/core/time.ts';
import { SEALED_AT_MINUTE } from '../../schema/history/model.ts';
import { eachQueue } from '../../schema/core/queues.ts';
import { CREDENTIALS, REGION } from './account.ts';
import { startClock } from './clock.ts';
import { createTables } from './create-table.ts';
import { markBegun, MASTER_KEY_FILE, mustHaveTable, mustOpen, mustUnwrap, OBJECTS, queueFile } from './data-directory.ts';
import { deadLetters } from './dead-letters.ts';
import { devRoutes } from './dev-routes.ts';
import { startTable } from './embedded-table.ts';
import { tableFile } from './embedded.ts';
import { AUDIENCE, BUCKET, environment, MASTER_KEY_ID, MOUNTS, SCHEDULE_GROUP, setSdkEnvironment } from './environment.ts';
import { gateway } from './gateway.ts';
import { loadHandlers, type LocalHandlers } from './handlers.ts';
import { host, type Host, type Listener } from './http.ts';
import { createIssuer } from './issuer.ts';
import { kmsApi } from './kms-api.ts';
import { lockDirectory } from './lock.ts';
import { log, reason } from './log.ts';
import { startMailbox } from './mailbox.ts';
import { objectStore } from './object-store.ts';
import { createPump } from './pump.ts';
import { queueApi } from './queue-api.ts';
import { createQueue } from './queue.ts';
import { welcoming } from './cors.ts';
import { router, type Routes } from './routes.ts';
import { schedulerApi } from './scheduler-api.ts';
import { createScheduler } from './scheduler.ts';
import { createStream } from './stream.ts';
import { codeOf } from './system-error.ts';
import { queueUrl } from '../runtime/env.ts';
import { GIVEN } from '../runtime/given.ts';

export interface LocalOptions {
  /** 0: any free port. */
  port: number;
  dataDir: string;
  /** `real` or an instant with an offset. */
  clock?: string;
  /** Without the line that says it is ready. */
  quiet?: boolean;
  /** Where the functions come from, if not from here: as they are deployed, for one. */
  functions?: (around: Around) => Promise<Supplied>;
}

/** What functions that are supplied find here. */
export type Around = {
  url: string;
  now: () => Instant;
  env: ReturnType<typeof environment>;
  /** The table, and where the files of the object store lie. */
  tableEndpoint: string;
  files: string;
};

export type Supplied = {
  handlers: LocalHandlers;
  /** Routes beside those of the system. */
  routes?: Record<string, Listener>;
  /** The group that the functions set their schedules in. */
  scheduleGroup?: string;
  stop: () => Promise<void>;
};

export interface LocalSystem {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

let started = false;

export async function startLocal(options: LocalOptions): Promise<LocalSystem> {
  if (started) throw new Error('one process can start one system, once');
  started = true;
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) {
      try {
        await one();
      } catch (error) {
        // What comes after it has to stop all the same, the table before all.
        log('did not stop in order', { error: reason(error) });
      }
    }
  };
  try {
    return await start(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: LocalOptions, stops: (() => Promise<void> | void)[], stop: () => Promise<void>): Promise<LocalSystem> {
  const routes: Routes = { mounts: {}, exact: {} };
  const file = (name: string): string => join(options.dataDir, name);

  // The port first: if it is taken, nothing else has been touched.
  const served = await serve(router(routes, welcoming(process.env['CORS_ORIGINS'] ?? '')), options.port);
  stops.push(() => served.close());
  stops.push(lockDirectory(options.dataDir));
  const isEmbedded = !process.env['DYNAMODB_ENDPOINT'];
  if (isEmbedded) mustHaveTable(options.dataDir);
  const clock = startClock(options.clock, file('clock.json'));
  stops.push(() => clock.stop());
  const { now } = clock;
  const dead = deadLetters(file('dead-letters.jsonl'));

  setSdkEnvironment();
  const table = await startTable({ file: file(tableFile()) });
  stops.push(() => table.stop());
  const client = { endpoint: table.endpoint, region: REGION, credentials: CREDENTIALS };
  const { streamArn } = await createTables(new DynamoDBClient(client));
  const mailbox = await startMailbox({ now, file: file('outbox.jsonl') });
  stops.push(() => mailbox.stop());
  const issuer = await createIssuer({ issuer: `${served.url}/dev`, audience: AUDIENCE, file: file('issuer.json') });
  const env = environment({
    url: served.url,
    tableEndpoint: table.endpoint,
    smtpUrl: mailbox.url,
    issuer: issuer.issuer,
    jwks: issuer.jwks(),
  });
  Object.assign(process.env, env);
  const [{ tableOf }, { kmsMasterKey }] = await Promise.all([import('../runtime/deps.ts'), import('../runtime/master-key.ts')]);
  await mustOpen(options.dataDir, tableOf(env), { isEmbedded });
  routes.mounts[MOUNTS.kms] = kmsApi({ keyId: MASTER_KEY_ID, file: file(MASTER_KEY_FILE) });
  await mustUnwrap(options.dataDir, tableOf(env), kmsMasterKey(env));

  const supplied = await options.functions?.({ url: served.url, now, env, tableEndpoint: table.endpoint, files: file(OBJECTS) });
  if (supplied) stops.push(supplied.stop);
  const handlers = supplied?.handlers ?? (await loadHandlers());
  const [{ seed }, { localSchedules, TIMES }] = await Promise.all([import('./seed.ts'), import('./schedules.ts')]);
  const scheduler = createScheduler({
    now,
    builtIn: localSchedules(),
    catchUp: ['calendar-tick', 'posting-close', 'reminders'],
    everyMinute: ['outbox-sweep'],
    pastTheHour: [{ target: 'history-seal', by: SEALED_AT_MINUTE * MINUTE }],
    times: TIMES,
    file: file('schedules.json'),
  });
  const queues = eachQueue((queue) => {
    const name = `${queue}-build` as const;
    return createQueue({ name, handler: handlers[name], now, dead, file: file(queueFile(queue)) });
  });
  const stream = createStream({
    client: new DynamoDBStreamsClient(client),
    streamArn,
    listeners: [
      { name: 'audit-witness', handler: handlers['audit-witness'] },
      { name: 'notify', handler: handlers.notify },
    ],
    now,
    dead,
    file: file('stream.json'),
  });
  routes.mounts[MOUNTS.files] = await objectStore({ directory: file(OBJECTS), bucket: BUCKET, now, prefix: MOUNTS.files });
  routes.mounts[MOUNTS.queue] = queueApi(Object.fromEntries(Object.values(eachQueue((queue) => [env[queueUrl(queue)], queues[queue]]))));
  routes.mounts[MOUNTS.scheduler] = schedulerApi({
    scheduler,
    group: supplied?.scheduleGroup ?? SCHEDULE_GROUP,
    targets: { [env.CALENDAR_TICK_ARN]: 'calendar-tick', [env.REMINDERS_ARN]: 'reminders' },
    prefix: MOUNTS.scheduler,
  });

  const accounts = await seed(now());
  markBegun(options.dataDir, now());
  const pump = createPump({ clock, scheduler, stream, queues: Object.values(queues), scheduled: handlers.scheduled, dead });
  stops.push(async () => {
    // What is under way may still need the stand-ins; then nobody is served any more, and only then the table goes.
    await pump.stop();
    await served.close();
  });
  await pump.once();
  Object.assign(routes.exact, supplied?.routes, devRoutes({ accounts, clock, issuer, mailbox, pump }), {
    'GET /health': gateway('health', handlers.health, now),
    ...Object.fromEntries(Object.keys(GIVEN).map((path) => [`GET ${path}`, gateway('template', handlers.template, now)])),
  });
  Object.assign(routes, { ballot: gateway('ballot', handlers.ballot, now), graphql: gateway('graphql', handlers.graphql, now) });
  pump.start();

  if (options.quiet !== true) process.stdout.write(`ready ${served.url}/graphql\n`);
  return { url: served.url, port: served.port, stop };
}

async function serve(listener: ReturnType<typeof router>, port: number): Promise<Host> {
  try {
    return await host(listener, port);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is in use; free it, or set PORT to another one (PORT=${port + 1} npm start)`, { cause: error });
  }
}
