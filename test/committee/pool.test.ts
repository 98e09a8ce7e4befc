/** 专家库: who is called, on what grounds, for how long, and who knows of it (E3). */
import { describe, expect, it } from 'vitest';
import { putThere } from '../support/put-there.ts';
import { isCalledOn } from '../../schema/committee/pool/rules.ts';
import {
  ADD_EXPERT,
  anExpert,
  BEGIN_EXPERTS,
  CHANGE_EXPERT,
  CHAIRS,
  CHECK_EXPERTS,
  committeeId,
  expertId,
  expertRow,
  expertsWorkbook,
  PLEDGE_IT,
  REMOVE_EXPERT,
  RUN_EXPERTS,
  SAVE_YEARLY,
  ANNOUNCED,
  type TypedExpert,
} from '../support/committees.ts';
import { ROWS } from '../support/imports.ts';
import { inbox } from '../support/notices.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { city, person, type World } from '../support/world.ts';

/** A row as its reader sees it. */
type FoundRow = { name: string; problems: { column: string }[] };

const committee = committeeId();
const EXPERT =
  'query ($id: ID!) { node(id: $id) { ... on Expert { version name unit: employer endsBeforeMeeting pledge { version } history { edges { node { action by } } } } } }';
const expert = async (world: World, account: string, who = 'pan') => (await world.does(who, EXPERT, { id: expertId(account) })).node;

