/** What an issued document says is carried out once, wherever the function that does it is killed (R3, R4). */
import { describe, expect, it } from 'vitest';
import type { Item } from '../../schema/table/port.ts';
import { certificatesOf, FORMS, school } from '../support/certificates.ts';
import { cutting } from '../support/cutting.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { checkedDocument, documentSeen, ISSUE, printed } from '../support/title-documents.ts';
import { city, originOf, worldFrom, type World } from '../support/world.ts';

const HOURS = 3_600_000;
const WAITING = /^(OUTBOX|PENDING|AUDIT)#/u;

/** Everything but what is delivered, and when: what two runs must agree in. */
const shapeOf = (items: readonly Item[]) =>
  items
    .filter(({ pk }) => !WAITING.test(pk))
    .map(({ pk, sk, state, version, done }) => JSON.stringify([pk, sk.replaceAll(/\d{15}/gu, 'then'), state, version, done]));

/** All that was cut off is asked for again by the sweep. */
async function swept(world: World): Promise<void> {
  for (let hour = 0; hour < 2; hour += 1) {
    world.at(world.now + 3 * HOURS);
    await world.sweep();
    await printed(world);
  }
}

describe('R3: carrying out a document that was issued', () => {
  it('killed after any of its writes, it comes to the same end: one title, one certificate, one word to 刘洋', async () => {
    const probe = cutting();
    const first = await city({ wrap: probe.wrap });
    const { id: document, version } = await checkedDocument(first);
    await first.does('pan', ISSUE, { document, version, key: freshKey() });
    const ready = await originOf(first);
    probe.set(null);
    await printed(first);
    const writes = probe.writes.filter(Boolean).length;
    await swept(first);
    const wanted = shapeOf(await dump(first));
    const [{ number }] = await certificatesOf(first, 'liu');
    expect(writes).toBeGreaterThan(5);

    // Cut before a write or after the one before it, the same has happened.
    for (let write = 1; write <= writes; write += 1) {
      const cut = cutting();
      const world = await worldFrom(ready, { wrap: cut.wrap });
      cut.set({ write, after: true });
      await printed(world).catch(() => undefined);
      expect(cut.hasCut()).toBe(true);
      cut.set(null);
      expect(wrongWith(await dump(world)), `write ${write}`).toEqual([]);
      await swept(world);
      expect(shapeOf(await dump(world)), `write ${write}`).toEqual(wanted);
      expect((await certificatesOf(world, 'liu')).map((one: { number: string }) => one.number)).toEqual([number]);
      const { notices } = await inbox(world, 'liu', { first: 30 });
      expect(notices.filter((one: { topic: string }) => one.topic === 'CONFERRED')).toHaveLength(1);
    }
    expect(await documentSeen(first, document)).toMatchObject({ state: 'ISSUED', carriedOut: 1 });
    const { unitForms } = await first.does('chen', FORMS, { unit: school() });
    expect(unitForms.edges[0].node.isPrinted).toBe(true);
  }, 240_000);
});
