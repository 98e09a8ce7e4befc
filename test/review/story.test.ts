/**
 * The review chain as the teachers of one school lived it, from September to the meeting in November, in order and on one table; after
 * every step the whole of it is still true, and in the end everything happens twice more and changes nothing (U1–U6, D1–D8, C6, C13).
 */
import { read } from '@e965/xlsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROWS_ABOVE } from '../../schema/summary/annex/columns.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import {
  ALLOW_AGAIN,
  APPROVE,
  approvedVacancies,
  applicationIn,
  BULK,
  DECIDE,
  DECIDE_AT_MEETING,
  freshKey,
  judged,
  sendAgain,
  POST,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RETURN,
  PROPOSE_VACANCIES,
} from '../support/forms.ts';
import { checked } from '../support/checks.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { objectionId } from '../support/postings.ts';
import { fetched, RECEIVE_TABLE, sentTable, tablesOf } from '../support/tables.ts';
import { city, organisationId, person, type World } from '../support/world.ts';
import { lodged } from '../support/objecting.ts';

/** The school’s teachers beside liu and yang. */
const TEACHERS = { gu: '顾明', qi: '齐悦', shi: '石磊', tan: '谭清' };
const EXCEPTIONAL = {
  appliedTitle: {
    series: 'school-teaching',
    specialty: '数学',
    level: 'ASSOCIATE_SENIOR',
    scope: 'PROVINCE',
    promotionType: 'EXCEPTIONAL',
    standard: '甘人社通〔2021〕438号',
  },
};

type Mine = {
  id: string;
  version: number;
  state: string;
  posting: { id: string; state: string } | null;
  returnsLeft: { left: number; most: number };
  returns: { judgements: object[] }[];
  settledSections: string[];
};

let world: World;
beforeAll(async () => {
  world = await city();
  for (const [account, name] of Object.entries(TEACHERS)) {
    const about = { unit: 'school', person: person(account, name), standing: { kind: 'INSTITUTION_STAFF' as const } };
    await createApplicant(await world.as('chen'), about);
  }
});
afterEach(async () => {
  await world.deliver();
  expect(wrongWith(await dump(world))).toEqual([]);
});

const MINE = `{
  myApplication {
    id version state posting { id state: postingState } returnsLeft { left most } returns { judgements { section } } settledSections
  }
}`;
const mine = async (who: string): Promise<Mine> => (await world.does(who, MINE)).myApplication;
const states = async (...who: string[]) => Promise.all(who.map(async (one) => `${one} ${(await mine(one)).state}`));

/** Why an officer’s decision on somebody’s application is refused; null when it was made. */
async function decides(officer: string, document: string, applicant: string, more: object = {}): Promise<string | null> {
  const { id, version } = await mine(applicant);
  return world.refusal(officer, document, { application: id, version, opinion: '意见', ...more });
}

