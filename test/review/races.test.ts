/** Two officers at once, an objection as the posting closes, a return while a bulk runs: one wins, the other is told, the whole is true (G7, D8, U4, U6, D7). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  ANSWER_VACANCIES,
  applicationIn,
  approvedVacancies,
  BULK,
  DECIDE,
  DECIDE_AT_MEETING,
  freshKey,
  inState,
  POST,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RETURN,
  PROPOSE_VACANCIES,
  WITHDRAW,
  type Handle,
} from '../support/forms.ts';
import { LONGEST_REQUEST } from '../../schema/calendar/store.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { objection, posting } from '../support/postings.ts';
import { city, instant, organisationId, person, type World } from '../support/world.ts';
import { objectionRefused } from '../support/objecting.ts';

const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const tally = (codes: readonly (string | null)[]) => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code ?? 'OK'] = (counts[code ?? 'OK'] ?? 0) + 1;
  return counts;
};

/** So many teachers of the school, each with an application in that state. */
async function crowd(world: World, count: number, state: Parameters<typeof applicationIn>[1]): Promise<Handle[]> {
  const handles: Handle[] = [];
  for (let index = 0; index < count; index += 1) {
    const applicant = `teacher-${index}`;
    const about = { unit: 'school', person: person(applicant, `教师${index}`), standing: { kind: 'INSTITUTION_STAFF' as const } };
    await createApplicant(await world.as('chen'), about);
    handles.push(await applicationIn(world, state, { applicant }));
  }
  return handles;
}

describe('a posting at its end (U4)', () => {
  it('twenty objections that arrive in its last millisecond, while the clock closes it: each is taken, and it does not end before they are answered', async () => {
    const world = await city();
    const { id } = await posting(world);
    const end = instant('2024-09-20T00:00:00+08:00');
    world.at(end + LONGEST_REQUEST - 1); // the last moment at which such a request can still be under way
    const lodged = times(20, (index) => objectionRefused(world, null, { posting: id, text: `异议${index}` }, { arrivesAt: end - 1 }));
    const [codes] = await Promise.all([lodged, world.closePostings(), world.closePostings()]);
    expect(Object.keys(tally(codes)).every((code) => code === 'OK' || code === 'BUSY')).toBe(true);
    const taken = codes.filter((code) => code === null).length;
    expect(taken).toBeGreaterThan(0);
    world.at(end + LONGEST_REQUEST);
    await world.closePostings();
    const { node } = await world.does(
      'chen',
      'query ($id: ID!) { node(id: $id) { ... on Posting { state: postingState openObjections } } }',
      { id },
    );
    expect(node).toEqual({ state: 'RUNNING', openObjections: taken });
    await whole(world);
  });

  it('an objection is answered while another comes in the last millisecond: the posting goes on until that is answered as well', async () => {
    const world = await city();
    const { id } = await posting(world);
    const first = await objection(world, id);
    const end = instant('2024-09-20T00:00:00+08:00');
    const [answered, came] = await Promise.all([
      world.refusal('chen', DECIDE, { objection: first, finding: 'DISMISSED' }, { arrivesAt: end - 1 }),
      objectionRefused(world, null, { posting: id }, { arrivesAt: end - 1 }),
    ]);
    expect([answered, came]).toEqual([null, null]);
    world.at(end + LONGEST_REQUEST);
    await world.closePostings();
    const { node } = await world.does(
      'chen',
      'query ($id: ID!) { node(id: $id) { ... on Posting { state: postingState openObjections } } }',
      { id },
    );
    expect(node).toEqual({ state: 'RUNNING', openObjections: 1 });
    await whole(world);
  });
});

