/** The reports of 刘洋's year as papers: of the postings, the minutes of the meeting, and the statistics of the city. */
import { charts } from '../../functions/runtime/charts/index.ts';
import type { Document } from '../../schema/core/document.ts';
import { DAY, parseInstant } from '../../schema/core/time.ts';
import { minutesPaper } from '../../schema/evaluation/session/paper.ts';
import { minutesHash, type Minutes } from '../../schema/evaluation/session/minutes.ts';
import type { Objection, Posting } from '../../schema/posting/model.ts';
import { reportOf } from '../../schema/posting/report.ts';
import { MEASURES, type Shown } from '../../schema/report/statistics/counts.ts';
import type { YearReport } from '../../schema/report/statistics/model.ts';
import { reportPaper } from '../../schema/report/statistics/paper.ts';
import type { Roster } from '../../schema/result/roster/model.ts';
import { rosterReport } from '../../schema/result/roster/report.ts';

const AT = parseInstant('2024-12-09T00:00:00+08:00') ?? 0;
const KEPT = { cycle: '2024', city: 'jiayuguan', version: 1, trail: '0'.repeat(64) };
const BASIS = '《职称评审管理暂行规定》';
const OBJECTIONS = { open: 0, all: 2, byTicket: 0 };

const POSTING: Posting = {
  ...KEPT,
  id: 'G2024-0001',
  application: 'liu',
  number: 1,
  submission: 1,
  unit: 'no-1-high-school',
  unitName: '嘉峪关市第一中学',
  employer: null,
  employerPlace: null,
  applicant: 'liu-yang',
  applicantName: '刘洋',
  bornIn: '1985-03',
  series: 'school-teaching',
  specialty: '语文',
  level: 'ASSOCIATE_SENIOR',
  promotionType: 'NORMAL',
  scope: 'PROVINCE',
  audience: 'UNIT',
  state: 'CLEARED',
  place: '校门口公示栏',
  meeting: null,
  startsAt: AT,
  days: 5,
  endsAt: AT + 7 * DAY,
  supplement: null,
  continues: null,
  objections: OBJECTIONS,
  passedTo: null,
  endedAt: AT + 7 * DAY,
  report: null,
  postedBy: 'pan',
};

const objection = (id: string, text: string): Objection => ({
  ...KEPT,
  id,
  on: 'POSTING',
  posting: POSTING.id,
  unit: POSTING.unit,
  application: 'liu',
  applicant: 'liu-yang',
  applicantName: '刘洋',
  at: AT + DAY,
  seenFrom: 0,
  onPaper: false,
  enteredBy: null,
  objector: null,
  text: '论文系代写。',
  dueAt: AT + 3 * DAY,
  finding: { at: AT + 2 * DAY, by: 'pan', finding: 'DISMISSED', text },
  body: '',
});
const about = {
  objections: [objection('Y2024-0001', '论文为本人所写。'), objection('Y2024-0002', '奖项属实。')],
  attachments: [],
  madeAt: AT + 7 * DAY,
  document: BASIS,
};

const ROSTER: Roster = {
  ...KEPT,
  id: 'M2024-0001',
  committee: 'teachers',
  committeeName: '嘉峪关市中小学教师系列高级职称评审委员会',
  number: 1,
  state: 'CLEARED',
  sessions: ['first'],
  people: 1,
  decided: 2,
  edition: 1,
  hash: 'a'.repeat(64),
  place: '市教育局一楼公示栏',
  startsAt: AT,
  endsAt: AT + 7 * DAY,
  objections: OBJECTIONS,
  endedAt: AT + 7 * DAY,
  report: null,
  document: null,
  postedBy: 'pan',
};

const heard = (name: string, yes: number): Minutes['candidates'][number] => ({
  application: name,
  name,
  unit: '嘉峪关市第一中学',
  series: 'school-teaching',
  specialty: '语文',
  level: 'ASSOCIATE_SENIOR',
  scope: 'PROVINCE',
  defence: 'DONE',
  opinions: [{ grades: { ETHICS: 'GOOD' }, text: '扎实。', recommends: true }],
  votes: [
    {
      number: '1',
      ballot: 1,
      state: 'CLOSED',
      opened: '2024-12-01T10:00:00.000+08:00',
      closed: '2024-12-01T10:05:00.000+08:00',
      leader: '范立',
      members: 5,
      present: 5,
      recused: [],
      yes,
      no: 5 - yes,
      abstain: 0,
      ballots: [],
      faults: [],
      void: null,
    },
  ],
  result: yes > 3 ? 'PASSED' : 'NOT_PASSED',
});
const MINUTES: Minutes = {
  format: 'zhicheng minutes v1',
  session: 'first',
  committee: ROSTER.committeeName,
  cycle: '2024',
  room: '市教育局二楼会议室',
  opened: '2024-12-01T09:00:00.000+08:00',
  closed: '2024-12-01T12:00:00.000+08:00',
  leader: '范立',
  members: 5,
  present: [{ name: '范立', times: [] }],
  absent: [],
  candidates: [heard('刘洋', 4), heard('杨帆', 2)],
};

const YEAR: YearReport = {
  ...KEPT,
  id: 'S2024',
  year: 2024,
  cityName: '嘉峪关市',
  last: { cycle: '2023', year: 2023 },
  state: 'RUNNING',
  done: 1,
  total: 1,
  applications: 9,
  files: null,
  requestedBy: 'wang',
  requestedAt: AT,
  countedAt: AT,
  finishedAt: null,
  published: null,
};
const counts = (applied: number | null): Shown => {
  const numbers = Object.fromEntries(MEASURES.map((measure) => [measure, applied])) as Shown['total'];
  const rows = [
    { value: 'school-teaching', name: { zh: '中小学教师', en: 'school teaching' }, numbers },
    { value: 'engineering', name: { zh: '工程技术', en: 'engineering' }, numbers: { ...numbers, APPLIED: 0 } },
  ];
  return { total: numbers, tables: [{ dimension: 'SERIES', rows }] };
};

export const POSTING_REPORT: Document = reportOf(POSTING, { ...about, earlier: [] });
export const ROSTER_REPORT: Document = rosterReport({ roster: ROSTER, lines: [], removals: [] }, about);
export const MINUTES_PAPER: Document = minutesPaper(MINUTES, { hash: minutesHash(MINUTES), confirmedAt: AT });
export const STATISTICS: Document = reportPaper(
  YEAR,
  { own: counts(9), last: counts(7) },
  { drawn: (chart) => charts.drawn(chart), isShown: false },
);
