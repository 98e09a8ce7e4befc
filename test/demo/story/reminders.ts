/** Before the window closes those who still hold a draft are reminded, once for each offset; those who have submitted are not. */
import { recommend, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { LEFT, nobodyReminded, reminded } from '../mails.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { wangJie, zhao, gao, han } = APPLICANTS;

async function sevenDays(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-14T00:00:00+08:00', LEFT.days7, [wangJie, zhao, gao, han]);
  await nobodyReminded(stage, '2024-10-14T09:00:00+08:00');
  await submit(stage, gao);
  await recommend(stage, SEEDED.hospital, gao, '同意推荐');
  stage.say(`${gao.name}收到提醒后提交，单位随即推荐。`, `${gao.english} submits after the reminder; the hospital recommends at once.`);
}

async function threeDays(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-18T00:00:00+08:00', LEFT.days3, [wangJie, zhao, han]);
  await submit(stage, wangJie);
  await recommend(stage, OFFICERS.school, wangJie, '同意推荐');
  stage.say(`${wangJie.name}提交。`, `${wangJie.english} submits.`);
}

async function lastDay(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-20T00:00:00+08:00', LEFT.day1, [zhao, han]);
  await nobodyReminded(stage, '2024-10-20T20:30:00+08:00');
  await reminded(stage, '2024-10-20T22:00:00+08:00', LEFT.hours2, [zhao, han]);
}

export const remindersChapter: ChapterOf = {
  zh: '截止前提醒',
  en: 'Reminders before the close',
  scenes: [sevenDays, threeDays, lastDay],
};
