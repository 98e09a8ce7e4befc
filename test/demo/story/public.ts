/** What anybody may see without an account: the cycle, its windows and warnings, deadlines, and the committees. */
import { COMMITTEES, CYCLE } from '../graphql.ts';
import type { ChapterOf, Stage } from '../stage.ts';

type Phase = { name: string; title: string; opensAt: string; closesAt: string; days: number; statedDays: number | null; isOpen: boolean };
export type CycleAnswer = {
  clock: string;
  cycle: {
    year: string;
    city: string;
    title: string;
    document: string;
    phases: (Phase & { source: string })[];
    announcedPhases: { name: string; closesAt: string }[];
    departments: { name: string; series: { name: string }[] }[];
    policy: { reminderHours: number[]; minimumOfficers: number; maximumReturns: number };
    warnings: { zh: string; en: string }[];
    amendments: { number: number; phase: string; closesAt: string; document: string; reason: string; at: string }[];
    transitions: { phase: string; kind: string; at: string; recordedAt: string }[];
  };
  openPhases: { name: string; title: string }[];
  deadlines: { phase: { name: string; title: string }; closesAt: string; secondsLeft: number }[];
};

type Committee = {
  id: string;
  number: number | null;
  name: string;
  series: { code: string; name: string } | null;
  levels: string[];
  scope: string;
  meets: { month: number; third: string } | null;
  earlierCutOff: string | null;
};
type Filter = Partial<{ series: string; level: string; scope: string; month: number; third: string }>;

async function theCycle(stage: Stage): Promise<void> {
  const { clock, cycle, openPhases } = await stage.client.ask<CycleAnswer>(null, CYCLE);
  stage.book.phaseTitles = new Map(cycle.phases.map(({ name, title }) => [name, title]));
  stage.say(
    `${cycle.city}《${cycle.title}》（${cycle.document}）`,
    `The notice of ${cycle.year}, asked for without an account at ${clock}.`,
  );
  for (const { title, name, opensAt, closesAt, days, isOpen } of cycle.phases) {
    stage.progress.print(
      `    ${opensAt.slice(0, 10)} 0时 起，${closesAt.slice(0, 10)} 0时 止（不含）  ${days}天  ${title} ${name}${isOpen ? '  * 开放 open' : ''}`,
    );
  }
  const told = cycle.phases.map(({ name, opensAt, closesAt }) => `${name} ${opensAt.slice(0, 10)} ${closesAt.slice(0, 10)}`);
  stage.expectThat('七个阶段与通知一致 / the seven windows are those of the notice', told.join(', ') === NOTICE.join(', '), told);
  const open = cycle.phases.filter(({ opensAt, closesAt }) => opensAt <= clock && clock < closesAt).map(({ name }) => name);
  stage.expectThat(
    `现在开放：${openPhases.map(({ title }) => title).join('、')} / what is open is what the clock says`,
    open.join(',') === openPhases.map(({ name }) => name).join(',') && open.length > 0,
    { clock, open, openPhases },
  );
}

/** Each phase of the notice: first day inside, first day outside. */
const NOTICE = [
  'PREPARATION 2024-09-01 2024-09-11',
  'APPLICATION 2024-09-11 2024-10-21',
  'UNIT_REVIEW 2024-10-21 2024-11-01',
  'DEPARTMENT_REVIEW 2024-10-21 2024-11-01',
  'PROVINCIAL_REVIEW 2024-11-01 2024-12-26',
  'RE_REVIEW 2024-11-01 2024-11-11',
  'EVALUATION 2024-11-11 2024-12-11',
];

async function warningsAndDeadlines(stage: Stage): Promise<void> {
  const { clock, cycle, deadlines } = await stage.client.ask<CycleAnswer>(null, CYCLE);
  for (const { zh, en } of cycle.warnings) stage.say(`提示：${zh}`, `Warning: ${en}`);
  const [warning, ...more] = cycle.warnings;
  stage.expectThat(
    '唯一的提示：通知称10天，实为11天 / the one warning: 10 days stated, 11 by the instants',
    more.length === 0 && /10天.*11天/u.test(warning?.zh ?? '') && /10 days.*11/u.test(warning?.en ?? ''),
    cycle.warnings,
  );
  for (const { phase, closesAt, secondsLeft } of deadlines) {
    stage.progress.print(`    距“${phase.title}”截止还有 ${secondsLeft} 秒 seconds until ${closesAt}`);
  }
  const right = deadlines.filter(
    ({ closesAt, secondsLeft }) => secondsLeft === Math.floor((Date.parse(closesAt) - Date.parse(clock)) / 1000),
  );
  stage.expectThat(
    '剩余时间按服务器时钟计算 / the time left follows the server’s clock',
    right.length === deadlines.length && deadlines.length === 4,
    deadlines,
  );
}

