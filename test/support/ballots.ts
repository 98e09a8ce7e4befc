/** Votes to test in: a table of ballots of its own, keys of a world’s own, voters who ask and cast, and the function as the gateway calls it. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { ballotsDefinition } from '../../functions/operator/table-definition.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { ballotHandler } from '../../functions/runtime/ballot-server.ts';
import { dynamoTable } from '../../functions/runtime/dynamo-table.ts';
import { pause } from '../../functions/runtime/pause.ts';
import type { BallotSigner, Vault } from '../../schema/core/ports.ts';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { cast } from '../../schema/evaluation/ballot/actions/cast.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import type { Item, Table } from '../../schema/table/port.ts';
import { fill, itemsOf } from './copies.ts';
import { makeTable, tableClient } from './table-client.ts';
import { blind, bodyOf, finalise, newBallot, type Choice } from './voter.ts';

/** An answer of the function as a client sees it. */
export type Told = { status: number; answer: string; hash?: string; bytes: number };

/** The same, made when it is first asked: most stories have no vote. */
export function laterBallots(items: readonly Item[] = [], signer: BallotSigner = ballotSigner) {
  let made: ReturnType<typeof ballotsTable> | undefined;
  const make = async () => {
    const one = await ballotsTable();
    await fill(one.client, one.tableName, items);
    return one;
  };
  const ready = () => (made ??= make());
  let written = 0;
  const table: Table = {
    get: async (key) => (await ready()).table.get(key),
    getMany: async (keys) => (await ready()).table.getMany(keys),
    query: async (range, options) => (await ready()).table.query(range, options),
    count: async (range) => (await ready()).table.count(range),
    tally: async (range) => (await ready()).table.tally(range),
    cursorOf: () => expect.fail('nobody pages through ballots'),
    transact: async (writes) => {
      await (await ready()).table.transact(writes);
      written += 1;
    },
  };
  const ballots = { table, signer };
  return {
    ballots,
    handler: ballotHandler({ ballots }),
    /** How often something was written. */
    written: () => written,
    /** Writes ballots as they are, where there are any. */
    put: async (some: readonly Item[]): Promise<void> => {
      if (some.length === 0) return;
      const { client, tableName } = await ready();
      await fill(client, tableName, some);
      written += 1;
    },
    dump: async () => (made ? itemsOf((await made).client, (await made).tableName) : [...items]),
  };
}

type Way = { headers?: Record<string, string>; cookies?: string[]; method?: string; address?: string };

/** A request as the gateway hands it on to the function of ballots. */
export async function castBy(
  handler: ReturnType<typeof ballotHandler>,
  body: string,
  { headers = {}, method = 'POST', address = '10.0.0.1', cookies }: Way = {},
): Promise<Told> {
  const http = { method, path: '/ballot', protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' };
  const requestContext = { requestId: randomUUID(), timeEpoch: Date.now(), http };
  const event = {
    headers: { 'content-type': 'application/json', ...headers },
    body,
    isBase64Encoded: false,
    requestContext,
    ...(cookies && { cookies }),
  };
  const { statusCode = 0, body: told = '' } = await handler(event as unknown as Parameters<typeof handler>[0]);
  return { ...(told && (JSON.parse(told) as { answer: string })), status: statusCode, bytes: Buffer.byteLength(told) } as Told;
}

export type BallotWorld = Awaited<ReturnType<typeof ballotWorld>>;

/** A vault that seals for a place and opens there alone: what a vote needs of one, without a keyring. */
function vaultOf(): Pick<Vault, 'seal' | 'open'> {
  const held = new Map<string, { text: string; place: string }>();
  return {
    seal: (text, place) => {
      const sealed = randomBytes(1300).toString('base64url');
      held.set(sealed, { text, place });
      return Promise.resolve(sealed);
    },
    open: (sealed, place) => {
      const found = held.get(sealed);
      return found?.place === place ? Promise.resolve(found.text) : Promise.reject(new Error('sealed elsewhere'));
    },
  };
}

/** A table of ballots on the embedded one. */
export async function ballotsTable(): Promise<{ client: DynamoDBDocumentClient; tableName: string; table: Table }> {
  const tableName = `ballots-${randomUUID()}`;
  const client = tableClient();
  await makeTable(client, { TableName: tableName, ...ballotsDefinition() });
  return { client, tableName, table: dynamoTable(client, tableName) };
}

export async function ballotWorld({ wrap = (table: Table) => table }: { wrap?: (table: Table) => Table } = {}) {
  const made = await ballotsTable();
  const table = wrap(made.table);
  const vault = vaultOf() as Vault;
  const context = { ballots: { table, signer: ballotSigner }, vault, pause };
  const handler = ballotHandler({ ballots: context.ballots });
  let candidates = 0;
  /** How many tokens of each vote were given out, as the session counts them. */
  const tokens = new Map<string, number>();

  /** Opens a vote on another candidate. */
  async function opened(name = `candidate-${(candidates += 1)}`): Promise<{ vote: string; publicKey: string }> {
    const vote = voteOf({ session: 'session-1', candidate: name, round: 1 });
    return { vote, publicKey: await openBox(context, vote) };
  }

  /** A ballot of somebody who takes a token for it. */
  async function signed({ vote, publicKey }: { vote: string; publicKey: string }, choice: Choice, ballot = newBallot(vote, choice)) {
    const blinding = blind(publicKey, ballot);
    const answer = await signBlinded(context, vote, blinding.blinded);
    tokens.set(vote, (tokens.get(vote) ?? 0) + 1);
    const signature = finalise(publicKey, blinding, answer);
    return { ballot, signature, blinding, body: bodyOf(ballot, signature) };
  }

  return {
    ...made,
    table,
    context,
    handler,
    send: (body: string, way: Way = {}) => castBy(handler, body, way),
    opened,
    signed,
    cast: (one: { ballot: Uint8Array; signature: Uint8Array }) => cast(context, one),
    close: (vote: string, given = tokens.get(vote) ?? 0) => closeBox(context, vote, { tokens: () => Promise.resolve(given) }),
  };
}
