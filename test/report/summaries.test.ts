/** 工作总结 over GraphQL: filed with its figures, given back, filed again, late ones taken and told (R5, C3). */
import { describe, expect, it } from 'vitest';
import { committeeId } from '../support/committees.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { issuedDocument } from '../support/title-documents.ts';
import { city, instant, type World } from '../support/world.ts';
import { FILE_SUMMARY, filedSummary, RETURN_SUMMARY, scanned, SUMMARISED, SUMMARY_UPLOAD } from '../support/year.ts';

const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 20 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;

const first = () => ({ committee: committeeId(), version: 0, content: SUMMARISED });
const OWING = '{ workSummaries { edges { node { isFiled isOverdue committee { name } summary { state: workSummaryState } } } } }';

describe('R5: a work summary', () => {
  it('is filed by 潘慧 with the figures of that instant and the document with its roster; they stay as they were', async () => {
    const world = await city();
    const document = await issuedDocument(world);
    const { fileWorkSummary } = await world.does('pan', FILE_SUMMARY, { ...first(), scan: await scanned(world) });
    expect(fileWorkSummary).toMatchObject({
      state: 'FILED',
      isLate: false,
      dueAt: '2025-01-01T00:00:00.000+08:00',
      last: {
        number: 1,
        problems: SUMMARISED.problems,
        scan: { url: expect.stringContaining('proofs/summaries/') },
        figures: {
          meetings: 1,
          candidates: 2,
          passed: 1,
          notPassed: 1,
          documents: [{ number: document.number, people: 1, document: { id: document.id } }],
        },
      },
    });
    await world.deliver();
    expect(await told(world, 'wang', 'SUMMARY_FILED')).toContain('（第1次报送），附已印发文件1件');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is given back by 王建国 with a reason, and filed again by 陶然; every edition is kept', async () => {
    const world = await city();
    const { summary, version } = await filedSummary(world);
    expect(await world.refusal('pan', FILE_SUMMARY, { ...first(), version })).toBe('SUMMARY_NOT_IN_STATE');
    expect(await world.refusal('wang', RETURN_SUMMARY, { summary, version: 7 })).toBe('VERSION_STALE');
    const { returnWorkSummary } = await world.does('wang', RETURN_SUMMARY, { summary, version, key: freshKey() });
    expect(returnWorkSummary).toMatchObject({ state: 'RETURNED', version: 2, returnedBecause: '请补充存在问题一节。' });
    expect(await world.refusal('wang', RETURN_SUMMARY, { summary, version: 2 })).toBe('SUMMARY_UNRETURNED');
    await world.deliver();
    expect(await told(world, 'pan', 'SUMMARY_RETURNED')).toContain('请补充存在问题一节。');
    expect(await world.refusal('tao', FILE_SUMMARY, first())).toBe('VERSION_STALE');
    const mended = { ...first(), version: 2, content: { ...SUMMARISED, problems: '阅卷时间偏紧；个别材料不全。' } };
    const { fileWorkSummary } = await world.does('tao', FILE_SUMMARY, mended);
    expect(fileWorkSummary).toMatchObject({ state: 'FILED', returnedBecause: null, last: { number: 2 } });
    const EDITIONS = 'query ($id: ID!) { node(id: $id) { ... on WorkSummary { editions { edges { node { number problems } } } } } }';
    const { node } = await world.does('he', EDITIONS, { id: summary });
    expect(node.editions.edges.map((one: { node: { number: number; problems: string } }) => one.node)).toEqual([
      { number: 2, problems: '阅卷时间偏紧；个别材料不全。' },
      { number: 1, problems: SUMMARISED.problems },
    ]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is in time to the last millisecond of 31 December; after that it is taken all the same, and told', async () => {
    const world = await city();
    const last = { arrivesAt: instant('2024-12-31T23:59:59.999+08:00') };
    const { fileWorkSummary } = await world.does('pan', FILE_SUMMARY, first(), last);
    expect(fileWorkSummary.isLate).toBe(false);
    const other = await city();
    const after = { arrivesAt: instant('2025-01-01T00:00:00.000+08:00') };
    const late = await other.does('pan', FILE_SUMMARY, first(), after);
    expect(late.fileWorkSummary).toMatchObject({ state: 'FILED', isLate: true, last: { isLate: true } });
    await other.deliver();
    expect(await told(other, 'wang', 'SUMMARY_FILED')).toContain('逾期报送');
  });

  it('is filed once of two at the same time, and once under one key', async () => {
    const world = await city();
    const both = await Promise.all(['pan', 'tao'].map((who) => world.ask(who, FILE_SUMMARY, first())));
    const codes = both.map(({ errors }) => errors?.[0]?.extensions['code'] ?? null);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(['SUMMARY_NOT_IN_STATE', 'VERSION_STALE']).toContain(codes.find((code) => code !== null));
    const again = await city();
    const asked = { ...first(), key: freshKey() };
    const one = await again.does('pan', FILE_SUMMARY, asked);
    expect(await again.does('pan', FILE_SUMMARY, asked)).toEqual(one);
    expect(await again.refusal('pan', FILE_SUMMARY, { ...asked, version: 3 })).toBe('KEY_REUSED');
    expect(wrongWith(await dump(again))).toEqual([]);
  });

  it('needs each of its parts, and takes no scan that was not uploaded or is too large', async () => {
    const world = await city();
    const empty = { ...first(), content: { ...SUMMARISED, problems: '　' } };
    const { errors } = await world.ask('pan', FILE_SUMMARY, empty);
    expect(errors?.[0]).toMatchObject({ message: '填写内容有误：存在问题不能为空。', extensions: { code: 'INPUT_INVALID', rule: 'R5' } });
    expect(await world.refusal('pan', FILE_SUMMARY, { ...first(), scan: 'nothing' })).toBe('PROOF_ABSENT');
    expect(await world.refusal('pan', SUMMARY_UPLOAD, { committee: committeeId(), size: 1e9 })).toBe('PROOF_SIZE');
  });

  it('is nobody else’s to see: not 陈静, not 刘洋, not the public; the bureau sees who has filed and who has not', async () => {
    const world = await city();
    const rows = async () => (await world.does('wang', OWING)).workSummaries.edges.map((one: { node: unknown }) => one.node);
    const committee = { name: expect.stringContaining('评审委员会') };
    expect(await rows()).toEqual([{ isFiled: false, isOverdue: false, committee, summary: null }]);
    const { summary } = await filedSummary(world);
    expect(await rows()).toEqual([{ isFiled: true, isOverdue: false, committee, summary: { state: 'FILED' } }]);
    const SEEN = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const who of ['chen', 'liu', 'zhao', 'yu', null]) expect((await world.does(who, SEEN, { id: summary })).node).toBe(null);
    const OF = 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { workSummary { state: workSummaryState } } } }';
    expect((await world.does(null, OF, { id: committeeId() })).node.workSummary).toBe(null);
    expect((await world.does('he', OF, { id: committeeId() })).node.workSummary).toEqual({ state: 'FILED' });
    expect(await world.refusal('chen', OWING)).toBe('ROLE_REQUIRED');
    const due = await city({ at: '2025-01-01T00:00:00.000+08:00' });
    expect((await due.does('he', OWING)).workSummaries.edges[0].node.isOverdue).toBe(true);
  });
});
