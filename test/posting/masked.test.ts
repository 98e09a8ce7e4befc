/** What the open web sees of a posting: no number that may be somebody’s, not the month of birth, and everything else as it is (U2). */
import { describe, expect, it } from 'vitest';
import { loadAccount } from '../../schema/identity/store.ts';
import { masked } from '../../schema/posting/content.ts';
import type { PostingContent } from '../../schema/posting/model.ts';
import { mutation } from '../support/mutation.ts';
import { applicationIn, SECTIONS } from '../support/forms.ts';
import { given } from '../support/given.ts';
import { asked, nodeTypes } from '../support/selections.ts';
import { city } from '../support/world.ts';

const shown = (text: string): string => {
  const section = { name: 'achievements', content: { items: [{ text }] }, savedAt: 0, version: 1, trail: '' };
  const content = { bornIn: '1985-03', specialtyYears: 3, sections: { achievements: section } } as unknown as PostingContent;
  const items = masked(content).sections.achievements?.content.items as { text: string }[] | undefined;
  return items?.[0]?.text ?? '';
};

describe('the masked view', () => {
  it.each([
    '620200198503151234',
    '62020019850315123X',
    '６２０２００１９８５０３１５１２３４',
    '620200 19850315 1234',
    '620200-19850315-1234',
    '六二〇二〇〇一九八五〇三一五一二三四',
    '①③⑧⓪⓪①③⑧⓪⓪⓪',
    '¹³⁸⁰⁰¹³⁸⁰⁰⁰',
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
  ])('hides the number %s', (number) => {
    expect(shown(`证件号${number}属实`)).toMatch(/^证件号\*+属实$/u);
  });

  it.each(['1985年3月', '1985年03月15日', '1985.03.15', '1985-3-15', '1985/03', '一九八五年三月', '一九八五年三月十五日'])(
    'hides the month of birth as %s',
    (birth) => {
      expect(shown(`生于${birth}，`)).toMatch(/^生于\*+，$/u);
    },
  );

  it.each([
    '甘人社通〔2021〕438号',
    '2010年7月至2018年12月任教',
    '1985年12月出版的教材',
    '发表论文3篇、指导学生126人次',
    '2023年度教学竞赛一等奖，第3名',
    '辅导一二年级，获奖二十五次',
  ])('leaves %s', (text) => {
    expect(shown(text)).toBe(text);
  });
});

it('whatever field of a posting the open web asks for, no number and no birth month that anybody has typed is in it', async () => {
  const world = await city();
  const bornIn = (await loadAccount(world.table, 'liu'))?.identity.bornIn ?? '';
  const [year, month] = bornIn.split('-');
  const typed = `数学，13912345678，${year}年${month}月生`;
  const changes = {
    appliedTitle: { ...SECTIONS.appliedTitle, specialty: typed },
    achievements: { items: [{ ...SECTIONS.achievements.items[0], text: typed }] },
  };
  const { id, version } = await applicationIn(world, 'ACCEPTED', { changes });
  const POST_AT = mutation('postApplication', 'id specialty place');
  const input = { application: id, version, audience: 'PUBLIC', place: `一楼，电话13912345678` };
  const { postApplication } = await world.does('chen', POST_AT, input);
  expect(postApplication).toMatchObject({ specialty: typed, place: input.place });
  const type = nodeTypes.find(({ name }) => name === 'Posting');
  const fields = Object.values(type?.getFields() ?? {}).map((field) => asked(field, given()) ?? expect.fail(field.name));
  const answers = [];
  for (const field of fields)
    answers.push(await world.ask(null, `query ($id: ID!) { node(id: $id) { ... on Posting { ${field} } } }`, { id: postApplication.id }));
  const told = JSON.stringify(answers);
  expect(told).toContain('数学');
  for (const hidden of ['13912345678', `${year}年${month}月`, bornIn]) expect(told).not.toContain(hidden);
});
