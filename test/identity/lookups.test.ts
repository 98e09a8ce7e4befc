/** P2, P10, V1: trying numbers tells nothing before an account is made, each telling stands in the history, and a day has only so many. */
import { beforeEach, describe, expect, it } from 'vitest';
import { putThere } from '../support/put-there.ts';
import { creditCode, idNumber } from '../../functions/local/people.ts';
import { countLookups } from '../../schema/identity/lookups/actions.ts';
import { loadLookups } from '../../schema/identity/lookups/store.ts';
import type { LookupKind } from '../../schema/identity/lookups/model.ts';
import { RELEASE } from '../support/forms.ts';
import { CHECK_IMPORT, importOf, ROWS, RUN_IMPORT, teacher, workbook, type Typed } from '../support/imports.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { ADD_OFFICER, CREATE_APPLICANT, CREATE_UNIT } from './acts.ts';
import { accountId, city, organisationId, person, type World } from '../support/world.ts';

const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on Account { history(first: 100) { edges { node { action by reason } } } } } }';
const school = organisationId('school');
const hospital = organisationId('hospital');

let world: World;
/** 田甜 teaches at the school: huang of the hospital does not know her. */
let tian: ReturnType<typeof person>;
beforeEach(async () => {
  world = await city();
  tian = person('tian', '田甜');
  await world.does('chen', CREATE_APPLICANT, { unit: school, person: tian });
});

