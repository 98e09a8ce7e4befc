/**
 * P13: liu leaves the school for the hospital with an application under way. From the release on the school can do nothing more with it; it
 * goes along, or liu and both units agree that the school finishes it; and its reviewers see what has happened.
 */
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../schema/core/time.ts';
import { begin } from '../../schema/application/actions/begin.ts';
import { stopGone } from '../../schema/posting/actions/close.ts';
import {
  ACCEPT,
  AGREE_TO_FINISH,
  applicationIn,
  APPROVE,
  BULK,
  CHANGE_UNIT,
  DECIDE,
  freshKey,
  inState,
  sendAgain,
  judged,
  POST,
  RECEIVE,
  RECOMMEND,
  REFUSE,
  RELEASE,
  RESTORE,
  RETURN,
  WITHDRAW,
  type Handle,
} from '../support/forms.ts';
import { cleared } from '../support/cleared.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { anonymousObjection, objection, posting } from '../support/postings.ts';
import { accountId, city, instant, organisationId, type World, CYCLE } from '../support/world.ts';
import type { State } from '../../schema/application/moves.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

const LIU = { account: accountId('liu') };
const HOSPITAL = organisationId('hospital');
const release = () => world.does('chen', RELEASE, { ...LIU, to: HOSPITAL });
/** The hospital takes liu in, and what that leaves in the outbox is done. */
const receive = async () => {
  await world.does('huang', RECEIVE, { ...LIU, unit: HOSPITAL });
  await world.deliver();
};
const agree = async (who: string, yes = true) => (await world.does(who, AGREE_TO_FINISH, { ...LIU, agree: yes })).agreeToFinish;
const mine = async () =>
  (await world.does('liu', '{ myApplication { id version state unitName posting { state: postingState } } }')).myApplication;
const act = (who: string, document: string, { id, version }: Handle) =>
  world.refusal(who, document, { application: id, version, opinion: '同意' });

/** What a unit may do with what lies with it. */
const MOVES: Partial<Record<State, readonly string[]>> = {
  SUBMITTED: [ACCEPT, RETURN, REFUSE],
  ACCEPTED: [POST, RETURN, REFUSE],
  POSTED: [RETURN, REFUSE],
  CLEARED: [RECOMMEND, RETURN, REFUSE],
};
const WITH_UNIT = Object.keys(MOVES) as (keyof typeof MOVES & Parameters<typeof applicationIn>[1])[];

