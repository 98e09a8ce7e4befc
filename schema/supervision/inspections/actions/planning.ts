/** An inspection is planned; of a spot check, both parties commit, the population is fixed with its hash, and both tell their secrets (V4, E4). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { hashOf } from '../../../core/hash.ts';
import { inParallel } from '../../../core/parallel.ts';
import { valid } from '../../../core/input.ts';
import { pages } from '../../../core/page.ts';
import { knownCycle, policyIn } from '../../../announcement/cycles.ts';
import { loadHead } from '../../../announcement/store.ts';
import { APPLICATION_SHARDS, listOfShard } from '../../../application/store.ts';
import { isSecret } from '../../../evaluation/draw/rules/seed.ts';
import { PARTIES, type Party } from '../../../evaluation/draw/model.ts';
import { loadOrganisation } from '../../../identity/store.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { frozenHash, isOf, notCommitted, ordered, sampleOf, seedOfInspection, stratumOf, strataOf } from '../drawing.ts';
import { ENTRIES_A_PART, MOST_INSPECTED, planInput, type Inspection, type ListEntry, type Population } from '../model.ts';
import { isOfDesks, whyNotCommit, whyNotFreeze, whyNotReveal } from '../rules.ts';
import { loadList, putInspection, putList } from '../store.ts';
import { inspecting, type Inspected } from './changing.ts';

/** Plans one in a cycle of the city. */
export async function planInspection(
  context: Context,
  { cycle: asked, ...request }: { cycle: string | null } & Record<string, unknown>,
): Promise<Inspected> {
  const cycle = await knownCycle(context, asked, { as: ['SUPERVISOR', 'BUREAU_OFFICER'] });
  const head = await loadHead(context.table, cycle);
  if (!head || !isOfDesks(context.actor, head.city)) throw supervisionRefusals.INSPECTION_UNKNOWN();
  const { share, population, ...typed } = valid(planInput, request, 'V4');
  const isSample = typed.kind === 'SAMPLE';
  if (isSample !== (population !== null)) throw supervisionRefusals[isSample ? 'POPULATION_MISSING' : 'POPULATION_ELSEWHERE']();
  await checkPlaces(context, head.city, population);
  const { supervision } = await policyIn(context, head.city);
  const id = context.newId();
  const data = {
    ...typed,
    id,
    city: head.city,
    cycle,
    state: isSample ? ('COMMITTING' as const) : ('OPEN' as const),
    planned: { at: context.now, by: personOf(context.actor).account },
    population,
    share: isSample ? (share ?? supervision.share) : null,
    parties: { bureau: null, supervisor: null },
    frozen: null,
    drawn: null,
    outcomes: { FINE: 0, DEFECT: 0, SUSPECT: 0 },
    ofBureau: { FINE: 0, DEFECT: 0, SUSPECT: 0 },
    closed: null,
  };
  const { after, entry } = change({ kind: 'INSPECTION', id }, null, data, {
    by: context.actor,
    at: context.now,
    action: 'plan',
    detail: { kind: typed.kind },
  });
  const answer = { inspection: id };
  await context.table.transact([putInspection(after, null), entry, ...context.also(answer)]);
  return { answer, result: after };
}

/** What another city's unit or department has handed in is not this city's to look at. */
async function checkPlaces({ table }: Context, city: string, population: Population | null): Promise<void> {
  const places = [population?.unit, population?.department].filter((id) => typeof id === 'string');
  const found = await Promise.all(places.map((id) => loadOrganisation(table, id)));
  if (found.some((one) => one?.city !== city)) throw supervisionRefusals.POPULATION_FOREIGN();
}

/** A party commits to its secret: SHA-256 of its bytes. */
export function commitToInspection(
  context: Context,
  { inspection, party, commitment }: { inspection: string; party: Party; commitment: string },
): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotCommit(context.actor, party, one, commitment),
    (one) => {
      const own = { commitment, at: context.now, by: personOf(context.actor).account, sealed: null, secret: null };
      return { news: { parties: { ...one.parties, [party]: own } }, action: 'commit', detail: { party, commitment } };
    },
  );
}

