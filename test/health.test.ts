/** What is said of the system to whoever asks how it is: that it answers, and what is open where. */
import { describe, expect, it } from 'vitest';
import { healthOf } from '../functions/runtime/health.ts';
import { installMissing } from '../schema/announcement/actions/installing.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../schema/announcement/data/jiayuguan-2024.ts';
import { FOUNDER } from '../schema/identity/actions/founding.ts';
import { AMEND } from './calendar/acts.ts';
import { city, CITY, CYCLE, ELSEWHERE, type World } from './support/world.ts';

const SOURCE = '二（三）';

type Told = {
  statusCode: number | undefined;
  phase: string | null;
  phases: string[];
  cities: { city: string; cityName: string; cycles: { cycle: string; document: string; phases: string[] }[] }[];
};

async function health(world: World): Promise<Told> {
  const { statusCode, body } = await healthOf(world.context());
  return { statusCode, ...(JSON.parse(body ?? '') as Omit<Told, 'statusCode'>) };
}

/** A second round in the same city, and the first in another, each with one window of its own. */
async function withOthers(): Promise<World> {
  const world = await city();
  const phase = (name: 'APPLICATION', opens: string, closes: string) => [{ name, title: '个人申报', opens, closes, source: SOURCE }];
  const second = { ...JIAYUGUAN_2024_DOCUMENT, cycle: `${CITY}-2024-2`, round: 2, milestones: [] };
  const other = { ...second, cycle: `${ELSEWHERE}-2024-1`, city: ELSEWHERE, cityName: '渝北区', round: 1 };
  await installMissing(world.contextOf(world.now, FOUNDER), [
    { ...second, phases: phase('APPLICATION', '2024-10-15 00:00', '2024-11-15 24:00') },
    { ...other, phases: phase('APPLICATION', '2024-10-01 00:00', '2024-10-10 24:00') },
  ]);
  return world;
}

describe('how the system is', () => {
  it('says of one city what it always has: that it is well, the time, and the phase', async () => {
    const world = await city();
    expect(await health(world)).toEqual({
      statusCode: 200,
      status: 'ok',
      now: '2024-09-11T09:00:00.000+08:00',
      phase: 'APPLICATION',
      phases: ['APPLICATION'],
      cities: [
        { city: CITY, cityName: '嘉峪关市', cycles: [{ cycle: CYCLE, document: '嘉人社发〔2024〕205号', phases: ['APPLICATION'] }] },
      ],
    });
    world.at('2024-08-31T09:00:00+08:00');
    expect(await health(world)).toMatchObject({ status: 'ok', phase: null, phases: [], cities: [{ city: CITY, cycles: [] }] });
  });

  it('says of each city each of its cycles that is under way; a cycle that is over is not, and one word does not hide the others', async () => {
    const world = await withOthers();
    const open = async (at: string) => {
      world.at(at);
      const { phase, cities } = await health(world);
      const shown = cities.map((one) => [one.city, ...one.cycles.map(({ cycle, phases }) => `${cycle} ${phases.join(' ')}`.trim())]);
      return [phase, ...shown];
    };
    expect(await open('2024-09-12T09:00:00+08:00')).toEqual(['APPLICATION', [ELSEWHERE], [CITY, `${CYCLE} APPLICATION`]]);
    expect(await open('2024-10-02T09:00:00+08:00')).toEqual([
      'APPLICATION',
      [ELSEWHERE, `${ELSEWHERE}-2024-1 APPLICATION`],
      [CITY, `${CYCLE} APPLICATION`],
    ]);
    // The other city's year is over; two rounds run in this one.
    expect(await open('2024-10-22T09:00:00+08:00')).toEqual([
      'APPLICATION',
      [ELSEWHERE],
      [CITY, `${CYCLE} UNIT_REVIEW DEPARTMENT_REVIEW`, `${CITY}-2024-2 APPLICATION`],
    ]);
    // What is open in the one that began last is over: the word is of the other.
    expect((await open('2024-11-20T09:00:00+08:00'))[0]).toBe('PROVINCIAL_REVIEW');
  });

  it('C8: says it as amended, and that it is not well where the table does not answer', async () => {
    const world = await city();
    await world.does('wang', AMEND, { phase: 'APPLICATION', closesAt: '2024-10-23T00:00:00+08:00' });
    world.at('2024-10-22T23:59:59.999+08:00');
    expect((await health(world)).phases).toContain('APPLICATION');
    world.at('2024-10-23T00:00:00+08:00');
    expect((await health(world)).phases).not.toContain('APPLICATION');
    const down = { ...world.table, query: () => Promise.reject(new Error('down')) };
    const { statusCode, body } = await healthOf({ ...world.context(), table: down });
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([503, expect.objectContaining({ status: 'unavailable', phase: null })]);
  });
});