describe('P13: from the release on', () => {
  it.each(WITH_UNIT)('the school can do nothing more with what is %s, alone or in bulk, and is told so before it tries', async (state) => {
    const handle = await applicationIn(world, state);
    await release();
    for (const document of MOVES[state] ?? []) expect(await act('chen', document, handle)).toBe('PERSON_LEFT');
    const rows = [{ application: handle.id, version: handle.version }];
    for (const dryRun of [true, false]) {
      const { reviewInBulk } = await world.does('chen', BULK, { action: 'REFUSE', rows, dryRun, key: freshKey() });
      expect(reviewInBulk.rows[0].refusal.code).toBe('PERSON_LEFT');
    }
    const { node } = await world.does(
      'chen',
      'query ($id: ID!) { node(id: $id) { ... on Application { allowedActions { action why { code rule } } } } }',
      { id: handle.id },
    );
    const refused = node.allowedActions.filter(({ why }: { why: { code: string } | null }) => why?.code === 'PERSON_LEFT');
    expect(refused.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['returnApplication', 'refuseApplication']),
    );
    expect(refused[0].why.rule).toBe('P13');
    expect(await mine()).toMatchObject({ state, version: handle.version });
  });

  it.each(['UPHELD', 'TO_MEND'] as const)(
    'nor end or return it by a finding that an objection is %s; with the consent of all it may',
    async (finding) => {
      const shown = await posting(world, 'PUBLIC');
      const open = await objection(world, shown.id);
      await release();
      const judgements = finding === 'TO_MEND' ? judged('education') : [];
      expect(await world.refusal('chen', DECIDE, { objection: open, finding, judgements })).toBe('PERSON_LEFT');
      expect(await mine()).toMatchObject({ ...shown.application, state: 'POSTED', posting: { state: 'RUNNING' } });
      for (const who of ['liu', 'chen', 'huang']) await agree(who);
      await world.does('chen', DECIDE, { objection: open, finding, judgements });
      expect(await mine()).toMatchObject({ state: finding === 'UPHELD' ? 'REFUSED' : 'RETURNED' });
      expect(wrongWith(await dump(world))).toEqual([]);
    },
  );

  it('that an objection is dismissed may still be found: it takes nothing from anybody', async () => {
    const open = await objection(world, (await posting(world, 'PUBLIC')).id);
    await release();
    expect(await world.refusal('chen', DECIDE, { objection: open, finding: 'DISMISSED' })).toBeNull();
  });

  it.each([0, 1, 2, 4, 8])('a release so many milliseconds after a move (%i) is before it or after it, never in between', async (after) => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    const [moved, released] = await Promise.all([
      world.ask('chen', ACCEPT, { application: id, version, opinion: '同意' }),
      setTimeout(after).then(() => world.ask('lin', RELEASE, { ...LIU, to: HOSPITAL })),
    ]);
    expect(released.errors).toBeUndefined();
    if (moved.errors) expect(moved.errors[0]?.extensions.code).toBe('PERSON_LEFT');
    const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on Application { history { edges { node { action at } } } } } }';
    const { node } = await world.does('wang', HISTORY, { id });
    expect(node.history.edges.some(({ node: one }: { node: { action: string } }) => one.action === 'accept')).toBe(!moved.errors);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('what comes next is no more the school’s, until all agree; and nobody is told to recommend what cannot be', async () => {
    const NEXT = '{ myApplication { next { by text { zh } } } }';
    const next = async () => (await world.does('liu', NEXT)).myApplication.next.text.zh as string;
    await applicationIn(world, 'POSTED');
    expect(await next()).toBe('公示期满、出具结果报告');
    await release();
    expect(await next()).toContain('调入单位接收后随人转入');
    world.at('2024-09-20T00:01:00+08:00');
    await world.closePostings();
    await world.deliver();
    expect(await mine()).toMatchObject({ state: 'CLEARED' });
    expect(await noticesOf('chen')).not.toContain('TO_RECOMMEND');
    expect(await noticesOf('liu')).not.toContain('CLEARED');
    for (const who of ['liu', 'chen', 'huang']) await agree(who);
    expect(await next()).toBe('单位推荐');
    await world.deliver();
    expect(await noticesOf('chen')).toContain('FINISHING_AGREED');
  });

  it('of a draft, or of what was returned, it is liu’s to take it along', async () => {
    const NEXT = '{ myApplication { next { by text { zh } } } }';
    await inState(world, 'RETURNED');
    await release();
    expect((await world.does('liu', NEXT)).myApplication.next).toMatchObject({
      by: 'APPLICANT',
      text: { zh: expect.stringContaining('变更申报单位') },
    });
  });

  it('the signal reaches the department and the bureau, and the unit itself; not the applicant, and nobody else', async () => {
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const SIGNALS = 'query ($id: ID!) { node(id: $id) { ... on Application { hasLeftUnit signals { kind rule } } } }';
    const signals = async (who: string) => (await world.does(who, SIGNALS, { id })).node;
    await release();
    for (const who of ['chen', 'zhao', 'wang', 'he'])
      expect(await signals(who)).toEqual({ hasLeftUnit: true, signals: [{ kind: 'LEAVING_UNIT', rule: 'P13' }] });
    expect(await signals('liu')).toEqual({ hasLeftUnit: true, signals: null });
    expect(await signals('qian')).toBeNull();
    await receive();
    expect((await signals('zhao')).signals).toEqual([{ kind: 'NOT_OF_UNIT', rule: 'P13' }]);
    expect(await mine()).toMatchObject({ state: 'RECOMMENDED', unitName: '嘉峪关市第一中学' }); // what was recommended before stays
  });
});

