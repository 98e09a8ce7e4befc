/** 集中复审, bureau and departments together: passed in bulk after a dry run, one returned and sent again, one refused (D7, D8). */
import { read, utils } from '@e965/xlsx';
import { mine, save, seen, submit } from '../acts.ts';
import { APPLICANTS, DESKS, SEEDED } from '../cast.ts';
import { addressOf, LEFT, newMail, remindersIn } from '../mails.ts';
import { feedback, inBulk, returnsOf, review, reviewing, shownAgain } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { formOf } from '../forms.ts';
import { RECEIVE, TABLE } from '../table-graphql.ts';
import { ended, moveTable, tableOf, type Table } from '../tables.ts';
import { postedTooLate } from './late.ts';
import { vacanciesOf } from './vacancies.ts';

const { ji, gulinar, liYan, wangJie, zhao, chenWei, yang, sun, tao, gao, ding, zhou, seconded, central } = APPLICANTS;
const { bureau, education, flexible } = SEEDED;

/** As her letter of appointment says. */
const APPOINTED = '2018-03-01';

/** In a table that was sent and received, and neither returned nor refused. */
export const PASSED: readonly Named[] = [ji, gulinar, liYan, zhao, chenWei, yang, sun, gao, ding, zhou, central];

/** What was not sent in time is not taken up; what was sent is, once the bureau has received it (D3). */
async function takenUp(stage: Stage): Promise<void> {
  await stage.until('2024-11-01T09:00:00+08:00');
  const pass = (person: Named) => reviewing(stage, 'pass', person, { opinion: '复审通过' });
  const never = { zh: '复审汇总表从未报送的申报', en: 'takes up one whose table was never sent' };
  await stage.refuses(never, bureau, pass(flexible), 'TABLE_NOT_SENT', 'D3');
  const early = { zh: '复审汇总表尚未接收的申报', en: 'takes up one whose table has not been received' };
  await stage.refuses(early, bureau, pass(seconded), 'TABLE_NOT_RECEIVED', 'D7');
}

async function rehearsed(stage: Stage): Promise<void> {
  const opinion = '复审通过';
  const before = PASSED.map((person) => stage.application(person).version);
  const dry = await inBulk(stage, bureau, 'PASS', PASSED, { opinion, dryRun: true });
  await Promise.all(PASSED.map((person) => seen(stage, person)));
  stage.expectThat(
    '试办：均可通过，未写入 / the dry run: all would pass, and nothing is written',
    dry.isDryRun && dry.done === PASSED.length && PASSED.every((person, index) => stage.application(person).version === before[index]),
    dry,
  );
  const bulk = await inBulk(stage, bureau, 'PASS', PASSED, { opinion, dryRun: false });
  stage.say(
    `试办无误后批量通过${bulk.done}人：${PASSED.map(({ name }) => name).join('、')}。`,
    `After the dry run ${bulk.done} are passed in bulk.`,
  );
  stage.expectThat(
    '逐件通过 / each is passed',
    bulk.done === PASSED.length && PASSED.every((person) => stage.application(person).state === 'PASSED'),
    bulk,
  );
  const again = await inBulk(stage, bureau, 'PASS', [ji, wangJie], { opinion, dryRun: true });
  stage.expectThat(
    '一件已办不影响另一件 / one that is done already does not keep the other',
    again.done === 1 && again.rows.map(({ refusal }) => refusal?.code ?? '').join() === 'NOT_IN_STATE,',
    again,
  );
}

async function refused(stage: Stage): Promise<void> {
  const before = await vacanciesOf(stage, bureau, 'highSchool', 'INTERMEDIATE');
  const opinion = '复审核实，年度考核结果与档案不符。';
  const { state } = await review(stage, bureau, 'refuse', tao, { opinion });
  const after = await vacanciesOf(stage, bureau, 'highSchool', 'INTERMEDIATE');
  stage.say(`${bureau.name}对${tao.name}不予通过：“${opinion}”`, `${bureau.english} refuses ${tao.english}, with the reason.`);
  stage.expectThat(
    '不予通过，所占空岗退回单位 / refused, and the vacancy is the unit’s again (U6)',
    state === 'REFUSED' && before?.taken === 2 && after?.taken === 1,
    { state, before, after },
  );
}

async function returned(stage: Stage): Promise<void> {
  const toMend = { continuingEducation: '证书编号缺失', presentTitle: '聘任日期与聘书不一致' };
  const words = { opinion: '继续教育证书编号请补入，聘任日期请按聘书更正。', judgements: feedback(toMend) };
  await review(stage, bureau, 'return', wangJie, words);
  const { returnsLeft } = await returnsOf(stage, wangJie, wangJie);
  const { closesAt } = await mine(stage, wangJie);
  stage.say(`${bureau.name}退回${wangJie.name}：“${words.opinion}”`, `${bureau.english} returns ${wangJie.english}’s.`);
  stage.expectThat(
    '复审退回计入三次之内，11月10日24时前重报 / it counts among the three, and may be sent again until 10 November 24:00',
    returnsLeft.left === 2 && closesAt === '2024-11-11T00:00:00.000+08:00',
    { returnsLeft, closesAt },
  );
}