describe('two officers at once (G7)', () => {
  it('decide on one objection: one finding, whatever each found', async () => {
    const world = await city();
    const { id } = await posting(world);
    const against = await objection(world, id);
    const codes = await times(10, (index) =>
      world.refusal(index % 2 === 0 ? 'chen' : 'lin', DECIDE, { objection: against, finding: index % 2 === 0 ? 'DISMISSED' : 'UPHELD' }),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(Object.keys(tally(codes)).filter((code) => !['OK', 'OBJECTION_ANSWERED', 'VERSION_STALE'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('accept and return one application: either is done', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    const decision = { application: id, version, opinion: '意见' };
    const codes = await times(10, (index) => world.refusal(index % 2 === 0 ? 'chen' : 'lin', index % 2 === 0 ? ACCEPT : RETURN, decision));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    await whole(world);
  });

  it('post one application: one posting', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    const codes = await times(10, (index) => world.refusal(index % 2 === 0 ? 'chen' : 'lin', POST, { application: id, version }));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    await whole(world);
  });

  it('uphold an objection while the applicant withdraws: whichever is first, it is refused in the end (U4)', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    const against = await objection(world, id);
    const [found] = await Promise.all([
      world.refusal('chen', DECIDE, { objection: against, finding: 'UPHELD' }),
      world.refusal('liu', WITHDRAW, { application: application.id, version: application.version }),
    ]);
    expect(found).toBeNull();
    const { state } = (await world.does('liu', '{ myApplication { state } }')).myApplication;
    // Withdrawn before it: what was upheld against it stands all the same.
    expect(state).toBe('REFUSED');
    await world.deliver();
    await whole(world);
  });

  it('record two meetings’ decisions on one application: one decision (D7)', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED');
    world.at('2024-11-09T10:00:00+08:00');
    const meetings = await times(2, async () => (await world.does('wang', RECORD_MEETING)).recordMeeting.id as string);
    const done = await Promise.all(
      meetings.map(async (meeting, index) => {
        const rows = [{ application: id, version, forward: index === 0, reason: '不予提交' }];
        const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting, rows, key: freshKey() });
        return decideAtMeeting.done as number;
      }),
    );
    expect(done.filter((count) => count === 1)).toHaveLength(1);
    expect(done.filter((count) => count === 0)).toHaveLength(1);
    await whole(world);
  });
});

describe('vacancies (U6)', () => {
  it('five, eight recommendations and a lowering of their number at once: never more taken than there are', async () => {
    const world = await city();
    const handles = await crowd(world, 8, 'CLEARED');
    await approvedVacancies(world, 5);
    await world.does('lin', PROPOSE_VACANCIES, { unit: organisationId('school'), total: 3 });
    const recommend = ({ id, version }: Handle) => world.refusal('chen', RECOMMEND, { application: id, version, opinion: '同意' });
    const [codes, lowered] = await Promise.all([
      Promise.all(handles.map(recommend)),
      world.refusal('zhao', ANSWER_VACANCIES, { unit: organisationId('school'), total: 3 }),
    ]);
    const { OK = 0 } = tally(codes);
    expect(OK).toBeLessThanOrEqual(lowered === null ? 3 : 5);
    expect(Object.keys(tally(codes)).filter((code) => !['OK', 'NO_VACANCY', 'BUSY'].includes(code))).toEqual([]);
    await whole(world);
  });
});

describe('while a bulk runs (D8)', () => {
  it('another officer returns and refuses some of its rows, and the call itself comes twice: each row has one decision', async () => {
    const world = await city();
    const handles = await crowd(world, 12, 'SUBMITTED');
    const rows = handles.map(({ id, version }) => ({ application: id, version }));
    const call = { action: 'ACCEPT', rows, key: freshKey() };
    const [one, again, ...others] = await Promise.all([
      world.does('chen', BULK, call),
      world.does('chen', BULK, call),
      ...handles
        .slice(6)
        .map(({ id, version }, index) =>
          world.refusal('lin', index % 2 === 0 ? RETURN : REFUSE, { application: id, version, opinion: '意见' }),
        ),
    ]);
    // The same call twice is the same decisions: what one of the two did, the other answers as done.
    const isDone = (answer: typeof one) => answer.reviewInBulk.rows.map((row: { isDone: boolean }) => row.isDone) as boolean[];
    const { reviewInBulk } = await world.does('chen', BULK, call);
    for (const [index, done] of isDone({ reviewInBulk }).entries()) {
      const elsewhere = index >= 6 && others[index - 6] === null;
      expect(done, `row ${index}`).toBe(!elsewhere);
      if (isDone(one)[index] || isDone(again)[index]) expect(done).toBe(true);
    }
    await whole(world);
  });

  it('whole school recommended at once takes each vacancy once and nobody is told to try again', async () => {
    const world = await city();
    const handles = await crowd(world, 10, 'CLEARED');
    await approvedVacancies(world, 7);
    const rows = handles.map(({ id, version }) => ({ application: id, version }));
    const { reviewInBulk } = await world.does('chen', BULK, { action: 'RECOMMEND', rows, key: freshKey() });
    const codes = reviewInBulk.rows.map((row: { refusal: { code: string } | null }) => row.refusal?.code ?? null);
    expect(tally(codes)).toEqual({ OK: 7, NO_VACANCY: 3 });
    await whole(world);
  });
});