describe('P13: taken in by the hospital, the application goes along', () => {
  it.each(WITH_UNIT)('%s it comes there as submitted; its posting stops, the school sees it no more', async (state) => {
    const { id, version } = await applicationIn(world, state);
    await release();
    await receive();
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', unitName: '嘉峪关市第一人民医院', version: version + 1 });
    if (state === 'POSTED') expect((await mine()).posting.state).toBe('STOPPED');
    expect((await world.does('chen', 'query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    const LIST = 'query ($unit: ID!) { unitApplications(unit: $unit) { edges { node { id } } } }';
    expect((await world.does('huang', LIST, { unit: HOSPITAL })).unitApplications.edges).toEqual([{ node: { id } }]);
    expect((await world.does('chen', LIST, { unit: organisationId('school') })).unitApplications.edges).toEqual([]);
    expect(await act('huang', ACCEPT, { id, version: version + 1 })).toBeNull();
    await world.deliver();
    const told = (who: string) => world.mails.some(({ to, text }) => to === `${who}@example.cn` && text.includes('随人转入'));
    expect(told('liu') || (await noticesOf('liu')).includes('GONE_ALONG')).toBe(true);
    expect(await noticesOf('huang')).toContain('COME_ALONG');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('done twice, or told twice by the stream, nothing more happens', async () => {
    const { version } = await applicationIn(world, 'ACCEPTED');
    await release();
    await world.does('huang', RECEIVE, { ...LIU, unit: HOSPITAL });
    const told = [...world.undelivered()];
    await world.deliver();
    await world.replay(told);
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', version: version + 1 });
  });

  it('the hospital posts it anew, for the whole period: what the school had shown does not count', async () => {
    const handle = await applicationIn(world, 'POSTED');
    await release();
    await receive();
    const { version } = await mine();
    await world.does('huang', ACCEPT, { application: handle.id, version, opinion: '接收' });
    await world.does('huang', POST, { application: handle.id, version: version + 1 });
    expect(await mine()).toMatchObject({ state: 'POSTED', posting: { state: 'RUNNING' } });
    const { myApplication } = await world.does('liu', '{ myApplication { posting { days number: ordinal unitName continues { id } } } }');
    expect(myApplication.posting).toEqual({ days: 5, number: 2, unitName: '嘉峪关市第一人民医院', continues: null });
  });

  it('taken in while a request of liu’s is under way, liu begins nothing through the school with it', async () => {
    const asked = await world.as('liu');
    await release();
    await receive();
    await expect(begin(asked, { cycle: CYCLE, unit: 'school' })).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await mine()).toBeNull();
    expect(await begin(await world.as('liu'), { cycle: CYCLE, unit: 'hospital' })).toMatchObject({
      result: { head: { unit: 'hospital' } },
    });
  });

  it('withdrawn before, it comes back at the hospital; a draft is liu’s own to take along', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('liu', WITHDRAW, { application: id, version });
    await release();
    await receive();
    expect(await mine()).toMatchObject({ state: 'WITHDRAWN', unitName: '嘉峪关市第一人民医院' });
    expect(await noticesOf('liu')).toContain('WITHDRAWN_ALONG');
    expect(await noticesOf('huang')).not.toContain('COME_ALONG'); // there is nothing for her to do
    const { restoreApplication } = await world.does('liu', RESTORE, { application: id, version: (await mine()).version });
    expect(restoreApplication).toMatchObject({ state: 'SUBMITTED', unitName: '嘉峪关市第一人民医院' });
  });
});

describe('P13: what was objected to in the school, and is open, goes along to the hospital', () => {
  const OPEN =
    'query ($unit: ID!) { unitObjections(unit: $unit) { edges { node { id version text: statement posting { id unitName } } } } }';
  const openAt = async (who: string, unit: string): Promise<{ id: string; version: number; posting: { id: string; unitName: string } }[]> =>
    (await world.does(who, OPEN, { unit })).unitObjections.edges.map(({ node }: { node: unknown }) => node);
  const found = async (who: string, id: string, finding: string) =>
    world.refusal(who, DECIDE, {
      objection: id,
      version: 2,
      finding,
      ...(finding === 'TO_MEND' && { judgements: judged('education') }),
    });

  /** liu is posted, three object, and he goes to the hospital. */
  async function gone(): Promise<{ id: string; against: string[]; posting: string }> {
    const { id: shown, application } = await posting(world, 'PUBLIC');
    const against = [await objection(world, shown), await anonymousObjection(world, shown), await objection(world, shown)];
    await release();
    await receive();
    return { id: application.id, against, posting: shown };
  }
  const accepted = async (id: string) => {
    const { version } = await mine();
    await world.does('huang', ACCEPT, { application: id, version, opinion: '接收' });
    return { id, version: version + 1 };
  };

  it('the hospital is told at the full hour, sees posting and objections, and posts once it has answered them', async () => {
    const { id, against, posting: shown } = await gone();
    expect(await noticesOf('huang')).not.toContain('OBJECTIONS_PASSED_ON');
    world.at(world.now + HOUR);
    await world.sweep();
    expect(await noticesOf('huang')).toContain('OBJECTIONS_PASSED_ON');
    expect(new Set((await openAt('huang', HOSPITAL)).map((one) => one.id))).toEqual(new Set(against));
    expect((await openAt('huang', HOSPITAL))[0]).toMatchObject({ version: 2, posting: { id: shown, unitName: '嘉峪关市第一中学' } });
    expect(await openAt('chen', organisationId('school'))).toEqual([]);
    const handle = await accepted(id);
    expect(await act('huang', POST, handle)).toBe('OBJECTIONS_OPEN');
    for (const one of against) expect(await found('huang', one, 'DISMISSED')).toBeNull();
    expect(await act('huang', POST, handle)).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('the department above the hospital sees them in its list', async () => {
    const { against } = await gone();
    world.at(world.now + HOUR);
    for (const who of ['qian', 'wang', 'he'])
      expect([who, new Set((await openAt(who, HOSPITAL)).map((one) => one.id))]).toEqual([who, new Set(against)]);
  });

  it('cut between two of them, the rest goes along when it is done again', async () => {
    const { id: shown } = await posting(world, 'PUBLIC');
    const against = [await objection(world, shown), await objection(world, shown)];
    await release();
    await world.deliver();
    await world.does('huang', RECEIVE, { ...LIU, unit: HOSPITAL });
    await world.replay([...world.undelivered()]);
    const { table } = world;
    let written = 0;
    const cut: typeof table = {
      ...table,
      transact: (writes) => {
        written += 1;
        return written === 4 ? Promise.reject(new Error('cut')) : table.transact(writes); // the stop, the posting, the first objection
      },
    };
    const what = { posting: plainId(shown), because: 'moved' } as const;
    await expect(stopGone({ table: cut }, what, world.now)).rejects.toThrow('cut');
    expect(await openAt('huang', HOSPITAL)).toHaveLength(1);
    await stopGone({ table }, what, world.now);
    await stopGone({ table }, what, world.now);
    expect(new Set((await openAt('huang', HOSPITAL)).map((one) => one.id))).toEqual(new Set(against));
    expect((await openAt('huang', HOSPITAL)).map((one) => one.version)).toEqual([2, 2]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('as long as the index does not show all that is open, it is not done', async () => {
    const { id: shown } = await posting(world, 'PUBLIC');
    await objection(world, shown);
    const { table } = world;
    const late: typeof table = {
      ...table,
      query: async (range, options) => (range.pk.startsWith('POSTINGOBJECTIONS') ? { items: [], next: null } : table.query(range, options)),
    };
    await release();
    await world.does('huang', RECEIVE, { ...LIU, unit: HOSPITAL });
    await expect(stopGone({ table: late }, { posting: plainId(shown), because: 'moved' }, world.now)).rejects.toThrow('does not show all');
  });

  it('the school finds nothing any more, and so neither ends the application nor bars its posting', async () => {
    const { id, against } = await gone();
    await accepted(id);
    for (const finding of ['UPHELD', 'TO_MEND', 'DISMISSED'])
      expect(await found('chen', against[0] ?? '', finding)).toBe('OBJECTION_UNKNOWN');
    expect(await mine()).toMatchObject({ state: 'ACCEPTED' });
  });

  it.each([
    ['UPHELD', 'REFUSED'],
    ['TO_MEND', 'RETURNED'],
  ])('found %s by the hospital, the application is %s', async (finding, state) => {
    const { id, against } = await gone();
    await accepted(id);
    expect(await found('huang', against[0] ?? '', finding)).toBeNull();
    expect(await mine()).toMatchObject({ state });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('before the move is known to the posting, the school’s finding is refused, not applied to what the hospital has', async () => {
    const { id: shown } = await posting(world, 'PUBLIC');
    const against = await objection(world, shown);
    await release();
    await world.deliver();
    await world.does('huang', RECEIVE, { ...LIU, unit: HOSPITAL });
    await world.replay([...world.undelivered()]); // the application has gone, its posting runs still
    expect(await mine()).toMatchObject({ unitName: '嘉峪关市第一人民医院', posting: { state: 'RUNNING' } });
    for (const finding of ['UPHELD', 'TO_MEND', 'DISMISSED'])
      expect(
        await world.refusal('chen', DECIDE, { objection: against, finding, judgements: finding === 'TO_MEND' ? judged('papers') : [] }),
      ).toBe('APPLICATION_MOVED');
    await world.deliver();
    expect((await openAt('huang', HOSPITAL)).map((one) => one.id)).toEqual([against]);
  });

  it('returned by the school, what is open goes along when liu takes the application along', async () => {
    const { id: shown, application } = await posting(world, 'PUBLIC');
    const against = await objection(world, shown);
    await world.does('chen', RETURN, { application: application.id, version: application.version, opinion: '补材料' });
    await release();
    await receive();
    expect(await openAt('huang', HOSPITAL)).toEqual([]);
    await world.does('liu', CHANGE_UNIT, { application: application.id, version: (await mine()).version });
    await world.deliver();
    expect((await openAt('huang', HOSPITAL)).map((one) => one.id)).toEqual([against]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P13: liu and both units agree that the school finishes it', () => {
  it('two of three are not enough; with the third the school may go on, and the department sees how it stands', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    expect(await world.refusal('liu', AGREE_TO_FINISH, LIU)).toBe('NOT_LEAVING');
    await release();
    expect(await agree('liu')).toMatchObject({ isAgreed: false, toName: '嘉峪关市第一人民医院', newUnitAt: null });
    expect(await agree('chen')).toMatchObject({ isAgreed: false });
    expect(await act('chen', ACCEPT, { id, version: version + 2 })).toBe('PERSON_LEFT');
    expect(await world.refusal('zhao', AGREE_TO_FINISH, LIU)).toBe('ROLE_REQUIRED');
    expect(await world.refusal('yang', AGREE_TO_FINISH, LIU)).toBe('PERSON_UNKNOWN');
    expect(await agree('huang')).toMatchObject({ isAgreed: true });
    await receive();
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', unitName: '嘉峪关市第一中学' });
    expect(await act('chen', ACCEPT, { id, version: version + 3 })).toBeNull();
    const handle = await cleared(world, { id, version: version + 4 });
    expect(await act('chen', RECOMMEND, handle)).toBeNull();
    const { node } = await world.does(
      'zhao',
      'query ($id: ID!) { node(id: $id) { ... on Application { version signals { text { zh } } } } }',
      { id },
    );
    expect(node.signals[0].text.zh).toContain('三方已同意由原单位办结');
    expect(await act('zhao', APPROVE, { id, version: node.version })).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('returned meanwhile, liu sends it again through the school, because all have agreed', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await release();
    for (const who of ['liu', 'chen', 'huang']) await agree(who);
    await receive();
    await world.does('chen', RETURN, { application: id, version: version + 3, opinion: '补材料' });
    expect(await sendAgain(world, 'liu', { id, version: version + 4 })).toMatchObject({ id });
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', unitName: '嘉峪关市第一中学' });
  });

  it('agreed for the hospital it does not hold for another unit, and what was agreed can be taken back: then it goes along', async () => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await release();
    for (const who of ['liu', 'chen', 'huang']) await agree(who);
    await receive();
    expect(await agree('liu', false)).toMatchObject({ isAgreed: false, personAt: null });
    await world.deliver();
    const { inbox } = await world.does('huang', '{ inbox(first: 100) { edges { node { text: body { zh } } } } }');
    const texts = inbox.edges.map(({ node }: { node: { text: { zh: string } } }) => node.text.zh).join();
    for (const said of ['本人表示同意', '原单位表示同意', '本人表示收回同意']) expect(texts).toContain(said);
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', unitName: '嘉峪关市第一人民医院' });
    expect(await act('chen', ACCEPT, { id, version: version + 5 })).toBe('APPLICATION_UNKNOWN');
  });
});

const CLOSES = '2024-11-01T00:00:00.000+08:00';

describe('P13: when units have nothing to review any more', () => {
  it.each([
    [-1, '嘉峪关市第一人民医院'],
    [0, '嘉峪关市第一中学'],
  ])('%i milliseconds from the close of the units’ review it is with %s', async (from, unitName) => {
    await applicationIn(world, 'SUBMITTED');
    await release();
    world.at(instant(CLOSES) + from);
    await receive();
    expect(await mine()).toMatchObject({ state: 'SUBMITTED', unitName });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('there is nothing to agree to', async () => {
    await applicationIn(world, 'SUBMITTED');
    await release();
    world.at(instant(CLOSES) - 1);
    await agree('liu');
    world.at(CLOSES);
    expect(await world.refusal('chen', AGREE_TO_FINISH, LIU)).toBe('WINDOW_CLOSED');
  });
});

describe('P13: what is with nobody who reviews it in the unit', () => {
  it('recommended by the school and returned by the department, liu, at the hospital by now, mends it and sends it on', async () => {
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    await world.does('zhao', RETURN, { application: id, version, opinion: '补材料' });
    await release();
    await receive();
    const { myApplication } = await world.does('liu', '{ myApplication { version next { by text { zh } } } }');
    expect(myApplication.next).toEqual({ by: 'APPLICANT', text: { zh: '按退回意见修改后重新提交' } });
    expect(await sendAgain(world, 'liu', { id, version: myApplication.version })).toMatchObject({ id });
    expect(await mine()).toMatchObject({ state: 'RECOMMENDED', unitName: '嘉峪关市第一中学' });
  });

  it.each(['RETURNED', 'REFUSED', 'PASSED'] as const)(
    '%s it stays, with its person, with the authorities, or because it is over',
    async (state) => {
      const { id } = await inState(world, state);
      await release();
      await receive();
      const { node } = await world.does('he', 'query ($id: ID!) { node(id: $id) { ... on Application { state unitName } } }', { id });
      expect(node).toEqual({ state, unitName: '嘉峪关市第一中学' });
    },
  );
});

const plainId = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';

async function noticesOf(who: string): Promise<string[]> {
  const { inbox } = await world.does(who, '{ inbox(first: 100) { edges { node { topic } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
}
