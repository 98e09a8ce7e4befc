/** A2, V7: the standard that achievements are measured by is chosen from those the bureau has published, with the articles that it has. */
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../functions/runtime/keys.ts';
import { contextMaker } from '../../functions/runtime/deps.ts';
import { publishDocument } from '../../schema/disclosure/actions/publishing.ts';
import { CONDITIONS } from '../../schema/application/eligibility/index.ts';
import { FORM } from '../../schema/application/form/sections.ts';
import { PUBLICATION_KIND_NAMES } from '../../schema/disclosure/model.ts';
import { articleNumber } from '../../schema/disclosure/numbering.ts';
import { hasArticle } from '../../schema/disclosure/rules.ts';
import { loadPublication, putPublication } from '../../schema/disclosure/store.ts';
import {
  ARTICLES,
  documentPublished,
  type Made,
  REPEAL_DOCUMENT,
  REVISE_DOCUMENT,
  seenAs,
  standard,
  WITHDRAW_PUBLICATION,
} from '../support/disclosing.ts';
import { applicationIn, draft, freshKey, RETURN, SAVE, SAVE_ALL, SECTIONS, submit, SUBMIT } from '../support/forms.ts';
import { CITY, city, type World } from '../support/world.ts';

const OWN = '嘉人社发〔2024〕198号';
const TYPED = SECTIONS.appliedTitle.standard;

const idIn = ({ id }: Made) => Buffer.from(id, 'base64').toString().slice('PublicDocument:'.length);
const titled = (named: string, more: object = {}) => ({ appliedTitle: { ...SECTIONS.appliedTitle, standard: named, ...more } });
const achieved = (...articles: number[]) => ({
  achievements: { items: articles.map((article, index) => ({ article, clause: index + 1, text: '获省级优质课一等奖', proofs: [1] })) },
});
const save = async (world: World, application: string, version: number, content: object) => {
  const { errors } = await world.ask('liu', SAVE, { application, version, content });
  return errors?.[0] ? [errors[0].extensions?.['code'], errors[0].message] : null;
};
const versionNow = async (world: World) => (await world.does('liu', '{ myApplication { id version } }')).myApplication;
const sent = async (world: World) => {
  const { id, version } = await versionNow(world);
  const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
  return errors?.[0] ? [errors[0].extensions?.['code'], errors[0].message] : null;
};

