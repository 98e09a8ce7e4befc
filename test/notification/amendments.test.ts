/** An amended window is told to everybody who has something to do under it, once, by mail at once (C8). */
import { describe, expect, it } from 'vitest';
import { tellAmendments } from '../../schema/notification/actions/index.ts';
import { cutting } from '../support/cutting.ts';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER } from '../support/notices.ts';
import { city, type World } from '../support/world.ts';

async function amended(world: World, phase: string, closesAt: string): Promise<void> {
  await world.does('wang', AMEND, { phase, closesAt, reason: '宽带故障 {left}' });
}

async function toldOf(world: World): Promise<string[]> {
  const before = world.mails.length;
  await world.tellAmendments();
  await world.deliver();
  return world.mails
    .slice(before)
    .map(({ to }) => to.replace('@example.cn', ''))
    .toSorted();
}

describe('an amendment', () => {
  it('of the application window is told to liu, who has a draft, and to the officers of units; not to ma, who has submitted', async () => {
    const world = await city();
    await applicationIn(world, 'DRAFT', { applicant: 'liu' });
    await applicationIn(world, 'SUBMITTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    expect(await toldOf(world)).toEqual([]);
    await amended(world, 'APPLICATION', '2024-10-22T00:00:00+08:00');
    expect(await toldOf(world)).toEqual(['chen', 'huang', 'lin', 'liu']);
    expect(await toldOf(world)).toEqual([]);
    const { notices } = await inbox(world, 'liu');
    expect(notices[0]).toMatchObject({
      topic: 'AMENDED',
      class: 'REQUIRED',
      rule: 'C8',
      title: { zh: '个人申报时间已调整', en: 'The personal application has new dates' },
      about: { __typename: 'Application' },
    });
    expect(notices[0].text.zh).toBe(
      '根据嘉人社函〔2024〕37号，2024年度职称评审“个人申报”的时间调整为2024年9月11日0时至2024年10月21日24时（北京时间），以此为准。事由：宽带故障 {left}',
    );
  });

  it('of the units’ window goes to their officers and to applicants who have to mend for a unit; of the departments’ to theirs and the bureau’s', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
    await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
    await world.deliver();
    world.at('2024-10-22T09:00:00+08:00');
    await amended(world, 'UNIT_REVIEW', '2024-11-05T00:00:00+08:00');
    expect(await toldOf(world)).toEqual(['chen', 'huang', 'lin', 'liu']);
    await amended(world, 'DEPARTMENT_REVIEW', '2024-11-06T00:00:00+08:00');
    expect(await toldOf(world)).toEqual(['li', 'qian', 'sun', 'wang', 'wu', 'zhao', 'zhou']);
  });

  it('is told although all mail was turned off, and never waits for the digest; an amendment that another overtook before it was told is not', async () => {
    const world = await city();
    await world.does('chen', PREFER, { choices: ['REMINDERS', 'PROGRESS', 'WORK'].map((one) => ({ class: one, mail: 'OFF' })) });
    await amended(world, 'APPLICATION', '2024-10-22T00:00:00+08:00');
    await toldOf(world);
    expect(mailsTo(world, 'chen')).toHaveLength(1);
    world.at('2024-09-12T09:00:00+08:00');
    await amended(world, 'APPLICATION', '2024-10-23T00:00:00+08:00');
    await amended(world, 'APPLICATION', '2024-10-24T00:00:00+08:00');
    await toldOf(world);
    expect(mailsTo(world, 'chen').map(({ text }) => text.includes('10月23日24时'))).toEqual([false, true]);
  });

  it('told by four runs at once, or by a run cut at every request and begun again, is told once', async () => {
    const told = ['chen', 'huang', 'lin', 'liu'];
    const probe = cutting();
    const world = await city({ wrap: probe.wrap });
    await applicationIn(world, 'DRAFT');
    await amended(world, 'APPLICATION', '2024-10-22T00:00:00+08:00');
    const parallel = [world.tellAmendments(), world.tellAmendments(), world.tellAmendments()];
    await Promise.all(parallel);
    expect(await toldOf(world)).toEqual(told);
    expect(wrongWith(await dump(world))).toEqual([]);

    await amended(world, 'APPLICATION', '2024-10-23T00:00:00+08:00');
    for (let request = 1, done = false; !done; request += request < 3 || request > 130 ? 1 : 17) {
      const cut = cutting();
      cut.set({ request, after: request % 2 === 0 });
      done = await tellAmendments({ ...world.context(), table: cut.wrap(world.table) }).then(
        () => true,
        () => false,
      );
    }
    expect(await toldOf(world)).toEqual(told);
    expect(await toldOf(world)).toEqual([]);
  });
});
