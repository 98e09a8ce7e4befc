/** Every list that an officer may ask for is a file as well: the same rows, narrowed alike, for the same people (V7). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainCsv } from '../../schema/core/workbook/plain.ts';
import { LISTS } from '../../schema/export/lists/index.ts';
import { dismissOfficer } from '../../schema/identity/actions/officers.ts';
import { schema } from '../../schema/index.ts';
import { exported, EXPORT_LIST, linesOf } from '../support/list-exports.ts';
import { freshKey, OBJECT } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { midyear, type Midyear } from '../support/midyear.ts';
import { organisationId } from '../support/world.ts';
import { cases, type Case } from './listed.ts';

let city: Midyear;
beforeAll(async () => {
  city = await midyear();
}, 120_000);

/** All rows that the graph shows, as texts; of a list that has several pages the first hundred. */
async function rowsOf({ who, query, of }: Case): Promise<string[]> {
  const answer = await city.world.does(who, query);
  const list = answer.list ?? answer.node.list;
  const nodes = list.edges?.map(({ node }: { node: unknown }) => node) ?? list;
  const told = nodes.map(of) as unknown[][];
  return told.flatMap((row) => (Array.isArray(row[0]) ? row : [row])).map((line) => (line as unknown[]).map(String).join(' | '));
}

async function* each<Line>(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines;
}

const NAMES = cases({ ids: {} } as Midyear).map(({ name }) => name);

describe('V7: a list as a file has the rows of the query', () => {
  it.each(NAMES)('%s', async (name) => {
    const one = cases(city).find((known) => known.name === name) as Case;
    const shown = await rowsOf(one);
    const lines = (await linesOf(city.world, one.who, one.list)).map((line) => one.heads.map((head) => String(line[head])).join(' | '));
    expect(lines.slice(0, 100)).toEqual(shown);
    if (shown.length < 100) expect(lines).toHaveLength(shown.length);
  });

  it('of most of them there is something in the middle of the year', async () => {
    const counts = await Promise.all(cases(city).map(async (one) => [one.name, (await rowsOf(one)).length] as const));
    const nothing = counts.filter(([, count]) => count === 0).map(([name]) => name);
    expect(nothing).toEqual(['closedAccounts', 'titleDocuments', 'dueForDestruction']);
  });

  it('whoever may not ask for a list is refused as the query refuses them', async () => {
    for (const { name, list, not } of cases(city))
      expect(await city.world.refusal(not.who, EXPORT_LIST, { list, key: freshKey() }), name).toBe(not.code);
  });

  it('every list can be asked for, by a field of its name', () => {
    const input = schema.getType('ExportedListInput') as unknown as { getFields(): Record<string, unknown> };
    const names = Object.keys(input.getFields()).map((field) => field.replace(/[A-Z]/gu, '_$&').toUpperCase());
    expect(names.toSorted()).toEqual(Object.keys(LISTS).toSorted());
  });

  it('every head is in Chinese, and none stands twice in a list', () => {
    for (const [name, { columns }] of Object.entries(LISTS)) {
      const heads = columns.map(({ title }) => title);
      expect(
        heads.filter((head) => !/^[\p{Script=Han}]/u.test(head)),
        name,
      ).toEqual([]);
      expect(new Set(heads).size, name).toBe(heads.length);
    }
  });
});

/** CSV as RFC 4180 has it: the cells of each record. */
function recordsOf(csv: string): string[][] {
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)];
  expect(cells.map(([whole]) => whole).join('')).toBe(csv);
  const records: string[][] = [[]];
  for (const [, quoted, bare = '', end] of cells) {
    records.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.slice(0, -1);
}

