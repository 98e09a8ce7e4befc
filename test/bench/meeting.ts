/** S19: the load of a real day: 25 members, 400 candidates, one session of ten hours, every screen asking each two seconds (E8–E10). */
import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { createBallotsTable } from '../../functions/local/create-table.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { dynamoTable, leanClient } from '../../functions/runtime/dynamo-table.ts';
import { pause } from '../../functions/runtime/pause.ts';
import { DEFAULT_POLICY } from '../../schema/announcement/document/policy.ts';
import { parseInstant, SECOND } from '../../schema/core/time.ts';
import { cast } from '../../schema/evaluation/ballot/actions/cast.ts';
import { blind, finalise, newBallot } from '../support/voter.ts';
import { city, eventOf, type City } from './city.ts';
import { counting, shares } from './hot.ts';
import { meter, type Reading } from './meter.ts';
import type { Part } from './part.ts';
import { idOf } from './people.ts';
import { compare, inFlight } from './ratio.ts';
import { memberOf, OFFICE, room, SESSION } from './room.ts';
import { atMost, type Row } from './row.ts';

const ID = 'S19';
const MEMBERS = 25;
const CANDIDATES = 400;
/** So many are voted on here; what is asked for each does not depend on how many there are. */
const TRIED = 20;
const HOURS = 10;
const EVERY = 2;
/** The members, the room’s own, and two of the office. */
const SCREENS = MEMBERS + 3;
/** After so long a vote is closed, whoever has no token yet. */
const LEAST = (DEFAULT_POLICY.evaluation.votingLeast + 1) * SECOND;
const NOW = parseInstant('2024-11-23T10:00:00+08:00') ?? 0;

const SESSION_ID = Buffer.from(`CommitteeSession:${SESSION}`).toString('base64');
const candidate = (number: number): string => Buffer.from(`Candidate:${idOf(number)}`).toString('base64');
const POLL =
  'query ($id: ID!, $version: Int) { session(id: $id, version: $version) { version isUnchanged session { state: sessionState present votesChanged } } }';
