/** The last ten days: who still has something to do is reminded, and what begins too late is told so at once (C6, C11, C13). */
import { APPLICANTS, DESKS, OFFICERS, SEEDED } from '../cast.ts';
import { addressOf, lastDaysIn, LEFT, newMail, reminded, remindersIn } from '../mails.ts';
import { acceptAndPost, cleared, postingSeenBy } from '../postings.ts';
import { review } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { inspected } from './originals.ts';
import { noFourth, ofForm, sentAgainLate } from './returns.ts';

const { liYan, wangJie, shen, lu } = APPLICANTS;
const { school: luo, schoolSecond: shi } = OFFICERS;
const { education, hospital: huang } = SEEDED;
/** Every department has a table that is not sent yet, and the bureau one of a series without a department. */
const AUTHORITIES = [...DESKS.education, ...DESKS.health, ...DESKS.industry, ...DESKS.agriculture, ...DESKS.bureau];

/** The window closes on 31 October, but what is not posted by the 23rd cannot be recommended any more. */
async function lastPostingDay(stage: Stage): Promise<void> {
  await newMail(stage);
  await stage.until('2024-10-23T09:00:00+08:00');
  const mails = lastDaysIn(await newMail(stage));
  const told = mails
    .map(({ to }) => to)
    .toSorted()
    .join();
  stage.say(
    `公示最迟日：${mails[0]?.subject}`,
    'The last day for beginning a posting is told to the units that still have something to post.',
  );
  stage.expectThat(
    '公示最迟日只提醒尚有申报待公示的单位 / only units with something to post are told of the last day for it',
    told === DESKS.hospital.map(addressOf).toSorted().join(),
    told,
  );
}

async function weekBefore(stage: Stage): Promise<void> {
  // At the school two are posted: nobody has anything to do about them until they are over.
  const ofUnits = [shen, ...DESKS.hospital];
  const ofDepartments = [liYan, ...AUTHORITIES];
  const mails = await reminded(stage, '2024-10-25T09:00:00+08:00', LEFT.days7, [...ofUnits, ...ofDepartments]);
  const about = (title: string) =>
    mails
      .filter(({ subject }) => subject.includes(title))
      .map(({ to }) => to)
      .toSorted()
      .join();
  const addresses = (people: readonly Named[]) => people.map(addressOf).toSorted().join();
  stage.expectThat(
    '单位截止：待办的经办人和被单位退回者 / of the unit’s window: its officers, and who was returned by a unit',
    about('用人单位审核推荐') === addresses(ofUnits),
    about('用人单位审核推荐'),
  );
  stage.expectThat(
    '部门截止：待审核、待报送汇总表的经办人和被部门退回者 / of the department’s: officers who have to review or to send a table, and who was returned by one',
    about('行业主管部门审核') === addresses(ofDepartments),
    about('行业主管部门审核'),
  );
}

/** It is not refused: whoever posts is told that the plan cannot be met. */
async function tooLateToPost(stage: Stage): Promise<void> {
  await stage.until('2024-10-25T09:00:00+08:00');
  const shown = await acceptAndPost(stage, huang, lu);
  stage.say(
    `${lu.name}9月就已提交，${huang.name}收到提醒才公示。提示：${shown.flag?.zh}`,
    `${lu.english} submitted in September; ${huang.english} posts only now. Flag: ${shown.flag?.en}`,
  );
  stage.expectThat(
    '公示期满已过推荐截止，公示时即予提示 / the posting will end after recommending has closed, and is flagged when it begins',
    shown.endsAt === '2024-11-02T00:00:00.000+08:00' && (shown.flag?.zh.includes('不能推荐') ?? false),
    shown,
  );
  const inTime = await postingSeenBy(stage, luo, wangJie);
  stage.expectThat('赶得及的没有提示 / one that is in time has no flag', inTime?.flag === null, inTime);
}

async function threeDays(stage: Stage): Promise<void> {
  // The school’s posting has ended: now it is to be recommended.
  await reminded(stage, '2024-10-29T09:00:00+08:00', LEFT.days3, [shen, luo, shi, liYan, ...AUTHORITIES]);
  await stage.until('2024-10-29T09:00:00+08:00');
}

async function lastReviews(stage: Stage): Promise<void> {
  await cleared(stage, wangJie);
  await review(stage, luo, 'recommend', wangJie, { opinion: '公示无异议，同意推荐' });
  await noFourth(stage);
  await ofForm(stage);
  await review(stage, education, 'approve', liYan, { opinion: '补正后审核通过', remark: '退回3次' });
  const { state } = await review(stage, education, 'approve', wangJie, { opinion: '审核通过' });
  stage.say(
    `${liYan.name}退回三次后审核通过；${wangJie.name}审核通过。`,
    `${liYan.english} is approved after three returns; ${wangJie.english} is approved too.`,
  );
  stage.expectThat('均已通过 / both are approved', state === 'APPROVED' && stage.application(liYan).state === 'APPROVED', state);
}

async function nobodyElse(stage: Stage): Promise<void> {
  const all = await stage.client.outbox();
  await newMail(stage);
  const { ji, gulinar, yang, sun, chenWei, ding, tao, du, zhou, seconded, central, kong, miao, fang, bai } = APPLICANTS;
  const submitted = [ji, gulinar, yang, sun, chenWei, ding, tao, du, lu, zhou, seconded, central, SEEDED.nurse, SEEDED.flexible];
  const withdrawn = [kong, miao, fang, bai];
  const toThem = remindersIn(all).filter(({ to }) => [...submitted, ...withdrawn].some((person) => addressOf(person) === to));
  stage.expectThat(
    '及时提交者、已撤回者全程未收到提醒 / who submitted in time, or withdrew, was never reminded',
    toThem.length === 0,
    toThem,
  );
}

export const deadlinesChapter: ChapterOf = {
  zh: '最后十天',
  en: 'The last ten days',
  scenes: [lastPostingDay, weekBefore, tooLateToPost, inspected, threeDays, sentAgainLate, lastReviews, nobodyElse],
};