/** Fixes from what is drawn: the list as it is at this instant, with its hash. */
export function freezeInspection(context: Context, { inspection }: { inspection: string }): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotFreeze(context.actor, one),
    async (one) => {
      const entries = await populationNow(context, one);
      if (entries.length === 0) throw supervisionRefusals.POPULATION_EMPTY();
      if (entries.length > MOST_INSPECTED) throw supervisionRefusals.POPULATION_LARGE({ size: entries.length, most: MOST_INSPECTED });
      const hash = frozenHash(one, entries);
      const frozen = {
        at: context.now,
        by: personOf(context.actor).account,
        size: entries.length,
        parts: Math.ceil(entries.length / ENTRIES_A_PART),
        hash,
        strata: strataOf(entries, one.share ?? 0),
      };
      return {
        news: { state: 'FROZEN', frozen },
        action: 'freeze',
        detail: { size: entries.length, hash },
        writes: putList(one.id, 'POPULATION', entries),
      };
    },
  );
}

/** As many shards of the cycle are read at the same time. */
const AT_ONCE = 8;

async function populationNow({ table }: Context, { cycle, population, strata }: Inspection): Promise<ListEntry[]> {
  const found: ListEntry[] = [];
  const shards = Array.from({ length: APPLICATION_SHARDS }, (_, shard) => shard);
  await inParallel(shards, AT_ONCE, async (shard) => {
    const list = listOfShard(table, cycle, shard);
    for await (const { applications } of pages((after) => list.page({ limit: 100, after }))) {
      const own = applications.filter((head) => population !== null && isOf(population, head));
      found.push(...own.map((head) => ({ application: head.id, stratum: stratumOf(strata, head) })));
    }
  });
  return ordered(found);
}

/** A party tells its secret; when both have, the sample is drawn, or it has failed because one was not as committed. */
export function revealForInspection(
  context: Context,
  { inspection, party, secret }: { inspection: string; party: Party; secret: string },
): Promise<Inspected> {
  return inspecting(
    context,
    inspection,
    (one) => whyNotReveal(context.actor, party, one),
    async (one) => {
      if (!isSecret(secret)) throw supervisionRefusals.INSPECTION_SECRET();
      const own = one.parties[party];
      // Sealed until both have told: whoever tells second learns nothing from the first.
      const parties = { ...one.parties, [party]: own && { ...own, sealed: await context.vault.seal(secret, placeOf(one.id, party)) } };
      const told = await Promise.all(PARTIES.map(async (each) => (each === party ? secret : openedOf(context, one, each))));
      const [bureau = null, supervisor = null] = told;
      if (bureau === null || supervisor === null) return { news: { parties }, action: 'reveal', detail: { party } };
      const secrets = { bureau, supervisor };
      const shown = {
        bureau: parties.bureau && { ...parties.bureau, secret: bureau },
        supervisor: parties.supervisor && { ...parties.supervisor, secret: supervisor },
      };
      const faults = notCommitted(one, secrets);
      if (faults.length > 0 || !one.frozen) return { news: { parties: shown, state: 'FAILED' }, action: 'fail', detail: { faults } };
      const entries = await loadList(context.table, one.id, 'POPULATION');
      const seed = seedOfInspection(one.frozen.hash, secrets);
      const sample = sampleOf(entries, one.share ?? 0, seed);
      const drawn = { at: context.now, seed, size: sample.length, hash: hashOf(sample) };
      return {
        news: { parties: shown, state: 'DRAWN', drawn },
        action: 'draw',
        detail: { seed, size: sample.length, hash: drawn.hash },
        writes: putList(one.id, 'SAMPLE', sample),
      };
    },
  );
}

const placeOf = (id: string, party: Party): string => `inspection/${id}/${party}`;

async function openedOf({ vault }: Context, { id, parties }: Inspection, party: Party): Promise<string | null> {
  const sealed = parties[party]?.sealed;
  return sealed ? vault.open(sealed, placeOf(id, party)) : null;
}
