/** Spot checks: drawn evenly, by a seed that neither party has alone, so that anybody repeats it; patrols and joint reviews (V4). */
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hashOf } from '../../schema/core/hash.ts';
import { ordered, sampleOf, seedOfInspection, strataOf } from '../../schema/supervision/inspections/drawing.ts';
import {
  CLOSE_INSPECTION,
  COMMIT_INSPECTION,
  commitmentTo,
  FREEZE_INSPECTION,
  inspectionCommitted,
  inspectionDrawn,
  inspectionFrozen,
  inspectionLooked,
  PLAN,
  RECORD_OUTCOME,
  REVEAL_INSPECTION,
  SECRETS,
} from '../support/cases.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { topics } from '../support/titles.ts';
import { city, ELSEWHERE, organisationId, type Answer, type World } from '../support/world.ts';

const entries = (sizes: readonly number[]) =>
  ordered(
    sizes.flatMap((size, stratum) =>
      Array.from({ length: size }, (_, number) => ({ application: `a${stratum}-${number}`, stratum: `s${stratum}` })),
    ),
  );

describe('V4: a sample', () => {
  it('has of each stratum its share, rounded up, one at least; nothing twice, and nothing from elsewhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
        (sizes, share, number) => {
          const list = entries(sizes);
          const sample = sampleOf(list, share, hashOf(number));
          expect(new Set(sample.map(({ application }) => application)).size).toBe(sample.length);
          for (const { name, size, take } of strataOf(list, share)) {
            expect(take).toBe(Math.max(1, Math.ceil((size * share) / 100)));
            expect(sample.filter(({ stratum }) => stratum === name)).toHaveLength(take);
          }
          for (const one of sample) expect(list).toContainEqual(one);
          expect(sampleOf(list, share, hashOf(number))).toEqual(sample);
        },
      ),
    );
  });

  it('takes each as often as any other: over 20,000 seeds no application strays by more than chance lets it', () => {
    const list = entries([20, 10]);
    const counts = new Map<string, number>();
    const SEEDS = 20_000;
    for (let seed = 0; seed < SEEDS; seed += 1)
      for (const { application } of sampleOf(list, 10, hashOf(`seed ${seed}`))) counts.set(application, (counts.get(application) ?? 0) + 1);
    const chi = (stratum: string, of: number, take: number) => {
      const expected = (SEEDS * take) / of;
      const own = list.filter((one) => one.stratum === stratum);
      // Drawn without putting back, the counts stray a little less than they would by themselves.
      return (
        own.reduce((sum, { application }) => sum + ((counts.get(application) ?? 0) - expected) ** 2 / (expected * (1 - take / of)), 0) *
        ((of - 1) / of)
      );
    };
    // The 99.99th hundredth of chi square with 19 and with 9 degrees of freedom.
    expect(chi('s0', 20, 2)).toBeLessThan(50.8);
    expect(chi('s1', 10, 1)).toBeLessThan(33.7);
  });

  it('is repeated from its list and both secrets by another program, byte by byte', () => {
    const list = entries([7]);
    const seed = seedOfInspection('ff'.repeat(32), { bureau: SECRETS.BUREAU, supervisor: SECRETS.SUPERVISOR });
    // By hand: the stream of the stratum, HMAC-SHA256 of a counter; the first two bytes of each block, evenly; Fisher–Yates from the front.
    const own = hashOf({ purpose: 'stratum s0', seed });
    let counter = 0;
    const below = (bound: number): number => {
      for (;;) {
        const message = Buffer.alloc(8);
        message.writeBigUInt64BE(BigInt(counter));
        counter += 1;
        const number = createHmac('sha256', Buffer.from(own, 'hex')).update(message).digest().readUInt16BE();
        if (number < 65_536 - (65_536 % bound)) return number % bound;
      }
    };
    const order = [...list];
    for (let at = 0; at < order.length - 1; at += 1) {
      const drawn = at + below(order.length - at);
      [order[at], order[drawn]] = [order[drawn], order[at]] as [(typeof list)[number], (typeof list)[number]];
    }
    expect(sampleOf(list, 40, seed)).toEqual(order.slice(0, 3));
  });
});

