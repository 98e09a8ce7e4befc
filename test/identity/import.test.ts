/** P1, P2, P3, P5: a unit creates its people in bulk: a dry run that tells every cell, then the run, a batch a call, nobody twice. */
import { readFileSync } from 'node:fs';
import { putThere } from '../support/put-there.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as template } from '../../functions/template.ts';
import { freshKey } from '../support/forms.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, importOf, ROWS, RUN_IMPORT, teacher, workbook } from '../support/imports.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { CREATE_APPLICANT } from './acts.ts';
import { city, organisationId, person, type World } from '../support/world.ts';
import { busyRefusals } from '../../schema/core/in-turn.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

const check = async (id: string) => (await world.does('chen', CHECK_IMPORT, { import: id })).checkImport;
const run = async (id: string, onlyRight = false) => (await world.does('chen', RUN_IMPORT, { import: id, onlyRight })).runImport;
const wrong = async (id: string) =>
  (await world.does('chen', ROWS, { id, onlyWrong: true })).node.rows.edges.flatMap(
    ({ node }: { node: { problems: { cell: string; text: { zh: string } }[] } }) =>
      node.problems.map(({ cell, text: { zh } }) => `${cell} ${zh}`),
  );

describe('an import', () => {
  it('of six teachers: checked, run, and each can log in; the history names chen', async () => {
    const people = Array.from({ length: 6 }, (_, index) => teacher(`teacher-${index}`, `教师${index}`));
    const id = await importOf(world, 'chen', 'school', people);
    expect(await check(id)).toMatchObject({ state: 'CHECKED', total: 6, right: 6, wrong: 0, done: 0, percent: 0 });
    expect(await run(id)).toMatchObject({ state: 'DONE', done: 6, percent: 100, created: 6, failed: 0 });
    expect((await world.does('teacher-3', '{ viewer { name account { standing { kind } } } }')).viewer).toEqual({
      name: '教师三',
      account: { standing: { kind: 'INSTITUTION_STAFF' } },
    });
    const entry = (await dump(world)).find(({ pk }) => pk === 'AUDIT#ACCOUNT#teacher-3');
    expect(entry).toMatchObject({ action: 'create', by: 'chen' });
    expect(await run(id)).toMatchObject({ state: 'DONE', created: 6 }); // run again, nothing happens
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('tells every cell that is wrong, in the words of its rule, and creates nobody', async () => {
    const liu = person('liu-again', '刘洋');
    await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: liu });
    const id = await importOf(world, 'chen', 'school', [
      teacher('right', '对'),
      teacher('wrong-digit', '错', { identityNumber: '110105194912310021' }),
      teacher('typed-number', '数', { identityNumber: 620_201_199_206_150_300 }),
      teacher('flexible', '灵', { personKind: '灵活就业人员', localHousehold: '是' }),
      teacher('taken', '占', { identityNumber: liu.identityNumber }),
      teacher('liu', '名'),
      teacher('bad-mail', '邮', { email: 'nobody' }),
    ]);
    expect(await check(id)).toMatchObject({ state: 'CHECKED', total: 7, right: 1, wrong: 6 });
    expect(await wrong(id)).toEqual([
      'C3 证件号码不正确（18位居民身份证号，含校验码）：校验码（末位）与前17位不符，请逐位核对',
      expect.stringMatching(/^C4 身份证号须以文本格式填写/u),
      'E5 灵活就业人员不能通过事业单位申报；申报渠道为：档案托管人才服务机构。',
      expect.stringMatching(/^C6 该证件号码已开通账号/u),
      'J7 登录名“liu”已被使用。',
      'H8 电子邮箱格式不正确（如name@example.cn）',
    ]);
    expect(await world.refusal('chen', RUN_IMPORT, { import: id })).toBe('IMPORT_HAS_PROBLEMS');
    expect(await run(id, true)).toMatchObject({ state: 'DONE', created: 1, failed: 0 });
    expect(await world.refusal('chen', CHECK_IMPORT, { import: id })).toBe('IMPORT_BEGUN');
  });

  it('is read page by page, by the officer who began it alone; another unit’s officer sees nothing', async () => {
    const id = await importOf(
      world,
      'chen',
      'school',
      Array.from({ length: 5 }, (_, index) => teacher(`p-${index}`, `某${index}`)),
    );
    await check(id);
    const page = (after: string | null) => world.does('chen', ROWS, { id, first: 2, after });
    const first = (await page(null)).node.rows;
    expect(first.edges.map(({ node }: { node: { row: number } }) => node.row)).toEqual([2, 3]);
    const second = (await page(first.pageInfo.endCursor)).node.rows;
    expect(second.edges.map(({ node }: { node: { row: number } }) => node.row)).toEqual([4, 5]);
    expect((await world.does('lin', ROWS, { id })).node.rows.edges).toEqual([]);
    expect((await world.does('huang', ROWS, { id })).node).toBeNull();
    expect(await world.refusal('lin', RUN_IMPORT, { import: id })).toBe('IMPORT_UNKNOWN');
    const list = async (who: string) =>
      world.ask(who, 'query ($u: ID!) { imports(unit: $u) { edges { node { id } } } }', { u: organisationId('school') });
    expect((await list('lin')).data.imports.edges).toEqual([{ node: { id } }]);
    expect((await list('huang')).errors?.[0]?.extensions.code).toBe('ORGANISATION_UNKNOWN');
  });

  it('runs a batch a call, and goes on where it was; a person taken meanwhile is told, and nobody is made twice', async () => {
    const people = Array.from({ length: 60 }, (_, index) => teacher(`many-${index}`, `众${index}`));
    const id = await importOf(world, 'chen', 'school', people);
    await check(id);
    const { name, identityNumber, email, telephone } = people[55] as Record<string, string>;
    await world.does('huang', CREATE_APPLICANT, { unit: organisationId('hospital'), person: { name, identityNumber, email, telephone } });
    // One key for the whole wish, as a client keeps it that asks until it is done (A5).
    const asked = { import: id, onlyRight: false, key: freshKey() };
    const goOn = async () => (await world.does('chen', RUN_IMPORT, asked)).runImport;
    expect(await goOn()).toMatchObject({ state: 'RUNNING', done: 50, created: 50, percent: 83 });
    expect(await world.refusal('chen', RUN_IMPORT, { ...asked, onlyRight: true })).toBe('KEY_REUSED');
    expect(await goOn()).toMatchObject({
      state: 'DONE',
      done: 60,
      created: 59,
      failed: 1,
      failures: [{ row: 57, code: 'IDENTITY_TAKEN' }],
    });
    expect(await goOn()).toMatchObject({ state: 'DONE', done: 60 });
    expect(await world.refusal('chen', RUN_IMPORT, { ...asked, onlyRight: true })).toBe('KEY_REUSED');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('run twenty times at once: each person once', async () => {
    const id = await importOf(
      world,
      'chen',
      'school',
      Array.from({ length: 8 }, (_, index) => teacher(`at-once-${index}`, `同${index}`)),
    );
    await check(id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.ask('chen', RUN_IMPORT, { import: id })));
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect((await world.does('chen', RUN_IMPORT, { import: id })).runImport).toMatchObject({ state: 'DONE', created: 8, failed: 0 });
    expect((await dump(world)).filter(({ pk, sk }) => pk.startsWith('ACCOUNT#at-once') && sk === 'PROFILE')).toHaveLength(8);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('cut in the middle of a batch and asked for again: each person once', async () => {
    let left = Number.POSITIVE_INFINITY;
    world = await city({
      wrap: (table) => ({
        ...table,
        transact: (writes) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('cut')) : table.transact(writes);
        },
      }),
    });
    const id = await importOf(
      world,
      'chen',
      'school',
      Array.from({ length: 12 }, (_, index) => teacher(`cut-${index}`, `断${index}`)),
    );
    await check(id);
    left = 5;
    expect((await world.ask('chen', RUN_IMPORT, { import: id })).errors?.[0]?.extensions.code).toBe('INTERNAL');
    left = Number.POSITIVE_INFINITY;
    expect(await run(id)).toMatchObject({ state: 'DONE', created: 12, failed: 0 });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('that the table cannot keep up with fails nobody: asked again, it makes those that are missing', async () => {
    let isBusy = false;
    const slow = await city({
      wrap: (table) => ({
        ...table,
        // Busy with two of the people; what notes the batch comes through.
        transact: (writes) =>
          isBusy && writes.some((write) => 'put' in write && /^ACCOUNT#busy-[24]$/u.test(write.put.pk))
            ? Promise.reject(busyRefusals.BUSY())
            : table.transact(writes),
      }),
    });
    const people = Array.from({ length: 6 }, (_, index) => teacher(`busy-${index}`, `教师${index}`));
    const id = await importOf(slow, 'chen', 'school', people);
    await slow.does('chen', CHECK_IMPORT, { import: id });
    isBusy = true;
    expect(await slow.refusal('chen', RUN_IMPORT, { import: id })).toBe('BUSY');
    isBusy = false;
    expect((await slow.does('chen', RUN_IMPORT, { import: id })).runImport).toMatchObject({ state: 'DONE', created: 6, failed: 0 });
    expect(wrongWith(await dump(slow))).toEqual([]);
  });

  it('runs the very file that was checked: another file in its place is refused until that is checked', async () => {
    const { beginImport } = await world.does('chen', BEGIN_IMPORT, { unit: organisationId('school') });
    putThere(world, beginImport.upload, workbook([teacher('first', '甲')]));
    await check(beginImport.id);
    putThere(world, beginImport.upload, workbook([teacher('second', '乙')]));
    expect(await world.refusal('chen', RUN_IMPORT, { import: beginImport.id })).toBe('IMPORT_FILE_CHANGED');
    await check(beginImport.id);
    expect(await run(beginImport.id)).toMatchObject({ created: 1 });
    expect(await world.refusal('second', '{ viewer { name } }')).toBeNull();
    expect(await world.refusal('first', '{ viewer { name } }')).toBe('ACCOUNT_UNKNOWN');
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.4 not a workbook'), 'NOT_A_WORKBOOK'],
    ['half a workbook', workbook([{ name: '甲' }]).subarray(0, 900), 'WORKBOOK_BROKEN'],
    ['a workbook of other heads', null, 'HEADS_WRONG'],
    ['nobody', workbook([]), 'IMPORT_EMPTY'],
  ])('of %s is refused with the reason', async (_, bytes, code) => {
    const { utils, write } = await import('@e965/xlsx');
    const other = utils.book_new();
    utils.book_append_sheet(other, utils.aoa_to_sheet([['名字', '号码']]), '人员');
    const id = await importOf(world, 'chen', 'school', bytes ?? (write(other, { type: 'buffer', bookType: 'xlsx' }) as Buffer));
    const refused = async (mutation: string) => (await world.ask('chen', mutation, { import: id })).errors?.[0]?.extensions;
    expect(await refused(CHECK_IMPORT)).toMatchObject({ code, rule: 'P1', source: expect.stringContaining('205') });
    expect(await refused(RUN_IMPORT)).toMatchObject({ code: 'IMPORT_UNCHECKED', rule: 'P1' });
  });

  it('of nothing is refused, and of a moved applicant’s unit by an officer of another', async () => {
    const { beginImport } = await world.does('chen', BEGIN_IMPORT, { unit: organisationId('school') });
    expect(await world.refusal('chen', CHECK_IMPORT, { import: beginImport.id })).toBe('IMPORT_NOT_UPLOADED');
    expect(beginImport.template).toBe('/templates/applicants.xlsx');
    expect(await world.refusal('chen', BEGIN_IMPORT, { unit: organisationId('hospital') })).toBe('ROLE_REQUIRED');
  });
});

describe('the template', () => {
  it('is a workbook that, filled in with nobody, is read as such', async () => {
    const { statusCode, headers, body, isBase64Encoded } = await template({ rawPath: '/templates/applicants.xlsx', headers: {} });
    expect([statusCode, isBase64Encoded]).toEqual([200, true]);
    expect(headers?.['content-disposition']).toContain("filename*=UTF-8''%E7%94%B3");
    const id = await importOf(world, 'chen', 'school', Buffer.from(body ?? '', 'base64'));
    expect(await world.refusal('chen', CHECK_IMPORT, { import: id })).toBe('IMPORT_EMPTY');
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain('/templates/applicants.xlsx');
  });
});
