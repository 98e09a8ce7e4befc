/** A notice that is amended, published or withdrawn is told to everybody whom it concerns, once, with what they need to know (C8). */
import { describe, expect, it } from 'vitest';
import { tellAnnouncements } from '../../schema/notification/actions/index.ts';
import { appliesTo, partsChanged, reaches } from '../../schema/notification/rules/announcements.ts';
import { AMEND_NOTICE, drafted, PUBLISH, WITHDRAW_NOTICE } from '../drafting/acts.ts';
import { cutting } from '../support/cutting.ts';
import { applicationIn, RETURN, WITHDRAW } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER } from '../support/notices.ts';
import { city, instant, type World } from '../support/world.ts';

/** The departments and the bureau of the city, and the officers of its units; of another city, of the province or of supervision nobody. */
const OFFICES = ['li', 'qian', 'sun', 'wang', 'wu', 'zhao', 'zhou'];
const UNITS = ['chen', 'huang', 'lin'];
const everybody = (...more: string[]) => [...OFFICES, ...UNITS, ...more].toSorted();

/** 王建国 amends, 李秀梅 confirms. */
async function amended(world: World, whom: 'ALL' | 'NEW', changes: Record<string, unknown>): Promise<void> {
  const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
  const { amendAnnouncement } = await world.does('wang', AMEND_NOTICE, {
    version,
    parts: [{ part: 'POLICY', content: { ...notice.document.policy, ...changes } }],
    appliesTo: whom,
  });
  await world.does('li', PUBLISH, { draft: amendAnnouncement.id, version: amendAnnouncement.version });
  await world.deliver();
}

/** 2025's notice, written by 王建国 and in force. */
async function published(world: World): Promise<{ draft: string; version: number }> {
  const { draft, version } = await drafted(world);
  const proposed = (await world.does('wang', PUBLISH, { draft, version })).publishAnnouncement;
  const confirmed = (await world.does('li', PUBLISH, { draft, version: proposed.version })).publishAnnouncement;
  await world.deliver();
  return { draft, version: confirmed.version };
}

/** Whom a run mails, each as often as they are. */
async function toldOf(world: World): Promise<string[]> {
  const before = world.mails.length;
  await world.tellAnnouncements();
  await world.deliver();
  return world.mails
    .slice(before)
    .map(({ to }) => to.replace('@example.cn', ''))
    .toSorted();
}

