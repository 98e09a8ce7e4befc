/**
 * Committees by workbook: a form for the file, a dry run with an answer for each row, then the run, which writes the part of the draft at
 * once (C12). Any officer of the bureau goes on with what another has begun: it is their draft together.
 */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { stale, whyNotSeen } from '../../../core/stale.ts';
import { uploadForm, type UploadForm } from '../../../core/upload.ts';
import { WORKBOOK_TYPE } from '../../../core/workbook/model.ts';
import { Conflict } from '../../../table/port.ts';
import { ANNEX_LIMITS, MOST_COMMITTEES } from '../../annex/columns.ts';
import { annexKeyOf, isRight, type CommitteeImport, type Replaces } from '../../annex/model.ts';
import { annexRefusals } from '../../annex/refusals.ts';
import { whyNotCheckAnnex, whyNotOfBureau, whyNotRunAnnex, whyNotSkip } from '../../annex/rules.ts';
import { loadCommitteeImport, putCommitteeImport } from '../../annex/store.ts';
import { LONGEST_DOCUMENT } from '../../model.ts';
import { whyNotSave } from '../../rules.ts';
import { draftOf, keepPart } from '../drafts.ts';
import { loadAnnexReport, putAnnexReport, removeAnnexReport, rowsIn } from './files.ts';
import { planned } from './planning.ts';

/** The run answers as what saves a draft does; which import it was stands in what was asked. */
export type Changed = Outcome<{ import: string } | { draft: string }, CommitteeImport>;

/** Begins an import into a draft of the officer's city. */
export async function beginCommitteeImport(context: Context, { draft: cycle }: { draft: string }): Promise<Changed> {
  const draft = await draftOf(context, cycle);
  refuseIf(whyNotSave(context.actor, draft));
  const id = context.newId();
  const data = {
    id,
    cycle,
    city: draft.city,
    state: 'WAITING' as const,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    tag: null,
    total: 0,
    right: 0,
    unsure: 0,
    outcome: null,
  };
  const fact = { by: context.actor, at: context.now, action: 'begin' as const, detail: { draft: cycle } };
  const { after, entry } = change({ kind: 'COMMITTEE_IMPORT', id }, null, data, fact);
  const answer = { import: id };
  await context.table.transact([putCommitteeImport(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** The workbook of an import that is done goes, also where the call that ran it was cut off before it could remove it. */
async function tidied(context: Context, one: CommitteeImport): Promise<CommitteeImport> {
  if (one.state === 'DONE') await context.files.remove(annexKeyOf(one.id));
  return one;
}

/** The form with which the workbook is uploaded. */
export function committeeForm(context: Context, { id, requestedAt }: CommitteeImport): Promise<UploadForm> {
  return uploadForm(context, annexKeyOf(id), { contentType: WORKBOOK_TYPE, most: ANNEX_LIMITS.bytes, at: requestedAt });
}

/** An import of the officer's bureau; to everybody else there is none. */
async function importOf(context: Context, id: string): Promise<CommitteeImport> {
  const one = await loadCommitteeImport(context.table, id);
  if (!one) throw annexRefusals.COMMITTEE_IMPORT_UNKNOWN();
  refuseIf(whyNotOfBureau(context.actor, one));
  return one;
}

/** The dry run: every row is judged, nothing is written into the draft. It may be asked for again after another upload, until it was run. */
export async function checkCommitteeImport(context: Context, { import: id }: { import: string }): Promise<Changed> {
  const before = await importOf(context, id);
  const draft = await draftOf(context, before.cycle);
  refuseIf(whyNotCheckAnnex(context.actor, before, draft));
  const found = await context.files.head(annexKeyOf(id));
  if (!found) throw annexRefusals.ANNEX_NOT_UPLOADED();
  const { tag } = found;
  const rows = await rowsIn(context, { id, tag }, draft);
  await putAnnexReport(context, { id, tag }, { rows });
  const right = rows.filter(isRight);
  const news = {
    state: 'CHECKED' as const,
    tag,
    total: rows.length,
    right: right.length,
    unsure: right.filter(({ doubts }) => doubts.length > 0).length,
  };
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'check' as const,
    detail: { total: news.total, right: news.right, unsure: news.unsure },
  };
  const { after, entry } = change({ kind: 'COMMITTEE_IMPORT', id }, before, { ...before, ...news }, fact);
  const answer = { import: id };
  try {
    await context.table.transact([putCommitteeImport(after, before), entry, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw stale(await loadCommitteeImport(context.table, id)); // it was checked or run by another call meanwhile
  }
  if (before.tag !== tag) await removeAnnexReport(context, before);
  return { answer, result: after };
}

type Running = { import: string; version: number; replaces: Replaces; skipWrong: boolean };

/** Writes the rows that were checked into the draft, as whoever saves the part does, and closes the import in the same transaction. */
export async function runCommitteeImport(context: Context, { import: id, version, replaces, skipWrong }: Running): Promise<Changed> {
  const before = await tidied(context, await importOf(context, id));
  const draft = await draftOf(context, before.cycle);
  refuseIf(whyNotRunAnnex(context.actor, before, draft) ?? whyNotSeen(draft, version) ?? whyNotSkip(before, skipWrong));
  const [report, found] = await Promise.all([loadAnnexReport(context, before), context.files.head(annexKeyOf(id))]);
  if (!report || found?.tag !== before.tag) throw annexRefusals.ANNEX_FILE_CHANGED();
  const { committees, counts, rows, fits } = await planned(context, draft, report.rows, replaces);
  if (fits < rows) throw annexRefusals.ANNEX_TOO_LARGE({ rows, fits, most: LONGEST_DOCUMENT, committees: MOST_COMMITTEES });
  const outcome = { replaces, skipped: before.total - before.right, counts };
  const fact = { by: context.actor, at: context.now, action: 'run' as const, detail: { draft: draft.cycle, ...outcome } };
  const { after, entry } = change({ kind: 'COMMITTEE_IMPORT', id }, before, { ...before, state: 'DONE' as const, outcome }, fact);
  const writes = [putCommitteeImport(after, before), entry];
  const { answer } = await keepPart(context, draft, { part: 'committees', content: committees }, { import: id }, writes);
  return { answer, result: await tidied(context, after) };
}
