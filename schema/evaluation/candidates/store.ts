/** How candidates are kept: one item beside the application, in the list of its committee. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { getTogether } from '../../core/together.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { candidateShape, type Candidate, type CandidateState } from './model.ts';

/** Where the notice lists no committee, the candidates of a cycle stand under this name. */
const NOWHERE = '-';

export async function loadCandidate(table: Table, application: string): Promise<Candidate | null> {
  if (!keys.isKeyPart(application)) return null;
  const item = await table.get(keys.candidate.key({ application }));
  return item && fromItem(candidateShape, item);
}

/** Those of these that there are. */
export async function loadCandidates(table: Table, applications: readonly string[]): Promise<Candidate[]> {
  const wanted = applications
    .filter((application) => keys.isKeyPart(application))
    .map((application) => keys.candidate.key({ application }));
  return (await table.getMany(wanted)).map((item) => fromItem(candidateShape, item));
}

/** The same for showing it, in one batch with all that a page asks for. */
export async function candidateIn(context: Context, application: string): Promise<Candidate | null> {
  if (!keys.isKeyPart(application)) return null;
  const item = await getTogether(context, keys.candidate.key({ application }));
  return item && fromItem(candidateShape, item);
}

export function putCandidate(one: Candidate, before: Versioned | null): Write {
  const { application, cycle, state, committee } = one;
  const entry = keys.committeeCandidates.entry({ committee: committee ?? NOWHERE, cycle, state, application });
  return { put: toItem(keys.candidate.key({ application }), one, entry), when: unchanged(before), as: 'candidate' };
}

/** A committee's candidates of a cycle, in a state or all; of no listed committee where none is named. */
export async function listCandidates(
  table: Table,
  { committee, cycle, state }: { committee: string | null; cycle: string; state?: CandidateState | undefined },
  paging: { limit: number; after: string | null },
) {
  const range = keys.committeeCandidates.under({ committee: committee ?? NOWHERE, cycle, ...(state && { state }) });
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(candidateShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** How many of them are in each state. */
export function countCandidates(
  table: Table,
  { committee, cycle }: { committee: string | null; cycle: string },
): Promise<Map<string, number>> {
  return table.tally(keys.committeeCandidates.under({ committee: committee ?? NOWHERE, cycle }));
}
