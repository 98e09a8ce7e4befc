/**
 * U4, G21: two cities that differ in one thing only: who has sent an anonymous objection, from where, and when in the hour. Whatever is
 * kept or logged is the same in both, to the byte: so nothing leads to whoever it was, better than chance. The ballot will be held to this.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../schema/core/time.ts';
import { writeInto } from '../support/log.ts';
import { dump } from '../support/invariants.ts';
import { witnessing } from '../../functions/runtime/witnessing.ts';
import { DECIDE, freshKey, OBJECT } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { objects, TICKET, worked } from '../support/objecting.ts';
import { objectionId, posting } from '../support/postings.ts';
import { shelf } from '../support/shelf.ts';
import { comparable, looked, SUSPECTS, written, type Suspect } from '../support/suspects.ts';
import { shown } from '../support/witness.ts';
import { city, instant, organisationId } from '../support/world.ts';

let restore: (() => void) | undefined;
afterEach(() => restore?.());

/** What everybody with the table, its stream and all logs can see of a city in which this person has objected. */
async function seenOf(sender: Suspect, audience: 'UNIT' | 'PUBLIC'): Promise<{ items: string[]; lines: string[]; mails: object[] }> {
  const lines: string[] = [];
  const world = await city();
  const { id } = await posting(world, audience);
  await world.deliver();
  const before = new Set((await dump(world)).map(written));
  restore = writeInto(lines);
  const query = 'query ($id: ID!) { node(id: $id) { ... on Posting { content { specialtyYears } } } }';
  for (const one of SUSPECTS) await looked(world, one, query, { id });
  const way = { arrivesAt: sender.at + MINUTE };
  const { errors } = await objects(world, audience === 'PUBLIC' ? null : sender.who, { posting: id, text: '论文系他人代写' }, way);
  expect(errors).toBeUndefined();
  world.at('2024-09-12T15:00:00+08:00');
  await world.deliver();
  await world.sweep();
  restore();
  const made = (await dump(world)).filter((item) => !before.has(written(item)));
  // The witness hears of each as it is written, and what it keeps it keeps for ten years.
  const { files, stored } = shelf(() => sender.at + MINUTE);
  await witnessing(files)({ Records: shown(made.map((item) => ({ item, at: sender.at + MINUTE }))) });
  return { items: [...made.map(written), ...[...stored.values()].map(String)], lines, mails: world.mails };
}

describe.each(['PUBLIC', 'UNIT'] as const)('an anonymous objection to a posting seen by the %s', (audience) => {
  it('is the same to the byte whoever sent it: table, messages, mails, log', async () => {
    const [first, second, third] = SUSPECTS;
    const seen = comparable(await seenOf(first, audience));
    expect(seen).toContain('论文系他人代写');
    expect(comparable(await seenOf(second, audience))).toBe(seen);
    expect(comparable(await seenOf(third, audience))).toBe(seen);
  });

  it('holds no instant of that hour, no account but the officers who are told, no address', async () => {
    const [sender] = SUSPECTS;
    const { items, lines } = await seenOf(sender, audience);
    const made = items.filter((item) => item.includes('OBJECT')).join('\n');
    const hour = [instant('2024-09-12T14:00:00.001+08:00'), instant('2024-09-12T14:59:59.999+08:00')] as const;
    const instants = [...made.matchAll(/1726\d{9}/gu)].map(([found]) => Number(found));
    expect(instants.length).toBeGreaterThan(0);
    expect(instants.filter((at) => at >= hour[0] && at <= hour[1])).toEqual([]);
    expect(made.includes('yang') || made.includes('杨帆') || made.includes(sender.address)).toBe(false);
    expect(lines.filter((line) => /lodgeObjection|objectionTicket/u.test(line))).toEqual([]);
  });
});

const COUNTS = `query ($id: ID!) {
  node(id: $id) { ... on Posting { openObjections objectionCount version objections { totalCount: edges { cursor } } } }
}`;
const DESK = 'query ($u: ID!) { unitObjections(unit: $u) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';
const NEXT = 'query ($id: ID!) { node(id: $id) { ... on Application { next { by } } } }';

