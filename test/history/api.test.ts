/** What outsiders are shown of the history: checkpoints, proofs and extensions; and what supervisors find when they compare it (V1). */
import { createPublicKey, verify } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DAY, HOUR, parseInstant } from '../../schema/core/time.ts';
import { bytesOf, isExtended, isIncluded, leafOf } from '../../schema/history/rules/tree.ts';
import type { Item } from '../../schema/table/port.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { headOf, plant, rewritten } from '../support/rewriting.ts';
import { sealWorld } from '../support/seals.ts';
import { city, type World } from '../support/world.ts';

const CHECKPOINT = 'number at entries hour root size before signed';
const INCLUSION = 'leaf place size path root';
const PROOF = `proof { number entry { ${INCLUSION} } hour { ${INCLUSION} } checkpoint { ${CHECKPOINT} } } sealsAt`;
const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Application { history(first: 10) { edges { node { version hash previous ${PROOF} } } } } } }`;
const NEWEST = `query ($number: Int) { historyCheckpoint(number: $number) { ${CHECKPOINT} } }`;
const EXTENSION = `query ($from: Int!, $to: Int!) { historyExtension(from: $from, to: $to) { path from { ${CHECKPOINT} } to { ${CHECKPOINT} } } }`;
const VERIFY = `query ($of: HistoryThing, $from: Int, $after: String) { verifyHistory(of: $of, from: $from, after: $after) {
  entries elsewhere next findings { wrong kind thing version checkpoint } } }`;

let world: World;
let application: string;
let id: string;
let items: Item[];
let trail: Item[];
let head: Item;

beforeAll(async () => {
  world = await city();
  const made = await applicationIn(world, 'ACCEPTED');
  await sealWorld(world);
  await world.does('chen', RETURN, { application: made.id, version: made.version, opinion: '补材料' });
  world.at(world.now + HOUR);
  await sealWorld(world);
  application = made.id;
  id = Buffer.from(application, 'base64').toString().slice('Application:'.length);
  items = await dump(world);
  trail = items.filter(({ pk }) => pk === `AUDIT#APPLICATION#${id}`);
  head = items.find(({ pk, sk }) => pk === `APPLICATION#${id}` && sk === 'A#HEAD') ?? expect.fail('no head');
});

