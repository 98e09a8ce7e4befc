/** Asking for a check: a form for the workbook, then the job that compares the very file with the system (D5). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { uploadForm, type UploadForm } from '../../../core/upload.ts';
import { askFor } from '../../../core/outbox.ts';
import { WORKBOOK_TYPE } from '../../../core/workbook/model.ts';
import { Conflict } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { departmentMeant, whyNotAskCheck, whyNotExport, type WantedTable } from '../../workbooks/rules.ts';
import { TABLE_LIMITS, uploadKeyOf, type TableCheck } from '../model.ts';
import { checkRefusals } from '../refusals.ts';
import { loadCheck, putCheck } from '../store.ts';

type Changed = Outcome<{ check: string }, TableCheck>;

/** Begins a check of the table of a series and level: for whoever may export it. */
export async function beginCheck(context: Context, wanted: WantedTable & { cycle: string }): Promise<Changed> {
  const { announcement } = await loadCalendar(context, wanted.cycle);
  refuseIf(whyNotExport(context.actor, wanted, announcement));
  const id = context.newId();
  const data = {
    ...wanted,
    id,
    department: departmentMeant(context.actor, wanted, announcement),
    city: announcement.city,
    state: 'WAITING' as const,
    requestedBy: personOf(context.actor).account,
    requestedAt: context.now,
    tag: null,
    done: 0,
    total: null,
    against: null,
    counts: {},
    report: null,
    marked: null,
    refusal: null,
    finishedAt: null,
  };
  const { series, level } = wanted;
  const fact = { by: context.actor, at: context.now, action: 'begin' as const, detail: { series, level } };
  const { after, entry } = change({ kind: 'CHECK', id }, null, data, fact);
  const answer = { check: id };
  await context.table.transact([putCheck(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** The form with which the workbook is uploaded. */
export function formOfCheck(context: Context, { id, requestedAt }: TableCheck): Promise<UploadForm> {
  return uploadForm(context, uploadKeyOf(id), { contentType: WORKBOOK_TYPE, most: TABLE_LIMITS.bytes, at: requestedAt });
}

/** Has the uploaded file checked; another file is another check. */
export async function askCheck(context: Context, { check: id }: { check: string }): Promise<Changed> {
  const before = await loadCheck(context.table, id);
  if (!before) throw checkRefusals.CHECK_UNKNOWN();
  refuseIf(whyNotAskCheck(context.actor, before, bureauOf(before.city)));
  const found = await context.files.head(uploadKeyOf(id));
  if (!found) throw checkRefusals.CHECK_NOT_UPLOADED();
  const fact = { by: context.actor, at: context.now, action: 'check' as const, detail: { tag: found.tag } };
  const { after, entry } = change({ kind: 'CHECK', id }, before, { ...before, state: 'QUEUED' as const, tag: found.tag }, fact);
  const answer = { check: id };
  try {
    const start = askFor('export', id, { city: after.city, at: context.now });
    await context.table.transact([putCheck(after, before), entry, start, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw checkRefusals.CHECK_BEGUN();
  }
  return { answer, result: after };
}