/** A week before the close: the table that was not received, and whoever is not re-reviewed. */
async function received(stage: Stage): Promise<void> {
  await newMail(stage);
  await stage.until('2024-11-04T09:00:00+08:00');
  const mails = remindersIn(await newMail(stage));
  stage.book.deliveries.push({ at: '2024-11-04T09:00:00+08:00', left: `${LEFT.days7.zh} ${LEFT.days7.en}`, mails });
  const told = mails.map(({ to }) => to);
  const times = (people: readonly Named[]) => people.map((person) => told.filter((to) => to === addressOf(person)).length).join();
  stage.expectThat(
    '复审截止前7天：待接收汇总表的市人社局和被退回者各提醒一次，部门没有可办的不提醒 / seven days before the close the bureau, for a table to receive, and whoever was returned are reminded once each; departments with nothing to take up are not',
    times([wangJie, ...DESKS.bureau]) === '1,1,1' && times([...DESKS.education, ...DESKS.health, ...DESKS.agriculture]) === '0,0,0,0,0,0',
    told,
  );
  await stage.until('2024-11-04T09:00:00+08:00');
  const table = await tableOf(stage, bureau, { series: 'agriculture', level: 'ASSOCIATE_SENIOR' });
  const { state } = await moveTable(stage, bureau, RECEIVE, table);
  await review(stage, bureau, 'pass', seconded, { opinion: '复审通过' });
  stage.say(
    `农业系列的汇总表10月29日报送，提醒后接收，${seconded.name}复审通过。`,
    `The table of agriculture was sent in time and is received after the reminder; ${seconded.english} is passed.`,
  );
  stage.expectThat(
    '报送及时的随时可以接收 / what was sent in time may be received at any time',
    state === 'RECEIVED' && stage.application(seconded).state === 'PASSED',
    state,
  );
}

async function sentAgain(stage: Stage): Promise<void> {
  const { form } = await mine(stage, wangJie);
  const years = [{ year: 2023, publicHours: 51, professionalHours: 62 }];
  await save(stage, wangJie, 'continuingEducation', form.continuingEducation?.version ?? 0, { years });
  const present = { ...formOf('wangJie').presentTitle, appointedOn: APPOINTED };
  await save(stage, wangJie, 'presentTitle', form.presentTitle?.version ?? 0, present);
  await submit(stage, wangJie);
  const back = stage.application(wangJie).state;
  const { posting } = await shownAgain(stage, bureau, wangJie);
  stage.say(
    `${wangJie.name}重报，直接回到复审；更正的学时和聘任日期补充公示，至${posting?.endsAt}。`,
    `${wangJie.english} sends it again, straight to the re-review; the hours and the day of appointment that she has mended are posted again until ${posting?.endsAt}.`,
  );
  stage.expectThat(
    '重报后直接回到复审，同时补充公示 / straight back to the re-review, and posted again beside it',
    back === 'APPROVED' && posting?.endsAt === '2024-11-08T00:00:00.000+08:00',
    posting,
  );
  const early = reviewing(stage, 'pass', wangJie, { opinion: '已补正，复审通过' });
  await stage.refuses(
    { zh: '补充公示未满就复审通过', en: 'passes it before it has been shown' },
    education,
    early,
    'SUPPLEMENT_RUNNING',
    'U7',
  );
}

async function passedLast(stage: Stage): Promise<void> {
  await stage.until('2024-11-08T09:00:00+08:00');
  const { state } = await review(stage, education, 'pass', wangJie, { opinion: '已补正，补充公示无异议，复审通过' });
  stage.expectThat('补充公示期满，复审通过 / over without objection, and passed', state === 'PASSED', state);
  const { id, current: sent } = await tableOf(stage, bureau, { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' });
  const { current } = await ended<Table>(stage, bureau, TABLE, id, (one) => (one.current?.corrects ?? null) !== null);
  stage.say(
    `接收的汇总表随之更正：第${current?.number}版更正第${current?.corrects}版，原版照存。`,
    `The table that the bureau has is corrected by itself: version ${current?.number} corrects version ${current?.corrects}, which is kept.`,
  );
  const { body } = await stage.client.download(current?.download.url ?? '');
  const rows = utils.sheet_to_json<string[]>(read(body).Sheets['汇总表'] ?? {}, { header: 1 });
  stage.expectThat(
    '更正版已列更正后的聘任日期 / the corrected version has the day of appointment as it was mended (D4)',
    rows.some((row) => row.includes(wangJie.name) && row.includes(APPOINTED)) && current?.rows === sent?.rows,
    { current, rows },
  );
}

export const reReviewChapter: ChapterOf = {
  zh: '集中复审',
  en: 'The re-review',
  scenes: [takenUp, rehearsed, refused, returned, received, sentAgain, postedTooLate, passedLast],
};