const input = (name: string, answer: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
const CALL = input('callCandidate', 'version', 'CallCandidateInput');
const NOTE = input('noteDefence', 'version', 'NoteDefenceInput');
const OPEN = input('openVotes', 'rows { refusal { code } vote { vote publicKey } }', 'OpenVotesInput');
const CLOSE = input('closeVotes', 'rows { refusal { code } vote { state tally { yes present } } }', 'CloseVotesInput');
const TOKEN = input('takeToken', 'signature', 'TakeTokenInput');

const part: Part = async ({ endpoint }) => {
  const writes = new Map<string, number>();
  const box = await boxes(endpoint, writes);
  const where = await city(endpoint, {
    wrap: (table) => counting(table, writes, 'main'),
    ballots: { table: box.table, signer: ballotSigner },
  });
  await where.load(room(MEMBERS, TRIED, NOW));
  const ask = asking(where);
  const polled = await polling(where, ask);
  writes.clear();
  const { token, casting, closing, few } = await voting(where, box, ask);
  const total = [...writes.values()].reduce((sum, one) => sum + one, 0);
  const [hottest, share] = [...shares(writes, ({ key }) => key)].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const [partition, ofPartition] = [...shares(writes, ({ pk }) => pk)].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const asked = (SCREENS * HOURS * 3600) / EVERY;
  const ballots = MEMBERS * CANDIDATES;
  return [
    row(
      'the poll of a screen where nothing has changed, requests',
      polled.unchanged.total,
      1,
      'requests',
      `${polled.unchanged.units} units`,
    ),
    row('its answer', polled.bytes, 300, 'bytes'),
    row('its CPU beside a bare Get', polled.ratio, 4, '×', `${polled.cpu[0]} to ${polled.cpu[1]} µs`),
    row('the poll after a change, requests', polled.changed.total, 1, 'requests', `${polled.changed.units} units`),
    told(
      `polls of ${SCREENS} screens in ${HOURS} hours, each ${EVERY} s`,
      asked / 1e6,
      'million',
      `${Math.round(asked * polled.unchanged.units)} read units`,
    ),
    row(
      'requests of a member for one candidate’s ballot',
      2,
      3,
      'requests',
      `a token of ${token.total} requests to the tables and a cast of ${casting.total}; of all ${ballots} ballots ${Math.round((ballots * (token.units + casting.units)) / 1000)} thousand units`,
    ),
    row(
      `closing ${MEMBERS} ballots beside closing 5, units a ballot more`,
      (closing.units - few.units) / (MEMBERS - 5),
      1,
      'units',
      `${closing.units} units of ${MEMBERS}, ${few.units} of 5; ${closing.total} and ${few.total} requests`,
    ),
    row(
      'of all writes, those of the hottest item',
      100 * share,
      2,
      '%',
      `${hottest}; ${total} writes of ${TRIED} candidates, the same for each`,
    ),
    told(
      'of all writes, those under the hottest partition key',
      100 * ofPartition,
      '%',
      `${partition}; conditions checked among them, ${(((total / TRIED) * CANDIDATES) / (HOURS * 3600)).toFixed(1)} writes a second in all`,
    ),
  ];
};
export default part;

function row(what: string, measured: number, most: number, unit: string, note = ''): Row {
  return atMost({ id: ID, what, goal: `≤ ${most} ${unit}`, measured, unit, most, note });
}
function told(what: string, measured: number, unit: string, note: string): Row {
  return atMost({ id: ID, what, goal: '–', measured, unit, most: Infinity, note });
}

/** The table of ballots beside. */
async function boxes(endpoint: string, writes: Map<string, number>) {
  const name = `ballots-${randomUUID()}`;
  const raw = leanClient({ endpoint });
  await createBallotsTable(raw, name);
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  return { measure: meter(client), table: counting(dynamoTable(client, name), writes, 'ballots') };
}

type Ask = (who: string, query: string, variables: object, later?: number) => Promise<Record<string, unknown>>;
function asking(where: City): Ask {
  const tokens = new Map<string, string>();
  return async (who, query, variables, later = 0) => {
    const token = tokens.get(who) ?? (await where.issuer.token(who, NOW));
    tokens.set(who, token);
    return await where.ask({ query, variables: variables as Record<string, unknown>, token, at: NOW + later });
  };
}

async function polling(where: City, ask: Ask) {
  const who = memberOf(3);
  const poll = (version: number | null) => ask(who, POLL, { id: SESSION_ID, version });
  const { version } = (await poll(null))['session'] as { version: number };
  await poll(version);
  const unchanged = await where.measure(() => poll(version));
  const token = await where.issuer.token(who, NOW);
  const event = () => eventOf({ query: POLL, variables: { id: SESSION_ID, version }, token, at: NOW });
  const { body = '' } = await where.handler(event());
  const key = { pk: `SESSION#${SESSION}`, sk: 'HEAD' };
  const { handled, bare } = await compare({
    handled: () => where.handler(event()),
    bare: () => where.client.send(new GetCommand({ TableName: where.name, Key: key, ReturnConsumedCapacity: 'TOTAL' })),
  });
  const changed = await where.measure(() => poll(version - 1));
  const cpu = [Math.round(handled.cpu), Math.round(bare.cpu)] as const;
  return { unchanged, changed, bytes: Buffer.byteLength(body), ratio: handled.cpu / bare.cpu, cpu };
}

type Opened = { refusal: { code: string } | null; vote: { vote: string; publicKey: string } | null };

/** Each candidate from the call to the count, by all members; the last by five only, whose count is compared. */
async function voting(where: City, box: Awaited<ReturnType<typeof boxes>>, ask: Ask) {
  const members = Array.from({ length: MEMBERS }, (_, place) => memberOf(place));
  const ballots = { table: box.table, signer: ballotSigner };
  const read: Partial<Record<'token' | 'casting' | 'closing' | 'few', Reading>> = {};
  for (let number = 0; number < TRIED; number += 1) {
    const about = { session: SESSION_ID, candidate: candidate(number) };
    await ask(OFFICE, CALL, { input: about });
    await ask(OFFICE, NOTE, { input: { ...about, outcome: 'DONE' } });
    const [opened] = (
      (await ask(OFFICE, OPEN, { input: { session: SESSION_ID, candidates: [about.candidate], key: `votes-${randomUUID()}` } }))[
        'openVotes'
      ] as { rows: Opened[] }
    ).rows;
    const vote = opened?.vote;
    if (!vote) throw new Error(`no vote: ${opened?.refusal?.code}`);
    const voters = number === TRIED - 1 ? members.slice(0, 5) : members;
    const one = async (who: string, isFirst: boolean) => {
      const blinding = blind(vote.publicKey, newBallot(vote.vote, 'YES'));
      const blinded = blinding.blinded.toString('base64url');
      let signature = '';
      const take = async () =>
        ({ signature } = (await ask(who, TOKEN, { input: { ...about, blinded } }))['takeToken'] as { signature: string });
      if (isFirst) read.token = await ofBoth(take);
      else await take();
      const finished = finalise(vote.publicKey, blinding, Buffer.from(signature, 'base64url'));
      const put = () => cast({ ballots, pause }, { ballot: blinding.ballot, signature: finished });
      if (isFirst) read.casting = await box.measure(put);
      else await put();
    };
    await one(voters[0] ?? '', number === 1);
    await inFlight(number === 0 ? 1 : 4, voters.slice(1), (who) => one(who, false));
    const close = async () => {
      const { closeVotes } = await ask(
        OFFICE,
        CLOSE,
        { input: { session: SESSION_ID, candidates: [about.candidate], key: `votes-${randomUUID()}` } },
        LEAST,
      );
      const [closed] = (closeVotes as { rows: { refusal: { code: string } | null }[] }).rows;
      if (closed?.refusal) throw new Error(`not closed: ${closed.refusal.code}`);
    };
    read[number === TRIED - 1 ? 'few' : 'closing'] = await ofBoth(close);
  }
  const { token, casting, closing, few } = read;
  if (!token || !casting || !closing || !few) throw new Error('nothing was voted');
  return { token, casting, closing, few };

  /** What is asked of both tables together. */
  async function ofBoth(work: () => Promise<unknown>): Promise<Reading> {
    const readings: Reading[] = [];
    readings.push(await box.measure(async () => void readings.push(await where.measure(work))));
    const sum = (of: (one: Reading) => number) => readings.reduce((all, one) => all + of(one), 0);
    return {
      requests: {},
      total: sum(({ total }) => total),
      units: sum(({ units }) => units),
      indexUnits: sum(({ indexUnits }) => indexUnits),
    };
  }
}
