/**
 * However somebody spells a number of theirs or the month of their birth, nothing of it is left on the open web, and nothing beside it
 * is lost (U2): the spellings are drawn, and so is what must stay.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiderOf } from '../../schema/identity/mask/index.ts';
import { beside, born, compact, harmless, numbers } from '../support/spellings.ts';

const hide = hiderOf('1985-03');

describe('a number or a birth', () => {
  it.each(Object.entries(numbers))('%s: nothing of it is left, and all beside it is', (_, spelling) => {
    fc.assert(fc.property(beside, spelling, beside, gone), { numRuns: 400 });
  });

  it('a month of birth: nothing of it is left, and all beside it is', () => {
    fc.assert(fc.property(beside, fc.oneof(born, compact), beside, gone), { numRuns: 1500 });
  });

  function gone(before: string, spelling: string, after: string): void {
    const shown = hide(`${before}${spelling}属实${after}`);
    expect(shown.startsWith(before)).toBe(true);
    expect(shown.endsWith(`属实${after}`)).toBe(true);
    const middle = shown.slice(before.length, shown.length - after.length - 2);
    expect(middle).toMatch(/^[（+]?\**）?$/u);
    expect(Array.from(middle)).toHaveLength(Array.from(spelling).length);
  }

  it.each([
    '１９８５年３月',
    '1985年三月',
    '15/03/1985',
    '139.0937.0000',
    '（0937）621 0012',
    '620201/1985/0315/6665',
    '1985.3',
    '1985·03',
    '1985_03',
    '1985、3',
    '03-1985',
    '3.1985',
    '19850315',
    '198503',
    '85年3月',
    '‘85.3',
    '1985年3月份',
    'March 1985',
    'Mar. 15, 1985',
    '15 March 1985',
    '15th of March, 1985',
    'Mar 85',
    'III/1985',
    '85-03-15',
    '85/03',
    '一九八五年叁月拾伍日',
    '1985年（农历）三月初五',
    '1985（03）',
    '㋂1985年',
    '1 9 8 5 年 3 月',
    '1985\u200B年3\u200B月',
    '+86 139 0937 0000',
    '（+86）139-0937-0000',
    '0086 13909370000',
    '139（0937）0000',
    '幺三九 〇九三七 〇〇〇〇',
    '13O 0937OOOO',
    '0937-6210012',
    '010-8888 8888',
    '+86 937 6210012',
    '1️⃣3️⃣9️⃣0937 0000',
    '⒈⒊⒐0937 0000',
    '6222 0000 1111 2222 333',
    '6贰17．2023．2077．12壹4',
    '（①⑨④①）．〇陆９．٢٠٥٣',
    '620201 198503 15 666 X',
    '62020119850315666Ｘ',
    '62020119850315666x',
    '139\u00A00937\u30000000',
  ])('%s goes', (spelling) => {
    expect(hide(`其${spelling}为实`)).toMatch(/^其\*+为实$/u);
  });

  it.each([
    ['生日：3月15日。', '生日：*****。'],
    ['生于85.3，', '生于****，'],
    ['1985.3分配到一中', '******分配到一中'],
    ['护照E12 345 678', '护照E**********'],
    ['电话：621 0012', '电话：********'],
    ['手机13909370000一直未变', '手机***********一直未变'],
    ['证书2021C0620123', '证书2021C*******'],
    ['2018年 139 0937 0000', '2018年 *************'],
    ['1985年3月12人', '*******12人'],
    ['1985年3月、12月', '*******、12月'],
    ['1985年第3个月，', '*******个月，'],
    ['1985の3月，', '*******，'],
    ['3月出生，1985年，', '**********，'],
    ['1985年第3届、第3名', '1985年第3届、第3名'],
    ['1985年3个月', '1985年3个月'],
  ])('of %s is shown %s', (text, shown) => {
    expect(hide(text)).toBe(shown);
  });
});

describe('a month of two digits', () => {
  it.each([
    '1979年12月',
    '一九七九年十二月',
    '一九七九年拾贰月五日',
    '1979年腊月',
    '12/1979',
    '5.12.1979',
    '1979.12.5',
    '197912',
    '79年12月',
    'Dec. 1979',
    '㋋1979年',
    '1 9 7 9 - 1 2 - 0 5',
    '1979年⑫月',
  ])('%s goes', (spelling) => {
    expect(hiderOf('1979-12')(`其${spelling}为实`)).toMatch(/^其\*+为实$/u);
    expect(hiderOf('1979-02')(`其${spelling}为实`)).toBe(`其${spelling}为实`);
  });
});

describe('what is nobody’s', () => {
  it('stays as it is written: periods of other months, documents, enumerations, counts, amounts', () => {
    const births = fc.tuple(fc.integer({ min: 1955, max: 2005 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(births, fc.array(fc.tuple(beside, harmless), { minLength: 1, maxLength: 5 }), ([year, month], texts) => {
        const text = texts.map(([before, one]) => `${before}${one}；`).join('后');
        fc.pre(!text.includes(String(year)));
        expect(hiderOf(`${year}-${String(month).padStart(2, '0')}`)(text)).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('days of later years stay, whatever their months and days would say of a birth', () => {
    for (const text of ['2010-01-01', '2010.01.01-06.30', '2010年1月1日', '2009.12.01—2010.01.01', '2010-01-01至2012-01-01'])
      expect(hiderOf('2001-01')(text)).toBe(text);
  });

  it.each([
    '2010.07-2018.12',
    '2010-09-01至2014-06-30',
    '2010.9—2014.6',
    '1.2010.09-2014.06任教',
    '（3）2010.09.01-2014.06.30任教',
    '1984.03-1986.03',
    '统一2010.09-2014.06',
    '2010.09-2014.06，126人次',
    '2021.05.06 10:30-11:30',
    '15 March 2010',
    'March 2010',
    '甘教〔2021〕1438号',
    'GB/T 19001-2016',
    'ISO 9001:2015',
    'CN 62-1104/G4',
    'ISSN 1009-1234',
    'ISBN 978-7-302-11622-6',
    'ISBN：9787302116226',

    '123,456.78元',
    '产值139,093,700.00元',
    '产值1985.3万元',
    '占95.5%',
    '300-1000人',
    '2019、2020、2021年',
    '95.5，96.2，97.8，98.1，95.0分',

    '1985年3名学生',
    '1985年',
    '得分85.3分',
    '面积5000㎡',
    '二〇二一年十二月三十一日',
    '0.95，0.96，0.97，0.98',
  ])('%s stays', (text) => {
    expect(hide(`其${text}。`)).toBe(`其${text}。`);
    expect(hide(text)).toBe(text);
  });

  it('an ISBN whose check digit is wrong may be anything', () => {
    expect(hide('ISBN 9787302116227')).toBe('ISBN *************');
  });
});