describe('September: posting', () => {
  it('12 September: everybody is accepted; four are posted, qi only with the record of the all-staff meeting, and in public', async () => {
    world.at('2024-09-12T09:00:00+08:00');
    for (const who of ['liu', 'yang', 'gu', 'shi', 'tan']) await applicationIn(world, 'ACCEPTED', { applicant: who });
    await applicationIn(world, 'ACCEPTED', { applicant: 'qi', changes: EXCEPTIONAL });
    for (const who of ['liu', 'yang', 'gu', 'shi', 'tan']) expect(await decides('chen', POST, who), who).toBeNull();
    expect(await decides('chen', POST, 'qi')).toBe('MEETING_NEEDED');
    const meeting = { heldOn: '2024-09-12', present: 40, inFavour: 20, against: 15, abstained: 5 };
    expect(await decides('chen', POST, 'qi', { meeting })).toBe('MEETING_AGAINST');
    expect(await decides('chen', POST, 'qi', { meeting: { ...meeting, inFavour: 21, against: 14 } })).toBeNull();
    const { publicPostings } = await world.does(null, '{ publicPostings { edges { node { applicantName days isMasked endsAt } } } }');
    // 13, 14 (made up), 18, 19, 20, 23 and 24 September.
    const inPublic = { applicantName: '齐悦', days: 7, isMasked: true, endsAt: '2024-09-25T00:00:00.000+08:00' };
    expect(publicPostings.edges).toEqual([{ node: inPublic }]);
  });

  it('18 September: tan objects to liu’s posting anonymously, and to gu’s by name', async () => {
    world.at('2024-09-18T10:00:00+08:00');
    const lodge = async (to: string, more: object) => {
      const { posting } = await mine(to);
      return (await lodged(world, 'tan', { posting: posting?.id ?? '', ...more })).number;
    };
    const anonymous = await lodge('liu', {});
    const named = await lodge('gu', { objector: { name: '谭清', telephone: '13937001111' } });
    world.at('2024-09-21T00:01:00+08:00');
    await world.closePostings();
    expect(await states('liu', 'yang', 'gu', 'shi', 'tan', 'qi')).toEqual([
      'liu POSTED',
      'yang CLEARED',
      'gu POSTED',
      'shi CLEARED',
      'tan CLEARED',
      'qi POSTED',
    ]);
    world.at('2024-09-23T09:00:00+08:00');
    await world.does('lin', DECIDE, { objection: objectionId(anonymous), finding: 'DISMISSED' });
    await world.does('lin', DECIDE, { objection: objectionId(named), finding: 'UPHELD', text: '论文系他人所写' });
    world.at('2024-09-25T00:01:00+08:00');
    await world.closePostings();
    expect(await states('liu', 'gu', 'qi')).toEqual(['liu CLEARED', 'gu REFUSED', 'qi CLEARED']);
    expect(await decides('chen', RECOMMEND, 'gu')).toBe('NOT_IN_STATE');
  });

  it('26 September: four vacancies; shi and tan want the last at once, and either gets it (U6)', async () => {
    world.at('2024-09-26T09:00:00+08:00');
    await approvedVacancies(world, 4);
    for (const who of ['liu', 'yang', 'qi']) expect(await decides('chen', RECOMMEND, who), who).toBeNull();
    const [shi, tan] = await Promise.all([decides('chen', RECOMMEND, 'shi'), decides('lin', RECOMMEND, 'tan')]);
    expect([shi, tan]).toEqual(expect.arrayContaining(['NO_VACANCY', null]));
    const { vacancies } = await world.does('chen', 'query ($u: ID!) { vacancies(unit: $u) { level total taken left } }', {
      u: organisationId('school'),
    });
    expect(vacancies).toContainEqual({ level: 'ASSOCIATE_SENIOR', total: 4, taken: 4, left: 0 });
    expect(await world.refusal('chen', PROPOSE_VACANCIES, { unit: organisationId('school'), total: 3 })).toBe('VACANCIES_TAKEN');
  });
});

describe('October: the department', () => {
  it('returns liu’s and yang’s three times each; the fourth is refused, and they have seen how many were left (D2)', async () => {
    for (const [round, day] of ['08', '09', '10'].entries()) {
      for (const who of ['liu', 'yang']) {
        world.at(`2024-10-${day}T09:00:00+08:00`);
        expect(await decides('zhao', RETURN, who, { judgements: judged('papers') })).toBeNull();
        const { returnsLeft, returns } = await mine(who);
        expect(returnsLeft).toEqual({ left: 2 - round, most: 3 });
        expect(returns.at(-1)?.judgements).toHaveLength(12);
        world.at(`2024-10-${day}T15:00:00+08:00`);
        await sendAgain(world, who, await mine(who), 'papers');
      }
    }
    for (const who of ['liu', 'yang'])
      expect(await decides('zhao', RETURN, who, { judgements: judged('papers') })).toBe('RETURNS_EXHAUSTED');
    expect(await decides('zhao', APPROVE, 'liu')).toBeNull();
    expect(await decides('zhao', REFUSE, 'yang')).toBeNull();
  });

  it('what was judged fine and is unchanged it may not return, until the bureau allows it (D1)', async () => {
    world.at('2024-10-11T09:00:00+08:00');
    expect(await decides('zhao', RETURN, 'qi', { judgements: judged('papers') })).toBeNull();
    await sendAgain(world, 'qi', await mine('qi'), 'papers');
    expect(await decides('zhao', RETURN, 'qi', { judgements: judged('education') })).toBe('JUDGED_FINE');
    expect((await mine('qi')).settledSections).toContain('EDUCATION');
    expect(await decides('wang', ALLOW_AGAIN, 'qi', { sections: ['EDUCATION'] })).toBeNull();
    expect((await mine('qi')).settledSections).not.toContain('EDUCATION');
    expect(await decides('zhao', RETURN, 'qi', { judgements: judged('education') })).toBeNull();
    await sendAgain(world, 'qi', await mine('qi'), 'education');
    expect(await decides('zhao', APPROVE, 'qi')).toBeNull();
  });

  it('yang’s vacancy came back: shi or tan, who had none, takes it now (U6)', async () => {
    const loser = (await mine('shi')).state === 'CLEARED' ? 'shi' : 'tan';
    expect(await decides('chen', RECOMMEND, loser)).toBeNull();
    expect(await states('shi', 'tan')).toEqual(['shi RECOMMENDED', 'tan RECOMMENDED']);
  });

  it('31 October: shi and tan are approved in bulk after a dry run; the table that is sent equals the system, cell by cell', async () => {
    world.at('2024-10-31T15:00:00+08:00');
    const rows = await Promise.all(
      ['shi', 'tan'].map(async (who) => ({ application: (await mine(who)).id, version: (await mine(who)).version })),
    );
    const bulk = (dryRun: boolean) => world.does('zhao', BULK, { action: 'APPROVE', rows, dryRun, key: freshKey() });
    expect((await bulk(true)).reviewInBulk).toMatchObject({ done: 2, refused: 0 });
    expect(await states('shi', 'tan')).toEqual(['shi RECOMMENDED', 'tan RECOMMENDED']);
    expect((await bulk(false)).reviewInBulk).toMatchObject({ done: 2, refused: 0 });
    const table = await sentTable(world);
    const bytes = fetched(world, table.current?.download ?? { url: '' });
    const sheet = read(bytes).Sheets['汇总表'] ?? {};
    const names = Array.from({ length: table.current?.rows ?? 0 }, (_, row) => sheet[`C${ROWS_ABOVE + 1 + row}`]?.v);
    expect(new Set(names)).toEqual(new Set(['刘洋', '石磊', '谭清', '齐悦']));
    expect(await checked(world, bytes)).toMatchObject({ state: 'DONE', differenceCount: 0, against: 1 });
    await world.does('wang', RECEIVE_TABLE, { table: table.id, version: table.version });
  });
});

