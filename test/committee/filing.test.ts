/** 核准备案: for what a committee is on file, until when, and all that keeps it from sitting (E1, E2, E8). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { DEFAULT_POLICY } from '../../schema/announcement/document/policy.ts';
import { addDays, lastOfYears } from '../../schema/core/time.ts';
import type { Filing } from '../../schema/committee/filing/model.ts';
import { obstaclesTo, whyNotFiled, whyNotPeriod, whyNotSit } from '../../schema/committee/filing/rules.ts';
import { ADD_EXPERT, anExpert, CHAIRS, committeeId, expertId, FILE, HEALTH, RENEW, TEACHERS } from '../support/committees.ts';
import { inbox } from '../support/notices.ts';
import { CORRECT_UNIT } from '../identity/acts.ts';
import { city, organisationId, person, type World } from '../support/world.ts';

const policy = DEFAULT_POLICY.evaluation;

const filing: Filing = {
  id: 'committee-620200-city-school-teaching',
  city: '620200',
  committee: 'city-school-teaching',
  name: '嘉峪关市中小学教师系列高级职称评审委员会',
  tier: 'HIGH',
  series: 'school-teaching',
  specialty: null,
  scope: 'PROVINCE',
  document: '嘉人社函〔2024〕12号',
  validFrom: '2024-09-01',
  validUntil: '2027-08-31',
  seats: 25,
  seatsApproval: null,
  chair: 'fan',
  viceChairs: [],
  past: [],
  filedAt: 0,
  version: 1,
  trail: '',
};
const sitting = { day: '2024-11-23', policy, office: { officers: 2 }, minimumOfficers: 2, isCalled: () => true };
const codes = (changes: Partial<Filing>, on: Partial<typeof sitting> = {}) =>
  obstaclesTo({ ...filing, ...changes }, { ...sitting, ...on }).map(({ code }) => code);

describe('E1: a filing holds for three years at most', () => {
  it('until the day before the same day, and not a day longer', () => {
    expect(whyNotPeriod({ validFrom: '2024-09-01', validUntil: '2027-08-31' }, 3)).toBeNull();
    expect(whyNotPeriod({ validFrom: '2024-09-01', validUntil: '2027-09-01' }, 3)?.code).toBe('FILING_TOO_LONG');
    expect(lastOfYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(lastOfYears('2024-02-29', 4)).toBe('2028-02-28');
  });

  it('sits on its last day, and on no day after it or before its first', () => {
    expect(codes({}, { day: '2027-08-31' })).toEqual([]);
    expect(codes({}, { day: '2027-09-01' })).toEqual(['FILING_EXPIRED']);
    expect(codes({}, { day: '2024-09-01' })).toEqual([]);
    expect(codes({}, { day: '2024-08-31' })).toEqual(['FILING_NOT_YET']);
  });

  it('of one level: the notice’s committee for senior titles is filed for no other', () => {
    const [listed] = JIAYUGUAN_2024.committees;
    if (!listed) throw new Error('no committee');
    expect(whyNotFiled(listed, 'HIGH')).toBeNull();
    expect(whyNotFiled(listed, 'MIDDLE')?.code).toBe('COMMITTEE_MIXED');
  });

  it('of the 69 of the notice the city files its own four, the province the others', () => {
    const { committees } = JIAYUGUAN_2024;
    expect(committees).toHaveLength(69);
    const refused = committees.filter((one) => whyNotFiled(one, 'HIGH')?.code === 'COMMITTEE_OF_PROVINCE');
    expect(refused).toHaveLength(65);
  });
});

describe('E2: an odd number of seats, and no fewer than the rule', () => {
  it('25 by series and 11 by specialty for senior titles, 15 and 7 for intermediate ones', () => {
    const least = (tier: Filing['tier'], specialty: string | null, seats: number) => codes({ tier, specialty, seats });
    for (const [tier, specialty, seats] of [
      ['HIGH', null, 25],
      ['HIGH', '中学语文', 11],
      ['MIDDLE', null, 15],
      ['MIDDLE', '畜牧', 7],
    ] as const) {
      expect(least(tier, specialty, seats)).toEqual([]);
      expect(least(tier, specialty, seats - 2)).toEqual(['SEATS_TOO_FEW']);
      expect(least(tier, specialty, seats + 1)).toEqual(['SEATS_EVEN']);
    }
  });

  it('which is said so that it can be read', () => {
    const [why] = obstaclesTo({ ...filing, tier: 'MIDDLE', seats: 13 }, sitting);
    expect(why?.sentence('en')).toContain('the least for intermediate titles of a series is 15');
    expect(why?.sentence('zh')).toContain('中级系列不得少于15人');
  });

  it('fewer with the province’s recorded approval, but never an even number', () => {
    expect(codes({ seats: 9, seatsApproval: '甘人社函〔2024〕77号' })).toEqual([]);
    expect(codes({ seats: 10, seatsApproval: '甘人社函〔2024〕77号' })).toEqual(['SEATS_EVEN']);
  });

  it('what the notice of a year says of seats holds in that year', () => {
    const stricter = { ...policy, seats: { ...policy.seats, HIGH: { series: 31, specialty: 15 } } };
    expect(codes({}, { policy: stricter })).toEqual(['SEATS_TOO_FEW']);
  });
});

describe('a committee that cannot sit', () => {
  it('says all of why at once: expired, even, too few, without chair, its office too small', () => {
    const broken = { ...filing, validUntil: '2024-10-31', seats: 10, chair: null };
    expect(codes(broken, { office: { officers: 1 } })).toEqual([
      'FILING_EXPIRED',
      'SEATS_EVEN',
      'SEATS_TOO_FEW',
      'CHAIR_MISSING',
      'OFFICE_TOO_SMALL',
    ]);
    const why = whyNotSit(broken, { ...sitting, office: { officers: 1 } });
    expect(why?.code).toBe('CANNOT_SIT');
    expect(why?.sentence('zh')).toContain('备案已于2024年10月31日期满；组成人数10人，须为单数；');
    expect(why?.sentence('zh')).toContain('尚未确定主任委员；办事机构经办人1人，不得少于2人');
  });

  it('E8: a chair or a vice-chair whose term does not reach the day keeps it from sitting', () => {
    const isCalled = (account: string) => account !== 'fan';
    expect(codes({ chair: 'fan', viceChairs: ['luo'] }, { isCalled: isCalled as () => boolean })).toEqual(['CHAIR_ENDED']);
    expect(codes({ chair: 'luo', viceChairs: ['fan'] }, { isCalled: isCalled as () => boolean })).toEqual(['CHAIR_ENDED']);
  });

  it('and one that is not, sits: on no day does it say less than is wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 1500 }),
        fc.integer({ min: 3, max: 99 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 4 }),
        (offset, seats, approved, chaired, officers) => {
          const day = addDays(filing.validFrom, offset);
          const one = { ...filing, seats, seatsApproval: approved ? '甘人社函〔2024〕77号' : null, chair: chaired ? 'fan' : null };
          const wrong = [
            day < filing.validFrom || day > filing.validUntil,
            seats % 2 === 0,
            seats < 25 && !approved,
            !chaired,
            officers < 2,
          ].filter(Boolean).length;
          expect(obstaclesTo(one, { ...sitting, day, office: { officers } })).toHaveLength(wrong);
        },
      ),
    );
  });
});

describe('the bureau files committees', () => {
  let world: World;
  beforeAll(async () => {
    world = await city();
  });
  const officers = () => [person(`office-${Math.random().toString(36).slice(2, 8)}`, '办一')];

  it('王建国 files the committee for health, whose office has an officer too few, and reads what is in its way', async () => {
    const { fileCommittee } = await world.does('wang', FILE, { ...HEALTH, officers: officers() });
    expect(fileCommittee).toMatchObject({ name: '嘉峪关市卫生系列高级职称评审委员会', tier: 'HIGH', seats: 25 });
    expect(fileCommittee.obstacles.map(({ code }: { code: string }) => code)).toEqual(['CHAIR_MISSING', 'OFFICE_TOO_SMALL']);
    expect(await world.refusal('wang', FILE, { ...HEALTH, officers: officers() })).toBe('COMMITTEE_FILED');
  });

  it('a committee of the province, one that no notice lists, and one for too long are refused', async () => {
    const file = (changes: object) => world.refusal('wang', FILE, { ...HEALTH, officers: [], ...changes });
    expect(await file({ committee: 'annex-1-1' })).toBe('COMMITTEE_OF_PROVINCE');
    expect(await file({ committee: 'nobody-knows' })).toBe('COMMITTEE_NOT_LISTED');
    expect(await file({ committee: 'city-agriculture', tier: 'MIDDLE', validUntil: '2027-09-01' })).toBe('FILING_TOO_LONG');
    expect(await file({ committee: 'city-agriculture', tier: 'MIDDLE', validUntil: '2024-08-31' })).toBe('INPUT_INVALID');
    expect(await file({ committee: 'city-agriculture', tier: 'HIGH' })).toBe('COMMITTEE_MIXED');
  });

  it('anybody sees what is on file, and nobody outside who leads it or is in its pool (E3)', async () => {
    const document =
      '{ filedCommittees(city: "620200", first: 5) { edges { node { name validUntil chair { name } experts(first: 2) { edges { node { name } } } } } } committees(series: "school-teaching", first: 1) { edges { node { filing { name } } } } }';
    const data = await world.does(null, document);
    const seen = data.filedCommittees.edges.map(({ node }: { node: { name: string } }) => node.name);
    expect(seen).toContain('嘉峪关市中小学教师系列高级职称评审委员会');
    expect(data.filedCommittees.edges.every(({ node }: any) => node.chair === null && node.experts.edges.length === 0)).toBe(true); // oxlint-disable-line typescript/no-explicit-any -- an answer as a client sees it
    expect(data.committees.edges[0].node.filing.name).toBe('嘉峪关市中小学教师系列高级职称评审委员会');
  });

  it('how its office is reached is put right by the bureau, and nothing else of it: that is as it was filed', async () => {
    const own = await city();
    const office = organisationId(TEACHERS);
    const asked = { unit: office, contact: '评审办', telephone: '0937-6320999' };
    for (const who of ['pan', 'zhao']) expect(await own.refusal(who, CORRECT_UNIT, asked), who).toBe('ROLE_REQUIRED');
    const named = { unit: office, name: '另一评审委员会办事机构', document: '嘉人社函〔2024〕31号' };
    expect(await own.refusal('wang', CORRECT_UNIT, named)).toBe('OFFICE_AS_FILED');
    expect((await own.does('wang', CORRECT_UNIT, asked)).correctUnit).toMatchObject({ id: office, contact: '评审办' });
    const actions = 'query ($id: ID!) { node(id: $id) { ... on Organisation { allowedActions { action isAllowed } } } }';
    const { node } = await own.does('wang', actions, { id: office });
    expect(node.allowedActions).toContainEqual({ action: 'correctUnit', isAllowed: true });
  });

  it('the chair comes out of its pool; a filing that is renewed keeps what was filed before', async () => {
    const own = await city();
    const committee = committeeId();
    const versionNow = async () =>
      (await own.does('wang', 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { version } } }', { id: committee })).node.version;
    await own.does('pan', ADD_EXPERT, { committee, person: person('luo', '罗敏'), expert: anExpert({ termUntil: '2024-09-30' }) });
    const named = { committee, version: await versionNow(), viceChairs: [expertId('luo')] };
    expect(await own.refusal('wang', CHAIRS, { ...named, chair: expertId('nobody') })).toBe('EXPERT_UNKNOWN');
    expect(await own.refusal('wang', CHAIRS, { ...named, chair: expertId('luo') })).toBe('INPUT_INVALID');
    const { nameChairs } = await own.does('wang', CHAIRS, { ...named, chair: expertId('fan') });
    expect([nameChairs.chair.name, nameChairs.obstacles]).toEqual(['范立', []]);
    await own.deliver();
    const told = async (who: string) =>
      (await inbox(own, who, { first: 50 })).notices.filter(
        ({ topic }: { topic: string }) => topic === 'CHAIR_NAMED' || topic === 'COMMITTEE_FILED',
      );
    expect((await told('luo'))[0].text.zh).toContain('市人社局确定您为嘉峪关市中小学教师系列高级职称评审委员会副主任委员');
    // Its office has heard of the filing once, when it was founded.
    expect([(await told('pan')).length, (await told('wang')).length]).toEqual([1, 0]);
    expect((await told('fan'))[0].text.zh).toContain('委员会主任委员；');
    // Named once more, they are told no second time.
    await own.does('wang', CHAIRS, { ...named, version: nameChairs.version, chair: expertId('fan') });
    await own.deliver();
    expect([(await told('luo')).length, (await told('fan')).length]).toEqual([1, 1]);
    const { node } = await own.does(
      'wang',
      'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { obstacles(day: "2024-11-23") { code text { zh } } } } }',
      { id: committee },
    );
    expect(node.obstacles).toEqual([{ code: 'CHAIR_ENDED', text: { zh: '副主任委员不在专家库或聘期不含该日' } }]);
    const { renewFiling } = await own.does('wang', RENEW, {
      ...HEALTH,
      committee,
      version: await versionNow(),
      document: '嘉人社函〔2024〕30号',
      seats: 21,
      seatsApproval: '甘人社函〔2024〕77号',
    });
    expect(renewFiling).toMatchObject({ seats: 21, past: [{ document: '嘉人社函〔2024〕12号' }] });
    expect(await own.refusal('wang', RENEW, { ...HEALTH, committee, version: nameChairs.version })).toBe('VERSION_STALE');
  });
});
