/** Who sees what an inspection has found, who may change it, and the case that takes it up (V4, P7). */
import { describe, expect, it } from 'vitest';
import { OPEN_CASE, PLAN, RECORD_OUTCOME } from '../support/cases.ts';
import { linesOf } from '../support/list-exports.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, city, organisationId, type World } from '../support/world.ts';

const FOUND =
  'query ($id: ID!) { node(id: $id) { ... on SupervisoryCheck { lookedAt found(result: SUSPECT) outcomes { edges { node { about { name } result text case earlier { result text } } } } history { edges { node { action reason } } } } } }';
const found = async (world: World, who: string, id: string) => {
  const { node } = await world.does(who, FOUND, { id });
  return { ...node, outcomes: node.outcomes.edges.map((edge: { node: object }) => edge.node) };
};

async function patrol(world: World): Promise<string> {
  const asked = { kind: 'PATROL', title: '窗口巡查', population: null, key: freshKey() };
  return (await world.does('he', PLAN, asked)).planInspection.id;
}
const record = (inspection: string, about: string, result: string, text: string) => ({ inspection, about, result, text, key: freshKey() });
const SUSPICION = '代申报人填写材料，收受财物。';

describe('V4, P7: what a patrol finds of 李秀梅, an officer of the bureau,', () => {
  it('is read by the supervisors alone: not by 李秀梅, nor by 王 of the same bureau, in the list, the numbers, the history or the file', async () => {
    const world = await city();
    const inspection = await patrol(world);
    await world.does('he', RECORD_OUTCOME, record(inspection, accountId('li'), 'SUSPECT', SUSPICION));
    expect(await found(world, 'he', inspection)).toMatchObject({
      lookedAt: 1,
      found: 1,
      outcomes: [{ result: 'SUSPECT', text: SUSPICION }],
    });
    for (const who of ['li', 'wang']) {
      const seen = await found(world, who, inspection);
      expect(seen).toMatchObject({ lookedAt: 0, found: 0, outcomes: [] });
      expect(JSON.stringify(seen)).not.toContain(SUSPICION);
      expect(JSON.stringify(await linesOf(world, who, { inspections: true }))).not.toContain(SUSPICION);
    }
    expect(JSON.stringify(await linesOf(world, 'he', { inspections: true }))).toContain(SUSPICION);
  });

  it('is not for a colleague to make fine; what 何正 records anew keeps what was recorded before', async () => {
    const world = await city();
    const inspection = await patrol(world);
    await world.does('he', RECORD_OUTCOME, record(inspection, accountId('li'), 'SUSPECT', SUSPICION));
    const fine = () => record(inspection, accountId('li'), 'FINE', '未见异常。');
    expect(await world.refusal('wang', RECORD_OUTCOME, fine())).toBe('CONCERNS_BUREAU');
    expect(await world.refusal('li', RECORD_OUTCOME, fine())).toBe('CONCERNS_YOU');
    await world.does('he', RECORD_OUTCOME, fine());
    const seen = await found(world, 'he', inspection);
    expect(seen).toMatchObject({ lookedAt: 1, found: 0 });
    expect(seen.outcomes).toMatchObject([{ result: 'FINE', earlier: [{ result: 'SUSPECT', text: SUSPICION }] }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V4: what a patrol suspects of the school', () => {
  it('is taken up by a case, whose number stands with it from then on; once, and not what was found fine', async () => {
    const world = await city();
    const inspection = await patrol(world);
    await world.does('wang', RECORD_OUTCOME, record(inspection, organisationId('school'), 'SUSPECT', '公示未满期限。'));
    await world.does('wang', RECORD_OUTCOME, record(inspection, organisationId('hospital'), 'FINE', '未见异常。'));
    const opening = (about: string) => ({
      against: 'UNIT',
      named: '市一中',
      subjects: [organisationId('school')],
      inspected: { inspection, about },
      key: freshKey(),
    });
    expect(await world.refusal('wang', OPEN_CASE, opening(organisationId('hospital')))).toBe('OUTCOME_UNKNOWN');
    const { openCase } = await world.does('wang', OPEN_CASE, opening(organisationId('school')));
    const { outcomes } = await found(world, 'he', inspection);
    expect(outcomes.map((one: { case: string | null }) => one.case).filter(Boolean)).toEqual([openCase.number]);
    expect(await world.refusal('wang', OPEN_CASE, opening(organisationId('school')))).toBe('OUTCOME_TAKEN_UP');
    expect(JSON.stringify(await linesOf(world, 'he', { inspections: true }))).toContain(openCase.number);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
