import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../schema/core/time.ts';
import { ClockRefusal, startClock, type Clock } from '../../functions/local/clock.ts';
import { ownDirectory } from './support.ts';

const OPENING = Date.parse('2024-09-11T09:00:00+08:00');

function clockOf(setting?: string, file?: string): Clock {
  const clock = startClock(setting, file);
  onTestFinished(() => clock.stop());
  return clock;
}

describe('the local clock', () => {
  test('starts at the instant it is set to and runs', async () => {
    const clock = clockOf('2024-09-11T09:00:00+08:00');
    const first = clock.now();
    expect(first).toBeGreaterThanOrEqual(OPENING);
    expect(first).toBeLessThan(OPENING + 30 * SECOND);
    await expect.poll(() => clock.now(), { timeout: 10_000 }).toBeGreaterThan(first);
  });

  test('goes forward only', () => {
    const clock = clockOf('2024-09-11T09:00:00+08:00');
    clock.moveTo(OPENING + DAY);
    expect(clock.now()).toBeGreaterThanOrEqual(OPENING + DAY);
    expect(() => clock.moveTo(OPENING + HOUR)).toThrow(ClockRefusal);
    expect(() => clock.moveTo(OPENING + HOUR)).toThrow(/forward only, not back to 2024-09-11T10:00:00.000\+08:00/u);
    expect(clock.whyNotTo(OPENING + 2 * DAY)).toBeNull();
  });

  test('stands still while it is halted, is moved all the same, and runs on from there', async () => {
    const clock = clockOf('2024-09-11T09:00:00+08:00');
    clock.pause(true);
    const halted = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([clock.now(), clock.isPaused()]).toEqual([halted, true]);
    clock.moveTo(OPENING + DAY);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBe(OPENING + DAY);
    clock.pause(false);
    await expect.poll(() => clock.now(), { timeout: 10_000 }).toBeGreaterThan(OPENING + DAY);
    expect(() => startClock('real').pause(true)).toThrow(ClockRefusal);
  });

  test('goes on after a restart from where it was', async () => {
    const file = join(await ownDirectory(), 'clock.json');
    const before = startClock('2024-09-11T09:00:00+08:00', file);
    before.moveTo(OPENING + 9 * DAY);
    before.stop();
    const left = before.now();
    const after = clockOf('2024-09-11T09:00:00+08:00', file).now();
    expect(after).toBeGreaterThanOrEqual(OPENING + 9 * DAY);
    expect(after).toBeLessThan(left + 30 * SECOND);
  });

  test('gives no instant out twice even after a crash', async () => {
    const file = join(await ownDirectory(), 'clock.json');
    const crashed = clockOf('2024-09-11T09:00:00+08:00', file);
    crashed.moveTo(OPENING + DAY);
    const last = crashed.now();
    expect(clockOf('2024-09-11T09:00:00+08:00', file).now()).toBeGreaterThan(last);
  });

  test('takes a CLOCK later than the saved one', async () => {
    const file = join(await ownDirectory(), 'clock.json');
    startClock('2024-09-11T09:00:00+08:00', file).stop();
    expect(clockOf('2024-12-01T00:00:00+08:00', file).now()).toBeGreaterThanOrEqual(Date.parse('2024-12-01T00:00:00+08:00'));
  });

  test.each(['yesterday', '2024-09-11', '2024-09-11T09:00:00', ''])('refuses CLOCK=%j and says what it must be', (setting) => {
    expect(() => startClock(setting)).toThrow(/CLOCK is .* must be "real" or an instant with an offset/u);
  });

  test('says which file cannot be read', async () => {
    const file = join(await ownDirectory(), 'clock.json');
    writeFileSync(file, '{"now":');
    expect(() => startClock(undefined, file)).toThrow(/clock\.json cannot be read any more/u);
  });

  test('CLOCK=real is the real clock and cannot be moved', () => {
    const clock = clockOf('real');
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(SECOND);
    expect(() => clock.moveTo(Date.now() + DAY)).toThrow(/real clock/u);
  });
});
