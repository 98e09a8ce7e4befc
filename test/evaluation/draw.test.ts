/** A committee's draw over GraphQL (E4): what each party, the office, an expert and the public can do and see, and whose doing it is when it fails. */
import { describe, expect, it } from 'vitest';
import { removeExpert, changeExpert } from '../../schema/committee/pool/actions/experts.ts';
import { loadExpert } from '../../schema/committee/pool/store.ts';
import { renewFiling } from '../../schema/committee/filing/actions.ts';
import { loadFiling } from '../../schema/committee/filing/store.ts';
import type { Proof } from '../../schema/evaluation/draw/model.ts';
import { nextSubstitute } from '../../schema/evaluation/draw/rules/select.ts';
import { commitmentOf } from '../../schema/evaluation/draw/rules/seed.ts';
import { ADD_EXPERT, anExpert, committeeId, expertId, expertTyped, FILE, HEALTH, TEACHERS } from '../support/committees.ts';
import {
  asParty,
  COMMIT,
  commits,
  committed,
  drawnMembers,
  FREEZE,
  frozen,
  NO_QUOTA,
  POOL,
  readyToDraw,
  REPLACE,
  REVEAL,
  SPEAKER,
  tells,
  THE_DRAW,
} from '../support/drawing.ts';
import { checked } from '../support/draw-check.ts';
import { SECRETS } from '../support/draws.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, instant, person, type World } from '../support/world.ts';

const committee = committeeId();
const OTHER = '0c'.repeat(32);

const theDraw = async (world: World, who: string | null) => (await world.does(who, THE_DRAW, { committee })).node.draw;
const offered = (draw: { allowedActions: { action: string; isAllowed: boolean; why: { code: string } | null }[] }) =>
  draw.allowedActions.map(({ action, isAllowed, why }) => (isAllowed ? action : `${action}: ${why?.code}`));
const commitRefused = (world: World, party: 'bureau' | 'supervisor', changes: object) =>
  world.refusal(SPEAKER[party], COMMIT, {
    committee,
    attempt: 1,
    party: asParty(party),
    commitment: commitmentOf(OTHER),
    key: freshKey(),
    ...changes,
  });
const namesOf = (members: { name: string }[]) => members.map(({ name }) => name).toSorted();
/** The office's refusal of a freeze, with what it says. */
async function freezeRefused(world: World, asked: object) {
  const { errors } = await world.ask('pan', FREEZE, { ...NO_QUOTA, ...asked, key: freshKey() });
  return errors?.[0];
}

