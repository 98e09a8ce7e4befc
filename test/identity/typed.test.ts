/** P12: names, numbers and telephones as people type, paste and import them: made clean where that is safe, else refused with the place. */
import { beforeAll, describe, expect, it } from 'vitest';
import { unified } from '../../schema/core/characters.ts';
import { prose, text, valid } from '../../schema/core/input.ts';
import { SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import { cleanName, foldedName, organisationName, personName } from '../../schema/core/names.ts';
import { normalized } from '../../schema/identity/numbers.ts';
import { telephoneNumber } from '../../schema/identity/telephone.ts';
import { whyNotCreditCode, whyNotIdentityNumber } from '../../schema/identity/wrong-numbers.ts';
import { CHECK_IMPORT, importOf, ROWS, RUN_IMPORT, teacher } from '../support/imports.ts';
import { SECTIONS } from '../support/sections.ts';
import { city, organisationId, person, type World } from '../support/world.ts';
import { CREATE_APPLICANT } from './acts.ts';

/** What is told of a name; null where it is taken. */
const wrongName = (name: string): string | null =>
  personName()
    .safeParse(name)
    .error?.issues.map((issue) => (issue.code === 'custom' ? String(issue.params?.zh) : issue.code))[0] ?? null;

describe('names are kept clean (P12)', () => {
  it.each([
    ['庚　一', '庚一'], // a blank of full width
    [' 庚 \u00a0二 ', '庚二'],
    ['\u2fbc明', '高明'], // a radical of Kangxi
    ['\u2e9f亲', '母亲'],
    ['\u2ec4门庆', '西门庆'],
    ...['\u00b7', '\u2022', '\uff0e', '.', '\u30fb', '\u2027', '\uff65', ' \u00b7 '].map((dot) => [`买买提${dot}艾力`, '买买提·艾力']),
    ['\ufa12', '晴'], // a compatibility ideograph, by NFC
    ['José', 'José'],
    ['ＡＮＮＡ　Müller', 'ANNA Müller'],
    ["Mary  Anne O'Brien-Smith Jr.", "Mary Anne O'Brien-Smith Jr."],
    ['𠮷〇々', '𠮷〇々'],
  ])('%s is %s', (typed, clean) => {
    expect(personName().parse(typed)).toBe(clean);
    expect(cleanName(clean ?? '')).toBe(clean);
  });

  it.each([
    ['王?', '：第2个字符“?”不能用于姓名'],
    ['王？', '：第2个字符“？”（U+FF1F）不能用于姓名'],
    ['王*', '：第2个字符“*”不能用于姓名'],
    ['李\u200b三', '：第2个字符（U+200B）是不可见或控制字符，请删除'],
    ['葛\u{e0100}一', '：第2个字符（U+E0100）是异体字选择符，请删除'],
    ['葛\ufe00', '：第2个字符（U+FE00）是异体字选择符，请删除'],
    ['张\ue000', '：第2个字符（U+E000）是造字区字符，请改用国家标准编码的汉字'],
    ['辛1', '：第2个字符“1”是数字，不能用于姓名'],
    ['辛１', '：第2个字符“１”（U+FF11）是数字，不能用于姓名'],
    ['·艾力', '：第1个字符“·”（U+00B7）不能用于姓名'],
    ['李三\n王四', '：第3个字符（U+000A）是不可见或控制字符，请删除'],
    ['????', '：第1个字符“?”不能用于姓名；第2个字符“?”不能用于姓名；第3个字符“?”不能用于姓名；另有1处'],
    [' ', '不能为空'],
    ['长'.repeat(41), '最多40个字'],
    ['长'.repeat(40), null],
  ])('%j: %s', (typed, told) => {
    expect(wrongName(typed)).toBe(told);
  });

  it('of organisations likewise, where digits and brackets may stand', () => {
    const name = (typed: string) => valid(organisationName(100), typed);
    expect(name(' 嘉峪关市 第一\u3000中学（2校区）')).toBe('嘉峪关市第一中学（2校区）');
    expect(name('\u2fbc台县 3 中')).toBe('高台县 3 中');
    const byRule = expect.objectContaining({ declaration: expect.objectContaining({ rule: 'P12' }) });
    for (const wrong of ['嘉峪关\u202e市', '葛\ufe00家学校', '第?中学', '第？中学', '第□中学', '第一\u034f中学'])
      expect(() => name(wrong), wrong).toThrow(byRule);
    expect(() => name('第?中学\u{e0100}')).toThrow('character 2, “?” stands in for a character');
  });

  it('and free text has no radical either: a PDF with one would hide every 高 from search', () => {
    expect(valid(text(20), '副\u2fbc级')).toBe('副高级');
    expect(valid(prose(20), '一\u2f00\n\u2fbc')).toBe('一一\n高');
    expect(unified('\u2e80\u2fd5')).toBe('\u2e80龠');
    expect(() => valid(text(20), '好\u200b')).toThrow('character 2 (U+200B)');
    expect(() => valid(text(20), '一\n二')).toThrow('character 2 (U+000A)');
    expect(foldedName('买买提 • 艾力')).toBe(foldedName('买买提·艾力'));
  });
});

describe('numbers say which character is wrong (P12)', () => {
  const id = (number: string) => whyNotIdentityNumber('RESIDENT_ID', normalized(number))?.zh.split('：')[1] ?? null;
  it.each([
    ['\t11010519491231002X', null],
    ['\u202a11010519491231002X\u202c', null],
    ['11010519491231002X\u200b', null],
    ['11010519491231002x\n', null],
    ["'11010519491231002X", "第1个字符“'”（U+0027）是引号，请删除"],
    ['‘11010519491231002X', '第1个字符“‘”（U+2018）是引号，请删除'],
    ['11010519491231002×', '第18个字符“×”（U+00D7）不能出现在此处（疑为字母X）'],
    ['11010519491231002х', '第18个字符“х”（U+0445）不能出现在此处（疑为字母X）'],
    ['62020l198705010073', '第6个字符“L”不能出现在此处（疑为数字1）'],
    ['*620201198705010081', '第1个字符“*”不能出现在此处（疑为字母X）'],
    ['1.10105E+17', 'Excel已将号码转为数值，末尾数位已丢失，请以文本重新输入'],
    ['1101051949123100', '现为16位'],
    ['110105194913310021', '第7至14位不是真实存在的日期'],
    ['620201185001013160', '第7至10位的出生年份1850过早，不可能'],
    ['620201220001013160', '第7至10位的出生年份2200在未来，不可能'],
    ['620201190002293160', '第7至14位不是真实存在的日期'],
    ['620201180002293160', '第7至14位不是真实存在的日期'],
    ['620201188802293160', '第7至10位的出生年份1888过早，不可能'],
    ['110105194912310021', '校验码（末位）与前17位不符，请逐位核对'],
  ])('%j: %s', (typed, told) => {
    expect(id(typed)).toBe(told);
  });

  it.each([
    ['9135O100M000100Y43', '第5个字符“O”不能出现在此处（疑为数字0）'],
    ['91350100MZ00100Y43', '第10个字符“Z”不能出现在此处（疑为数字2）'],
    ['91350100MV00100Y43', '第10个字符“V”不能出现在此处'],
    ['91350100M000100Y4', '现为17位'],
    ['91350100M000100Y44', '校验码（末位）与前17位不符，请逐位核对'],
    ['91350100M000100Y43', undefined],
  ])('the credit code %s: %s', (code, told) => {
    expect(whyNotCreditCode(code)?.zh.split('：')[1]).toBe(told);
  });

  it.each([
    ['13800001111', '13800001111'],
    ['138-0000-1111', '13800001111'],
    ['+86 138 0000 1111', '13800001111'],
    ['（+86）13800001111', '13800001111'],
    ['\u202d13800001111\u202c', '13800001111'],
    ['0937—6226123', '0937-6226123'],
    ['0937－6226123', '0937-6226123'],
    ['（0937）6226123', '0937-6226123'],
    ['(010)62261234', '010-62261234'],
    ['09376226123', '0937-6226123'],
    ['+86-937-6226123', '0937-6226123'],
    ['6226123', '6226123'],
    ['0937-6226123转601', '0937-6226123-601'],
    ['0937-6226123-601', '0937-6226123-601'],
    ['0937-6226123 转分机 601', '0937-6226123-601'],
    ['400 810 1234', '400-810-1234'],
    ['+852-21234567', '+852-21234567'],
    ['+1 (415) 555-2671', '+1-415-555-2671'],
    ['0044 (0)20 7946 0958', '+44-20-7946-0958'],
    ['（+852）2123 4567', '+852-2123-4567'],
    ['+85221234567', '+85221234567'],
    ['+1 (415) 555-2671-415-555', null],
    ['12345678901234567890', null],
    ['138000011112', null],
    ['+1234567', null],
    ['-------', null],
    ['0937', null],
  ])('the telephone %j is %s', (typed, number) => {
    expect(telephoneNumber(typed)).toBe(number);
  });
});

describe('a form says in which row and field', () => {
  const told = (name: SectionName, content: object) =>
    SECTION_SHAPES[name].safeParse(content).error?.issues.map(({ path }) => path.join('.')) ?? [];
  it('dates are reversed, a year stands twice, half a title is missing', () => {
    const work = (from: string, to: string | null) => ({ from, to, employer: '甲 校', position: '教师', inSpecialty: true });
    const items = [work('2010-07-01', null), work('2010-07-01', '2010-06-30'), work('2010-07-01', '2010-07-01')];
    expect(told('workHistory', { items })).toEqual(['items.1.to']);
    expect(SECTION_SHAPES.workHistory.parse({ items: items.slice(0, 1) }).items[0]?.employer).toBe('甲校');
    expect(told('presentTitle', { ...SECTIONS.presentTitle, obtainedOn: null, appointedOn: null })).toEqual(['obtainedOn']);
    const [year] = SECTIONS.appraisals.years;
    expect(told('appraisals', { years: [year, year] })).toEqual(['years.1.year']);
  });
});

describe('the same in whatever is asked', () => {
  let world: World;
  beforeAll(async () => {
    world = await city();
  });
  const create = (changes: object) =>
    world.ask('chen', CREATE_APPLICANT, {
      unit: organisationId('school'),
      person: { ...person('typed', '高明'), account: null, ...changes },
    });

  it('createApplicant keeps the clean name, and names the field, the character and the rule of what it refuses (P12)', async () => {
    const made = (await create({ name: '\u2fbc　明', telephone: '（0937）6226123转601' })).data.createApplicant;
    expect(made).toMatchObject({ name: '高明' });
    for (const [changes, path, told] of [
      [{ name: '王?' }, 'name', '姓名：第2个字符“?”不能用于姓名'],
      [{ telephone: '12345678901234567890' }, 'telephone', '联系电话不正确（应为11位手机号码，或固定电话如0937-6226123'],
      [{ email: 'gao@' }, 'email', '电子邮箱格式不正确'],
      [{ account: 'a b' }, 'account', '登录名须为2至64个字母、数字或._@:-'],
      [{ name: '长'.repeat(41) }, 'name', '姓名最多40个字'],
      [{ telephone: '1380000ll11' }, 'telephone', '第8个字符“l”不能出现在此处（疑为数字1）'],
    ] as const) {
      const [error] = (await create(changes)).errors ?? [];
      expect(error?.extensions).toMatchObject({ code: 'INPUT_INVALID', rule: 'P12', details: { problems: [{ path, rule: 'P12' }] } });
      expect(error?.message).toContain(told);
    }
    const [late] = (await create({ bornOn: '1990-2-30' })).errors ?? [];
    expect(late).toMatchObject({
      message: expect.stringMatching(/^“.*出生日期”：日期须写作/u),
      extensions: { code: 'DAY_MALFORMED', details: { path: 'person.bornOn' } },
    });
    const [literal] = (await world.ask(null, '{ endOfPeriod(days: 5, kind: WORKING, from: "tomorrow") }')).errors ?? [];
    expect(literal?.extensions).toMatchObject({ code: 'INSTANT_MALFORMED', details: { path: 'from' } });
  });

  it('an import tells each cell, makes clean what it can, and the names it makes are the clean ones (P12)', async () => {
    const names = ['庚　一', '庚 二', '\u2fbc明', '买买提\u2022艾力', '王?', '李\u200b三', '葛\u{e0100}一', '庚三 '];
    const rows = names.map((name, index) => ({ ...teacher(`named-${index}`, '名'), name }));
    const numbered = (number: string, index: number) => teacher(`numbered-${index}`, '号', { identityNumber: number });
    const [first, second] = ['620201198705010014', '62020119860401055X'];
    const numbers = [`'${first}`, `\u202a${first}`, `${second}\u200b`, '62020l198705010073', '11010519491231002×'].map(numbered);
    const id = await importOf(world, 'chen', 'school', [...rows, ...numbers]);
    await world.does('chen', CHECK_IMPORT, { import: id });
    const found = (await world.does('chen', ROWS, { id, onlyWrong: true })).node.rows.edges;
    const told = found.flatMap(({ node }: { node: { problems: { cell: string; text: { zh: string } }[] } }) =>
      node.problems.map(({ cell, text: { zh } }) => `${cell} ${zh}`),
    );
    expect(told).toEqual([
      expect.stringContaining('A6 姓名：第2个字符“?”'),
      expect.stringContaining('A7 姓名：第2个字符（U+200B）'),
      expect.stringContaining('A8 姓名：第2个字符（U+E0100）'),
      expect.stringContaining("C10 证件号码不正确（18位居民身份证号，含校验码）：第1个字符“'”"),
      expect.stringContaining('C13 证件号码不正确（18位居民身份证号，含校验码）：第6个字符“L”'),
      expect.stringContaining('C14 证件号码不正确（18位居民身份证号，含校验码）：第18个字符“×”'),
    ]);
    await world.does('chen', RUN_IMPORT, { import: id, onlyRight: true });
    const name = async (account: string) => (await world.does(account, '{ viewer { name } }')).viewer.name;
    expect(await Promise.all([0, 1, 2, 3, 7].map((index) => name(`named-${index}`)))).toEqual([
      '庚一',
      '庚二',
      '高明',
      '买买提·艾力',
      '庚三',
    ]);
  });
});
