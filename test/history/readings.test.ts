/** Reading what is personal stands in the history: once a person, thing and day, before anything is shown (V1, P10). */
import { expect, it } from 'vitest';
import { DAY, dayOf } from '../../schema/core/time.ts';
import { noteReading } from '../../schema/core/reading.ts';
import type { Table } from '../../schema/table/port.ts';
import { midyear } from '../support/midyear.ts';
import { dump } from '../support/invariants.ts';
import { city, type World } from '../support/world.ts';

const readings = async (world: World) =>
  (await dump(world)).filter(({ pk }) => pk.startsWith('AUDIT#READING#')).map(({ id, by, action, detail }) => ({ id, by, action, detail }));

it('is one entry a person, thing and day, however often and through how many processes it is asked for', async () => {
  const world = await city();
  const of = { kind: 'ARCHIVE', id: 'a' };
  const context = await world.as('wang');
  await context.scribe.isOurs('the keyring is looked up', '1.x');
  const { requests } = await world.measure(async () => {
    for (let times = 0; times < 5; times += 1) await noteReading(context, of, 'download');
  });
  expect(requests).toEqual({ TransactWriteItems: 1 });
  await noteReading({ ...context, memory: (await city()).contextOf(world.now).memory }, of, 'download');
  const day = dayOf(world.now);
  const one = (account: string, on = day) => ({
    id: `ARCHIVE.a.${account}.${on}`,
    by: account,
    action: 'read',
    detail: { what: 'download' },
  });
  expect(await readings(world)).toEqual([one('wang')]);
  await noteReading(await world.as('he'), of, 'download');
  world.at(world.now + DAY);
  await noteReading(await world.as('wang'), of, 'download');
  expect(await readings(world)).toEqual([one('he'), one('wang'), one('wang', dayOf(world.now))]);
});

it('shows nothing where it cannot be noted', async () => {
  const world = await city();
  const table: Pick<Table, 'transact'> = { transact: () => Promise.reject(new Error('throttled')) };
  const context = await world.as('wang');
  await expect(noteReading({ ...context, table: { ...context.table, ...table } }, { kind: 'EXPORT', id: 'b' }, 'download')).rejects.toThrow(
    'throttled',
  );
});

it('is noted of archives, exports and tables that are downloaded, and of objectors who are seen by name', async () => {
  const { world, ids } = await midyear();
  const node = (type: string, fields: string) => `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  const asks: [who: string, type: string, fields: string][] = [
    ['wang', 'Archive', 'parts { download { url } }'],
    ['zhao', 'Export', 'download { url }'],
    ['zhao', 'SummaryTable', 'current { download { url } }'],
    ['chen', 'Objection', 'objector { name }'],
  ];
  for (const [who, type, fields] of asks) for (const id of ids[type] ?? []) await world.ask(who, node(type, fields), { id });
  const kinds = new Set((await readings(world)).map(({ id }) => String(id).split('.')[0]));
  for (const kind of ['EXPORT', 'TABLE']) expect([...kinds]).toContain(kind);
});
