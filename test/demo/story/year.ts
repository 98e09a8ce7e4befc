/** To the end of the year: how it came out for everybody, and each phase opened and closed once. */
import { APPLICANTS, SEEDED } from '../cast.ts';
import { CYCLE, OUTCOME } from '../graphql.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { EXTENDED } from './amendment.ts';
import type { CycleAnswer } from './public.ts';

const { nurse } = SEEDED;

type Ended = {
  viewer: { account: { standing: { kindName: string; employer: string | null } } };
  myApplication: { unitName: string; state: string; submissions: unknown[] };
};

/** Who ended where, apart from those who hold their titles. */
const OTHERS: Readonly<Record<string, readonly Named[]>> = {
  // The form lay there until the window had closed.
  LAPSED: [APPLICANTS.han],
  // Never sent again.
  RETURNED: [APPLICANTS.shen],
  // Its posting began too late to be recommended.
  CLEARED: [APPLICANTS.lu],
  // The department did not come to it.
  RECOMMENDED: [nurse],
  // Its table was never sent.
  APPROVED: [SEEDED.flexible],
  // The committee of another city’s document did not pass him.
  NOT_PASSED: [APPLICANTS.ding],
  REFUSED: [APPLICANTS.chenWei, APPLICANTS.du, APPLICANTS.tao],
  WITHDRAWN: [APPLICANTS.kong, APPLICANTS.miao, APPLICANTS.fang, APPLICANTS.bai],
};

async function outcomes(stage: Stage): Promise<void> {
  const people: Named[] = [...Object.values(APPLICANTS), nurse, SEEDED.flexible];
  for (const person of people) {
    const { viewer, myApplication } = await stage.client.ask<Ended>(person.account, OUTCOME);
    const { kindName, employer } = viewer.account.standing;
    const { unitName: unit, state, submissions } = myApplication;
    const kind = employer ? `${kindName}（${employer}）` : kindName;
    stage.book.outcomes.push({ name: person.name, kind, unit, submissions: submissions.length, state });
  }
  const listed = (names: readonly string[]) => names.toSorted().join('、');
  const found = Object.keys(OTHERS).map((state) => {
    const there = stage.book.outcomes.filter((one) => one.state === state);
    return `${state} ${listed(there.map(({ name }) => name))}`;
  });
  const expected = Object.entries(OTHERS).map(([state, those]) => `${state} ${listed(those.map(({ name }) => name))}`);
  const passed = stage.book.outcomes.filter(({ state }) => state === 'CONFERRED').length;
  stage.say(
    `${people.length}人中${passed}人取得职称；${found.join('；')}。`,
    `Of ${people.length} people ${passed} hold their titles; nobody waits for a committee any more.`,
  );
  stage.expectThat(
    '每人各有其果 / each has come out as the story told',
    passed === people.length - Object.values(OTHERS).flat().length && found.join() === expected.join(),
    found,
  );
}

async function noMailTwice(stage: Stage): Promise<void> {
  const all = await stage.client.outbox();
  const ids = new Set(all.map(({ messageId }) => messageId));
  const contents = new Map<string, string[]>();
  for (const { to, subject, text, messageId } of all) {
    const content = JSON.stringify([to, subject, text]);
    contents.set(content, [...(contents.get(content) ?? []), messageId]);
  }
  const doubled = [...contents].filter(([, messages]) => messages.length > 1);
  stage.say(`全年邮件${all.length}封。`, `${all.length} mails in the year.`);
  stage.expectThat('没有两封相同的邮件 / no mail went out twice', ids.size === all.length && doubled.length === 0, {
    mails: all.length,
    ids: ids.size,
    doubled,
  });
}

async function transitions(stage: Stage): Promise<void> {
  await stage.until('2024-12-31T09:00:00+08:00');
  const { cycle, openPhases, deadlines } = await stage.client.ask<CycleAnswer>(null, CYCLE);
  stage.book.transitions = cycle.transitions;
  stage.say('全年各阶段的开启与关闭：', 'What opened and closed in the year, as the schedule recorded it:');
  for (const { phase, kind, at, recordedAt } of cycle.transitions) {
    stage.progress.print(
      `    ${at.slice(0, 19).replace('T', ' ')}  ${kind.padEnd(6)}  ${phase.padEnd(17)}  记录 recorded ${recordedAt.slice(0, 19)}`,
    );
  }
  const expected = cycle.phases.flatMap(({ name, opensAt, closesAt }) => [`${name} OPENED ${opensAt}`, `${name} CLOSED ${closesAt}`]);
  const found = cycle.transitions.map(({ phase, kind, at }) => `${phase} ${kind} ${at}`);
  stage.expectThat(
    '七个阶段各开启一次、关闭一次，时刻相符 / seven phases, each opened once and closed once, at its instant',
    found.length === 14 && found.toSorted().join() === expected.toSorted().join(),
    found,
  );
  const closed = cycle.transitions.filter(({ phase, kind }) => phase === 'APPLICATION' && kind === 'CLOSED');
  stage.expectThat(
    '个人申报在调整后的时刻关闭 / personal application closed at the amended instant',
    closed.length === 1 && closed[0]?.at === EXTENDED,
    closed,
  );
  stage.expectThat(
    '按时刻排列 / in the order of their instants',
    found.every((_, index) => index === 0 || (cycle.transitions[index - 1]?.at ?? '') <= (cycle.transitions[index]?.at ?? '')),
    found,
  );
  const early = cycle.transitions.filter(({ at, recordedAt }) => Date.parse(recordedAt) < Date.parse(at));
  stage.expectThat('无一早于规定时刻 / none was recorded early', early.length === 0, early);
  stage.expectThat(
    '年度终了，无开放阶段和待到期事项 / nothing is open and nothing is due',
    openPhases.length === 0 && deadlines.length === 0,
    openPhases,
  );
  stage.count('邮件 mails', (await stage.client.outbox()).length);
  stage.count('上传的扫描件 scans uploaded', stage.client.uploads);
}

export const yearChapter: ChapterOf = {
  zh: '全年',
  en: 'The whole year',
  scenes: [outcomes, transitions, noMailTwice],
};
