/**
 * What somebody is told. Each slice declares its notices beside its refusals; a notice goes into the outbox in the transaction of
 * its cause and is expanded to people's inboxes and mail by the notification slice. What was said is kept as it was said.
 */
import type { Write } from '../table/port.ts';
import { post, type Notice, type NoticeClass } from './outbox.ts';
import { fill, type Details } from './refusal.ts';
import type { RuleId } from './rulebook.ts';
import type { Instant } from './time.ts';

type Words = { title: string; text: string };

/**
 * `class`: under which preference its mail falls, `PROGRESS` unless told. `required`: the law wants it said, so no preference turns
 * its mail off and no digest swallows it (C13).
 */
type NoticeDeclaration = { rule: RuleId | null; class?: NoticeClass; required: boolean; zh: Words; en: Words };

/** What a particular notice is made of. `cause` tells it from every other of its topic: the same cause is said once. Held, it is not told before `at`. */
export type Telling = {
  to: Notice['to'];
  about: Notice['about'];
  cause: readonly string[];
  at: Instant;
  isHeld?: boolean;
  details?: Details;
  /** Work that has come to officers: the state in which it waits for them, and until when (C14). */
  waits?: string;
  closesAt?: Instant;
};

/** Turns a slice's declarations into functions that make the write of a notice: `notices.RETURNED({ to, about, cause, at, details })`. */
export function declareNotices<const D extends Record<string, NoticeDeclaration>>(
  declarations: D,
): { [Topic in keyof D]: (telling: Telling) => Write } {
  return Object.fromEntries(
    Object.entries(declarations).map(([topic, { rule, class: of = 'PROGRESS', required, zh, en }]) => [
      topic,
      ({ to, about, cause, at, isHeld = false, details = {}, waits, closesAt }: Telling) => {
        const filled = (text: Words, language: 'zh' | 'en') => ({
          title: fill(text.title, details, language),
          text: fill(text.text, details, language),
        });
        const notice: Notice = {
          kind: 'notice',
          topic,
          class: of,
          rule,
          required,
          to,
          about,
          waits: waits ?? null,
          closesAt: closesAt ?? null,
          zh: filled(zh, 'zh'),
          en: filled(en, 'en'),
        };
        return post(['notice', topic, ...cause], notice, at, { isHeld });
      },
    ]),
  ) as { [Topic in keyof D]: (telling: Telling) => Write };
}
