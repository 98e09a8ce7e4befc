/** 相关会议: its record, and its decision list: one turned down with the reason, the others forwarded to their committees (D7). */
import { seen } from '../acts.ts';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { freshKeyOf } from '../keys.ts';
import { addressOf, newMail } from '../mails.ts';
import { DECIDE_AT_MEETING, MEETINGS, RECORD_MEETING } from '../review-graphql.ts';
import { review, reviewing, type Bulk } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { routeOf } from './departments.ts';
import { PASSED } from './rereview.ts';

const { chenWei, wangJie, seconded, sun, zhou } = APPLICANTS;
const { bureau, education, supervisor } = SEEDED;

const MEETING = {
  title: '嘉峪关市职称评审工作联席会议',
  heldOn: '2024-11-08',
  place: '市人社局三楼会议室',
  attendees: ['王建国', '李秀梅', '赵文斌', '钱为民', '周刚'],
  minutes: '嘉职改纪〔2024〕3号',
};
const BECAUSE = '破格理由不充分，建议先评中级。';

async function recorded(stage: Stage): Promise<void> {
  await stage.until('2024-11-09T09:00:00+08:00');
  const record = (more: object) => [RECORD_MEETING, { input: { ...MEETING, ...more } }] as const;
  await stage.refuses({ zh: '部门自行记录会议', en: 'a department records the meeting' }, education, record({}), 'ROLE_REQUIRED', 'P10');
  const ahead = record({ heldOn: '2024-11-12' });
  await stage.refuses({ zh: '记录尚未召开的会议', en: 'records a meeting still to come' }, bureau, ahead, 'MEETING_NOT_HELD', 'D7');
  const { recordMeeting } = await stage.client.ask<{ recordMeeting: { id: string } }>(bureau.account, ...record({}));
  stage.meeting = recordMeeting.id;
  stage.say(
    `${bureau.name}记录${MEETING.heldOn}的会议：${MEETING.title}（${MEETING.minutes}），${MEETING.attendees.length}人出席。`,
    `${bureau.english} records the meeting of ${MEETING.heldOn}, with ${MEETING.attendees.length} present.`,
  );
  const bare = deciding(stage, [chenWei], { dryRun: true, turnedDown: [chenWei], reason: '' });
  await stage.refuses({ zh: '不予提交而不写理由', en: 'turns one down without the reason' }, bureau, bare, 'REASON_FOR_TURNING_DOWN', 'D7');
}

type How = { dryRun: boolean; turnedDown?: readonly Named[]; reason?: string };

/** Document and variables: for asking, and for being refused. */
function deciding(stage: Stage, people: readonly Named[], { dryRun, turnedDown = [], reason = BECAUSE }: How) {
  const rows = people.map((person) => {
    const { id, version } = stage.application(person);
    const forward = !turnedDown.includes(person);
    return { application: id, version, forward, reason: forward ? '' : reason };
  });
  return [DECIDE_AT_MEETING, { input: { meeting: stage.meeting, rows, dryRun, key: freshKeyOf('meeting') } }] as const;
}

type Decided = { decideAtMeeting: Bulk };

async function decided(stage: Stage): Promise<void> {
  const people = [...PASSED, wangJie, seconded];
  const routes = await Promise.all(people.map((person) => routeOf(stage, bureau, person)));
  // For some series and levels the notice lists no committee: to none of these can anything be forwarded.
  const nowhere = people.filter((person, index) => person !== chenWei && routes[index]?.committee === null);
  const forwarded = people.filter((person) => person !== chenWei && !nowhere.includes(person));
  await newMail(stage);
  const turnedDown = [chenWei];
  const { decideAtMeeting: dry } = await stage.client.ask<Decided>(
    bureau.account,
    ...deciding(stage, people, { dryRun: true, turnedDown }),
  );
  const asked = deciding(stage, people, { dryRun: false, turnedDown });
  const { decideAtMeeting: done } = await stage.client.ask<Decided>(bureau.account, ...asked);
  const { decideAtMeeting: repeated } = await stage.client.ask<Decided>(bureau.account, ...asked);
  await Promise.all(people.map((person) => seen(stage, person)));
  const refusals = done.rows.filter(({ isDone }) => !isDone).map(({ refusal }) => refusal?.code);
  stage.say(
    `会议提交评委会${forwarded.length}人；${chenWei.name}不予提交：“${BECAUSE}”；${nowhere.map(({ name }) => name).join('、')}没有评委会，暂不能提交。`,
    `The meeting forwards ${forwarded.length}, and turns ${chenWei.english} down; for ${nowhere.length} there is no committee to forward them to.`,
  );
  stage.expectThat(
    '试办与办理逐件一致，同键重发不重复 / the dry run said the same, and repeated under its key it is the same decision',
    [dry, done, repeated].every(({ rows }) => rows.map(({ isDone }) => isDone).join() === done.rows.map(({ isDone }) => isDone).join()),
    { dry, done, repeated },
  );
  stage.expectThat(
    '有评委会的均已提交，一人不予提交 / all with a committee are forwarded, and one is turned down',
    forwarded.length > 8 &&
      forwarded.every((person) => stage.application(person).state === 'FORWARDED') &&
      stage.application(chenWei).state === 'REFUSED',
    people.map((person) => `${person.name} ${stage.application(person).state}`),
  );
  stage.expectThat(
    '没有评委会的不提交，写明原因 / what has no committee stays, and is told why',
    refusals.length === nowhere.length && refusals.every((code) => code === 'COMMITTEE_UNSET'),
    refusals,
  );
  await told(stage, forwarded);
}

