/**
 * Reads a cycle for the rules: shard by shard over its applications, each once, with what it has handed in, what was returned of it, and how
 * it went from desk to desk (V6, V7).
 */
import { history } from '../../../core/audit.ts';
import type { Grant, Role } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { foldedName } from '../../../core/names.ts';
import { inParallel } from '../../../core/parallel.ts';
import { pages } from '../../../core/page.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { formOf } from '../../../application/actions/own.ts';
import type { Application, ApplicationFile, Return } from '../../../application/model.ts';
import type { Reviewer } from '../../../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard, loadFile, loadReturns, loadSectionsAt } from '../../../application/store.ts';
import { formerNamesOf } from '../../../identity/corrections/rules.ts';
import { loadAccounts, loadKept, loadOrganisations } from '../../../identity/store.ts';
import type { Stay } from '../../handling/model.ts';
import { staysOf, type Turn } from '../../handling/rules/stays.ts';
import type { Applied, Decided, UnitFacts } from '../found.ts';
import type { CycleFacts } from '../rules/index.ts';

const PAGE = 100;
/** Shards that are read at the same time, and after how many progress is noted; of a page, applications at the same time. */
const AT_ONCE = 4;
const SHARDS_A_NOTE = 16;
const FILES_AT_ONCE = 8;

/** Of these nothing is handed in any more; who has decided on them has. */
const GONE: ReadonlySet<Application['state']> = new Set(['WITHDRAWN', 'CANCELLED']);

/** `note` hears after so many shards how many they were, and how many applications they have had. */
export async function gathered(
  context: Context,
  { cycle, city }: { cycle: string; city: string },
  note: (shards: number, applications: number) => Promise<unknown>,
): Promise<CycleFacts & { stays: readonly Stay[] }> {
  const { table } = context;
  const applications: Applied[] = [];
  const decisions: Decided[] = [];
  const stays: Stay[] = [];
  for (let from = 0; from < APPLICATION_SHARDS; from += SHARDS_A_NOTE) {
    let read = 0;
    const shards = Array.from({ length: Math.min(SHARDS_A_NOTE, APPLICATION_SHARDS - from) }, (_, index) => from + index);
    await inParallel(shards, AT_ONCE, async (shard) => {
      const list = listOfShard(table, cycle, shard);
      for await (const page of pages((after) => list.page({ limit: PAGE, after }))) {
        const heads = page.applications.filter(({ submission }) => submission !== null);
        const accounts = await loadAccounts(
          table,
          heads.map(({ applicant }) => applicant),
        );
        await inParallel(heads, FILES_AT_ONCE, async (head) => {
          const returns = head.returns.all > 0 ? await loadReturns(table, head.id) : [];
          decisions.push(...decisionsOn(head, returns));
          stays.push(...staysOf(head, await turnsOf(context, head)));
          const account = accounts.get(head.applicant);
          const handedIn = GONE.has(head.state) ? null : await appliedAs(context, head, account?.identity.bornIn ?? null);
          if (handedIn) applications.push(handedIn);
        });
        read += heads.length;
      }
    });
    await note(shards.length, read);
  }
  // In an order that no run changes: of what is capped, the same stays.
  applications.sort((a, b) => (a.application < b.application ? -1 : 1));
  return { applications, decisions: await atTheirOffices(context, decisions), stays, units: await unitsOf(context, city) };
}

/** What was done with it, the first first. */
async function turnsOf({ table }: Context, { id }: Application): Promise<Turn[]> {
  const turns: Turn[] = [];
  for await (const { entries } of pages((after) => history(table, { kind: 'APPLICATION', id }, { limit: PAGE, after })))
    turns.push(...entries);
  return turns;
}

/** What was submitted last, as far as any rule looks at it. */
async function appliedAs({ table }: Context, head: Application, bornIn: string | null): Promise<Applied | null> {
  const file = await loadFile(table, head.id);
  if (!file || !head.submission) return null;
  const form = formOf(await submitted(table, file, head.submission));
  const taken = new Set(head.submission.proofs);
  return {
    application: head.id,
    applicant: head.applicant,
    unit: head.unit,
    unitName: head.unitName,
    isSpecial: head.promotionType === 'EXCEPTIONAL',
    name: foldedName(head.applicantName),
    bornIn,
    papers: (form.papers?.items ?? []).map(({ title, venue }) => ({ title, venue })),
    texts: (form.achievements?.items ?? []).map(({ text }) => text),
    proofs: file.proofs.filter(({ number }) => taken.has(number)).map(({ number, sha256 }) => ({ number, sha256 })),
    employer: form.basics?.employer ?? head.employer,
  };
}

/** The sections as the submission took them in: what is being mended is still the applicant’s own. */
async function submitted(
  table: Context['table'],
  { head, sections }: ApplicationFile,
  { sections: versions }: NonNullable<Application['submission']>,
): Promise<ApplicationFile['sections']> {
  const names = Object.keys(versions) as (keyof typeof versions)[];
  return names.every((name) => sections[name]?.version === versions[name])
    ? Object.fromEntries(names.map((name) => [name, sections[name]]))
    : loadSectionsAt(table, head.id, versions);
}

/** Every decision of an officer that an application still names. */
function decisionsOn(head: Application, returns: readonly Return[]): Decided[] {
  const organisationOf = (tier: Reviewer) =>
    tier === 'UNIT' ? head.unit : tier === 'DEPARTMENT' ? (head.department ?? bureauOf(head.city)) : bureauOf(head.city);
  const decided = (tier: Reviewer, one: { by: string; at: number } | null, isReturn = false): Decided[] =>
    one === null ? [] : [{ officer: one.by, organisation: organisationOf(tier), tier, at: one.at, isReturn, application: head.id }];
  return [
    ...decided('UNIT', head.recommendation),
    ...decided('DEPARTMENT', head.approval),
    ...decided('RE_REVIEW', head.passed),
    ...(head.refused ? decided(head.refused.reviewer, head.refused) : []),
    ...returns.flatMap((one) => decided(one.reviewer, one, true)),
  ];
}

const OFFICES: Record<Reviewer, readonly Role[]> = {
  UNIT: ['UNIT_OFFICER'],
  DEPARTMENT: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'],
  RE_REVIEW: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'],
};

/**
 * Where those who decided work: an application may have gone to another unit since, and in the re-review departments decide beside the bureau
 * (D7). Of whoever works nowhere any more, what the application says stands.
 */
async function atTheirOffices({ table }: Context, decisions: readonly Decided[]): Promise<Decided[]> {
  const grants = new Map<string, readonly Grant[]>();
  await inParallel([...new Set(decisions.map(({ officer }) => officer))], FILES_AT_ONCE, async (officer) => {
    grants.set(officer, (await loadKept(table, officer))?.grants ?? []);
  });
  return decisions.map((one) => {
    const own = (grants.get(one.officer) ?? []).filter(({ role }) => OFFICES[one.tier].includes(role));
    const isThere = own.some(({ organisation }) => organisation === one.organisation);
    return isThere ? one : { ...one, organisation: own[0]?.organisation ?? one.organisation };
  });
}

async function unitsOf({ table }: Context, city: string): Promise<Map<string, UnitFacts>> {
  const units = new Map<string, UnitFacts>();
  for await (const { organisations } of pages((after) => loadOrganisations(table, { city, kind: 'UNIT' }, { limit: PAGE, after }))) {
    for (const one of organisations) {
      const { id, name, unitKind, creditCode } = one;
      units.set(id, { unit: id, name, unitKind, creditCode, formerNames: formerNamesOf(one) });
    }
  }
  return units;
}
