/** Before the window closes those who still hold a draft are reminded, once for each offset; those who have submitted are not. */
import { changing, mine, save, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { RESTORE } from '../graphql.ts';
import { notEligible } from '../judged.ts';
import { LEFT, nobodyReminded, reminded } from '../mails.ts';
import { acceptAndPost } from '../postings.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { wangJie, zhao, gao, han, kong } = APPLICANTS;

async function sevenDays(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-14T09:00:00+08:00', LEFT.days7, [wangJie, zhao, gao, han]);
  await nobodyReminded(stage, '2024-10-14T10:00:00+08:00');
  await submit(stage, gao);
  const { endsAt } = await acceptAndPost(stage, SEEDED.hospital, gao);
  const late = [RESTORE, changing(stage, kong)] as const;
  await stage.refuses(
    { zh: '撤回已逾30日再恢复', en: 'restores what was withdrawn more than thirty days ago' },
    kong,
    late,
    'RESTORE_TOO_LATE',
    'A8',
  );
  stage.say(
    `${gao.name}收到提醒后提交，单位随即公示，至${endsAt}。`,
    `${gao.english} submits after the reminder; the hospital posts it at once.`,
  );
}

async function threeDays(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-18T09:00:00+08:00', LEFT.days3, [wangJie, zhao, han]);
  const tried = { zh: '继续教育专业科目不足60学时就提交', en: 'submits with too few professional hours of continuing education' };
  const [finding] = await notEligible(stage, tried, wangJie, ['P4']);
  stage.expectThat('写明所缺学时 / the hours are named', /共90学时，其中专业科目40学时.*60学时/u.test(finding?.because.zh ?? ''), finding);
  const { form } = await mine(stage, wangJie);
  const years = [{ year: 2023, publicHours: 50, professionalHours: 62 }];
  await save(stage, wangJie, 'continuingEducation', form.continuingEducation?.version ?? 0, { years });
  await submit(stage, wangJie);
  await acceptAndPost(stage, OFFICERS.school, wangJie);
  stage.say(`${wangJie.name}补学22学时后提交，单位公示。`, `${wangJie.english} makes up 22 hours and submits; the school posts it.`);
}

async function lastDay(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-20T09:00:00+08:00', LEFT.day1, [zhao, han]);
  await nobodyReminded(stage, '2024-10-20T20:30:00+08:00');
  await reminded(stage, '2024-10-20T22:00:00+08:00', LEFT.hours2, [zhao, han]);
}

export const remindersChapter: ChapterOf = {
  zh: '截止前提醒',
  en: 'Reminders before the close',
  scenes: [sevenDays, threeDays, lastDay],
};
