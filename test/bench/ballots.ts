/** S18: what a secret ballot costs: its cryptography the processor, its casting and its closing the table (E9, E10). */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createBallotsTable } from '../../functions/local/create-table.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { dynamoTable } from '../../functions/runtime/dynamo-table.ts';
import { pause } from '../../functions/runtime/pause.ts';
import { openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { cast } from '../../schema/evaluation/ballot/actions/cast.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { blind, finalise, newBallot, type Choice } from '../support/voter.ts';
import { city } from './city.ts';
import { meter } from './meter.ts';
import type { Part } from './part.ts';
import { MORNING } from './people.ts';
import { compare } from './ratio.ts';
import { atMost, type Row } from './row.ts';

/** The members of a large committee. */
const MEMBERS = 25;
const ID = 'S18';

const part: Part = async ({ endpoint }) => {
  const name = `ballots-${randomUUID()}`;
  const raw = new DynamoDBClient({ endpoint });
  await createBallotsTable(raw, name);
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const measure = meter(client);
  const { contextOf } = await city(endpoint);
  const ballots = { table: dynamoTable(client, name), signer: ballotSigner };
  const context = { ...contextOf(MORNING), ballots };
  const vote = voteOf({ session: 'session-1', candidate: 'candidate-1', round: 1 });
  const publicKey = await openBox(context, vote);
  const cost = await cryptography(vote);

  const signed = [];
  for (let voter = 0; voter < MEMBERS; voter += 1) {
    const blinding = blind(publicKey, newBallot(vote, (['YES', 'NO', 'ABSTAIN'] as const)[voter % 3] as Choice));
    signed.push({ ballot: blinding.ballot, signature: finalise(publicKey, blinding, await signBlinded(context, vote, blinding.blinded)) });
  }
  const [first, ...others] = signed;
  const token = await measure(() => signBlinded(context, vote, blind(publicKey, newBallot(vote, 'YES')).blinded));
  const one = await measure(() => cast({ ballots, pause }, first ?? { ballot: Buffer.of(), signature: Buffer.of() }));
  await Promise.all(others.map((each) => cast({ ballots, pause }, each)));
  const closing = await measure(() => closeBox(context, vote, { tokens: () => Promise.resolve(MEMBERS) }));
  const row = (what: string, measured: number, most: number, unit: string, note = ''): Row =>
    atMost({ id: ID, what, goal: `≤ ${most} ${unit}`, measured, unit, most, note });
  return [
    row(
      'signing blindly, CPU',
      cost.sign.cpu / 1000,
      2,
      'ms',
      'of which the key is read anew each time, since it must not outlive the vote',
    ),
    row('verifying a ballot, CPU', cost.verify.cpu / 1000, 0.5, 'ms'),
    row('making the keys of a vote, CPU', cost.keys.cpu / 1000, 1000, 'ms', 'once a candidate, on a thread beside'),
    row('giving a token, requests of the table of ballots', token.total, 1, 'requests', `${token.units} units`),
    row('casting a ballot, requests', one.total, 2, 'requests', `${one.units} units`),
    row(`closing and counting ${MEMBERS} ballots, requests`, closing.total, 3, 'requests', `${closing.units} units`),
  ];
};

async function cryptography(vote: string) {
  const { publicKey, privateKey } = await ballotSigner.makeKeys();
  const blinding = blind(publicKey, newBallot(vote, 'YES'));
  const signature = finalise(publicKey, blinding, (await ballotSigner.signBlinded(privateKey, blinding.blinded)) ?? Buffer.of());
  const calls = {
    sign: () => ballotSigner.signBlinded(privateKey, blinding.blinded),
    verify: () => ballotSigner.verify(publicKey, blinding.ballot, signature),
  };
  const { sign, verify } = await compare(calls, { rounds: 5, calls: 200 });
  const { keys } = await compare({ keys: () => ballotSigner.makeKeys() }, { rounds: 3, calls: 5 });
  return { sign, verify, keys };
}
export default part;
