/** Review forms over GraphQL: what they say once something was put right, and what a unit has when it has downloaded them (R3). */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../schema/certificate/actions/course.ts';
import { reviewFormFor } from '../../schema/certificate/course/filling.ts';
import { loadForm } from '../../schema/certificate/store.ts';
import {
  BUNDLE,
  bundled,
  certificatesOf,
  certified,
  corrected,
  DOWNLOAD,
  FORMS,
  putRight,
  school,
  TAKE_BUNDLE,
} from '../support/certificates.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, instant } from '../support/world.ts';

describe('R3: a review form after something was put right', () => {
  it('names the document that has put it right, what was, and what is', async () => {
    const world = await city();
    const application = Buffer.from(await corrected(world), 'base64')
      .toString()
      .slice('Application:'.length);
    const form = (await loadForm(world.table, application)) ?? expect.fail('there is no form');
    const { sections } = reviewFormFor(await courseOf(await world.as('chen'), form));
    const [part] = sections.at(-1)?.parts ?? [];
    const text = part?.kind === 'opinion' ? part.text.split('\n') : [];
    const [now] = await certificatesOf(world, 'liu');
    expect(text.slice(1)).toEqual([
      '依嘉教职评〔2024〕1号，取得高级教师（副高级）资格，自2024年11月23日起计算。',
      '经嘉教职评〔2024〕2号（2024年12月2日），专业由“数学”更正为“物理”。',
      `证书编号：${now.number}。`,
    ]);
  });

  it('says until which day 刘洋 was posted: the last of the period, however late the clock ended it; of a posting that was stopped, that day', async () => {
    const world = await city();
    const { application } = await certified(world);
    const id = Buffer.from(application, 'base64').toString().slice('Application:'.length);
    const course = await courseOf(await world.as('chen'), (await loadForm(world.table, id)) ?? expect.fail('there is no form'));
    const { posting } = course;
    if (!posting) throw new Error('nobody was posted');
    const said = (changes: Partial<typeof posting>) => {
      const [unit] = reviewFormFor({ ...course, posting: { ...posting, ...changes } }).sections.filter(
        ({ title }) => title === '用人单位推荐意见',
      );
      const [part] = unit?.parts ?? [];
      return part?.kind === 'opinion' ? /公示：(.*?)，/u.exec(part.text)?.[1] : null;
    };
    const period = { startsAt: instant('2024-09-23T09:00:00+08:00'), endsAt: instant('2024-09-30T00:00:00+08:00') };
    const until = '2024年9月23日至2024年9月29日';
    for (const endedAt of [null, period.endsAt, period.endsAt + 60_000]) expect(said({ ...period, endedAt })).toBe(until);
    expect(said({ ...period, endedAt: instant('2024-09-26T15:00:00+08:00') })).toBe('2024年9月23日至2024年9月26日');
  });

  it('made anew it is to be downloaded again, whoever has the bundle of before', async () => {
    const world = await city();
    const document = await certified(world);
    const bundle = await bundled(world);
    world.at(world.now + 60_000);
    await putRight(world, document);
    await world.does('chen', TAKE_BUNDLE, { bundle, key: freshKey() });
    await world.deliver();
    await world.build();
    const { unitForms } = await world.does('chen', FORMS, { unit: school(), isNew: true });
    expect(unitForms.edges.map(({ node }: { node: { downloadedAt: string | null } }) => node.downloadedAt)).toEqual([null]);
  });

  it('a bundle whose file is gone is made anew, and counts for nothing', async () => {
    const world = await city();
    await certified(world);
    const bundle = await bundled(world);
    for (const key of world.stored.keys()) if (key.startsWith('exports/forms-')) world.stored.delete(key);
    expect(await world.refusal('chen', TAKE_BUNDLE, { bundle, key: freshKey() })).toBe('BUNDLE_EXPIRED');
    expect((await world.does('chen', FORMS, { unit: school(), isNew: true })).unitForms.edges).toHaveLength(1);
  });
});

