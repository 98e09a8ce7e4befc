/** What only one machine has: signing in without a password, the movable clock, the mail that was sent. */
import { DAY, parseInstant, toIso } from '../../schema/core/time.ts';
import { ClockRefusal, type Clock } from './clock.ts';
import { readJson, sendJson, target, type Listener } from './http.ts';
import type { Issuer } from './issuer.ts';
import type { Mailbox } from './mailbox.ts';
import type { Pump } from './pump.ts';
import type { SeededAccount } from './seed.ts';

export interface DevOptions {
  accounts: readonly SeededAccount[];
  clock: Clock;
  issuer: Issuer;
  mailbox: Mailbox;
  pump: Pump;
}

const LONGEST_ACCOUNT = 200;

/** A longer move would hold up everything behind it for minutes. */
const FARTHEST = 400 * DAY;

/** By method and path. */
export function devRoutes({ accounts, clock, issuer, mailbox, pump }: DevOptions): Record<string, Listener> {
  return {
    'GET /dev/accounts': (_, response) => sendJson(response, 200, accounts),

    // Any name gets a token: the API refuses an account it does not know, and its answer shall be seen.
    'POST /dev/login': async (request, response) => {
      const account = (await readJson(request))?.['account'];
      if (typeof account !== 'string' || account.trim() === '' || account.length > LONGEST_ACCOUNT) {
        return sendJson(response, 400, { message: 'send {"account": "<one of GET /dev/accounts>"}' });
      }
      return sendJson(response, 200, { token: await issuer.token(account, clock.now()) });
    },

    'GET /dev/clock': (_, response) => sendJson(response, 200, reading(clock)),

    'POST /dev/clock': async (request, response) => {
      const { now: text, pause } = (await readJson(request)) ?? {};
      const instant = typeof text === 'string' ? parseInstant(text) : null;
      if (instant === null && (text !== undefined || typeof pause !== 'boolean')) {
        const example = `{"now": "<an instant with an offset, such as ${toIso(clock.now())}>"}`;
        return sendJson(response, 400, { message: `send ${example}, {"pause": true} or {"pause": false}` });
      }
      if (instant !== null && instant - clock.now() > FARTHEST) {
        return sendJson(response, 400, { message: 'one move takes the clock 400 days forward at most; move again from there' });
      }
      try {
        if (typeof pause === 'boolean') clock.pause(pause);
        const moved = instant === null ? {} : await pump.moveTo(instant);
        return sendJson(response, 200, { ...reading(clock), ...moved });
      } catch (error) {
        if (!(error instanceof ClockRefusal)) throw error;
        return sendJson(response, error.code === 'REAL' ? 409 : 400, { message: error.message });
      }
    },

    'GET /dev/outbox': (request, response) => {
      const to = new URLSearchParams(target(request).query).get('to');
      sendJson(response, 200, mailbox.list(to ?? undefined));
    },
  };
}

/** What the clock reads, and whether it stands still. */
function reading(clock: Clock): { now: string; paused: boolean } {
  return { now: toIso(clock.now()), paused: clock.isPaused() };
}
