/** How a message is tried: pauses that grow, a day in all, and nobody at it twice (C13, G8, G22). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outboxShape, type OutboxMessage } from '../../schema/core/outbox.ts';
import { DAY, HOUR, MINUTE } from '../../schema/core/time.ts';
import { begun, failed, LEASE, pauseAfter, sentAgain, UNNOTED, WORK_PATIENCE } from '../../schema/notification/rules/delivery.ts';
import { whyNotAgain } from '../../schema/notification/rules/undelivered.ts';
import { CITY, instant } from '../support/world.ts';

const NOON = instant('2024-09-20T12:00:00+08:00');

function mail(news: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id: 'one',
    at: NOON,
    content: { kind: 'mail', to: 'liu@example.cn', subject: '', text: '' },
    cause: '',
    city: CITY,
    version: 1,
    deliveredAt: null,
    dueAt: NOON + 15 * MINUTE,
    isHeld: false,
    tries: 0,
    underway: false,
    failure: null,
    progress: null,
    ...news,
  };
}
const report = (news: Partial<OutboxMessage> = {}) => mail({ content: { kind: 'work', queue: 'report', id: 'p' }, ...news });
const begin = (message: OutboxMessage, now: number) => ({ ...message, ...begun(message, now) });
const fail = (message: OutboxMessage, now: number) => ({ ...message, ...failed(message, 'ECONNREFUSED', now) });

it('work that was asked for as it was once written is work still', () => {
  const asked = (content: object) => outboxShape.parse({ ...mail(), content }).content;
  expect(asked({ kind: 'report', posting: 'p' })).toEqual({ kind: 'work', queue: 'report', id: 'p' });
  expect(asked({ kind: 'export', job: 'j' })).toEqual({ kind: 'work', queue: 'export', id: 'j' });
});

it('a message that was written before cities were said is of no single one (P5)', () => {
  const { city: _, ...before } = mail();
  expect(outboxShape.parse(before).city).toBeNull();
});

describe('the pauses', () => {
  it('double from a minute to two hours; each is between a half and all of that', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 60 }), (id, tries) => {
        const whole = Math.min(MINUTE * 2 ** (tries - 1), 2 * HOUR);
        const pause = pauseAfter({ id, tries });
        return pause >= whole / 2 && pause <= whole;
      }),
    );
  });

  it('of messages that failed together are not the same', () => {
    const pauses = Array.from({ length: 100 }, (_, index) => pauseAfter({ id: `message ${index}`, tries: 8 }));
    expect(new Set(pauses).size).toBeGreaterThan(25);
  });
});

describe('an outage of the mail server', () => {
  it('of any length: a message that is tried whenever it is due goes out soon after, or is given up when its day is over and not a millisecond before', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 2 * DAY }), (id, lasts) => {
        let message = mail({ id });
        let now = NOON + 1000;
        const first = now;
        for (let tries = 0; tries < 100; tries += 1) {
          message = begin(message, now);
          if (now >= first + lasts) return now - (first + lasts) <= 2 * HOUR && tries <= 25;
          message = fail(message, now);
          if (message.failure?.dead) return now >= first + DAY && now <= first + DAY + 2 * HOUR;
          if (now >= first + DAY) return false;
          now = message.dueAt;
        }
        return false;
      }),
      { numRuns: 1000 },
    );
  });

  it('gives up at the last try of the day, at its very millisecond, and not one before', () => {
    const once = fail(begin(mail(), NOON), NOON);
    expect(once.failure).toEqual({ since: NOON, until: NOON + DAY, error: 'ECONNREFUSED', dead: false });
    expect(fail(begin(once, NOON + DAY - 1), NOON + DAY - 1).failure?.dead).toBe(false);
    expect(fail(begin(once, NOON + DAY), NOON + DAY).failure?.dead).toBe(true);
  });
});

describe('a delivery, whoever begins it', () => {
  it('has the message for ten minutes, a queue its work for two hours; a new message stays due when it was', () => {
    const due = NOON + 20 * MINUTE;
    expect(begin(mail({ tries: 1, dueAt: due }), due)).toMatchObject({ underway: true, tries: 2, dueAt: due + LEASE });
    expect(begin(report({ tries: 1, dueAt: due }), due)).toMatchObject({ underway: true, dueAt: due + WORK_PATIENCE });
    expect(begin(mail(), NOON + 1000)).toMatchObject({ dueAt: NOON + 15 * MINUTE, failure: null });
  });

  it('finds what nobody took up, what was cut off and what was never answered, and notes it', () => {
    const late = NOON + 15 * MINUTE;
    expect(begin(mail(), late - 1).failure).toBeNull();
    expect(begin(mail(), late).failure).toMatchObject({ error: UNNOTED.NOT_TAKEN_UP, since: late, dead: false });
    const cut = begin(mail(), NOON);
    expect(begin(cut, cut.dueAt).failure).toMatchObject({ error: UNNOTED.CUT_OFF });
    const asked = begin(report(), NOON);
    expect(begin(asked, asked.dueAt).failure).toMatchObject({ error: UNNOTED.NO_ANSWER });
  });

  it('gives up what is cut off again and again until its day is over', () => {
    let message = begin(mail(), NOON);
    let tries = 0;
    while (!message.failure?.dead && tries < 1000) {
      message = begin(message, message.dueAt);
      tries += 1;
    }
    expect(message).toMatchObject({ underway: false, failure: { error: UNNOTED.CUT_OFF, dead: true } });
    expect(tries).toBeGreaterThan(100);
  });
});

describe('sending again', () => {
  const gone = { since: NOON, until: NOON + DAY, error: 'x', dead: true };
  it('is allowed of whatever is left: given up, waiting for its next try, or overdue; not of what somebody is at, nor of what went out', () => {
    const why = (message: OutboxMessage, now = NOON) => whyNotAgain(message, now)?.code ?? null;
    expect(why(mail({ failure: gone }))).toBeNull();
    expect(why(mail({ failure: { ...gone, dead: false }, dueAt: NOON + HOUR }))).toBeNull();
    expect(why(mail())).toBe('MESSAGE_ON_ITS_WAY');
    expect(why(mail(), NOON + 15 * MINUTE - 1)).toBe('MESSAGE_ON_ITS_WAY');
    expect(why(mail(), NOON + 15 * MINUTE)).toBeNull();
    expect(why(mail({ failure: { ...gone, dead: false }, underway: true, dueAt: NOON + 1 }))).toBe('MESSAGE_ON_ITS_WAY');
    expect(why(mail({ deliveredAt: NOON, failure: gone }))).toBe('MESSAGE_UNKNOWN');
    expect(whyNotAgain(null, NOON)?.code).toBe('MESSAGE_UNKNOWN');
  });

  it('gives it its whole day once more, at once', () => {
    const later = NOON + 3 * DAY;
    expect(sentAgain(mail({ tries: 20, failure: gone }), later)).toEqual({
      tries: 0,
      underway: false,
      dueAt: later,
      failure: { ...gone, until: later + DAY, dead: false },
    });
  });
});
