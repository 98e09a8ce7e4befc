/** Every move of the chain at the edges of its window: the last millisecond is in time, the next is late, the one before the first is early (C1, C5, C6, D3, D7). */
import { describe, expect, it } from 'vitest';
import { PHASES, type Act, type Variables } from '../support/act.ts';
import { ACTS } from '../support/acts.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import { RECEIVE_TABLE, sentTable } from '../support/tables.ts';
import { city, copyOf, instant, type World } from '../support/world.ts';

/** Why it is refused to the first who may, in the answer or in its row (D8); null when it is not. */
async function refused(world: World, act: Act & { mutation: string }, variables: Variables, arrivesAt: number): Promise<string | null> {
  const { data, errors } = await world.ask(act.may[0], act.document, { key: freshKey(), ...variables }, { arrivesAt });
  return errors?.[0]?.extensions.code ?? data?.[act.mutation]?.rows?.[0]?.refusal?.code ?? null;
}

describe.each(ACTS.filter(([, { window }]) => window))('%s', (_, act) => {
  const { opens = '', closes = '' } = act.window ?? {};

  it('is late at its closing instant, early a millisecond before it opens, and in time in its first and its last millisecond', async () => {
    const world = await city();
    const asked = await act.asks(world);
    const other = await copyOf(world);
    expect(await refused(world, act, asked, instant(closes))).toBe('WINDOW_CLOSED');
    expect(await refused(world, act, asked, instant(opens) - 1)).toBe('WINDOW_NOT_OPEN');
    expect(await refused(world, act, asked, instant(closes) - 1)).toBeNull();
    // In another city that is as this was, the same in its first millisecond.
    expect(await refused(other, act, asked, instant(opens))).toBeNull();
  });
});

describe('what has no window', () => {
  it('receiving a table: it opens nothing (D3)', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id, version } = await sentTable(world);
    expect(await world.refusal('wang', RECEIVE_TABLE, { table: id, version }, { arrivesAt: instant(PHASES.reReview.closes) })).toBeNull();
  });
});
