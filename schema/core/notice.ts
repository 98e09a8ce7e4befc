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
 * its mail off and no digest swallows it (C13). `asks`, of work: what its readers are asked to see to, by whose state it is settled, so that
 * nobody is asked for what was done; null where they are told and not asked, and nothing settles it (C14).
 */
type NoticeDeclaration = { rule: RuleId | null; required: boolean; zh: Words; en: Words } & (
  | { class?: Exclude<NoticeClass, 'WORK'> }
  | { class: 'WORK'; asks: Asked | null }
);

/** What work may be about: of each it is known when that is settled (notification/actions/still.ts). */
export const ASKED = [
  'Application',
  'Objection',
  'Posting',
  'SummaryTable',
  'Organisation',
  'AnnouncementDraft',
  'CommitteeYear',
  'CommitteeDraw',
  'Candidate',
  'Expert',
  'Recheck',
  'PersonTitle',
  'TitleDocument',
  'WorkSummary',
  'Measure',
  'Case',
] as const;
export type Asked = (typeof ASKED)[number];

/** What a particular notice is made of. `city`: the one that it is about (P5). `cause` tells it from every other of its topic: the same cause is said once. Held, it is not told before `at`. */
export type Telling = {
  to: Notice['to'];
  about: Notice['about'];
  city: string;
  cause: readonly string[];
  at: Instant;
  isHeld?: boolean;
  details?: Details;
  /** Work that has come to officers: the state in which it waits for them, and until when (C14). */
  waits?: string;
  closesAt?: Instant;
};

/** Turns a slice's declarations into functions that make the write of a notice: `notices.RETURNED({ to, about, city, cause, at, details })`. */
export function declareNotices<const D extends Record<string, NoticeDeclaration>>(
  declarations: D,
): { [Topic in keyof D]: ((telling: Telling) => Write) & { declaration: D[Topic] } } {
  return Object.fromEntries(
    Object.entries(declarations).map(([topic, declaration]) => {
      const { rule, class: of = 'PROGRESS', required, zh, en } = declaration;
      const asks = 'asks' in declaration ? declaration.asks : null;
      const tell = ({ to, about, city, cause, at, isHeld = false, details = {}, waits, closesAt }: Telling) => {
        if ((waits === undefined) !== (asks === null) || (asks !== null && about.type !== asks))
          throw new Error(`${topic} is told of ${about.type} ${waits ?? 'as nothing that waits'}, and declared to ask for ${asks}`);
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
        return post(['notice', topic, ...cause], notice, { city, at, isHeld });
      };
      return [topic, Object.assign(tell, { declaration })];
    }),
  ) as { [Topic in keyof D]: ((telling: Telling) => Write) & { declaration: D[Topic] } };
}
