/** How each desk handles what comes to it: the stays of an application, what they come to, and who is shown it (V7, D1, D2). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../../schema/core/time.ts';
import { MOVES, type Move, type State } from '../../schema/application/moves.ts';
import { figuresOf } from '../../schema/supervision/handling/rules/figures.ts';
import { staysOf, type Turn } from '../../schema/supervision/handling/rules/stays.ts';
import { overdueOf, STATES_OF, STEPS, type Stay, type Step } from '../../schema/supervision/handling/model.ts';
import { applicationIn, RETURN, sendAgain } from '../support/forms.ts';
import { searched } from '../support/signals.ts';
import { city, instant, organisationId, type World } from '../support/world.ts';

const HEAD = { id: 'a', city: '620200', state: 'RETURNED' as State, unit: 'school', department: 'education', committee: null };
const turn = (at: number, action: string, from: State): Turn => ({ at, action, detail: { from } });

describe('V7: the stays of an application', () => {
  it('刘洋 is at the school for two hours, at the department for one, back, and there again', () => {
    const turns = [
      turn(0, 'submit', 'DRAFT'),
      turn(1 * HOUR, 'accept', 'SUBMITTED'),
      turn(2 * HOUR, 'recommend', 'ACCEPTED'),
      turn(3 * HOUR, 'return', 'RECOMMENDED'),
      turn(5 * HOUR, 'submit', 'RETURNED'),
      turn(9 * HOUR, 'return', 'RECOMMENDED'),
    ];
    expect(staysOf(HEAD, turns)).toEqual([
      { application: 'a', step: 'UNIT', organisation: 'school', from: 0, left: { at: 2 * HOUR, way: 'ONWARD' } },
      { application: 'a', step: 'DEPARTMENT', organisation: 'education', from: 2 * HOUR, left: { at: 3 * HOUR, way: 'RETURNED' } },
      { application: 'a', step: 'DEPARTMENT', organisation: 'education', from: 5 * HOUR, left: { at: 9 * HOUR, way: 'RETURNED' } },
    ]);
  });

  it('what is noted on it, and stays where it is, ends no stay; what is withdrawn is nobody’s delay', () => {
    const noted = [turn(0, 'submit', 'DRAFT'), turn(HOUR, 'accept', 'SUBMITTED'), turn(2 * HOUR, 'withdraw', 'ACCEPTED')];
    expect(staysOf({ ...HEAD, state: 'WITHDRAWN' }, noted)).toEqual([]);
    const asked = [
      turn(0, 'recommend', 'CLEARED'),
      turn(HOUR, 'askWithdrawal', 'RECOMMENDED'),
      { at: 2 * HOUR, action: 'putRight', detail: {} },
    ];
    expect(staysOf({ ...HEAD, state: 'RECOMMENDED' }, asked)).toEqual([
      { application: 'a', step: 'DEPARTMENT', organisation: 'education', from: 0, left: null },
    ]);
  });

  it('of whatever is done with it, in any order: each is at one desk at a time, and one at most is still there', () => {
    const all: Move[] = Object.values(MOVES).filter(({ to }) => to !== null);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5000 })), { maxLength: 40 }), (choices) => {
        let state: State = 'DRAFT';
        let now = 0;
        const turns: Turn[] = [];
        for (const [choice, later] of choices) {
          const open: Move[] = all.filter(({ from }) => from.some((one) => one === state));
          const move = open[choice % open.length];
          if (!move?.to) break;
          now += later;
          turns.push(turn(now, move.action, state));
          state = move.to;
        }
        const stays = staysOf({ ...HEAD, committee: 'teachers', state }, turns);
        for (const [index, { from, left }] of stays.entries()) {
          const next = stays[index + 1];
          expect(from).toBeLessThanOrEqual(left?.at ?? from);
          if (next) expect(next.from).toBeGreaterThanOrEqual(left?.at ?? Infinity);
        }
        const here = STEPS.filter((step) => STATES_OF[step].includes(state));
        expect(stays.filter(({ left }) => left === null).map(({ step }) => step)).toEqual(here);
        // Nothing is counted twice: as often as it came to a desk it went from there, was taken from there, or is there.
        const returned = turns.filter(({ action }) => action === 'return').length;
        expect(stays.filter(({ left }) => left?.way === 'RETURNED')).toHaveLength(returned);
      }),
    );
  });
});

describe('V7: what the stays come to', () => {
  const CLOSES = 100 * DAY;
  const WINDOW = { opensAt: 0, closesAt: CLOSES };
  const WINDOWS = Object.fromEntries(STEPS.map((step) => [step, WINDOW])) as Record<Step, typeof WINDOW>;
  const ABOUT = { cycle: 'c', city: '620200', run: 'r', asOf: 50 * DAY };
  const stay = (application: string, from: number, left: Stay['left'], organisation = 'education'): Stay => ({
    application,
    step: 'DEPARTMENT',
    organisation,
    from,
    left,
  });
  const counted = (stays: Stay[]) => figuresOf(stays, WINDOWS, ABOUT);

  it('D1, D2: of returns, how many applications were returned once, twice, and three times', () => {
    const back = (application: string, times: number) =>
      Array.from({ length: times }, (_, index) => stay(application, index * DAY, { at: index * DAY + HOUR, way: 'RETURNED' }));
    const [all] = counted([...back('a', 1), ...back('b', 2), ...back('c', 3), ...back('d', 3), stay('e', 0, { at: HOUR, way: 'ONWARD' })]);
    expect(all).toMatchObject({ organisation: null, came: 10, applications: 5, returned: 9, onward: 1, returnedTimes: [1, 1, 2] });
  });

  it('times are those of what has gone: half took no longer, nine of ten no longer, none longer', () => {
    const stays = Array.from({ length: 10 }, (_, index) => stay(`a${index}`, 0, { at: (index + 1) * HOUR, way: 'ONWARD' }));
    expect(counted([...stays, stay('b', 0, null)])[0]?.times).toEqual({ median: 5 * HOUR, nine: 9 * HOUR, most: 10 * HOUR });
    expect(counted([stay('b', 0, null)])[0]?.times).toBeNull();
  });

  it('the last day is told to the millisecond, and what comes with the close is late', () => {
    const at = (moment: number) => counted([stay('a', 0, { at: moment, way: 'ONWARD' })])[0];
    expect(at(CLOSES - DAY - 1)).toMatchObject({ lastDay: 0, late: 0 });
    expect(at(CLOSES - DAY)).toMatchObject({ lastDay: 1, late: 0 });
    expect(at(CLOSES - 1)).toMatchObject({ lastDay: 1, late: 0 });
    expect(at(CLOSES)).toMatchObject({ lastDay: 0, late: 1 });
    const waits = { waiting: 3, closesAt: CLOSES };
    expect([overdueOf(waits, CLOSES - 1), overdueOf(waits, CLOSES)]).toEqual([0, 3]);
  });

  it('the desks add up to the whole, whatever they have had', () => {
    const left = fc.option(
      fc.record({
        later: fc.integer({ min: 0, max: 100 }),
        way: fc.constantFrom('ONWARD' as const, 'RETURNED' as const, 'REFUSED' as const),
      }),
    );
    const one = fc.record({
      desk: fc.constantFrom('education', 'health', 'industry'),
      who: fc.nat({ max: 20 }),
      from: fc.nat({ max: 1000 }),
      left,
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (all) => {
        const stays = all.map(({ desk, who, from, left: gone }) =>
          stay(`${desk}-${who}`, from, gone && { at: from + gone.later, way: gone.way }, desk),
        );
        const [whole, ...desks] = counted(stays);
        for (const what of ['came', 'applications', 'waiting', 'onward', 'refused', 'returned', 'lastDay', 'late'] as const)
          expect(
            desks.reduce((sum, desk) => sum + desk[what], 0),
            what,
          ).toBe(whole?.[what]);
        expect(whole?.came).toBe((whole?.waiting ?? 0) + (whole?.onward ?? 0) + (whole?.refused ?? 0) + (whole?.returned ?? 0));
      }),
    );
  });
});

const HANDLING = `query ($step: HandlingStep, $organisation: ID, $isOverdue: Boolean) {
  handling(step: $step, organisation: $organisation, isOverdue: $isOverdue, first: 20) { edges { node {
    step organisation { name } came applications waiting overdue onward refused returned returnedOnce returnedTwice returnedThrice
    times { median nine most } opensAt closesAt lastDay late asOf } } } }`;
const handled = async (world: World, who: string, asked: Record<string, unknown> = {}) =>
  (await world.does(who, HANDLING, asked)).handling.edges.map(({ node }: { node: object }) => node);

describe('V7: the supervisor’s desk', () => {
  it('何正 and 王建国 see how each desk handles what comes to it, as counted last; nobody else does', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    world.at(world.now + 90 * SECOND);
    const { returnApplication } = await world.does('zhao', RETURN, { application: id, version, opinion: '请补正' });
    world.at(world.now + HOUR);
    await sendAgain(world, 'liu', returnApplication);
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    expect(await handled(world, 'he')).toEqual([]);
    await searched(world);
    for (const who of ['he', 'wang']) {
      const rows = await handled(world, who, { step: 'DEPARTMENT' });
      const own = { step: 'DEPARTMENT', came: 2, applications: 1, waiting: 1, returned: 1, returnedOnce: 1, returnedTwice: 0, onward: 0 };
      expect(rows).toMatchObject([
        { ...own, organisation: null },
        { ...own, organisation: { name: '嘉峪关市教育局' }, times: { median: 90, nine: 90, most: 90 }, overdue: 0 },
      ]);
    }
    const [school] = await handled(world, 'he', { organisation: organisationId('school') });
    expect(school).toMatchObject({
      step: 'UNIT',
      came: 2,
      applications: 2,
      waiting: 1,
      onward: 1,
      closesAt: '2024-11-01T00:00:00.000+08:00',
    });
    for (const who of ['liu', 'chen', 'zhao']) expect(await world.refusal(who, HANDLING, {}), who).toBe('ROLE_REQUIRED');
    expect(await world.refusal('yu', HANDLING.replace('handling(', `handling(cycle: "620200-2024-1", `), {})).toBe('OVERSEEN_ELSEWHERE');
    expect(await handled(world, 'sheng', {}).catch(() => 'refused')).not.toEqual([]);
  });

  it('whoever has something left when the window is over is overdue, from that very instant', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    await searched(world);
    world.at(instant('2024-11-01T00:00:00+08:00') - 1);
    expect(await handled(world, 'he', { isOverdue: true })).toEqual([]);
    world.at(instant('2024-11-01T00:00:00+08:00'));
    const late = await handled(world, 'he', { isOverdue: true });
    expect(late).toMatchObject([
      { step: 'UNIT', organisation: null, overdue: 1 },
      { step: 'UNIT', organisation: { name: '嘉峪关市第一中学' }, overdue: 1 },
    ]);
  });

  it('a desk from which all has gone elsewhere is not shown any more, and no figure is lost when it is counted again', async () => {
    const world = await city();
    await applicationIn(world, 'ACCEPTED');
    await searched(world);
    const before = await handled(world, 'he');
    await searched(world, 'he');
    expect((await handled(world, 'he')).map((row: object) => ({ ...row, asOf: null }))).toEqual(
      before.map((row: object) => ({ ...row, asOf: null })),
    );
  });
});
