/** The calendar over GraphQL: what is public, what the schedule records, what the bureau amends. */
import { beforeAll, describe, expect, it } from 'vitest';
import { AMEND } from './acts.ts';
import { city, instant, type World, CYCLE } from '../support/world.ts';
import { draft, freshKey, SUBMIT } from '../support/forms.ts';

const extension = {
  phase: 'APPLICATION',
  closesAt: '2024-10-22T00:00:00+08:00',
  document: '嘉人社发〔2024〕230号',
  reason: '系统故障补时',
};

describe('anybody, without a login', () => {
  let world: World;
  beforeAll(async () => {
    world = await city();
  });

  it('reads the cycle with its document, phases, milestones, policy (three returns: D2) and the warning of C4', async () => {
    const { cycle } = await world.does(
      null,
      `{
        cycle {
          year document phases { name days isOpen } milestones { id: code due } policy { reminderHours maximumReturns }
          warnings { zh } departments { name series { code } }
        }
      }`,
    );
    expect(cycle).toMatchObject({
      year: 2024,
      document: '嘉人社发〔2024〕205号',
      policy: { reminderHours: [168, 72, 24, 2], maximumReturns: 3 },
    });
    expect(cycle.phases).toHaveLength(7);
    expect(cycle.warnings).toHaveLength(1);
    expect(cycle.departments.map((one: { name: string }) => one.name)).toContain('嘉峪关市教育局');
  });

  it('reads what is open now and what closes when, by the server’s clock', async () => {
    world.at('2024-10-20T23:59:58.500+08:00');
    const { clock, openPhases, deadlines } = await world.does(
      null,
      '{ clock openPhases { name } deadlines { phase { name } closesAt secondsLeft } }',
    );
    expect(clock).toBe('2024-10-20T23:59:58.500+08:00');
    expect(openPhases).toEqual([{ name: 'APPLICATION' }]);
    expect(deadlines[0]).toEqual({ phase: { name: 'APPLICATION' }, closesAt: '2024-10-21T00:00:00.000+08:00', secondsLeft: 1 });
  });

  it('finds committees by series, level, scope, month and third, page by page', async () => {
    const query = (args: string) =>
      world.does(null, `{ committees(${args}) { edges { cursor node { number name } } pageInfo { hasNextPage endCursor } } }`);
    expect((await query('first: 100')).committees.edges).toHaveLength(69);
    expect((await query('series: "engineering", scope: GRASSROOTS, month: 11, third: EARLY')).committees.edges).toHaveLength(2);
    expect((await query('level: INTERMEDIATE')).committees.edges.map((one: { node: { name: string } }) => one.node.name)).toEqual([
      '嘉峪关市农业系列中级职称评审委员会',
      '嘉峪关市工程系列中级职称评审委员会',
    ]);
    const seen: number[] = [];
    for (let after = ''; ;) {
      const { committees } = await query(`month: 12, first: 4${after && `, after: "${after}"`}`);
      seen.push(...committees.edges.map((one: { node: { number: number } }) => one.node.number));
      if (!committees.pageInfo.hasNextPage) break;
      after = committees.pageInfo.endCursor;
    }
    expect(seen).toEqual(Array.from({ length: 21 }, (_, index) => 45 + index));
  });

  it('is refused a page that is too large, a cursor that is none, a year that is not there, a period out of range', async () => {
    expect(await world.refusal(null, '{ committees(first: 101) { edges { cursor } } }')).toBe('PAGE_TOO_LARGE');
    expect(await world.refusal(null, '{ committees(first: 0) { edges { cursor } } }')).toBe('PAGE_TOO_LARGE');
    expect(await world.refusal(null, '{ committees(after: "x") { edges { cursor } } }')).toBe('CURSOR_INVALID');
    expect(await world.refusal(null, '{ cycle(cycle: "1999") { year } }')).toBe('CYCLE_UNKNOWN');
    expect(await world.refusal(null, '{ endOfPeriod(from: "2024-10-21T09:00:00+08:00", days: 0, kind: WORKING) }')).toBe(
      'DAYS_OUT_OF_RANGE',
    );
    expect(await world.refusal(null, '{ endOfPeriod(from: "2024-10-21T09:00:00", days: 5, kind: WORKING) }')).toBe('INSTANT_MALFORMED');
  });
});

