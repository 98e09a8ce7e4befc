/** How much one client may ask: nobody's deadline hangs on somebody else's traffic, and submitting always has its share (A5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limiter, LIMITS, type Limits } from '../functions/runtime/limits.ts';
import { linesOf, metricIn } from './support/log.ts';
import { city, type World } from './support/world.ts';

const few: Limits = {
  address: { burst: 30, perSecond: 10 },
  anonymous: { burst: 4, perSecond: 2 },
  account: { burst: 6, perSecond: 2 },
  submission: { burst: 3, perSecond: 0.5 },
};

/** A limiter on a clock of the test's own, in milliseconds. */
function limited(limits: Limits = few) {
  const clock = { at: 0 };
  return { clock, limits: limiter(limits, () => clock.at) };
}

describe('what is left to a client', () => {
  it('is never more than the burst and what has grown since, and each is told truly when there is one again', () => {
    const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 3000 }), who: fc.constantFrom('liu', 'yang') }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (requests) => {
        const { clock, limits } = limited();
        const taken: Record<string, number> = { liu: 0, yang: 0 };
        return requests.every(({ after, who }) => {
          clock.at += after;
          const seconds = limits.take('account', who);
          if (seconds === null) {
            taken[who] = (taken[who] ?? 0) + 1;
            return taken[who] <= 6 + (clock.at / 1000) * 2;
          }
          const before = clock.at;
          clock.at += seconds * 1000;
          const there = limits.take('account', who) === null;
          taken[who] = (taken[who] ?? 0) + 1;
          return there && seconds === Math.ceil(seconds) && seconds >= 1 && clock.at > before;
        });
      }),
    );
  });

  it('is forgotten of who was seen longest ago: a flood of addresses takes no memory', () => {
    const { limits } = limited();
    for (let count = 0; count < 4; count += 1) limits.take('anonymous', '10.0.0.1');
    expect(limits.take('anonymous', '10.0.0.1')).toBe(1);
    for (let number = 0; number < 10_000; number += 1) limits.take('anonymous', `flood ${number}`);
    expect(limits.take('anonymous', '10.0.0.1')).toBeNull();
  });
});

const CLOCK = '{ clock }';
const SUBMIT =
  'mutation ($a: ID!) { submitApplication(input: { application: $a, version: 1, key: "my-only-try" }) { submission { number } } }';
const A = Buffer.from('Application:nobodys').toString('base64');

async function asked(world: World, who: string | null, query: string, more: { path?: string; address?: string } = {}) {
  const token = who && (await world.issuer.token(who, world.now));
  const variables = query.includes('$a') ? { a: A } : {};
  const { statusCode, headers, body } = await world.send({
    headers: { ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    ...more,
  });
  const code = JSON.parse(body ?? '{}').errors?.[0]?.extensions.code as string | undefined;
  return { statusCode, code, retryAfter: headers?.['retry-after'] };
}

const times = async (count: number, work: () => Promise<{ statusCode?: number | undefined }>) => {
  const statuses: (number | undefined)[] = [];
  for (let one = 0; one < count; one += 1) statuses.push((await work()).statusCode);
  return statuses;
};

describe('one client that asks too much', () => {
  it('gets 429 with when to come again; 杨帆 beside it, at the same address, is answered', async () => {
    const { limits, clock } = limited();
    const world = await city({ limits });
    expect(await times(6, () => asked(world, 'liu', CLOCK))).toEqual(Array(6).fill(200));
    expect(await asked(world, 'liu', CLOCK)).toEqual({ statusCode: 429, code: 'TOO_MANY_REQUESTS', retryAfter: '1' });
    expect((await asked(world, 'yang', CLOCK)).statusCode).toBe(200);
    clock.at += 1000;
    expect((await asked(world, 'liu', CLOCK)).statusCode).toBe(200);
  });

  it('without an account leaves those with one their share, and is counted', async () => {
    const { limits } = limited();
    const world = await city({ limits });
    const lines = await linesOf(() => times(7, () => asked(world, null, CLOCK)));
    expect(metricIn(lines, 'Throttled')).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect((await asked(world, 'liu', CLOCK)).statusCode).toBe(200);
    expect((await asked(world, null, CLOCK, { address: '10.0.0.9' })).statusCode).toBe(200);
  });

  it('with a token that is none is stopped by its address, before any key is tried', async () => {
    const { limits } = limited();
    const world = await city({ limits });
    const forged = () => world.send({ headers: { authorization: 'Bearer a.b.c' }, body: '{"query":"{ clock }"}' });
    const statuses = await times(40, forged);
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual(Array(10).fill(429));
    // 刘洋 sits in the same office: reading waits, submitting does not.
    expect((await asked(world, 'liu', CLOCK)).statusCode).toBe(429);
    expect((await asked(world, 'liu', SUBMIT)).code).toBe('APPLICATION_UNKNOWN');
    // What only looks like a submission has an end as well.
    const looks = () =>
      world.send({ headers: { authorization: 'Bearer a.b.c' }, body: JSON.stringify({ query: SUBMIT, variables: { a: A } }) });
    expect((await times(35, looks)).slice(30)).toEqual(Array(5).fill(429));
  });
});

describe('submitting', () => {
  it('has its own share: 刘洋, who has reloaded too often, still submits, at either address', async () => {
    const { limits } = limited();
    const world = await city({ limits });
    await times(10, () => asked(world, 'liu', CLOCK));
    expect((await asked(world, 'liu', CLOCK)).statusCode).toBe(429);
    expect(await asked(world, 'liu', SUBMIT)).toMatchObject({ statusCode: 200, code: 'APPLICATION_UNKNOWN' });
    expect(await asked(world, 'liu', SUBMIT, { path: '/graphql/submit' })).toMatchObject({ statusCode: 200, code: 'APPLICATION_UNKNOWN' });
    expect((await asked(world, 'liu', SUBMIT)).statusCode).toBe(200);
    expect(await asked(world, 'liu', SUBMIT)).toEqual({ statusCode: 429, code: 'TOO_MANY_REQUESTS', retryAfter: '2' });
  });

  it('has an address of its own, which takes nothing else', async () => {
    const world = await city();
    const at = { path: '/graphql/submit' };
    const others = [
      CLOCK,
      'mutation { clock }',
      `${SUBMIT} query Other { clock }`,
      SUBMIT.replace('{ submit', '{ clock submit'),
      '{',
      '{ submitApplication }',
    ];
    // As clients write it that put what they read into fragments.
    const inParts = `${SUBMIT.replace('number', '...F')} fragment F on Submission { number }`;
    expect(await asked(world, 'liu', inParts, at)).toMatchObject({ statusCode: 200, code: 'APPLICATION_UNKNOWN' });
    for (const query of others)
      expect(await asked(world, 'liu', query, at), query).toMatchObject({ statusCode: 400, code: 'SUBMISSIONS_ONLY' });
    expect(await asked(world, null, SUBMIT, at)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the limits as they are', () => {
  it('let an office work, a person click as fast as fingers go, and nobody without an account ask more than one with it', () => {
    expect(LIMITS.address.perSecond).toBeGreaterThanOrEqual(200);
    expect(LIMITS.account.burst).toBeGreaterThanOrEqual(100);
    expect(LIMITS.submission.burst).toBeGreaterThanOrEqual(10);
    expect(LIMITS.anonymous.perSecond).toBeLessThanOrEqual(LIMITS.account.perSecond);
  });
});
