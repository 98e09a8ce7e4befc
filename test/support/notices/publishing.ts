/** A notice from nothing to published, through the API alone, as two officers of its bureau do it. */
import { DRAFT, PUBLISH, SAVE_PART } from '../../drafting/acts.ts';
import type { World } from '../world.ts';

type Written = { year: number; round?: number; copyOf?: string; cityName?: string; parts: Record<string, unknown> };

/** Drafts, saves part by part, proposes and has confirmed; answers the cycle, and how many requests it took. */
export async function publish(
  world: World,
  [one, other]: readonly [string, string],
  notice: Written,
): Promise<{ cycle: string; steps: number }> {
  const { parts, ...begun } = notice;
  const { draftAnnouncement } = await world.does(one, DRAFT, begun);
  const { id: draft, cycle } = draftAnnouncement;
  let version: number = draftAnnouncement.version;
  for (const [part, content] of Object.entries(parts)) {
    version = (await world.does(one, SAVE_PART, { draft, version, part, content })).saveAnnouncement.version;
  }
  const proposed = await world.does(one, PUBLISH, { draft, version });
  await world.does(other, PUBLISH, { draft, version: proposed.publishAnnouncement.version });
  return { cycle, steps: 1 + Object.keys(parts).length + 2 };
}
