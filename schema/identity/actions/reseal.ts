/**
 * Seals anew what an older key has sealed, so that the older one may be retired. It goes from organisation to organisation over all
 * who hold a role; what is sealed by the newest key already is passed over, so a run cut off goes on where it was.
 */
import { ROLES } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import { Conflict, type Table } from '../../table/port.ts';
import { ORGANISATION_KINDS, type Account, type Organisation, type OrganisationKind } from '../model.ts';
import { isSealedNewly, sealedAnew } from '../privacy.ts';
import { loadAccounts, loadCities, loadClosed, loadMembers, loadOrganisations, putAccount } from '../store.ts';

const PAGE = 100;

/** Answers how many accounts were looked at and how many were sealed anew. */
export async function resealAll(context: Context): Promise<{ seen: number; resealed: number }> {
  let [seen, resealed] = [0, 0];
  for await (const organisation of organisations(context)) {
    for (const role of ROLES) {
      for await (const accounts of members(context, organisation, role)) {
        for (const account of accounts) if (await reseal(context, account)) resealed += 1;
        seen += accounts.length;
      }
    }
    // Whoever has no role any more, since the account was closed, may have it opened again (P11).
    for await (const { accounts } of pages((after) => loadClosed(context.table, organisation, { limit: PAGE, after }))) {
      for (const account of accounts) if (await reseal(context, account)) resealed += 1;
      seen += accounts.length;
    }
  }
  return { seen, resealed };
}

async function reseal(context: Context, account: Account): Promise<boolean> {
  if (await isSealedNewly(context, account)) return false;
  const sealed = await sealedAnew(context, account);
  const fact = { by: context.actor, at: context.now, action: 'reseal' as const };
  const { after, entry } = change({ kind: 'ACCOUNT', id: account.account }, account, { ...account, ...sealed }, fact);
  try {
    await context.table.transact([putAccount(after, account), entry]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return false; // changed meanwhile: the next run meets it again
  }
  return true;
}

async function* organisations({ table }: Context): AsyncGenerator<string> {
  for await (const city of citiesIn(table)) {
    for (const kind of ORGANISATION_KINDS) for await (const { id } of organisationsOf(table, { city, kind })) yield id;
  }
}

/** The cities there are. */
export async function* citiesIn(table: Table): AsyncGenerator<string> {
  for await (const { organisations: bureaus } of pages((after) => loadCities(table, { limit: PAGE, after })))
    for (const { city } of bureaus) yield city;
}

/** The organisations of a kind in a city. */
export async function* organisationsOf(table: Table, of: { city: string; kind: OrganisationKind }): AsyncGenerator<Organisation> {
  for await (const { organisations: found } of pages((after) => loadOrganisations(table, of, { limit: PAGE, after }))) yield* found;
}

async function* members({ table }: Context, organisation: string, role: (typeof ROLES)[number]): AsyncGenerator<Account[]> {
  for (let after: string | null = null, more = true; more;) {
    const page: Awaited<ReturnType<typeof loadMembers>> = await loadMembers(table, organisation, role, { limit: PAGE, after });
    yield [
      ...(
        await loadAccounts(
          table,
          page.members.map(({ account }) => account),
        )
      ).values(),
    ];
    after = page.next;
    more = after !== null;
  }
}
