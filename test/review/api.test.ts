/** Unit and department over GraphQL: every move from every state by everybody. U1, U5, D1, D3, C5, P7. */
import { describe, expect, it } from 'vitest';
import { ADD_OFFICER, ENROL } from '../identity/acts.ts';
import { ACTS } from '../support/acts.ts';
import { ACCEPT, APPROVE, applicationIn, freshKey, RECOMMEND, RETURN, sendAgain } from '../support/forms.ts';
import { city, instant, organisationId, person } from '../support/world.ts';
import { MOVES, STATES, REVIEWERS, type MoveName, type State } from '../../schema/application/moves.ts';
import { inAnyState } from '../support/outcomes.ts';

const DURING_UNIT = '2024-09-20T10:00:00+08:00';

const MOVING = ACTS.flatMap(([, { move, ...act }]) => (move ? [{ move, ...act }] : []));

/** Returns and refusals share a mutation: as whom an officer acts follows from where the application lies. */
const KIN: Partial<Record<MoveName, readonly MoveName[]>> = {
  returnByUnit: ['returnByDepartment', 'returnByReReview'],
  returnByDepartment: ['returnByUnit', 'returnByReReview'],
  returnByReReview: ['returnByUnit', 'returnByDepartment'],
  refuseByUnit: ['refuseByDepartment', 'refuseByReReview'],
  refuseByDepartment: ['refuseByUnit', 'refuseByReReview'],
  refuseByReReview: ['refuseByUnit', 'refuseByDepartment'],
};

/** Made by the answer to a withdrawal, by an objection that is upheld against what was withdrawn, and where a unit reviews by itself. */
const ELSEWHERE: readonly string[] = ['consent', 'refuseWithdrawn', 'recommendToOwn'];

it('each move of a reviewer has its act, but for what answers a withdrawal or an objection', () => {
  const moves = Object.entries(MOVES).filter(([name, { by }]) => REVIEWERS.some((one) => one === by) && !ELSEWHERE.includes(name));
  expect(MOVING.map(({ move }) => move).toSorted()).toEqual(moves.map(([name]) => name).toSorted());
});

describe.each(STATES)('from %s', (state) => {
  it('exactly the moves of the table are possible, each by its reviewer only', async () => {
    const world = await city();
    const handle = await inAnyState(world, state);
    for (const { move: name, document, may, of, at = DURING_UNIT } of MOVING) {
      const isFrom = (move: MoveName) => (MOVES[move].from as readonly State[]).includes(state);
      const ask = (who: string | null, version = handle.version) =>
        world.refusal(who, document, of?.({ ...handle, version }), { arrivesAt: instant(at) });
      // Everybody but the reviewer in charge is refused, and learns nothing of the application.
      expect(await ask(null)).toBe('UNAUTHENTICATED');
      for (const who of ['liu', 'he']) expect(await ask(who), `${who} ${name}`).toBe('ROLE_REQUIRED');
      for (const who of ['huang', 'qian']) expect(['APPLICATION_UNKNOWN', 'ROLE_REQUIRED'], `${who} ${name}`).toContain(await ask(who));
      const answer = await ask(may[0], handle.version + 1);
      if (isFrom(name)) expect(answer, name).toBe('VERSION_STALE');
      else if (!KIN[name]?.some(isFrom)) expect(['NOT_IN_STATE', 'APPLICATION_UNKNOWN', 'ROLE_REQUIRED'], name).toContain(answer);
      else {
        const others = ['NOT_IN_STATE', 'APPLICATION_UNKNOWN', 'ROLE_REQUIRED', 'VERSION_STALE', 'WINDOW_CLOSED', 'WINDOW_NOT_OPEN'];
        expect(others, name).toContain(answer);
      }
    }
    const { unitApplications } = await world.does(
      'chen',
      'query ($unit: ID!) { unitApplications(unit: $unit) { edges { node { id version state } } } }',
      { unit: organisationId('school') },
    );
    const own = unitApplications.edges.filter(({ node }: { node: { id: string } }) => node.id === handle.id);
    // A draft is its writer's own: it stands in no list of the unit.
    expect(own).toEqual(state === 'DRAFT' ? [] : [{ node: { id: handle.id, version: handle.version, state } }]);
  });
});

