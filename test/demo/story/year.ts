/** The windows close, and so to the end of the year: what comes late is refused, and each phase opened and closed once. */
import { freshKey, reviewing, submitting } from '../acts.ts';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { CYCLE, OUTCOME, SUBMIT } from '../graphql.ts';
import { LEFT, reminded } from '../mails.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { EXTENDED } from './amendment.ts';
import type { CycleAnswer } from './public.ts';

const { shen } = APPLICANTS;
const { health, healthSecond, nurse } = SEEDED;

async function lastEvening(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-31T22:00:00+08:00', LEFT.hours2, [shen, health, healthSecond]);
}

async function tooLate(stage: Stage): Promise<void> {
  await stage.until('2024-11-01T00:00:00+08:00');
  const again = [SUBMIT, submitting(stage, shen, freshKey(shen))] as const;
  await stage.refuses({ zh: '10月31日24时后重报', en: 'sends again after 31 October' }, shen, again, 'WINDOW_CLOSED');
  const late = reviewing(stage, 'approve', nurse, { opinion: '审核通过' });
  await stage.refuses({ zh: `逾期审核${nurse.name}`, en: 'approves after the department’s window' }, health, late, 'WINDOW_CLOSED');
}

type Ended = {
  viewer: { account: { standing: { kindName: string; employer: string | null } } };
  myApplication: { unitName: string; state: string; submissions: unknown[] };
};

/** How it came out for each: approved, except for those of whom the story has told otherwise. */
async function outcomes(stage: Stage): Promise<void> {
  const people: Named[] = [...Object.values(APPLICANTS), nurse, SEEDED.flexible];
  for (const person of people) {
    const { viewer, myApplication } = await stage.client.ask<Ended>(person.account, OUTCOME);
    const { kindName, employer } = viewer.account.standing;
    const { unitName: unit, state, submissions } = myApplication;
    const kind = employer ? `${kindName}（${employer}）` : kindName;
    stage.book.outcomes.push({ name: person.name, kind, unit, submissions: submissions.length, state });
  }
  const of = (state: string) =>
    stage.book.outcomes
      .filter((one) => one.state === state)
      .map(({ name }) => name)
      .join('、');
  const found = ['LAPSED', 'RETURNED', 'RECOMMENDED', 'WITHDRAWN'].map((state) => `${state} ${of(state)}`).join('；');
  const approved = stage.book.outcomes.filter(({ state }) => state === 'APPROVED').length;
  stage.say(`${people.length}人中${approved}人审核通过；${found}。`, `Of ${people.length} people ${approved} are approved.`);
  stage.expectThat(
    '其余各有其因 / of the others each has his reason',
    approved === 16 && found === 'LAPSED 韩雪；RETURNED 沈博；RECOMMENDED 马晓丽；WITHDRAWN 孔亮、苗青、方正、白杨',
    found,
  );
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
  zh: '逾期与全年',
  en: 'Too late, and the whole year',
  scenes: [lastEvening, tooLate, outcomes, transitions],
};
