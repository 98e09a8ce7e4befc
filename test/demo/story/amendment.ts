/** An hour and a half before the close the bureau extends the window by a day; everything follows the new instant. */
import { freshKey, mine, saving, submit, submitting } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { AMEND, BEGIN, CYCLE, SAVE, SUBMIT } from '../graphql.ts';
import type { Mail } from '../client.ts';
import { addressOf, LEFT, newMail, reminded, remindersIn } from '../mails.ts';
import { acceptAndPost, AGREED } from '../postings.ts';
import { expectGood } from '../receipts.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import type { CycleAnswer } from './public.ts';

const { zhao, han } = APPLICANTS;
const { bureau, education } = SEEDED;

export const ANNOUNCED = '2024-10-21T00:00:00.000+08:00';
export const EXTENDED = '2024-10-22T00:00:00.000+08:00';
const DOCUMENT = '嘉人社函〔2024〕37号';
const AMENDMENT = {
  cycle: '620200-2024-1',
  phase: 'APPLICATION',
  closesAt: EXTENDED,
  document: DOCUMENT,
  reason: '10月20日晚全市宽带故障，个人申报截止时间顺延一日。',
};

/** The amendment with something else in it: document and variables. */
function amend(changes: object) {
  return [AMEND, { input: { ...AMENDMENT, ...changes } }] as const;
}

async function refusedAmendments(stage: Stage): Promise<void> {
  await stage.until('2024-10-20T22:30:00+08:00');
  await stage.refuses({ zh: '部门自行延期', en: 'a department extends the window' }, education, amend({}), 'ROLE_REQUIRED', 'P10');
  const bare = amend({ document: ' ' });
  await stage.refuses({ zh: '无文号延期', en: 'without a document number' }, bureau, bare, 'INPUT_INVALID', 'C8');
  const past = amend({ closesAt: '2024-10-20T18:00:00+08:00' });
  await stage.refuses({ zh: '改到已过去的时刻', en: 'to an instant that has passed' }, bureau, past, 'AMENDMENT_OF_THE_PAST', 'C8');
}

async function extended(stage: Stage): Promise<void> {
  await newMail(stage);
  await stage.client.ask(bureau.account, AMEND, { input: { ...AMENDMENT, key: 'extend-2024-application' } });
  await stage.client.ask(bureau.account, AMEND, { input: { ...AMENDMENT, key: 'extend-2024-application' } });
  const { cycle, deadlines } = await stage.client.ask<CycleAnswer>(null, CYCLE);
  const phase = cycle.phases.find(({ name }) => name === 'APPLICATION');
  const [amendment] = cycle.amendments;
  stage.say(
    `${bureau.name}发布${DOCUMENT}：${AMENDMENT.reason}现截止 ${phase?.closesAt}。`,
    `${bureau.english} publishes amendment ${amendment?.number}, in force since ${amendment?.at}: the window closes at ${phase?.closesAt}.`,
  );
  stage.expectThat(
    '公布的安排为新截止时刻并注明文号 / the published window has the new close and names the document',
    phase?.closesAt === EXTENDED && phase.source === DOCUMENT && phase.days === 41,
    phase,
  );
  stage.expectThat(
    '调整记录一条，同键重发不另记 / one amendment with number, document and reason; its repetition is the same one',
    cycle.amendments.length === 1 && amendment?.document === DOCUMENT && amendment.reason === AMENDMENT.reason && amendment.number === 1,
    cycle.amendments,
  );
  const announced = cycle.announcedPhases.find(({ name }) => name === 'APPLICATION');
  stage.expectThat('通知原定时刻仍可查 / what was announced can still be read', announced?.closesAt === ANNOUNCED, announced);
  const deadline = deadlines.find((one) => one.phase.name === 'APPLICATION');
  stage.expectThat('截止时间随之改变 / the deadline follows', deadline?.closesAt === EXTENDED, deadline);
  const { closesAt } = await mine(stage, zhao);
  stage.expectThat('草稿的最迟提交时刻随之改变 / and so does a draft’s', closesAt === EXTENDED, closesAt);
}

