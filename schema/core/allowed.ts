/**
 * What the one who looks at a thing may do with it now, and why not the rest: asked of the very rules that the actions ask. Each slice
 * lists the actions of its own things.
 */
import type { Bilingual, Refusal } from './refusal.ts';
import type { Instant } from './time.ts';

/** `action` is the mutation's name, `title` what stands on a button; `why` is null where it is allowed; `closesAt` is when its window closes. */
export type Allowed = { action: string; title: Bilingual; why: Refusal | null; closesAt: Instant | null };

/** What a slice offers on a thing, by the name of the mutation: what stands on the button, why not now, until when. */
export type Offers<About> = Record<string, { title: Bilingual; judge: (about: About) => { why: Refusal | null; closesAt?: Instant } }>;

/** The offers, judged for what is known of the thing and of the one who looks at it. */
export function judged<About>(offers: Offers<About>, about: About): Allowed[] {
  return Object.entries(offers).map(([action, { title, judge }]) => ({ action, title, closesAt: null, ...judge(about) }));
}

/** Those that are the actor's at all: what is refused for being another's, or another role's, is not listed. */
export function theirs(actions: readonly Allowed[]): Allowed[] {
  return actions.filter(({ why }) => !why || !isForeign(why));
}

/** To whom a thing is not theirs to act on, it does not exist, or another role is asked of them (P10). */
export function isForeign({ code }: Refusal): boolean {
  return code.endsWith('_UNKNOWN') || code === 'ROLE_REQUIRED' || code === 'UNAUTHENTICATED';
}
