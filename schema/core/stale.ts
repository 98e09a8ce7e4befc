/** Whoever acts on a thing has seen it as it is: the version they name is the one there is, or nothing is done (A4). */
import type { Versioned } from './audit.ts';
import { declareRefusals, type Refusal } from './refusal.ts';
import type { RuleId } from './rulebook.ts';

export const staleRefusals = declareRefusals({
  VERSION_STALE: {
    rule: 'A4',
    zh: '所依据的内容已被更改，请以当前内容为准重新办理。',
    en: 'This has been changed since you looked at it; look at what is there before you act on it.',
  },
});

/** The refusal, with the version there is where one was named, 0 for a thing that is not there, and its content where that helps. */
export function stale(present?: Pick<Versioned, 'version'> | null, { content = null, rule }: Staleness = {}): Refusal {
  const version = present === undefined ? null : (present?.version ?? 0);
  return staleRefusals.VERSION_STALE({ version, current: content }, rule);
}
type Staleness = { content?: unknown; rule?: RuleId };

/** Why nothing is done with a thing of which another version was seen. */
export function whyNotSeen(present: Pick<Versioned, 'version'>, version: number): Refusal | null {
  return present.version === version ? null : stale(present);
}