const today = async (who: string) => loadLookups(await world.as(who));
/** The officer has looked up so many today. */
async function lookedUp(who: string, of: LookupKind, more: number): Promise<void> {
  const context = await world.as(who);
  await world.table.transact(countLookups(context, await loadLookups(context), { of, more, action: 'try', reason: '', detail: {} }));
}
const attempt = (who: string, unit: string, one: ReturnType<typeof person>) => world.ask(who, CREATE_APPLICANT, { unit, person: one });
const codeOf = ({ errors }: Awaited<ReturnType<World['ask']>>) => errors?.[0]?.extensions.code ?? null;
/** What a row says, without its number. */
async function rowsOf(who: string, id: string): Promise<string[]> {
  const told: string[] = [];
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { edges: { node: { row: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = (
      await world.does(who, ROWS, { id, after })
    ).node;
    told.push(...rows.edges.map(({ node }) => JSON.stringify({ ...node, row: undefined })));
    if (!rows.pageInfo.hasNextPage) return told;
    after = rows.pageInfo.endCursor;
  }
}

describe('a dry run', () => {
  it('of a thousand candidates, a teacher of another unit among them, answers of each the same, byte for byte', async () => {
    const free = (index: number) =>
      teacher('candidate', '田甜', { account: '', identityNumber: idNumber(`${1961 + (index % 40)}0307`, index) });
    const candidates = Array.from({ length: 1000 }, (_, index) => free(index));
    candidates[617] = { ...candidates[617], identityNumber: tian.identityNumber };
    candidates[800] = { ...candidates[800], account: 'tian' };
    const id = await importOf(world, 'huang', 'hospital', candidates);
    const { checkImport } = await world.does('huang', CHECK_IMPORT, { import: id });
    expect(checkImport).toMatchObject({ total: 1000, right: 1000, wrong: 0 });
    const rows = await rowsOf('huang', id);
    expect(rows).toHaveLength(1000);
    expect(new Set(rows)).toEqual(new Set(['{"name":"田甜","isRight":true,"problems":[]}']));
    const entry = (await dump(world)).find(({ pk, action }) => pk.startsWith('AUDIT#IMPORT#') && action === 'check');
    const reason = '核对证件号码1000个，其中首次核对1000个';
    expect(entry).toMatchObject({ by: 'huang', reason, detail: { numbers: 1000 } });
    const IMPORT = 'query ($id: ID!) { node(id: $id) { ... on AccountImport { history { edges { node { action by reason } } } } } }';
    expect((await world.does('he', IMPORT, { id })).node.history.edges.at(-1).node).toEqual({ action: 'check', by: 'huang', reason });
    expect(await today('huang')).toMatchObject({ numbers: 1000, refusals: 0, rows: 0 });
  });

  it('names the unit’s own people, applicants, officers and those on their way to it', async () => {
    const chen = person('chen-2', '陈晨');
    await world.does('wang', ADD_OFFICER, { organisation: school, person: chen });
    const ma = person('ma-2', '马二');
    await world.does('huang', CREATE_APPLICANT, { unit: hospital, person: ma });
    const rows = [teacher('a', '甲', tian), teacher('b', '乙', chen), teacher('c', '丙', ma)].map((row) => ({ ...row, account: '' }));
    const id = await importOf(world, 'chen', 'school', rows);
    await world.does('chen', CHECK_IMPORT, { import: id });
    const told = async () => (await rowsOf('chen', id)).map((row) => /（.*?）/u.exec(row)?.[0] ?? null);
    expect(await told()).toEqual(['（田甜，嘉峪关市第一中学）', '（陈晨，嘉峪关市第一中学）', null]);
    await world.does('huang', RELEASE, { account: accountId('ma-2'), to: school });
    await world.does('chen', CHECK_IMPORT, { import: id });
    expect((await told())[2]).toContain('马二');
  });

  it('counts a number once, however often its file is mended; the last number of the day is looked up, the next is not, tomorrow is', async () => {
    await lookedUp('huang', 'numbers', 9997);
    const rows = [teacher('n-1', '甲', { email: 'none' }), teacher('n-2', '乙'), teacher('n-3', '丙')];
    const begun = await importOf(world, 'huang', 'hospital', rows);
    const check = () => world.ask('huang', CHECK_IMPORT, { import: begun });
    const mend = async (typed: Typed[]) => {
      const { node } = await world.does(
        'huang',
        'query ($id: ID!) { node(id: $id) { ... on AccountImport { upload { url fields { name value } } } } }',
        {
          id: begun,
        },
      );
      putThere(world, node.upload, workbook(typed));
    };
    expect((await check()).data.checkImport).toMatchObject({ total: 3, right: 2 });
    expect(await today('huang')).toMatchObject({ numbers: 9999 }); // 甲 has no account to make yet
    await mend([{ ...rows[0], email: 'a@example.cn' }, ...rows.slice(1)]);
    expect((await check()).data.checkImport).toMatchObject({ right: 3 });
    expect(await today('huang')).toMatchObject({ numbers: 10_000 });
    expect((await check()).data.checkImport).toMatchObject({ right: 3 });
    await mend([...rows.slice(1), teacher('n-4', '丁')]);
    const refused = await check();
    expect(codeOf(refused)).toBe('LOOKUPS_EXHAUSTED');
    expect(refused.errors?.[0]?.message).toContain('请于2024年9月12日0时后继续办理');
    await mend(rows.slice(1));
    expect(codeOf(await check())).toBeNull(); // what it has looked up it may look up again
    world.at('2024-09-12T00:00:00+08:00');
    const next = await importOf(world, 'huang', 'hospital', [teacher('n-4', '丁')]);
    expect(codeOf(await world.ask('huang', CHECK_IMPORT, { import: next }))).toBeNull();
    expect(await today('huang')).toMatchObject({ day: '2024-09-12', numbers: 1 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('an attempt that meets a stranger', () => {
  it('stands in the stranger’s history and in the officer’s day', async () => {
    expect(codeOf(await attempt('huang', hospital, { ...tian, account: 'tian-2' }))).toBe('IDENTITY_TAKEN');
    expect(codeOf(await attempt('huang', hospital, person('tian', '田田')))).toBe('ACCOUNT_TAKEN');
    const { node } = await world.does('tian', HISTORY, { id: accountId('tian') });
    expect(node.history.edges.map((edge: { node: object }) => edge.node)).toEqual([
      { action: 'create', by: 'chen', reason: null },
      { action: 'lookUp', by: 'huang', reason: '以该证件号码开通账号，被告知已有账号' },
      { action: 'lookUp', by: 'huang', reason: '以该登录名开通账号，被告知已被使用' },
    ]);
    expect(await today('huang')).toMatchObject({ refusals: 2 });
    const LOOKUPS = `query ($id: ID!, $day: Day) {
      node(id: $id) { ... on Account { lookups(day: $day) { day refusals history(first: 9) { edges { node { action by } } } } } }
    }`;
    const seenBy = async (who: string, more = {}) =>
      (await world.does(who, LOOKUPS, { id: accountId('huang'), ...more })).node?.lookups ?? null;
    for (const who of ['huang', 'wang', 'he']) {
      expect(await seenBy(who)).toMatchObject({ day: '2024-09-11', refusals: 2 });
      expect((await seenBy(who)).history.edges).toHaveLength(2);
    }
    expect([await seenBy('qian'), await seenBy('chen'), await seenBy('he', { day: '2024-09-10' })]).toEqual([null, null, null]);
    const items = await dump(world);
    expect(items.find(({ pk }) => pk === 'AUDIT#LOOKUPS#huang.2024-09-11')).toMatchObject({
      action: 'try',
      by: 'huang',
      detail: { code: 'IDENTITY_TAKEN', organisation: 'hospital', holder: 'tian' },
    });
    expect(wrongWith(items)).toEqual([]);
  });

  it('of whom the officer knows, is told at once and counts nothing', async () => {
    expect(codeOf(await attempt('chen', school, { ...tian, account: 'tian-2' }))).toBe('IDENTITY_TAKEN');
    expect(codeOf(await world.ask('wang', ADD_OFFICER, { organisation: hospital, person: { ...tian, account: 'tian-2' } }))).toBe(
      'IDENTITY_TAKEN',
    );
    expect([await today('chen'), await today('wang')]).toEqual([null, null]);
  });

  it('is not told beside what the officer knows already: no colleague’s login and no colleague’s number makes trying free', async () => {
    const pairs = [
      [
        { ...tian, account: 'ma' },
        { ...person('free-1', '田甜'), account: 'ma' },
      ],
      [
        { ...person('free-2', '马丽'), account: 'tian' },
        { ...person('free-3', '马丽'), account: 'nobody' },
      ],
    ] as const;
    const doctor = person('doctor', '马丽');
    await world.does('huang', CREATE_APPLICANT, { unit: hospital, person: doctor });
    for (const [index, [taken, free]] of pairs.entries()) {
      const number = index === 1 ? { identityNumber: doctor.identityNumber } : {};
      const [one, other] = [
        await attempt('huang', hospital, { ...taken, ...number }),
        await attempt('huang', hospital, { ...free, ...number }),
      ];
      expect(codeOf(one)).toBe(index === 0 ? 'ACCOUNT_TAKEN' : 'IDENTITY_TAKEN');
      expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    }
    expect(await today('huang')).toBeNull();
  });

  it('thirty times a day, by login and by number, and no more that day whatever the number; a colleague may, and tomorrow again', async () => {
    const ma = person('ma-3', '马三');
    await world.does('huang', CREATE_APPLICANT, { unit: hospital, person: ma });
    await lookedUp('chen', 'refusals', 28);
    expect(codeOf(await attempt('chen', school, { ...ma, account: 'm-1' }))).toBe('IDENTITY_TAKEN');
    expect(codeOf(await attempt('chen', school, person('ma-3', '马三')))).toBe('ACCOUNT_TAKEN'); // the thirtieth
    const [taken, free] = [await attempt('chen', school, { ...ma, account: 'm-2' }), await attempt('chen', school, person('m-3', '马三'))];
    expect(codeOf(taken)).toBe('LOOKUPS_EXHAUSTED');
    expect(JSON.stringify(taken)).toBe(JSON.stringify(free));
    expect(taken.errors?.[0]?.message).toBe(
      '您今日因证件号码或登录名属于外单位人员而未开通账号的次数已达上限（每日30），请于2024年9月12日0时后继续办理。',
    );
    expect(codeOf(await attempt('lin', school, { ...ma, account: 'm-4' }))).toBe('IDENTITY_TAKEN');
    world.at('2024-09-11T23:59:59.999+08:00');
    expect(codeOf(await attempt('chen', school, person('m-5', '马五')))).toBe('LOOKUPS_EXHAUSTED');
    world.at('2024-09-12T00:00:00+08:00');
    expect(codeOf(await attempt('chen', school, person('m-5', '马五')))).toBeNull();
    expect(codeOf(await attempt('chen', school, { ...ma, account: 'm-6' }))).toBe('IDENTITY_TAKEN');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('fifteen at once with five left: five are told, the others neither told nor made', async () => {
    await lookedUp('huang', 'refusals', 25);
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, index) => attempt('huang', hospital, { ...tian, account: `at-once-${index}` })),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'IDENTITY_TAKEN')).toHaveLength(5);
    expect(new Set(codes)).toEqual(new Set(['IDENTITY_TAKEN', 'LOOKUPS_EXHAUSTED']));
    expect(await today('huang')).toMatchObject({ refusals: 30 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is the same by whatever mutation makes accounts', async () => {
    const unit = { authority: organisationId('health'), name: '嘉峪关市口腔医院', kind: 'PUBLIC_INSTITUTION', contact: '钱' };
    const input = { ...unit, creditCode: creditCode(700_301), telephone: '0937-6210001', officers: [person('new-q', '钱新'), tian] };
    expect(codeOf(await world.ask('qian', CREATE_UNIT, input))).toBe('IDENTITY_TAKEN');
    expect(codeOf(await world.ask('qian', ADD_OFFICER, { organisation: hospital, person: { ...tian, account: 't-2' } }))).toBe(
      'IDENTITY_TAKEN',
    );
    expect(await today('qian')).toMatchObject({ refusals: 2 });
    await lookedUp('qian', 'refusals', 28);
    for (const officers of [[tian], [person('new-p', '钱新')]])
      expect(codeOf(await world.ask('qian', CREATE_UNIT, { ...input, officers }))).toBe('LOOKUPS_EXHAUSTED');
  });

  it('under a repeated key is the first answer, and no look-up', async () => {
    const doctor = person('key-doctor', '马丽');
    const variables = { unit: hospital, person: doctor, key: 'make-the-doctor' };
    await world.does('huang', CREATE_APPLICANT, variables);
    expect(await world.does('huang', CREATE_APPLICANT, variables)).toMatchObject({ createApplicant: { account: 'key-doctor' } });
    const other = await world.ask('huang', CREATE_APPLICANT, { ...variables, person: { ...tian, account: 't-3' } });
    const free = await world.ask('huang', CREATE_APPLICANT, { ...variables, person: person('t-4', '田甜') });
    expect(codeOf(other)).toBe('KEY_REUSED');
    expect(JSON.stringify(other)).toBe(JSON.stringify(free));
    expect(await today('huang')).toBeNull();
  });
});

describe('a run', () => {
  it('tells of each stranger as a single attempt does, notes it, and waits for tomorrow where the day is full', async () => {
    const known = [person('s-1', '甲'), person('s-2', '乙'), person('s-3', '丙')];
    for (const one of known) await world.does('chen', CREATE_APPLICANT, { unit: school, person: one });
    const strangers = known.map((one) => ({ ...teacher(`x-${one.account}`, one.name), identityNumber: one.identityNumber }));
    const people = Array.from({ length: 9 }, (_, index) => teacher(`r-${index}`, `众${index}`));
    const id = await importOf(world, 'huang', 'hospital', [strangers[0] ?? {}, ...people, ...strangers.slice(1)]);
    await world.does('huang', CHECK_IMPORT, { import: id });
    await lookedUp('huang', 'rows', 498);
    const run = () => world.ask('huang', RUN_IMPORT, { import: id });
    const { state, created, done, failures } = (await run()).data.runImport;
    // Either stranger at the end takes the last look-up of the day; where that is the first of them, they are noted too.
    expect({ state, created, first: failures[0] }).toMatchObject({
      state: 'RUNNING',
      created: 9,
      first: { row: 2, code: 'IDENTITY_TAKEN' },
    });
    expect(done).toBe(9 + failures.length);
    expect(codeOf(await run())).toBe('LOOKUPS_EXHAUSTED');
    expect(await today('huang')).toMatchObject({ rows: 500 });
    world.at('2024-09-12T00:00:00+08:00');
    expect((await run()).data.runImport).toMatchObject({ state: 'DONE', done: 12, created: 9, failed: 3 });
    expect(await today('huang')).toMatchObject({ rows: 12 - done });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