describe('until the next full hour', () => {
  it('nobody who looks again and again sees that there is an objection: not the officers, not the public, not who is posted', async () => {
    const world = await city();
    const { id, application } = await posting(world, 'PUBLIC');
    await world.deliver();
    const seen = async () => ({
      officer: await world.does('chen', COUNTS, { id }),
      anybody: await world.does(null, COUNTS.replace('objections { totalCount: edges { cursor } }', ''), { id }),
      desk: await world.does('chen', DESK, { u: organisationId('school') }),
      next: await world.does('liu', NEXT, { id: application.id }),
      inbox: (await inbox(world, 'chen', { first: 5 })).unreadCount,
    });
    world.at('2024-09-12T14:00:00+08:00');
    const before = await seen();
    const { number } = (await objects(world, null, { posting: id })).data.lodgeObjection;
    await objects(world, null, { posting: id });
    await world.deliver();
    await world.sweep();
    expect(await seen()).toEqual(before);
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await world.does('chen', node, { id: objectionId(number) })).node).toBeNull();
    expect(await world.refusal('chen', DECIDE, { objection: objectionId(number), finding: 'UPHELD' })).toBe('OBJECTION_UNKNOWN');
    world.at('2024-09-12T14:59:59.999+08:00');
    await world.sweep();
    expect(await seen()).toEqual(before);
    // An objection by name in the same hour is shown at once, and tells nothing of the others.
    await objects(world, 'yang', { posting: id, objector: { name: '杨帆', telephone: '13937005678' } });
    const version: number = before.officer.node.version;
    expect((await seen()).officer.node).toMatchObject({ openObjections: 1, objectionCount: 1, version: version + 1 });
    world.at('2024-09-12T15:00:00+08:00');
    expect((await seen()).officer.node).toMatchObject({ openObjections: 3, objectionCount: 3, version: version + 3 });
    expect((await seen()).desk.unitObjections.edges).toHaveLength(3);
    await world.does('chen', DECIDE, { objection: objectionId(number), finding: 'DISMISSED' });
    expect((await seen()).officer.node).toMatchObject({ openObjections: 2, objectionCount: 3 });
  });
});

describe('a case number and its code', () => {
  it('cannot be made again from what was sent: the same posting, text and key give another case, or none', async () => {
    const world = await city();
    const { id } = await posting(world);
    const guess = { posting: id, key: 'yang-2024-1' };
    const way = { path: '/graphql/anonymous' };
    expect((await world.ask(null, OBJECT, guess, way)).errors?.[0]?.extensions.code).toBe('TICKET_NEEDED');
    const one = await objects(world, null, { posting: id });
    const two = await objects(world, null, { posting: id });
    expect(one.data.lodgeObjection.number).not.toBe(two.data.lodgeObjection.number);
    expect(one.data.lodgeObjection.code).not.toBe(two.data.lodgeObjection.code);
  });

  it('are given again to the very ticket, which only its owner has; altered, for another posting, or after its hour it is none', async () => {
    const world = await city();
    const { id } = await posting(world);
    const way = { path: '/graphql/anonymous' };
    const { objectionTicket } = await world.does(null, TICKET, { posting: id });
    const asked = { posting: id, key: objectionTicket.ticket, proof: worked(objectionTicket) };
    const code = async (changes: object, more: object = {}) =>
      (await world.ask(null, OBJECT, { ...asked, ...changes }, { ...way, ...more })).errors?.[0]?.extensions.code;
    expect(await code({ proof: worked({ ...objectionTicket, bits: 0 }, 'exactly') })).toBe('EFFORT_MISSING');
    expect(await code({ proof: null })).toBe('EFFORT_MISSING');
    expect(await code({}, { arrivesAt: world.now + 60 * MINUTE })).toBe('TICKET_OLD');
    expect(await code({ key: `${asked.key.slice(0, -1)}${asked.key.endsWith('A') ? 'B' : 'A'}` })).toBe('TICKET_NEEDED');
    expect(await code({ key: asked.key.replace(/-\d\d-/u, '-00-') })).toBe('TICKET_NEEDED');
    expect(await code({ key: freshKey() })).toBe('TICKET_NEEDED');
    expect(await code({}, { path: '/graphql' })).toBe('ANONYMOUS_ADDRESS');
    const first = (await world.ask(null, OBJECT, asked, way)).data.lodgeObjection;
    // Also long after, and without the work once more: it is the case that the ticket knows.
    const again = await world.ask(null, OBJECT, { ...asked, proof: null }, { ...way, arrivesAt: world.now + 120 * MINUTE });
    expect(again.data.lodgeObjection).toEqual(first);
    expect(await code({ text: '别的' })).toBe('KEY_REUSED');
    const all = await Promise.all(Array.from({ length: 5 }, () => world.ask(null, OBJECT, asked, way)));
    expect(new Set(all.map(({ data }) => data.lodgeObjection.number as string)).size).toBe(1);
  });

  it.each([
    ['the address without a trace', { path: '/graphql/anonymous' }],
    ['the stage without a trace, whatever a host name makes of the path', { path: '/', stageVariables: { trace: 'none' } }],
  ])('at %s nothing else is answered', async (_, way) => {
    const world = await city();
    const code = async (query: string) => {
      const { body = '' } = await world.send({ ...way, body: JSON.stringify({ query }) });
      return JSON.parse(body).errors?.[0]?.extensions.code as string | undefined;
    };
    expect(await code('{ clock }')).toBe('OBJECTIONS_ONLY');
    expect(await code(`{ objection(number: "${randomUUID()}", code: "x") { number } clock }`)).toBe('OBJECTIONS_ONLY');
    expect(await code('{ ...f } fragment f on Query { clock }')).toBe('OBJECTIONS_ONLY');
    expect(await code('{ objection(number: "x", code: "x") { number } }')).toBe('OBJECTION_UNKNOWN');
    const get = await world.send({ ...way, method: 'GET', query: 'query={clock}' });
    expect(JSON.parse(get.body ?? '{}').errors?.[0]?.extensions?.code).toBe('OBJECTIONS_ONLY');
  });
});
