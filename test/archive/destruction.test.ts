/** How long an archive is kept, and how it ends (R6): after its years, by two officers, and nothing else with it. */
import { describe, expect, it } from 'vitest';
import { keepUntilOf } from '../../schema/archive/rules.ts';
import { policyShape } from '../../schema/announcement/document/policy.ts';
import { archivedBy, archiveKept, CONFIRM, DUE, made, PROPOSE, proposedBy, seenOf, YEARS_LATER } from '../support/archives.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, instant } from '../support/world.ts';

const at = (text: string): number => instant(`${text}T00:00:00+08:00`);

describe('how long', () => {
  it('ten years, unless the notice asks for more; never fewer', () => {
    expect(policyShape.parse({ seniorityAsOf: '2024-12-31' }).keepYears).toBe(10);
    expect(policyShape.safeParse({ seniorityAsOf: '2024-12-31', keepYears: 9 }).success).toBe(false);
  });

  it('the day on which it was made is not counted, the last day is kept whole', () => {
    expect(keepUntilOf(instant('2024-12-02T09:00:00+08:00'), 10)).toBe(at('2034-12-03'));
    expect(keepUntilOf(instant('2024-02-29T23:59:59+08:00'), 10)).toBe(at('2034-03-01'));
  });
});

describe('an archive whose years are over', () => {
  it('is on the list then, and not a millisecond before; 何正 of the supervisors reads it as well', async () => {
    const world = await city();
    const archive = await archivedBy(world);
    const { keepUntil } = await archiveKept(world, archive);
    world.at((keepUntil ?? 0) - 1);
    expect((await world.does('wang', DUE)).dueForDestruction.edges).toEqual([]);
    expect(await world.refusal('wang', PROPOSE, { archive, key: freshKey() })).toBe('ARCHIVE_KEPT');
    world.at(keepUntil ?? 0);
    for (const who of ['wang', 'he']) expect((await world.does(who, DUE)).dueForDestruction.edges).toEqual([{ node: { id: archive } }]);
    expect(await world.refusal('zhao', DUE)).toBe('ROLE_REQUIRED');
    expect(await world.refusal('he', PROPOSE, { archive, key: freshKey() })).toBe('ROLE_REQUIRED');
  });

  it('is proposed by 王建国 and confirmed by 李秀梅, never by one of them alone', async () => {
    const world = await city();
    const archive = await proposedBy(world, 'wang');
    expect(await world.refusal('wang', CONFIRM, await seenOf(world, archive))).toBe('OWN_PROPOSAL');
    const { confirmDestruction } = await world.does('li', CONFIRM, await seenOf(world, archive));
    expect(confirmDestruction).toMatchObject({
      state: 'DESTROYING',
      proposed: { by: 'wang', document: '嘉人社发〔2034〕1号' },
      confirmed: { by: 'li' },
    });
    // From then on nobody is given a part of it.
    expect(confirmDestruction.parts.edges.map(({ node }: { node: { download: unknown } }) => node.download)).not.toContainEqual(
      expect.anything(),
    );
  });

  it('destroyed, leaves its record: what it was, when, by whom, and by which document; and everything else', async () => {
    const world = await city();
    const archive = await proposedBy(world, 'wang');
    const before = new Set(world.stored.keys());
    const items = (await dump(world)).length;
    await world.does('li', CONFIRM, await seenOf(world, archive));
    await made(world);
    const gone = [...before].filter((key) => !world.stored.has(key));
    const kept = await archiveKept(world, archive);
    expect(gone.every((key) => key.startsWith('archives/'))).toBe(true);
    expect(gone).toHaveLength(kept.parts.length);
    expect(kept).toMatchObject({ state: 'DESTROYED', destroyedAt: world.now, proposed: { by: 'wang' }, confirmed: { by: 'li' } });
    expect(kept.manifest?.sha256).toMatch(/^[\da-f]{64}$/u);
    expect((await dump(world)).length).toBeGreaterThan(items);
    expect(wrongWith(await dump(world))).toEqual([]);
    const history = 'query ($id: ID!) { node(id: $id) { ... on Archive { history(first: 20) { edges { node { action by reason } } } } } }';
    const { node } = await world.does('he', history, { id: archive });
    expect(
      node.history.edges.slice(-3).map((one: { node: { action: string; by: string } }) => `${one.node.by} ${one.node.action}`),
    ).toEqual(['wang proposeDestruction', 'li confirmDestruction', 'system:export-build destroyed']);
    expect(await world.refusal('li', CONFIRM, await seenOf(world, archive))).toBe('ARCHIVE_NOT_DONE');
    expect((await world.does('wang', DUE)).dueForDestruction.edges).toEqual([]);
  });

  it('is confirmed as 李秀梅 has seen it: proposed anew meanwhile, by another document, she looks at it again', async () => {
    const world = await city();
    const archive = await proposedBy(world, 'wang');
    const seen = await seenOf(world, archive);
    await world.does('wang', PROPOSE, { archive, document: '嘉人社发〔2034〕9号', key: freshKey() });
    expect(await world.refusal('li', CONFIRM, seen)).toBe('VERSION_STALE');
    expect((await archiveKept(world, archive)).state).toBe('DONE');
    const { confirmDestruction } = await world.does('li', CONFIRM, await seenOf(world, archive));
    expect(confirmDestruction.proposed.document).toBe('嘉人社发〔2034〕9号');
  });

  it('what nobody has proposed nobody confirms', async () => {
    const world = await city();
    const archive = await archivedBy(world);
    world.at(YEARS_LATER);
    expect(await world.refusal('li', CONFIRM, await seenOf(world, archive))).toBe('NOT_PROPOSED');
  });
});
