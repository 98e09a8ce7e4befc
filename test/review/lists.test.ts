/** Reviewers' lists: narrowed by anything, in order of waiting or of pinyin, counted, page by page without a gap. */
import { cleared } from '../support/cleared.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { CREATE_APPLICANT } from '../identity/acts.ts';
import { applicationIn, RECOMMEND, ACCEPT } from '../support/forms.ts';
import { titlesIn } from '../support/sections.ts';
import { city, organisationId, person, type World } from '../support/world.ts';

const LIST = `query (
  $unit: ID!, $state: ApplicationState, $series: String, $level: Level, $promotionType: PromotionType
  $name: String, $unitName: String, $order: ApplicationOrder! = WAITING, $first: Int, $after: String
) {
  unitApplications(
    unit: $unit, state: $state, series: $series, level: $level, promotionType: $promotionType
    name: $name, unitName: $unitName, order: $order, first: $first, after: $after
  ) {
    totalCount counts { state count } edges { cursor node { applicantName state } } pageInfo { hasNextPage endCursor }
  }
}`;
const DESK = LIST.replaceAll(/unit(?!Name)/gu, 'department');

let world: World;
const school = organisationId('school');
/** Their order by pinyin: ā, bái, chén, táo, xiè, zhōng. */
const PEOPLE = [
  ['tang', '陶然'],
  ['bai', '白雪'],
  ['ayi', '阿依古丽'],
  ['xie', '谢安'],
  ['chen2', '陈刚'],
  ['zhong', '钟灵'],
] as const;

beforeAll(async () => {
  world = await city();
  for (const [index, [account, name]] of PEOPLE.entries()) {
    world.at(`2024-09-${12 + index}T09:00:00+08:00`);
    await world.does('chen', CREATE_APPLICANT, { unit: school, person: person(account, name) });
    const handle = await applicationIn(world, index < 2 ? 'RECOMMENDED' : 'SUBMITTED', {
      applicant: account,
      changes: index === 4 ? titlesIn('library') : {},
    });
    if (index === 2) await world.does('chen', ACCEPT, { application: handle.id, version: handle.version, opinion: '接收' });
  }
});

type Edge = { node: { applicantName: string; state: string } };
const names = (list: { edges: Edge[] }) => list.edges.map(({ node }) => node.applicantName);
const list = async (variables: Record<string, unknown>) =>
  (await world.does('chen', LIST, { unit: school, ...variables })).unitApplications;