/** Whether something was signed by one of the keys that anybody may have. */
async function isSigned(jws: string): Promise<boolean> {
  const { receiptKeys } = await world.does(null, '{ receiptKeys { kid kty crv x } }');
  const [protectedHead = '', body = '', signature = ''] = jws.split('.');
  const { kid } = JSON.parse(Buffer.from(protectedHead, 'base64url').toString()) as { kid: string };
  const key = (receiptKeys as { kid: string }[]).find((one) => one.kid === kid);
  return (
    key !== undefined &&
    verify(null, Buffer.from(`${protectedHead}.${body}`), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'))
  );
}
const stated = (jws: string) => JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

describe('a checkpoint', () => {
  it('is anybody’s to fetch, the newest or by its number, and signed with a key that anybody may have', async () => {
    const { historyCheckpoint: newest } = await world.does(null, NEWEST);
    expect(newest).toMatchObject({ number: 2, size: 2 });
    expect(await isSigned(newest.signed)).toBe(true);
    const { signed, ...told } = newest;
    expect(stated(signed)).toMatchObject({ ...told, kind: 'HISTORY_CHECKPOINT' });
    expect((await world.does(null, NEWEST, { number: 1 })).historyCheckpoint).toMatchObject({ number: 1, before: null });
    for (const number of [0, 3, -1]) expect((await world.does(null, NEWEST, { number })).historyCheckpoint).toBeNull();
  });

  it('stands in a list, the newest first, page by page', async () => {
    const list = `query ($first: Int, $after: String) { historyCheckpoints(first: $first, after: $after) { edges { cursor node { number } } pageInfo { hasNextPage endCursor } } }`;
    const { historyCheckpoints: first } = await world.does(null, list, { first: 1 });
    expect(first).toMatchObject({ edges: [{ node: { number: 2 } }], pageInfo: { hasNextPage: true, endCursor: first.edges[0].cursor } });
    const { historyCheckpoints: last } = await world.does(null, list, { first: 5, after: first.pageInfo.endCursor });
    expect(last).toMatchObject({ edges: [{ node: { number: 1 } }], pageInfo: { hasNextPage: false } });
    expect(await world.refusal(null, list, { first: 5, after: 'x' })).toBe('CURSOR_INVALID');
  });

  it('is proved to go on from an earlier one', async () => {
    const { historyExtension: one } = await world.does(null, EXTENSION, { from: 1, to: 2 });
    expect(isExtended({ from: one.from, to: one.to, path: one.path })).toBe(true);
    expect(isExtended({ from: { ...one.from, root: one.from.hour }, to: one.to, path: one.path })).toBe(false);
    expect(await world.refusal(null, EXTENSION, { from: 1, to: 9 })).toBe('CHECKPOINT_UNKNOWN');
    expect(await world.refusal(null, EXTENSION, { from: 2, to: 1 })).toBe('CHECKPOINTS_REVERSED');
    expect(await world.refusal(null, EXTENSION, { from: 0, to: 1 })).toBe('CHECKPOINTS_REVERSED');
  });
});

describe('an entry', () => {
  it('is proved to be sealed, to whoever sees it, by what it shows of itself and nothing else', async () => {
    const { node } = await world.does('liu', HISTORY, { id: application });
    const entries = node.history.edges.map((edge: { node: object }) => edge.node);
    expect(entries).toHaveLength(trail.length);
    for (const { hash, proof, sealsAt } of entries) {
      expect(sealsAt).toBeNull();
      expect(proof.entry.leaf).toBe(leafOf(hash));
      expect(isIncluded(proof.entry)).toBe(true);
      expect(proof.hour).toMatchObject({ leaf: leafOf(bytesOf(proof.entry.root)), place: proof.number - 1, root: proof.checkpoint.root });
      expect(isIncluded(proof.hour)).toBe(true);
      expect(await isSigned(proof.checkpoint.signed)).toBe(true);
      expect(stated(proof.checkpoint.signed)['root']).toBe(proof.hour.root);
    }
    expect(entries.map(({ proof }: { proof: { number: number } }) => proof.number)).toEqual([...trail.slice(1).map(() => 1), 2]);
  });

  it('has none before, and says when it will: at ten past the hour', async () => {
    const own = await city();
    const { id: begun } = await applicationIn(own, 'DRAFT');
    const shownOf = async () => (await own.does('liu', HISTORY, { id: begun })).node.history.edges[0].node;
    const { proof, sealsAt } = await shownOf();
    const next = parseInstant(sealsAt) ?? 0;
    expect([proof, sealsAt.slice(14, 16), next > own.now, next - own.now <= HOUR]).toEqual([null, '10', true, true]);
    await sealWorld(own);
    expect(await shownOf()).toMatchObject({ proof: { number: 1 }, sealsAt: null });
  });

  it('costs no request of the table more, and what several have in common is read once', async () => {
    const asking = (fields: string) => HISTORY.replace(PROOF, fields);
    const bare = await world.measure(() => world.does('liu', asking('at'), { id: application }));
    const proved = await world.measure(() => world.does('liu', asking(PROOF), { id: application }));
    expect(proved.requests).toEqual(bare.requests);
  });
});

describe('comparing the history with its seals', () => {
  const all = async (who: string, given: object = {}) => {
    const findings: object[] = [];
    let [entries, elsewhere, after]: [number, number, string | null] = [0, 0, null];
    do {
      const { verifyHistory } = await world.does(who, VERIFY, { ...given, after });
      findings.push(...verifyHistory.findings);
      entries += verifyHistory.entries;
      elsewhere += verifyHistory.elsewhere;
      after = verifyHistory.next;
    } while (after !== null);
    return { entries, elsewhere, findings };
  };
  const of = () => ({ of: { kind: 'APPLICATION', id } });
  /** Afterwards the table is as it was. */
  const mended = () => onTestFinished(() => plant(world, [...trail, head]));
  const at = (version: number) => trail[version - 1] ?? expect.fail(`no version ${version}`);

  it('finds nothing wrong with what is as it was, hour by hour and of one thing', async () => {
    const entries = items.filter(({ pk }) => pk.startsWith('AUDIT#')).length;
    for (const who of ['wang', 'he', 'sheng']) expect(await all(who)).toEqual({ entries, elsewhere: 0, findings: [] });
    expect(await all('he', { from: 2 })).toMatchObject({ findings: [] });
    expect(await all('he', of())).toEqual({ entries: trail.length, elsewhere: 0, findings: [] });
  });

  it('is for the bureau, supervisors and the province; of one thing, for those of its city', async () => {
    for (const who of ['liu', 'chen', 'zhao']) expect(await world.refusal(who, VERIFY)).toBe('ROLE_REQUIRED');
    expect(await world.refusal(null, VERIFY)).toBe('UNAUTHENTICATED');
    expect(await world.refusal('yu', VERIFY, of())).toBe('HISTORY_UNKNOWN');
    expect(await world.refusal('wang', VERIFY, { of: { kind: 'APPLICATION', id: 'none' } })).toBe('HISTORY_UNKNOWN');
    expect(await world.refusal('wang', VERIFY, { after: 'x' })).toBe('HISTORY_PLACE_INVALID');
    for (const from of [0, 3]) expect(await world.refusal('wang', VERIFY, { from })).toBe('CHECKPOINT_UNKNOWN');
  });

  it('finds 陈静’s return written anew, consistently to the head, and where; elsewhere it is told that something is', async () => {
    mended();
    const version = trail.length;
    const forged = rewritten(trail, version, { by: 'lin' });
    await plant(world, [...forged, headOf(head, forged)]);
    const finding = { wrong: 'ALTERED', kind: 'APPLICATION', thing: id, version, checkpoint: 2 };
    for (const who of ['wang', 'sheng']) expect((await all(who)).findings).toEqual([finding]);
    expect(await all('yu')).toMatchObject({ findings: [], elsewhere: 1 });
    expect((await all('he', of())).findings).toMatchObject([{ wrong: 'FORGED', version }]);
  });

  it('finds an entry that was removed with the head put back, one that was moved, and one that is dated back', async () => {
    mended();
    const last = at(trail.length);
    await world.client.send(new DeleteCommand({ TableName: world.tableName, Key: { pk: last.pk, sk: last.sk } }));
    await plant(world, [headOf(head, trail.slice(0, -1))]);
    expect((await all('he')).findings).toMatchObject([{ wrong: 'MISSING', version: trail.length, checkpoint: 2 }]);
    await plant(world, [{ ...at(1), sk: at(2).sk }, { ...at(2), sk: at(1).sk }, last, head]);
    expect((await all('he')).findings).toMatchObject([
      { wrong: 'REORDERED', version: expect.any(Number) },
      { wrong: 'REORDERED', version: expect.any(Number) },
    ]);
  });

  it('finds an entry that somebody has put in, dated back, as soon as it is sealed; and before, in the thing’s own history', async () => {
    const own = await city();
    const { id: begun } = await applicationIn(own, 'DRAFT');
    const thing = { kind: 'APPLICATION', id: Buffer.from(begun, 'base64').toString().slice('Application:'.length) };
    const [first] = (await dump(own)).filter(({ pk }) => pk === `AUDIT#APPLICATION#${thing.id}`);
    if (!first) return expect.fail('no entry');
    const [, forged] = rewritten([first, { ...first, sk: '000002', version: 2 }], 2, {
      version: 2,
      at: own.now - 3 * DAY,
      previous: String(first['hash']),
    });
    const planted = { ...first, ...forged, sk: '000002', mark: await own.scribe.mark(String(forged?.['hash'])) };
    await plant(own, [planted]);
    own.at(own.now + DAY);
    const found = async (given: Record<string, unknown>) => (await own.does('he', VERIFY, given)).verifyHistory.findings;
    expect(await found({ of: thing })).toMatchObject([
      { wrong: 'UNSEALED', version: 2 },
      { wrong: 'BROKEN', version: 3 },
    ]);
    await sealWorld(own, { items: [planted], seen: own.now });
    expect(await found({})).toMatchObject([{ wrong: 'BACKDATED', thing: thing.id, version: 2, checkpoint: 1 }]);
  });

  it('goes on where it left off, in calls of so many', async () => {
    const own = await city();
    const entry = (await dump(own)).find(({ pk }) => pk.startsWith('AUDIT#ACCOUNT#')) ?? expect.fail('no entry');
    const made = Array.from({ length: 1200 }, (_, index) => ({ ...entry, pk: `AUDIT#ACCOUNT#nobody-${index}` }));
    await sealWorld(own, { items: made });
    const first = (await own.does('sheng', VERIFY)).verifyHistory;
    expect([first.entries, first.findings.length, first.next]).toEqual([100, 100, '1.100']);
    const last = (await own.does('sheng', VERIFY, { after: '1.1100' })).verifyHistory;
    expect([last.entries, last.next, last.findings[0].wrong]).toEqual([100, null, 'MISSING']);
    const { requests } = await own.measure(() => own.does('sheng', VERIFY));
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThan(25);
  });
});
