/** Ways round the posting that somebody has thought of, and that are closed (U2–U5, P7, P10, A3). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  applicationIn,
  CHANGE_UNIT,
  DECIDE,
  DECIDE_ALIKE,
  freshKey,
  judged,
  sendAgain,
  OBJECT,
  POST,
  POSTING_CONFIRM,
  POSTING_UPLOAD,
  RECEIVE,
  RELEASE,
  RESTORE,
  RETURN,
  SECTIONS,
  WITHDRAW,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo } from '../support/notices.ts';
import { anonymousObjection, objection, posting, uploadedTo } from '../support/postings.ts';
import { accountId, city, instant, organisationId, type World } from '../support/world.ts';
import { ENROL } from '../identity/acts.ts';
import { HOUR } from '../../schema/core/time.ts';
import { LITTLE, objectionRefused, TICKET, worked } from '../support/objecting.ts';

const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);

describe('withdrawing and coming back before the posting is stopped (U4)', () => {
  it('ends the old posting with the new posting: nobody objects to what nobody looks at any more', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: application.id, version: application.version });
    // Nothing is delivered yet: the first posting still runs.
    const { restoreApplication } = await world.does('liu', RESTORE, { application: application.id, version: withdrawApplication.version });
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      ...application,
      application: application.id,
      version: restoreApplication.version,
      opinion: '接收',
    });
    await world.does('chen', POST, { application: application.id, version: acceptApplication.version });
    expect(await objectionRefused(world, 'yang', { posting: id })).toBe('POSTING_NOT_RUNNING');
    await world.deliver();
    await whole(world);
  });

  it('and an objection that came in between is answered first', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: application.id, version: application.version });
    const against = await objection(world, id);
    expect(await world.refusal('chen', DECIDE, { objection: against, finding: 'TO_MEND', judgements: judged('papers') })).toBe(
      'NOT_IN_STATE',
    );
    const { restoreApplication } = await world.does('liu', RESTORE, { application: application.id, version: withdrawApplication.version });
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      application: application.id,
      version: restoreApplication.version,
      opinion: '接收',
    });
    expect(await world.refusal('chen', POST, { application: application.id, version: acceptApplication.version })).toBe('OBJECTIONS_OPEN');
    await world.deliver();
    await whole(world);
  });
});

describe('a flood of objections (U4)', () => {
  it('without a name shuts out no objection that somebody stands in for: by their account and name, or on paper', async () => {
    const world = await city();
    const { id } = await posting(world);
    const lodge = (who: string | null, more: object = {}) => objectionRefused(world, who, { posting: id, ...more });
    const bits = async () => (await world.does(null, TICKET, { posting: id })).objectionTicket.bits as number;
    expect(await bits()).toBe(LITTLE.least);
    for (let count = 0; count < 50; count += 1) expect(await lodge(null)).toBeNull();
    // Each next one is more work, up to a bound: the fiftieth costs a script what it costs, and a person still no more than patience.
    expect(await bits()).toBe(LITTLE.most);
    const named = { objector: { name: '杨帆', telephone: '13937005678' } };
    expect(await lodge(null, named)).toBeNull();
    expect(await lodge('yang', named)).toBeNull();
    expect(await lodge('chen', { onPaper: true })).toBeNull();
    world.at(world.now + HOUR);
    await world.deliver();
    await world.sweep();
    // One mail for the first that came anonymously, at the hour, and one for the first that did not: each as if the other were not
    // known. The others stand in the inbox and wait for the digest.
    expect(mailsTo(world, 'chen').map(({ subject }) => subject)).toEqual(['【职称评审】收到公示异议', '【职称评审】收到公示异议']);
    expect((await inbox(world, 'chen', { first: 100 })).unreadCount).toBe(53);
    await whole(world);
  });

  it('makes it dearer to object by what has come like this alone: not by papers that an officer enters, nor by what is answered', async () => {
    const world = await city();
    const { id } = await posting(world);
    const bits = async () => (await world.does(null, TICKET, { posting: id })).objectionTicket.bits as number;
    for (let count = 0; count < LITTLE.each; count += 1)
      expect(await objectionRefused(world, 'chen', { posting: id, onPaper: true })).toBeNull();
    expect(await bits()).toBe(LITTLE.least);
    const all = [];
    for (let count = 0; count < LITTLE.each; count += 1) all.push(await anonymousObjection(world, id));
    expect(await bits()).toBe(LITTLE.least + 1);
    world.at(world.now + HOUR);
    await world.does('chen', DECIDE, { objection: all[0], finding: 'DISMISSED' });
    expect(await bits()).toBe(LITTLE.least);
    await whole(world);
  });

  it('with tickets that were taken before it began gets no further than with new tickets', async () => {
    const world = await city();
    const { id } = await posting(world);
    const tickets = [];
    for (let count = 0; count <= 2 * LITTLE.each; count += 1)
      tickets.push((await world.does(null, TICKET, { posting: id })).objectionTicket);
    const send = async (ticket: { ticket: string }, bits: number) => {
      const asked = { posting: id, key: ticket.ticket, proof: worked({ ...ticket, bits }, 'exactly') };
      return (await world.ask(null, OBJECT, asked, { path: '/graphql/anonymous' })).errors?.[0]?.extensions['code'] as string | undefined;
    };
    for (const ticket of tickets.slice(0, -1)) expect(await send(ticket, LITTLE.least)).toBeUndefined();
    // The tenth has made it two bits more: a bit less than that is taken, as of a page that took its ticket a moment ago.
    const last = tickets.at(-1) ?? expect.fail('no ticket');
    expect(await send(last, LITTLE.least)).toBe('EFFORT_GROWN');
    expect(await send(last, LITTLE.least + 1)).toBeUndefined();
  });

  it('at the same moment: sixty all find their turn, and nobody is told to come again', async () => {
    const world = await city();
    const { id } = await posting(world);
    const bits = LITTLE.most;
    const asked: Record<string, unknown>[] = [];
    for (let count = 0; count < 60; count += 1) {
      const { objectionTicket } = await world.does(null, TICKET, { posting: id });
      asked.push({ posting: id, key: objectionTicket.ticket, proof: worked({ ...objectionTicket, bits }) });
    }
    const answers = await Promise.all(asked.map((one) => world.ask(null, OBJECT, one, { path: '/graphql/anonymous' })));
    expect(answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code'] as string))).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.lodgeObjection.number as string)).size).toBe(60);
    world.at(world.now + HOUR);
    const { node } = await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Posting { openObjections } } }', { id });
    expect(node).toEqual({ openObjections: 60 });
    await whole(world);
  });

  it('that say the same are answered by the unit in one call, each with its own entry; cut and repeated, none twice', async () => {
    const world = await city();
    const { id } = await posting(world);
    const objections = await Promise.all(Array.from({ length: 12 }, () => objection(world, id)));
    const rows = [...objections, 'no id at all'].map((one) => ({ objection: one, version: 1 }));
    const asked = { objections: rows, key: freshKey() };
    const { decideObjections } = await world.does('chen', DECIDE_ALIKE, asked);
    const done = decideObjections.map(({ isDone }: { isDone: boolean }) => isDone);
    expect(done).toEqual([...objections.map(() => true), false]);
    expect(decideObjections.at(-1)).toMatchObject({ refusal: { code: 'OBJECTION_UNKNOWN' }, objection: null });
    expect((await world.does('chen', DECIDE_ALIKE, asked)).decideObjections).toEqual(decideObjections);
    const again = (await world.does('chen', DECIDE_ALIKE, { ...asked, key: freshKey() })).decideObjections;
    expect(again[0].refusal.code).toBe('OBJECTION_ANSWERED');
    expect(await world.refusal('chen', DECIDE_ALIKE, { objections: [...rows, rows[0]], key: freshKey() })).toBe('ALIKE_SIZE');
    const { node } = await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Posting { openObjections objectionCount } } }', {
      id,
    });
    expect(node).toEqual({ openObjections: 0, objectionCount: 12 });
    await whole(world);
  });

  it('keeps no posting open beyond what was objected in time: after the period none is taken, though earlier ones are open', async () => {
    const world = await city();
    const { id } = await posting(world);
    await objection(world, id);
    const at = (arrivesAt: string) => objectionRefused(world, 'yang', { posting: id }, { arrivesAt: instant(arrivesAt) });
    expect(await at('2024-09-20T00:00:00.000+08:00')).toBe('POSTING_OVER');
    expect(await at('2024-09-19T23:59:59.999+08:00')).toBeNull();
  });
});

describe('an officer who applies (P7)', () => {
  it('does not enrol without the other officer, neither reads nor is told of what is objected to, and adds nothing to their own posting', async () => {
    const world = await city();
    expect(await world.refusal('lin', ENROL, { unit: organisationId('school'), account: accountId('lin') })).toBe('OWN_RECORD');
    await world.does('chen', ENROL, { unit: organisationId('school'), account: accountId('lin') });
    const { id, version } = await applicationIn(world, 'ACCEPTED', { applicant: 'lin' });
    const { postApplication } = await world.does('chen', POST, { application: id, version });
    const named = { objector: { name: '杨帆', telephone: '13937005678' } };
    await world.does('yang', OBJECT, { posting: postApplication.id, key: freshKey(), ...named });
    const list = async (who: string) =>
      (
        await world.does(who, 'query ($u: ID!) { unitObjections(unit: $u) { edges { node { text: statement objector { name } } } } }', {
          u: organisationId('school'),
        })
      ).unitObjections.edges.length;
    expect([await list('lin'), await list('chen')]).toEqual([0, 1]);
    await world.deliver();
    const topics = async (who: string) => (await inbox(world, who)).notices.map(({ topic }: { topic: string }) => topic);
    expect(await topics('chen')).toContain('OBJECTED');
    expect(await topics('lin')).not.toContain('OBJECTED');
    expect(await world.refusal('lin', POSTING_UPLOAD, { posting: postApplication.id })).toBe('OWN_POSTING');
    expect(await world.refusal('lin', OBJECT, { posting: postApplication.id, key: freshKey(), onPaper: true })).toBe('OWN_POSTING');
    await whole(world);
  });
});

describe('基层有效 by its scope (U3)', () => {
  it('is special as well, whatever the type says, and the scope cannot be changed after the recommendation', async () => {
    const world = await city();
    const changes = { appliedTitle: { ...SECTIONS.appliedTitle, scope: 'GRASSROOTS' } };
    const { id, version } = await applicationIn(world, 'ACCEPTED', { changes });
    expect(await world.refusal('chen', POST, { application: id, version })).toBe('MEETING_NEEDED');
    const meeting = { heldOn: '2024-09-11', present: 30, inFavour: 16, against: 10, abstained: 4 };
    expect(await world.refusal('chen', POST, { application: id, version, meeting: { ...meeting, heldOn: '2024-08-31' } })).toBe(
      'MEETING_STALE',
    );
    expect((await world.does('chen', POST, { application: id, version, meeting })).postApplication).toMatchObject({
      days: 7,
      audience: 'PUBLIC',
    });
  });
});

describe('who sees what has ended (U2)', () => {
  it('a colleague sees it while it runs, and nothing of it afterwards; the person posted and the officers do', async () => {
    const world = await city();
    const { id, application } = await posting(world, 'UNIT');
    const see = async (who: string) =>
      (await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on Posting { content { bornIn } } } }', { id })).node;
    const listed = async (who: string) =>
      (await world.does(who, 'query ($u: ID!) { unitPostings(unit: $u) { edges { node { id } } } }', { u: organisationId('school') }))
        .unitPostings.edges.length;
    expect([await see('yang'), await listed('yang')]).toEqual([{ content: { bornIn: expect.any(String) } }, 1]);
    await world.does('chen', RETURN, { application: application.id, version: application.version, opinion: '修改' });
    expect([await see('yang'), await listed('yang')]).toEqual([null, 0]);
    for (const who of ['liu', 'chen', 'zhao', 'wang', 'he']) expect(await see(who), who).not.toBeNull();
    expect(await listed('zhao')).toBe(1);
    expect(
      await world.refusal('qian', 'query ($u: ID!) { unitPostings(unit: $u) { edges { cursor } } }', { u: organisationId('school') }),
    ).toBe('ORGANISATION_UNKNOWN');
  });
});

describe('an upload (A3)', () => {
  it('belongs to the posting it was asked for, and is added once', async () => {
    const world = await city();
    const { id } = await posting(world);
    const { id: other, version } = await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
    const { postApplication } = await world.does('chen', POST, { application: other, version });
    const { upload } = await uploadedTo(world, id);
    const confirm = (to: string, kind: string) => world.refusal('chen', POSTING_CONFIRM, { posting: to, upload, kind });
    expect(await confirm(postApplication.id, 'DISPLAY')).toBe('PROOF_ABSENT');
    expect(await confirm(id, 'DISPLAY')).toBeNull();
    expect(await confirm(id, 'MEETING_RECORD')).toBe('UPLOAD_TAKEN');
  });
});

describe('an application that has gone to another unit (P10)', () => {
  it('is out of the old unit’s reach; the next posting says whose answer is waited for', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    const against = await objection(world, id);
    const { returnApplication } = await world.does('chen', RETURN, {
      application: application.id,
      version: application.version,
      opinion: '调动',
    });
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: organisationId('hospital') });
    const { changeApplicationUnit } = await world.does('liu', CHANGE_UNIT, {
      application: application.id,
      version: returnApplication.version,
    });
    const again = await sendAgain(world, 'liu', changeApplicationUnit);
    const { acceptApplication } = await world.does('huang', ACCEPT, {
      application: application.id,
      version: again.version,
      opinion: '接收',
    });
    const post = () => world.ask('huang', POST, { application: application.id, version: acceptApplication.version });
    expect((await post()).errors?.[0]?.message).toContain('前次公示（嘉峪关市第一中学）还有1件异议未办结');
    expect(await world.refusal('chen', DECIDE, { objection: against, finding: 'TO_MEND', judgements: judged('papers') })).toBe(
      'APPLICATION_MOVED',
    );
    expect(await world.refusal('chen', DECIDE, { objection: against, finding: 'UPHELD' })).toBe('APPLICATION_MOVED');
    await world.deliver();
    await world.does('huang', DECIDE, { objection: against, version: 2, finding: 'DISMISSED' });
    expect((await post()).errors).toBeUndefined();
    await whole(world);
  });
});