describe('V7: what a file of a list is like', () => {
  const SCHOOL = organisationId('school');

  it('states, levels and instants are in words; identity numbers are masked', async () => {
    const [line] = await linesOf(city.world, 'chen', { unitApplications: { unit: SCHOOL, name: '高翔' } });
    expect(line).toMatchObject({ 姓名: '高翔', 申报单位: '嘉峪关市第一中学', 状态: '已提交，待单位审核', 晋升类型: '正常晋升' });
    expect(line?.['最近提交时间']).toBe('2024-09-11 09:00');
    const people = await linesOf(city.world, 'chen', { people: { organisation: SCHOOL, role: 'APPLICANT' } });
    for (const one of people) expect(String(one['证件号码（脱敏）'])).toMatch(/\*/u);
  });

  it('a list in which there is nothing is a file with its heads', async () => {
    const { made, bytes } = await exported(city.world, 'chen', { closedAccounts: { unit: SCHOOL } }, 'CSV');
    expect(made).toMatchObject({ state: 'DONE', rows: 0 });
    expect(bytes.toString()).toBe('\uFEFF姓名,曾用名,账号,证件号码（脱敏）,联系电话（脱敏）,电子邮箱,关闭时间\r\n');
  });

  it('what begins like a formula is none in either format, and no digit of a long number is lost', async () => {
    const text = '=HYPERLINK("http://x.example","看这里")';
    const postings = `{ unitPostings(unit: "${SCHOOL}", state: RUNNING) { edges { node { id } } } }`;
    const { unitPostings } = await city.world.does('chen', postings);
    const objector = { name: '林涛', telephone: '0937-6223344' };
    await city.world.does('lin', OBJECT, { posting: unitPostings.edges[0].node.id, text, objector, key: freshKey() });
    const list = { unitObjections: { unit: SCHOOL } };
    expect((await exported(city.world, 'chen', list, 'CSV')).bytes.toString()).toContain(`"'=HYPERLINK(""http://x.example""`);
    expect((await linesOf(city.world, 'chen', list)).map((line) => line['异议内容'])).toContain(text);
    const numbers = [['123456789012345678', '0937', 20]];
    const written: Buffer[] = [];
    const columns = ['代码', '区号', '件数'].map((title) => ({ title, width: 10 }));
    for await (const piece of plainCsv(columns, each(numbers))) written.push(Buffer.from(piece));
    expect(Buffer.concat(written).toString()).toBe("\uFEFF代码,区号,件数\r\n'123456789012345678,'0937,20\r\n");
  });

  it('a text of several lines stays in its cell: no line of it is a row, or a formula at the beginning of one', async () => {
    const columns = ['一', '二'].map((title) => ({ title, width: 10 }));
    const part = fc.constantFrom('=1+1', '@SUM(1)', '+1', '-2', '论文', ',', '"', '\n', '\r', '\r\n', ' ');
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), async (lines) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of plainCsv(columns, each(lines))) pieces.push(piece);
        const records = recordsOf(Buffer.concat(pieces).toString().slice(1));
        expect(records.slice(1).map((cells) => cells.map((cell) => cell.replace(/^'(?=[=@+\-\r])/u, '')))).toEqual(lines);
        expect(records.flat().filter((cell) => /^[=@+-]/u.test(cell))).toEqual([]);
      }),
    );
  });

  it('is seen by whoever asked alone', async () => {
    const { made } = await exported(city.world, 'chen', { unitApplications: { unit: SCHOOL } });
    expect(made).toMatchObject({ state: 'DONE', list: 'UNIT_APPLICATIONS' });
    for (const who of ['lin', 'wang', 'he', 'zhao', 'huang', 'liu', null])
      expect((await city.world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id: made.id })).node, String(who)).toBeNull();
  });

  it('the history keeps which list it was, and nobody’s name that was looked for', async () => {
    const { made } = await exported(city.world, 'chen', { unitApplications: { unit: SCHOOL, name: '许静' } });
    const id = Buffer.from(made.id, 'base64').toString().split(':')[1];
    const entries = (await dump(city.world)).filter(({ pk }) => pk.startsWith(`AUDIT#LIST_EXPORT#${id}`));
    expect(entries[0]).toMatchObject({ detail: { list: 'UNIT_APPLICATIONS', unit: 'school' } });
    expect(JSON.stringify(entries)).not.toContain('许静');
  });

  it('a file is no more that of somebody who has left the unit', async () => {
    const { made } = await exported(city.world, 'lin', { unitPostings: { unit: SCHOOL } });
    await dismissOfficer(await city.world.as('zhao'), { organisation: 'school', account: 'lin', reason: '调岗' });
    city.world.at(city.world.now + 60_000);
    expect((await city.world.does('lin', 'query ($id: ID!) { node(id: $id) { id } }', { id: made.id })).node).toBeNull();
  });
});
