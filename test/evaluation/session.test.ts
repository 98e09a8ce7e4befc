/** A meeting of the committee: who opens it, who is there, who is heard (E1, E2, E6–E8). */
import { describe, expect, it } from 'vitest';
import { renewFiling } from '../../schema/committee/filing/actions.ts';
import { loadFiling } from '../../schema/committee/filing/store.ts';
import { loadExpert, putExpert } from '../../schema/committee/pool/store.ts';
import { committeeId, HEALTH, TEACHERS } from '../support/committees.ts';
import { REPLACE } from '../support/drawing.ts';
import { freshKey } from '../support/forms.ts';
import {
  ADMIT,
  at,
  CALL,
  CHECK_IN,
  codeOf,
  comesIn,
  expertIdOf,
  later,
  NOTE_DEFENCE,
  OPEN_SESSION,
  opened,
  readyCity,
  POLL,
} from '../support/meeting.ts';
import { assigned, candidateId, gives } from '../support/reading.ts';
import { city } from '../support/world.ts';

const ask = (vote: { session: string }) => ({ session: vote.session, candidate: candidateId() });

describe('E8: a meeting is opened by the office, of a committee that can sit, on one of the days announced', () => {
  it('from 0:00 of the first day to the last millisecond of the last', async () => {
    const world = await readyCity();
    const asked = { committee: committeeId() };
    const refused = (when: string) => world.refusal('pan', OPEN_SESSION, asked, at(when));
    expect(await refused('2024-11-10T23:59:59.999+08:00')).toBe('WINDOW_NOT_OPEN');
    expect(await refused('2024-11-22T23:59:59.999+08:00')).toBe('NOT_MEETING_DAY');
    expect(await refused('2024-11-25T00:00:00.000+08:00')).toBe('NOT_MEETING_DAY');
    expect(await refused('2024-11-24T23:59:59.999+08:00')).toBeNull();
  });

  it('not while another is open: of two officers who open it at once, one has', async () => {
    const world = await readyCity();
    const asked = { committee: committeeId() };
    const done = await Promise.all(['pan', 'tao'].map((who) => world.refusal(who, OPEN_SESSION, asked, at('2024-11-23T09:00:00+08:00'))));
    expect(done).toHaveLength(2);
    expect(done).toEqual(expect.arrayContaining([null, 'SESSION_OPEN']));
  });

  it('not with nobody read (E7), nor where something else is in the way (E1)', async () => {
    const world = await city();
    const { readers } = await assigned(world);
    const asked = { committee: committeeId() };
    const day = at('2024-11-23T09:00:00+08:00');
    expect(await world.refusal('pan', OPEN_SESSION, asked, day)).toBe('NOBODY_READ');
    for (const account of readers) await gives(world, account);
    const { tier, document, validFrom } = HEALTH;
    const renew = async (changes: object) =>
      renewFiling(await world.as('wang'), {
        committee: TEACHERS,
        version: (await loadFiling(world.table, TEACHERS))?.version ?? 0,
        tier,
        document,
        validFrom,
        validUntil: HEALTH.validUntil,
        seats: 5,
        seatsApproval: '甘人社职〔2024〕7号',
        reason: '变更',
        ...changes,
      });
    await renew({ validUntil: '2024-11-22' });
    expect(await world.refusal('pan', OPEN_SESSION, asked, day)).toBe('CANNOT_SIT');
  });
});

