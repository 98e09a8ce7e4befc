/** What comes next for what is posted: whose move it is, and whether it can still be in time (C11, U4, U5). */
import { describe, expect, it } from 'vitest';
import { applicationIn, ASK_WITHDRAWAL, DECIDE, judged, POST } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { objection } from '../support/postings.ts';
import { returnedBy } from '../support/returned.ts';
import { city, organisationId, type World } from '../support/world.ts';

const NEXT = `query ($u: ID!) { unitApplications(unit: $u) { edges { node { state next { by text { zh } isMissed } } } } }`;

async function nextOf(world: World) {
  const { unitApplications } = await world.does('chen', NEXT, { u: organisationId('school') });
  return unitApplications.edges[0].node;
}

async function postedAt(world: World, at: string): Promise<string> {
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  await world.deliver();
  world.at(at);
  const { postApplication } = await world.does('chen', POST, { application: id, version, audience: 'PUBLIC' });
  return postApplication.id;
}

describe('A8: the wish to withdraw', () => {
  it.each([
    ['returned by zhao', returnedBy('zhao'), '按退回意见修改后重新提交'],
    ['approved', (world: World) => applicationIn(world, 'APPROVED'), '报送汇总表'],
  ])('of liu, whose application is %s, is the department’s to answer first', async (_, ready, otherwise) => {
    const world = await city();
    const { id, version } = await ready(world);
    await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
    expect((await nextOf(world)).next).toMatchObject({
      by: 'DEPARTMENT_OFFICER',
      text: { zh: `答复申报人的撤回申请；不同意撤回的，${otherwise}` },
    });
  });
});

describe('what is posted', () => {
  it('waits for time alone, until an objection is open: then for its unit’s answer (U4)', async () => {
    const world = await city();
    const id = await postedAt(world, '2024-09-12T10:00:00+08:00');
    expect((await nextOf(world)).next).toEqual({ by: null, text: { zh: '公示期满、出具结果报告' }, isMissed: false });
    const against = await objection(world, id);
    expect((await nextOf(world)).next).toEqual({ by: 'UNIT_OFFICER', text: { zh: '单位核查答复异议，公示方可结束' }, isMissed: false });
    await world.does('chen', DECIDE, { objection: against, finding: 'DISMISSED' });
    expect((await nextOf(world)).next.by).toBeNull();
  });

  it('and is to be mended, goes on for three working days: the last day for that is the one that liu is told (C11, U4)', async () => {
    const world = await city();
    const id = await postedAt(world, '2024-10-18T10:00:00+08:00');
    world.at('2024-10-24T10:00:00+08:00');
    const against = await objection(world, id);
    await world.does('chen', DECIDE, { objection: against, finding: 'TO_MEND', text: '更正论文', judgements: judged('papers') });
    const { myApplication } = await world.does('liu', '{ myApplication { next { safeDay { step day } } } }');
    expect(myApplication.next.safeDay).toEqual({ step: 'POSTING', day: '2024-10-27' });
    await world.deliver();
    const { notices } = await inbox(world, 'liu');
    expect(notices.find(({ topic }: { topic: string }) => topic === 'TO_MEND').text.zh).toContain('公示须在2024年10月27日24时前开始');
  });

  it('on 23 October is over in time, on the 24th is not, and that is said while it runs (C11, U5)', async () => {
    for (const [day, isMissed] of [
      ['23', false],
      ['24', true],
    ] as const) {
      const world = await city();
      await postedAt(world, `2024-10-${day}T10:00:00+08:00`);
      expect((await nextOf(world)).next.isMissed, day).toBe(isMissed);
    }
  });

  it('and is over when recommending has closed, leads nobody to expect it: the report is made, and nobody is told to recommend (U5)', async () => {
    for (const [day, topics] of [
      ['23', ['CLEARED', 'TO_RECOMMEND']],
      ['24', []],
    ] as const) {
      const world = await city();
      await postedAt(world, `2024-10-${day}T10:00:00+08:00`);
      world.at(day === '23' ? '2024-10-31T00:01:00+08:00' : '2024-11-01T00:01:00+08:00');
      await world.closePostings();
      await world.deliver();
      expect((await nextOf(world)).state).toBe('CLEARED');
      const told = [...(await inbox(world, 'liu')).notices, ...(await inbox(world, 'chen')).notices].map(
        ({ topic }: { topic: string }) => topic,
      );
      expect(told.filter((topic) => topic === 'CLEARED' || topic === 'TO_RECOMMEND')).toEqual(topics);
    }
  });
});
