/** Approving, preparing, building and sending a summary table at the same moment: what was sent is whole, and is sent once (D3, G7, G9). */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ExportJob } from '../../schema/summary/workbooks/model.ts';
import { buildExport } from '../../schema/summary/workbooks/actions/build.ts';
import { APPROVE, applicationIn, freshKey, type Handle } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { fetched, PREPARE, preparedTable, SEND_TABLE, tablesOf } from '../support/tables.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { city, person, type World } from '../support/world.ts';

const approve = (world: World, { id, version }: Handle) => world.refusal('zhao', APPROVE, { application: id, version, opinion: '同意' });
const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);

describe('at the same moment', () => {
  it('approving and sending: each approved application is in the table that was sent, or was refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      const world = await city();
      await applicationIn(world, 'APPROVED');
      const late = await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
      const { id, version } = await preparedTable(world);
      const [approved, sent] = await Promise.all([approve(world, late), world.refusal('zhao', SEND_TABLE, { table: id, version })]);
      // Either the table was sent without yang, and the approval was refused; or yang is in it, and it has to be prepared again.
      expect([
        ['TABLE_SENT', null],
        [null, 'TABLE_CHANGED'],
      ]).toContainEqual([approved, sent]);
      await whole(world);
    }
  });

  it('two first approvals: one table, both in it', async () => {
    const world = await city();
    const both = [await applicationIn(world, 'RECOMMENDED'), await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' })];
    expect(await Promise.all(both.map((application) => approve(world, application)))).toEqual([null, null]);
    expect(await tablesOf(world)).toMatchObject([{ listed: 2 }]);
    expect((await preparedTable(world)).current?.rows).toBe(2);
    await whole(world);
  });

  it('ten approvals by two officers: all are in the table, or told to try again', async () => {
    const world = await city();
    const names = Array.from({ length: 10 }, (_, index) => `teacher-${index}`);
    for (const account of names)
      await createApplicant(await world.as('chen'), {
        unit: 'school',
        person: person(account, account),
        standing: { kind: 'INSTITUTION_STAFF' },
      });
    const waiting: Handle[] = [];
    for (const applicant of names) waiting.push(await applicationIn(world, 'RECOMMENDED', { applicant }));
    const answers = await Promise.all(
      waiting.map(({ id, version }, index) =>
        world.refusal(index % 2 ? 'zhao' : 'sun', APPROVE, { application: id, version, opinion: '同意' }),
      ),
    );
    expect(answers.filter((one) => one !== null && one !== 'BUSY')).toEqual([]);
    expect((await preparedTable(world)).current?.rows).toBe(answers.filter((one) => one === null).length);
    await whole(world);
  });

  it('sending twenty times under keys of their own: it is sent once; under one key, each hears the first answer', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id, version } = await preparedTable(world);
    const key = freshKey();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.refusal('zhao', SEND_TABLE, { table: id, version, key: index % 2 ? key : freshKey() }),
      ),
    );
    const done = answers.filter((one) => one === null).length;
    expect([1, 10]).toContain(done);
    expect(answers.filter((one) => !['VERSION_STALE', 'TABLE_CHANGED', 'TABLE_NOT_IN_STATE', null].includes(one))).toEqual([]);
    await whole(world);
  });

  it('a table joined while it is built cannot be sent, and a workbook that comes after another was asked for is not taken', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const late = await applicationIn(world, 'RECOMMENDED', { applicant: 'yang' });
    await world.does('zhao', PREPARE);
    await world.deliver();
    const [first = ''] = world.jobs.splice(0);
    // yang is approved after the mark was read, while the rows are written.
    const joinedMeanwhile = {
      ...world.context(),
      files: {
        ...world.files,
        put: async (...asked: Parameters<typeof world.files.put>) => (await approve(world, late), world.files.put(...asked)),
      },
    };
    await buildExport(joinedMeanwhile, first);
    const [built] = await tablesOf(world);
    expect(built?.current?.rows).toBe(1);
    expect(await world.refusal('zhao', SEND_TABLE, { table: built?.id, version: built?.version })).toBe('TABLE_CHANGED');
    await world.does('zhao', PREPARE);
    await world.does('zhao', PREPARE);
    await world.deliver();
    const [older = '', newer = ''] = world.jobs.splice(0);
    await buildExport(world.context(), newer);
    await buildExport(world.context(), older);
    expect((await tablesOf(world))[0]?.current).toMatchObject({ number: 2, rows: 2 });
    await whole(world);
  });

  it('one job built by two functions at once brings one version, with the file that it names (G9)', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    await world.does('zhao', PREPARE);
    await world.deliver();
    const [job = ''] = world.jobs.splice(0);
    const results: ExportJob[] = await Promise.all([buildExport(world.context(), job), buildExport(world.context(), job)]);
    expect(results.map(({ id }) => id)).toEqual([job, job]);
    const [table] = await tablesOf(world);
    expect(table?.current).toMatchObject({ number: 1, rows: 1 });
    const bytes = fetched(world, table?.current?.download ?? { url: '' });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(table?.current?.sha256);
    await whole(world);
  });
});
