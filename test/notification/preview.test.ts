/** The bureau sees beforehand what will be sent when, and how much it is about (C13). */
import { describe, expect, it } from 'vitest';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn } from '../support/forms.ts';
import { told } from '../support/notices.ts';
import { published } from '../support/notices/yubei.ts';
import { YUBEI_2025 } from '../support/notices/yubei-2025.ts';
import { objection, posting } from '../support/postings.ts';
import { city, CITY, CYCLE, ELSEWHERE, instant } from '../support/world.ts';

const PLANNED = `query ($first: Int, $after: String, $cycle: String) {
  plannedNotices(first: $first, after: $after, cycle: $cycle) {
    pageInfo { hasNextPage endCursor }
    edges { node { at phase closesAt hoursBefore collected waiting { party state tableState count } } }
  }
}`;

describe('what is planned', () => {
  it('is each reminder with what waits at present, and the next digest with what it holds, in order', async () => {
    const world = await city({ at: '2024-10-19T19:00:00+08:00' });
    await applicationIn(world, 'DRAFT', { applicant: 'liu' });
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await told(world, 'RETURNED', 'liu');
    await world.deliver();
    const { plannedNotices } = await world.does('wang', PLANNED);
    const nodes = plannedNotices.edges.map(({ node }: { node: object }) => node);
    expect(nodes.map(({ at, phase, hoursBefore }: Record<string, string>) => `${at?.slice(5, 16)} ${phase} ${hoursBefore}`)).toEqual([
      '10-20T09:00 APPLICATION 24',
      '10-20T18:00 null null',
      '10-20T22:00 APPLICATION 2',
      '10-25T09:00 UNIT_REVIEW 168',
      '10-25T09:00 DEPARTMENT_REVIEW 168',
      '10-29T09:00 UNIT_REVIEW 72',
      '10-29T09:00 DEPARTMENT_REVIEW 72',
      '10-31T09:00 UNIT_REVIEW 24',
      '10-31T09:00 DEPARTMENT_REVIEW 24',
      '10-31T22:00 UNIT_REVIEW 2',
      '10-31T22:00 DEPARTMENT_REVIEW 2',
      '11-04T09:00 RE_REVIEW 168',
      '11-08T09:00 RE_REVIEW 72',
      '11-10T09:00 RE_REVIEW 24',
      '11-10T22:00 RE_REVIEW 2',
    ]);
    expect(nodes[0]).toMatchObject({
      closesAt: '2024-10-21T00:00:00.000+08:00',
      collected: null,
      waiting: [{ party: 'APPLICANT', state: 'DRAFT', tableState: null, count: 1 }],
    });
    expect(nodes[1]).toMatchObject({ collected: 3, waiting: [] });
    expect(nodes[3].waiting).toContainEqual({ party: 'UNIT', state: 'SUBMITTED', tableState: null, count: 1 });
  });

  it('counts the postings with an objection to answer (U4)', async () => {
    const world = await city();
    await objection(world, (await posting(world)).id);
    await applicationIn(world, 'POSTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    const { plannedNotices } = await world.does('wang', PLANNED);
    const units = plannedNotices.edges
      .map(({ node }: { node: { phase: string } }) => node)
      .find(({ phase }: { phase: string }) => phase === 'UNIT_REVIEW');
    expect(units.waiting).toContainEqual({ party: 'UNIT', state: null, tableState: null, count: 1 });
  });

  it('is read page by page, follows an amendment, and is the bureau’s and the supervisors’', async () => {
    const world = await city();
    const first = (await world.does('he', PLANNED, { first: 3 })).plannedNotices;
    const second = (await world.does('he', PLANNED, { first: 50, after: first.pageInfo.endCursor })).plannedNotices;
    expect([first.edges.length, second.edges.length, second.pageInfo.hasNextPage]).toEqual([3, 14, false]);
    await world.does('wang', AMEND, { phase: 'APPLICATION', closesAt: '2024-10-23T00:00:00+08:00' });
    const [, amended] = (await world.does('wang', PLANNED)).plannedNotices.edges;
    expect(amended.node.at).toBe('2024-10-16T09:00:00.000+08:00');
    for (const who of ['liu', 'chen', 'zhao']) expect(await world.refusal(who, PLANNED)).toBe('ROLE_REQUIRED');
    expect(await world.refusal('wang', PLANNED, { after: 'made up' })).toBe('CURSOR_INVALID');
    expect(await world.refusal('wang', PLANNED, { cycle: '1999' })).toBe('CYCLE_UNKNOWN');
  });
});

const OF_YUBEI = '500112-2025-1';

describe('what is planned in two cities', () => {
  it('P5: is that of 渝北区 for yu and kang alone, and of Jiayuguan for wang, he and sheng; neither bureau reads the other’s', async () => {
    const world = await city({ at: '2025-08-20T09:00:00+08:00' });
    await published(world);
    for (const who of ['yu', 'kang']) {
      const { plannedNotices } = await world.does(who, PLANNED);
      expect(plannedNotices.edges.at(-1).node.closesAt).toBe('2025-11-28T18:00:00.000+08:00');
      expect(await world.refusal(who, PLANNED, { cycle: CYCLE })).toBe('ROLE_REQUIRED');
    }
    for (const who of ['wang', 'he', 'sheng']) {
      expect(await world.refusal(who, PLANNED, { cycle: OF_YUBEI })).toBe('ROLE_REQUIRED');
      expect(await world.refusal(who, PLANNED, { cycle: CYCLE })).toBeNull();
    }
  });

  it('P5: of the one digest each city counts its own, and what is of no single one', async () => {
    const world = await city({ at: '2025-08-20T09:00:00+08:00' });
    await published(world);
    await world.deliver();
    await world.sendDue();
    await world.deliver();
    const collected = async (who: string, cycle: string) => {
      const { plannedNotices } = await world.does(who, PLANNED, { cycle });
      return plannedNotices.edges.flatMap(({ node }: { node: { collected: number | null } }) => node.collected ?? [])[0];
    };
    const before = [await collected('wang', CYCLE), await collected('yu', OF_YUBEI)];
    for (const [key, of] of Object.entries({ here: CITY, here2: CITY, there: ELSEWHERE, province: '620000' }))
      await told(world, 'RETURNED', 'liu', key, { type: 'Organisation', id: 'school' }, of);
    await world.deliver();
    const after = [await collected('wang', CYCLE), await collected('yu', OF_YUBEI)];
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([3, 2]);
  });

  it('C13: two closings of one phase whose reminders go at one instant are two rows, each read once however short the pages are', async () => {
    const world = await city({ at: '2025-08-20T09:00:00+08:00' });
    const [first, ...others] = YUBEI_2025.parts.PHASES;
    // Three days before the one and a week before the other: the same morning.
    const later = { for: { recognition: true }, closes: '2025-10-04 18:00', source: '四（一）考核认定' };
    await published(world, { PHASES: [{ ...first, exceptions: [later] }, ...others] });
    const all = (await world.does('yu', PLANNED, { first: 100 })).plannedNotices.edges.map(({ node }: { node: object }) => node);
    const morning = instant('2025-09-27T09:00:00+08:00');
    expect(all.filter(({ at }: { at: string }) => Date.parse(at) === morning)).toMatchObject([
      { phase: 'APPLICATION', closesAt: '2025-09-30T18:00:00.000+08:00', hoursBefore: 72 },
      { phase: 'APPLICATION', closesAt: '2025-10-04T18:00:00.000+08:00', hoursBefore: 168 },
    ]);
    for (const size of [1, 2, 5]) {
      const read: object[] = [];
      let after: string | null = null;
      do {
        const { plannedNotices } = await world.does('yu', PLANNED, { first: size, after });
        read.push(...plannedNotices.edges.map(({ node }: { node: object }) => node));
        after = plannedNotices.pageInfo.hasNextPage && read.length <= all.length ? plannedNotices.pageInfo.endCursor : null;
      } while (after !== null);
      expect(read).toEqual(all);
    }
  });
});
