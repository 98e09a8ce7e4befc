/** A notice from nothing to published, through the API alone, as two officers of its bureau do it. */
import { DRAFT, PUBLISH, SAVE_PART } from '../../drafting/acts.ts';
import type { World } from '../world.ts';

type Written = { year: number; round?: number; copyOf?: string; cityName?: string; parts: Record<string, unknown> };
type Seen = { id: string; version: number; cycle: string; check: { severity: string; code: string; path: string }[] };

/** Drafts it and saves it part by part. */
export async function written(world: World, who: string, { parts, ...begun }: Written): Promise<Seen> {
  const { draftAnnouncement } = await world.does(who, DRAFT, begun);
  return saved(world, who, draftAnnouncement, parts);
}

/** Saves parts of a draft, one after the other. */
export async function saved(world: World, who: string, seen: Seen, parts: Record<string, unknown>): Promise<Seen> {
  let last = seen;
  for (const [part, content] of Object.entries(parts)) {
    last = (await world.does(who, SAVE_PART, { draft: last.id, version: last.version, part, content })).saveAnnouncement;
  }
  return last;
}

/** One officer proposes it, another confirms. */
export async function confirmed(world: World, [one, other]: readonly [string, string], { id, version }: Seen): Promise<void> {
  const { publishAnnouncement } = await world.does(one, PUBLISH, { draft: id, version });
  await world.does(other, PUBLISH, { draft: id, version: publishAnnouncement.version });
}

/** All of it; answers the cycle, and how many requests it took. */
export async function publish(
  world: World,
  officers: readonly [string, string],
  notice: Written,
): Promise<{ cycle: string; steps: number }> {
  const draft = await written(world, officers[0], notice);
  await confirmed(world, officers, draft);
  return { cycle: draft.cycle, steps: 1 + Object.keys(notice.parts).length + 2 };
}