/** By schema/README.md alone: nothing here is the system's own. */
function drawnAgain(one: Answer['data']) {
  const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
  const canon = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(canon).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, own]) => `${JSON.stringify(key)}:${canon(own)}`).join(',')}}`;
  };
  const within = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1];
  const [bureau, supervisor] = one.secrets;
  const { algorithm, share, strata, id } = one;
  type Entry = { application: string | undefined; stratum: string };
  const list: Entry[] = one.population.edges.map(({ node }: { node: { stratum: string; application: { id: string } } }) => ({
    application: within(node.application.id),
    stratum: node.stratum,
  }));
  const commitments = { bureau: sha(Buffer.from(bureau, 'hex')), supervisor: sha(Buffer.from(supervisor, 'hex')) };
  const fixed = {
    algorithm,
    commitments,
    inspection: within(id),
    list: sha(canon(list)),
    population: JSON.parse(one.criteria),
    share,
    strata,
  };
  const frozenHash = sha(canon(fixed));
  const seed = sha(canon({ algorithm, bureau, frozenHash, supervisor }));
  const sample = [...new Set(list.map(({ stratum }) => stratum))].flatMap((name) => {
    const key = Buffer.from(sha(canon({ purpose: `stratum ${name}`, seed })), 'hex');
    const order = list.filter(({ stratum }) => stratum === name);
    let block = 0;
    const below = (bound: number): number => {
      const counter = Buffer.from((block++).toString(16).padStart(16, '0'), 'hex');
      const number = createHmac('sha256', key).update(counter).digest().readUInt16BE();
      return number < 65_536 - (65_536 % bound) ? number % bound : below(bound);
    };
    for (let at = 0; at < order.length - 1; at += 1) {
      const other = at + below(order.length - at);
      [order[at], order[other]] = [order[other], order[at]] as [Entry, Entry];
    }
    return order.slice(0, Math.max(1, Math.ceil((order.length * share) / 100)));
  });
  return { commitments, frozenHash, seed, sample, sampleHash: sha(canon(sample)) };
}

const SEEN =
  'query ($id: ID!) { node(id: $id) { ... on SupervisoryCheck { id state: inspectionState algorithm criteria strata share commitments secrets populationSize frozenHash seed sampleHash lookedAt parts { name size take } population { edges { node { stratum application { id } } } } sample { edges { node { application { id } outcome { result } } } } } } }';
const seen = async (world: World, id: string, who = 'he') => (await world.does(who, SEEN, { id })).node;

describe('V4: a spot check', () => {
  it('goes from both commitments over the frozen list to the sample, which the graph lets anybody at the desks repeat', async () => {
    const world = await city();
    const { inspection } = await inspectionDrawn(world);
    const one = await seen(world, inspection);
    expect(one).toMatchObject({ state: 'DRAWN', share: 5, populationSize: 2, secrets: [SECRETS.BUREAU, SECRETS.SUPERVISOR] });
    expect(one.commitments).toEqual([SECRETS.BUREAU, SECRETS.SUPERVISOR].map(commitmentTo));
    const raw = (id: string) => Buffer.from(id, 'base64').toString().slice('Application:'.length);
    const list = one.population.edges.map(({ node }: { node: { stratum: string; application: { id: string } } }) => ({
      application: raw(node.application.id),
      stratum: node.stratum,
    }));
    expect(seedOfInspection(one.frozenHash, { bureau: one.secrets[0], supervisor: one.secrets[1] })).toBe(one.seed);
    const sample = sampleOf(list, one.share, one.seed);
    expect(hashOf(sample)).toBe(one.sampleHash);
    expect(one.sample.edges.map(({ node }: { node: { application: { id: string } } }) => raw(node.application.id))).toEqual(
      sample.map(({ application }) => application),
    );
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is given up before it is drawn, with the reason; nothing more becomes of it', async () => {
    const world = await city();
    const inspection = await inspectionFrozen(world);
    const text = '抽查方案调整，另行立项。';
    const { closeInspection } = await world.does('he', CLOSE_INSPECTION, { inspection, text, key: freshKey() });
    expect(closeInspection).toMatchObject({ state: 'CLOSED', sampleSize: null });
    const telling = { inspection, party: 'BUREAU', secret: SECRETS.BUREAU, key: freshKey() };
    expect(await world.refusal('wang', REVEAL_INSPECTION, telling)).toBe('INSPECTION_NOT_IN_STATE');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not of what another city’s bureau or units have', async () => {
    const world = await city();
    for (const place of ['unit', 'department']) {
      const population = { states: [], [place]: organisationId(`bureau-${ELSEWHERE}`) };
      expect(await world.refusal('he', PLAN, { population, key: freshKey() }), place).toBe('POPULATION_FOREIGN');
    }
    expect(await world.refusal('he', PLAN, { population: { states: [], unit: organisationId('school') }, key: freshKey() })).toBeNull();
  });

  it('is drawn again by the words of the README and what is published', async () => {
    const world = await city();
    const one = await seen(world, (await inspectionDrawn(world)).inspection, 'wang');
    const again = drawnAgain(one);
    expect(Object.values(again.commitments)).toEqual(one.commitments);
    expect([again.frozenHash, again.seed, again.sampleHash]).toEqual([one.frozenHash, one.seed, one.sampleHash]);
    expect(again.sample).toHaveLength(one.sample.edges.length);
  });

  it('is drawn by nobody alone: one who commits as the other, or tells another secret, draws nothing', async () => {
    const world = await city();
    const { planInspection } = await world.does('he', PLAN, { key: freshKey() });
    const inspection = planInspection.id;
    const commitment = commitmentTo(SECRETS.BUREAU);
    expect(await world.refusal('wang', COMMIT_INSPECTION, { inspection, party: 'SUPERVISOR', commitment, key: freshKey() })).toBe(
      'INSPECTION_UNKNOWN',
    );
    expect(await world.refusal('wang', COMMIT_INSPECTION, { inspection, party: 'BUREAU', commitment: 'ff', key: freshKey() })).toBe(
      'INSPECTION_COMMITMENT',
    );
    await world.does('wang', COMMIT_INSPECTION, { inspection, party: 'BUREAU', commitment, key: freshKey() });
    expect(await world.refusal('li', COMMIT_INSPECTION, { inspection, party: 'BUREAU', commitment, key: freshKey() })).toBe(
      'INSPECTION_COMMITTED',
    );
    expect(await world.refusal('he', COMMIT_INSPECTION, { inspection, party: 'SUPERVISOR', commitment, key: freshKey() })).toBe(
      'INSPECTION_COMMITMENT',
    );
    expect(await world.refusal('he', FREEZE_INSPECTION, { inspection, key: freshKey() })).toBe('COMMITMENTS_MISSING');
    const other = await city();
    const frozen = await inspectionFrozen(other);
    const telling = (party: string, secret: string) => ({ inspection: frozen, party, secret, key: freshKey() });
    await other.does('wang', REVEAL_INSPECTION, telling('BUREAU', SECRETS.BUREAU));
    // What the first has told is not to be seen before the second has.
    expect((await seen(other, frozen)).secrets).toEqual(['', '']);
    expect(JSON.stringify(await dump(other))).not.toContain(SECRETS.BUREAU);
    expect(await other.refusal('wang', REVEAL_INSPECTION, telling('BUREAU', SECRETS.BUREAU))).toBe('INSPECTION_REVEALED');
    const { revealForInspection } = await other.does('he', REVEAL_INSPECTION, telling('SUPERVISOR', 'ee'.repeat(32)));
    expect(revealForInspection).toMatchObject({ state: 'FAILED', sampleSize: null });
  });

  it('is of what was described: nothing that was not submitted, no other unit; where there is nothing, that is said', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT');
    const inspection = await inspectionCommitted(world);
    expect(await world.refusal('wang', FREEZE_INSPECTION, { inspection, key: freshKey() })).toBe('POPULATION_EMPTY');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    const { freezeInspection } = await world.does('wang', FREEZE_INSPECTION, { inspection, key: freshKey() });
    expect(freezeInspection.populationSize).toBe(1);
  });

  it('is closed once all that was drawn has an outcome; a defect is told to the person, and what is not drawn is not looked at', async () => {
    const world = await city();
    const { inspection, application } = await inspectionDrawn(world);
    expect(await world.refusal('he', CLOSE_INSPECTION, { inspection, key: freshKey() })).toBe('INSPECTION_UNFINISHED');
    const stranger = Buffer.from('Application:nobody').toString('base64');
    expect(await world.refusal('wang', RECORD_OUTCOME, { inspection, application: stranger, key: freshKey() })).toBe('NOT_SAMPLED');
    await world.does('wang', RECORD_OUTCOME, { inspection, application, result: 'DEFECT', text: '佐证材料不清晰。', key: freshKey() });
    await world.deliver();
    const told = await Promise.all(['liu', 'yang'].map((who) => topics(world, who)));
    expect(told.flat().filter((topic) => topic === 'DEFECT_FOUND')).toHaveLength(1);
    const { recordInspectionOutcome } = await world.does('he', RECORD_OUTCOME, { inspection, application, key: freshKey() });
    expect(recordInspectionOutcome.lookedAt).toBe(1);
    const { closeInspection } = await world.does('he', CLOSE_INSPECTION, { inspection, key: freshKey() });
    expect(closeInspection.state).toBe('CLOSED');
    expect(await world.refusal('he', RECORD_OUTCOME, { inspection, application, key: freshKey() })).toBe('INSPECTION_NOT_IN_STATE');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V4: a joint review', () => {
  it('looks at what it names, and draws nothing', async () => {
    const world = await city();
    expect(await world.refusal('he', PLAN, { kind: 'JOINT', key: freshKey() })).toBe('POPULATION_ELSEWHERE');
    expect(await world.refusal('he', PLAN, { population: null, key: freshKey() })).toBe('POPULATION_MISSING');
    const { planInspection } = await world.does('wang', PLAN, {
      kind: 'JOINT',
      population: null,
      with: '市教育局、市卫健委',
      key: freshKey(),
    });
    const inspection = planInspection.id;
    expect(planInspection.state).toBe('OPEN');
    expect(await world.refusal('wang', RECORD_OUTCOME, { inspection, about: organisationId('bureau-620200'), key: freshKey() })).toBe(
      'CONCERNS_YOU',
    );
    await world.does('wang', RECORD_OUTCOME, {
      inspection,
      about: organisationId('school'),
      result: 'SUSPECT',
      text: '公示未满期限。',
      key: freshKey(),
    });
    const { closeInspection } = await world.does('wang', CLOSE_INSPECTION, { inspection, key: freshKey() });
    expect(closeInspection).toMatchObject({ state: 'CLOSED', lookedAt: 1 });
  });

  it('is closed by the desks of its own city, whoever has done what', async () => {
    const world = await city();
    const inspection = await inspectionLooked(world);
    expect(await world.refusal('yu', CLOSE_INSPECTION, { inspection, key: freshKey() })).toBe('INSPECTION_UNKNOWN');
    expect(await world.refusal('chen', CLOSE_INSPECTION, { inspection, key: freshKey() })).toBe('ROLE_REQUIRED');
    // V7: what is overseen is seen in its own city.
    for (const list of ['cases(city: "620200")', 'measures(city: "620200")'])
      expect(await world.refusal('yu', `{ ${list} { edges { cursor } } }`)).toBe('OVERSEEN_ELSEWHERE');
  });
});