describe('a standard that the bureau has published for the title', () => {
  it('is chosen, with its articles; another document, and an article it has not, are refused by name', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    await documentPublished(world);
    expect(await save(world, id, 1, titled(TYPED))).toEqual([
      'STANDARD_UNKNOWN',
      `“${TYPED}”不是已公布、现行有效、适用于中小学教师系列副高级的评审标准，请从中选择：${OWN}《嘉峪关市中小学教师系列评价标准（试行）》。`,
    ]);
    expect(await save(world, id, 1, titled(OWN))).toBeNull();
    expect(await save(world, id, 1, achieved(1, 10, 11, 10))).toEqual([
      'ARTICLE_UNKNOWN',
      `评审标准${OWN}没有第10条、第11条，请核对所符合的条款。`,
    ]);
    expect(await save(world, id, 1, achieved(3))).toMatchObject(['ARTICLE_UNKNOWN', expect.stringContaining('没有第3条')]);
    expect(await save(world, id, 1, achieved(1, 2))).toBeNull();
    expect(await sent(world)).toBeNull();
  });

  it('is asked for as it is submitted as well: what was saved before it was published, and articles of another document', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    await documentPublished(world);
    expect(await sent(world)).toMatchObject(['NOT_ELIGIBLE', expect.stringContaining(`“${TYPED}”不是已公布`)]);
    // The articles were saved for the other document.
    expect(await save(world, id, 1, titled(OWN))).toBeNull();
    expect(await sent(world)).toMatchObject(['NOT_ELIGIBLE', expect.stringContaining('没有第10条、第11条')]);
    const finding = (
      await world.does('liu', '{ myApplication { eligibility { findings { condition rule outcome because { zh } } } } }')
    ).myApplication.eligibility.findings.filter(({ condition }: { condition: string }) => condition === 'STANDARD');
    expect(finding).toEqual([
      { condition: 'STANDARD', rule: 'A2', outcome: 'FAILS', because: { zh: `评审标准${OWN}没有第10条、第11条，请核对所符合的条款。` } },
    ]);
  });

  it('is judged with what the same call brings: achievements by its articles, however the sections of the call stand', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    await documentPublished(world);
    const articles = [...ARTICLES, { number: '第五条', heading: null, text: '业绩。' }];
    await documentPublished(world, { number: '嘉人社发〔2024〕199号', issuedOn: '2024-08-19', articles });
    expect(await save(world, id, 1, titled(OWN))).toBeNull();
    const sections = [
      { version: 1, content: achieved(5) },
      { version: 2, content: titled('嘉人社发〔2024〕199号') },
    ];
    const { saveSections } = await world.does('liu', SAVE_ALL, { application: id, sections, key: freshKey() });
    expect(saveSections.rows).toMatchObject([
      { section: 'ACHIEVEMENTS', isDone: true },
      { section: 'APPLIED_TITLE', isDone: true },
    ]);
  });

  it('is for its series and levels, and from the day it is in force to its last', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const made = await documentPublished(world);
    // Of another level, or another series, nothing is published: its number is typed.
    const lower = { level: 'INTERMEDIATE' };
    expect(await save(world, id, 1, titled(TYPED, lower))).toBeNull();
    expect(await save(world, id, 2, titled(TYPED, { series: 'library' }))).toBeNull();
    await world.does('wang', REPEAL_DOCUMENT, { ...seenAs(made), on: '2024-09-12', key: freshKey() });
    expect(await save(world, id, 3, titled(TYPED))).toMatchObject(['STANDARD_UNKNOWN', expect.anything()]);
    world.at('2024-09-12T00:00:00+08:00');
    // The city has none in force: the number of another is typed, and not that of one which is known to hold no more.
    expect(await save(world, id, 3, titled(OWN))).toMatchObject(['STANDARD_ENDED', expect.stringContaining('今日不在施行中')]);
    expect(await save(world, id, 3, titled(TYPED))).toBeNull();
  });

  it('counts the moment it is published and no more once it was taken off: a process that has looked a moment ago looks again', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const made = await documentPublished(world);
    expect(await save(world, id, 1, titled('嘉人社发〔2024〕199号'))).toMatchObject(['STANDARD_UNKNOWN', expect.anything()]);
    await documentPublished(world, { number: '嘉人社发〔2024〕199号', title: '另一标准' });
    expect(await save(world, id, 1, titled('嘉人社发〔2024〕199号'))).toBeNull();
    await world.does('wang', WITHDRAW_PUBLICATION, { ...seenAs(made), key: freshKey() });
    expect(await save(world, id, 2, titled(OWN))).toMatchObject(['STANDARD_UNKNOWN', expect.stringContaining('199号《另一标准》。')]);
  });

  it('is that of the title where one 文号 issues one for each of several series: its articles are those of its own', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    // The newest issue stands first in the list: it is not the one that is applied by.
    await documentPublished(world, {
      issuedOn: '2024-08-19',
      articles: [...ARTICLES, { number: '第五条', heading: null, text: '业绩。' }],
    });
    await documentPublished(world, { series: ['health'], articles: ARTICLES.slice(0, 1) });
    await documentPublished(world, { levels: ['INTERMEDIATE'], articles: [{ number: '第九条', heading: null, text: '中级。' }] });
    expect(await save(world, id, 1, titled(OWN))).toBeNull();
    expect(await save(world, id, 1, achieved(1, 5))).toBeNull();
    expect(await save(world, id, 2, achieved(9))).toMatchObject(['ARTICLE_UNKNOWN', expect.stringContaining('没有第9条')]);
  });

  it('counts at once as it is submitted as well, though another process has published it and this one knows the list without', async () => {
    const world = await city();
    await draft(world, 'liu', 'school', { ...titled(OWN), ...achieved(1, 2) });
    await documentPublished(world, { number: '嘉人社发〔2024〕199号' });
    expect(await sent(world)).toMatchObject(['NOT_ELIGIBLE', expect.stringContaining(`“${OWN}”不是已公布`)]);
    const elsewhere = contextMaker({ table: world.table, keys: keysOf(world.table, world.master) });
    const { actor } = await world.as('wang');
    await publishDocument(elsewhere(world.now, actor), { city: CITY, kind: 'STANDARD', publication: { ...standard(), upload: null } });
    expect(await sent(world)).toBeNull();
  });

  it('is found behind any number of others that were issued since and hold no more', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const made = await documentPublished(world);
    const one = await loadPublication(world.table, idIn(made));
    if (!one) return expect.fail('not published');
    const repealed = { on: '2024-09-01', at: world.now, by: 'wang', reason: '已有新规定。', number: null, document: null };
    const others = Array.from({ length: 301 }, (_, index) => ({ ...one, id: `old-${index}`, issuedOn: '2024-08-21', repealed }));
    for (let from = 0; from < others.length; from += 50)
      await world.table.transact(others.slice(from, from + 50).map((other) => putPublication(other, null)));
    expect(await save(world, id, 1, titled(TYPED))).toMatchObject(['STANDARD_UNKNOWN', expect.stringContaining(OWN)]);
    expect(await save(world, id, 1, titled(OWN))).toBeNull();
  });

  it('of which a scan alone is published is no list to choose from', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    await documentPublished(world, { articles: [], sourceUrl: 'https://example.gov.cn/standard.html' });
    await documentPublished(world, { number: '嘉政发〔2024〕1号' }, 'POLICY');
    expect(await save(world, id, 1, titled(TYPED))).toBeNull();
    expect(await save(world, id, 1, achieved(77))).toBeNull();
  });

  it('of another city is none of this one', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const { publishDocument: made } = await world.does(
      'yu',
      `mutation ($input: PublishDocumentInput!) { publishDocument(input: $input) { id } }`,
      { input: { city: '500112', kind: 'STANDARD', publication: standard(), key: freshKey() } },
    );
    expect(made.id).not.toBe('');
    expect(await save(world, id, 1, titled(TYPED))).toBeNull();
  });

  it('each of several sections has its own answer', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    await documentPublished(world);
    const sections = [
      { version: 1, content: titled(OWN) },
      { version: 1, content: achieved(9) },
    ];
    const { saveSections } = await world.does('liu', SAVE_ALL, { application: id, sections, key: freshKey() });
    expect(saveSections.rows.map(({ refusal }: { refusal: { code: string } | null }) => refusal?.code ?? null)).toEqual([
      null,
      'ARTICLE_UNKNOWN',
    ]);
  });
});

