/**
 * What of an import of committees lies in the object store: the workbook, until it has been run, and what was found in it. Whoever uploads the
 * wrong file may have uploaded people, so what quotes its cells is sealed.
 */
import type { Context } from '../../../core/context.ts';
import { loadSealed, putSealed } from '../../../core/sealed.ts';
import { readUploaded } from '../../../core/workbook/uploaded.ts';
import { ANNEX_LIMITS, ANNEX_SHEET } from '../../annex/columns.ts';
import { judgeAnnex, type For } from '../../annex/judge.ts';
import {
  annexKeyOf,
  annexReportKeyOf,
  annexReportShape,
  type AnnexReport,
  type CommitteeImport,
  type CommitteeRow,
} from '../../annex/model.ts';
import { annexRefusals } from '../../annex/refusals.ts';
import { annexHeadsIn, isAnnexFilled, readAnnex } from '../../annex/rows.ts';

type Keeper = Pick<Context, 'files' | 'vault'>;
type Checked = Pick<CommitteeImport, 'id' | 'tag'>;

/** The rows of the uploaded file, judged, as long as it is this one. What stands on another sheet is told as if above the first row. */
export async function rowsIn({ files }: Keeper, { id, tag }: { id: string; tag: string }, notice: For): Promise<CommitteeRow[]> {
  const body = await files.read(annexKeyOf(id), tag);
  if (!body) throw annexRefusals.ANNEX_FILE_CHANGED();
  const about = {
    sheet: ANNEX_SHEET,
    heads: annexHeadsIn,
    isFilled: isAnnexFilled,
    limits: ANNEX_LIMITS,
    ground: 'C12' as const,
  };
  const { rows, unread } = await readUploaded(body, about, readAnnex);
  if (rows.length === 0) throw annexRefusals.ANNEX_EMPTY();
  const other = unread.length > 0 ? [{ row: 1, read: null, problems: unread, doubts: [] }] : [];
  return [...other, ...judgeAnnex(rows, notice)];
}

/** What the check of the file found; null as long as none was checked, or where it has gone with its week. */
export async function loadAnnexReport(keeper: Keeper, { id, tag }: Checked): Promise<AnnexReport | null> {
  const found = tag === null ? null : await loadSealed(keeper, placesOf(id, tag));
  return found === null ? null : annexReportShape.parse(found);
}

export function putAnnexReport(keeper: Keeper, { id, tag }: { id: string; tag: string }, report: AnnexReport): Promise<void> {
  return putSealed(keeper, placesOf(id, tag), report);
}

/** The report of a file that another one has replaced. */
export async function removeAnnexReport({ files }: Pick<Context, 'files'>, { id, tag }: Checked): Promise<void> {
  if (tag !== null) await files.remove(annexReportKeyOf(id, tag));
}

const placesOf = (id: string, tag: string) => ({ key: annexReportKeyOf(id, tag), place: `committees/${id}/${tag}` });
