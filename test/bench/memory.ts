/** S15: the memory of the API's process, from its bundle, after a thousand requests and after twenty thousand. */
import { deployed } from './bundle.ts';
import { apiEnvironment, inChild } from './child.ts';
import { city, eventOf } from './city.ts';
import { CLOCK, VIEWER } from './documents.ts';
import type { Part } from './part.ts';
import { accountOf, MORNING } from './people.ts';
import { atMost } from './row.ts';

const FEW = 1_000;
const MANY = 20_000;

const SCRIPT = `
  const [, bundle, few, many, events] = process.argv;
  const { handler } = await import('file://' + bundle);
  const list = JSON.parse(events);
  const use = async (count) => {
    for (let index = 0; index < count; index += 1) {
      const { statusCode } = await handler(list[index % list.length]);
      if (statusCode !== 200) throw new Error('answered ' + statusCode);
    }
  };
  const resident = () => process.memoryUsage().rss / 1024 / 1024;
  await use(Number(few));
  const after = resident();
  let most = 0;
  for (let done = Number(few); done < Number(many); done += 1000) {
    await use(1000);
    most = Math.max(most, resident());
  }
  console.log(JSON.stringify({ few: after, many: resident(), most }));
  process.exit(0);
`;

const part: Part = async ({ endpoint }) => {
  const where = await city(endpoint);
  const { file } = await deployed('graphql');
  // So many that none of them asks more than one may.
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  await where.drafts(numbers);
  const events = await Promise.all(
    numbers.map(async (number) =>
      eventOf({ query: number % 2 ? CLOCK : VIEWER, token: await where.token(accountOf(number)), at: MORNING }),
    ),
  );
  const { few, many, most } = await inChild<{ few: number; many: number; most: number }>(
    SCRIPT,
    [file, String(FEW), String(MANY), JSON.stringify(events)],
    apiEnvironment(where, endpoint),
  );
  const scale = `${MANY} requests; the goal’s 50,000 would take too long here`;
  return [
    atMost({
      id: 'S15',
      what: `memory after ${MANY} requests to after ${FEW}`,
      goal: '≤ 1.3×',
      measured: many / few,
      unit: '×',
      most: 1.3,
      note: `${Math.round(many)} MB to ${Math.round(few)} MB; ${scale}`,
    }),
    atMost({ id: 'S15', what: 'the most memory meanwhile', goal: '≤ 200 MB', measured: Math.round(most), unit: 'MB', most: 200, note: '' }),
  ];
};
export default part;
