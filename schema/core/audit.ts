/**
 * Who changed what, when and why: an entry in the same transaction as every change (V1). Every versioned thing carries
 * the hash of its last entry, and each entry the hash of the one before, so a gap or an alteration shows where it is. Whoever computes all
 * of that anew still lacks the key of the mark, which an entry gets as it is committed (marking.ts).
 */
import * as z from 'zod';
import { auditEntry, padded } from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Page, Table, Write } from '../table/port.ts';
import type { ActionName } from './actions-named/index.ts';
import { ROLES, rolesActing, signature, type Actor } from './actor.ts';
import { hashOf } from './hash.ts';
import type { Instant } from './time.ts';

/** What a change is made of, beside the thing itself. */
export type Fact = {
  by: Actor;
  at: Instant;
  /** A verb of the domain: `submit`, `recommend`; it has a title, or there is no such action. */
  action: ActionName;
  /** Why, where a reason was given. */
  reason?: string | undefined;
  /** What else is worth keeping: the state it came from, the document that ordered it. */
  detail?: Record<string, unknown> | undefined;
  /** Its instant is not to be found in what is kept elsewhere either (untraced.ts). */
  isUntraced?: true | undefined;
};

/** What every thing that changes carries. */
export type Versioned = { version: number; trail: string };
export const versioned = { version: z.number().int().positive(), trail: z.string() };

/** The name of a thing in the trail. */
export type Subject = { kind: string; id: string };

export const auditShape = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  at: z.number(),
  by: z.string(),
  /** In which roles the account acted; absent where that is not known, or in none, and in entries from before it was noted. */
  as: z.array(z.enum(ROLES)).optional(),
  action: z.string(),
  reason: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
  isUntraced: z.literal(true).optional(),
  previous: z.string(),
  hash: z.string(),
  /** Of the hash, by the scribe. */
  mark: z.string().optional(),
  /** Where an archive has brought it in: which, by the hash of its manifest, and the mark of whoever took it in upon both (R6). */
  imported: z.object({ archive: z.string(), mark: z.string() }).optional(),
});
export type AuditEntry = z.infer<typeof auditShape>;

/** What the scribe marks of an entry that an archive has brought in: that it came by this one, with the mark that another scribe gave it. */
export function broughtIn({ hash, mark }: Pick<AuditEntry, 'hash' | 'mark'>, archive: string): string {
  return hashOf({ hash, mark: mark ?? null, archive });
}

/** The `previous` of a first entry. */
export const GENESIS = 'genesis';

/** The next version of a thing together with the write of its audit entry. */
export function change<T extends object>(
  subject: Subject,
  before: Versioned | null,
  data: T,
  fact: Fact,
): { after: T & Versioned; entry: Write } {
  // Nothing leads to somebody who is not to be found, their roles included (U4).
  const roles = fact.isUntraced ? [] : rolesActing(fact.by);
  // Written out, what is absent as undefined: put together of parts it costs three times as much on Node 20, and it is made with every change.
  const content: Omit<AuditEntry, 'hash'> & { hash?: string } = {
    kind: subject.kind,
    id: subject.id,
    version: (before?.version ?? 0) + 1,
    at: fact.at,
    by: signature(fact.by),
    as: roles.length > 0 ? [...roles] : undefined,
    action: fact.action,
    reason: fact.reason,
    detail: fact.detail,
    isUntraced: fact.isUntraced,
    previous: before?.trail ?? GENESIS,
  };
  const hash = hashOf(content);
  content.hash = hash;
  return {
    after: { ...data, version: content.version, trail: hash },
    entry: {
      put: toItem(auditEntry.key({ kind: subject.kind, id: subject.id, version: padded(content.version, 6) }), content),
      when: 'absent',
      as: 'audit',
    },
  };
}

/** The version a thing must have for a change to be made to it. */
export function unchanged(before: Versioned | null): 'absent' | { version: number } {
  return before ? { version: before.version } : 'absent';
}

/** One page of a thing's history, oldest first. */
export async function history(table: Table, subject: Subject, options: { limit: number; after?: string | null }) {
  const range = auditEntry.under(subject);
  const page: Page = await table.query(range, options);
  return {
    entries: page.items.map((item) => fromItem(auditShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** Where a trail breaks: the first version that does not follow from the one before; null when it is whole. */
export function firstBreak(entries: readonly AuditEntry[]): number | null {
  let previous = GENESIS;
  for (const [index, { hash, mark: _, imported: __, ...content }] of entries.entries()) {
    if (content.version !== index + 1 || content.previous !== previous || hashOf(content) !== hash) return index + 1;
    previous = hash;
  }
  return null;
}
