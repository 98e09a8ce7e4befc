/** The office freezes the pool: who may be drawn, who is excluded and why, with which quotas; whether they can be kept is found first (E4). */
import { personOf } from '../../../core/actor.ts';
import type { Bar } from '../../../core/bars.ts';
import type { Context } from '../../../core/context.ts';
import { canonical } from '../../../core/hash.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import { endOfDay, HOUR, inWords, startOfDay, type Instant } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { loadBarsOfAccounts } from '../../../identity/bars/store.ts';
import { loadInForce } from '../../../announcement/store.ts';
import { loadHeads } from '../../../application/frozen/store.ts';
import type { Application } from '../../../application/model.ts';
import { applicationId } from '../../../application/store.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { obstaclesOn } from '../../../committee/filing/actions.ts';
import { cannotSit, leadersOf } from '../../../committee/filing/rules.ts';
import { loadFiling, sameFiling } from '../../../committee/filing/store.ts';
import type { Expert } from '../../../committee/pool/model.ts';
import { loadPool } from '../../../committee/pool/store.ts';
import { committeeRefusals } from '../../../committee/refusals.ts';
import type { Yearly } from '../../../committee/yearly/model.ts';
import { loadYearly } from '../../../committee/yearly/store.ts';
import { commit } from '../../../identity/actions/accounts.ts';
import { exclusionsInput, quotasInput, type Draw, type FrozenLot } from '../attempt/model.ts';
import { frozenOf, seatsDrawn, WAITS, whyNotFreeze } from '../attempt/rules.ts';
import { putLot } from '../attempt/store.ts';
import { ALGORITHM, PARTIES, type Quotas } from '../model.ts';
import { drawNotices } from '../notices.ts';
import { drawRefusals } from '../refusals.ts';
import { divided, whyNotDivided, whyNotExclude, whyNotKept, whyNotQuotas } from '../rules/freeze.ts';
import { frozenHashOf, poolHashOf } from '../rules/seed.ts';
import { changed, known, telling as tellingOf, toOffice, toParty, type Drawing } from './recording.ts';

export type Freezing = { draw: string; version: number; quotas: unknown; exclusions: unknown };

export async function freezePool(context: Context, input: Freezing): Promise<Drawing> {
  const before = await known(context, input.draw);
  refuseIf(whyNotFreeze(context.actor, before, context.now) ?? whyNotSeen(before, input.version));
  const quotas = valid(quotasInput, input.quotas, 'E4');
  const excluded = valid(exclusionsInput, input.exclusions, 'E4');
  const { filing, yearly, pool } = await meetingOf(context, before);
  refuseIf(whyNotExclude(excluded, pool));
  const [apply, listed] = await Promise.all([applying(context, before, filing, pool), listedAmong(context, yearly, pool)]);
  const lot = divided({ filing, yearly, pool, excluded, applying: apply, listed });
  const seats = seatsDrawn(filing);
  refuseIf(whyNotKept(canonical(lot)) ?? whyNotDivided(lot.pool) ?? whyNotQuotas({ seats, pool: lot.pool, quotas }));
  return frozen(context, before, { filing, lot, seats, quotas });
}

async function frozen(
  context: Context,
  before: Draw,
  { filing, lot, seats, quotas }: { filing: Filing; lot: FrozenLot; seats: number; quotas: Quotas },
): Promise<Drawing> {
  const { evaluation } = (await loadInForce(context, before.cycle)).policy;
  const revealBy = context.now + evaluation.revealHours * HOUR;
  const head = {
    at: context.now,
    by: personOf(context.actor).account,
    revealBy,
    seats,
    quotas: { ...quotas, specialties: [...quotas.specialties] },
    algorithm: ALGORITHM,
    experts: lot.pool.length,
    excluded: lot.exclusions.length,
    poolHash: poolHashOf(lot.pool),
    frozenHash: '',
  };
  head.frozenHash = frozenHashOf(frozenOf({ ...before, frozen: head }, lot));
  const detail = { poolHash: head.poolHash, frozenHash: head.frozenHash, seats };
  const { after, writes } = changed(
    context,
    before,
    { state: 'FROZEN', frozen: head, leaders: leadersOf(filing) },
    { action: 'freeze', detail },
  );
  const answer = { draw: after.id };
  // Nobody comes to lead the committee at the same moment: they would be drawn, and a member anyway.
  await commit(context, [
    ...writes,
    putLot(after.id, lot),
    sameFiling(filing),
    ...asking(context, after, revealBy),
    ...context.also(answer),
  ]);
  return { answer, result: after };
}

/** Each party is asked for its secret; when the time is over, whoever has to begin anew is told, unless both have told by then. */
function asking(context: Context, draw: Draw, revealBy: Instant): Write[] {
  const details = { name: draw.name, attempt: draw.attempt, revealBy: inWords(revealBy) };
  const { cause, ...telling } = tellingOf(context, draw);
  const asked = PARTIES.map((party) =>
    drawNotices.POOL_FROZEN({
      ...telling,
      cause: [...cause, party],
      to: [toParty(draw, party)],
      details,
      waits: WAITS[party],
      closesAt: revealBy,
    }),
  );
  const to = [toOffice(draw), ...PARTIES.map((party) => toParty(draw, party))];
  return [...asked, drawNotices.DRAW_OVERDUE({ ...telling, cause, to, details, waits: WAITS.overdue, at: revealBy, isHeld: true })];
}

/** The committee as it can sit on the first day of its meeting, with its pool; refused where it cannot, with all that is in the way (E1, E2). */
async function meetingOf(context: Context, { committee, cycle }: Draw): Promise<{ filing: Filing; yearly: Yearly; pool: Expert[] }> {
  const { table } = context;
  const [filing, yearly, pool] = await Promise.all([
    loadFiling(table, committee),
    loadYearly(table, { committee, cycle }),
    loadPool(table, committee),
  ]);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  if (yearly?.state !== 'PUBLISHED') throw drawRefusals.YEARLY_UNPUBLISHED();
  refuseIf(cannotSit(filing, await obstaclesOn(context, filing, yearly.meetsFrom)));
  return { filing, yearly, pool };
}

/** Whoever of the pool applies to this very committee in the cycle. */
async function applying({ table }: Context, { cycle }: Draw, filing: Filing, pool: readonly Expert[]): Promise<Set<string>> {
  const ids = pool.map(({ account }) => applicationId(cycle, account));
  const heads = await loadHeads(table, ids);
  const runs = ({ state, committee }: Application) =>
    committee === filing.committee && !['WITHDRAWN', 'REFUSED', 'CANCELLED'].includes(state);
  return new Set([...heads.values()].filter(runs).map(({ applicant }) => applicant));
}

/** To whom of the pool a measure of supervision closes evaluations on one of the days of the meeting (V2). */
async function listedAmong({ table }: Context, { meetsFrom, meetsUntil }: Yearly, pool: readonly Expert[]): Promise<Set<string>> {
  const bars = await loadBarsOfAccounts(
    table,
    pool.map(({ account }) => account),
  );
  const [first, last] = [startOfDay(meetsFrom), endOfDay(meetsUntil)];
  const closes = (one: readonly Bar[]) =>
    one.some(({ capacities, from, until }) => capacities.includes('EVALUATE') && from < last && (until === null || first < until));
  return new Set([...bars].flatMap(([account, own]) => (closes(own) ? [account] : [])));
}
