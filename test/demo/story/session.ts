/** The meeting: opened on an announced day, checked in by the room’s code, led; candidates heard; what every screen asks (E6–E8). */
import { freshKeyOf } from '../keys.ts';
import { CANDIDATES, candidateOf, RECUSED } from '../candidates.ts';
import { CHAIR, OFFICE, VICE_CHAIR } from '../committee-cast.ts';
import { atOnce, move, moving, seenBy } from '../moves.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { first: pan, second: he } = OFFICE;
const SESSION = 'id version state: sessionState present members hasLeader';
export type Session = { id: string; version: number; state: string; present: number; members: number; hasLeader: boolean };

/** The last of those who were drawn does not come at all. */
const here = (stage: Stage): Named[] => stage.members.slice(0, -1);

async function opened(stage: Stage): Promise<void> {
  const opening = moving('openSession', SESSION, { committee: stage.committee, room: '市教育局三楼会议室' });
  await stage.refuses({ zh: '公布的会议日之前开会', en: 'opens the meeting before its day' }, pan, opening, 'NOT_MEETING_DAY', 'E6');
  await stage.until('2024-11-23T09:00:00+08:00');
  const open = (await stage.client.ask<{ openSession: Session }>(pan.account, ...opening)).openSession;
  stage.session = open.id;
  stage.say(
    `${pan.name}按公布的日期开始会议，组成人员${open.members}人。`,
    `${pan.english} opens the meeting on its day; it has ${open.members} members.`,
  );
  const twice = { zh: '会议未结束又开会', en: 'opens another beside it' };
  await stage.refuses(twice, he, opening, 'SESSION_OPEN', 'E8');
}

/** The code is on the screen in the room, and nowhere else. */
export async function codeOf(stage: Stage, who: Named): Promise<string | null> {
  return (await seenBy<{ checkInCode: string | null }>(stage, who, 'CommitteeSession', stage.session, 'checkInCode'))?.checkInCode ?? null;
}

export async function come(stage: Stage, people: readonly Named[]): Promise<void> {
  const code = await codeOf(stage, pan);
  await atOnce(people, (member) => move(stage, member, 'checkIn', SESSION, { session: stage.session, code }), 3);
}

export async function leave(stage: Stage, people: readonly Named[]): Promise<void> {
  for (const member of people) await move(stage, member, 'leaveSession', SESSION, { session: stage.session });
}

export async function lead(stage: Stage, who: Named): Promise<void> {
  await move(stage, who, 'leadSession', SESSION, { session: stage.session });
}

async function gathered(stage: Stage): Promise<void> {
  const code = await codeOf(stage, pan);
  stage.expectThat(
    '签到码只有办事机构可见 / the code is for the room’s screen alone',
    code !== null && (await codeOf(stage, CHAIR)) === null,
    code,
  );
  const wrong = moving('checkIn', SESSION, { session: stage.session, code: code === '000000' ? '000001' : '000000' });
  await stage.refuses({ zh: '输错签到码', en: 'types another code' }, CHAIR, wrong, 'CODE_WRONG', 'E8');
  await come(stage, here(stage));
  await lead(stage, CHAIR);
  const seen = await seenBy<Session>(stage, pan, 'CommitteeSession', stage.session, SESSION);
  stage.say(
    `${seen?.present}人凭签到码到会，${CHAIR.name}主持。`,
    `${seen?.present} check in by the code in the room; ${CHAIR.english} takes the chair.`,
  );
  stage.expectThat('到会10人，缺席1人 / ten are there, and one is not', seen?.present === 10 && seen.hasLeader, seen);
}

async function polled(stage: Stage): Promise<void> {
  const { version = 0 } = (await seenBy<Session>(stage, pan, 'CommitteeSession', stage.session, SESSION)) ?? {};
  const document =
    'query ($id: ID!, $version: Int) { session(id: $id, version: $version) { version isUnchanged session { state: sessionState } } }';
  type Poll = { session: { version: number; isUnchanged: boolean; session: object | null } };
  const answers = await Promise.all(
    here(stage).map(({ account }) => stage.client.ask<Poll>(account, document, { id: stage.session, version })),
  );
  stage.expectThat(
    '每两秒一问，未变动的只答未变 / what every screen asks every other second is answered in a few words',
    answers.every(({ session }) => session.isUnchanged && session.session === null && JSON.stringify(session).length < 300),
    answers[0],
  );
}

type Called = { now: { candidate: { applicantName: string | null; isRecused: boolean } } | null; next: { candidate: string } | null };

async function heard(stage: Stage): Promise<void> {
  const unheard = moving('openVotes', 'rows { refusal { code } }', {
    session: stage.session,
    candidates: [candidateOf(stage, CANDIDATES[0] as Named)],
    key: freshKeyOf('votes'),
  });
  type Rows = { openVotes: { rows: { refusal: { code: string } | null }[] } };
  const { openVotes } = await stage.client.ask<Rows>(pan.account, ...unheard);
  stage.expectThat('未答辩不得表决 / nobody is voted on unheard', openVotes.rows[0]?.refusal?.code === 'NOT_HEARD', openVotes);
  for (const person of CANDIDATES) {
    const asked = { session: stage.session, candidate: candidateOf(stage, person) };
    await move(stage, pan, 'callCandidate', SESSION, asked);
    if (person === RECUSED.declared) await hidden(stage);
    await move(stage, he, 'noteDefence', SESSION, { ...asked, outcome: 'DONE' });
  }
  stage.say(`${CANDIDATES.length}名评审对象依次答辩。`, `All ${CANDIDATES.length} candidates are called and heard.`);
}

/** Who keeps away sees that, and no name. */
async function hidden(stage: Stage): Promise<void> {
  const fields = 'now { candidate { applicantName isRecused } } next { candidate }';
  const [away, other] = await Promise.all(
    [CHAIR, VICE_CHAIR].map((who) => seenBy<Called>(stage, who, 'CommitteeSession', stage.session, fields)),
  );
  stage.expectThat(
    '须回避的只见须回避，不见姓名 / who keeps away sees that, and neither name nor unit',
    away?.now?.candidate.isRecused === true &&
      away.now.candidate.applicantName === null &&
      other?.now?.candidate.applicantName === RECUSED.declared.name,
    { away, other },
  );
}

export const sessionChapter: ChapterOf = {
  zh: '评审会议',
  en: 'The committee meets',
  scenes: [opened, gathered, polled, heard],
};
