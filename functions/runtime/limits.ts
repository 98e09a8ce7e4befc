/**
 * How much one client may ask, so that nobody's deadline hangs on somebody else's traffic. The gateway's own limit is for all together;
 * these are for each address and each account, and submitting has a share of its own. Each process counts for itself:
 * the requests of one client are spread over all of them, so what a client gets grows with the number of processes, and stays a small
 * part of what they can do. A request that is refused costs a hundredth of one that is answered. No table is asked: the limit must not
 * become a load of its own.
 */

/** So many at once, and so many a second in the long run. */
type Rate = { burst: number; perSecond: number };

export type Limits = {
  /** All requests from one address. A whole office may stand behind it. */
  address: Rate;
  /** Of these, what comes without an account. */
  anonymous: Rate;
  /** One account, but for its submissions. */
  account: Rate;
  /** One account's submissions. */
  submission: Rate;
};

/** What one process allows. */
export const LIMITS: Limits = {
  address: { burst: 1000, perSecond: 200 },
  anonymous: { burst: 300, perSecond: 30 },
  account: { burst: 300, perSecond: 30 },
  submission: { burst: 20, perSecond: 1 },
};

export interface Limiter {
  /** Takes one of what is left to a client; null, or in how many whole seconds there will be one again. */
  take(of: keyof Limits, client: string): number | null;
}

/** As many clients as are remembered; the one seen longest ago is forgotten first, and begins anew. */
const MOST = 10_000;

/** `clock` tells milliseconds that only ever grow. */
export function limiter(limits: Limits = LIMITS, clock: () => number = () => performance.now()): Limiter {
  const seen = new Map<string, { left: number; at: number }>();
  return {
    take(of, client) {
      const { burst, perSecond } = limits[of];
      const name = `${of} ${client}`;
      const at = clock();
      const before = seen.get(name) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
      const isThere = left >= 1;
      seen.delete(name);
      seen.set(name, { left: isThere ? left - 1 : left, at });
      const oldest = seen.keys().next().value;
      if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
      return isThere ? null : Math.ceil((1 - left) / perSecond);
    },
  };
}