describe('a draw', () => {
  it('王建国 and 何正 commit, 潘慧 freezes the pool, both tell, and four are drawn: the proof is right, and no name is in it', async () => {
    const world = await city();
    const { id, state, seats, inside, drawnAt } = await drawnMembers(world);
    expect([state, seats, drawnAt]).toEqual(['DRAWN', 4, '2024-09-11T09:00:00.000+08:00']);
    expect(inside.members).toHaveLength(4);
    const proof = inside.proof as Proof;
    expect(checked(proof)).toBe('');
    expect(proof.drawn).toEqual(inside.members.map(({ code }: { code: string }) => code));
    expect(checked({ ...proof, drawn: [...proof.drawn.slice(1), proof.substitutes[0]] })).toContain('differs');
    for (const [account, name] of POOL) expect(JSON.stringify(proof)).not.toMatch(new RegExp(`"${account}"|${name}`, 'u'));
    expect(id).toBe(Buffer.from(`CommitteeDraw:${TEACHERS}.620200-2024-1.1`).toString('base64'));
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is public with its hashes and states, its names are not (E3); each expert sees that they themselves are a member', async () => {
    const world = await city();
    const { inside, poolHash } = await drawnMembers(world);
    for (const who of [null, 'liu', 'chen', 'fan', 'yu']) {
      const seen = await theDraw(world, who);
      expect(seen, String(who)).toMatchObject({
        state: 'DRAWN',
        poolHash,
        inside: null,
        allowedActions: [],
        sides: [{ secret: null }, { secret: null }],
      });
    }
    for (const who of ['pan', 'wang', 'he', 'sheng'])
      expect(await theDraw(world, who), who).toMatchObject({
        inside: { members: inside.members },
        sides: [{ secret: SECRETS.bureau }, { secret: SECRETS.supervisor }],
      });
    const OWN = 'query ($id: ID!) { node(id: $id) { ... on Expert { name membership } } }';
    const drawn = namesOf(inside.members);
    for (const [account, name] of POOL) {
      const { node } = await world.does(account, OWN, { id: expertId(account) });
      expect(node).toEqual({ name, membership: drawn.includes(name) ? 'DRAWN' : null });
    }
    expect((await world.does('fan', OWN, { id: expertId('fan') })).node.membership).toBe('LEADS');
    expect((await world.does('e1', OWN, { id: expertId('e2') })).node).toBeNull();
  });

  it('tells the drawn where and when it meets, the office that they are drawn, and nobody else', async () => {
    const world = await city();
    const { inside } = await drawnMembers(world);
    await world.deliver();
    const INBOX = '{ inbox { edges { node { topic text: body { zh } } } } }';
    const told = async (who: string): Promise<{ topic: string; text: { zh: string } }[]> =>
      (await world.does(who, INBOX)).inbox.edges.map(({ node }: { node: object }) => node);
    const drawn = namesOf(inside.members);
    for (const [account, name] of POOL) {
      const invited = (await told(account)).filter(({ topic }) => topic === 'MEMBER_DRAWN');
      expect(invited.map(({ text }) => text.zh.includes('2024年11月23日') && text.zh.includes('市教育局三楼会议室'))).toEqual(
        drawn.includes(name) ? [true] : [],
      );
    }
    expect((await told('pan')).map(({ topic }) => topic)).toContain('DRAWN');
  });

  it('offers to each what is theirs, step by step, and says why not the rest', async () => {
    const world = await city();
    await readyToDraw(world);
    const blank = await theDraw(world, 'wang');
    expect([blank.version, blank.attempt, offered(blank)]).toEqual([0, 1, ['commitToDraw', 'revealSecret: DRAW_NOT_IN_STATE']]);
    await commits(world, 'bureau');
    expect(offered(await theDraw(world, 'wang'))).toEqual(['commitToDraw: COMMITTED_ALREADY', 'revealSecret: DRAW_NOT_IN_STATE']);
    expect(offered(await theDraw(world, 'he'))).toEqual(['commitToDraw', 'revealSecret: DRAW_NOT_IN_STATE']);
    const { id: draw, version } = await commits(world, 'supervisor');
    expect(offered(await theDraw(world, 'pan'))).toEqual(['freezePool', 'replaceMember: DRAW_NOT_IN_STATE']);
    await world.does('pan', FREEZE, { draw, version, ...NO_QUOTA, key: freshKey() });
    expect(offered(await theDraw(world, 'he'))).toEqual(['commitToDraw: COMMITTED_ALREADY', 'revealSecret']);
    await tells(world, draw, 'supervisor');
    expect(offered(await theDraw(world, 'he'))).toEqual(['commitToDraw: COMMITTED_ALREADY', 'revealSecret: SECRET_TOLD']);
    await tells(world, draw, 'bureau');
    expect(offered(await theDraw(world, 'wang'))).toEqual(['commitToDraw: DRAW_DONE', 'revealSecret: DRAW_NOT_IN_STATE']);
    expect(offered(await theDraw(world, 'pan'))).toEqual(['freezePool: DRAW_NOT_IN_STATE', 'replaceMember']);
  });
});

