/** Every change of a title document: read, judged, written with its entry in the history; of several at once each finds what the others left. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Answer, Outcome } from '../../../core/once.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf, type Refusal } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { Conflict, type Table, type Write } from '../../../table/port.ts';
import { refuseApplicant } from '../../../evaluation/own.ts';
import { documentWork, type TitleDocument } from '../model.ts';
import { documentRefusals } from '../refusals.ts';
import { loadDocument, putDocument } from '../store.ts';

export type Documented = Outcome<{ document: string }, TitleDocument>;
export type Seen = { document: string; version: number };

/** What a change comes to: what of the document is otherwise, what else is written, what stands in the history. */
export type Change = {
  news: Partial<TitleDocument>;
  action: ActionName;
  reason?: string;
  detail?: Record<string, unknown>;
  writes?: readonly Write[];
  answer?: Answer;
};

/** As often as the same document, or the numbers of its issuer, are looked at anew. */
const TRIES = 60;

export async function known(table: Table, id: string): Promise<TitleDocument> {
  const document = await loadDocument(table, id);
  if (!document) throw documentRefusals.DOCUMENT_UNKNOWN();
  return document;
}

type Changing = {
  whyNot: (document: TitleDocument) => Refusal | null;
  how: (document: TitleDocument) => Promise<Change> | Change;
  /** What a conflict means that looking again does not mend; null where it means no more than that. */
  meaning?: (failed: readonly string[]) => Refusal | null;
};

/**
 * Changes a document as it was seen. `whyNot` is asked before the version: whoever may do nothing with it learns nothing of it. Nobody whom
 * it may be about has a hand in it, neither in what confers titles nor in what would take one (P7).
 */
export function changing(context: Context, { document: id, version }: Seen, { whyNot, how, meaning }: Changing): Promise<Documented> {
  return inTurn(
    context,
    async () => {
      const before = await known(context.table, id);
      refuseIf(whyNot(before) ?? whyNotSeen(before, version));
      await refuseApplicant(context, before);
      const { news, writes = [], answer: more, ...what } = await how(before);
      const { after, writes: own } = changed(context, before, { ...before, ...news }, what);
      const answer = { document: id, ...more };
      try {
        await context.table.transact([...own, ...writes, ...context.also(answer)]);
      } catch (error) {
        throw (error instanceof Conflict && meaning?.(error.failed)) || error;
      }
      return { answer, result: after };
    },
    TRIES,
  );
}

/** A document as it becomes, with its entry in the history. */
export function changed(
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  before: TitleDocument | null,
  data: Omit<TitleDocument, 'version' | 'trail'>,
  what: Pick<Change, 'action' | 'reason' | 'detail'>,
): { after: TitleDocument; writes: Write[] } {
  const { after, entry } = change({ kind: 'DOCUMENT', id: data.id }, before, data, { by: actor, at: now, ...what });
  return { after, writes: [putDocument(after, before), entry] };
}

/** Asks for what the function with the fonts does next with a document; a step is asked for once. */
export function askForStep({ id, city }: Pick<TitleDocument, 'id' | 'city'>, step: string, at: number): Write {
  return askFor('report', documentWork(id, step), { city, at });
}
