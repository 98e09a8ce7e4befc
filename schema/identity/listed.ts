/** The lists of people and organisations, as they are asked for and made into files (P1, P2, P9–P11, R3). */
import { isAccountOf, type Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import type { Listed, Opened } from '../core/listed.ts';
import { sifted } from '../core/page.ts';
import { refuseIf } from '../core/refusal.ts';
import { vouchFor } from '../core/sight.ts';
import { isInside } from '../announcement/sight.ts';
import { cityAsked } from '../announcement/cycles.ts';
import { isInsideOf } from './actions/known.ts';
import { loadReport } from './import/files.ts';
import type { AccountImport, RowReport } from './import/model.ts';
import { importRefusals } from './import/refusals.ts';
import { OFFICE_OF } from './import/rules.ts';
import { loadImport } from './import/store.ts';
import type { Account, Organisation, OrganisationKind } from './model.ts';
import { identityRefusals } from './refusals.ts';
import { organisationSought, personSought } from './sought.ts';
import { seesPeopleOf, seesWorkOf } from './sight.ts';
import {
  loadAccounts,
  loadClosed,
  loadIncoming,
  loadMembers,
  loadOrganisation,
  loadOrganisations,
  loadShortOfOfficers,
  organisationIn,
} from './store.ts';
import type { Title } from './titles/model.ts';
import { loadTitlesToCheck } from './titles/store.ts';

type OfUnit = { unit: string };
type OfKind = {
  kind: OrganisationKind;
  city?: string | null | undefined;
  shortOfOfficers?: boolean | null | undefined;
  authority?: string | null | undefined;
  sought?: string | null | undefined;
};

const WITH_UNIT: Role[] = ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];
const ABOVE_UNITS: Role[] = ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER', 'SUPERVISOR'];
const WITH_DEPARTMENT: Role[] = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'];

async function inside(context: Context, unit: string): Promise<void> {
  refuseIf((await isInsideOf(context, 'UNIT_OFFICER', unit)) ? null : identityRefusals.ORGANISATION_UNKNOWN());
}

/** The people behind a page of what names them; a list that is theirs to see who may open it. */
async function accountsOf(
  context: Context,
  { rows, cursors, next }: { rows: { account: string }[]; cursors: string[]; next: string | null },
) {
  const found = await loadAccounts(
    context.table,
    rows.map(({ account }) => account),
  );
  const there = rows.map(({ account }, index) => ({ one: found.get(account), cursor: cursors[index] ?? '' })).filter(({ one }) => one);
  const accounts = there.flatMap(({ one }) => one ?? []);
  return { rows: vouchFor(context, accounts), cursors: there.map(({ cursor }) => cursor), next };
}

export const ORGANISATIONS: Listed<OfKind, Organisation> = {
  readers: ABOVE_UNITS,
  async open(context, { kind, city: named, shortOfOfficers, authority, sought }) {
    const city = await cityAsked(context, { city: named, as: ABOVE_UNITS });
    const read: Opened<Organisation> = async (paging) => {
      const { organisations, ...page } = shortOfOfficers
        ? await loadShortOfOfficers(context.table, { city, kind, authority: authority ?? null }, paging)
        : await loadOrganisations(context.table, { city, kind }, paging);
      return { rows: organisations, ...page };
    };
    return (paging) => sifted(read, organisationSought(sought), paging);
  },
};

export const INCOMING: Listed<OfUnit, Account> = {
  readers: WITH_UNIT,
  async open(context, { unit }) {
    await inside(context, unit);
    return async (paging) => {
      const { standings, ...page } = await loadIncoming(context.table, unit, paging);
      return accountsOf(context, { rows: standings, ...page });
    };
  },
};

export const CLOSED: Listed<OfUnit, Account> = {
  readers: WITH_UNIT,
  async open(context, { unit }) {
    await inside(context, unit);
    return async (paging) => {
      const { accounts, ...page } = await loadClosed(context.table, unit, paging);
      return { rows: vouchFor(context, accounts), ...page };
    };
  },
};

type OfRole = { organisation: string; role: Role; sought?: string | null | undefined };

export const PEOPLE: Listed<OfRole, Account> = {
  readers: WITH_DEPARTMENT,
  async open(context, { organisation: id, role, sought }) {
    const organisation = await loadOrganisation(context.table, id);
    refuseIf(organisation && seesPeopleOf(context.actor, organisation) ? null : identityRefusals.ORGANISATION_UNKNOWN());
    const read: Opened<Account> = async (paging) => {
      const { members, ...page } = await loadMembers(context.table, id, role, paging);
      return accountsOf(context, { rows: members, ...page });
    };
    return (paging) => sifted(read, personSought(sought), paging);
  },
};

export const TITLES_TO_CHECK: Listed<OfUnit, Title> = {
  readers: WITH_DEPARTMENT,
  async open(context, { unit: id }) {
    const unit = await organisationIn(context, id);
    refuseIf(unit && seesWorkOf(context.actor, unit) ? null : identityRefusals.ORGANISATION_UNKNOWN());
    return async (paging) => {
      const { titles, ...page } = await loadTitlesToCheck(context.table, id, paging);
      return { rows: vouchFor(context, titles), ...page };
    };
  },
};

type OfImport = { onlyWrong?: boolean | null | undefined };

/** What was found in the workbook of an import, row by row: for the officer who began it alone. It lies in one file, and is read once. */
export async function rowsOfImport(context: Context, one: AccountImport, { onlyWrong }: OfImport): Promise<Opened<RowReport>> {
  const all = (isAccountOf(context.actor, one.requestedBy) && (await loadReport(context, one))?.rows) || [];
  const meant = all.filter(({ problems }) => !onlyWrong || problems.length > 0);
  return ({ limit, after }) => {
    const left = meant.filter(({ row }) => row > Number(after ?? 0));
    const rows = left.slice(0, limit);
    const cursors = rows.map(({ row }) => String(row));
    return Promise.resolve({ rows, cursors, next: left.length > rows.length ? (cursors.at(-1) ?? null) : null });
  };
}

export const IMPORT_ROWS: Listed<OfImport & { import: string }, RowReport> = {
  readers: ['UNIT_OFFICER', 'COMMITTEE_OFFICE', 'BUREAU_OFFICER'],
  async open(context, { import: id, onlyWrong }) {
    const one = await loadImport(context.table, id);
    const may = one && isInside(context.actor, OFFICE_OF[one.of], one.unit, one) && isAccountOf(context.actor, one.requestedBy);
    if (!may) throw importRefusals.IMPORT_UNKNOWN();
    return rowsOfImport(context, one, { onlyWrong });
  },
};
