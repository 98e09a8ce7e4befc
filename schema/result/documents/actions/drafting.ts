/** Drafting title documents: what confers the titles of a roster, what puts an earlier one right, what withdraws from it (R3, R4). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import { change } from '../../../core/audit.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import type { Table, Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { endOfPeriod } from '../../../calendar/working-days.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { refuseApplicant } from '../../../evaluation/own.ts';
import { loadSession } from '../../../evaluation/session/store.ts';
import type { IssuerTemplate } from '../../issuers/model.ts';
import { isOfIssuer } from '../../issuers/rules.ts';
import { loadIssuer } from '../../issuers/store.ts';
import { resultRefusals } from '../../refusals.ts';
import type { Roster, RosterFile } from '../../roster/model.ts';
import { linesIn, whyNotInState } from '../../roster/rules.ts';
import { loadRosterFile, putRoster } from '../../roster/store.ts';
import {
  CORRECTED_FIELD_NAMES,
  conferralInput,
  correctionInput,
  withdrawalInput,
  type CorrectedField,
  type TitleDocument,
} from '../model.ts';
import { documentRefusals } from '../refusals.ts';
import { FIELD_OF } from './people.ts';
import { citable, mustBeOfAccount, peopleNamed } from './standing.ts';
import { toldOfWithdrawal } from '../telling.ts';
import { askForStep, changed, type Documented } from './changing.ts';

/** Drafts the document that confers the titles of a roster whose posting is over. */
export function draftConferral(
  context: Context,
  { roster: id, ...request }: { roster: string } & Record<string, unknown>,
): Promise<Documented> {
  const { joint, addressed, more } = valid(conferralInput, request, 'R3');
  return inTurn(context, async () => {
    const file = await loadRosterFile(context.table, id);
    if (!file) throw resultRefusals.ROSTER_UNKNOWN();
    const { roster } = file;
    refuseIf(whyNotOffice(context.actor, { id: roster.committee }) ?? whyNotInState(roster, 'CLEARED'));
    await refuseApplicant(context, roster);
    if (roster.document !== null) throw documentRefusals.DOCUMENT_BEGUN();
    const lines = linesIn(file, roster.edition);
    if (lines.length === 0) throw documentRefusals.ROSTER_EMPTY();
    const issuer = await issuerOf(context, roster.committee, roster.committeeName);
    const document = await begun(context, file, issuer, { joint, addressed });
    const said = { kind: 'CONFERRAL' as const, people: lines.length, more, from: await countsFrom(context.table, roster) };
    const { after, writes } = changed(context, null, { ...document, ...said }, { action: 'draft', detail: { roster: id } });
    const fact = { by: context.actor, at: context.now, action: 'draftDocument' as const, detail: { document: after.id } };
    const held = change({ kind: 'ROSTER', id }, roster, { ...roster, document: after.id }, fact);
    const answer = { document: after.id };
    const proof = askForStep(after, `proof-${after.version}`, context.now);
    await context.table.transact([...writes, putRoster(held.after, roster), held.entry, proof, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** Drafts what puts an issued document right: by the same issuer. */
export async function draftCorrection(
  context: Context,
  { cites: id, ...request }: { cites: string } & Record<string, unknown>,
): Promise<Documented> {
  const cited = await citable(context, id);
  if (!isOfIssuer(context.actor, cited.issuer)) throw documentRefusals.DOCUMENT_UNKNOWN();
  await refuseApplicant(context, cited);
  const { joint, addressed, because, entries } = valid(correctionInput, request, 'R3');
  const people = await peopleNamed(context, cited, entries);
  await mustBeOfAccount(context, people, entries);
  const corrections = entries.map(({ application, field, is }) => {
    const person = people.get(application);
    const was = person?.[FIELD_OF[field]] ?? '';
    if (!person || was === is) throw documentRefusals.ENTRY_SAME({ name: `${person?.name ?? ''} ${namedField(field)}` });
    return { application, applicant: person.applicant, name: person.name, field, was, is };
  });
  const issuer = await issuerOf(context, cited.issuer, cited.issuerName);
  const document = await begunFrom(context, cited, issuer, { joint, addressed });
  const news = { kind: 'CORRECTION' as const, people: new Set(corrections.map(({ application }) => application)).size };
  return drafted(context, { ...document, ...news, cites: id, because, corrections });
}

const namedField = (field: CorrectedField): string => CORRECTED_FIELD_NAMES[field].zh;

/** Drafts what withdraws titles: by the issuer of the first, or by the bureau; whoever it burdens may state their case first. */
export async function draftWithdrawal(
  context: Context,
  { cites: id, issuer: by, ...request }: { cites: string; issuer: string } & Record<string, unknown>,
): Promise<Documented> {
  const cited = await citable(context, id);
  const may = by === cited.issuer || by === bureauOf(cited.city);
  if (!may || !isOfIssuer(context.actor, by)) throw documentRefusals.DOCUMENT_UNKNOWN();
  await refuseApplicant(context, cited);
  const { joint, addressed, basis, entries } = valid(withdrawalInput, request, 'R4');
  const people = await peopleNamed(context, cited, entries);
  const withdrawals = entries.flatMap(({ application, because }) => {
    const person = people.get(application);
    return person ? [{ ...person, because }] : [];
  });
  const issuer = await issuerOf(context, by, cited.issuerName);
  const document = await begunFrom(context, cited, issuer, { joint: joint && by !== bureauOf(cited.city), addressed });
  const { announcement, holidays } = await loadCalendar(context, cited.cycle);
  const heardUntil = endOfPeriod(context.now, announcement.policy.resultPosting.hearingDays, 'WORKING', holidays);
  const news = { kind: 'WITHDRAWAL' as const, people: withdrawals.length };
  return drafted(context, { ...document, ...news, cites: id, basis, withdrawals, heardUntil }, (after) => toldOfWithdrawal(after, cited));
}

async function drafted(
  context: Context,
  data: Omit<TitleDocument, 'version' | 'trail'>,
  told: (after: TitleDocument) => Write[] = () => [],
): Promise<Documented> {
  const { after, writes } = changed(context, null, data, { action: 'draft', detail: { cites: data.cites } });
  const answer = { document: after.id };
  const proof = askForStep(after, `proof-${after.version}`, context.now);
  await context.table.transact([...writes, proof, ...told(after), ...context.also(answer)]);
  return { answer, result: after };
}

async function issuerOf({ table }: Context, organisation: string, name: string): Promise<IssuerTemplate> {
  const issuer = await loadIssuer(table, organisation);
  if (!issuer) throw documentRefusals.ISSUER_UNSET({ name });
  return issuer;
}

type Wanted = { joint: boolean; addressed: string | null };

async function begun(context: Context, { roster }: RosterFile, issuer: IssuerTemplate, wanted: Wanted) {
  const { committee, committeeName, cycle, city, id, edition } = roster;
  return blank(context, issuer, wanted, { committee, committeeName, cycle, city, roster: id, edition, from: '', people: 1 });
}

function begunFrom(context: Context, cited: TitleDocument, issuer: IssuerTemplate, wanted: Wanted) {
  const { committee, committeeName, cycle, city, roster, edition, from, people } = cited;
  return blank(context, issuer, wanted, { committee, committeeName, cycle, city, roster, edition, from, people });
}

type Of = Pick<TitleDocument, 'committee' | 'committeeName' | 'cycle' | 'city' | 'roster' | 'edition' | 'from' | 'people'>;

/** A document that says nothing yet. */
async function blank(
  context: Context,
  issuer: IssuerTemplate,
  { joint, addressed }: Wanted,
  of: Of,
): Promise<Omit<TitleDocument, 'version' | 'trail'>> {
  const bureau = joint ? await issuerOf(context, bureauOf(of.city), '市人社局') : null;
  return {
    ...of,
    id: context.newId(),
    kind: 'CONFERRAL',
    state: 'DRAFT',
    issuer: issuer.organisation,
    issuerName: issuer.name,
    joint: bureau && { organisation: bureau.organisation, name: bureau.name, confirmed: null },
    cites: null,
    citedBy: [],
    addressed: addressed ?? issuer.addressed,
    more: [],
    because: null,
    basis: [],
    corrections: [],
    withdrawals: [],
    heardUntil: null,
    drafted: { at: context.now, by: personOf(context.actor).account },
    checked: null,
    returned: null,
    proof: null,
    number: null,
    issued: null,
    paper: null,
    done: 0,
  };
}

/** Titles count from the day on which the last of the meetings was over. */
async function countsFrom(table: Table, { sessions, startsAt }: Roster): Promise<string> {
  const held = await Promise.all(sessions.map((id) => loadSession(table, id)));
  return dayOf(Math.max(...held.map((one) => one?.closedAt ?? startsAt)));
}