describe('E8: members check in by the code in the room', () => {
  it('by the code of this minute or the one before; a wrong one five times, and the office admits them', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const [, first = '', second = ''] = members;
    const code = await codeOf(world, session);
    expect(code).toMatch(/^\d{6}$/u);
    later(world, 60);
    await world.does(first, CHECK_IN, { session, code });
    later(world, 120);
    expect(await world.refusal(second, CHECK_IN, { session, code })).toBe('CODE_WRONG');
    for (let tries = 2; tries <= 5; tries += 1) expect(await world.refusal(second, CHECK_IN, { session, code })).toBe('CODE_WRONG');
    expect(await world.refusal(second, CHECK_IN, { session, code: await codeOf(world, session) })).toBe('CODE_LOCKED');
    const { admitMember } = await world.does('pan', ADMIT, { session, expert: expertIdOf(second) });
    expect(admitMember.present).toBe(2);
    expect(await world.refusal(first, CHECK_IN, { session, code: await codeOf(world, session) })).toBe('ALREADY_PRESENT');
  });

  it('nobody else: no expert who is no member, no officer, nobody whose term was over at midnight (E3)', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const code = await codeOf(world, session);
    const outside = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].find((account) => !members.includes(account)) ?? '';
    expect(await world.refusal(outside, CHECK_IN, { session, code })).toBe('SESSION_UNKNOWN');
    expect(await world.refusal('tao', CHECK_IN, { session, code })).toBe('ROLE_REQUIRED');
    const [, first = '', second = ''] = members;
    const ends = async (account: string, termUntil: string) => {
      const expert = await loadExpert(world.table, { committee: TEACHERS, account });
      if (expert) await world.table.transact([putExpert({ ...expert, termUntil }, expert)]);
    };
    await ends(first, '2024-11-22');
    await ends(second, '2024-11-23');
    expect(await world.refusal(first, CHECK_IN, { session, code })).toBe('MEMBER_ENDED');
    expect(await world.refusal(second, CHECK_IN, { session, code })).toBeNull();
  });

  it('a member who was replaced by a substitute comes in no more (E4)', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const [, first = ''] = members;
    const { node } = await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { draw { id version } } } }', {
      id: committeeId(),
    });
    await world.does('pan', REPLACE, { draw: node.draw.id, version: node.draw.version, member: expertIdOf(first), key: freshKey() });
    expect(await world.refusal(first, CHECK_IN, { session, code: await codeOf(world, session) })).toBe('MEMBER_ENDED');
  });
});

describe('E8: every screen polls one small query', () => {
  it('unchanged, it is answered in one Get and less than 300 bytes; and it is for those who have a part in it', async () => {
    const world = await readyCity();
    const { session, members } = await opened(world);
    const { session: first } = await world.does('pan', POLL, { id: session });
    await world.does('fan', POLL, { id: session, version: first.version }); // the viewer's grants are cached
    let bytes = 0;
    const { requests } = await world.measure(async () => {
      bytes = Buffer.byteLength(JSON.stringify(await world.ask('fan', POLL, { id: session, version: first.version })));
    });
    expect(requests).toEqual({ GetItem: 1 });
    expect(bytes).toBeLessThan(300);
    await comesIn(world, session, members[1] ?? '');
    expect((await world.does('fan', POLL, { id: session, version: first.version })).session).toMatchObject({
      isUnchanged: false,
      session: { present: 1 },
    });
    for (const who of ['liu', 'chen', 'zhao', 'yu']) expect((await world.does(who, POLL, { id: session })).session, who).toBeNull();
  });
});

describe('E7: the defence queue', () => {
  it('says who is now and who is next; absent and put off are noted, and only who was called was heard', async () => {
    const world = await readyCity();
    const { session } = await opened(world);
    expect(await world.refusal('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'DONE' })).toBe('QUEUE_NOT_CALLED');
    const { callCandidate } = await world.does('pan', CALL, { ...ask({ session }), room: '二号会议室' });
    expect([callCandidate.now, callCandidate.next]).toEqual([{ candidate: { applicantName: '刘洋' }, room: '二号会议室' }, null]);
    const { noteDefence } = await world.does('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'POSTPONED' });
    expect([noteDefence.now, noteDefence.next]).toEqual([null, { applicantName: '刘洋' }]);
    await world.does('pan', NOTE_DEFENCE, { ...ask({ session }), outcome: 'ABSENT' });
    expect(await world.refusal('pan', CALL, { session, candidate: candidateId('yang') })).toBe('QUEUE_UNKNOWN');
  });
});
