/** R3: the title document with its roster, what puts it right, and what withdraws from it. */
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { conferralPaper, correctionPaper, withdrawalPaper } from '../../schema/result/documents/paper.ts';
import { conferralOf, LONG_NAME, OFFICIAL, person } from '../support/papers.ts';
import { SEAL } from '../support/pictures.ts';
import { printed, textOf } from '../support/printed.ts';

const printer = pdfPrinter();
const CITED = {
  subject: '关于刘洋等300名同志取得中小学教师系列副高级职称资格的通知',
  number: '嘉人社发〔2024〕310号',
  date: '2024年12月20日',
};

describe('the title document of 刘洋 and 299 others', () => {
  it('says who got which title, by which committee, from when, and after which posting', async () => {
    const paper = conferralPaper(conferralOf(300));
    expect(paper.title).toBe(CITED.subject);
    const { pages } = printed(await printer.print(paper));
    const all = textOf(pages);
    for (const said of [
      '嘉峪关市人力资源和社会保障局文件嘉人社发〔2024〕310号关于刘洋等300名同志取得中小学教师系列副高级职称资格的通知市直有关部门，各有关单位：',
      '嘉峪关市中小学教师系列高级职称评审委员会于2024年12月1日至3日召开评审会议',
      '评审结果已于2024年12月9日至13日公示，公示期满，无未办结的异议。',
      '自2024年12月3日起计算',
      '附件：中小学教师系列副高级职称人员花名册',
    ])
      expect(all).toContain(said);
  });

  it('has everybody on its roster, in the order given, its head above every page, and the pages numbered', async () => {
    const { pages } = printed(await printer.print(conferralPaper(conferralOf(300))));
    const roster = pages.slice(pages.findIndex((page) => textOf([page]).startsWith('附件')));
    for (const [index, page] of roster.entries())
      expect(textOf([page]).replace(/^附件中小学教师系列副高级职称人员花名册/u, ''), String(index)).toMatch(/^序号姓名工作单位/u);
    const all = textOf(roster);
    const places = Array.from({ length: 300 }, (_, index) => all.indexOf(person(index).name, index === 0 ? 0 : 1));
    expect(places.every((place) => place > 0)).toBe(true);
    for (const [index, page] of pages.entries()) expect(textOf([page])).toMatch(new RegExp(`— ${index + 1} —$`, 'u'));
  });

  it('is signed under the seal, and not on a page of its own', async () => {
    const { pages } = printed(await printer.print(conferralPaper(conferralOf(3))));
    const signed = pages.find(({ pictures }) => pictures.length > 0);
    expect(signed && textOf([signed])).toMatch(/。.*附件：.*嘉峪关市人力资源和社会保障局2024年12月20日/u);
  });

  it('of one person names that person alone', () => {
    expect(conferralPaper(conferralOf(1)).title).toBe('关于刘洋同志取得中小学教师系列副高级职称资格的通知');
  });

  it('of two offices has two lines in its red head, two seals side by side, and the date under the last', async () => {
    const together = {
      ...conferralOf(3),
      head: '嘉峪关市人力资源和社会保障局\n嘉峪关市教育局',
      issuers: [...OFFICIAL.issuers, { name: '嘉峪关市教育局', seal: SEAL }],
      rosters: [...conferralOf(3).rosters, { name: '破格人员花名册', people: [person(4)] }],
    };
    const { pages } = printed(await printer.print(conferralPaper(together)));
    const signed = pages.find(({ pictures }) => pictures.length > 0);
    const [first, second] = signed?.pictures ?? [];
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
    expect(second?.y).toBe(first?.y);
    expect(signed?.written.filter(({ text }) => text === '2024年12月20日')).toHaveLength(1);
    const all = textOf(pages);
    for (const said of ['等4名同志', '附件：1.中小学教师', '2.破格人员花名册', '附件1', '附件2']) expect(all).toContain(said);
  });
});

describe('what comes after it', () => {
  it('a correction names the first document, and what stood there and what is right', async () => {
    const paper = correctionPaper({
      ...OFFICIAL,
      number: '嘉人社发〔2025〕12号',
      corrects: CITED,
      because: '经用人单位提出并核实',
      entries: [{ name: LONG_NAME, place: '附件第2号', was: '古丽娜尔·阿不都热合漫', is: LONG_NAME }],
      more: ['请各单位相应更正个人人事档案。'],
    });
    const all = textOf(printed(await printer.print(paper)).pages);
    expect(paper.title).toContain(`《${CITED.subject}》`);
    for (const said of [`（${CITED.number}）`, '其中1处有误', '原内容更正后内容', '古丽娜尔·阿不都热合漫', '请各单位相应更正'])
      expect(all).toContain(said);
  });

  it('a withdrawal names the document, the person and the reason, and leaves the others theirs', async () => {
    const paper = withdrawalPaper({
      ...OFFICIAL,
      number: '嘉人社发〔2025〕40号',
      withdraws: CITED,
      basis: ['职称评审管理暂行规定', '甘肃省职称评审管理办法（甘人社通〔2021〕120号）', '嘉人社发〔2024〕205号'],
      people: [{ ...person(0), because: '论文用稿证明系伪造' }],
    });
    expect(paper.title).toBe('关于撤销刘洋同志职称资格的决定');
    const all = textOf(printed(await printer.print(paper)).pages);
    for (const said of [
      CITED.number,
      '根据《职称评审管理暂行规定》、《甘肃省职称评审管理办法》（甘人社通〔2021〕120号）、嘉人社发〔2024〕205号的规定',
      '论文用稿证明系伪造',
      '原文件其他人员的职称资格不受影响',
    ])
      expect(all).toContain(said);
  });
});