describe('the unit (U1, U5, C5)', () => {
  it('sees what waits, oldest first; accepts and recommends with an opinion and the vacancy', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    world.at('2024-09-12T09:00:00+08:00');
    await applicationIn(world, 'SUBMITTED');
    const queue = async (state: string) =>
      (
        await world.does(
          'chen',
          `query ($unit: ID!) { unitApplications(unit: $unit, state: ${state}) { edges { node { id applicantName version since } } } }`,
          { unit: organisationId('school') },
        )
      ).unitApplications.edges.map((one: { node: { applicantName: string } }) => one.node.applicantName);
    expect(await queue('SUBMITTED')).toEqual(['杨帆', '刘洋']);
    await world.does('chen', ACCEPT, { application: id, version: 2, opinion: '材料齐全' });
    expect(await queue('SUBMITTED')).toEqual(['刘洋']);
    expect(await queue('ACCEPTED')).toEqual(['杨帆']);
    expect(
      await world.refusal('huang', 'query ($unit: ID!) { unitApplications(unit: $unit) { edges { cursor } } }', {
        unit: organisationId('school'),
      }),
    ).toBe('ORGANISATION_UNKNOWN');
  });

  it('a refusal names the rule of the very thing that is refused: U5 and D3 for what is late, the move’s own for a wrong state', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'CLEARED');
    const rule = async (who: string, document: string, at: string) =>
      (await world.ask(who, document, { application: id, version, opinion: '同意' }, { arrivesAt: instant(at) })).errors?.[0]?.extensions
        .rule;
    expect(await rule('chen', RECOMMEND, '2024-11-01T00:00:00+08:00')).toBe('U5');
    expect(await rule('chen', ACCEPT, '2024-10-25T00:00:00+08:00')).toBe('U1');
    await world.does('chen', RECOMMEND, { application: id, version, opinion: '同意' });
    expect(await rule('chen', RECOMMEND, '2024-10-25T00:00:00+08:00')).toBe('U5');
    expect(await rule('zhao', APPROVE, '2024-11-01T00:00:00+08:00')).toBe('D3');
  });

  it('an opinion may be a list of several lines', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('chen', RETURN, { application: id, version, opinion: '一、补充继续教育证明\r\n二、更正参加工作时间' });
    const { myApplication } = await world.does('liu', '{ myApplication { returned { text } } }');
    expect(myApplication.returned.text).toBe('一、补充继续教育证明\n二、更正参加工作时间');
  });

  it('an opinion is needed, and it is not endless', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    expect(await world.refusal('chen', RETURN, { application: id, version, opinion: ' ' })).toBe('INPUT_INVALID');
    expect(await world.refusal('chen', RETURN, { application: id, version, opinion: '长'.repeat(501) })).toBe('INPUT_INVALID');
  });

  it('P7: an officer who applies leaves the application to the other officer', async () => {
    const world = await city();
    const school = organisationId('school');
    const { addOfficer } = await world.does('wang', ADD_OFFICER, { organisation: school, person: person('both-roles', '双职') });
    await world.does('chen', ENROL, { unit: school, account: addOfficer.id });
    const handle = await applicationIn(world, 'SUBMITTED', { applicant: 'both-roles' });
    expect(await world.refusal('both-roles', ACCEPT, { application: handle.id, version: handle.version, opinion: '同意' })).toBe(
      'OWN_APPLICATION',
    );
    expect(await world.refusal('lin', ACCEPT, { application: handle.id, version: handle.version, opinion: '同意' })).toBeNull();
  });
});

describe('lists', () => {
  it('are read forward, and of a series and a cycle there is; anything else is refused', async () => {
    const world = await city();
    const desk = (more: string) =>
      world.refusal('zhao', `query ($d: ID!) { departmentApplications(department: $d, state: RECOMMENDED${more}) { edges { cursor } } }`, {
        d: organisationId('education'),
      });
    expect(await desk('')).toBeNull();
    expect(await desk(', level: SENIOR')).toBeNull();
    for (const series of ['a#b', '', 'nothing']) expect(await desk(`, series: ${JSON.stringify(series)}`)).toBe('SERIES_UNKNOWN');
    for (const cycle of ['a#b', '', '2023']) expect(await desk(`, cycle: ${JSON.stringify(cycle)}`)).toBe('CYCLE_UNKNOWN');
    for (const backward of [', last: 3', ', before: "x"']) expect(await desk(backward)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await desk(', after: "x"')).toBe('CURSOR_INVALID');
  });

  it('a draft is its writer’s own: neither the unit nor the bureau reads it, by node or by list; a supervisor may (V7)', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'DRAFT');
    const see = async (who: string) => (await world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id })).node;
    for (const who of ['chen', 'wang', 'zhao', 'yang']) expect(await see(who), who).toBeNull();
    for (const who of ['liu', 'he']) expect(await see(who), who).toEqual({ id });
  });
});

describe('the department (D1, D3)', () => {
  it('sees an application once it is recommended, not before, and only its own series', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'CLEARED');
    const see = async (who: string) => (await world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id })).node;
    expect(await see('zhao')).toBeNull();
    await world.does('chen', RECOMMEND, { application: id, version, opinion: '同意' });
    expect(await see('zhao')).toEqual({ id });
    expect(await see('qian')).toBeNull();
    expect(await see('he')).toEqual({ id });
    const DESK = `query ($d: ID!) {
      departmentApplications(department: $d, state: RECOMMENDED, series: "school-teaching", level: ASSOCIATE_SENIOR) {
        edges { node { id } }
      }
    }`;
    const desk = (who: string, department: string) => world.ask(who, DESK, { d: organisationId(department) });
    expect((await desk('zhao', 'education')).data.departmentApplications.edges).toEqual([{ node: { id } }]);
    expect((await desk('qian', 'education')).errors?.[0]?.extensions.code).toBe('ORGANISATION_UNKNOWN');
  });

  it('returns; the applicant sends again after the personal phase, straight back to the department (C6)', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    world.at('2024-10-25T10:00:00+08:00');
    const { returnApplication } = await world.does('zhao', RETURN, { application: id, version, opinion: '佐证材料2不清晰' });
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Application { closesAt returned { reviewer text } returnsLeft { left text { zh } } } } }',
      { id },
    );
    expect(node).toEqual({
      closesAt: '2024-11-01T00:00:00.000+08:00',
      returned: { reviewer: 'DEPARTMENT', text: '佐证材料2不清晰' },
      returnsLeft: { left: 2, text: { zh: '还可退回2次（共3次）' } },
    });
    const again = await sendAgain(world, 'liu', returnApplication);
    // It is the department's again at once: no day is lost with the unit, whose recommendation stands.
    const { approveApplication } = await world.does('zhao', APPROVE, { application: id, version: again.version, opinion: '同意' });
    expect(approveApplication.state).toBe('APPROVED');
  });

  it('a repeated key gives the first answer, also when the state has moved on', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const input = { application: id, version, opinion: '同意', key: freshKey() };
    await world.does('zhao', APPROVE, input);
    expect((await world.does('zhao', APPROVE, input)).approveApplication.version).toBe(version + 1);
    expect(await world.refusal('zhao', APPROVE, { ...input, opinion: '不同意' })).toBe('KEY_REUSED');
  });
});
