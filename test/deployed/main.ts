/**
 * The local system with the functions as they are deployed, each in its own process behind the guard. `GET /dev/grants` tells what they
 * were denied, and which grants those that ran have not used, but for those that a year seldom uses.
 */
import { ACCOUNT_ID } from '../../functions/local/account.ts';
import { BUCKET, MOUNTS } from '../../functions/local/environment.ts';
import type { LocalHandlers } from '../../functions/local/handlers.ts';
import { sendJson } from '../../functions/local/http.ts';
import { objectStore } from '../../functions/local/object-store.ts';
import { startLocal, type Around, type Supplied } from '../../functions/local/start.ts';
import type { FunctionName } from '../../functions/runtime/env.ts';
import { cloud } from './cloud.ts';
import { forwardTo } from './guard.ts';
import { nodeBinary } from '../support/node-binary.ts';
import { isSeldom } from './seldom.ts';

const { PORT = '4000', DATA_DIR = '.data', CLOCK } = process.env;

const system = await startLocal({
  port: Number(PORT),
  dataDir: DATA_DIR,
  ...(CLOCK !== undefined && { clock: CLOCK }),
  functions: asDeployed,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void system.stop().finally(() => process.exit(0)));

async function asDeployed({ url, now, env, tableEndpoint, files }: Around): Promise<Supplied> {
  process.stdout.write(`functions as they are deployed, on ${nodeBinary()}\n`);
  // The queues are named by their addresses: the function knows the guard's, the stand-in its own.
  const ownQueues = (body: string) => body.replace(/"QueueUrl":"[^"]*\/(\w+)"/u, `"QueueUrl":"${url}${MOUNTS.queue}/${ACCOUNT_ID}/$1"`);
  const made = await cloud({
    tableName: env.TABLE_NAME,
    smtpUrl: env.SMTP_URL,
    settings: {
      OIDC_ISSUER: env.OIDC_ISSUER,
      OIDC_AUDIENCE: env.OIDC_AUDIENCE,
      OIDC_JWKS: env.OIDC_JWKS,
      MAIL_FROM: env.MAIL_FROM,
    },
    services: {
      dynamodb: forwardTo(tableEndpoint),
      s3: await objectStore({ directory: files, bucket: BUCKET, now }),
      kms: forwardTo(url + MOUNTS.kms),
      sqs: forwardTo(url + MOUNTS.queue, ownQueues),
      scheduler: forwardTo(url + MOUNTS.scheduler),
    },
    log: (text) => void process.stdout.write(text),
  });
  const of =
    (name: FunctionName) =>
    <R>(event: unknown): Promise<R> =>
      made.invoke<R>(name, event);
  const handlers: LocalHandlers = {
    graphql: of('graphql'),
    ballot: of('ballot'),
    health: of('health'),
    template: of('template'),
    scheduled: {
      'calendar-tick': of('calendar-tick'),
      reminders: of('reminders'),
      'posting-close': of('posting-close'),
      'outbox-sweep': of('outbox-sweep'),
      'history-seal': of('history-seal'),
    },
    notify: of('notify'),
    'audit-witness': of('audit-witness'),
    'export-build': of('export-build'),
    'report-build': of('report-build'),
    'statistics-build': of('statistics-build'),
  };
  return {
    handlers,
    scheduleGroup: made.deployed.notify.environment['SCHEDULE_GROUP'] ?? '',
    routes: {
      'GET /dev/grants': (_, response) =>
        sendJson(response, 200, {
          ran: [...made.ran],
          denied: made.guard.denied,
          unused: made.guard.unused([...made.ran]).filter((grant) => !isSeldom(grant)),
        }),
    },
    stop: () => made.stop(),
  };
}
