/** What becomes of an application whose supplementary posting is objected to, or ends too late (U4, U7, C11). */
import { beforeAll, describe, expect, it } from 'vitest';
import { REVIEWERS } from '../../schema/application/moves.ts';
import {
  ANSWER_WITHDRAWAL,
  applicationIn,
  APPROVE,
  ASK_WITHDRAWAL,
  DECIDE,
  freshKey,
  judged,
  PASS,
  REFUSE,
  RESTORE,
  RETURN,
  SAVE,
  SUBMIT,
  submit,
  WAIVE,
} from '../support/forms.ts';
import type { Handle } from '../support/cleared.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { mailsTo } from '../support/notices.ts';
import { objection } from '../support/postings.ts';
import { lodged } from '../support/objecting.ts';
import { mendedFor, underReReview } from '../support/returned.ts';
import { city, copyOf, type World } from '../support/world.ts';

const opinion = '意见';
const PAPERS = { papers: { items: [{ title: '几何教学再探', venue: '数学通报', grade: 'CORE', publishedOn: '2023-05-01' }] } };
/** Sent on 11 September, it is shown on the 12th, the 13th and the 14th, which is worked. */
const OVER = '2024-09-15T00:01:00+08:00';

const SHOWN = `{ myApplication { id version state next { by text { zh } closesAt isMissed safeDay { day } }
  posting { id number: ordinal state: postingState openObjections flag { zh } } } }`;
const mine = async (world: World) => (await world.does('liu', SHOWN)).myApplication;
const next = async (world: World): Promise<string> => (await mine(world)).next.text.zh;
const ask = (world: World, document: string, { id, version }: Handle, more: object = {}, who = 'zhao') =>
  world.refusal(who, document, { application: id, version, opinion, ...more });
const find = async (world: World, against: string, finding: string, version = 1) =>
  world.does('chen', DECIDE, { objection: against, finding, version });
const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);
const textsOf = async (world: World, who: string, topic: string): Promise<string[]> => {
  await world.deliver();
  const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic text: body { zh } } } } }');
  return inbox.edges.flatMap(({ node }: { node: { topic: string; text: { zh: string } } }) => (node.topic === topic ? [node.text.zh] : []));
};

/** liu has mended what the department returned, and it is being posted again. */
let ready: World;
let sent: Handle;
let shown: string;
beforeAll(async () => {
  ready = await city();
  sent = await mendedFor('zhao')(ready);
  shown = (await mine(ready)).posting.id;
});

/** zhao returns it once more, which stops what is being shown; liu mends it, and has it still to be sent. */
const returnedAgain = async (world: World): Promise<Handle> => {
  const returned = { application: sent.id, version: sent.version, opinion, judgements: judged('papers') };
  const { returnApplication } = await world.does('zhao', RETURN, returned);
  await world.does('liu', SAVE, { application: sent.id, version: 2, content: PAPERS });
  return returnApplication;
};

