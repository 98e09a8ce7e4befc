/** What becomes of a public document: it is revised, repealed, reinstated after a mistake, or taken off as one (V7). */
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { loadDocument } from '../lists.ts';
import { reasonInput, repealInput, revisionInput, type Publication } from '../model.ts';
import { disclosureRefusals } from '../refusals.ts';
import { whyNotAmend, whyNotReinstate, whyNotRepealedFrom, whyNotReplacedFrom, whyNotWithdraw } from '../rules.ts';
import { changedTo, changing, predecessorOf, saying, seenAs, versionOf, type Changed, type Seen } from './changing.ts';
import { contentIn, type Typed } from './publishing.ts';
import { whyNotSecond } from './standards.ts';
import { toOffices } from './telling.ts';

type Revising = Seen & { publication: Typed; keepsFile: boolean; reason: string; isSlip: boolean; amendedBy: string | null };

/** A new version; the one before stays readable. What is more than a slip names the document by which it is amended. */
export async function reviseDocument(
  context: Context,
  { publication, keepsFile, reason, isSlip, amendedBy, ...seen }: Revising,
): Promise<Changed> {
  const judge = (one: Publication) => whyNotAmend(context.actor, one);
  const said = valid(revisionInput, { reason, amendedBy }, 'V7');
  // Before a file is taken over it is known that it may be; judged anew, with what has come meanwhile, as it is written.
  const first = await seenAs(context, seen, judge);
  if (!isSlip && said.amendedBy === null) throw disclosureRefusals.AMENDMENT_UNNAMED();
  const kept = keepsFile ? first.file : null;
  const content = await contentIn(context, first.city, { kind: first.kind, typed: publication, kept, own: first.id });
  return changing(context, seen, judge, async (one) => {
    const number = one.versions + 1;
    const version = versionOf(context, one.id, content, { number, ...said, isSlip });
    if (version.hash === one.hash) throw disclosureRefusals.REVISION_SAME();
    return {
      news: version.news,
      action: 'revise',
      reason: said.reason,
      detail: { number, hash: version.hash, isSlip, amendedBy: said.amendedBy },
      writes: [version.write, ...(await movedWith(context, one, content.inForceFrom))],
      told: (after) =>
        toOffices(context, 'PUBLICATION_REVISED', after, {
          edition: number,
          amendedBy: said.amendedBy === null ? say('（更正笔误）', ' (a slip)') : say(`（依据${said.amendedBy}）`, ` by ${said.amendedBy}`),
          reason: said.reason,
        }),
    };
  });
}

/** What it has replaced ends the day before it comes into force, whenever that is. */
async function movedWith(context: Context, one: Publication, from: string): Promise<Write[]> {
  const before = await predecessorOf(context, one);
  if (before?.replaced?.by !== one.id || before.replaced.from === from) return [];
  refuseIf(whyNotReplacedFrom(before, from));
  const { write, entry } = changedTo(
    context,
    before,
    { replaced: { by: one.id, from } },
    { action: 'replace', detail: { by: one.id, from } },
  );
  return [write, entry];
}

type Repealing = Seen & { on: string; reason: string; number: string | null; by: string | null };

/** Ends it: from 0时 of that day on it is not in force. */
export function repealDocument(context: Context, { on, reason, number, by, ...seen }: Repealing): Promise<Changed> {
  return changing(
    context,
    seen,
    (one) => whyNotAmend(context.actor, one),
    async (one) => {
      const typed = valid(repealInput, { on, reason, number }, 'V7');
      refuseIf(whyNotRepealedFrom(one, typed.on));
      const document = by === null ? null : await loadDocument(context, by);
      if (by !== null && (document?.city !== one.city || by === one.id)) throw disclosureRefusals.PUBLICATION_UNKNOWN();
      const cited = typed.number ?? document?.number ?? null;
      const repealed = { ...saying(context, typed.reason), on: typed.on, number: cited, document: by };
      return {
        news: { repealed },
        action: 'repeal',
        reason: typed.reason,
        detail: { on: typed.on, number: cited, document: by },
        told: (after) =>
          toOffices(context, 'PUBLICATION_ENDED', after, {
            on: typed.on,
            by: cited === null ? '' : say(`（${cited}）`, ` by ${cited}`),
            reason: typed.reason,
          }),
      };
    },
  );
}

/** Undoes a repeal that was a mistake: it is in force as if it had never been repealed, and the history has both. */
export function reinstateDocument(context: Context, { reason: typed, ...seen }: Seen & { reason: string }): Promise<Changed> {
  return changing(
    context,
    seen,
    (one) => whyNotReinstate(context.actor, one),
    async (one) => {
      const { reason } = valid(reasonInput, { reason: typed }, 'V7');
      refuseIf(await whyNotSecond(context, one.city, { ...one, articles: one.articleNumbers }, one.id));
      return {
        news: { repealed: null },
        action: 'reinstate',
        reason,
        detail: { on: one.repealed?.on ?? null },
        told: (after) => toOffices(context, 'PUBLICATION_REVIVED', after, { reason }),
      };
    },
  );
}

/** Takes off what was published by mistake. Its place stays; what it has replaced is in force again, as if it had not been. */
export function withdrawPublication(context: Context, { reason: typed, ...seen }: Seen & { reason: string }): Promise<Changed> {
  return changing(
    context,
    seen,
    (one) => whyNotWithdraw(context.actor, one),
    async (one) => {
      const { reason } = valid(reasonInput, { reason: typed }, 'V7');
      return {
        news: { withdrawn: saying(context, reason) },
        action: 'withdraw',
        reason,
        writes: await revived(context, one),
        told: (after) => toOffices(context, 'PUBLICATION_TAKEN_OFF', after, { reason }),
      };
    },
  );
}

/** As many versions of the same matter were taken off one after the other, at most: each is a write of the same transaction. */
const MOST_REVIVED = 20;

/**
 * Where another has replaced the one that is taken off, what came before both stays replaced. What came before and was itself taken off is in force
 * no more: what that had replaced is, back to the first that was not.
 */
async function revived(context: Context, one: Publication): Promise<Write[]> {
  const writes: Write[] = [];
  let gone: Publication | null = one.replaced ? null : one;
  while (gone && writes.length < 2 * MOST_REVIVED) {
    const before = await predecessorOf(context, gone);
    if (before?.replaced?.by !== gone.id) break;
    const { write, entry } = changedTo(context, before, { replaced: null }, { action: 'revive', detail: { withdrawn: one.id } });
    writes.push(write, entry);
    gone = before.withdrawn ? before : null;
  }
  return writes;
}
