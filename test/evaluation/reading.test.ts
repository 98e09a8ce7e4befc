/** Readers and their opinions, and who keeps away (E5, E7). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { committeeId, PLEDGE_IT, expertTyped, TEACHERS } from '../support/committees.ts';
import { putStanding, loadStanding } from '../../schema/identity/store.ts';
import { findInterests, sameUnit, type Known } from '../../schema/evaluation/recusals/rules.ts';
import { CANDIDATE_STATE_NAMES } from '../../schema/evaluation/candidates/model.ts';
import { evaluationRefusals } from '../../schema/evaluation/refusals.ts';
import { sessionRefusals } from '../../schema/evaluation/session/refusals.ts';
import { blinded, inBatches, stateRead } from '../../schema/evaluation/readings/rules.ts';
import { drawnMembers, REPLACE } from '../support/drawing.ts';
import { ANSWER_IN_COMMITTEE, ASK_WITHDRAWAL, freshKey, inState } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import {
  accountIn,
  ANSWER_REQUEST,
  ASSIGN,
  assigned,
  beforeCommittee,
  candidate,
  candidateId,
  DECLARE,
  gives,
  membersOf,
  OPINION,
  ORDER_RECUSAL,
  read,
  readingId,
  REQUEST_RECUSAL,
  SAVE_OPINION,
  SUBMIT_OPINION,
} from '../support/reading.ts';
import { DEFAULT_POLICY } from '../../schema/announcement/document/policy.ts';
import { putInForce } from '../support/notice.ts';
import { city, type World } from '../support/world.ts';

const DOSSIER =
  'query ($id: ID!) { node(id: $id) { ... on Reading { dossier { isBlind applicantName unitName form { basics { startedWorkOn } workHistory { items { employer } } } } } } }';
const expertOf = (account: string) => Buffer.from(`Expert:${TEACHERS}.${account}`).toString('base64');

describe('E5: what keeps an expert from a candidate is found', () => {
  const expert = { account: 'e1', name: '安宁', unit: '嘉峪关市第一中学', pastUnits: [] };
  const known: Known = { applicant: 'liu', units: [{ name: '嘉峪关市第一中学', until: null }], texts: [] };
  const on = { day: '2024-11-23', years: 3 };
  const interests = (changes: object, of: Partial<Known> = {}) =>
    findInterests({ ...expert, ...changes }, { ...known, ...of }, on).map(({ interest }) => interest);

  it('the same unit now; a unit that either has left, until three years later to the day', () => {
    expect(interests({})).toEqual(['COLLEAGUE']);
    expect(interests({ unit: '酒泉中学' })).toEqual([]);
    const left = (until: string) => interests({ unit: '酒泉中学', pastUnits: [{ unit: '嘉峪关市第一中学', until }] });
    expect([left('2021-11-24'), left('2021-11-23')]).toEqual([['COLLEAGUE'], []]);
    const applicantLeft = (until: string) => interests({ unit: '酒泉中学' }, { units: [{ name: '酒泉中学', until }] });
    expect([applicantLeft('2021-11-24'), applicantLeft('2021-11-23')]).toEqual([['COLLEAGUE'], []]);
  });

  it('a unit is known however its name is typed, and with its departments; another one is not', () => {
    expect(sameUnit('嘉峪关市第一中学', '嘉峪关市 第一中学（初中部）')).toBe(true);
    expect(sameUnit('嘉峪关市第一中学', '嘉峪关市第二中学')).toBe(false);
    expect(sameUnit('一中', '一中初中部')).toBe(false); // too short to tell
  });

  it('a co-author whom an achievement names, and nobody with a name of one character', () => {
    const texts = ['与安宁合作完成省级课题'];
    expect(interests({ unit: '酒泉中学' }, { texts })).toEqual(['COAUTHOR']);
    expect(interests({ unit: '酒泉中学', name: '安' }, { texts })).toEqual([]);
  });

  it('an expert who applies keeps away from their own application', () => {
    expect(interests({ account: 'liu', unit: '酒泉中学' })).toEqual(['OTHER']);
  });

  it('no order of units, and no unit more, makes a colleague a stranger', () => {
    const unit = fc.record({
      name: fc.constantFrom('嘉峪关市第一中学', '酒泉中学', '玉门市第一中学'),
      until: fc.constantFrom(null, '2019-01-01', '2023-05-05'),
    });
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const withUnits = (more: Known['units']) => findInterests(expert, { ...known, units: [...more, ...units].toReversed() }, on);
        expect(withUnits([{ name: '嘉峪关市第一中学', until: null }]).map(({ interest }) => interest)).toContain('COLLEAGUE');
      }),
    );
  });
});

describe('C14: what waits before a committee', () => {
  const works = async (world: World, who: string) =>
    (await world.does(who, '{ myWork { role waiting { what { zh } count } } }')).myWork.flatMap(
      ({ waiting }: { waiting: { what: { zh: string }; count: number }[] }) => waiting.map(({ what, count }) => `${what.zh} ${count}`),
    );

  it('is told to its office and to who reads, and does not end with the windows of the year', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = ''] = readers;
    expect(await works(world, first)).toEqual(['待评阅、提交意见 1']);
    await gives(world, first);
    expect(await works(world, first)).toEqual([]);
    for (const reader of readers.slice(1)) await gives(world, reader);
    world.at('2024-12-28T10:00:00+08:00');
    expect(await works(world, 'pan')).toEqual(['评阅完毕，待评审 1', '年度工作总结待报送 1']);
  });
});

describe('the state of a candidate', () => {
  it('is said in sentences: of no one in two verbs, and of who is decided not that opinions are awaited', () => {
    const { RECUSAL_LATE, OPINION_NOT_NOW, WITHDRAWAL_LATE } = evaluationRefusals;
    for (const refusal of [RECUSAL_LATE, OPINION_NOT_NOW, WITHDRAWAL_LATE, sessionRefusals.NOT_READ]) {
      for (const state of Object.values(CANDIDATE_STATE_NAMES))
        expect(refusal({ state }).sentence('en')).toContain(`The candidate ${state.en};`);
      expect(refusal({ state: CANDIDATE_STATE_NAMES.ENDED }).sentence('zh')).not.toContain('齐备');
    }
  });
});

describe('E7: readers are assigned', () => {
  it('three for each, none with a conflict, and 安宁 of the same school reads nothing', async () => {
    const world = await city();
    const pool = await drawnMembers(world);
    expect(pool.state).toBe('DRAWN');
    const members = await membersOf(world);
    const [own = ''] = members.slice(1);
    await world.does(
      'pan',
      'mutation ($expert: ID!, $version: Int!, $to: ExpertInput!) { changeExpert(input: { expert: $expert, version: $version, to: $to }) { id } }',
      {
        expert: expertOf(own),
        version: 1,
        to: {
          ...expertTyped({ unit: '嘉峪关市第一中学' }),
          grounds: Object.keys(expertTyped().grounds).map((condition) => ({ condition, ground: '证明' })),
        },
      },
    );
    await inState(world, 'FORWARDED');
    await world.deliver();
    const { assignReaders } = await world.does('pan', ASSIGN, { committee: committeeId() });
    expect(assignReaders.assigned).toBe(1);
    const { state, readers } = await candidate(world);
    expect([state, readers.length]).toEqual(['READING', 3]);
    expect(readers.map(({ expert }: { expert: { id: string } }) => expert.id)).not.toContain(expertOf(own));
    expect(await world.refusal('pan', ASSIGN, { committee: committeeId() })).toBe('READERS_NONE_LEFT');
    await world.deliver();
    const reader = readers[0].expert.id;
    const topics = (await inbox(world, Buffer.from(reader, 'base64').toString().split('.').at(-1) ?? '', { first: 5 })).notices;
    expect(topics.map(({ topic }: { topic: string }) => topic)).toContain('TO_READ');
  });

  it('each reader hears once, and how much they were given: when a reader is missing, nobody but who comes in', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const toRead = async (who: string): Promise<string[]> => {
      await world.deliver();
      const { notices } = await inbox(world, who, { first: 50 });
      return notices.flatMap(({ topic, text }: { topic: string; text: { zh: string } }) => (topic === 'TO_READ' ? text.zh : []));
    };
    for (const reader of readers) expect(await toRead(reader), reader).toEqual([expect.stringContaining('本次分配您评阅1件申报材料')]);
    const [first = '', ...staying] = readers;
    await world.does(first, DECLARE, { candidate: candidateId() });
    await world.does('pan', ASSIGN, { committee: committeeId() });
    const now: string[] = (await candidate(world)).readers.map(({ expert }: { expert: { id: string } }) => accountIn(expert.id));
    for (const reader of staying) expect(await toRead(reader), reader).toHaveLength(1);
    for (const reader of now.filter((one) => !readers.includes(one)))
      expect(await toRead(reader), reader).toEqual([expect.stringContaining('本次分配您评阅1件申报材料')]);
  });

  it('before the draw there is nobody, and with too few free readers it is told of whom', async () => {
    const world = await city();
    await inState(world, 'FORWARDED');
    await world.deliver();
    expect(await world.refusal('pan', ASSIGN, { committee: committeeId() })).toBe('MEMBERS_UNSET');
    const other = await city();
    await beforeCommittee(other);
    for (const account of (await membersOf(other)).slice(0, 3)) await other.does(account, DECLARE, { candidate: candidateId() });
    const { errors } = await other.ask('pan', ASSIGN, { committee: committeeId() });
    expect(errors?.[0]?.extensions.code).toBe('READERS_TOO_FEW');
    expect(errors?.[0]?.message).toContain('刘洋');
  });
});

describe('E7: an opinion is saved as a draft, submitted once, and returned never', () => {
  it('whole, against its version; with the third the candidate has been read', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = '', second = '', third = ''] = readers;
    const asked = { reading: readingId(first), version: 1 };
    expect(await world.refusal(first, SUBMIT_OPINION, asked)).toBe('OPINION_INCOMPLETE');
    const { saveOpinion } = await world.does(first, SAVE_OPINION, { ...asked, ...OPINION, text: '很好' });
    expect(await world.refusal(first, SAVE_OPINION, { ...asked, ...OPINION })).toBe('VERSION_STALE');
    const { errors } = await world.ask(first, SUBMIT_OPINION, { ...asked, version: saveOpinion.version });
    expect(errors?.[0]?.message).toContain('综合评价意见（不少于20字）');
    const again = (await world.does(first, SAVE_OPINION, { ...asked, ...OPINION, version: saveOpinion.version })).saveOpinion;
    await world.does(first, SUBMIT_OPINION, { ...asked, version: again.version });
    expect(await world.refusal(first, SAVE_OPINION, { ...asked, ...OPINION, version: again.version + 1 })).toBe('OPINION_SUBMITTED');
    await gives(world, second);
    expect((await candidate(world)).state).toBe('READING');
    await gives(world, third);
    const seen = await candidate(world);
    expect([seen.state, seen.opinions.length]).toEqual(['READ', 3]);
    expect(seen.opinions[0].text).toBe(OPINION.text);
  });

  it('E4: who is no member any more reads no more, and another is given what they had not read', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const leaving = readers.find((account) => account !== 'fan') ?? expect.fail('fan reads alone');
    const staying = readers.filter((account) => account !== leaving);
    for (const account of staying) await gives(world, account);
    expect(await world.refusal('pan', ASSIGN, { committee: committeeId() })).toBe('READERS_NONE_LEFT');
    const { node } = await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { draw { id version } } } }', {
      id: committeeId(),
    });
    await world.does('pan', REPLACE, { draw: node.draw.id, version: node.draw.version, member: expertOf(leaving), key: freshKey() });
    expect(await world.refusal(leaving, SAVE_OPINION, { reading: readingId(leaving), version: 1, ...OPINION })).toBe('NOT_READER');
    for (const account of await membersOf(world)) await world.ask(account, PLEDGE_IT, { committee: committeeId(), pledge: 1 });
    await world.does('pan', ASSIGN, { committee: committeeId() });
    const now = (await candidate(world)).readers.map(({ expert }: { expert: { id: string } }) => accountIn(expert.id));
    expect(now).toEqual(expect.arrayContaining(staying));
    expect(now).toHaveLength(3);
    expect(now).not.toContain(leaving);
    await gives(world, now.find((account: string) => !staying.includes(account)) ?? '');
    expect((await candidate(world)).state).toBe('READ');
  });

  it('is the reader’s own: by another reader’s id nothing is written; and of two grades of one aspect nobody knows which holds', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = '', second = ''] = readers;
    const others = { reading: readingId(second), version: 1 };
    expect(await world.refusal(first, SAVE_OPINION, { ...others, ...OPINION })).toBe('NOT_READER');
    const { saveOpinion } = await world.does(first, SAVE_OPINION, { reading: readingId(first), version: 1, ...OPINION });
    expect(await world.refusal(first, SUBMIT_OPINION, { ...others, version: saveOpinion.version })).toBe('NOT_READER');
    const twice = [...OPINION.grades, { aspect: 'ETHICS', grade: 'POOR' }];
    const { errors } = await world.ask(first, SAVE_OPINION, {
      reading: saveOpinion.id,
      version: saveOpinion.version,
      ...OPINION,
      grades: twice,
    });
    expect(errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    expect(errors?.[0]?.message).toContain('等次有重复的评价方面');
  });

  it('two readers who submit in the same moment both have: the candidate has been read', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    await Promise.all(readers.map((account) => gives(world, account)));
    expect((await candidate(world)).state).toBe('READ');
  });

  it('read it is with as many as the rule asks for, and nobody awaited', () => {
    const reader = (submittedAt: number | null, index: number) => ({ account: `e${index}`, submittedAt });
    expect(stateRead([1, 2].map(reader), 3)).toBe('READING');
    expect(stateRead([1, 2, 3].map(reader), 3)).toBe('READ');
    expect(stateRead([1, 2, 3, null].map(reader), 3)).toBe('READING');
  });

  it('nobody reads before the pledge (E3), and nobody reads what was not assigned to them', async () => {
    const world = await city();
    await drawnMembers(world);
    await inState(world, 'FORWARDED');
    await world.deliver();
    await world.does('pan', ASSIGN, { committee: committeeId() });
    const { readers } = await candidate(world);
    const account = Buffer.from(readers[0].expert.id, 'base64').toString().split('.').at(-1) ?? '';
    expect(await world.refusal(account, DOSSIER, { id: readingId(account) })).toBe('PLEDGE_NEEDED');
    expect(await world.refusal(account, SAVE_OPINION, { reading: readingId(account), version: 1, ...OPINION })).toBe('PLEDGE_NEEDED');
    await world.does(account, PLEDGE_IT, { committee: committeeId(), pledge: 1 });
    const { node } = await world.does(account, DOSSIER, { id: readingId(account) });
    expect([node.dossier.applicantName, node.dossier.form.basics.startedWorkOn]).toEqual(['刘洋', '2010-07-01']);
    for (const who of ['pan', 'liu', 'wang', 'yang'])
      expect((await world.does(who, DOSSIER, { id: readingId(account) })).node, who).toBeNull();
    expect(await world.refusal('pan', SAVE_OPINION, { reading: readingId(account), version: 1, ...OPINION })).toBe('ROLE_REQUIRED');
  });

  it('is written in transactions that hold it: eight candidates of a school of which five of 25 members are come in two', () => {
    // A candidate, its history, three readers, five who keep away: ten writes of 73, for 25 are told beside.
    expect(inBatches([1, 2, 3, 4, 5, 6, 7, 8], () => 10, 73).map(({ length }) => length)).toEqual([7, 1]);
    const weights = fc.array(fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(weights, fc.integer({ min: 30, max: 100 }), (all, most) => {
        const batches = inBatches(all, (weight) => weight, most);
        expect(batches.flat()).toEqual(all);
        for (const batch of batches) expect(batch.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('where the review is blind, names stand nowhere in what a reader reads', () => {
    expect(blinded('刘洋任嘉峪关市第一中学教师，刘洋获奖', ['刘洋', '嘉峪关市第一中学', ''])).toBe('××任××××××××教师，××获奖');
  });

  it('where the committee reviews blind, a reader sees neither who it is nor of which unit, wherever it is asked', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [reader = ''] = readers;
    const seen = async () => JSON.stringify((await world.does(reader, DOSSIER, { id: readingId(reader) })).node);
    expect(await seen()).toContain('嘉峪关市第一中学');
    await putInForce(world, { policy: { evaluation: { ...DEFAULT_POLICY.evaluation, blind: true } } });
    expect(await seen()).not.toMatch(/刘洋|嘉峪关市第一中学/u);
    expect((await world.does(reader, DOSSIER, { id: readingId(reader) })).node.dossier).toMatchObject({
      isBlind: true,
      applicantName: null,
    });
  });

  it('A8: what is withdrawn with consent while it is being read is read no more', async () => {
    const world = await city();
    const { handle, readers } = await assigned(world);
    const [first = '', second = ''] = readers;
    await gives(world, first);
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: handle.id, version: handle.version });
    await world.does('pan', ANSWER_IN_COMMITTEE, { application: handle.id, version: requestWithdrawal.version, consent: true });
    expect((await candidate(world)).state).toBe('ENDED');
    expect(await world.refusal(second, SAVE_OPINION, { reading: readingId(second), version: 1, ...OPINION })).toBe('NOT_READER');
    expect((await world.does('liu', '{ myApplication { state } }')).myApplication.state).toBe('WITHDRAWN');
  });
});

describe('E5: who is recused is kept away, whichever way they come, and by the same words', () => {
  it('declared: the task is gone, the draft counts no more, and the office gives it to somebody else', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = '', ...others] = readers;
    await world.does(first, DECLARE, { candidate: candidateId() });
    expect((await world.does(first, DOSSIER, { id: readingId(first) })).node).toBeNull();
    expect(await world.refusal(first, SAVE_OPINION, { reading: readingId(first), version: 1, ...OPINION })).toBe('RECUSED');
    expect(await world.refusal(first, DECLARE, { candidate: candidateId() })).toBe('RECUSED_ALREADY');
    for (const account of others) await gives(world, account);
    expect((await candidate(world)).state).toBe('READING');
    await world.does('pan', ASSIGN, { committee: committeeId() });
    const after = await candidate(world);
    expect(after.readers).toHaveLength(3);
    expect(after.recusals).toMatchObject([{ interest: 'KINSHIP', by: 'DECLARED' }]);
  });

  it('found meanwhile: an expert who has moved to the applicant’s school reads no more', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = ''] = readers;
    const standing = await loadStanding(world.table, 'liu');
    if (!standing) throw new Error('liu has no standing');
    const past = [{ unit: 'x', unitName: '嘉峪关市实验中学', kind: standing.kind, since: 0, until: world.now }];
    const unit = (
      await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on Expert { unit: employer } } }', { id: expertOf(first) })
    ).node.unit;
    await world.table.transact([putStanding({ ...standing, past: [{ ...past[0]!, unitName: unit }] }, standing)]); // oxlint-disable-line typescript/no-non-null-assertion -- it is there
    expect(await world.refusal(first, DOSSIER, { id: readingId(first) })).toBe('RECUSED');
  });

  it('ordered by the office or by the chair, of a member only, and until the vote', async () => {
    const world = await city();
    const { readers } = await read(world);
    const [first = '', second = ''] = readers.filter((account) => account !== 'fan');
    expect(await world.refusal(second, ORDER_RECUSAL, { candidate: candidateId(), expert: expertOf(first) })).toBe('ROLE_REQUIRED');
    await world.does('fan', ORDER_RECUSAL, { candidate: candidateId(), expert: expertOf(first) });
    expect((await candidate(world)).state).toBe('READING'); // an opinion less than the rule asks for
    expect(await world.refusal('pan', ORDER_RECUSAL, { candidate: candidateId(), expert: expertOf('nobody') })).toBe('NO_MEMBER');
  });

  it('asked for by 刘洋, who learns the answer and no name; nobody else asks', async () => {
    const world = await city();
    const handle = await beforeCommittee(world);
    await world.does('liu', REQUEST_RECUSAL, { application: handle.id });
    expect(await world.refusal('yang', REQUEST_RECUSAL, { application: handle.id })).toBe('APPLICATION_UNKNOWN');
    await world.deliver();
    const asked = (await inbox(world, 'pan', { first: 50 })).notices.find(({ topic }: { topic: string }) => topic === 'RECUSAL_REQUESTED');
    expect(asked.text.zh).toContain('刘洋申请评审专家回避');
    // 安宁 is in the pool: what the applicant reads names nobody of it, however the name is typed (E3).
    const naming = { candidate: candidateId(), number: 1, granted: true };
    for (const opinion of ['已决定安宁回避', '已决定 安 宁 回避'])
      expect(await world.refusal('pan', ANSWER_REQUEST, { ...naming, opinion }), opinion).toBe('EXPERT_NAMED');
    await world.does('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: true });
    expect(await world.refusal('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: false })).toBe('REQUEST_ANSWERED');
    await world.deliver();
    const told = (await inbox(world, 'liu', { first: 50 })).notices.find(({ topic }: { topic: string }) => topic === 'RECUSAL_ANSWERED');
    expect(told.text.zh).toBe('您申请评审专家回避，予以支持。意见：已核实');
    for (let number = 2; number <= 5; number += 1) await world.does('liu', REQUEST_RECUSAL, { application: handle.id });
    expect(await world.refusal('liu', REQUEST_RECUSAL, { application: handle.id })).toBe('REQUESTS_TOO_MANY');
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Application { recusalRequests { number answer { granted } } } } }',
      { id: handle.id },
    );
    expect(node.recusalRequests).toHaveLength(5);
    expect(
      (
        await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Application { recusalRequests { number } } } }', {
          id: handle.id,
        })
      ).node.recusalRequests,
    ).toEqual([]);
  });
});
