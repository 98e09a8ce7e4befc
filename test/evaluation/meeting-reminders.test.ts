/** Before a committee meets, who still has to read is reminded, and its office of candidates whom nobody reads (E7, C13). */
import { describe, expect, it } from 'vitest';
import { beforeCommittee, ASSIGN, assigned, gives } from '../support/reading.ts';
import { committeeId } from '../support/committees.ts';
import { inbox } from '../support/notices.ts';
import { city, type World } from '../support/world.ts';

/** The meeting begins on 23 November; the reminder of three days before goes out at nine. */
const THREE_DAYS_BEFORE = '2024-11-20T09:00:00+08:00';

async function reminders(world: World, who: string): Promise<string[]> {
  await world.deliver();
  const { notices } = await inbox(world, who, { first: 50 });
  return notices
    .filter(({ topic, text }: { topic: string; text: { zh: string } }) => topic === 'REMINDER' && text.zh.includes('开会'))
    .map(({ text }: { text: { zh: string } }) => text.zh);
}

describe('C13, E7: before the meeting', () => {
  it('each reader whose opinion is awaited is told once for each offset, and not who has given it', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const [first = '', second = ''] = readers;
    await gives(world, first);
    world.at('2024-11-20T08:59:59.999+08:00');
    await world.remindOfMeetings(); // that of a week before, which nobody was there to send
    const before = (await reminders(world, second)).length;
    await world.remindOfMeetings();
    expect(await reminders(world, second)).toHaveLength(before);
    world.at(THREE_DAYS_BEFORE);
    await Promise.all([1, 2, 3].map(() => world.remindOfMeetings()));
    await world.remindOfMeetings();
    expect(await reminders(world, second)).toHaveLength(before + 1);
    expect((await reminders(world, second))[0]).toMatch(/将于2024年11月23日.*您尚有评阅材料未提交评价意见/u);
    expect(await reminders(world, first)).toEqual([]);
    expect(await reminders(world, 'pan')).toEqual([]);
    // What was missed altogether is not sent once the meeting is there.
    world.at('2024-11-23T00:00:00+08:00');
    expect(await world.remindOfMeetings()).toEqual([]);
  });

  it('the office is told of candidates whom nobody was given to read', async () => {
    const world = await city();
    await beforeCommittee(world);
    world.at(THREE_DAYS_BEFORE);
    expect(await world.remindOfMeetings()).toMatchObject([{ sent: 2 }]);
    expect((await reminders(world, 'pan'))[0]).toContain('尚有评审对象未分配评阅人');
    await world.does('pan', ASSIGN, { committee: committeeId() });
    world.at('2024-11-22T09:00:00+08:00');
    await world.remindOfMeetings();
    expect(await reminders(world, 'pan')).toHaveLength(1);
  });
});