describe('November: the re-review and the meeting', () => {
  it('returns shi’s, which comes back to it; refuses tan’s; passes the others in bulk (D7)', async () => {
    world.at('2024-11-04T09:00:00+08:00');
    expect(await decides('wang', RETURN, 'shi', { judgements: judged('achievements') })).toBeNull();
    await sendAgain(world, 'shi', await mine('shi'), 'achievements');
    expect(await decides('zhao', REFUSE, 'tan')).toBeNull();
    world.at('2024-11-06T09:00:00+08:00');
    const rows = await Promise.all(
      ['liu', 'qi', 'shi'].map(async (who) => ({ application: (await mine(who)).id, version: (await mine(who)).version })),
    );
    const { reviewInBulk } = await world.does('wang', BULK, { action: 'PASS', rows, key: freshKey() });
    expect(reviewInBulk).toMatchObject({ done: 3, refused: 0 });
    // What was sent is what was sent, however the re-review goes.
    expect(await tablesOf(world, 'wang', null)).toMatchObject([{ state: 'RECEIVED', listed: 4, current: { rows: 4 } }]);
  });

  it('the meeting sends two to their committee and turns qi down, each with its decision in the list', async () => {
    world.at('2024-11-09T15:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    const rows = await Promise.all(
      ['liu', 'qi', 'shi'].map(async (who) => {
        const { id: application, version } = await mine(who);
        return { application, version, ...(who === 'qi' && { forward: false, reason: '破格条件不足' }) };
      }),
    );
    const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() });
    expect(decideAtMeeting).toMatchObject({ done: 3, refused: 0 });
    expect(await states('liu', 'yang', 'gu', 'qi', 'shi', 'tan')).toEqual([
      'liu FORWARDED',
      'yang REFUSED',
      'gu REFUSED',
      'qi REFUSED',
      'shi FORWARDED',
      'tan REFUSED',
    ]);
  });
});

describe('and everything twice more', () => {
  it('delivers, closes, reminds and ticks again: nobody gets a mail or a notice twice, and not an item changes', async () => {
    world.at('2024-12-31T12:00:00+08:00');
    const round = async () => {
      await world.tick();
      await world.sendDue();
      await world.closePostings();
      await world.build();
      await world.deliver();
    };
    await round(); // what is due by now happens
    const before = await dump(world);
    const mails = world.mails.length;
    expect(mails).toBeGreaterThan(20);
    expect(new Set(world.mails.map(({ id }) => id)).size).toBe(mails);
    const messages = before.filter(({ pk }) => pk.startsWith('OUTBOX#')).map(({ pk }) => pk.slice('OUTBOX#'.length));
    for (let time = 0; time < 2; time += 1) {
      await world.replay(messages);
      await round();
    }
    expect(world.mails).toHaveLength(mails);
    expect(await dump(world)).toEqual(before);
  });
});
