/** Summary tables go to the bureau: prepared, sent as the very file, recalled in time, sent again, received (D3). */
import { APPLICANTS, DESKS, OFFICERS, SEEDED } from '../cast.ts';
import { LEFT, reminded } from '../mails.ts';
import { cleared } from '../postings.ts';
import { review, reviewing } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { PREPARE, RECALL, RECEIVE, SEND } from '../table-graphql.ts';
import { moveTable, moving, prepareTable, tableOf, type Table, type Wanted } from '../tables.ts';

const { zhao, shen } = APPLICANTS;
const { school: luo, schoolSecond: shi } = OFFICERS;
const { education, health, industry, agriculture, bureau } = SEEDED;

export const TEACHERS: Wanted = { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' };
/** By whom each is sent, and how many are in it. The table of crafts is forgotten. */
const SENT: readonly (readonly [Named, Wanted, rows: number])[] = [
  [education, TEACHERS, 6],
  [education, { series: 'school-teaching', level: 'INTERMEDIATE' }, 2],
  [health, { series: 'health', level: 'ASSOCIATE_SENIOR' }, 1],
  [industry, { series: 'engineering', level: 'INTERMEDIATE' }, 2],
  [agriculture, { series: 'agriculture', level: 'ASSOCIATE_SENIOR' }, 1],
  [bureau, { series: 'archives', level: 'INTERMEDIATE' }, 1],
];

async function sent(stage: Stage): Promise<void> {
  await stage.refuses(
    { zh: '生成外部门的汇总表', en: 'prepares another department’s table' },
    health,
    [PREPARE, TEACHERS],
    'ROLE_REQUIRED',
    'P10',
  );
  const tables: Table[] = [];
  for (const [who, wanted] of SENT) tables.push(await moveTable(stage, who, SEND, await prepareTable(stage, who, wanted)));
  const rows = tables.map(({ current }) => current?.rows);
  stage.say(
    `各部门报送汇总表${tables.length}份，共${rows.reduce<number>((sum, one) => sum + (one ?? 0), 0)}人。`,
    `Departments send ${tables.length} tables, each the very file that was prepared.`,
  );
  stage.expectThat(
    '各表人数相符 / as many people in each as were approved',
    tables.every(({ state }) => state === 'SENT') && rows.join() === SENT.map(([, , count]) => count).join(),
    rows,
  );
  await stage.refuses(
    { zh: '报送后再生成', en: 'prepares it again although it was sent' },
    education,
    [PREPARE, TEACHERS],
    'TABLE_NOT_IN_STATE',
    'D3',
  );
  // The bureau takes them in as they come, but for the teachers' and that of agriculture.
  const received = await Promise.all(
    tables.filter((_, index) => index > 0 && index !== AGRICULTURE).map((table) => moveTable(stage, bureau, RECEIVE, table)),
  );
  stage.expectThat(
    '市人社局接收四份 / the bureau receives four of them',
    received.length === 4 && received.every(({ state, current }) => state === 'RECEIVED' && current?.receivedAt !== null),
    received,
  );
}
const AGRICULTURE = 4;

/** What is approved after its table was sent is in no table: refused until it is recalled. */
async function afterSending(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-31T09:00:00+08:00', LEFT.day1, [shen, luo, shi, ...DESKS.health, ...DESKS.industry]);
  await stage.until('2024-10-31T09:00:00+08:00');
  await cleared(stage, zhao);
  await review(stage, luo, 'recommend', zhao, { opinion: '艰苦单位工作十五年，同意推荐' });
  const approve = reviewing(stage, 'approve', zhao, { opinion: '审核通过' });
  await stage.refuses(
    { zh: '汇总表报送后再审核通过', en: 'approves although the table has been sent' },
    education,
    approve,
    'TABLE_SENT',
    'D3',
  );
  const table = await tableOf(stage, bureau, TEACHERS);
  const reason = '补充一名公示期满人员';
  const other = moving(table, { reason });
  await stage.refuses(
    { zh: '撤回外部门的汇总表', en: 'recalls another department’s table' },
    health,
    [RECALL, other],
    'TABLE_UNKNOWN',
    'P10',
  );
  const open = await moveTable(stage, education, RECALL, table, { reason });
  await review(stage, education, 'approve', zhao, { opinion: '审核通过' });
  stage.say(
    `${education.name}撤回汇总表（${reason}），审核通过${zhao.name}。`,
    `${education.english} recalls the table, and approves ${zhao.english}.`,
  );
  stage.expectThat(
    '撤回后重新开放，审核通过 / open again, and approved',
    open.state === 'OPEN' && open.current === null && stage.application(zhao).state === 'APPROVED',
    open,
  );
  const unprepared = [SEND, moving(await tableOf(stage, bureau, TEACHERS))] as const;
  await stage.refuses(
    { zh: '未重新生成就报送', en: 'sends it without preparing it anew' },
    education,
    unprepared,
    'TABLE_UNPREPARED',
    'D3',
  );
}

export const sendingChapter: ChapterOf = { zh: '报送汇总表', en: 'The summary tables are sent', scenes: [sent, afterSending] };