describe('the word of the notice', () => {
  it('is 评审标准, in the form, in the conditions, and among the kinds of documents that it is chosen from', () => {
    const words = JSON.stringify([FORM, CONDITIONS, PUBLICATION_KIND_NAMES], (key, value: unknown) =>
      key === 'shape' ? undefined : value,
    );
    expect(words.match(/评[审价]标准/gu)).toEqual(expect.arrayContaining(['评审标准']));
    expect(words).not.toContain('评价标准');
  });
});

describe('what was sent', () => {
  it('is held to as it was chosen: a standard published since, or revised, keeps nobody from mending something else', async () => {
    const world = await city();
    const made = await documentPublished(world);
    const chosen = { appliedTitle: titled(OWN).appliedTitle, achievements: achieved(1, 2).achievements };
    const handle = await applicationIn(world, 'SUBMITTED', { changes: chosen });
    const { returnApplication } = await world.does('chen', RETURN, { application: handle.id, version: handle.version, opinion: '请补充' });
    const publication = standard({ articles: ARTICLES.slice(0, 1) });
    const revising = { ...seenAs(made), publication, keepsFile: true, isSlip: true, key: freshKey() };
    await world.does('wang', REVISE_DOCUMENT, revising);
    expect(await save(world, handle.id, 1, { basics: { startedWorkOn: '2010-06-01' } })).toBeNull();
    // What is saved anew is asked for what the document says now.
    expect(await save(world, handle.id, 1, achieved(2))).toMatchObject(['ARTICLE_UNKNOWN', expect.anything()]);
    const { id, version } = await submit(world, 'liu', returnApplication);
    expect([id, version > returnApplication.version]).toEqual([handle.id, true]);
  });
});

describe('the number of an article', () => {
  it('is the same however it is written, and none where it does not count on', () => {
    const written = ['第十条', '第10条', '10', '十', '第 十 条', '１０', '10.'];
    expect(written.map(articleNumber)).toEqual(written.map(() => 10));
    const all = {
      第一条: 1,
      第十二条: 12,
      第二十条: 20,
      第二十一条: 21,
      第一百条: 100,
      第一百零三条: 103,
      第一百一十条: 110,
      第两百条: 200,
      第一百〇五条: 105,
      '第一百○五条': 105,
      第一〇五条: 105,
      第二〇条: 20,
      '第二○条': 20,
      第一二条: 12,
      第一一〇条: 110,
    };
    expect(Object.keys(all).map(articleNumber)).toEqual(Object.values(all));
    for (const none of [
      '',
      '附则',
      '第十条之一',
      '条',
      '第条',
      '零',
      '第一章',
      '1000',
      '十十',
      '第一百百条',
      '〇',
      '第二〇〇〇条',
      '第一〇百条',
    ])
      expect(articleNumber(none), none).toBeNull();
  });

  it('is not asked for where no article of the text is numbered', () => {
    expect(hasArticle({ articleNumbers: ['总则', '附则'] }, 7)).toBe(true);
    expect([1, 2].map((one) => hasArticle({ articleNumbers: ['第一条', '附则'] }, one))).toEqual([true, false]);
  });
});
