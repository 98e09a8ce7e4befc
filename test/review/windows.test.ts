/** Every move of the chain at the edges of its window: the last millisecond is in time, the next is late, the one before the first is early (C1, C5, C6, D3, D7). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  applicationIn,
  APPROVE,
  DECIDE,
  DECIDE_AT_MEETING,
  draft,
  freshKey,
  inState,
  judged,
  PASS,
  POST,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RETURN,
  SUBMIT,
  type Handle,
} from '../support/forms.ts';
import { objection, posting } from '../support/postings.ts';
import {
  PREPARE,
  preparedTable,
  RECALL_TABLE,
  RECEIVE_TABLE,
  receivedTable,
  SEND_BACK_TABLE,
  SEND_TABLE,
  sentTable,
} from '../support/tables.ts';
import { city, instant, type World } from '../support/world.ts';

const PERSONAL = { opens: '2024-09-11T00:00:00+08:00', closes: '2024-10-21T00:00:00+08:00' };
const UNIT = { opens: '2024-09-11T00:00:00+08:00', closes: '2024-11-01T00:00:00+08:00' };
const RE_REVIEW = { opens: '2024-11-01T00:00:00+08:00', closes: '2024-11-11T00:00:00+08:00' };
const MEETING = { opens: '2024-11-01T00:00:00+08:00', closes: '2024-12-26T00:00:00+08:00' };
const MENDING = { opens: PERSONAL.opens, closes: RE_REVIEW.closes };

type Try = { who: string; document: string; variables: Record<string, unknown> };
type Case = {
  window: { opens: string; closes: string };
  /** Brings the world to where the move can be made, and says how. */
  ready: (world: World) => Promise<Try>;
};

const decision =
  (who: string, document: string, make: (world: World) => Promise<Handle>, more: object = {}) =>
  async (world: World): Promise<Try> => {
    const { id, version } = await make(world);
    return { who, document, variables: { application: id, version, opinion: '意见', ...more } };
  };
const at = (state: Parameters<typeof inState>[1]) => (world: World) => inState(world, state);
const submitting = (make: (world: World) => Promise<Handle>) => decision('liu', SUBMIT, make);

/** liu’s, returned by somebody. */
const returnedBy = (who: string) => async (world: World) => {
  const { id, version } = await (who === 'wang'
    ? underReReview(world)
    : applicationIn(world, who === 'chen' ? 'SUBMITTED' : 'RECOMMENDED'));
  const options = who === 'wang' ? { arrivesAt: instant('2024-11-05T10:00:00+08:00') } : {};
  return (await world.does(who, RETURN, { application: id, version, opinion: '修改' }, options)).returnApplication as Handle;
};
async function underReReview(world: World): Promise<Handle> {
  const handle = await applicationIn(world, 'APPROVED');
  await receivedTable(world);
  return handle;
}
const onTable =
  (who: string, document: string, make: (world: World) => Promise<{ id: string; version: number }>) => async (world: World) => {
    await applicationIn(world, 'APPROVED');
    const { id, version } = await make(world);
    return { who, document, variables: { table: id, version } };
  };