describe('R3: the school downloads review forms', () => {
  it('singly: 陈静 has it, it is on record, and no longer among those to download; 黄磊 of another unit has not', async () => {
    const world = await city();
    const { application } = await certified(world);
    const names = async (isNew: boolean) =>
      (await world.does('chen', FORMS, { unit: school(), isNew })).unitForms.edges.map(
        (one: { node: { applicantName: string } }) => one.node.applicantName,
      );
    expect(await names(true)).toEqual(['刘洋']);
    expect((await world.does('liu', DOWNLOAD, { application })).downloadForm.url).toContain('http');
    expect(await names(true)).toEqual(['刘洋']); // its person has it; the unit has not
    expect(await world.refusal('huang', DOWNLOAD, { application })).toBe('FORM_UNKNOWN');
    expect(await world.refusal('zhao', DOWNLOAD, { application })).toBe('ROLE_REQUIRED');
    await world.does('chen', DOWNLOAD, { application });
    await world.does('chen', DOWNLOAD, { application });
    expect([await names(true), await names(false)]).toEqual([[], ['刘洋']]);
    const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on ReviewForm { history { edges { node { action by } } } } } }';
    const { unitForms } = await world.does('chen', FORMS, { unit: school() });
    const { node } = await world.does('chen', HISTORY, { id: unitForms.edges[0].node.id });
    const downloads = node.history.edges.filter((one: { node: { action: string } }) => one.node.action === 'download');
    expect(downloads.map((one: { node: { by: string } }) => one.node.by)).toEqual(['liu', 'chen', 'chen']);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('in one zip, with its progress, built once however often the queue brings it; what is in it is downloaded when the zip is', async () => {
    const world = await city();
    await certified(world);
    const bundle = await bundled(world);
    const fresh = async () => (await world.does('chen', FORMS, { unit: school(), isNew: true })).unitForms.edges.length;
    expect(await fresh()).toBe(1);
    expect(await world.refusal('huang', TAKE_BUNDLE, { bundle, key: freshKey() })).toBe('FORM_UNKNOWN');
    await world.does('lin', TAKE_BUNDLE, { bundle, key: freshKey() });
    const [, zip] = [...world.stored].find(([key]) => key.startsWith('exports/forms-')) ?? expect.fail('there is no zip');
    const forms = unzipSync(Uint8Array.from(zip));
    expect(Object.keys(forms)).toEqual(['0001-刘洋-职称评审表.pdf']);
    expect(Buffer.from(forms['0001-刘洋-职称评审表.pdf'] ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    await world.deliver();
    await world.build();
    expect(await fresh()).toBe(0);
    // In its history stands who has it, not what has noted it.
    const { unitForms } = await world.does('chen', FORMS, { unit: school() });
    const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on ReviewForm { history { edges { node { action by } } } } } }';
    const { node } = await world.does('chen', HISTORY, { id: unitForms.edges[0].node.id });
    expect(node.history.edges).toContainEqual({ node: { action: 'download', by: 'lin' } });
    expect(await world.refusal('huang', BUNDLE, { unit: school(), onlyNew: true, key: freshKey() })).toBe('FORM_UNKNOWN');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('R3: forms that nobody takes', () => {
  it('the school is reminded once they have lain there for thirty days, once a week, and no more when it has them', async () => {
    const world = await city();
    const { application } = await certified(world);
    const reminded = async (at: string) => {
      world.at(at);
      return (await world.tellUntakenForms()).reduce((sum, { sent }) => sum + sent, 0);
    };
    // Made on Monday the 2nd of December: on Monday the 30th they have lain there for 28 days, on the 6th of January for 35.
    expect(await reminded('2024-12-30T09:00:00+08:00')).toBe(0);
    expect(await reminded('2025-01-06T08:59:00+08:00')).toBe(0);
    expect(await reminded('2025-01-06T09:00:00+08:00')).toBe(2); // 陈静 and 林涛
    expect(await reminded('2025-01-07T09:00:00+08:00')).toBe(0);
    expect(await reminded('2025-01-13T09:00:00+08:00')).toBe(2);
    await world.does('chen', DOWNLOAD, { application });
    expect(await reminded('2025-01-20T09:00:00+08:00')).toBe(0);
  });
});
