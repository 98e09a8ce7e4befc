/** Every change of a public document: read, judged, and written with its entry in the history; of two at once the second finds what the first has left. */
import type { ActionName } from '../../core/actions-named/index.ts';
import { personOf, signature } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { canonical, hashOf } from '../../core/hash.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Write } from '../../table/port.ts';
import { loadDocument } from '../lists.ts';
import { headOf, type Publication, type PublicationContent, type PublicationVersion } from '../model.ts';
import { disclosureRefusals } from '../refusals.ts';
import { loadPublication, putPublication, putPublicationVersion } from '../store.ts';
import { forgetStandards } from './standards.ts';

export type Seen = { document: string; version: number };
export type Changed = Outcome<{ document: string }, Publication>;

/** What a change comes to. */
export type Step = {
  news: Partial<Publication>;
  action: ActionName;
  reason?: string;
  detail?: Record<string, unknown>;
  writes?: readonly Write[];
  told: (after: Publication) => Promise<Write>;
};

/** Changes a document as it was seen. */
export function changing(
  context: Context,
  { document: id, version }: Seen,
  whyNot: (one: Publication) => Refusal | null,
  how: (one: Publication) => Promise<Step> | Step,
): Promise<Changed> {
  return inTurn(context, async () => {
    const before = await seenAs(context, { document: id, version }, whyNot);
    const { news, writes = [], told, ...what } = await how(before);
    const { after, write, entry } = changedTo(context, before, news, what);
    const answer = { document: id };
    await context.table.transact([write, entry, ...writes, await told(after), ...context.also(answer)]);
    forgetStandards(context, after.city);
    return { answer, result: after };
  });
}

/** A document that somebody may change, as they have seen it. */
export async function seenAs(
  context: Context,
  { document, version }: Seen,
  whyNot: (one: Publication) => Refusal | null,
): Promise<Publication> {
  const one = await loadDocument(context, document);
  if (!one) throw disclosureRefusals.PUBLICATION_UNKNOWN();
  refuseIf(whyNot(one) ?? whyNotSeen(one, version));
  return one;
}

type What = { action: ActionName; reason?: string; detail?: Record<string, unknown> };

/** The next version of a document’s record, with the writes of it and of its entry in the history. */
export function changedTo(context: Context, before: Publication | null, news: Partial<Publication>, what: What) {
  const data = { ...before, ...news } as Publication;
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'PUBLICATION', id: data.id }, before, data, fact);
  return { after, entry, write: putPublication(after, before) };
}

/** The same of the one that another has replaced, where it is to be pointed elsewhere. */
export async function predecessorOf({ table }: Context, { replaces }: Pick<Publication, 'replaces'>): Promise<Publication | null> {
  return replaces === null ? null : loadPublication(table, replaces);
}

type Revision = { number: number; reason?: string; isSlip?: boolean; amendedBy?: string | null };

/** What a document says from now on: what its head shows of it, and the version that is kept whole. */
export function versionOf(
  context: Pick<Context, 'actor' | 'now'>,
  id: string,
  content: PublicationContent,
  { number, reason, isSlip = false, amendedBy = null }: Revision,
) {
  const [text, hash] = [canonical(content), hashOf(content)];
  const { now: at, actor } = context;
  const about = { reason: reason ?? null, isSlip, amendedBy };
  const version: PublicationVersion = { publication: id, number, at, by: signature(actor), ...about, text, hash };
  const articleNumbers = content.articles.map((one) => one.number);
  return { news: { ...headOf(content), articleNumbers, versions: number, hash }, hash, write: putPublicationVersion(version) };
}

/** What the one who acts says now. */
export function saying({ actor, now: at }: Pick<Context, 'actor' | 'now'>, reason: string) {
  return { at, by: personOf(actor).account, reason };
}
