/** What was decided: minutes sealed by who led, lists in which every voter finds their ballots, results announced, and entered from the province (E9–E12, U6). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seen } from '../acts.ts';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { CANDIDATES, RECUSED } from '../candidates.ts';
import { CHAIR, CROWD, LECTURERS, OFFICE, VICE_CHAIR } from '../committee-cast.ts';
import { TEACHERS } from '../crowds.ts';
import { freshKeyOf } from '../keys.ts';
import { addressOf, newMail } from '../mails.ts';
import { atOnce, move, moving, seenBy } from '../moves.ts';
import type { Bulk } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import type { Session } from './session.ts';
import { takenOf } from './crowd.ts';
import { fails, kept, tallies } from './votes.ts';

const { first: pan } = OFFICE;
const { bureau, supervisor } = SEEDED;
const { gulinar, yang, gao, ding, sun, zhou, seconded, central } = APPLICANTS;

type Candidate = {
  name: string;
  result: string;
  votes: { state: string; leader: string; recused: string[]; present: number; members: number }[];
};
type Minutes = { leader: string; present: { name: string }[]; absent: string[]; candidates: Candidate[] };
type Shown = { minutes: { hash: string; document: Minutes; signed: string | null } | null };
const MINUTES = 'minutes { hash document signed }';
const minutesFor = async (stage: Stage, who: Named) =>
  (await seenBy<Shown>(stage, who, 'CommitteeSession', stage.session, MINUTES))?.minutes;

async function sealed(stage: Stage): Promise<void> {
  const before = await minutesFor(stage, CHAIR);
  const confirming = (hash: string) => moving('confirmMinutes', 'state: sessionState', { session: stage.session, hash });
  const hash = before?.hash ?? '';
  await stage.refuses(
    { zh: '普通委员确认会议记录', en: 'confirms the minutes and is only a member' },
    stage.members[3] as Named,
    confirming(hash),
    'CONFIRMERS_ONLY',
    'E11',
  );
  await stage.refuses(
    { zh: '确认另一份会议记录', en: 'confirms other minutes' },
    CHAIR,
    confirming('0'.repeat(64)),
    'MINUTES_OTHER',
    'E11',
  );
  await stage.client.ask(CHAIR.account, ...confirming(hash));
  const after = await minutesFor(stage, supervisor);
  await writeFile(join(stage.out, 'minutes.json'), `${JSON.stringify(after, null, 2)}\n`);
  const { candidates = [], absent = [], present = [] } = after?.document ?? {};
  const of = (person: Named) => candidates.find(({ name }) => name === person.name);
  stage.say(
    `${CHAIR.name}确认，会议记录封存并签名，存于 minutes.json。`,
    `${CHAIR.english} confirms the minutes; sealed and signed, they lie in minutes.json.`,
  );
  stage.expectThat(
    '会议记录载明到会、缺席、回避和两个人数 / they say who was there, who was not, who kept away, and both numbers',
    after?.hash === hash &&
      after.signed !== null &&
      candidates.length === CANDIDATES.length &&
      present.length === 10 &&
      absent.join() === stage.members.at(-1)?.name &&
      of(RECUSED.declared)?.votes.at(-1)?.recused.join() === CHAIR.name &&
      of(RECUSED.declared)?.votes.at(-1)?.members === 10 &&
      of(RECUSED.declared)?.votes.at(-1)?.leader === VICE_CHAIR.name,
    { hash, found: after?.hash, present: present.length, absent, of: of(RECUSED.declared) },
  );
}

/** The paper that is printed of them, a moment later. */
async function printed(stage: Stage): Promise<void> {
  type Paper = { minutes: { paper: { url: string } | null } | null };
  let paper: { url: string } | null = null;
  for (const until = performance.now() + PATIENCE; paper === null && performance.now() < until; await pause(200))
    paper =
      (await seenBy<Paper>(stage, supervisor, 'CommitteeSession', stage.session, 'minutes { paper { url } }'))?.minutes?.paper ?? null;
  if (!paper) return stage.expectThat('会议记录已印成PDF / the minutes are printed', false, paper);
  const { body } = await stage.client.download(paper.url);
  await writeFile(join(stage.out, 'minutes.pdf'), body);
  const head = Buffer.from(body.subarray(0, 5)).toString();
  stage.expectThat('会议记录已印成PDF，存于 minutes.pdf / they are printed, and lie in minutes.pdf', head === '%PDF-', head);
}
const PATIENCE = 60_000;

async function announced(stage: Stage): Promise<void> {
  await newMail(stage);
  let session = { state: '' } as Session;
  for (let calls = 0; session.state !== 'ANNOUNCED' && calls < 10; calls += 1)
    session = await move<Session>(stage, pan, 'announceResults', 'id state: sessionState', {
      session: stage.session,
      key: freshKeyOf('announce'),
    });
  await atOnce(CANDIDATES, (person) => seen(stage, person));
  const wrong = CANDIDATES.filter((person) => {
    const state = tallies.get(person)?.passed ? 'PASSED_BY_COMMITTEE' : 'NOT_PASSED';
    return stage.application(person).state !== state || tallies.get(person)?.passed === fails(person);
  });
  const failed = CANDIDATES.filter(fails);
  stage.say(
    `结果宣布：通过${CANDIDATES.length - failed.length}人，未通过${failed.length}人。`,
    `The results are announced: ${CANDIDATES.length - failed.length} pass, ${failed.length} do not.`,
  );
  stage.expectThat(
    '四十名各有结果 / all forty have their results',
    wrong.length === 0,
    wrong.map(({ name }) => `${name} ${stage.application(name as never)?.state}`),
  );
  const taken = await takenOf(stage, TEACHERS);
  const held = CROWD.filter((person) => !fails(person)).length;
  stage.expectThat('未通过的空岗退回单位 / who did not pass gives the vacancy back (U6)', taken === held, { taken, held });
  await stage.until('2024-11-23T18:30:00+08:00');
  const told = (await newMail(stage)).filter(({ subject }) => subject.includes('评审结果')).map(({ to }) => to);
  stage.expectThat(
    '每名申报人收到一封结果通知 / each applicant has one mail with the result',
    told.toSorted().join() === CANDIDATES.map(addressOf).toSorted().join(),
    told.length,
  );
}

