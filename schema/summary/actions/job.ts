/** What the queue brings: an export to build, or an uploaded table to check. */
import type { Context } from '../../core/context.ts';
import { buildCheck } from '../check/actions/build.ts';
import { loadCheck } from '../check/store.ts';
import { buildExport } from '../workbooks/actions/build.ts';

/** Does one job, of either kind; the queue knows its id alone. */
export async function runJob(context: Context, id: string): Promise<{ state: string; total: number | null }> {
  const check = await loadCheck(context.table, id);
  return check ? buildCheck(context, check) : buildExport(context, id);
}
