/** P11, D10, U2: from the instant at which a unit is renamed, what is written with its name says the new one. */
import { describe, expect, it } from 'vitest';
import { peopleIn, rowsOf } from '../../schema/summary/annex/rows.ts';
import { namedSince } from '../../schema/identity/corrections/rules.ts';
import { MINUTE } from '../../schema/core/time.ts';
import type { Key, Table } from '../../schema/table/port.ts';
import { applicationIn, draft, POST, submit } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, organisationId, type World } from '../support/world.ts';
import { mendedFor } from '../support/returned.ts';
import { CORRECT_UNIT } from './acts.ts';

const school = organisationId('school');
const BY = { document: '嘉公户〔2024〕3号' };
const [OLD, NEW] = ['嘉峪关市第一中学', '嘉峪关市实验中学'];
const headsOf = async (world: World) =>
  Object.fromEntries(
    (await dump(world)).filter(({ sk }) => sk === 'A#HEAD').map(({ applicant, unitName }) => [String(applicant), unitName]),
  );
const postingsOf = async (world: World) =>
  (await dump(world)).filter(({ pk, sk }) => pk.startsWith('POSTING#') && sk === 'P#HEAD').map(({ unitName }) => unitName);

describe('P11: 第一中学 is renamed by 赵文斌', () => {
  it('杨帆 submits, 陈静 posts and 附件2 is built in the next second: each says the new name', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const posted = await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
    await world.does('yang', '{ eligibility(series: "engineering", level: SENIOR) { isEligible } }'); // the process remembers the unit
    await world.does('zhao', CORRECT_UNIT, { unit: school, name: NEW, ...BY });
    expect((await headsOf(world)).liu).toBe(OLD); // nothing has followed yet
    await world.does('chen', POST, { application: posted.id, version: posted.version });
    expect(await postingsOf(world)).toEqual(expect.arrayContaining([OLD, NEW])); // what 刘洋's posting said stays
    expect((await headsOf(world)).yang).toBe(NEW);
    const table = String((await dump(world)).find(({ sk }) => sk.startsWith('ROW#'))?.pk).replace('TABLE#', '');
    const rows = [];
    for await (const row of rowsOf(world.context(), await peopleIn(world.context(), table))) rows.push(row);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([[1, NEW, '刘洋']]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('while 杨帆 is about to send: a process may remember the old name for a minute; then the new one has followed', async () => {
    const world = await city();
    const own = await draft(world, 'yang', 'school');
    await world.does('yang', '{ eligibility(series: "engineering", level: SENIOR) { isEligible } }');
    await world.does('zhao', CORRECT_UNIT, { unit: school, name: NEW, ...BY });
    await submit(world, 'yang', own);
    await world.deliver();
    world.at(world.now + 10 * MINUTE);
    await world.sweep();
    await world.deliver();
    expect(await headsOf(world)).toEqual({ yang: NEW });
  });

  it('what 刘洋 mends is posted again, in the same minute, under the new name', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' }); // the process remembers the unit
    await world.does('zhao', CORRECT_UNIT, { unit: school, name: NEW, ...BY });
    await mendedFor('zhao')(world);
    const again = (await dump(world)).filter(({ sk, supplement }) => sk === 'P#HEAD' && Boolean(supplement));
    expect(again.map(({ unitName }) => unitName)).toEqual([NEW]);
    expect((await headsOf(world)).liu).toBe(NEW);
  });

  it('in the moment between reading and writing: what follows the renaming reaches the application and the posting', async () => {
    let renaming: (() => Promise<unknown>) | null = null;
    const world: World = await city({
      wrap: (table: Table) => ({
        ...table,
        get: async (key: Key) => {
          const item = await table.get(key);
          const rename = item?.['id'] === 'school' ? renaming : null;
          if (rename) renaming = null;
          await rename?.();
          return item;
        },
      }),
    });
    const posted = await applicationIn(world, 'ACCEPTED');
    const own = await draft(world, 'yang', 'school');
    // 赵文斌's request came in a little before 陈静's, and was done a little after that had read the unit.
    const rename = (name: string) => () => world.does('zhao', CORRECT_UNIT, { unit: school, name, ...BY }, { arrivesAt: world.now - 20 });
    renaming = rename(NEW);
    await world.does('chen', POST, { application: posted.id, version: posted.version });
    expect([await postingsOf(world), (await headsOf(world)).liu]).toEqual([[OLD], OLD]);
    await world.deliver();
    expect([await postingsOf(world), await headsOf(world)]).toEqual([[NEW], { liu: NEW, yang: OLD }]); // a draft is listed nowhere
    // And a submission that had read the name just before; what was posted before that is not touched any more.
    world.at(world.now + 2 * MINUTE);
    renaming = rename(OLD);
    await submit(world, 'yang', own);
    expect((await headsOf(world)).yang).toBe(NEW);
    await world.deliver();
    expect([await postingsOf(world), await headsOf(world)]).toEqual([[NEW], { liu: OLD, yang: OLD }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is called so since the last renaming, or since that was undone', () => {
    const made = (at: number, former: { name?: string }, undone: number | null = null) => ({
      at,
      former,
      undone: undone === null ? null : { at: undone },
    });
    expect(namedSince({ corrections: [] })).toBe(0);
    expect(namedSince({ corrections: [made(5, { name: '甲' }), made(7, {})] })).toBe(5);
    expect(namedSince({ corrections: [made(5, { name: '甲' }, 9), made(7, { name: '乙' })] })).toBe(9);
  });
});