describe('the unit’s list', () => {
  it('is in order of pinyin where asked, and otherwise those that wait longest first within a state', async () => {
    expect(names(await list({ order: 'NAME' }))).toEqual(['阿依古丽', '白雪', '陈刚', '陶然', '谢安', '钟灵']);
    expect(names(await list({ state: 'SUBMITTED' }))).toEqual(['谢安', '陈刚', '钟灵']);
  });

  it('is narrowed by state, series and level, in any combination', async () => {
    expect(names(await list({ series: 'library' }))).toEqual(['陈刚']);
    expect(names(await list({ series: 'school-teaching', state: 'SUBMITTED', order: 'NAME' }))).toEqual(['谢安', '钟灵']);
    expect(names(await list({ level: 'ASSOCIATE_SENIOR', state: 'ACCEPTED' }))).toEqual(['阿依古丽']);
    expect(names(await list({ level: 'SENIOR' }))).toEqual([]);
    expect(names(await list({ state: 'DRAFT' }))).toEqual([]);
  });

  it('is counted beside a page of the largest size', async () => {
    const all = await list({ first: 100 });
    expect([all.totalCount, all.counts.length]).toEqual([6, 3]);
  });

  it('is searched by a part of the name, of the unit’s name, and by the type of promotion, whatever dots and blanks are typed', async () => {
    expect(names(await list({ name: '依 古·丽' }))).toEqual(['阿依古丽']);
    expect(names(await list({ name: '陈', order: 'NAME' }))).toEqual(['陈刚']);
    expect(names(await list({ unitName: '第一中学', state: 'RECOMMENDED', order: 'NAME' }))).toEqual(['白雪', '陶然']);
    expect(names(await list({ unitName: '医院' }))).toEqual([]);
    expect(names(await list({ promotionType: 'EXCEPTIONAL' }))).toEqual([]);
    expect((await list({ promotionType: 'NORMAL', name: ' ' })).totalCount).toBe(6);
  });

  it('says how many there are, in all and in each state, of what was asked for', async () => {
    const all = await list({ first: 1 });
    expect(all.totalCount).toBe(6);
    const counts = { ACCEPTED: 1, RECOMMENDED: 2, SUBMITTED: 3 };
    expect(Object.fromEntries(all.counts.map(({ state, count }: { state: string; count: number }) => [state, count]))).toEqual(counts);
    const narrowed = await list({ series: 'school-teaching', state: 'SUBMITTED' });
    expect([narrowed.totalCount, narrowed.counts]).toEqual([2, [{ state: 'SUBMITTED', count: 2 }]]);
  });

  it.each([{ order: 'NAME' }, { series: 'school-teaching' }, {}, { state: 'SUBMITTED' }])(
    'is read page by page without a gap or a repetition: %j',
    async (asked) => {
      const whole = names(await list(asked));
      const read: string[] = [];
      let after: string | null = null;
      do {
        const page: { edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await list({ ...asked, first: 2, after });
        read.push(...names(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(read).toEqual(whole);
    },
  );

  it('refuses a cursor that is none of its own', async () => {
    for (const after of [
      '',
      'x',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('{"id":"x","applicantName":1}').toString('base64url'),
    ]) {
      expect(await world.refusal('chen', LIST, { unit: school, order: 'NAME', after }), after).toBe('CURSOR_INVALID');
    }
  });
});

describe('the department’s list', () => {
  const desk = async (variables: Record<string, unknown>) =>
    (await world.does('zhao', DESK, { department: organisationId('education'), ...variables })).departmentApplications;

  it('is narrowed by a level alone, or by nothing, and counted', async () => {
    expect(names(await desk({ order: 'NAME' }))).toEqual(['白雪', '陶然']);
    expect(names(await desk({ level: 'ASSOCIATE_SENIOR', state: 'RECOMMENDED' })).toSorted()).toEqual(['白雪', '陶然'].toSorted());
    expect(names(await desk({ level: 'SENIOR' }))).toEqual([]);
    expect((await desk({})).totalCount).toBe(2);
    expect((await desk({ state: 'APPROVED' })).totalCount).toBe(0);
  });

  it('what is recommended meanwhile comes into it', async () => {
    const [waiting] = (
      await world.does('chen', 'query ($u: ID!) { unitApplications(unit: $u, state: ACCEPTED) { edges { node { id version } } } }', {
        u: school,
      })
    ).unitApplications.edges;
    const { id, version } = await cleared(world, waiting.node);
    await world.does('chen', RECOMMEND, { application: id, version, opinion: '同意' });
    expect(names(await desk({ order: 'NAME' }))).toEqual(['阿依古丽', '白雪', '陶然']);
  });
});

describe('the joint queue of the re-review (D7)', () => {
  const QUEUE = `query ($state: ApplicationState, $name: String, $order: ApplicationOrder! = WAITING, $first: Int, $after: String) {
    departmentApplications(state: $state, name: $name, order: $order, first: $first, after: $after) {
      totalCount counts { state count } edges { cursor node { applicantName } } pageInfo { hasNextPage endCursor }
    }
  }`;
  let joint: World;
  beforeAll(async () => {
    joint = await city();
    for (const applicant of ['liu', 'yang']) await applicationIn(joint, 'APPROVED', { applicant });
    const nurse = titlesIn('health', { specialty: '护理' });
    await applicationIn(joint, 'APPROVED', { applicant: 'ma', unit: 'hospital', officer: 'huang', reviewer: 'qian', changes: nurse });
  });
  const queue = async (who: string, variables: object = {}) =>
    (await joint.does(who, QUEUE, { state: 'APPROVED', ...variables })).departmentApplications;

  it('is the whole city’s for the bureau and supervisors, and each department’s own for its officers', async () => {
    for (const who of ['wang', 'he']) {
      const all = await queue(who);
      expect([names(all).toSorted(), all.totalCount, all.counts]).toEqual([
        ['刘洋', '杨帆', '马晓丽'].toSorted(),
        3,
        [{ state: 'APPROVED', count: 3 }],
      ]);
    }
    expect(names(await queue('zhao')).toSorted()).toEqual(['刘洋', '杨帆'].toSorted());
    expect(names(await queue('qian'))).toEqual(['马晓丽']);
    expect(names(await queue('wang', { name: '马' }))).toEqual(['马晓丽']);
    expect(names(await queue('wang', { order: 'NAME' }))).toEqual(['刘洋', '马晓丽', '杨帆']);
  });

  it.each([1, 2])('is read %s at a time without a gap or a double, from one department to the next', async (first) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: { edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await queue('wang', { first, after });
      found.push(...names(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found.toSorted()).toEqual(['刘洋', '杨帆', '马晓丽'].toSorted());
  });

  it('refuses a cursor of another list, and a department that is not the officer’s', async () => {
    for (const after of ['x', '1', '9.zzz', '0.zzz']) expect(await joint.refusal('wang', QUEUE, { after }), after).toBe('CURSOR_INVALID');
    const one = 'query ($d: ID!) { departmentApplications(department: $d) { edges { cursor } } }';
    expect(await joint.refusal('zhao', one, { d: organisationId('health') })).toBe('ORGANISATION_UNKNOWN');
  });
});