const CASES: Record<string, Case> = {
  'submitting a draft (A5)': { window: PERSONAL, ready: submitting((world) => draft(world, 'liu', 'school')) },
  'sending again what the unit returned (C6)': { window: { ...UNIT, opens: PERSONAL.opens }, ready: submitting(returnedBy('chen')) },
  'sending again what the department returned (C6)': { window: { ...UNIT, opens: PERSONAL.opens }, ready: submitting(returnedBy('zhao')) },
  'sending again what the re-review returned (C6)': { window: MENDING, ready: submitting(returnedBy('wang')) },
  'accepting (C5)': { window: UNIT, ready: decision('chen', ACCEPT, at('SUBMITTED')) },
  'a return by the unit (U1)': { window: UNIT, ready: decision('chen', RETURN, at('ACCEPTED')) },
  'a refusal by the unit (U1)': { window: UNIT, ready: decision('chen', REFUSE, at('SUBMITTED')) },
  'posting (U2)': { window: UNIT, ready: decision('chen', POST, at('ACCEPTED')) },
  'recommending (U5)': { window: UNIT, ready: decision('chen', RECOMMEND, at('CLEARED')) },
  'a return to mend what was objected to (U4)': {
    window: UNIT,
    ready: async (world) => {
      const against = await objection(world, (await posting(world)).id);
      return { who: 'chen', document: DECIDE, variables: { objection: against, finding: 'TO_MEND', judgements: judged('papers') } };
    },
  },
  'a return by the department (D1)': { window: UNIT, ready: decision('zhao', RETURN, at('RECOMMENDED')) },
  'a refusal by the department (D2)': { window: UNIT, ready: decision('zhao', REFUSE, at('RECOMMENDED')) },
  'approving (D3)': { window: UNIT, ready: decision('zhao', APPROVE, at('RECOMMENDED')) },
  'sending a summary table (D3)': { window: UNIT, ready: onTable('zhao', SEND_TABLE, preparedTable) },
  'recalling it (D3)': { window: UNIT, ready: onTable('zhao', RECALL_TABLE, sentTable) },
  'sending it back (D3)': { window: UNIT, ready: onTable('wang', SEND_BACK_TABLE, sentTable) },
  'passing the re-review (D7)': { window: RE_REVIEW, ready: decision('wang', PASS, underReReview) },
  'a return by the re-review (D7)': { window: RE_REVIEW, ready: decision('zhao', RETURN, underReReview) },
  'a refusal by the re-review (D7)': { window: RE_REVIEW, ready: decision('wang', REFUSE, underReReview) },
  'recording a meeting (D7)': {
    window: MEETING,
    ready: () => Promise.resolve({ who: 'wang', document: RECORD_MEETING, variables: { heldOn: '2024-11-01' } }),
  },
};

describe.each(Object.entries(CASES))('%s', (_, { window, ready }) => {
  const [opens, closes] = [instant(window.opens), instant(window.closes)];
  const tried = (world: World, { who, document, variables }: Try, arrivesAt: number) =>
    world.refusal(who, document, { ...variables, ...(document === SUBMIT && { key: freshKey() }) }, { arrivesAt });

  it('is late at its closing instant, early a millisecond before it opens, and in time in its last millisecond', async () => {
    const world = await city();
    const move = await ready(world);
    expect(await tried(world, move, closes)).toBe('WINDOW_CLOSED');
    expect(await tried(world, move, opens - 1)).toBe('WINDOW_NOT_OPEN');
    expect(await tried(world, move, closes - 1)).toBeNull();
  });

  it('is in time at its very first', async () => {
    const world = await city();
    const move = await ready(world);
    expect(await tried(world, move, opens)).toBeNull();
  });
});

describe('what has no window', () => {
  it('receiving a table: it opens nothing (D3)', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id, version } = await sentTable(world);
    expect(await world.refusal('wang', RECEIVE_TABLE, { table: id, version }, { arrivesAt: instant(RE_REVIEW.closes) })).toBeNull();
  });

  it('preparing one after it has closed is late like sending it', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    expect(await world.refusal('zhao', PREPARE, {}, { arrivesAt: instant(UNIT.closes) })).toBe('WINDOW_CLOSED');
    expect(await world.refusal('zhao', PREPARE, {}, { arrivesAt: instant(UNIT.closes) - 1 })).toBeNull();
  });

  it('a decision of the meeting is late row by row (D7, D8)', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING, {}, { arrivesAt: instant('2024-11-09T10:00:00+08:00') });
    const code = async (arrivesAt: number) => {
      const variables = { meeting: recordMeeting.id, rows: [{ application: id, version }], key: freshKey() };
      const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, variables, { arrivesAt });
      return decideAtMeeting.rows[0].refusal?.code ?? null;
    };
    expect(await code(instant(MEETING.closes))).toBe('WINDOW_CLOSED');
    expect(await code(instant(MEETING.closes) - 1)).toBeNull();
  });
});
