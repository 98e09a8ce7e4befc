/**
 * Titles that this system confers enter the record, are revoked and are replaced, within the transaction of whoever does it: these answer
 * the writes, and commit nothing (R3). Each change of the record changes the person's standing as well, so that a submission, which
 * makes sure that the standing is the one it has looked at, is never judged by a record that is not there any more.
 */
import { change, type Fact } from '../../../core/audit.ts';
import { signature } from '../../../core/actor.ts';
import type { Write } from '../../../table/port.ts';
import type { Account, Standing } from '../../model.ts';
import { putStanding } from '../../store.ts';
import { titlePlace, type Title, type TitleContent } from '../model.ts';
import { putTitle } from '../store.ts';

export type Entered = { title: Title; writes: Write[] };
/** Who does it, when. */
type By = Pick<Fact, 'by' | 'at'>;
/** Whose record it is, as it was read: the person, or as much of them. */
export type Of = { account: Pick<Account, 'account'>; standing: Standing | null };

/** A title conferred, under an id of the caller's own: without a dot, and always the same for the same title. */
export type Conferred = TitleContent & { id: string; application: string; titleDocument: string };

/** Enters a title that was conferred. Done again, its write `title` is in conflict and nothing happens. */
export function enterTitle(of: Of, conferred: Conferred, { by, at }: By): Entered {
  const { title, writes } = entered(of, conferred, { by, at, action: 'enterTitle' });
  return { title, writes: [...writes, ...notedIn(of.standing, title, { by, at, action: 'enterTitle' })] };
}

function entered({ account }: Of, { id, application, titleDocument, ...content }: Conferred, fact: Fact): Entered {
  if (id.includes('.')) throw new Error(`no id of a title: ${id}`);
  const once = { at: fact.at, by: signature(fact.by) };
  const own = { id, account: account.account, source: 'CONFERRED' as const, application, titleDocument, scan: null };
  const state = { state: 'VALID' as const, unit: null, recorded: once, valid: once, ended: null, replacedBy: null };
  return titleChanged(null, { ...own, ...content, ...state }, fact);
}

/** Revokes a title that counts, with the reason. `of` is the person whose it is. */
export function revokeTitle({ standing }: Pick<Of, 'standing'>, title: Title, { by, at, reason }: By & { reason: string }): Entered {
  const fact = { by, at, action: 'revokeTitle' as const, reason };
  const changed = titleChanged(title, { ...title, state: 'REVOKED', ended: { at, by: signature(by), reason } }, fact);
  return { ...changed, writes: [...changed.writes, ...notedIn(standing, title, fact)] };
}

/** Puts another title in the place of one that counts: what was entered wrongly. Answers the new one. */
export function replaceTitle(of: Of, title: Title, conferred: Conferred, { by, at, reason }: By & { reason: string }): Entered {
  const fact = { by, at, action: 'replaceTitle' as const, reason };
  const next = entered(of, conferred, fact);
  const ended = { at, by: signature(by), reason };
  const before = titleChanged(title, { ...title, state: 'REPLACED', replacedBy: titlePlace(next.title), ended }, fact);
  return { title: next.title, writes: [...before.writes, ...next.writes, ...notedIn(of.standing, next.title, fact)] };
}

/** A title as it becomes, with its entry in the history. */
export function titleChanged(before: Title | null, data: Omit<Title, 'version' | 'trail'>, fact: Fact): Entered {
  const { after, entry } = change({ kind: 'TITLE', id: titlePlace(data) }, before, data, fact);
  return { title: after, writes: [putTitle(after, before), entry] };
}

/** The standing of the person as it is noted there. */
export function notedIn(standing: Standing | null, title: Pick<Title, 'account' | 'id'>, fact: Fact): Write[] {
  if (!standing) return [];
  const { after, entry } = change({ kind: 'STANDING', id: standing.account }, standing, standing, {
    ...fact,
    detail: { title: titlePlace(title) },
  });
  return [putStanding(after, standing), entry];
}
