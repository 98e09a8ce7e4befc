/** For every move of a unit: the person is still its own, or all have agreed that it finishes the application (P13). */
import type { Context } from '../../core/context.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import type { PersonFile } from '../../identity/model.ts';
import { loadHowTheyStand, sameStanding } from '../../identity/store.ts';
import type { Application } from '../model.ts';
import { whyNotLeft } from '../rules/transfer.ts';

/** Refuses when the person has been released, and holds the transaction to it that it is still so. */
export async function stillWithUnit(
  { table }: Pick<Context, 'table'>,
  head: Application,
): Promise<Pick<PersonFile, 'standing' | 'bars'> & { held: Write[] }> {
  const { standing, bars } = await loadHowTheyStand(table, head.applicant);
  refuseIf(whyNotLeft(head, standing));
  return { standing, bars, held: standing ? [sameStanding(standing)] : [] };
}