describe('C8: an amendment of a notice', () => {
  it('for all is told to liu, who has submitted, to yang, who has a draft, and to the units and offices of the city; not to who has withdrawn, nor elsewhere', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    const ma = await applicationIn(world, 'SUBMITTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    await world.does('ma', WITHDRAW, { application: ma.id, version: ma.version });
    await world.deliver();
    expect(await toldOf(world)).toEqual([]); // the notice that was there from the first day is nobody’s news
    await amended(world, 'ALL', { restoreDays: 40 });
    expect(world.schedules.filter(({ name }) => name === '620200-2024-1-notice-2-told')).toMatchObject([
      { target: 'reminders', at: world.now + 60_000 },
    ]);
    expect(await toldOf(world)).toEqual(everybody('liu', 'yang'));
    expect(await toldOf(world)).toEqual([]);
    for (const [who, about] of [
      ['liu', 'Application'],
      ['yang', 'Application'],
      ['chen', 'Organisation'],
      ['zhao', 'Organisation'],
    ] as const) {
      const { notices } = await inbox(world, who);
      const amendments = notices.filter(({ topic }: { topic: string }) => topic === 'NOTICE_AMENDED');
      expect(amendments).toHaveLength(1);
      expect(amendments[0]).toMatchObject({
        class: 'REQUIRED',
        rule: 'C8',
        title: { zh: '职称评审通知已调整', en: 'The notice of the review is amended' },
        about: { __typename: about },
        text: {
          zh: '根据嘉人社函〔2024〕40号，2024年度职称评审的通知（嘉人社发〔2024〕205号）已作调整，涉及：政策参数。本次调整适用于全部申报，包括此前已提交的申报。请查阅调整后的通知全文。事由：省厅通知调整',
          en: expect.stringContaining('it holds for all applications, those that have been submitted before as well'),
        },
      });
    }
    for (const who of ['yu', 'sheng', 'he', 'ma']) {
      const { notices } = await inbox(world, who);
      expect(notices.map(({ topic }: { topic: string }) => topic)).not.toContain('NOTICE_AMENDED');
    }
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('for new ones alone is told to yang, who has a draft, to the units and the offices; liu, who has submitted, is left alone, and the others read so', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('chen', RETURN, { application: id, version, opinion: '补材料' }); // to mend is not to submit for the first time
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    await amended(world, 'NEW', { returns: { most: 2, counted: 'TOGETHER' } });
    expect(await toldOf(world)).toEqual(everybody('yang'));
    const { notices } = await inbox(world, 'yang');
    expect(notices[0].text.zh).toContain('仅适用于此后首次提交的申报，此前已提交的申报不受影响、仍按原规定办理');
    expect(notices[0].text.en).toContain('nothing changes for what has been submitted before');
  });

  it('for new ones alone is told to yang also if the draft is sent in the minute before it is told: it is judged by it', async () => {
    const world = await city();
    await amended(world, 'NEW', { returns: { most: 2, counted: 'TOGETHER' } });
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await world.deliver();
    expect(await toldOf(world)).toEqual(everybody('yang'));
  });

  it('is not told to whom a window has left behind: yang’s draft lapsed at 24时, a millisecond before it was not', async () => {
    for (const [at, people] of [
      ['2024-10-20T23:59:59.999+08:00', ['liu', 'yang']],
      ['2024-10-21T00:00:00+08:00', ['liu']],
    ] as const) {
      const world = await city();
      await applicationIn(world, 'SUBMITTED');
      await applicationIn(world, 'DRAFT', { applicant: 'yang' });
      await amended(world, 'ALL', { restoreDays: 40 });
      world.at(at);
      expect(await toldOf(world)).toEqual(everybody(...people));
    }
  });

  it('is told one after the other, each with its own reason, although all mail was turned off', async () => {
    const world = await city();
    await world.does('chen', PREFER, { choices: ['REMINDERS', 'PROGRESS', 'WORK'].map((one) => ({ class: one, mail: 'OFF' })) });
    await amended(world, 'ALL', { restoreDays: 40 });
    await amended(world, 'NEW', { restoreDays: 20 });
    await toldOf(world);
    const texts = mailsTo(world, 'chen').map(({ text }) => text);
    expect(texts.map((text) => text.includes('适用于全部申报'))).toEqual([true, false]);
    expect(texts.map((text) => text.includes('仅适用于此后首次提交'))).toEqual([false, true]);
  });

  it('told by several runs at once, or by a run cut at its requests and begun again, is told once', async () => {
    const probe = cutting();
    const world = await city({ wrap: probe.wrap });
    await applicationIn(world, 'DRAFT');
    await amended(world, 'ALL', { restoreDays: 40 });
    await Promise.all([world.tellAnnouncements(), world.tellAnnouncements(), world.tellAnnouncements()]);
    expect(await toldOf(world)).toEqual(everybody('liu'));
    await amended(world, 'ALL', { restoreDays: 41 });
    for (let request = 1, done = false; !done; request += request < 3 || request > 60 ? 1 : 13) {
      const cut = cutting();
      cut.set({ request, after: request % 2 === 0 });
      done = await tellAnnouncements({ ...world.context(), table: cut.wrap(world.table) }).then(
        () => true,
        () => false,
      );
    }
    expect(await toldOf(world)).toEqual(everybody('liu'));
    expect(await toldOf(world)).toEqual([]);
  });
});

describe('C8: a publication', () => {
  it('is told to the units as well, whose people ask them first; and its withdrawal to all who heard of it', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    await world.deliver();
    const { draft, version } = await published(world);
    expect(await toldOf(world)).toEqual(everybody());
    expect((await inbox(world, 'chen')).notices[0]).toMatchObject({
      topic: 'NOTICE_PUBLISHED',
      class: 'REQUIRED',
      text: { zh: expect.stringContaining('2025年度职称评审的通知（嘉人社发〔2025〕88号）已发布，第一个阶段于2025年8月31日0时') },
    });
    world.at('2024-09-12T09:00:00+08:00');
    await world.does('wang', WITHDRAW_NOTICE, { draft, version });
    await world.deliver();
    expect(world.schedules.some(({ name }) => name === '620200-2025-1-withdrawn-1-told')).toBe(true);
    expect(await toldOf(world)).toEqual(everybody());
    expect(await toldOf(world)).toEqual([]);
    expect((await inbox(world, 'chen')).notices[0]).toMatchObject({
      topic: 'NOTICE_WITHDRAWN',
      text: {
        zh: '2025年度职称评审的通知（嘉人社发〔2025〕88号）已撤回，所定各阶段时间不再执行，以重新发布的通知为准。事由：另行发布',
      },
    });
  });

  it('withdrawn before it was told is told as withdrawn alone; published anew, it is told as published, and what was before is nobody’s news', async () => {
    const world = await city();
    const { draft, version } = await published(world);
    await world.does('wang', WITHDRAW_NOTICE, { draft, version });
    expect(await toldOf(world)).toEqual(everybody());
    expect(mailsTo(world, 'chen').map(({ text }) => text.includes('已撤回'))).toEqual([true]);
    world.at(world.now + 1000);
    await published(world);
    expect(await toldOf(world)).toEqual(everybody());
    expect(mailsTo(world, 'chen').map(({ text }) => text.includes('已发布'))).toEqual([false, true]);
    expect(await toldOf(world)).toEqual([]);
  });
});

describe('whom an amendment reaches', () => {
  it('is what its head says of its version, and an application by the version it was first submitted under', () => {
    expect([2, 3].map((number) => appliesTo({ forNew: [3] }, number))).toEqual(['ALL', 'NEW']);
    expect([null, 2, 3].map((judgedBy) => reaches('NEW', 3, { judgedBy }))).toEqual([true, false, true]);
    expect([null, 2, 3].map((judgedBy) => reaches('ALL', 3, { judgedBy }))).toEqual([true, true, true]);
    expect(partsChanged({ policy: { a: 1 }, notice: { b: 1 } }, { notice: { b: 1 }, policy: { a: 2 }, standards: {} })).toEqual([
      'policy',
      'standards',
    ]);
  });
});

it('the clock’s function tells it beside all else that is due', async () => {
  const world = await city();
  await amended(world, 'ALL', { restoreDays: 40 });
  world.at(instant('2024-09-11T09:01:00+08:00'));
  expect((await world.sendDue()).announced).toEqual([{ cycle: '620200-2024-1', what: 'AMENDED', sent: everybody().length }]);
});
