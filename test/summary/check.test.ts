/** A table filled by hand, against the system, cell by cell: what differs comes back as data and as a marked workbook. D4, D5. */
import { read, utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { INSTRUCTIONS, ROWS_ABOVE } from '../../schema/summary/annex/columns.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { BEGIN_CHECK, CHECK_TABLE, checked, checkNow, checkOf, edited, exportedTable, type Checked } from '../support/checks.ts';
import { plainObjects } from '../support/canaries.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { fetched, preparedTable, RECALL_TABLE, sentTable } from '../support/tables.ts';
import { city, organisationId, SECRETS, type World } from '../support/world.ts';

let world: World;
let table: Buffer;

/** 刘洋 in row 8, 杨帆 in row 9; nothing below changes them. */
beforeAll(async () => {
  world = await city();
  await applicationIn(world, 'APPROVED');
  await applicationIn(world, 'APPROVED', { applicant: 'yang' });
  table = await exportedTable(world);
});

type Put = (place: string, cell: Partial<CellObject> | null) => void;

const after = (change: (sheet: WorkSheet, put: Put) => void) => checked(world, edited(table, change));
const brief = ({ told }: Checked) => told.map(({ kind, cell }) => `${kind} ${cell ?? ''}`.trim());
const valueIn = (place: string) => String((read(table).Sheets['汇总表']?.[place] as CellObject | undefined)?.v ?? '');

describe('the table as the system exports it', () => {
  it('has no differences, also when another program has saved it', async () => {
    for (const bytes of [table, edited(table, () => undefined)]) {
      expect(await checked(world, bytes)).toMatchObject({
        state: 'DONE',
        total: 2,
        percent: 100,
        differenceCount: 0,
        counts: [],
        told: [],
      });
    }
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is found behind a cover sheet and under another name, by its heads (D5)', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['目录']]), '目录');
    utils.book_append_sheet(book, read(table, { cellStyles: true }).Sheets['汇总表'] ?? {}, '附件2');
    expect(await checked(world, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).toMatchObject({
      total: 2,
      differenceCount: 0,
    });
  });

  it('with people on another sheet as well, tells that one; an empty copy of the form is none (P1, D5)', async () => {
    const withMore = (name: string, change: (sheet: WorkSheet) => void) => {
      const book = read(table, { cellStyles: true });
      const copy = read(table, { cellStyles: true }).Sheets['汇总表'] ?? {};
      change(copy);
      utils.book_append_sheet(book, copy, name);
      return write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer;
    };
    const twice = await checked(
      world,
      withMore('汇总表2', () => undefined),
    );
    expect(twice.told).toMatchObject([{ kind: 'SHEET_ALIKE', cell: null, found: '汇总表2' }]);
    expect(twice.told[0]?.text.zh).toBe('工作表“汇总表2”也有这些表头并填有内容，但只读取“汇总表”一张：请并入该表，或删除多余的工作表。');
    expect(twice.told[0]?.text.en).toContain('only “汇总表” is read');
    const empty = withMore('空表', (sheet) => {
      for (const place of Object.keys(sheet)) if (/^[B-Z](?:8|9)$/u.test(place)) delete sheet[place];
    });
    expect((await checked(world, empty)).told).toEqual([]);
  });

  it('may be filled in by somebody else, on another day, in another order: that is theirs to say', async () => {
    const swapped = await after((_, put) => {
      put('A3', { v: '填报联系人：孙丽华' });
      put('A5', { v: '填报日期：2024-10-30' });
      for (let column = 1; column < 20; column += 1) {
        const letter = utils.encode_col(column);
        const both = read(table).Sheets['汇总表'] ?? {};
        for (const [from, to] of [
          ['8', '9'],
          ['9', '8'],
        ] as const)
          put(`${letter}${to}`, (both[`${letter}${from}`] as CellObject | undefined) ?? null);
      }
    });
    expect(swapped).toMatchObject({ total: 2, differenceCount: 0 });
  });
});

describe('a cell that differs', () => {
  it('is told with its cell, what it should be and what it is, in both languages', async () => {
    const { told, counts } = await after((_, put) => put('F8', { v: '研究生' }));
    expect(told).toEqual([
      {
        kind: 'DIFFERENT',
        row: 8,
        cell: 'F8',
        heading: '学历',
        expected: '大学本科',
        found: '研究生',
        text: { zh: '学历应为“大学本科”，现为“研究生”；须与系统一致。', en: '学历 is “大学本科” in the system and “研究生” here.' },
      },
    ]);
    expect(counts).toEqual([{ kind: 'DIFFERENT', count: 1 }]);
  });

  it.each([
    ['text', { v: '2010-7-1' }],
    ['text with slashes', { v: '2010/07/01' }],
    ['Chinese text', { v: '2010年7月1日' }],
    ['a date', { t: 'n', v: 40_360, z: 'yyyy-mm-dd' }],
    ['a number', { t: 'n', v: 40_360 }],
  ] as const)('is a date written otherwise than YYYY-MM-DD as text: %s', async (_, cell) => {
    const { told } = await after((__, put) => put('E8', cell));
    expect(told).toMatchObject([{ kind: 'DATE_FORMAT', cell: 'E8', expected: '2010-07-01' }]);
    expect(told[0]?.text.zh).toMatch(/YYYY-MM-DD/u);
  });

  it('is an identity number that Excel has made a number of: told with advice, and the person is found by name', async () => {
    const { told } = await after((_, put) => put('D8', { t: 'n', v: Number(valueIn('D8').slice(0, 17)) * 10 }));
    expect(told).toMatchObject([{ kind: 'NOT_TEXT', cell: 'D8', heading: '身份证号' }]);
    expect(told[0]?.text.zh).toMatch(/设为文本/u);
  });

  it('is a wrong identity number: neither the wrong number nor the right is told whole', async () => {
    const wrong = `${valueIn('D8').slice(0, 16)}99`;
    const { told } = await after((_, put) => put('D8', { v: wrong }));
    expect(told).toMatchObject([{ kind: 'DIFFERENT', cell: 'D8' }]);
    expect(JSON.stringify(told)).not.toContain(valueIn('D8'));
    expect(JSON.stringify(told)).not.toContain(wrong);
  });

  it('is a formula, whatever it comes to', async () => {
    expect(brief(await after((_, put) => put('K8', { t: 'n', v: 14, f: '7*2' })))).toEqual(['FORMULA K8']);
    expect(brief(await after((_, put) => put('C8', { v: '刘洋', f: '"刘"&"洋"' })))).toEqual(['FORMULA C8']);
  });

  it('is a number shown as a date, and a number where text must be', async () => {
    expect(brief(await after((_, put) => put('K8', { t: 'n', v: 14, z: 'yyyy-mm-dd' })))).toEqual(['DATE_FORMAT K8']);
    expect(brief(await after((_, put) => put('T8', { t: 'n', v: 3 })))).toEqual(['DIFFERENT T8']);
    expect(brief(await after((_, put) => put('K8', { v: '14' })))).toEqual([]);
  });
});

describe('people', () => {
  it('missing, too many, or twice', async () => {
    const rows = (sheet: WorkSheet, put: Put, from: number, to: number, name?: string, number?: string) => {
      for (let column = 0; column < 20; column += 1) {
        const letter = utils.encode_col(column);
        put(`${letter}${to}`, (sheet[`${letter}${from}`] as CellObject | undefined) ?? null);
      }
      put(`A${to}`, { t: 'n', v: to - 7 });
      if (name) put(`C${to}`, { v: name });
      if (number) put(`D${to}`, { v: number });
    };
    const lacking = await after((_, put) => Array.from({ length: 20 }, (__, column) => put(`${utils.encode_col(column)}9`, null)));
    expect(lacking).toMatchObject({ total: 1, counts: [{ kind: 'MISSING_ROW', count: 1 }] });
    expect(lacking.told[0]?.text.zh).toMatch(/^系统中审核通过的人员不在表内：嘉峪关市第一中学 杨帆 \d{3}\*+/u);
    // The instructions stand in rows 10 to 14: somebody else takes the place of 杨帆.
    const other = await after((sheet, put) => rows(sheet, put, 8, 9, '张三', '110105194912310021'));
    expect(other.counts).toEqual([
      { kind: 'MISSING_ROW', count: 1 },
      { kind: 'EXTRA_ROW', count: 1 },
    ]);
    const twice = await after((sheet, put) => rows(sheet, put, 8, 9));
    expect(twice.told.map(({ kind, row }) => `${kind} ${row}`)).toEqual(['TWICE 9', 'MISSING_ROW null']);
    expect(twice.told[0]?.text.zh).toBe('该证件号码已在第8行填写，请删除重复的行。');
  });
});

describe('the form (D4)', () => {
  const column = (sheet: WorkSheet, put: Put, from: number, to: number, width = 20) => {
    // Takes a column out and puts it in elsewhere, as one does with the mouse.
    const order = Array.from({ length: width }, (_, index) => index).filter((index) => index !== from);
    order.splice(to, 0, from);
    const cells = { ...sheet };
    for (let row = 6; row <= 9; row += 1) {
      for (const [index, was] of order.entries())
        put(`${utils.encode_col(index)}${row}`, (cells[`${utils.encode_col(was)}${row}`] as CellObject | undefined) ?? null);
    }
  };

  it('with a column moved, renamed, added, taken out or hidden', async () => {
    expect(brief(await after((sheet, put) => column(sheet, put, 19, 1)))).toEqual(['COLUMN_MOVED B6']);
    expect(brief(await after((_, put) => put('F6', { v: '最高学历' })))).toEqual(['COLUMN_RENAMED F6']);
    expect(brief(await after((_, put) => put('H7', { v: '取得日期' })))).toEqual(['COLUMN_RENAMED H7']);
    expect(brief(await after((sheet, put) => (put('U6', { v: '手机' }), put('U8', { v: '1' }), (sheet['!ref'] = 'A1:U14'))))).toEqual([
      'COLUMN_EXTRA U6',
    ]);
    expect(brief(await after((sheet, put) => (put('V8', { v: '1' }), put('V9', { v: '2' }), (sheet['!ref'] = 'A1:V14'))))).toEqual([
      'COLUMN_EXTRA V8',
    ]);
    expect(
      brief(await after((sheet) => (sheet['!cols'] = Array.from({ length: 20 }, (_, index) => ({ hidden: index === 5, wch: 10 }))))),
    ).toEqual(['COLUMN_HIDDEN F6']);
    expect(brief(await after((sheet) => (sheet['!rows'] = Array.from({ length: 9 }, (_, index) => ({ hidden: index === 8 })))))).toEqual([
      'ROW_HIDDEN A9',
    ]);
    const without = await after((sheet, put) => {
      column(sheet, put, 5, 19);
      for (const row of [6, 7, 8, 9]) put(`T${row}`, null);
    });
    expect(brief(without)).toEqual(['COLUMN_MISSING']);
  });

  it('with its title, its fields, its merged cells or its instructions changed', async () => {
    expect(brief(await after((_, put) => put('A1', { v: '汇总表' })))).toEqual(['HEADING A1']);
    expect(brief(await after((_, put) => put('A2', { v: '填报单位：嘉峪关市卫生健康委员会' })))).toEqual(['DIFFERENT A2']);
    expect(brief(await after((_, put) => put('A3', { v: '联系人：赵文斌' })))).toEqual(['HEADING A3']);
    expect(brief(await after((_, put) => put('A4', { v: '联系电话：' })))).toEqual(['DIFFERENT A4']);
    expect(brief(await after((_, put) => put('A5', { v: '填报日期：2024-9-11' })))).toEqual(['DATE_FORMAT A5']);
    expect(brief(await after((_, put) => put('G6', { v: '现职务' })))).toEqual(['HEADING G6']);
    expect(brief(await after((_, put) => put('A12', { v: '2. 随意填写。' })))).toEqual(['HEADING A12']);
    expect(brief(await after((_, put) => ['A10', 'A11', 'A12', 'A13', 'A14'].map((place) => put(place, null))))).toHaveLength(5);
    expect(
      brief(await after((sheet) => (sheet['!merges'] = (sheet['!merges'] ?? []).filter((range) => utils.encode_range(range) !== 'G6:I6')))),
    ).toEqual(['MERGED G6']);
    expect(brief(await after((sheet) => (sheet['!merges'] ?? []).push(utils.decode_range('S8:S9'))))).toEqual(
      expect.arrayContaining(['MERGED S8']),
    );
  });

  it('a row further down is told once, and its cells are still compared', async () => {
    const pushed = await after((sheet) => {
      const cells = { ...sheet };
      for (let row = 14; row >= 1; row -= 1) {
        for (let index = 0; index < 20; index += 1) {
          const letter = utils.encode_col(index);
          const cell = cells[`${letter}${row}`] as CellObject | undefined;
          if (cell) sheet[`${letter}${row + 1}`] = cell;
          else delete sheet[`${letter}${row + 1}`];
          if (row === 1) delete sheet[`${letter}1`];
        }
      }
      sheet['F9'] = { t: 's', v: '研究生' };
      sheet['!ref'] = 'A1:T15';
    });
    expect(brief(pushed)).toEqual(['HEADING A7', 'DIFFERENT F9']);
  });
});

describe('the marked workbook', () => {
  it('is the same table with the cells that differ coloured, and a sheet that lists them', async () => {
    const { marked } = await after((_, put) => (put('F8', { v: '研究生' }), put('E9', null)));
    const book = read(fetched(world, marked ?? { url: '' }), { cellStyles: true });
    expect(book.SheetNames).toEqual(['汇总表', '差异']);
    const sheet = book.Sheets['汇总表'] ?? {};
    const coloured = Object.entries(sheet).filter(
      ([place, cell]) => !place.startsWith('!') && (cell as CellObject).s?.fgColor?.rgb === 'FFC7CE',
    );
    expect(coloured.map(([place]) => place)).toEqual(['F8', 'E9']);
    expect(sheet['D8']).toMatchObject({ t: 's', v: valueIn('D8') });
    // It looks like the form: no line of title, header or instructions is made high by the narrow column that it begins in.
    const heights = (sheet['!rows'] ?? []).map((row) => row?.hpt ?? 0);
    expect(heights.slice(0, 5)).toEqual([32, 16, 16, 16, 16]);
    expect(heights.slice(-INSTRUCTIONS.length)).toEqual(INSTRUCTIONS.map(() => 16));
    expect(utils.sheet_to_json(book.Sheets['差异'] ?? {}, { header: 1, defval: '' })).toEqual([
      ['单元格', '栏目', '类别', '应为', '现为', '说明'],
      ['F8', '学历', '内容不一致', '大学本科', '研究生', '学历应为“大学本科”，现为“研究生”；须与系统一致。'],
      ['E9', '参加工作时间', '内容不一致', '2010-07-01', '', expect.stringContaining('现为“”')],
    ]);
  });
});

describe('a file that is no such table', () => {
  it('is refused with what to do, as data: the check itself goes well', async () => {
    const refusal = async (file: Buffer) => (await checked(world, file)).refusal?.code;
    expect(await refusal(Buffer.from('序号,姓名'))).toBe('NOT_A_WORKBOOK');
    const other = utils.book_new();
    utils.book_append_sheet(other, utils.aoa_to_sheet([['一', '二']]), '表');
    expect(await refusal(write(other, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).toBe('TABLE_HEADS_MISSING');
    expect((await checked(world, write(other, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).refusal?.text.zh).toContain(
      '已查看工作表“表”',
    );
    const many = Array.from({ length: 100_000 }, (_, row) => [row + 1, '单位']);
    expect(await refusal(edited(table, (sheet) => utils.sheet_add_aoa(sheet, many, { origin: 'A8' })))).toBe('WORKBOOK_TOO_MANY_ROWS');
  });
});

describe('against what', () => {
  it('the version that was sent, once a table was; recalled, the system as it is', async () => {
    const own = await city();
    await applicationIn(own, 'APPROVED');
    const bytes = await exportedTable(own);
    expect(await checked(own, bytes)).toMatchObject({ against: null, differenceCount: 0 });
    await preparedTable(own);
    expect((await checked(own, bytes)).against).toBeNull();
    const sent = await sentTable(own);
    expect(await checked(own, bytes)).toMatchObject({ against: 2, differenceCount: 0 });
    expect(
      brief(
        await checked(
          own,
          edited(bytes, (_, put) => put('K8', { t: 'n', v: 15 })),
        ),
      ),
    ).toEqual(['DIFFERENT K8']);
    await own.does('zhao', RECALL_TABLE, { table: sent.id, version: sent.version });
    await applicationIn(own, 'APPROVED', { applicant: 'yang' });
    expect(brief(await checked(own, bytes))).toEqual(['MISSING_ROW']);
  });
});

describe('the job', () => {
  it('is read page by page and by kind', async () => {
    const bytes = edited(table, (_, put) => (put('F8', { v: '一' }), put('F9', { v: '二' }), put('K8', { t: 'n', v: 1, f: '1' })));
    const { id } = await checked(world, bytes);
    const first = await checkNow(world, id, { first: 2 });
    expect(brief(first)).toEqual(['DIFFERENT F8', 'FORMULA K8']);
    expect(brief(await checkNow(world, id, { first: 2, after: first.next }))).toEqual(['DIFFERENT F9']);
    expect(brief(await checkNow(world, id, { kind: 'FORMULA' }))).toEqual(['FORMULA K8']);
  });

  it('needs its upload, is begun once, and for another file there is another check', async () => {
    const { beginTableCheck } = await world.does('zhao', BEGIN_CHECK);
    expect(await world.refusal('zhao', CHECK_TABLE, { check: beginTableCheck.id })).toBe('CHECK_NOT_UPLOADED');
    const id = await checkOf(world, table);
    const key = freshKey();
    await world.does('zhao', CHECK_TABLE, { check: id, key });
    expect(await world.refusal('zhao', CHECK_TABLE, { check: id })).toBe('CHECK_BEGUN');
    expect(await world.refusal('zhao', CHECK_TABLE, { check: id, key })).toBeNull();
    // Replaced before it was looked at: what is checked is the very file, or none.
    const replaced = await world.does(
      'zhao',
      'query ($id: ID!) { node(id: $id) { ... on TableCheck { state: tableCheckState upload { url } } } }',
      { id },
    );
    expect(replaced.node).toEqual({ state: 'QUEUED', upload: null });
    world.stored.set([...world.stored.keys()].filter((one) => one.startsWith('imports/')).at(-1) ?? '', Buffer.from('else'));
    await world.deliver();
    await world.build();
    expect((await checkNow(world, id)).refusal?.code).toBe('CHECK_FILE_CHANGED');
  });

  it('run twice changes nothing, and a check that failed is done when it is tried again (G9)', async () => {
    const id = await checkOf(world, table);
    await world.does('zhao', CHECK_TABLE, { check: id });
    await world.deliver();
    const [job = ''] = world.jobs.splice(0);
    const { runJob } = await import('../../schema/summary/actions/job.ts');
    const broken = { ...world.context(), files: { ...world.files, put: () => Promise.reject(new Error('the store is down')) } };
    await expect(runJob(broken, job)).rejects.toThrow('the store is down');
    expect((await checkNow(world, id)).state).toBe('FAILED');
    expect(await runJob(world.context(), job)).toMatchObject({ state: 'DONE' });
    const before = await dump(world);
    await runJob(world.context(), job);
    expect(await dump(world)).toEqual(before);
  });

  it('is for the department of the series and the bureau; its report tells no identity number whole', async () => {
    const { id, told } = await after((_, put) => {
      put('D8', null);
      put('D9', { v: '110105194912310021' });
      put('T9', { v: `证件${valueIn('D9')}` });
    });
    expect(told.map(({ kind, cell }) => `${kind} ${cell}`)).toEqual(['DIFFERENT D8', 'DIFFERENT D9', 'DIFFERENT T9']);
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const who of ['qian', 'chen', 'liu', null]) expect((await world.ask(who, NODE, { id })).data.node, String(who)).toBeNull();
    for (const who of ['wang', 'he']) expect((await world.does(who, NODE, { id })).node).toEqual({ id });
    const LIST = 'query ($d: ID!) { tableChecks(department: $d, first: 100) { edges { node { id } } } }';
    expect((await world.does('wang', LIST, { d: organisationId('education') })).tableChecks.edges).toContainEqual({ node: { id } });
    expect(await world.refusal('qian', LIST, { d: organisationId('education') })).toBe('CHECK_UNKNOWN');
    const reports = [...world.stored].filter(([key]) => key.startsWith('exports/') && key.endsWith('.json'));
    expect(reports.length).toBeGreaterThan(3);
    for (const [, bytes] of reports) for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false);
  });

  it('keeps no upload that was checked, whatever came of it: it holds the numbers in plain (G14)', async () => {
    for (const bytes of [table, Buffer.from('序号,姓名')]) {
      const { id } = await checked(world, bytes);
      const key = `imports/${Buffer.from(id, 'base64').toString().slice('TableCheck:'.length)}.xlsx`;
      expect(world.stored.has(key)).toBe(false);
    }
    const id = await checkOf(world, table);
    expect(plainObjects(world)).toEqual([`imports/${Buffer.from(id, 'base64').toString().slice('TableCheck:'.length)}.xlsx`]);
  });
});

describe('what somebody has written where nothing belongs (D4)', () => {
  it('beside the instructions, beneath them, or in a row without a number: told, and never taken for the system’s', async () => {
    const last = ROWS_ABOVE + 2 + INSTRUCTIONS.length;
    for (const [places, first] of [
      [{ [`C${ROWS_ABOVE + 4}`]: '张三', [`D${ROWS_ABOVE + 4}`]: '620201198506158366' }, `C${ROWS_ABOVE + 4}`],
      [{ [`B${last + 1}`]: '嘉峪关市第一中学', [`C${last + 1}`]: '李四' }, `B${last + 1}`],
      [{ [`A${last + 2}`]: '审核人签字：' }, `A${last + 2}`],
    ] as const) {
      const changed = edited(table, (sheet, put) => {
        for (const [place, v] of Object.entries(places)) put(place, { v });
        sheet['!ref'] = `A1:T${last + 5}`;
      });
      const { differenceCount, told } = await checked(world, changed);
      expect(differenceCount, first).toBeGreaterThan(0);
      expect(told.map(({ cell }) => cell)).toContain(first);
      expect(JSON.stringify(told)).not.toContain('620201198506158366');
    }
  });

  it('the sheet of that name is read, wherever it stands in the workbook', async () => {
    const book = read(table);
    const other = { '!ref': 'A1:A1', A1: { t: 's' as const, v: '填写说明' } };
    const moved = { ...book, SheetNames: ['说明', ...book.SheetNames], Sheets: { 说明: other, ...book.Sheets } };
    const result = await checked(world, write(moved, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(result).toMatchObject({ state: 'DONE', refusal: null });
    expect(result.told.filter(({ kind }) => kind !== 'MERGED')).toEqual([]);
  });

  it('a number is masked however it is spelled, and also where the text is cut within it', async () => {
    const own = await city();
    await applicationIn(own, 'APPROVED');
    const spellings = [
      '证号620201 19850615 8366、620201-19850615-836X',
      '620201/1985/0615/8366',
      '６２０２０１１９８５０６１５８３６６',
      '六二〇二〇一 一九八五〇六一五 八三六六',
    ];
    const bytes = edited(await exportedTable(own), (sheet, put) => {
      put(`N${ROWS_ABOVE + 1}`, { v: `${'某'.repeat(188)}620201198506158366` });
      put(`T${ROWS_ABOVE + 1}`, { v: spellings.join('；') });
      for (const [index, v] of spellings.entries()) put(`${'WXYZ'[index]}1`, { v });
      sheet['!ref'] = `A1:Z${ROWS_ABOVE + 20}`;
    });
    const { told } = await checked(own, bytes);
    const plain = JSON.stringify(told)
      .normalize('NFKC')
      .replaceAll(/[\s/-]/gu, '');
    expect(told.length).toBeGreaterThan(spellings.length);
    expect(plain).toContain('某620');
    expect(plain).not.toMatch(/620201|六二〇二/u);
  });
});
