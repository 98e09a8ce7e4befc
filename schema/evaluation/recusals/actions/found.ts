/** From whom experts keep away: what is on record, and what is found whenever somebody comes near; it is put on record when it matters (E5). */
import { signature } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { dayOf } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { workedOutOnce } from '../../../core/together.ts';
import { committeeOfficeOf } from '../../../announcement/cities.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import type { ApplicationFile } from '../../../application/model.ts';
import type { Expert } from '../../../committee/pool/model.ts';
import { loadExpert } from '../../../committee/pool/store.ts';
import { loadStanding } from '../../../identity/store.ts';
import type { Candidate } from '../../candidates/model.ts';
import { applyingTo } from '../../own.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Recusal } from '../model.ts';
import { findInterests, type Found, type Known } from '../rules.ts';
import { loadRecusals, putRecusal } from '../store.ts';

/** What is on record of an applicant that an expert may have to do with. */
export async function knownOf({ table }: Pick<Context, 'table'>, file: ApplicationFile): Promise<Known> {
  const { head, sections } = file;
  const standing = await loadStanding(table, head.applicant);
  const rows = (name: 'workHistory' | 'papers' | 'achievements') => (sections[name]?.content['items'] ?? []) as Record<string, unknown>[];
  const history = rows('workHistory').map(({ employer, to }) => ({
    name: typeof employer === 'string' ? employer : '',
    until: typeof to === 'string' ? to : null,
  }));
  const past = (standing?.past ?? []).map(({ unitName, until }) => ({ name: unitName, until: dayOf(until) }));
  const present = [head.unitName, head.employer].filter((name) => name !== null).map((name) => ({ name, until: null }));
  const texts = [...rows('papers'), ...rows('achievements')].flatMap((row) =>
    Object.values(row).filter((value) => typeof value === 'string'),
  );
  return { applicant: head.applicant, units: [...present, ...past, ...history].filter(({ name }) => name !== ''), texts };
}

/** For what an expert keeps away from a candidate: on record, or found now. Nothing where nothing is known. */
export type Kept = { account: string; found: readonly Found[]; recorded: Recusal | null };

/** Everybody among these experts who keeps away from a candidate, by their accounts. */
export async function recusedFrom(context: Context, file: ApplicationFile, experts: readonly Expert[]): Promise<Map<string, Kept>> {
  const [known, recorded, { evaluation }] = await Promise.all([
    knownOf(context, file),
    loadRecusals(context.table, file.head.id),
    policyIn(context, file.head.city),
  ]);
  const on = { day: dayOf(context.now), years: evaluation.recusalYears };
  const rivals = await rivalsAmong(context, file, experts);
  return new Map(
    experts.flatMap((expert) => {
      const found = [...findInterests(expert, known, on), ...(rivals.has(expert.account) ? [RIVAL] : [])];
      const own = recorded.find(({ account }) => account === expert.account) ?? null;
      return found.length > 0 || own ? [[expert.account, { account: expert.account, found, recorded: own }] as const] : [];
    }),
  );
}

/** Who applies to a committee in a cycle decides on nobody who applies to it as well. */
function rivalsAmong(context: Context, { head }: ApplicationFile, experts: readonly Expert[]): Promise<ReadonlySet<string>> {
  const accounts = experts.map(({ account }) => account).toSorted();
  const { city, cycle, committee: code } = head;
  const committee = code === null ? null : committeeOfficeOf(city, code);
  return workedOutOnce(context, `rivals ${cycle} ${committee} ${accounts.join(' ')}`, () =>
    applyingTo(context, { committee, cycle }, accounts),
  );
}
const RIVAL: Found = { interest: 'OTHER', because: '本人亦由本评委会评审' };

/** An expert who comes near a candidate in any way, with whatever keeps them away. */
export async function memberNear(
  context: Context,
  candidate: Candidate & { committee: string },
  file: ApplicationFile,
  account: string,
): Promise<Expert> {
  const expert = await loadExpert(context.table, { committee: candidate.committee, account });
  if (!expert || expert.removed) throw evaluationRefusals.CANDIDATE_UNKNOWN();
  if ((await recusedFrom(context, file, [expert])).has(account)) throw evaluationRefusals.RECUSED();
  return expert;
}
/** The recusals that follow from what was found and are not on record yet. */
export function recordFound({ actor, now }: Context, { application }: Pick<Candidate, 'application'>, kept: readonly Kept[]): Write[] {
  return kept.flatMap(({ account, recorded, found: [first] }) => {
    if (recorded || !first) return [];
    const { interest, because: reason } = first;
    return [putRecusal({ application, account, interest, by: 'FOUND', reason, at: now, recordedBy: signature(actor) })];
  });
}
