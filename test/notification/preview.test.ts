/** The bureau sees beforehand what will be sent when, and how much it is about (C13). */
import { describe, expect, it } from 'vitest';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn } from '../support/forms.ts';
import { told } from '../support/notices.ts';
import { objection, posting } from '../support/postings.ts';
import { city } from '../support/world.ts';

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