type Listed = { vote: string; ballots: { hash: string; choice: string }[] };
type Page = { votes: { edges: { node: Listed }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };

/** All published votes as a member sees them, page by page. */
async function publishedFor(stage: Stage, member: Named): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let after: string | null = null, more = true; more;) {
    const at: string = after === null ? '' : `, after: ${JSON.stringify(after)}`;
    const fields = `votes(first: 20${at}) { edges { node { vote ballots { hash choice } } } pageInfo { endCursor hasNextPage } }`;
    const page: Page | null = await seenBy<Page>(stage, member, 'CommitteeSession', stage.session, fields);
    all.push(...(page?.votes.edges.map(({ node }) => node) ?? []));
    after = page?.votes.pageInfo.endCursor ?? null;
    more = page?.votes.pageInfo.hasNextPage === true;
  }
  return all;
}

async function found(stage: Stage): Promise<void> {
  let ballots = 0;
  const missing: string[] = [];
  await atOnce(stage.members.slice(0, -1), async (member) => {
    const lists = await publishedFor(stage, member);
    for (const { vote, hash, choice } of kept.filter((one) => one.member === member)) {
      const list = lists.find((one) => one.vote === vote)?.ballots ?? [];
      const same = kept.filter((one) => one.vote === vote);
      ballots += 1;
      if (list.length !== same.length || !list.some((one) => one.hash === hash && one.choice === choice))
        missing.push(`${member.name} ${vote}`);
    }
  });
  stage.say(`每名投票人核对自己的选票，共${ballots}张。`, `Every voter looks for their own: ${ballots} ballots.`);
  stage.count('秘密投票 secret ballots', ballots);
  stage.expectThat(
    '每张选票均在公布的清单中，意见相符 / every ballot stands in the published list, as it was voted',
    ballots === kept.length && missing.length === 0,
    missing,
  );
}

/** Those of the other committees, as the province and the city’s documents say. */
export const ELSEWHERE: readonly Named[] = [gulinar, yang, gao, ding, sun, zhou, seconded, central, ...LECTURERS];
/** One of the story, and every ninth of the lecturers. */
export const failsElsewhere = (person: Named): boolean =>
  person === ding || LECTURERS.findIndex(({ account }) => account === person.account) % 9 === 0;
const DOCUMENT = { document: '甘职改办〔2024〕118号', decidedOn: '2024-11-28' };

async function entered(stage: Stage): Promise<void> {
  await stage.until('2024-12-02T10:00:00+08:00');
  await atOnce(ELSEWHERE, (person) => seen(stage, person));
  const rows = ELSEWHERE.map((person) => {
    const { id, version } = stage.application(person);
    const passed = !failsElsewhere(person);
    return { application: id, version, passed, tally: { present: 24, members: 25, yes: passed ? 20 : 15, no: 4, abstain: passed ? 0 : 5 } };
  });
  const asking = (more: object) =>
    moving(
      'recordResults',
      'done refused rows { id: applicationId isDone refusal { code text { zh } } application { id version state closesAt } }',
      {
        ...DOCUMENT,
        rows,
        key: freshKeyOf('results'),
        ...more,
      },
    );
  const wrongTally = rows.map((row, index) => (index === 0 ? { ...row, passed: false } : row));
  const { recordResults: dry } = await stage.client.ask<{ recordResults: Bulk }>(
    bureau.account,
    ...asking({ rows: wrongTally, dryRun: true }),
  );
  stage.expectThat(
    '试办：结果与票数不符的一件不予录入 / tried: the one whose result does not follow from its votes is refused',
    dry.done === rows.length - 1 && dry.rows[0]?.refusal?.code === 'INPUT_INVALID',
    dry.rows,
  );
  const { recordResults } = await stage.client.ask<{ recordResults: Bulk }>(bureau.account, ...asking({ dryRun: false }));
  await atOnce(ELSEWHERE, (person) => seen(stage, person));
  stage.say(
    `${bureau.name}依${DOCUMENT.document}录入${recordResults.done}件结果。`,
    `${bureau.english} enters ${recordResults.done} results from the province’s document.`,
  );
  stage.expectThat(
    '各评委会的结果均已录入 / the results of the other committees are entered',
    recordResults.done === ELSEWHERE.length &&
      ELSEWHERE.every((person) => stage.application(person).state === (failsElsewhere(person) ? 'NOT_PASSED' : 'PASSED_BY_COMMITTEE')),
    recordResults.rows,
  );
}

export const resultsChapter: ChapterOf = {
  zh: '会议记录与结果',
  en: 'Minutes and results',
  scenes: [sealed, printed, announced, found, entered],
};