describe('E3: a term is three years at most', () => {
  it('罗敏 is called until the day before the same day; a day longer is refused', async () => {
    const world = await city();
    const add = (changes: object) =>
      world.ask('pan', ADD_EXPERT, { committee, person: person('luo', '罗敏'), expert: anExpert({ termFrom: '2024-09-01', ...changes }) });
    expect((await add({ termUntil: '2027-09-01' })).errors?.[0]?.extensions).toMatchObject({ code: 'TERM_TOO_LONG', rule: 'E3' });
    expect((await add({ termUntil: '2024-08-31' })).errors?.[0]?.message).toContain('聘期末日早于聘期起始日');
    expect((await add({ termUntil: '2027-08-31' })).errors).toBeUndefined();
  });

  it('called on its first and on its last day, and on no other; nobody who was removed is', () => {
    const term = { termFrom: '2024-09-01', termUntil: '2024-11-24', removed: null };
    const on = (day: string) => isCalledOn(term, day);
    expect(['2024-08-31', '2024-09-01', '2024-11-24', '2024-11-25'].map(on)).toEqual([false, true, true, false]);
    expect(isCalledOn({ ...term, removed: { at: 0, by: 'pan', reason: '调离' } }, '2024-10-01')).toBe(false);
  });

  it('a term that ends before the meeting is over is flagged: it reaches the last day, or it does not', async () => {
    const world = await city();
    await world.does('pan', SAVE_YEARLY, { committee, version: 0, content: ANNOUNCED });
    await world.does('pan', ADD_EXPERT, { committee, person: person('luo', '罗敏'), expert: anExpert({ termUntil: '2024-11-23' }) });
    await world.does('pan', ADD_EXPERT, { committee, person: person('he2', '何青'), expert: anExpert({ termUntil: '2024-11-24' }) });
    expect([(await expert(world, 'luo')).endsBeforeMeeting, (await expert(world, 'he2')).endsBeforeMeeting]).toEqual([true, false]);
  });

  it('each of the five conditions has its ground, and the title is not below the committee’s level', async () => {
    const world = await city();
    const add = (changes: Record<string, unknown>) =>
      world.ask('pan', ADD_EXPERT, { committee, person: person('luo', '罗敏'), expert: anExpert(changes) });
    const grounds = [{ condition: 'LAWFUL', ground: '单位证明' }];
    const { errors } = await add({ grounds });
    expect(errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    expect(errors?.[0]?.message).toContain('职业道德依据、职称依据、从事本专业的依据、履职能力依据不能为空');
    expect(errors?.[0]?.message).not.toContain('各项条件');
    expect((await add({ titleLevel: 'INTERMEDIATE' })).errors?.[0]?.extensions.code).toBe('TITLE_TOO_LOW');
    expect((await add({ titledOn: '2024-09-12' })).errors?.[0]?.extensions.code).toBe('TITLED_IN_FUTURE');
    expect((await add({ titleLevel: 'ASSOCIATE_SENIOR', titledOn: '2024-09-11' })).errors).toBeUndefined();
    const to = anExpert({ titledOn: '2024-09-12' });
    expect(await world.refusal('pan', CHANGE_EXPERT, { expert: expertId('luo'), version: 1, to })).toBe('TITLED_IN_FUTURE');
  });
});

describe('E3: names are not public, and an expert sees only themselves', () => {
  it('范立 sees 范立 and not 罗敏; the office and the bureau see both', async () => {
    const world = await city();
    await world.does('pan', ADD_EXPERT, { committee, person: person('luo', '罗敏'), expert: anExpert() });
    const sees = async (who: string, account: string) => (await expert(world, account, who)) !== null;
    expect([await sees('fan', 'fan'), await sees('fan', 'luo'), await sees('luo', 'luo'), await sees('luo', 'fan')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    for (const who of ['pan', 'wang', 'he']) expect([await sees(who, 'fan'), await sees(who, 'luo')], who).toEqual([true, true]);
    for (const who of ['liu', 'chen', 'zhao', 'yu']) expect([await sees(who, 'fan'), await sees(who, 'luo')], who).toEqual([false, false]);
    const { myExpertise } = await world.does('fan', '{ myExpertise { edges { node { name committee { name } } } } }');
    expect(myExpertise.edges).toEqual([{ node: { name: '范立', committee: { name: '嘉峪关市中小学教师系列高级职称评审委员会' } } }]);
  });

  it('the pledge is accepted in the version in force, and which it was is kept', async () => {
    const world = await city();
    expect(await world.refusal('fan', PLEDGE_IT, { committee, pledge: 2 })).toBe('PLEDGE_OTHER');
    const { acceptPledge } = await world.does('fan', PLEDGE_IT, { committee, pledge: 1 });
    expect(acceptPledge.pledge).toEqual({ version: 1 });
    expect(await world.refusal('pan', PLEDGE_IT, { committee, pledge: 1 })).toBe('ROLE_REQUIRED');
  });
});

describe('somebody with an account', () => {
  it('is called under the account they have: 高翔, an applicant of the school, is told, and goes on applying', async () => {
    const world = await city();
    const gao = person('gao', '高翔');
    await createApplicant(await world.as('chen'), { unit: 'school', person: gao, standing: { kind: 'INSTITUTION_STAFF' } });
    const { account: _, ...withoutLogin } = gao;
    const { addExpert } = await world.does('pan', ADD_EXPERT, { committee, person: withoutLogin, expert: anExpert() });
    expect(addExpert.id).toBe(expertId('gao'));
    await world.deliver();
    expect((await inbox(world, 'gao', { first: 5 })).notices.map(({ topic }: { topic: string }) => topic)).toEqual(['EXPERT_ADDED']);
    const { viewer } = await world.does('gao', '{ viewer { grants { role } } }');
    expect(viewer.grants.map(({ role }: { role: string }) => role).toSorted()).toEqual(['APPLICANT', 'EXPERT']);
  });

  it('is in the pool once: called again under the same number they are refused, and after a removal they are called anew', async () => {
    const world = await city();
    const luo = person('luo', '罗敏');
    const { account: _, ...withoutLogin } = luo;
    await world.does('pan', ADD_EXPERT, { committee, person: luo, expert: anExpert() });
    expect(await world.refusal('pan', ADD_EXPERT, { committee, person: withoutLogin, expert: anExpert() })).toBe('EXPERT_TAKEN');
    const { version } = await expert(world, 'luo');
    await world.does('pan', REMOVE_EXPERT, { expert: expertId('luo'), version });
    expect(await world.refusal('luo', PLEDGE_IT, { committee, pledge: 1 })).toBe('ROLE_REQUIRED');
    const { addExpert } = await world.does('pan', ADD_EXPERT, { committee, person: withoutLogin, expert: anExpert() });
    expect([addExpert.id, addExpert.removed]).toEqual([expertId('luo'), null]);
    expect((await expert(world, 'luo')).history.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual([
      'call',
      'remove',
      'call',
    ]);
  });

  it('under another name the number is a stranger’s, and that is told as of every account (P2)', async () => {
    const world = await city();
    const luo = person('luo', '罗敏');
    await world.does('pan', ADD_EXPERT, { committee, person: luo, expert: anExpert() });
    const { account: _, ...other } = { ...luo, name: '罗明' };
    const { errors } = await world.ask('pan', ADD_EXPERT, { committee, person: other, expert: anExpert() });
    expect(errors?.[0]?.extensions.code).toBe('IDENTITY_TAKEN');
    expect(errors?.[0]?.message).toContain('登记的姓名与所填不一致，请核对证件号码和姓名');
    expect(errors?.[0]?.message).not.toContain('转移');
  });
});

describe('what is kept of an expert', () => {
  it('a unit that they leave is remembered, for they keep away from it for years (E5)', async () => {
    const world = await city();
    const { version } = await expert(world, 'fan');
    const { changeExpert } = await world.does('pan', CHANGE_EXPERT, {
      expert: expertId('fan'),
      version,
      to: anExpert({ unit: '酒泉市第一中学', isOutside: true }),
    });
    expect(changeExpert).toMatchObject({ unit: '酒泉市第一中学', isOutside: true });
    const kept = (await world.table.query({ pk: 'POOL#committee-620200-city-school-teaching' })).items.find((one) => one.account === 'fan');
    expect(kept?.pastUnits).toEqual([{ unit: '嘉峪关市实验中学', until: '2024-09-11' }]);
    expect(await world.refusal('pan', CHANGE_EXPERT, { expert: expertId('fan'), version, to: anExpert() })).toBe('VERSION_STALE');
  });

  it('E8: the chair leaves the pool only after another was named; of both at once one is done', async () => {
    const world = await city();
    const filing = (await world.does('wang', 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { version } } }', { id: committee }))
      .node;
    const { version } = await expert(world, 'fan');
    const done = await Promise.all([
      world.refusal('wang', CHAIRS, { committee, version: filing.version, chair: expertId('fan'), viceChairs: [] }),
      world.refusal('pan', REMOVE_EXPERT, { expert: expertId('fan'), version }),
    ]);
    expect(done.filter((code) => code === null)).toHaveLength(1);
    const named = done[0] === null;
    if (named) expect(await world.refusal('pan', REMOVE_EXPERT, { expert: expertId('fan'), version })).toBe('CHAIR_IN_POOL');
  });
});

describe('a workbook of experts', () => {
  const begun = async (world: World, rows: readonly TypedExpert[]): Promise<{ import: string }> => {
    const { beginExpertImport } = await world.does('pan', BEGIN_EXPERTS, { committee });
    putThere(world, beginExpertImport.upload, expertsWorkbook(rows));
    return { import: beginExpertImport.id };
  };

  it('is tried first, row by row, and calls nobody; then it calls the right ones, once', async () => {
    const world = await city();
    const rows = [
      expertRow(person('p1', '孔一')),
      expertRow(person('p2', '孔二'), { termUntil: '2028-09-01' }),
      expertRow(person('p3', '孔三'), { titleLevel: '中级' }),
      expertRow(person('p4', '孔四'), { LAWFUL: '' }),
      expertRow(person('p5', '孔五'), { specialties: '中学语文、中学语文' }),
      expertRow(person('p6', '孔六'), { titledOn: '2024-09-12' }),
    ];
    const asked = await begun(world, rows);
    const { checkExpertImport } = await world.does('pan', CHECK_EXPERTS, asked);
    expect([checkExpertImport.of, checkExpertImport.total, checkExpertImport.right]).toEqual(['EXPERTS', 6, 1]);
    const { node } = await world.does('pan', ROWS, { id: asked.import, onlyWrong: true });
    expect(node.rows.edges.map(({ node: row }: { node: FoundRow }) => [row.name, row.problems[0]?.column])).toEqual([
      ['孔二', '聘期至'],
      ['孔三', '职称层级'],
      ['孔四', '依据：遵守宪法和法律'],
      ['孔五', '专业'],
      ['孔六', '取得时间'],
    ]);
    // 孔四’s empty cell is told once, and where it stands.
    expect(node.rows.edges[2].node.problems).toEqual([expect.objectContaining({ cell: expect.stringMatching(/5$/u) })]);
    const { errors } = await world.ask('pan', RUN_EXPERTS, asked);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'IMPORT_HAS_PROBLEMS', rule: 'E3' });
    const { runExpertImport } = await world.does('pan', RUN_EXPERTS, { ...asked, onlyRight: true });
    expect([runExpertImport.state, runExpertImport.created]).toEqual(['DONE', 1]);
    const again = (await world.does('pan', RUN_EXPERTS, { ...asked, onlyRight: true })).runExpertImport;
    expect(again.created).toBe(1);
  });

  it('of nobody it says so, by the rule for which it is read', async () => {
    const world = await city();
    const asked = await begun(world, []);
    const refused = async (document: string) => (await world.ask('pan', document, asked)).errors?.[0];
    expect(await refused(CHECK_EXPERTS)).toMatchObject({
      message: '工作簿中没有可导入的行。',
      extensions: { code: 'IMPORT_EMPTY', rule: 'E3' },
    });
    expect(await refused(RUN_EXPERTS)).toMatchObject({ extensions: { code: 'IMPORT_UNCHECKED', rule: 'E3' } });
  });

  it('says of whom the pool has already, and lets nobody but who began it go on', async () => {
    const world = await city();
    const luo = person('luo', '罗敏');
    await world.does('pan', ADD_EXPERT, { committee, person: luo, expert: anExpert() });
    const asked = await begun(world, [expertRow(luo)]);
    expect(await world.refusal('tao', CHECK_EXPERTS, asked)).toBe('IMPORT_UNKNOWN');
    const { checkExpertImport } = await world.does('pan', CHECK_EXPERTS, asked);
    expect(checkExpertImport.right).toBe(0);
    // A unit's import is no expert's: each goes on by its own mutation.
    expect(await world.refusal('chen', 'mutation ($import: ID!) { checkImport(input: { import: $import }) { id } }', asked)).toBe(
      'IMPORT_UNKNOWN',
    );
  });
});