describe('U7: an objection to the supplementary posting', () => {
  it('is answered before anybody approves, or records a change of form; dismissed, it goes on', async () => {
    const world = await copyOf(ready);
    const against = await objection(world, shown, 'lin');
    for (const document of [WAIVE, APPROVE]) expect(await ask(world, document, sent)).toBe('SUPPLEMENT_DISPUTED');
    expect(await next(world)).toBe('单位答复补充公示的异议后，行业主管部门审核');
    world.at(OVER);
    await world.closePostings();
    expect(await ask(world, APPROVE, sent)).toBe('SUPPLEMENT_DISPUTED');
    await find(world, against, 'DISMISSED');
    await world.closePostings();
    expect(await ask(world, APPROVE, sent)).toBeNull();
  });

  it('by nobody who can be named is told by nothing before the full hour: neither by what comes next, nor by what is offered (U4)', async () => {
    const world = await copyOf(ready);
    const OFFERED = 'query ($id: ID!) { node(id: $id) { ... on Application { allowedActions { action isAllowed why { code } } } } }';
    const told = async () => {
      const { allowedActions } = (await world.does('zhao', OFFERED, { id: sent.id })).node;
      return JSON.stringify([await mine(world), allowedActions]);
    };
    const before = await told();
    world.at('2024-09-11T09:20:00+08:00');
    await lodged(world, 'lin', { posting: shown });
    expect(await told()).toBe(before);
    // Whoever tries is refused all the same: a change of form would leave it behind.
    expect(await ask(world, WAIVE, sent)).toBe('SUPPLEMENT_DISPUTED');
    world.at('2024-09-11T10:00:00+08:00');
    expect(await next(world)).toContain('单位答复补充公示的异议后');
  });

  it('upheld, leaves nothing but to refuse it, and says so; both hear of it', async () => {
    const world = await copyOf(ready);
    const against = await objection(world, shown, 'lin');
    expect(await world.refusal('chen', DECIDE, { objection: against, finding: 'UPHELD', judgements: judged('papers') })).toBe(
      'FINDING_UNJUDGED',
    );
    await find(world, against, 'UPHELD');
    const { version, ...now } = await mine(world);
    expect(now).toMatchObject({ state: 'RECOMMENDED', posting: { state: 'FAILED' } });
    expect(now.next.text.zh).toBe('补充公示的异议属实，不得审核通过，由行业主管部门审核作出不予通过的决定');
    expect(await textsOf(world, 'liu', 'SUPPLEMENT_FINDING')).toHaveLength(1);
    for (const who of ['zhao', 'wang']) expect(await textsOf(world, who, 'SUPPLEMENT_OBJECTED'), who).toHaveLength(1);
    const handle = { ...sent, version };
    for (const document of [APPROVE, WAIVE]) expect(await ask(world, document, handle)).toBe('SUPPLEMENT_FAILED');
    expect(await ask(world, RETURN, handle, { judgements: judged('papers') })).toBe('SUPPLEMENT_FAILED');
    expect(await ask(world, REFUSE, handle)).toBeNull();
    await whole(world);
  });

  it('upheld against a posting that a further return has stopped, bars it as well: what is shown since then is shown no longer', async () => {
    const world = await copyOf(ready);
    const against = await objection(world, shown, 'lin');
    const mended = await returnedAgain(world);
    const early = await copyOf(world);
    await submit(world, 'liu', mended);
    expect(await next(world)).toBe('单位答复补充公示的异议后，行业主管部门审核');
    await find(world, against, 'UPHELD');
    const { version, posting } = await mine(world);
    expect(posting).toMatchObject({ number: 3, state: 'STOPPED' });
    for (const document of [APPROVE, WAIVE]) expect(await ask(world, document, { ...sent, version })).toBe('SUPPLEMENT_FAILED');
    await whole(world);
    // Upheld before it is sent again, its reviewers hear all the same that it has come: it waits to be refused (C14).
    await find(early, against, 'UPHELD');
    await submit(early, 'liu', { ...sent, version: (await mine(early)).version });
    await early.deliver();
    early.at('2024-09-11T18:00:00+08:00');
    await early.digest();
    await early.deliver();
    expect(
      mailsTo(early, 'zhao')
        .at(-1)
        ?.text.match(/修改重报，请审核|经单位推荐，请审核/gu),
    ).toEqual(['修改重报，请审核']);
  });

  it('dismissed of a posting that a further return has stopped: answered, it is approved when the next is over', async () => {
    const world = await copyOf(ready);
    const against = await objection(world, shown, 'lin');
    const mended = await returnedAgain(world);
    const again = await submit(world, 'liu', mended);
    world.at(OVER);
    await world.closePostings();
    expect((await mine(world)).posting).toMatchObject({ number: 3, state: 'CLEARED' });
    expect(await ask(world, APPROVE, again)).toBe('SUPPLEMENT_DISPUTED');
    // Nobody hears that it may be approved before it may be, and then both do (C14).
    expect(await textsOf(world, 'zhao', 'SUPPLEMENT_CLEARED')).toEqual([]);
    await find(world, against, 'DISMISSED');
    expect(await textsOf(world, 'zhao', 'SUPPLEMENT_CLEARED')).toHaveLength(1);
    expect(await textsOf(world, 'liu', 'SUPPLEMENT_OVER')).toHaveLength(1);
    expect(await ask(world, APPROVE, again)).toBeNull();
  });

  it('to be mended, is said to be returned; upheld after it was withdrawn, it does not come back (U4)', async () => {
    const world = await copyOf(ready);
    const against = await objection(world, shown, 'lin');
    const other = await copyOf(world);
    await find(world, against, 'TO_MEND');
    expect(await next(world)).toBe('补充公示的异议属实、可更正，由行业主管部门审核，退回更正');

    const { requestWithdrawal } = await other.does('liu', ASK_WITHDRAWAL, { application: sent.id, version: sent.version });
    expect(await next(other)).toMatch(/^答复申报人的撤回申请；不同意撤回的，/u);
    const { answerWithdrawal } = await other.does('zhao', ANSWER_WITHDRAWAL, { application: sent.id, version: requestWithdrawal.version });
    await find(other, against, 'UPHELD');
    const { state, version } = await mine(other);
    expect([state, version]).toEqual(['REFUSED', answerWithdrawal.version + 1]);
    expect(await other.refusal('liu', RESTORE, { application: sent.id, version })).toBe('NOT_IN_STATE');
    await whole(other);
  });
});

describe('C11, U7: a supplementary posting that ends after the review', () => {
  const LATE = { DEPARTMENT: '2024-10-28T00:00:00+08:00', RE_REVIEW: '2024-11-06T09:05:00+08:00' };
  const CASES = REVIEWERS.filter((one) => one !== 'UNIT').map((reviewer) => [reviewer, LATE[reviewer]] as const);

  it.each(CASES)('of what the %s had returned is said to be too late by everything that tells of it', async (reviewer, at) => {
    const world = await city();
    const who = reviewer === 'DEPARTMENT' ? 'zhao' : 'wang';
    const { id, version: seen } = await (reviewer === 'DEPARTMENT' ? applicationIn(world, 'RECOMMENDED') : underReReview(world));
    world.at(at);
    const judgements = judged('papers');
    const { returnApplication: back } = await world.does(who, RETURN, { application: id, version: seen, opinion, judgements });
    await world.does('liu', SAVE, { application: id, version: 1, content: PAPERS });
    await world.does('liu', SUBMIT, { application: back.id, version: back.version, key: freshKey() });
    const { next: comes, posting, version } = await mine(world);
    expect(comes.isMissed).toBe(true);
    expect(comes.text.zh).toContain('已晚于审核截止；仅为形式更正的');
    expect(posting.flag.zh).toContain('届时补充公示尚未期满，不能审核通过');
    expect(posting.flag.zh).not.toContain('推荐');
    const [told] = await textsOf(world, 'liu', 'SUPPLEMENT_POSTED');
    expect(told).toContain('届时补充公示尚未期满');
    expect((await textsOf(world, who, 'TO_REVIEW')).at(0)).toMatch(/请审核。截止时间：.*更正的内容补充公示至.*届时补充公示尚未期满/u);
    // Recorded as one of form, it is in time.
    const { waiveSupplement } = await world.does(who, WAIVE, { application: back.id, version, opinion });
    expect((await mine(world)).next.isMissed).toBe(false);
    expect(await ask(world, reviewer === 'DEPARTMENT' ? APPROVE : PASS, waiveSupplement, {}, who)).toBeNull();
  });
});
