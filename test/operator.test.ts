/** What an operator sees: each fault that is planted here raises its metric, in lines as CloudWatch reads them (G22). */
import type { Context as LambdaContext, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { invoke } from '../functions/local/lambda.ts';
import { sendingDue, sendingNew } from '../functions/runtime/deliveries.ts';
import { log } from '../functions/runtime/log.ts';
import { METRICS, NAMESPACE } from '../functions/runtime/metrics.ts';
import { scheduled } from '../functions/runtime/scheduled.ts';
import { workQueue } from '../functions/runtime/work-queue.ts';
import { DAY, HOUR, MINUTE, toIso } from '../schema/core/time.ts';
import type { Table } from '../schema/table/port.ts';
import { aDeadMessage, mailsTo, REDELIVER, told } from './support/notices.ts';
import { linesOf, metricIn } from './support/log.ts';
import { city, type World } from './support/world.ts';

const AWAKE = { getRemainingTimeInMillis: () => 120_000 } as LambdaContext;

/** The stream’s record of what was put into the outbox last. */
function record(world: World): DynamoDBStreamEvent {
  const dynamodb = {
    Keys: { pk: { S: `OUTBOX#${world.undelivered().at(-1)}` } },
    ApproximateCreationDateTime: world.now / 1000,
    SequenceNumber: '7',
  };
  return { Records: [{ eventName: 'INSERT', dynamodb }] };
}

function queued(body: string): SQSEvent {
  return { Records: [{ messageId: 'm', body, attributes: { SentTimestamp: '1726016400000' } }] } as unknown as SQSEvent;
}

describe('a line', () => {
  it('names its metrics with their units, its function, and nothing else of it is a metric', async () => {
    const world = await city();
    const [line] = await linesOf(() => world.ask('liu', '{ viewer { name } }'));
    expect(line).toMatchObject({ event: 'request', level: 'info', operation: 'viewer', code: 'OK', function: 'local' });
    const [metrics] = line?.['_aws']?.CloudWatchMetrics ?? [];
    expect(metrics).toMatchObject({ Namespace: NAMESPACE, Dimensions: [['function']] });
    for (const { Name, Unit } of metrics?.Metrics ?? []) {
      expect(METRICS[Name as keyof typeof METRICS]).toBe(Unit);
      expect(typeof line?.[Name]).toBe('number');
    }
    expect(Math.abs((line?.['_aws']?.Timestamp ?? 0) - Date.now())).toBeLessThan(MINUTE);
  });

  it('says what it is in `event`, which no field can take the place of', async () => {
    const [line] = await linesOf(() => log.info('message sent', { event: 'x', level: 'y', message: 'z' }));
    expect(line).toMatchObject({ event: 'message sent', level: 'info', message: 'z' });
  });

  it('of a request calls it by the schema’s name, whatever the client calls it, and says when a process was new', async () => {
    const world = await city();
    const lines = await linesOf(async () => {
      await world.ask('liu', 'query MyOwnName { first: viewer { name } clock }');
      await world.ask('liu', '{ nothing }');
      await world.ask('liu', 'mutation { markAllRead(input: {}) { left } }');
    });
    expect(lines.map(({ operation, code }) => [operation, code])).toEqual([
      ['viewer', 'OK'],
      ['none', 'GRAPHQL_VALIDATION_FAILED'],
      ['markAllRead', 'OK'],
    ]);
    expect(metricIn(lines, 'Cold')).toEqual([1, 0, 0]);
    expect(metricIn(lines, 'Internal')).toEqual([0, 0, 0]);
  });
});

describe('a resolver that throws', () => {
  it('counts as an error of ours, of its operation too, though HTTP says 200; a refusal does not', async () => {
    const failing = { fails: false };
    const wrap = (table: Table): Table => ({
      ...table,
      query: (...asked) => (failing.fails ? Promise.reject(new Error('no index')) : table.query(...asked)),
    });
    const world = await city({ wrap });
    await world.ask('wang', '{ viewer { name } }');
    failing.fails = true;
    const lines = await linesOf(() => world.ask('wang', '{ undelivered { edges { node { id } } } }'));
    failing.fails = false;
    const refused = await linesOf(() => world.ask('liu', '{ undelivered { edges { node { id } } } }'));
    expect(metricIn(lines, 'Internal')).toEqual([1]);
    expect(metricIn(lines, 'Internal', { operation: 'undelivered' })).toEqual([1]);
    expect(lines.find(({ event }) => event === 'request')).toMatchObject({ level: 'error', code: 'INTERNAL' });
    expect(metricIn(refused, 'Internal')).toEqual([0]);
    expect(refused.find(({ event }) => event === 'request')).toMatchObject({ level: 'info', code: 'ROLE_REQUIRED' });
  });

  it('before GraphQL has seen the request counts as well', async () => {
    const world = await city({
      wrap: (table) => ({ ...table, query: (...asked) => (down ? Promise.reject(new Error('down')) : table.query(...asked)) }),
    });
    down = true;
    const lines = await linesOf(() => world.ask('wang', '{ clock }'));
    down = false;
    expect(metricIn(lines, 'Internal')).toEqual([1]);
  });
  let down = false;
});

describe('PutItem denied', () => {
  const denied = (world: World): World['carriers'] => ({
    ...world.carriers,
    table: {
      ...world.table,
      transact: () => Promise.reject(Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' })),
    },
  });

  it('to notify raises Broken, the record comes again, and the sweep sends the message and tells its age', async () => {
    const world = await city();
    await told(world, 'REFUSED', 'liu');
    const lines = await linesOf(async () => {
      const { batchItemFailures } = await sendingNew(denied(world))(record(world));
      expect(batchItemFailures).toEqual([{ itemIdentifier: '7' }]);
    });
    expect(metricIn(lines, 'Broken')).toEqual([1]);
    expect(lines[0]).toMatchObject({ event: 'message', level: 'error', error: 'AccessDeniedException', outcome: 'broken' });
    const at = toIso(world.now + 40 * MINUTE);
    const swept = await linesOf(() => sendingDue(world.carriers)({ at }, AWAKE));
    expect(swept.find(({ kind }) => kind === 'notice')).toMatchObject({ outcome: 'delivered' });
    expect(metricIn(swept, 'Age')).toEqual([]); // it has gone out: nothing is stuck
    expect(metricIn(swept, 'Failed', { kind: 'notice' })).toEqual([0]);
  });

  it('to the sweep raises Broken each time', async () => {
    const world = await city();
    await told(world, 'REFUSED', 'liu');
    const at = toIso(world.now + HOUR);
    const lines = await linesOf(() => sendingDue(denied(world))({ at }, AWAKE));
    expect(metricIn(lines, 'Broken')).toEqual([1]);
    expect(lines.at(-1)).toMatchObject({ event: 'schedule', name: 'outbox-sweep', swept: 1, broken: 1 });
  });
});

describe('mail that fails', () => {
  const AWAY = { send: () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' })) };

  it('counts by its kind, says how old it is, and when it is given up', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    await world.does('wang', REDELIVER, { message });
    const carriers = { ...world.carriers, mailer: AWAY };
    const tried = await linesOf(() => sendingDue(carriers)({ at: toIso(world.now) }, AWAKE));
    expect(metricIn(tried, 'Failed', { kind: 'mail' })).toEqual([1]);
    expect(metricIn(tried, 'GivenUp')).toEqual([0]);
    const given = await linesOf(() => sendingDue(carriers)({ at: toIso(world.now + DAY) }, AWAKE));
    expect(metricIn(given, 'GivenUp', { kind: 'mail' })).toEqual([1]);
    expect(metricIn(given, 'Age', { kind: 'mail' })).toEqual([2 * DAY]);
    expect(JSON.stringify([...tried, ...given])).not.toContain('liu@');
  });

  it('of one address that is refused wakes nobody: it counts as failed, and neither ages nor is given up for the alarms', async () => {
    const world = await city();
    world.poisoned.add('liu@example.cn');
    await told(world, 'REFUSED', 'liu');
    await world.deliver();
    const given = await linesOf(() => sendingDue(world.carriers)({ at: toIso(world.now + DAY) }, AWAKE));
    expect(metricIn(given, 'Failed', { kind: 'mail' })).toEqual([1]);
    expect(metricIn(given, 'GivenUp', { kind: 'mail' })).toEqual([0]);
    expect(metricIn(given, 'Age')).toEqual([]);
    expect(given.find(({ kind }) => kind === 'mail')).toMatchObject({ outcome: 'dead', error: 'Error EENVELOPE 550' });
  });

  it('is sent by the sweep as it runs on one machine, too', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    await world.does('wang', REDELIVER, { message });
    await invoke('outbox-sweep', sendingDue(world.carriers), { at: toIso(world.now) });
    expect(mailsTo(world, 'liu')).toHaveLength(1);
  });
});

describe('a schedule', () => {
  const run = (event: object, work = () => Promise.resolve({ recorded: 1 })) =>
    linesOf(() => scheduled('calendar-tick', work)(event, AWAKE).catch(() => undefined));

  it('ten minutes late says so', async () => {
    const lines = await run({ at: toIso(Date.now() - 10 * MINUTE) });
    const [late = 0] = metricIn(lines, 'Late');
    expect(late).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(late).toBeLessThan(11 * MINUTE);
    expect(metricIn(lines, 'Ran')).toEqual([1]);
    expect(lines[0]).toMatchObject({ name: 'calendar-tick', recorded: 1 });
  });

  it('that fails says that it ran and failed, and Lambda hears of it', async () => {
    const lines = await run({ at: toIso(Date.now()) }, () => Promise.reject(new Error('no table')));
    expect(metricIn(lines, 'Failed')).toEqual([1]);
    expect(metricIn(lines, 'Ran')).toEqual([1]);
    await expect(scheduled('x', () => Promise.reject(new Error('no table')))({}, AWAKE)).rejects.toThrow('no table');
  });

  it('run by hand, or by a clock that is not ours, is not called late', async () => {
    for (const event of [{}, { at: toIso(Date.now() - 7 * HOUR) }, { at: toIso(Date.now() + HOUR) }]) {
      expect(metricIn(await run(event), 'Late')).toEqual([]);
    }
  });
});

describe('a queue', () => {
  const handler = (world: World, work: () => Promise<{ done: boolean }>) => workQueue('export', world.contextOf, work);

  it('with a poison message raises Broken and gives it back, to end among the dead letters', async () => {
    const world = await city();
    const lines = await linesOf(async () => {
      const { batchItemFailures } = await handler(world, () => Promise.resolve({ done: true }))(queued('{"job":'));
      expect(batchItemFailures).toEqual([{ itemIdentifier: 'm' }]);
    });
    expect(metricIn(lines, 'Failed')).toEqual([1]);
    expect(metricIn(lines, 'Broken')).toEqual([1]);
  });

  it('whose job fails raises Failed and keeps nothing', async () => {
    const world = await city();
    const lines = await linesOf(async () => {
      const { batchItemFailures } = await handler(world, () => Promise.reject(new Error('no space')))(queued('{"id":"j"}'));
      expect(batchItemFailures).toEqual([]);
    });
    expect(metricIn(lines, 'Failed')).toEqual([1]);
    expect(metricIn(lines, 'GivenUp')).toEqual([0]);
  });

  it('whose job is done says how long it took', async () => {
    const world = await city();
    const lines = await linesOf(() => handler(world, () => Promise.resolve({ done: true, total: 3 }))(queued('{"id":"j"}')));
    expect(lines[0]).toMatchObject({ event: 'job', kind: 'export', id: 'j', total: 3, Failed: 0 });
    expect(metricIn(lines, 'Took')).toHaveLength(1);
  });
});
