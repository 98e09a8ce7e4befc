/** An application that was forwarded becomes a candidate of its committee: by the notify function, once, whatever re-runs (D7). */
import type { Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Table, type Write } from '../../table/port.ts';
import { committeeOfficeOf } from '../../announcement/cities.ts';
import { loadApplication } from '../../application/store.ts';
import type { Application } from '../../application/model.ts';
import { loadOpinion, putOpinion } from '../readings/store.ts';
import { candidateShape, type Candidate } from './model.ts';
import { loadCandidate, putCandidate } from './store.ts';

const COMMITTEES: Actor = { kind: 'system', name: 'committees' };

/** Takes up what was forwarded; what has ended meanwhile, or is there already, is left as it is. */
export async function takeUp({ table }: { table: Table }, application: string, now: Instant): Promise<void> {
  const [head, before] = await Promise.all([loadApplication(table, application), loadCandidate(table, application)]);
  if (head?.state !== 'FORWARDED' || (before && before.state !== 'ENDED')) return;
  const { writes } = moved(before, { ...beginning(head), since: now }, { by: COMMITTEES, at: now, action: 'takeUp' });
  try {
    await table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // taken up by another delivery of the same message
  }
}

function beginning({ id: application, cycle, city, committee, applicant, since }: Application): Omit<Candidate, 'version' | 'trail'> {
  const office = committee === null ? null : committeeOfficeOf(city, committee);
  return { application, cycle, city, committee: office, applicant, state: 'WAITING', since, readers: [], outcome: null };
}

/** A candidate as it is after a change, and the writes of it. */
export function moved(
  before: Candidate | null,
  data: Omit<Candidate, 'version' | 'trail'>,
  fact: Parameters<typeof change>[3],
): { after: Candidate; writes: Write[] } {
  const { after, entry } = change({ kind: 'CANDIDATE', id: data.application }, before, data, fact);
  return { after, writes: [putCandidate(after, before), entry] };
}

/** What these readers hold of a candidate counts no more, and lies before them no more. */
export async function endingOpinions(
  { table, now }: { table: Table; now: Instant },
  { application }: Pick<Candidate, 'application'>,
  of: readonly { account: string }[],
): Promise<Write[]> {
  const opinions = await Promise.all(of.map(({ account }) => loadOpinion(table, { application, account })));
  return opinions.flatMap((one) => (one?.endedAt === null ? [putOpinion({ ...one, endedAt: now, version: one.version + 1 }, one)] : []));
}

/** The candidate that ends with its application: decided, or withdrawn. One that was never taken up is taken up and ended at once. */
export async function ended(
  table: Table,
  head: Application,
  state: 'DECIDED' | 'ENDED',
  fact: Omit<Parameters<typeof change>[3], 'action'>,
): Promise<Write[]> {
  const before = await loadCandidate(table, head.id);
  const data = before ? candidateShape.omit({ version: true, trail: true }).parse(before) : beginning(head);
  return moved(before, { ...data, state }, { ...fact, action: state === 'DECIDED' ? 'decide' : 'end' }).writes;
}