describe('the scheduled function (C7)', () => {
  it('records each opening and closing once, however often and however parallel it runs, with an audit entry each', async () => {
    const world = await city({ at: '2024-10-21T00:00:00+08:00' });
    const runs = await Promise.all([world.tick(), world.tick(), world.tick(), world.tick()]);
    expect(runs.flat()).toHaveLength(6);
    expect(await world.tick()).toEqual([]);
    const { cycle } = await world.does(null, '{ cycle { transitions { phase kind at } } }');
    expect(cycle.transitions.map((one: { phase: string; kind: string }) => `${one.phase} ${one.kind}`)).toEqual([
      'PREPARATION OPENED',
      'PREPARATION CLOSED',
      'APPLICATION OPENED',
      'APPLICATION CLOSED',
      'UNIT_REVIEW OPENED',
      'DEPARTMENT_REVIEW OPENED',
    ]);
    const trail = await world.table.query({ pk: `AUDIT#PHASE#${CYCLE}.APPLICATION.CLOSED.${instant('2024-10-21T00:00:00+08:00')}` });
    expect(trail.items).toHaveLength(1);
    expect(trail.items[0]).toMatchObject({ action: 'close', by: 'system:calendar-tick' });
  });

  it('catches up all it missed, and keeps the instants that were due', async () => {
    const world = await city({ at: '2024-12-31T12:00:00+08:00' });
    expect(await world.tick()).toHaveLength(14);
    const { cycle } = await world.does(null, '{ cycle { transitions { at recordedAt } } }');
    expect(cycle.transitions[0]).toEqual({ at: '2024-09-01T00:00:00.000+08:00', recordedAt: '2024-12-31T12:00:00.000+08:00' });
  });

  it('is not needed by the gates: with it switched off, the last millisecond counts and the first late one does not (S12)', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const submit = (at: string) => world.ask('liu', SUBMIT, { application: id, version, key: freshKey() }, { arrivesAt: instant(at) });
    expect((await submit('2024-10-21T00:00:00.000+08:00')).errors?.[0]?.extensions).toMatchObject({ code: 'WINDOW_CLOSED', rule: 'C1' });
    expect((await submit('2024-10-20T23:59:59.999+08:00')).data.submitApplication.application.state).toBe('SUBMITTED');
  });
});

