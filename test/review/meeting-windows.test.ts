/** A meeting decides on whatever has come to it: it is recorded as long as anybody’s window of the evaluation is open (C5, D7). */
import { expect, it } from 'vitest';
import { RECORD_MEETING } from '../support/forms.ts';
import { published } from '../support/notices/yubei.ts';
import { YUBEI_2025 } from '../support/notices/yubei-2025.ts';
import { city } from '../support/world.ts';

/** Of all but 考核认定 the evaluation closes on 20 December, 18时. */
const PHASES = YUBEI_2025.parts.PHASES.map((phase) =>
  phase.name === 'PROVINCIAL_REVIEW'
    ? {
        ...phase,
        closes: '2025-12-20 18:00',
        exceptions: [{ for: { recognition: true }, closes: '2025-12-31 18:00', source: '四（四）考核认定' }],
      }
    : phase,
);
const OFFERS = 'query ($id: ID!) { node(id: $id) { ... on ReviewMeeting { allowedActions { action closesAt why { code } } } } }';

it('D7: yu records one, and may record its decisions, until 31 December, 18时, by when 考核认定 is to be decided', async () => {
  const world = await city({ at: '2025-08-20T09:00:00+08:00' });
  await published(world, { PHASES });
  world.at('2025-12-20T18:00:00+08:00');
  const { recordMeeting } = await world.does('yu', RECORD_MEETING, { heldOn: '2025-12-19' });
  const offered = async () => (await world.does('yu', OFFERS, { id: recordMeeting.id })).node.allowedActions;
  const offer = { action: 'decideAtMeeting', closesAt: '2025-12-31T18:00:00.000+08:00' };
  expect(await offered()).toEqual([{ ...offer, why: null }]);
  world.at('2025-12-31T17:59:59.999+08:00');
  expect(await world.refusal('yu', RECORD_MEETING, { heldOn: '2025-12-30' })).toBeNull();
  world.at('2025-12-31T18:00:00+08:00');
  expect(await world.refusal('yu', RECORD_MEETING, { heldOn: '2025-12-30' })).toBe('WINDOW_CLOSED');
  expect((await offered())[0].why.code).toBe('WINDOW_CLOSED');
});
