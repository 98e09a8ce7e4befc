/** Objections to a posting over GraphQL: lodged, followed, seen, decided; and what is open keeps the posting open (U4). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  DECIDE,
  freshKey,
  judged,
  OBJECT,
  POST,
  RECOMMEND,
  RESTORE,
  RETURN,
  REVEAL_OBJECTOR,
  sendAgain,
  WITHDRAW,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { anonymousObjection, objection, objectionId, posting } from '../support/postings.ts';
import type { Item } from '../../schema/table/port.ts';
import { city, instant, organisationId, SECRETS } from '../support/world.ts';
import { lodged, objectionRefused, TICKET, worked } from '../support/objecting.ts';

describe('objections (U4)', () => {
  it('come in the last millisecond and not after; the posting cannot end while an objection is open', async () => {
    const world = await city();
    const { id } = await posting(world);
    const lodge = (at: string) => objectionRefused(world, null, { posting: id }, { arrivesAt: instant(at) });
    expect(await lodge('2024-09-19T23:59:59.999+08:00')).toBeNull();
    world.at('2024-09-20T00:01:00+08:00');
    await world.closePostings();
    const state = async () =>
      (await world.does('liu', '{ myApplication { state posting { state: postingState openObjections } } }')).myApplication;
    expect(await state()).toEqual({ state: 'POSTED', posting: { state: 'RUNNING', openObjections: 1 } });
    const { unitObjections } = await world.does(
      'chen',
      'query ($u: ID!) { unitObjections(unit: $u) { edges { node { id version isAnonymous objector { name } } } } }',
      { u: Buffer.from('Organisation:school').toString('base64') },
    );
    const [{ node }] = unitObjections.edges;
    expect(node).toMatchObject({ isAnonymous: true, objector: null });
    await world.does('chen', DECIDE, { objection: node.id, version: node.version, finding: 'DISMISSED' });
    await world.closePostings();
    expect(await state()).toEqual({ state: 'CLEARED', posting: { state: 'CLEARED', openObjections: 0 } });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('after the period none is taken, when none is open', async () => {
    const world = await city();
    const { id } = await posting(world);
    expect(await objectionRefused(world, null, { posting: id }, { arrivesAt: instant('2024-09-20T00:00:00.000+08:00') })).toBe(
      'POSTING_OVER',
    );
  });

  it('an objection upheld stops the recommendation for good', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    await world.does('chen', DECIDE, { objection: await objection(world, id), finding: 'UPHELD' });
    const { myApplication } = await world.does(
      'liu',
      '{ myApplication { state version refused { reviewer text } posting { state: postingState } } }',
    );
    expect(myApplication).toMatchObject({ state: 'REFUSED', refused: { reviewer: 'UNIT', text: '经核查' }, posting: { state: 'FAILED' } });
    expect(await world.refusal('chen', RECOMMEND, { application: application.id, version: myApplication.version, opinion: '同意' })).toBe(
      'NOT_IN_STATE',
    );
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('an objection that is right and mended lets the posting go on for what is left of its days, three at least', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    world.at('2024-09-14T09:00:00+08:00'); // the 12th and the 13th have been shown
    const against = await objection(world, id);
    expect(await world.refusal('chen', DECIDE, { objection: against, finding: 'TO_MEND' })).toBe('SECTIONS_UNJUDGED');
    await world.does('chen', DECIDE, { objection: against, finding: 'TO_MEND', judgements: judged('papers') });
    const { myApplication } = await world.does('liu', '{ myApplication { id version state } }');
    expect(myApplication.state).toBe('RETURNED');
    const again = await sendAgain(world, 'liu', myApplication, 'papers');
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      application: application.id,
      version: again.version,
      opinion: '已更正',
    });
    const { postApplication } = await world.does('chen', POST, { application: application.id, version: acceptApplication.version });
    expect(postApplication).toMatchObject({ days: 3, endsAt: '2024-09-21T00:00:00.000+08:00' });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a case can be followed by its number and code; the same key is the same case, another body is refused', async () => {
    const world = await city();
    const { id } = await posting(world);
    const { objectionTicket } = await world.does(null, TICKET, { posting: id });
    const asked = {
      posting: id,
      key: objectionTicket.ticket,
      proof: worked(objectionTicket),
      objector: { name: '群众', telephone: '13900001111' },
    };
    SECRETS.add('13900001111');
    const { lodgeObjection: first } = await world.does(null, OBJECT, asked);
    expect((await world.does(null, OBJECT, asked)).lodgeObjection).toEqual(first);
    expect(await world.refusal(null, OBJECT, { ...asked, text: '别的' })).toBe('KEY_REUSED');
    const follow = `query ($n: String!, $c: String!) {
      objection(number: $n, code: $c) { number finding { finding } objector { name } posting { id } }
    }`;
    expect((await world.does(null, follow, { n: first.number, c: first.code })).objection).toEqual({
      number: first.number,
      finding: null,
      objector: null,
      posting: null,
    });
    expect(await world.refusal(null, follow, { n: first.number, c: 'wrong' })).toBe('OBJECTION_UNKNOWN');
    const { node } = await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Objection { objector { name telephone } } } }', {
      id: objectionId(first.number),
    });
    expect(node.objector).toMatchObject({ name: '群众' });
    expect(node.objector.telephone).not.toContain('00001111');
  });

  it('of an anonymous objection nothing is kept that leads to a person', async () => {
    const world = await city();
    const { id } = await posting(world);
    const name = ({ pk, sk, version }: Item) => `${pk} ${sk} ${String(version)}`;
    const before = new Set((await dump(world)).map(name));
    await lodged(world, 'yang', { posting: id });
    const written = (await dump(world)).filter((item) => !before.has(name(item))).map((item) => JSON.stringify(item));
    expect(written.length).toBeGreaterThan(2);
    expect(written.filter((item) => item.includes('yang') || item.includes('杨帆'))).toEqual([]);
  });
});

describe('what is found (U4)', () => {
  it('is told to whoever objected as themselves, and to nobody of what came on paper or without a name', async () => {
    const world = await city();
    const { id } = await posting(world);
    const named = { posting: id, objector: { name: '杨帆', telephone: '13937005678' } };
    const own = (await world.does('yang', OBJECT, { ...named, key: freshKey() })).lodgeObjection.number;
    const paper = { ...named, onPaper: true, objector: { name: '群众', telephone: '13900001111' } };
    const onPaper = (await world.does('chen', OBJECT, { ...paper, key: freshKey() })).lodgeObjection.number;
    for (const number of [own, onPaper]) await world.does('chen', DECIDE, { objection: objectionId(number), finding: 'DISMISSED' });
    await world.deliver();
    const told = async (who: string) => (await inbox(world, who)).notices.filter(({ topic }: { topic: string }) => topic === 'ANSWERED');
    expect(await told('yang')).toMatchObject([{ text: { zh: `您提出的公示异议（编号${own}）核查结论：不成立。核查意见：经核查` } }]);
    expect(await told('chen')).toEqual([]);
  });
});

describe('who sees an objection (U4)', () => {
  it('the unit’s officers, the department above it, the bureau, supervisors; not the person posted, nor their colleagues', async () => {
    const world = await city();
    const { id } = await posting(world, 'UNIT');
    await world.does('yang', OBJECT, { posting: id, key: freshKey(), objector: { name: '杨帆', telephone: '13937005678' } });
    const seen = async (who: string) =>
      (
        await world.does(
          who,
          'query ($id: ID!) { node(id: $id) { ... on Posting { objections { edges { node { text: statement objector { name telephone } } } } } } }',
          { id },
        )
      ).node?.objections.edges.length ?? null;
    for (const who of ['chen', 'lin', 'zhao', 'wang', 'he']) expect(await seen(who), who).toBe(1);
    for (const who of ['liu', 'yang']) expect(await seen(who), who).toBe(0);
    for (const who of ['huang', 'qian', 'ma']) expect(await seen(who), who).toBeNull();

    // Who it is: the officers who answer it, and supervisors; those above read what is said alone.
    const ask =
      'query ($u: ID!) { unitObjections(unit: $u) { edges { node { isAnonymous text: statement objector { name telephone } } } } }';
    const objector = async (who: string) => {
      const [{ node }] = (await world.does(who, ask, { u: organisationId('school') })).unitObjections.edges;
      expect(node).toMatchObject({ isAnonymous: false, text: '论文系他人代写' });
      return node.objector;
    };
    const masked = { name: '杨帆', telephone: expect.stringMatching(/^139\*+78$/u) };
    for (const who of ['chen', 'lin', 'he']) expect(await objector(who), who).toEqual(masked);
    for (const who of ['zhao', 'wang']) expect(await objector(who), who).toBeNull();
  });

  it('by an account it is the person of the account: 杨帆 does not object as somebody else, on paper 陈静 enters whom it is from', async () => {
    const world = await city();
    const { id } = await posting(world);
    const named = (name: string) => ({ posting: id, key: freshKey(), objector: { name, telephone: '13937005678' } });
    const { errors } = await world.ask('yang', OBJECT, named('王某'));
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'OBJECTOR_OTHER', rule: 'U4' } });
    expect(errors?.[0]?.message).toContain('（杨帆）');
    await world.does('yang', OBJECT, named('杨 帆'));
    await world.does('chen', OBJECT, { ...named('王某'), onPaper: true });
    expect(await objectionRefused(world, null, { posting: id, objector: { name: '王某', telephone: '13937005678' } })).toBeNull();
    expect(await objectionRefused(world, 'yang', { posting: id })).toBeNull();
  });
});

describe('an objection that is still open (U4)', () => {
  /** liu’s posting is ended by an ordinary return; mended and accepted, it waits to be posted again. */
  async function returnedMeanwhile() {
    const world = await city();
    const { id, application } = await posting(world);
    const against = await objection(world, id);
    const { returnApplication } = await world.does('chen', RETURN, {
      application: application.id,
      version: application.version,
      opinion: '补材料',
    });
    const again = await sendAgain(world, 'liu', returnApplication);
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      application: application.id,
      version: again.version,
      opinion: '接收',
    });
    return { world, against, application: acceptApplication as { id: string; version: number } };
  }

  it('is not left behind by returning the application: it is answered before the next posting begins', async () => {
    const { world, against, application } = await returnedMeanwhile();
    const post = () => world.refusal('chen', POST, { application: application.id, version: application.version });
    expect(await post()).toBe('OBJECTIONS_OPEN');
    await world.does('chen', DECIDE, { objection: against, finding: 'DISMISSED' });
    expect(await post()).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('upheld, it stops the matter although its posting was stopped before', async () => {
    const { world, against, application } = await returnedMeanwhile();
    await world.does('chen', DECIDE, { objection: against, finding: 'UPHELD' });
    const { myApplication } = await world.does('liu', '{ myApplication { state refused { text } posting { state: postingState } } }');
    expect(myApplication).toEqual({ state: 'REFUSED', refused: { text: '经核查' }, posting: { state: 'FAILED' } });
    expect(await world.refusal('chen', POST, { application: application.id, version: application.version })).toBe('NOT_IN_STATE');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('of two, the first to be mended and the second upheld: it is refused though it was being mended', async () => {
    const world = await city();
    const { id } = await posting(world);
    const [one, two] = [await objection(world, id), await objection(world, id)];
    await world.does('chen', DECIDE, { objection: one, finding: 'TO_MEND', judgements: judged('papers') });
    await world.does('chen', DECIDE, { objection: two, finding: 'UPHELD' });
    expect((await world.does('liu', '{ myApplication { state posting { state: postingState openObjections } } }')).myApplication).toEqual({
      state: 'REFUSED',
      posting: { state: 'FAILED', openObjections: 0 },
    });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('of two, both to be mended: the applicant is told of both, and the posting goes on once', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    world.at('2024-09-14T09:00:00+08:00');
    const [one, two] = [await objection(world, id), await objection(world, id)];
    await world.does('chen', DECIDE, { objection: one, finding: 'TO_MEND', judgements: judged('papers') });
    const { myApplication } = await world.does('liu', '{ myApplication { id version } }');
    const once = await sendAgain(world, 'liu', myApplication, 'papers');
    const accepted = await world.does('chen', ACCEPT, { application: application.id, version: once.version, opinion: '接收' });
    expect(await world.refusal('chen', POST, { application: application.id, version: accepted.acceptApplication.version })).toBe(
      'OBJECTIONS_OPEN',
    );
    await world.does('chen', DECIDE, { objection: two, finding: 'TO_MEND', judgements: judged('education') });
    const returned = (await world.does('liu', '{ myApplication { id version state returns { number } } }')).myApplication;
    expect(returned).toMatchObject({ state: 'RETURNED', returns: [{ number: 1 }, { number: 2 }] });
    const twice = await sendAgain(world, 'liu', returned, 'education');
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      application: application.id,
      version: twice.version,
      opinion: '接收',
    });
    const { postApplication } = await world.does('chen', POST, { application: application.id, version: acceptApplication.version });
    expect(postApplication.days).toBe(3); // of five, the 12th and the 13th were shown
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('who objects, and to what (U4)', () => {
  it('chen calls whoever objected by name: the whole number is seen, and the view stands in the history; others, and of nobody, see none', async () => {
    const world = await city();
    const { id } = await posting(world);
    const named = await objection(world, id);
    expect((await world.does('chen', REVEAL_OBJECTOR, { objection: named })).revealObjector).toBe('13937001234');
    const trail = (await dump(world)).filter(({ pk, action }) => pk.startsWith('AUDIT#OBJECTION') && action === 'reveal');
    expect(trail).toMatchObject([{ reason: '核实异议', by: expect.stringContaining('chen') }]);
    for (const who of ['huang', 'yang', 'zhao', 'wang'])
      expect(await world.refusal(who, REVEAL_OBJECTOR, { objection: named })).not.toBeNull();
    const anonymous = await anonymousObjection(world, id);
    world.at(world.now + 3_600_000);
    expect(await world.refusal('chen', REVEAL_OBJECTOR, { objection: anonymous })).toBe('OBJECTOR_UNNAMED');
  });

  it('liu does not object to liu’s own posting; a colleague who comes too late hears that it is over, not that there is none', async () => {
    const world = await city();
    const { id } = await posting(world, 'UNIT');
    expect(await objectionRefused(world, 'liu', { posting: id })).toBe('OWN_OBJECTION');
    world.at('2024-09-20T00:01:00+08:00');
    await world.closePostings();
    expect(await objectionRefused(world, 'yang', { posting: id })).toBe('POSTING_OVER');
    expect(await objectionRefused(world, 'ma', { posting: id })).toBe('POSTING_UNKNOWN');
  });

  it('upheld against what was withdrawn meanwhile, it bars it: it is not restored, and liu hears of it', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    const against = await objection(world, id);
    await world.does('liu', WITHDRAW, { application: application.id, version: application.version });
    await world.deliver();
    await world.does('chen', DECIDE, { objection: against, finding: 'UPHELD' });
    const { myApplication } = await world.does('liu', '{ myApplication { version state } }');
    expect(myApplication.state).toBe('REFUSED');
    expect(await world.refusal('liu', RESTORE, { application: application.id, version: myApplication.version })).toBe('NOT_IN_STATE');
    await world.deliver();
    const { notices } = await inbox(world, 'liu');
    expect(notices.map(({ topic }: { topic: string }) => topic)).toContain('UPHELD');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
