/** Results: what committees elsewhere have decided, entered from their documents; entrusted and offline reviews (E9, E12, U6). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInWords } from '../../schema/core/field-names.ts';
import { valid } from '../../schema/core/input.ts';
import { resultInput } from '../../schema/evaluation/results/model.ts';
import { applicationId } from '../../schema/application/store.ts';
import { committeeId } from '../support/committees.ts';
import { CORRECT_RESULT, ENTRUSTED, freshKey, inState, RECORD_RESULTS, type Handle } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { city, CYCLE, instant, type World } from '../support/world.ts';

const HEARD = instant('2024-12-02T10:00:00+08:00');
const APPLICATION =
  'query ($id: ID!) { node(id: $id) { ... on Application { version state decision { passed document tally { present yes no abstain } entrusted isOffline consent } unrecognisedReviews { document consent } } } }';
const look = async (world: World, { id }: Handle, who = 'liu') => (await world.does(who, APPLICATION, { id })).node;
const vacancies = async (world: World) =>
  (await world.table.query({ pk: `VACANCIES#school#${CYCLE}` })).items
    .map((one) => Number(one.taken))
    .reduce((sum, taken) => sum + taken, 0);

async function enter(world: World, { id, version }: Handle, more: object, row: object = {}) {
  const asked = { ...ENTRUSTED, ...more, rows: [{ application: id, version, passed: true, ...row }], dryRun: false, key: freshKey() };
  const { data, errors } = await world.ask('wang', RECORD_RESULTS, asked, { arrivesAt: HEARD });
  return errors?.[0]?.extensions.code ?? data.recordResults.rows[0].refusal?.code ?? null;
}

describe('what is forwarded becomes a candidate of its committee', () => {
  it('once, however often the message comes, and the office sees it with its application', async () => {
    const world = await city();
    await inState(world, 'FORWARDED');
    const ids = [...world.undelivered()];
    await world.deliver();
    await world.replay(ids);
    const document = `query ($id: ID!) {
      node(id: $id) {
        ... on FiledCommittee {
          candidateCounts { state count }
          candidates(first: 2) { edges { node { state: candidateState application { applicantName } history(first: 2) { edges { node { action } } } } } }
        }
      }
    }`;
    const { node } = await world.does('pan', document, { id: committeeId() });
    expect(node.candidateCounts).toEqual([{ state: 'WAITING', count: 1 }]);
    expect(node.candidates.edges).toMatchObject([
      { node: { state: 'WAITING', application: { applicantName: '刘洋' }, history: { edges: [{ node: { action: 'takeUp' } }] } } },
    ]);
    expect((await world.does('zhao', document, { id: committeeId() })).node.candidates.edges).toEqual([]);
  });
});

describe('E9: a result entered from a document', () => {
  it('two thirds of those present pass, abstentions counted: 2 of 3, 4 of 6, 6 of 9; one less does not', () => {
    const typed = (passed: boolean, yes: number, present: number) =>
      resultInput.safeParse({ passed, tally: { present, yes, no: 0, abstain: present - yes } }).success;
    for (const present of [3, 6, 9, 24]) {
      const enough = (2 * present) / 3;
      expect([typed(true, enough, present), typed(true, enough - 1, present), typed(false, enough - 1, present)]).toEqual([
        true,
        false,
        true,
      ]);
    }
    // The twelfth yes of seventeen: 3·12 = 36 ≥ 34; the eleventh: 33 < 34.
    expect([typed(true, 12, 17), typed(true, 11, 17)]).toEqual([true, false]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }), (present, seed) => {
        const yes = seed % (present + 1);
        expect(typed(yes * 3 >= present * 2, yes, present)).toBe(true);
        expect(typed(yes * 3 < present * 2, yes, present)).toBe(false);
      }),
    );
  });

  it('ends the application, tells 刘洋 with the tally, and keeps the vacancy of who passed', async () => {
    const world = await city();
    const handle = await inState(world, 'FORWARDED');
    await world.deliver();
    expect(await enter(world, handle, {}, { tally: { present: 25, members: 25, yes: 20, no: 3, abstain: 2 } })).toBeNull();
    expect(await look(world, handle)).toMatchObject({
      state: 'PASSED_BY_COMMITTEE',
      decision: { passed: true, document: '甘职改办〔2024〕118号', tally: { present: 25, yes: 20 }, entrusted: '嘉人社函〔2024〕41号' },
    });
    expect(await vacancies(world)).toBe(1);
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 1 });
    expect(notices[0].text.zh).toContain('评审通过（出席25人，同意20票，不同意3票，弃权2票）');
    expect((await world.table.get({ pk: `CANDIDATE#${applicationId(CYCLE, 'liu')}`, sk: 'HEAD' }))?.state).toBe('DECIDED');
  });

  it('U6: who did not pass gives the vacancy back; put right, it is taken again', async () => {
    const world = await city();
    const handle = await inState(world, 'NOT_PASSED');
    expect(await vacancies(world)).toBe(0);
    const right = {
      application: handle.id,
      version: handle.version,
      document: '甘职改办〔2024〕120号',
      decidedOn: '2024-11-28',
      reason: '录入有误',
    };
    const { correctResult } = await world.does('wang', CORRECT_RESULT, { ...right, passed: true }, { arrivesAt: HEARD });
    expect([correctResult.state, await vacancies(world)]).toEqual(['PASSED_BY_COMMITTEE', 1]);
    const back = { ...right, version: correctResult.version, passed: false };
    expect((await world.does('wang', CORRECT_RESULT, back, { arrivesAt: HEARD })).correctResult.state).toBe('NOT_PASSED');
    expect(await vacancies(world)).toBe(0);
    await world.deliver();
    const topics = (await inbox(world, 'liu', { first: 10 })).notices.map(({ topic }: { topic: string }) => topic);
    expect(topics.filter((topic: string) => topic === 'DECISION_CORRECTED')).toHaveLength(2);
  });

  it('U6: a wrong number, day or tally is put right where the outcome stands: no vacancy moves, and 刘洋 is told', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED_BY_COMMITTEE');
    const right = { application: id, document: '甘职改办〔2024〕119号', decidedOn: '2024-11-27', reason: '文号录入有误' };
    const tally = { present: 25, members: 25, yes: 20, no: 3, abstain: 2 };
    const asked = { ...right, version, passed: true, tally };
    const { correctResult } = await world.does('wang', CORRECT_RESULT, asked, { arrivesAt: HEARD });
    expect(correctResult).toMatchObject({
      state: 'PASSED_BY_COMMITTEE',
      decision: { passed: true, document: '甘职改办〔2024〕119号', tally: { present: 25 } },
    });
    expect(await vacancies(world)).toBe(1);
    const again = { ...asked, version: correctResult.version };
    expect(await world.refusal('wang', CORRECT_RESULT, again, { arrivesAt: HEARD })).toBe('RESULT_SAME');
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 1 });
    expect(notices[0].text.zh).toContain('依据甘职改办〔2024〕119号（2024年11月27日），您的评审结果更正为：评审通过');
    const { node } = await world.does(
      'wang',
      'query ($id: ID!) { node(id: $id) { ... on Application { history(first: 50) { edges { node { action } } } } } }',
      { id },
    );
    expect(node.history.edges.at(-1).node.action).toBe('amendResult');
  });

  it('what is wrong with a tally is told in the words of a vote', () => {
    const wrong = { passed: true, tally: { present: 25, members: 25, yes: 16, no: 5, abstain: 3 } };
    expect(() => valid(resultInput, wrong, 'E9')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(placeInWords(['tally', 'present'])).toBe('出席人数');
    expect(placeInWords(['meeting', 'present'])).toBe('职工大会到会人数');
  });

  it('E8: with fewer present than two thirds of the members nothing was decided: 17 of 25 are enough, 16 are not', () => {
    const typed = (present: number, members: number) =>
      resultInput.safeParse({ passed: true, tally: { present, members, yes: present, no: 0, abstain: 0 } }).success;
    expect([typed(17, 25), typed(16, 25), typed(2, 3), typed(4, 7), typed(5, 7)]).toEqual([true, false, true, false, true]);
  });

  it('of a day that is still to come, or before it went to the committee, is refused; so is a tally that does not add up', async () => {
    const world = await city();
    const handle = await inState(world, 'FORWARDED');
    expect(await enter(world, handle, { decidedOn: '2024-12-03' })).toBe('DECIDED_IN_FUTURE');
    expect(await enter(world, handle, { decidedOn: '2024-11-08' })).toBe('DECIDED_BEFORE');
    expect(await enter(world, handle, {}, { tally: { present: 25, yes: 16, no: 5, abstain: 4 } })).toBe('INPUT_INVALID');
    expect(await enter(world, handle, {}, { tally: { present: 25, yes: 20, no: 3, abstain: 1 } })).toBe('INPUT_INVALID');
    expect(await enter(world, { ...handle, version: 1 }, {})).toBe('VERSION_STALE');
    expect(await enter(world, handle, { decidedOn: '2024-11-09' })).toBeNull();
    expect(await enter(world, handle, {})).toBe('NOT_IN_STATE');
  });
});

describe('E12: entrusted and offline reviews', () => {
  it('a committee that is filed here decides at its meeting: a result on paper says why it is one', async () => {
    const world = await city();
    const handle = await inState(world, 'FORWARDED');
    expect(await enter(world, handle, { entrusted: null })).toBe('COMMITTEE_DECIDES_HERE');
    expect(await enter(world, handle, { entrusted: null, consent: '甘人社函〔2024〕90号' })).toBe('CONSENT_WITHOUT_OFFLINE');
    expect(await enter(world, handle, { entrusted: null, offline: true, consent: '甘人社函〔2024〕90号' })).toBeNull();
    expect((await look(world, handle)).decision).toMatchObject({ isOffline: true, consent: '甘人社函〔2024〕90号' });
  });

  it('held offline without the province’s consent it is not recognised: it shows, and the application still waits', async () => {
    const world = await city();
    const handle = await inState(world, 'FORWARDED');
    expect(await enter(world, handle, { entrusted: null, offline: true })).toBeNull();
    const seen = await look(world, handle);
    expect(seen).toMatchObject({
      state: 'FORWARDED',
      decision: null,
      unrecognisedReviews: [{ document: '甘职改办〔2024〕118号', consent: null }],
    });
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 1 });
    expect(notices[0].title.zh).toBe('一次评审不予认可');
    const now = { ...handle, version: seen.version };
    expect(await enter(world, now, { entrusted: null, offline: true })).toBe('UNRECOGNISED_NOTED');
    expect(await enter(world, now, {})).toBeNull();
    expect((await look(world, handle)).state).toBe('PASSED_BY_COMMITTEE');
  });
});