/** Where the notice lists no committee the department names the one that decides, and the meeting sends it there (C12). */
async function namedByDepartments(stage: Stage): Promise<void> {
  const named = '嘉峪关市中级职称评审委员会';
  const listed = reviewing(stage, 'reroute', wangJie, { opinion: '改由本市评审', named });
  await stage.refuses(
    { zh: '通知已列评委会的另行填写名称', en: 'names a committee although the notice lists some' },
    education,
    listed,
    'NOT_IN_STATE',
    'D7',
  );
  for (const [officer, person] of [
    [education, sun],
    [bureau, zhou],
  ] as const) {
    await review(stage, officer, 'reroute', person, { opinion: '通知未列此系列此层级的评委会', named });
  }
  const { decideAtMeeting } = await stage.client.ask<Decided>(bureau.account, ...deciding(stage, [sun, zhou], { dryRun: false }));
  await Promise.all([sun, zhou].map((person) => seen(stage, person)));
  stage.say(
    `${education.name}、${bureau.name}为${sun.name}、${zhou.name}指定${named}，会议随即提交。`,
    `The departments name a committee for ${sun.english} and ${zhou.english}, and the meeting sends them there.`,
  );
  stage.expectThat(
    '指定评委会后均已提交 / once named, both are forwarded',
    decideAtMeeting.done === 2 && [sun, zhou].every((person) => stage.application(person).state === 'FORWARDED'),
    decideAtMeeting,
  );
}

/** Whoever is forwarded, or turned down, is told by mail at once. */
async function told(stage: Stage, forwarded: readonly Named[]): Promise<void> {
  await stage.until('2024-11-09T09:30:00+08:00');
  const mails = await newMail(stage);
  const to = (subject: string) => mails.filter((mail) => mail.subject.includes(subject)).map((mail) => mail.to);
  stage.expectThat(
    '每人立即收到一封告知邮件 / each has one mail at once that says so',
    to('已提交评委会').toSorted().join() === forwarded.map(addressOf).toSorted().join() && to('未通过审核').join() === addressOf(chenWei),
    mails.map((mail) => `${mail.to} ${mail.subject}`),
  );
}

type Recorded = {
  reviewMeetings: {
    edges: {
      node: {
        minutes: string;
        decisions: { edges: { node: { applicantName: string; forward: boolean; text: string; committeeName: string | null } }[] };
      };
    }[];
  };
};

async function theList(stage: Stage): Promise<void> {
  const { reviewMeetings } = await stage.client.ask<Recorded>(supervisor.account, MEETINGS);
  const [first, ...more] = reviewMeetings.edges.map(({ node }) => node);
  const decisions = first?.decisions.edges.map(({ node }) => node) ?? [];
  const down = decisions.filter(({ forward }) => !forward);
  stage.say(
    `纪检监察${supervisor.name}查阅决定清单：${decisions.length}件。`,
    `${supervisor.english}, a supervisor, reads the decision list: ${decisions.length} decisions.`,
  );
  stage.expectThat(
    '清单载明每件的评委会或理由 / the list has for each its committee, or the reason',
    more.length === 0 &&
      decisions.length > 9 &&
      decisions.every(({ forward, committeeName }) => forward === (committeeName !== null)) &&
      down.map(({ applicantName, text }) => `${applicantName} ${text}`).join() === `${chenWei.name} ${BECAUSE}`,
    decisions,
  );
}

export const meetingChapter: ChapterOf = {
  zh: '会议审议',
  en: 'The meeting decides',
  scenes: [recorded, decided, namedByDepartments, theList],
};
