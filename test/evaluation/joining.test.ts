/**
 * E10, G11, over the whole city: two worlds that differ only in who voted what. Each member takes their token with the very same bytes in both,
 * and the very same ballots are cast, but each is another member’s: for every token there is an r with which it is of any ballot, which whoever
 * holds the key can find, and here does. So nothing has to be taken out before the comparison: whatever anybody can ask, the log and both
 * tables are equal to the byte.
 */
import { createHash, createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BallotSigner } from '../../schema/core/ports.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { applicationId } from '../../schema/application/store.ts';
import { canonical } from '../../schema/core/hash.ts';
import { schema } from '../../schema/index.ts';
import { dump } from '../support/invariants.ts';
import { linesOf } from '../support/log.ts';
import { asked, nodeTypes } from '../support/selections.ts';
import { given } from '../support/given.ts';
import { comesIn, LEAD, TAKE_TOKEN } from '../support/meeting.ts';
import { candidateId, DECLARE, readingId } from '../support/reading.ts';
import { allRead, counted, ended, forwarded, heard, opened, seated, voteOn, type SeenVote } from '../support/whole-meeting.ts';
import { ballotOf, bodyOf, encode, finalise, inverse, numbersOf, power, toNumber, type Choice } from '../support/voter.ts';
import { city, copyOf, CYCLE, type World } from '../support/world.ts';

const PEOPLE = [
  ['liu', '刘洋'],
  ['gu', '谷雨'],
] as const;
/** What lies in the boxes, whoever put it there; the last takes a token and is never cast. */
const CAST: readonly Choice[] = ['YES', 'NO', 'YES', 'ABSTAIN', 'YES'];

/** Bytes that are the same whenever they are asked for by the same name. */
const bytesOf = (name: string, length: number): Buffer => {
  const block = (index: number) => createHash('sha256').update(`${name} ${index}`).digest();
  return Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, (_, index) => block(index))).subarray(0, length);
};

/** The keys of both votes, the same in every world. */
const KEYS = await Promise.all(PEOPLE.map(() => ballotSigner.makeKeys()));
function signerOf(): BallotSigner {
  let next = 0;
  const another = () => KEYS[(next += 1) - 1] ?? expect.fail('there are two votes');
  return { ...ballotSigner, makeKeys: () => Promise.resolve(another()) };
}

/** The private exponent of the key of a vote. */
function secretOf(publicKey: string): bigint {
  const { privateKey = '' } = KEYS.find((one) => one.publicKey === publicKey) ?? {};
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  return toNumber(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
}

/** The r with which these blinded bytes are of this ballot. */
function fitting(publicKey: string, ballot: Buffer, salt: Buffer, blinded: Buffer): bigint {
  const { n } = numbersOf(publicKey);
  return power(toNumber(blinded) * inverse(toNumber(encode(ballot, salt)), n), secretOf(publicKey), n);
}

let base: World;
let session: string;
let members: string[];

/** 谷雨 is kin of 范立, who is kept away; 安宁 leads; everybody is there, and both have been heard. */
beforeAll(async () => {
  base = await city();
  members = await seated(base);
  await forwarded(base, PEOPLE);
  await base.does('fan', DECLARE, { candidate: candidateId('gu') });
  const names = PEOPLE.map(([account]) => account);
  await allRead(base, names);
  session = await opened(base);
  await comesIn(base, session, ...members);
  await base.does('e1', LEAD, { session });
  await heard(base, session, names);
  await base.deliver();
}, 120_000);

/** Who asks: for the office, as whoever leads, as a member, as the one kept away, the bureau, a supervisor, an applicant, a unit, the public. */
const askers = (): (string | null)[] => ['pan', 'e1', members[2] ?? '', 'fan', 'wang', 'he', 'gu', 'chen', null];

/** What a committee’s work is kept in. */
const NODES = ['CommitteeSession', 'Candidate', 'Reading', 'Application'];
const QUERIES = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => asked(field, given()) ?? []);

/** All fields of a type, a few to a document. */
function documentsOf(type: string): string[] {
  const fields = Object.values(nodeTypes.find(({ name }) => name === type)?.getFields() ?? {}).flatMap(
    (field) => asked(field, given()) ?? [],
  );
  const groups = Array.from({ length: Math.ceil(fields.length / A_DOCUMENT) }, (_, at) =>
    fields.slice(at * A_DOCUMENT, (at + 1) * A_DOCUMENT),
  );
  return groups.map((group) => `query ($id: ID!) { node(id: $id) { ... on ${type} { ${group.join(' ')} } } }`);
}
const A_DOCUMENT = 3;

/** Every query of everybody, and every field of the nodes that a meeting writes to, as they are answered: bytes. */
async function answersIn(world: World, queries: readonly string[] = QUERIES): Promise<string[]> {
  const answers: string[] = [];
  const own = PEOPLE.flatMap(([account]) => [candidateId(account), ...members.map((member) => readingId(member, account))]);
  const applications = PEOPLE.map(([account]) => Buffer.from(`Application:${applicationId(CYCLE, account)}`).toString('base64'));
  for (const who of askers()) {
    const note = async (document: string, id = '') =>
      answers.push(`${who} ${id} ${document} ${JSON.stringify(await world.ask(who, document, id ? { id } : {}))}`);
    for (const query of queries) await note(`{ ${query} }`);
    for (const id of [session, ...own, ...applications]) {
      const type = Buffer.from(id, 'base64').toString().split(':')[0] ?? '';
      expect(NODES).toContain(type);
      if ((await world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id })).node === null) continue;
      for (const document of documentsOf(type)) await note(document, id);
    }
  }
  return answers;
}