describe('commitments', () => {
  it('are waited for: of the first, the other party hears, and once both are there nobody is asked any more', async () => {
    const asked = async (world: World, who: string) => {
      await world.deliver();
      const { inbox } = await world.does(who, '{ inbox { edges { node { topic text: body { zh } } } } }');
      return inbox.edges.flatMap(({ node }: { node: { topic: string; text: { zh: string } } }) =>
        node.topic === 'PARTY_COMMITTED' ? node.text.zh : [],
      );
    };
    const world = await city();
    await readyToDraw(world);
    await commits(world, 'bureau');
    expect(await asked(world, 'he')).toEqual([expect.stringContaining('第1次抽取，另一方已提交随机数摘要，请提交本方摘要')]);
    expect([await asked(world, 'wang'), await asked(world, 'pan')]).toEqual([[], []]);
    const other = await city();
    await readyToDraw(other);
    await commits(other, 'supervisor');
    expect([await asked(other, 'wang'), await asked(other, 'he')]).toEqual([[expect.stringContaining('请提交本方摘要')], []]);
    const both = await city();
    await committed(both);
    expect([await asked(both, 'wang'), await asked(both, 'he')]).toEqual([[], []]);
  });

  it('are hashes, given once by each, and no two alike', async () => {
    const world = await city();
    await readyToDraw(world);
    expect(await commitRefused(world, 'bureau', { commitment: OTHER.toUpperCase() })).toBe('COMMITMENT_MALFORMED');
    expect(await commitRefused(world, 'bureau', { attempt: 2 })).toBe('DRAW_ATTEMPT');
    expect(await commitRefused(world, 'bureau', { party: 'SUPERVISOR' })).toBe('ROLE_REQUIRED');
    await commits(world, 'bureau');
    expect(await commitRefused(world, 'bureau', {})).toBe('COMMITTED_ALREADY');
    // 何正 would leave the outcome to 王建国 alone.
    expect(await commitRefused(world, 'supervisor', { commitment: commitmentOf(SECRETS.bureau) })).toBe('COMMITMENT_USED');
    expect(await world.refusal('pan', FREEZE, { draw: (await theDraw(world, 'pan')).id, version: 1, ...NO_QUOTA })).toBe(
      'DRAW_NOT_IN_STATE',
    );
  });

  it('given by both at once are of one attempt', async () => {
    const world = await city();
    await readyToDraw(world);
    await Promise.all([commits(world, 'bureau'), commits(world, 'supervisor')]);
    expect(await theDraw(world, null)).toMatchObject({ attempt: 1, state: 'COMMITTED', version: 2 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('the frozen pool', () => {
  it('is not frozen with quotas that cannot be kept: all that is short is told, and nothing has changed', async () => {
    const world = await city();
    const at = await committed(world);
    const before = await dump(world);
    const quotas = {
      specialties: [
        { specialty: '中学语文', number: 4, isExact: true },
        { specialty: '中学体育', number: 1, isExact: false },
      ],
      mostOfOneUnit: 1,
      leastOutside: 3,
    };
    const refused = await freezeRefused(world, { ...at, quotas });
    expect(refused?.extensions).toMatchObject({ code: 'QUOTAS_UNMET', rule: 'E4' });
    expect(refused?.message).toBe(
      '按所列名额要求无法抽取：抽取人数（少于各专业或者外单位名额之和）差1人；“中学语文”专业差1人；“中学体育”专业差1人；外单位专家差1人。' +
        '请调整名额或者补充专家库后再封存。',
    );
    expect(await dump(world)).toEqual(before);
  });

  it('is not frozen for a committee that cannot sit, with all that is in the way, nor before the days of the meeting are announced (E1, E2, E6)', async () => {
    const world = await city();
    const at = await committed(world);
    const wang = await world.as('wang');
    const { version } = (await loadFiling(world.table, TEACHERS)) ?? { version: 0 };
    const { tier, document, validFrom } = HEALTH;
    await renewFiling(wang, {
      committee: TEACHERS,
      version,
      tier,
      document,
      validFrom,
      validUntil: '2024-11-22',
      seats: 4,
      seatsApproval: null,
      reason: '换届',
    });
    const refused = await freezeRefused(world, at);
    expect(refused?.extensions['code']).toBe('CANNOT_SIT');
    expect(refused?.message).toMatch(/备案已于2024年11月22日期满；组成人数4人，须为单数；组成人数4人.*不得少于25人/u);

    const early = await city();
    await commits(early, 'bureau');
    const { id: draw, version: seen } = await commits(early, 'supervisor');
    expect((await freezeRefused(early, { draw, version: seen }))?.extensions['code']).toBe('YEARLY_UNPUBLISHED');
  });

  it('leaves out, with the ground, who leads, whose term ends at midnight before the last day, who applies, and whom the office excludes', async () => {
    const world = await city();
    await readyToDraw(world);
    const pan = await world.as('pan');
    const until = async (account: string, termUntil: string) => {
      const { version } = (await loadExpert(world.table, { committee: TEACHERS, account })) ?? { version: 0 };
      await changeExpert(pan, { committee: TEACHERS, account, version, expert: expertTyped({ termUntil, specialties: ['中学语文'] }) });
    };
    await until('e1', '2024-11-23'); // the meeting is on 23 and 24 November
    await until('e2', '2024-11-24');
    await applicationIn(world, 'SUBMITTED'); // 刘洋 applies to this committee
    const { data } = await world.ask('pan', ADD_EXPERT, { committee, person: person('lu', '陆游'), expert: anExpert(), key: freshKey() });
    expect(data.addExpert.name).toBe('陆游');
    const liu = (await loadExpert(world.table, { committee: TEACHERS, account: 'lu' })) ?? expect.fail('no expert');
    await world.table.transact([
      { put: { pk: `POOL#${TEACHERS}`, sk: 'liu', ...liu, account: 'liu', code: 'of-liu', version: 1 }, when: 'absent' },
    ]);
    await commits(world, 'bureau');
    const { id: draw, version } = await commits(world, 'supervisor');
    const exclusions = [{ expert: expertId('e3'), reason: '与多名申报人同校' }];
    const asked = { draw, version, ...NO_QUOTA, exclusions };
    const twice = await freezeRefused(world, { ...asked, exclusions: [...exclusions, ...exclusions] });
    expect(twice?.extensions['code']).toBe('EXCLUDED_UNKNOWN');
    await world.does('pan', FREEZE, { ...asked, key: freshKey() });
    const LEFT_OUT =
      'query ($draw: ID!) { node(id: $draw) { ... on CommitteeDraw { inside { exclusions { edges { node { expert { name } ground reason } } } } } } }';
    const { node } = await world.does('he', LEFT_OUT, { draw });
    const left = node.inside.exclusions.edges.map(
      ({ node: one }: { node: { expert: { name: string }; ground: string; reason: string | null } }) => [
        one.expert.name,
        one.ground,
        one.reason,
      ],
    );
    expect(new Set(left.map(String))).toEqual(new Set(['安宁,TERM,', '常青,OFFICE,与多名申报人同校', '范立,LEADS,', '陆游,APPLIES,']));
    await tells(world, draw, 'bureau');
    const { inside } = await tells(world, draw, 'supervisor');
    for (const name of ['安宁', '常青', '范立']) expect(namesOf(inside.members)).not.toContain(name);
    expect(checked(inside.proof)).toBe('');
  });

  it('is not frozen while one unit is said to be outside and not', async () => {
    const world = await city();
    const at = await committed(world);
    const { version } = (await loadExpert(world.table, { committee: TEACHERS, account: 'e6' })) ?? { version: 0 };
    await changeExpert(await world.as('pan'), {
      committee: TEACHERS,
      account: 'e6',
      version,
      expert: expertTyped({ unit: '实验中学', isOutside: true }),
    });
    const refused = await freezeRefused(world, at);
    expect([refused?.extensions['code'], refused?.message.includes('实验中学')]).toEqual(['UNIT_ON_BOTH_SIDES', true]);
  });
});

describe('secrets', () => {
  it('the first that is told is sealed: neither the other party nor whoever reads the table learns it, or whether it is right', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    await tells(world, draw, 'bureau', OTHER);
    for (const who of ['he', 'wang', 'pan']) {
      const seen = await theDraw(world, who);
      expect([seen.state, seen.sides[0].secret, seen.faults]).toEqual(['REVEALING', null, []]);
    }
    expect(JSON.stringify(await dump(world))).not.toContain(OTHER);
    expect(await world.refusal('wang', REVEAL, { draw, party: 'BUREAU', secret: SECRETS.bureau })).toBe('SECRET_TOLD');
  });

  it('what is no secret at all is not recorded, and may be sent again', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    expect(await world.refusal('wang', REVEAL, { draw, party: 'BUREAU', secret: SECRETS.bureau.slice(2) })).toBe('SECRET_MALFORMED');
    expect(await world.refusal('wang', REVEAL, { draw, party: 'SUPERVISOR', secret: SECRETS.supervisor })).toBe('ROLE_REQUIRED');
    expect((await tells(world, draw, 'bureau')).state).toBe('REVEALING');
  });

  it.each([
    ['the bureau', { bureau: OTHER }, ['bureau']],
    ['the supervisor', { supervisor: OTHER }, ['supervisor']],
    ['both', { bureau: OTHER, supervisor: '0d'.repeat(32) }, ['bureau', 'supervisor']],
  ])(
    'another than was committed to, told by %s: the attempt has failed, who it was is on record, and a new one takes new commitments',
    async (_, told, named) => {
      const world = await city();
      const { draw } = await frozen(world);
      const secrets = { ...SECRETS, ...told };
      await tells(world, draw, 'supervisor', secrets.supervisor);
      const failed = await tells(world, draw, 'bureau', secrets.bureau);
      const faults = named.map((party) => ({ party: party.toUpperCase(), fault: 'OTHER_SECRET', by: party === 'bureau' ? 'wang' : 'he' }));
      expect(failed).toMatchObject({ state: 'FAILED', faults, drawnAt: null, inside: { members: [], proof: null } });
      expect(failed.sides.map(({ secret }: { secret: string }) => secret)).toEqual([secrets.bureau, secrets.supervisor]);
      expect((await theDraw(world, null)).faults).toEqual(faults.map((fault) => ({ ...fault, by: null })));
      expect(await commitRefused(world, 'bureau', { attempt: 2, commitment: commitmentOf(SECRETS.bureau) })).toBe('COMMITMENT_USED');
      expect(await commitRefused(world, 'bureau', { attempt: 1 })).toBe('DRAW_ATTEMPT');
      await commits(world, 'bureau', '1a'.repeat(32), 2);
      await commits(world, 'supervisor', '1b'.repeat(32), 2);
      const { id, version } = await theDraw(world, 'pan');
      await world.does('pan', FREEZE, { draw: id, version, ...NO_QUOTA, key: freshKey() });
      await tells(world, id, 'bureau', '1a'.repeat(32));
      const { state, attempt, inside } = await tells(world, id, 'supervisor', '1b'.repeat(32));
      expect([state, attempt, inside.proof.attempt, checked(inside.proof)]).toEqual(['DRAWN', 2, 2, '']);
      const ALL =
        'query ($committee: ID!) { node(id: $committee) { ... on FiledCommittee { draws { edges { node { attempt state: committeeDrawState } } } } } }';
      const { node } = await world.does(null, ALL, { committee });
      expect(node.draws.edges.map(({ node: one }: { node: object }) => one)).toEqual([
        { attempt: 2, state: 'DRAWN' },
        { attempt: 1, state: 'FAILED' },
      ]);
      expect(wrongWith(await dump(world))).toEqual([]);
    },
  );

  it('are told by the last millisecond of a day after the freeze; whoever is silent then is named', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    const last = instant('2024-09-12T09:00:00+08:00');
    world.at(last - 1);
    await tells(world, draw, 'bureau');
    world.at(last);
    expect(await world.refusal('he', REVEAL, { draw, party: 'SUPERVISOR', secret: SECRETS.supervisor })).toBe('REVEAL_OVER');
    const silent = [{ party: 'SUPERVISOR', fault: 'SILENT', by: 'he' }];
    expect(await theDraw(world, 'wang')).toMatchObject({ state: 'FAILED', faults: silent });
    // Recorded with the next commitment, and what the bureau had told is open then.
    await commits(world, 'bureau', OTHER, 2);
    const { node } = await world.does(
      'pan',
      'query ($draw: ID!) { node(id: $draw) { ... on CommitteeDraw { state: committeeDrawState version faults { party fault by } sides { secret } } } }',
      { draw },
    );
    expect(node).toEqual({ state: 'FAILED', version: 5, faults: silent, sides: [{ secret: SECRETS.bureau }, { secret: null }] });
    expect((await theDraw(world, 'he')).attempt).toBe(2);
    const COUNTED = 'query ($committee: ID!) { node(id: $committee) { ... on FiledCommittee { draw { failures { party attempts } } } } }';
    expect((await world.does(null, COUNTED, { committee })).node.draw.failures).toEqual([
      { party: 'BUREAU', attempts: 0 },
      { party: 'SUPERVISOR', attempts: 1 },
    ]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('told by both at once draw once, and the same', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    await Promise.all([tells(world, draw, 'bureau'), tells(world, draw, 'supervisor')]);
    const { state, inside } = await theDraw(world, 'pan');
    expect([state, inside.members.length, checked(inside.proof)]).toEqual(['DRAWN', 4, '']);
  });
});

describe('who does not serve', () => {
  /** 潘慧 records that a member has gone. */
  const leaves = async (world: World, draw: string, member: string, more: object = {}) => {
    const { version } = await theDraw(world, 'pan');
    return world.ask('pan', REPLACE, { draw, version, member, key: freshKey(), ...more });
  };

  it('is followed by the next substitute of the order who keeps the quotas; it is recorded and told, and nothing is drawn anew', async () => {
    const world = await city();
    const quotas = { specialties: [{ specialty: '中学语文', number: 2, isExact: true }], mostOfOneUnit: 2, leastOutside: 1 };
    const { id, inside } = await drawnMembers(world, { quotas });
    const proof = inside.proof as Proof;
    // The quota of outsiders is kept by whoever stays, so that the other of the same specialty follows, whichever way the lot has fallen.
    const isOutside = new Map<string, boolean>(POOL.map(([, name, , outside]) => [name, outside]));
    const drawn = inside.members as { id: string; name: string; code: string }[];
    const gone = drawn.find(({ name }) => !isOutside.get(name));
    const others = drawn.filter((member) => member !== gone);
    const { data } = await leaves(world, id, gone?.id ?? '');
    const { inside: after } = data.replaceMember;
    const members = others.map(({ code }) => code);
    const next = nextSubstitute(proof, { order: proof.order, members, gone: [gone?.code ?? ''] });
    expect(after.members.map(({ code }: { code: string }) => code)).toEqual([...members, next]);
    expect(after.left).toMatchObject([
      { expert: { name: gone?.name }, ground: 'DECLINED', reason: '出差在外', passedOver: [], next: { name: after.members.at(-1).name } },
    ]);
    expect(after.proof).toEqual(proof);
    expect(await commitRefused(world, 'bureau', { attempt: 2 })).toBe('DRAW_DONE');
    await world.deliver();
    const { inbox } = await world.does(accountOf(gone?.id ?? ''), '{ inbox { edges { node { topic } } } }');
    expect(inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic)).toContain('MEMBER_LEFT');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is followed by nobody who has left the pool since: they are passed over, and the proof stays as it is', async () => {
    const world = await city();
    const { id, inside } = await drawnMembers(world);
    const proof = inside.proof as Proof;
    const [first, second] = proof.substitutes;
    const account = await accountOfCode(world, first ?? '');
    const { version } = (await loadExpert(world.table, { committee: TEACHERS, account })) ?? { version: 0 };
    await removeExpert(await world.as('pan'), { committee: TEACHERS, account, version, reason: '工作调动' });
    const { data } = await leaves(world, id, inside.members[0].id);
    expect(data.replaceMember.inside.left[0]).toMatchObject({ passedOver: [first] });
    expect(data.replaceMember.inside.members.at(-1).code).toBe(second);
    const again = await leaves(world, id, inside.members[1].id);
    expect(again.data.replaceMember.inside.left[1]).toMatchObject({ next: null });
    expect(again.data.replaceMember.inside.members).toHaveLength(3);
  });

  it('is recorded of a member only, once, and by an officer who is not that member (P7)', async () => {
    const world = await city();
    const { id, inside } = await drawnMembers(world);
    const outsiders = POOL.map(([account]) => expertId(account)).filter(
      (one) => !inside.members.some((member: { id: string }) => member.id === one),
    );
    expect((await leaves(world, id, outsiders[0] ?? '')).errors?.[0]?.extensions['code']).toBe('MEMBER_UNKNOWN');
    expect((await leaves(world, id, inside.members[0].id, { version: 1 })).errors?.[0]?.extensions['code']).toBe('VERSION_STALE');
    const { version } = await theDraw(world, 'pan');
    const asked = { draw: id, version, member: inside.members[0].id };
    const both = await Promise.all(['pan', 'tao'].map((who) => world.refusal(who, REPLACE, { ...asked, key: freshKey() })));
    expect(new Set(both)).toEqual(new Set(['VERSION_STALE', null]));
  });

  const accountOf = (id: string): string => Buffer.from(id, 'base64').toString().split('.').at(-1) ?? '';
  async function accountOfCode(world: World, code: string): Promise<string> {
    for (const [account] of POOL) if ((await loadExpert(world.table, { committee: TEACHERS, account }))?.code === code) return account;
    return expect.fail(`nobody is ${code}`);
  }
});

describe('when the time for telling is over', () => {
  const topics = async (world: World, who: string): Promise<string[]> =>
    (await world.does(who, '{ inbox(first: 50) { edges { node { topic } } } }')).inbox.edges.map(
      ({ node }: { node: { topic: string } }) => node.topic,
    );

  it('with a secret missing, the office and both parties are told, and nobody before', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    await tells(world, draw, 'bureau');
    await world.deliver();
    expect(await topics(world, 'pan')).not.toContain('DRAW_OVERDUE');
    world.at('2024-09-12T09:00:00+08:00');
    await world.sweep();
    for (const who of ['pan', 'wang', 'he']) expect(await topics(world, who), who).toContain('DRAW_OVERDUE');
  });

  it('nobody is told of it where the members are drawn; and the party that has told is not asked any more', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    await tells(world, draw, 'bureau');
    await world.deliver();
    expect([(await topics(world, 'wang')).includes('POOL_FROZEN'), (await topics(world, 'he')).includes('POOL_FROZEN')]).toEqual([
      false,
      true,
    ]);
    await tells(world, draw, 'supervisor');
    await world.deliver();
    world.at('2024-09-12T09:00:00+08:00');
    await world.sweep();
    for (const who of ['pan', 'wang', 'he']) expect(await topics(world, who), who).not.toContain('DRAW_OVERDUE');
    expect(await topics(world, 'pan')).toContain('DRAWN');
  });
});

describe('a key repeated', () => {
  it('draws nobody a second time, and answers as the first time', async () => {
    const world = await city();
    const { draw } = await frozen(world);
    await tells(world, draw, 'supervisor');
    const asked = { draw, party: 'BUREAU', secret: SECRETS.bureau, key: freshKey() };
    const first = await world.does('wang', REVEAL, asked);
    expect(await world.does('wang', REVEAL, asked)).toEqual(first);
    expect(await world.refusal('wang', REVEAL, { ...asked, secret: OTHER })).toBe('KEY_REUSED');
  });

  it('from the office of another committee reaches nothing of this one', async () => {
    const world = await city();
    const { draw, version } = await committed(world);
    await world.does('wang', FILE, { ...HEALTH, officers: [person('office-1', '办一')], key: freshKey() });
    expect(await world.refusal('office-1', FREEZE, { draw, version, ...NO_QUOTA })).toBe('ROLE_REQUIRED');
    expect((await theDraw(world, 'office-1')).inside).toBeNull();
  });
});
