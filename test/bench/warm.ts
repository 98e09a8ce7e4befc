/** S1: the warm handler, event in, answer out. S2: reads through the graph beside the raw table call that they need. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { execute, parse, validate } from 'graphql';
import { applicationFile } from '../../schema/table/keys.ts';
import { schema } from '../../schema/index.ts';
import { city, eventOf } from './city.ts';
import { CLOCK, ELIGIBILITY, OWN } from './documents.ts';
import type { Part } from './part.ts';
import { accountOf, idOf, MORNING } from './people.ts';
import { compare } from './ratio.ts';
import { atMost } from './row.ts';

/** Calls until V8 has compiled what it will. */
const WARM = 3000;

const part: Part = async ({ endpoint }) => {
  const { client, name, handler, authenticate, contextOf, drafts, token, ask } = await city(endpoint);
  await drafts([1]);
  const mine = await token(accountOf(1));
  const clock = eventOf({ query: CLOCK, token: mine });
  const open = eventOf({ query: CLOCK });
  const own = eventOf({ query: OWN, token: mine });
  const eligible = eventOf({ query: ELIGIBILITY, token: mine });
  await ask({ query: CLOCK, token: mine });
  await ask({ query: OWN, token: mine });
  await ask({ query: ELIGIBILITY, token: mine });

  const document = parse(CLOCK);
  if (validate(schema, document).length > 0) throw new Error('the query is not valid');
  const context = contextOf(MORNING, await authenticate(`Bearer ${mine}`, contextOf(MORNING)));
  const warm = await compare(
    {
      bare: async () => {
        JSON.parse(clock.body ?? '');
        return JSON.stringify(await execute({ schema, document, contextValue: { ...context } }));
      },
      handler: () => handler(clock),
      withoutToken: () => handler(open),
      token: () => authenticate(`Bearer ${mine}`, contextOf(MORNING)),
    },
    { rounds: 9, calls: 400, warm: WARM },
  );

  const { pk, prefix } = applicationFile.under({ application: idOf(1) });
  const command = {
    TableName: name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': prefix },
    ConsistentRead: true,
  };
  const read = await compare(
    { raw: () => client.send(new QueryCommand(command)), graph: () => handler(own), eligible: () => handler(eligible) },
    { rounds: 9, calls: 100, warm: WARM / 3 },
  );

  return [
    atMost({
      id: 'S1',
      what: 'warm handler, CPU to graphql-js with the document cached',
      goal: '≤ 1.5×',
      measured: warm.handler.cpu / warm.bare.cpu,
      unit: '×',
      most: 1.5,
      note:
        `${us(warm.handler.cpu)} to ${us(warm.bare.cpu)} a request; without a token ${times(warm.withoutToken.cpu, warm.bare.cpu)}; ` +
        `checking the token alone ${us(warm.token.cpu)}`,
    }),
    atMost({
      id: 'S2',
      what: 'own application with form, p50 to the raw Query',
      goal: '≤ 1.25×',
      measured: read.graph.p50 / read.raw.p50,
      unit: '×',
      most: 1.25,
      note: `${us(read.graph.p50)} to ${us(read.raw.p50)}`,
    }),
    atMost({
      id: 'S2',
      what: 'own application with form, CPU to the raw Query',
      goal: '≤ 1.4×',
      measured: read.graph.cpu / read.raw.cpu,
      unit: '×',
      most: 1.4,
      note: `${us(read.graph.cpu)} to ${us(read.raw.cpu)} a request`,
    }),
    atMost({
      id: 'S2',
      what: 'eligibility explained, p50 to the raw Query',
      goal: '≤ 1.25×',
      measured: read.eligible.p50 / read.raw.p50,
      unit: '×',
      most: 1.25,
      note: `${us(read.eligible.p50)} to ${us(read.raw.p50)}; the person and the unit are remembered by the process`,
    }),
    atMost({
      id: 'S2',
      what: 'eligibility explained, CPU to the raw Query',
      goal: '≤ 1.4×',
      measured: read.eligible.cpu / read.raw.cpu,
      unit: '×',
      most: 1.4,
      note: `${us(read.eligible.cpu)} to ${us(read.raw.cpu)} a request`,
    }),
  ];
};
export default part;

const us = (value: number): string => `${Math.round(value)} µs`;
const times = (value: number, to: number): string => `${(value / to).toFixed(2)}×`;