describe('the bureau amends a window (C8)', () => {
  it('wang extends the application phase: versioned, published, rescheduled', async () => {
    const world = await city({ at: '2024-10-18T10:00:00+08:00' });
    const { amendPhase } = await world.does('wang', AMEND, extension);
    expect(amendPhase.amendments).toEqual([
      { number: 1, document: extension.document, reason: extension.reason, closesAt: '2024-10-22T00:00:00.000+08:00' },
    ]);
    expect(amendPhase.phases[1]).toEqual({ name: 'APPLICATION', closesAt: '2024-10-22T00:00:00.000+08:00', source: extension.document });
    expect(amendPhase.announcedPhases[1].closesAt).toBe('2024-10-21T00:00:00.000+08:00');
    await world.deliver();
    expect(
      world.schedules.map(
        ({ name, at }) =>
          `${name.replace(`${CYCLE}-`, '').split('-').slice(0, 2).join('-')} ${new Date(at + 8 * 3_600_000).toISOString().slice(5, 16)}`,
      ),
    ).toEqual([
      'APPLICATION-reminder 10-19T09:00',
      'APPLICATION-reminder 10-21T09:00',
      'APPLICATION-reminder 10-21T22:00',
      'APPLICATION-closes 10-22T00:00',
      'APPLICATION-missed 10-22T00:01',
      'APPLICATION-amended 10-18T10:01',
      'APPLICATION-amended 10-18T10:01', // and everybody is told
    ]);
    world.at('2024-10-22T00:00:00+08:00');
    const recorded = await world.tick();
    expect(recorded.filter(({ phase, kind }) => phase === 'APPLICATION' && kind === 'CLOSED')).toHaveLength(1);
  });

  it('an extension counts at once, also for a process that read the calendar a moment before; nobody is refused by an old calendar', async () => {
    const world = await city({ at: '2024-10-20T23:50:00+08:00' });
    const { id, version } = await draft(world, 'liu', 'school'); // this process remembers the calendar now
    const other = await city({ at: '2024-10-20T23:50:00+08:00' });
    expect(other.tableName).not.toBe(world.tableName);
    const elsewhere = await world.as('wang');
    const { amend } = await import('../../schema/calendar/actions.ts');
    await amend({ ...elsewhere, memory: { recall: (_, { load }) => load(), forget: () => undefined } }, CYCLE, {
      ...extension,
      phase: 'APPLICATION',
      exception: null,
      opensAt: null,
      closesAt: instant(extension.closesAt),
    });
    const late = await world.ask(
      'liu',
      SUBMIT,
      { application: id, version, key: freshKey() },
      { arrivesAt: instant('2024-10-21T00:00:03+08:00') },
    );
    expect(late.errors).toBeUndefined();
  });

  it('refuses an amendment to everybody else, and refuses bad amendments, changing nothing', async () => {
    const world = await city({ at: '2024-10-18T10:00:00+08:00' });
    for (const who of ['zhao', 'chen', 'liu', 'he']) expect(await world.refusal(who, AMEND, extension)).toBe('ROLE_REQUIRED');
    expect(await world.refusal(null, AMEND, extension)).toBe('UNAUTHENTICATED');
    expect(await world.refusal('wang', AMEND, { ...extension, document: '' })).toBe('INPUT_INVALID');
    expect(await world.refusal('wang', AMEND, { ...extension, reason: '\u200b' })).toBe('INPUT_INVALID');
    expect(await world.refusal('wang', AMEND, { ...extension, closesAt: '2999-01-01T00:00:00+08:00' })).toBe('INSTANT_MALFORMED');
    expect(await world.refusal('wang', AMEND, { ...extension, closesAt: '2024-10-18T09:59:59+08:00' })).toBe('AMENDMENT_OF_THE_PAST');
    const { cycle } = await world.does(null, '{ cycle { amendments { number } } }');
    expect(cycle.amendments).toEqual([]);
  });

  it('a window may be amended again and again, also back to where it was; what it opens at once is recorded a minute later', async () => {
    const world = await city({ at: '2024-10-18T10:00:00+08:00' });
    for (const phase of ['UNIT_REVIEW', 'APPLICATION']) {
      for (const day of ['2024-11-05', '2024-11-07', '2024-11-06', '2024-11-05']) {
        world.at(world.now + 1000);
        await world.does('wang', AMEND, { ...extension, phase, closesAt: `${day}T00:00:00+08:00` });
      }
    }
    const { cycle } = await world.does(null, '{ cycle { amendments { number } } }');
    expect(cycle.amendments).toHaveLength(8);
    await world.deliver();
    expect(world.schedules.filter(({ name }) => name.includes('amended')).map(({ target }) => target)).toEqual(
      Array.from({ length: 8 }, () => ['calendar-tick', 'reminders']).flat(),
    );
    for (const { name } of world.schedules) expect(name.length).toBeLessThanOrEqual(64);
  });

  it('officers amending at once: each amendment counts once or is told to look again, and none is lost', async () => {
    const world = await city({ at: '2024-10-18T10:00:00+08:00' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.ask(index % 2 === 0 ? 'wang' : 'li', AMEND, { ...extension, closesAt: `2024-10-2${2 + (index % 7)}T0${index}:00:00+08:00` }),
      ),
    );
    const made = answers.filter(({ errors }) => !errors).length;
    expect(made).toBeGreaterThan(0);
    expect(
      answers
        .flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])
        .filter((code) => code !== 'AMENDED_MEANWHILE'),
    ).toEqual([]);
    const { cycle } = await world.does(null, '{ cycle { amendments { number } } }');
    expect(cycle.amendments).toEqual(Array.from({ length: made }, (_, index) => ({ number: index + 1 })));
  });
});
