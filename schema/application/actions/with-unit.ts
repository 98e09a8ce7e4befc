/** For every move of a unit: the person is still its own, or all have agreed that it finishes the application (P13). */
import type { Context } from '../../core/context.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import type { Standing } from '../../identity/model.ts';
import { loadStanding, sameStanding } from '../../identity/store.ts';
import type { Application } from '../model.ts';
import { whyNotLeft } from '../rules/transfer.ts';

/** Refuses when the person has been released, and holds the transaction to it that it is still so. */
export async function stillWithUnit(
  { table }: Pick<Context, 'table'>,
  head: Application,
): Promise<{ standing: Standing | null; held: Write[] }> {
  const standing = await loadStanding(table, head.applicant);
  refuseIf(whyNotLeft(head, standing));
  return { standing, held: standing ? [sameStanding(standing)] : [] };
}