async function oldClosePasses(stage: Stage): Promise<void> {
  await stage.until('2024-10-20T23:30:00+08:00');
  const all = await newMail(stage);
  const between = remindersIn(all);
  const told = all.filter(({ subject }) => subject.includes('时间已调整')).map(({ to }) => to);
  stage.say(`调整后即告知相关人员，共${told.length}人。`, `Everybody concerned was told of the amendment at once: ${told.length} people.`);
  stage.expectThat(
    '草稿未提交者、单位经办人各收到一封调整通知 / who has a draft and every unit’s officers were told, once each (C8)',
    new Set(told).size === told.length && [zhao, han, OFFICERS.school].every((person) => told.includes(addressOf(person))),
    told,
  );
  for (const mail of between) noteHowLong(stage, mail);
  if (between[0]) stage.book.deliveries.push({ at: between[0].at, left: '补查 catch-up', mails: between });
  stage.expectThat(
    '至多每人一封，且只给未提交的人 / at most one each, and only to those with a draft',
    new Set(between.map(({ to }) => to)).size === between.length && between.every(({ to }) => to === zhao.email || to === han.email),
    between.map(({ to, subject }) => ({ to, subject })),
  );
  await reminded(stage, '2024-10-21T09:00:00+08:00', LEFT.day1, [zhao, han]);
  const { cycle, openPhases } = await stage.client.ask<CycleAnswer>(null, CYCLE);
  const open = openPhases.map(({ name }) => name).join(' ');
  stage.expectThat(
    '原截止时刻已过，个人申报仍开放 / the old close has passed and the window is open',
    open === 'APPLICATION UNIT_REVIEW DEPARTMENT_REVIEW',
    open,
  );
  const closed = cycle.transitions.filter(({ phase, kind }) => phase === 'APPLICATION' && kind === 'CLOSED');
  stage.expectThat('没有记录关闭 / no closing is recorded', closed.length === 0, closed);
}

/** The catch-up after the amendment writes about the new deadline; what it says is set beside what the clock says. */
function noteHowLong(stage: Stage, { to, at, text }: Mail): void {
  const [, said = '?'] = /还有([^。，]+)/u.exec(text) ?? [];
  const hours = Math.round((Date.parse(EXTENDED) - Date.parse(at)) / 3_600_000);
  const zh = `调整后的整点补查于${at.slice(0, 16).replace('T', ' ')}致${to}：称距新的截止还有${said}，实为${hours}小时。`;
  const en = `The hourly catch-up after the amendment wrote to ${to} that “${said}” were left; by the clock there were ${hours} hours.`;
  stage.say(zh, en);
  stage.book.remarks.push(`${zh} ${en}`);
}

async function inTheExtension(stage: Stage): Promise<void> {
  await stage.until('2024-10-21T10:00:00+08:00');
  const { at } = await submit(stage, zhao);
  stage.say(`${zhao.name}在顺延的一日内提交：${at}。`, `${zhao.english} submits in the extension, at ${at}.`);
  stage.expectThat('计入提交 / it counts', at > ANNOUNCED && at < EXTENDED && stage.application(zhao).state === 'SUBMITTED', at);
  // 22 to 25 and 28 to 30 October: it may still be recommended on the 31st.
  const { endsAt, flag } = await acceptAndPost(stage, OFFICERS.school, zhao, { meeting: { ...AGREED, heldOn: '2024-10-21' } });
  stage.expectThat(
    '当日即公示：特殊类型的最迟办理日 / posted the same day, the last safe one for a special type',
    endsAt === '2024-10-31T00:00:00.000+08:00' && flag === null,
    { endsAt, flag },
  );
  await reminded(stage, '2024-10-21T22:00:00+08:00', LEFT.hours2, [han]);
}

async function tooLate(stage: Stage): Promise<void> {
  await stage.until(EXTENDED);
  const submission = [SUBMIT, submitting(stage, han, freshKey(han))] as const;
  const { details } = await stage.refuses(
    { zh: '截止后首次提交', en: 'submits for the first time after the close' },
    han,
    submission,
    'WINDOW_CLOSED',
    'C1',
  );
  const arrived = (details['arrivedAt'] as { en: string }).en;
  stage.say(
    `该请求到达时间 ${arrived}；毫秒边界由规则测试验证，此处只述所见。`,
    `It arrived at ${arrived}. HTTP cannot be aimed at a millisecond: the boundary itself is proved by the tests of the rule.`,
  );
  stage.expectThat('拒绝中写明截止时刻 / the refusal names the close', JSON.stringify(details).includes('2024年10月21日24时'), details);
  const application = stage.application(han).id;
  await expectGood(
    stage,
    String(details['receipt']),
    (stated) =>
      stated.kind === 'REFUSAL' &&
      stated.code === 'WINDOW_CLOSED' &&
      stated.number === null &&
      stated.application === application &&
      stated.at.replace('T', ' ').startsWith(arrived) &&
      stated.closesAt === EXTENDED &&
      stated.amendments === 1,
  );
  await stage.refuses(
    { zh: '截止后修改草稿', en: 'changes the draft' },
    han,
    [SAVE, saving(stage, han, 'basics', 1, { startedWorkOn: '2015-07-01' })],
    'WINDOW_CLOSED',
    'C1',
  );
  const { state } = await mine(stage, han);
  stage.expectThat('草稿失效但仍可查 / the draft has lapsed and can still be read', state === 'LAPSED', state);
  const first = [BEGIN, { unit: stage.unit('highSchool') }] as const;
  await stage.refuses({ zh: '截止后开始申报', en: 'begins after the close' }, SEEDED.idle, first, 'WINDOW_CLOSED', 'C1');
}

export const amendmentChapter: ChapterOf = {
  zh: '调整时间与截止',
  en: 'An amendment, and the close',
  scenes: [refusedAmendments, extended, oldClosePasses, inTheExtension, tooLate],
};
