/**
 * S7: the last minute before the close, with faults, double clicks and clients that try again, verified from the table alone; and
 * its throughput beside the bare loop of the same read and transaction under the same faults.
 */
import { endOfDay, MINUTE, SECOND, type Instant } from '../../schema/core/time.ts';
import { submission as submissionKey, auditEntry } from '../../schema/table/keys.ts';
import { city, eventOf, type City } from './city.ts';
import { SUBMIT } from './documents.ts';
import { dice, inject } from './faults.ts';
import type { Part } from './part.ts';
import { accountOf, globalId, idOf } from './people.ts';
import { bareSubmit } from './rush-bare.ts';
import { inFlight, median, quietly } from './ratio.ts';
import { atLeast, atMost, type Row } from './row.ts';

const APPLICANTS = 1_200;
const IN_FLIGHT = 200;
/** For the throughput: rounds in turn, of so many on each side. */
const ROUNDS = 4;
const EACH = 150;
const FAULTS = 0.2;
const DOUBLE_CLICKS = 0.3;
const LATE = 0.15;
const CLOSE = endOfDay('2024-10-20');
/** Where the numbers of those begin who come without faults, through the handler and through the bare loop. */
const CALM = 1_000_000;
const BARE = 2_000_000;

type Click = { number: number; key: string; token: string; arrivesAt: Instant };
type Reply = Click & { code: string };

const part: Part = async ({ endpoint }) => {
  const where = await city(endpoint);
  const rushing = upTo(APPLICANTS);
  const rounds = upTo(ROUNDS * EACH);
  const everybody = [...rushing, ...rounds.map((number) => CALM + number), ...rounds.map((number) => BARE + number)];
  for (let start = 0; start < everybody.length; start += 500) await where.drafts(everybody.slice(start, start + 500));
  const chance = dice(2024);
  let share = 0;
  const faults = inject(where.client, () => share, chance);

  const calm = await clicksOf(where, rounds, () => 0.5);
  const rates = { handler: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = rounds.slice(round * EACH, (round + 1) * EACH);
    const own = calm.slice(round * EACH, (round + 1) * EACH).map((click) => ({ ...click, number: CALM + click.number }));
    const tokens = await Promise.all(own.map(({ number, arrivesAt }) => where.issuer.token(accountOf(number), arrivesAt)));
    const early = own.map((click, index) => ({ ...click, token: tokens[index] ?? '', arrivesAt: CLOSE - MINUTE }));
    rates.handler.push(EACH / (await timed(() => inFlight(IN_FLIGHT, early, async (click) => mustBeOk(await insist(where, click))))));
    rates.bare.push(EACH / (await timed(() => inFlight(IN_FLIGHT, here, (number) => bareSubmit(where.table, bare(number))))));
  }

  const clicks = await clicksOf(where, rushing, chance);
  share = FAULTS;
  const replies: Reply[] = [];
  const seconds = await timed(() =>
    quietly(() => inFlight(IN_FLIGHT, clicks, async (click) => void replies.push(await insist(where, click)))),
  );
  share = 0;
  const { wrong, told } = await verify(where, replies);
  const injected = Object.entries(faults)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
  const scale = `${APPLICANTS} applicants, ${clicks.length} clicks, ${IN_FLIGHT} in flight (goal: 20,000 and 27,000; scaled down to keep the run short)`;
  return [
    ...Object.entries(wrong).map(([what, count], index): Row => {
      const note = index === 0 ? `${scale}; faults: ${injected}; ${told}; ${Math.round(clicks.length / seconds)} clicks a second` : '';
      return atMost({ id: 'S7', what, goal: '0', measured: count, unit: '', most: 0, note });
    }),
    atLeast({
      id: 'S7',
      what: 'throughput to the bare transaction loop, without faults',
      goal: '≥ 0.5×',
      measured: median(rates.handler) / median(rates.bare),
      unit: '×',
      least: 0.5,
      note: `${Math.round(median(rates.handler))} to ${Math.round(median(rates.bare))} submissions a second; with faults both wait for the SDK’s pauses`,
    }),
  ];
};
export default part;

const bare = (number: number) => ({ id: idOf(BARE + number), account: accountOf(BARE + number), at: CLOSE });

const upTo = (end: number): number[] => Array.from({ length: end }, (_, number) => number);