/** What a meeting leaves: while its votes are open, once they are counted, and once all is announced. */
type Left = { answers: string[]; main: unknown[]; ballots: unknown[]; lines: LogLine[]; cast: string[] };

/**
 * The meeting goes on in a world of its own. The ballot of the elector at a place is the one that `of` says; ballots are cast in one order,
 * whoever they are of, and come from the same address.
 */
async function held(of: (place: number, electors: number) => number, { choices = CAST, isAsked = true } = {}): Promise<Left> {
  const world = await copyOf(base, { signer: signerOf() });
  const answersNow = (queries?: readonly string[]) => (isAsked ? answersIn(world, queries) : Promise.resolve([]));
  const left: Left = { answers: [], main: [], ballots: [], lines: [], cast: [] };
  left.lines = await linesOf(async () => {
    for (const [applicant] of PEOPLE) {
      const vote = (await voteOn(world, session, applicant)) as SeenVote;
      const electors = applicant === 'gu' ? members.slice(1) : members;
      const bodies: string[] = [];
      for (const [place, account] of electors.entries()) {
        const at = of(place, electors.length);
        const named = (what: string, length: number) => bytesOf(`${applicant} ${at} ${what}`, length);
        const ballot = ballotOf({
          vote: vote.vote,
          choice: choices[at] ?? 'YES',
          token: named('token', 16),
          padding: named('padding', 16),
        });
        // Below the modulus, whose first bit is set; the same for the member in every world.
        const blinded = bytesOf(`${applicant} ${account}`, 256);
        blinded[0] = (blinded[0] ?? 0) & 0x7f;
        const r = fitting(vote.publicKey, ballot, named('salt', 48), blinded);
        const input = { session, candidate: candidateId(applicant), blinded: blinded.toString('base64url') };
        const { takeToken } = await world.does(account, TAKE_TOKEN, input);
        const signature = finalise(vote.publicKey, { ballot, r }, Buffer.from(takeToken.signature, 'base64url'));
        bodies[at] = bodyOf(ballot, signature);
        left.cast.push(`${applicant} ${account} ${choices[at]}`);
      }
      // Whoever holds the last one took a token, and casts nothing.
      for (const body of bodies.slice(0, -1)) expect((await world.castBallot(body)).answer).toBe('CAST');
      left.answers.push(...(applicant === 'liu' ? await answersNow() : []));
      await counted(world, session, applicant);
    }
    left.answers.push(...(await answersNow([])));
    await ended(world, session, 'e1');
    await world.deliver();
    left.answers.push(...(await answersNow()));
  });
  left.main = await dump(world);
  left.ballots = await world.dumpOfBallots();
  return left;
}

describe('two meetings of the same members, in which each ballot is another member’s', () => {
  let one: Left;
  let other: Left;
  beforeAll(async () => {
    one = await held((place) => place);
    other = await held((place, electors) => (place + 2) % electors);
  }, 300_000);

  it('differ in who voted what, of both candidates', () => {
    expect(one.cast).not.toEqual(other.cast);
    const differ = (name: string) => one.cast.filter((line) => line.startsWith(name) && !other.cast.includes(line));
    expect(differ('liu').length).toBeGreaterThan(1);
    expect(differ('gu').length).toBeGreaterThan(1);
  });

  it('are answered alike to the byte, whatever anybody asks: while a vote is open, when it is counted, when all is announced', () => {
    expect(one.answers.length).toBeGreaterThan(1000);
    expect(one.answers.filter((answer, index) => answer !== other.answers[index])).toEqual([]);
    expect(one.answers.length).toBe(other.answers.length);
  });

  it('leave the same main table and the same ballots, to the byte', () => {
    const texts = (items: readonly unknown[]) => new Set(items.map(canonical));
    const [main, otherMain] = [texts(one.main), texts(other.main)];
    expect([...main].filter((text) => !otherMain.has(text))).toEqual([]);
    expect([...otherMain].filter((text) => !main.has(text))).toEqual([]);
    expect([...texts(one.ballots)].toSorted()).toEqual([...texts(other.ballots)].toSorted());
    expect(one.ballots.length).toBe(2 * PEOPLE.length + CAST.length - 1 + CAST.length - 2);
  });

  it('leave the same log', () => {
    expect(one.lines.map(comparable)).toEqual(other.lines.map(comparable));
  });
});

/** A line without what the machine’s own clock says, and the number by which one request is found again. */
function comparable({ correlationId, Took, time, _aws: { Timestamp, ...told } = { Timestamp: 0 }, ...line }: LogLine): string {
  const own = [typeof correlationId, typeof Took, typeof time, typeof Timestamp];
  return canonical({ ...line, told, own });
}
type LogLine = Record<string, unknown> & { _aws?: { Timestamp: number } };

it('the comparison sees a ballot that says something else', async () => {
  const one = await held((place) => place, { isAsked: false });
  const other = await held((place) => place, { isAsked: false, choices: ['NO', ...CAST.slice(1)] });
  expect(one.ballots.map(canonical).toSorted()).not.toEqual(other.ballots.map(canonical).toSorted());
  expect(one.main.map(canonical).toSorted()).not.toEqual(other.main.map(canonical).toSorted());
}, 60_000);