async function committees(stage: Stage): Promise<void> {
  const all = await committeesOf(stage, {});
  const provincial = all.filter(({ number }) => number !== null);
  stage.say(
    `评审委员会：省级${provincial.length}个，市级${all.length - provincial.length}个。`,
    `Committees: ${provincial.length} provincial, ${all.length - provincial.length} of the city.`,
  );
  stage.expectThat('省级65个、市级4个 / 65 provincial and 4 of the city', provincial.length === 65 && all.length === 69, all.length);
  const numbers = provincial.map(({ number }) => number);
  stage.expectThat(
    '附件1序号1至65各一个 / numbers 1 to 65 of Annex 1, each once',
    numbers.every((one, index) => one === index + 1),
    numbers,
  );

  await counted(stage, all, '按旬 by third', MEETINGS, ({ month, third }) => ({ month, third }));
  await counted(stage, all, '按层级 by level', LEVELS, ({ level }) => ({ level }));
  await counted(stage, all, '按范围 by scope', SCOPES, ({ scope }) => ({ scope }));
  const series = [...new Set(all.flatMap((one) => one.series?.code ?? []))].map((code) => ({ code, count: null }));
  await counted(stage, all, '按系列 by series', series, ({ code }) => ({ series: code }));
  const early = all.filter(({ earlierCutOff }) => earlierCutOff !== null);
  stage.say(
    `其中${early.length}个与集中复审重叠，有提前截止时刻。`,
    `${early.length} of them overlap the re-review and have an earlier cut-off (C12).`,
  );
  stage.count('评审委员会 committees', `${provincial.length} + ${all.length - provincial.length}`);
}

/** As counted by hand in Annex 1; the city’s four have no month. */
const MEETINGS = [
  { month: 11, third: 'EARLY', count: 16 },
  { month: 11, third: 'MIDDLE', count: 15 },
  { month: 11, third: 'LATE', count: 13 },
  { month: 12, third: 'EARLY', count: 12 },
  { month: 12, third: 'MIDDLE', count: 9 },
];
const LEVELS = [
  { level: 'INTERMEDIATE', count: 2 },
  { level: 'ASSOCIATE_SENIOR', count: 67 },
  { level: 'SENIOR', count: 67 },
];
const SCOPES = [
  { scope: 'PROVINCE', count: 59 },
  { scope: 'GRASSROOTS', count: 10 },
];

/** Asks by each value of a filter; where the annex gives a number it has to be that one, and always what the whole list says. */
async function counted<Row extends { count: number | null }>(
  stage: Stage,
  all: readonly Committee[],
  what: string,
  rows: readonly Row[],
  filterOf: (row: Row) => Filter,
): Promise<void> {
  const results = await Promise.all(
    rows.map(async (row) => {
      const filter = filterOf(row);
      const found = await committeesOf(stage, filter);
      const same =
        found.map(({ id }) => id).join(' ') ===
        all
          .filter((one) => matches(one, filter))
          .map(({ id }) => id)
          .join(' ');
      return {
        name: Object.values(filter).join(' '),
        found: found.length,
        right: same && (row.count === null || row.count === found.length),
      };
    }),
  );
  stage.progress.print(`    ${what}: ${results.map(({ name, found }) => `${name} ${found}`).join(', ')}`);
  const held = rows.some(({ count }) => count !== null) ? '与附件1相符 / as in Annex 1' : '与全表相符 / as in the whole list';
  stage.expectThat(
    `${what}：${held}`,
    results.every(({ right }) => right),
    results,
  );
}

function matches(one: Committee, filter: Filter): boolean {
  return (
    (filter.series === undefined || one.series?.code === filter.series) &&
    (filter.level === undefined || one.levels.includes(filter.level)) &&
    (filter.scope === undefined || one.scope === filter.scope) &&
    (filter.month === undefined || one.meets?.month === filter.month) &&
    (filter.third === undefined || one.meets?.third === filter.third)
  );
}

async function committeesOf(stage: Stage, filter: Filter): Promise<Committee[]> {
  type Page = { committees: { edges: { node: Committee }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } };
  const found: Committee[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { committees: page }: Page = await stage.client.ask<Page>(null, COMMITTEES, { ...filter, after });
    found.push(...page.edges.map(({ node }) => node));
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return found;
}

export const publicChapter: ChapterOf = {
  zh: '公开信息',
  en: 'What is public',
  scenes: [theCycle, warningsAndDeadlines, committees],
};