function mustBeOk({ code, number }: Reply): void {
  if (code !== 'OK') throw new Error(`applicant ${number} was answered ${code}`);
}

/** Who clicks when: most in the last minute, some up to ten seconds late, one in every hundred on the very edge. */
async function clicksOf(where: City, numbers: readonly number[], chance: () => number): Promise<Click[]> {
  const clicks: Click[] = [];
  for (const number of numbers) {
    const edge = number % 100 === 0 ? CLOSE - 1 : number % 100 === 1 ? CLOSE : null;
    const late = chance() < LATE;
    const at = edge ?? Math.floor(late ? CLOSE + chance() * 10 * SECOND : CLOSE - 1 - chance() * MINUTE);
    const click = {
      number,
      key: `key-${String(number).padStart(8, '0')}`,
      token: await where.issuer.token(accountOf(number), at),
      arrivesAt: at,
    };
    clicks.push(click);
    if (chance() < DOUBLE_CLICKS) clicks.push({ ...click, arrivesAt: at + Math.floor(chance() * 50) });
  }
  return clicks;
}

/** A client that tries again with the same key until it gets an answer of the rules. A retry arrives a tenth of a second later. */
async function insist(where: City, click: Click): Promise<Reply> {
  const variables = { application: globalId(click.number), version: 1, key: click.key };
  for (let attempt = 0; ; attempt += 1) {
    // Nobody who came in time is made late by our faults here: what is measured is whether the rules judge an arrival rightly.
    const later = click.arrivesAt + attempt * 100;
    const at = click.arrivesAt < CLOSE ? Math.min(later, CLOSE - 1) : later;
    const { body } = await where.handler(eventOf({ query: SUBMIT, variables, token: click.token, at }));
    const { errors } = JSON.parse(body ?? '{}') as { errors?: { extensions?: { code?: string } }[] };
    const code = errors ? (errors[0]?.extensions?.code ?? 'UNKNOWN') : 'OK';
    if (code !== 'INTERNAL' || attempt === 20) return { ...click, code };
  }
}

/** Compares what clients were told with what stands in the table. */
async function verify({ table }: City, replies: readonly Reply[]) {
  const wrong = {
    'submissions lost (answered, not in the table)': 0,
    'submissions doubled (or entered twice in the history)': 0,
    'late ones accepted': 0,
    'on-time ones refused, or left without a submission': 0,
    'answers that no rule gives': 0,
  };
  const byApplicant = new Map<number, Reply[]>();
  for (const reply of replies) byApplicant.set(reply.number, [...(byApplicant.get(reply.number) ?? []), reply]);
  let submitted = 0;
  await inFlight(16, [...byApplicant], async ([number, all]) => {
    const [{ items }, entries] = await Promise.all([
      table.query(submissionKey.under({ application: idOf(number) })),
      table.query(auditEntry.under({ kind: 'APPLICATION', id: idOf(number) })),
    ]);
    submitted += Math.min(items.length, 1);
    const answered = all.some(({ code }) => code === 'OK');
    const onTime = all.some(({ arrivesAt }) => arrivesAt < CLOSE);
    if (answered && items.length === 0) wrong['submissions lost (answered, not in the table)'] += 1;
    if (items.length > 1 || entries.items.length > 1) wrong['submissions doubled (or entered twice in the history)'] += 1;
    if (items.some(({ at }) => Number(at) >= CLOSE) || (!onTime && (answered || items.length > 0))) wrong['late ones accepted'] += 1;
    const refused = all.filter(({ code, arrivesAt }) => arrivesAt < CLOSE && code !== 'OK').length;
    wrong['on-time ones refused, or left without a submission'] += refused + (onTime && items.length === 0 && refused === 0 ? 1 : 0);
    wrong['answers that no rule gives'] += all.filter(({ code }) => code !== 'OK' && code !== 'WINDOW_CLOSED').length;
  });
  const refusals = replies.filter(({ code }) => code === 'WINDOW_CLOSED').length;
  const others = [...new Set(replies.map(({ code }) => code))].filter((code) => code !== 'OK' && code !== 'WINDOW_CLOSED');
  return {
    wrong,
    told: `${submitted} submitted, ${refusals} late clicks refused${others.length > 0 ? `; other answers: ${others.join(', ')}` : ''}`,
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
