/** The departments' last ten days: one application comes back and goes in again although personal application has closed (C6). */
import { mine, recommend, review, save, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { addressOf, LEFT, newMail, reminded, remindersIn } from '../mails.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { upload } from '../uploads.ts';

const { liYan, wangJie, zhao, gao, shen } = APPLICANTS;
const { school: luo, schoolSecond: shi } = OFFICERS;
const { education, educationSecond, health, healthSecond } = SEEDED;

async function returned(stage: Stage): Promise<void> {
  await stage.until('2024-10-22T09:00:00+08:00');
  const opinion = '业绩第一项缺证明材料编号，请补充。';
  await review(stage, education, 'return', liYan, { opinion });
  const { closesAt, returned: why } = await mine(stage, liYan);
  stage.say(`${education.name}退回${liYan.name}：“${opinion}”`, `${education.english} returns ${liYan.english}’s application.`);
  stage.expectThat(
    '可在10月31日24时前修改重报 / it may be sent again until 31 October 24:00',
    closesAt === '2024-11-01T00:00:00.000+08:00' && why?.reviewer === 'DEPARTMENT' && why.text === opinion,
    { closesAt, why },
  );
  await review(stage, education, 'approve', wangJie, { opinion: '审核通过' });
  await review(stage, health, 'approve', gao, { opinion: '审核通过' });
  stage.say(`${wangJie.name}、${gao.name}审核通过。`, `${wangJie.english} and ${gao.english} are approved.`);
}

async function weekBefore(stage: Stage): Promise<void> {
  const waiting = [shen, luo, shi, liYan, health, healthSecond];
  const mails = await reminded(stage, '2024-10-25T00:00:00+08:00', LEFT.days7, waiting);
  const about = (title: string) =>
    mails
      .filter(({ subject }) => subject.includes(title))
      .map(({ to }) => to)
      .toSorted()
      .join();
  const addresses = (people: typeof waiting) => people.map(addressOf).toSorted().join();
  stage.expectThat(
    '单位截止：待办的经办人和被单位退回者 / of the unit’s window: its officers, and who was returned by a unit',
    about('用人单位审核推荐') === addresses([shen, luo, shi]),
    about('用人单位审核推荐'),
  );
  stage.expectThat(
    '部门截止：待办的经办人和被部门退回者 / of the department’s: its officers, and who was returned by a department',
    about('行业主管部门审核') === addresses([liYan, health, healthSecond]),
    about('行业主管部门审核'),
  );
}

async function sentAgain(stage: Stage): Promise<void> {
  await stage.until('2024-10-26T15:00:00+08:00');
  const { form } = await mine(stage, liYan);
  const [added] = await upload(stage, liYan, 1);
  stage.expectThat('补充的材料接着编号 / the proof that was lacking takes the next number', added?.number === 5, added);
  const items = [{ article: 10, clause: 2, text: '获省级优质课一等奖', proofs: [1, 2, 5] }];
  await save(stage, liYan, 'achievements', form.achievements?.version ?? 0, { items });
  const { number, at } = await submit(stage, liYan);
  stage.say(
    `个人申报10月21日24时已截止；${liYan.name}于${at}修改重报。`,
    `Personal application closed four days ago; ${liYan.english} mends what was returned and submits at ${at}.`,
  );
  stage.expectThat('退回的申报可以重报 / a returned application may be sent again (C6)', number === 2, number);
  await recommend(stage, luo, liYan, '已补充材料，同意推荐');
  await recommend(stage, luo, zhao, '同意推荐');
  stage.say(`${luo.name}推荐${liYan.name}、${zhao.name}。`, `${luo.english} recommends ${liYan.english} and ${zhao.english}.`);
}

async function lastDays(stage: Stage): Promise<void> {
  const { nurse } = SEEDED;
  await reminded(stage, '2024-10-29T00:00:00+08:00', LEFT.days3, [shen, education, educationSecond, health, healthSecond]);
  await review(stage, education, 'approve', liYan, { opinion: '补正后审核通过', remark: '退回1次' });
  await review(stage, education, 'approve', zhao, { opinion: '审核通过' });
  stage.say(
    `${education.name}审核通过${liYan.name}、${zhao.name}；${nurse.name}的申报仍待${health.name}审核。`,
    `${education.english} approves both; ${nurse.english}’s application still waits for ${health.english}.`,
  );
  await reminded(stage, '2024-10-31T00:00:00+08:00', LEFT.day1, [shen, health, healthSecond]);
}

async function nobodyElse(stage: Stage): Promise<void> {
  const all = await stage.client.outbox();
  await newMail(stage);
  const { ji, gulinar, yang, sun, chenWei, ding, tao, du, zhou, seconded, central, kong, miao, fang, bai } = APPLICANTS;
  const submitted = [ji, gulinar, yang, sun, chenWei, ding, tao, du, zhou, seconded, central, SEEDED.nurse, SEEDED.flexible];
  const withdrawn = [kong, miao, fang, bai];
  const toThem = remindersIn(all).filter(({ to }) => [...submitted, ...withdrawn].some((person) => addressOf(person) === to));
  stage.expectThat(
    '及时提交者、已撤回者全程未收到提醒 / who submitted in time, or withdrew, was never reminded',
    toThem.length === 0,
    toThem,
  );
  const ids = all.map(({ messageId }) => messageId);
  stage.expectThat('没有两封相同的邮件 / no mail went out twice', new Set(ids).size === ids.length, ids);
}

export const departmentsChapter: ChapterOf = {
  zh: '部门审核与退回重报',
  en: 'Departments, and what is sent again',
  scenes: [returned, weekBefore, sentAgain, lastDays, nobodyElse],
};
