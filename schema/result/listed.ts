/** Rosters, re-checks and title documents, as they are asked for and made into files (R1–R3). */
import { OFFICERS, wholeOf, type Listed } from '../core/listed.ts';
import type { Context } from '../core/context.ts';
import { knownCycle } from '../announcement/cycles.ts';
import { oversees } from '../announcement/sight.ts';
import { cycleFor } from '../identity/actions/known.ts';
import { identityRefusals } from '../identity/refusals.ts';
import { organisationIn } from '../identity/store.ts';
import { OF_COMMITTEES } from '../committee/listed.ts';
import { committeeRefusals } from '../committee/refusals.ts';
import { isOfOffice } from '../committee/sight.ts';
import { ofCommittee } from '../evaluation/draw/actions/recording.ts';
import { peopleIn, standingAs } from './documents/actions/people.ts';
import type { TitleDocument } from './documents/model.ts';
import { documentRefusals } from './documents/refusals.ts';
import { seesDocument } from './documents/rules.ts';
import { documentOf, listIssued, listIssuerDocuments } from './documents/store.ts';
import { isOfIssuer } from './issuers/rules.ts';
import type { Recheck } from './recheck/model.ts';
import { listRechecks } from './recheck/store.ts';
import { resultRefusals } from './refusals.ts';
import type { Roster, RosterLine } from './roster/model.ts';
import { linesIn } from './roster/rules.ts';
import { listRosters, loadRosterFile, rosterOf } from './roster/store.ts';
import { handlesRoster, seesRoster } from './sight.ts';

const nameOf = ({ application }: RosterLine): string => application;

type OfYear = { cycle?: string | null | undefined };

export const ROSTERS: Listed<OfYear & { committee: string }, Roster> = {
  readers: OFFICERS,
  async open(context, { committee, cycle: asked }) {
    const { filing, cycle } = await ofCommittee(context, committee, asked ?? null);
    return async (paging) => {
      const { rows, cursors, next } = await listRosters(context.table, { committee: filing.id, cycle }, paging);
      const seen = rows.map((one, index) => ({ one, cursor: cursors[index] ?? '' })).filter(({ one }) => seesRoster(context.actor, one));
      return { rows: seen.map(({ one }) => one), cursors: seen.map(({ cursor }) => cursor), next };
    };
  },
};

/** The people on a roster: beside an earlier edition the present one would tell everybody who was removed. */
export async function linesOfRoster({ actor, table }: Context, roster: Roster, edition: number | null): Promise<RosterLine[]> {
  const isOpen = (edition ?? roster.edition) === roster.edition || handlesRoster(actor, roster);
  const file = isOpen ? await loadRosterFile(table, roster.id) : null;
  return file ? linesIn(file, edition ?? roster.edition) : [];
}

/** The people that a document confers titles on, as later ones have put them right; before it is issued for those who have to do with it. */
export async function linesOfDocument({ actor, table }: Context, one: TitleDocument): Promise<RosterLine[]> {
  const isInside = isOfIssuer(actor, one.issuer) || oversees(actor, one);
  if (one.kind !== 'CONFERRAL' || !(one.state === 'ISSUED' || isInside)) return [];
  const people = await peopleIn(table, one);
  return [...(await standingAs(table, one, new Map(people.map((line) => [line.application, line])))).values()];
}

export const ROSTER_LINES: Listed<{ roster: string; edition?: number | null | undefined }, RosterLine> = {
  readers: OFFICERS,
  async open(context, { roster: id, edition }) {
    const roster = await rosterOf(context, id);
    if (!roster || !seesRoster(context.actor, roster)) throw resultRefusals.ROSTER_UNKNOWN();
    return wholeOf(await linesOfRoster(context, roster, edition ?? null), nameOf);
  },
};

export const TITLE_DOCUMENTS: Listed<OfYear, TitleDocument> = {
  readers: OFFICERS,
  async open(context, { cycle }) {
    const known = await knownCycle(context, cycle);
    return (paging) => listIssued(context.table, known, paging);
  },
};

export const DOCUMENT_LINES: Listed<{ document: string }, RosterLine> = {
  readers: OFFICERS,
  async open(context, { document: id }) {
    const document = await documentOf(context, id);
    if (!document || !seesDocument(context.actor, document, oversees(context.actor, document))) throw documentRefusals.DOCUMENT_UNKNOWN();
    return wholeOf(await linesOfDocument(context, document), nameOf);
  },
};

export const ISSUER_DOCUMENTS: Listed<OfYear & { organisation: string }, TitleDocument> = {
  readers: OF_COMMITTEES,
  async open(context, { organisation, cycle }) {
    const one = await organisationIn(context, organisation);
    if (!one || !(isOfIssuer(context.actor, one.id) || oversees(context.actor, one))) throw identityRefusals.ORGANISATION_UNKNOWN();
    const of = { organisation: one.id, cycle: await cycleFor(context, cycle, one.id) };
    return (paging) => listIssuerDocuments(context.table, of, paging);
  },
};

export const RECHECKS: Listed<OfYear & { committee: string; open: boolean }, Recheck> = {
  readers: OF_COMMITTEES,
  async open(context, { committee, cycle: asked, open }) {
    const { filing, cycle } = await ofCommittee(context, committee, asked ?? null);
    if (!isOfOffice(context.actor, filing.id, filing)) throw committeeRefusals.COMMITTEE_UNKNOWN();
    const of = { committee: filing.id, cycle, state: open ? ('OPEN' as const) : ('ANSWERED' as const) };
    return (paging) => listRechecks(context.table, of, paging);
  },
};
