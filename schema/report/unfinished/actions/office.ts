/** What lies before a committee's office at the end of a year: results, documents, objections, re-checks, its work summary (R1–R3, R5). */
import { pages } from '../../../core/page.ts';
import type { Instant } from '../../../core/time.ts';
import type { Table } from '../../../table/port.ts';
import { phaseAt } from '../../../calendar/rules.ts';
import type { Calendar } from '../../../calendar/model.ts';
import { loadFiling } from '../../../committee/filing/store.ts';
import { CANDIDATE_STATE_NAMES, type CandidateState } from '../../../evaluation/candidates/model.ts';
import { listCandidates } from '../../../evaluation/candidates/store.ts';
import { listUnitObjections } from '../../../posting/store.ts';
import { DOCUMENT_STATE_NAMES, type TitleDocument } from '../../../result/documents/model.ts';
import { listIssuerDocuments } from '../../../result/documents/store.ts';
import { listRechecks } from '../../../result/recheck/store.ts';
import { meetingsOf, unposted } from '../../../result/roster/actions/unposted.ts';
import type { Roster } from '../../../result/roster/model.ts';
import { listRosters } from '../../../result/roster/store.ts';
import { isSummaryTime, owesSummary } from '../../summaries/rules.ts';
import { loadSummary } from '../../summaries/store.ts';
import { gathered, type Unfinished } from '../model.ts';

type Of = { committee: string; cycle: string };
const PAGE = 100;

/** Everything, but for the summary. */
export async function openOfOffice(table: Table, of: Of, now: Instant): Promise<Unfinished[]> {
  const [meetings, candidates, objections, rechecks, papers] = await Promise.all([
    meetingsOf(table, of),
    candidatesOf(table, of),
    objectionsOf(table, { unit: of.committee, cycle: of.cycle }, now),
    rechecksOf(table, of),
    papersOf(table, of),
  ]);
  return [
    ...candidates,
    ...gathered(
      'MEETINGS',
      meetings.all.filter(({ state }) => state !== 'ANNOUNCED').map(({ openedAt }) => openedAt),
    ),
    ...gathered(
      'RESULTS',
      unposted(meetings).map(({ closedAt, openedAt }) => closedAt ?? openedAt),
    ),
    ...objections,
    ...rechecks,
    ...papers,
  ];
}

/** What the day for documents and certificates asks of an office: results to post, rosters without a document, documents not issued. */
export async function papersAsked(table: Table, of: Of): Promise<Unfinished[]> {
  const [meetings, papers] = await Promise.all([meetingsOf(table, of), papersOf(table, of)]);
  return [
    ...gathered(
      'RESULTS',
      unposted(meetings).map(({ closedAt, openedAt }) => closedAt ?? openedAt),
    ),
    ...papers,
  ];
}

/** Rosters without a document, documents that are not issued, and those that are and whose titles and certificates are not all there yet. */
export async function papersOf(table: Table, of: Of): Promise<Unfinished[]> {
  const [rosters, documents] = await Promise.all([withoutDocument(table, of), undone(table, of)]);
  const inState = (state: TitleDocument['state']) =>
    documents.filter((one) => one.state === state).map(({ drafted, checked, issued }) => issued?.at ?? checked?.at ?? drafted.at);
  return [
    ...gathered(
      'ROSTERS',
      rosters.map(({ startsAt }) => startsAt),
    ),
    ...(['DRAFT', 'CHECKED'] as const).flatMap((state) => gathered('DOCUMENTS', inState(state), DOCUMENT_STATE_NAMES[state])),
    ...gathered('CERTIFICATES', inState('ISSUED')),
  ];
}

/** Rosters on which somebody stands and for which nothing is drafted. */
export async function withoutDocument(table: Table, of: Of): Promise<Roster[]> {
  const found: Roster[] = [];
  for await (const { rows } of pages((after) => listRosters(table, of, { limit: PAGE, after })))
    found.push(...rows.filter(({ document, people, edition }) => document === null && people >= edition)); // each edition has one less
  return found;
}

/** Documents of an issuer that are drafted and not issued. */
export async function unissued(table: Table, of: Of): Promise<TitleDocument[]> {
  return (await undone(table, of)).filter(({ state }) => state !== 'ISSUED');
}

/** The same, and those that are issued and not carried out to the last person. */
async function undone(table: Table, { committee, cycle }: Of): Promise<TitleDocument[]> {
  const found: TitleDocument[] = [];
  const list = (after: string | null) => listIssuerDocuments(table, { organisation: committee, cycle }, { limit: PAGE, after });
  for await (const { rows } of pages(list)) found.push(...rows.filter(isUnfinished));
  return found;
}

function isUnfinished({ state, paper, done, people }: TitleDocument): boolean {
  return state === 'ISSUED' ? paper === null || done < people : state !== 'DISCARDED';
}

/** The summary, where the office owes it, has not filed it or has it back; from the end of the evaluation on. */
export async function summaryOf(table: Table, { committee, cycle }: Of, calendar: Calendar, now: Instant): Promise<Unfinished[]> {
  if (!isSummaryTime(calendar, now)) return [];
  const [filing, summary] = await Promise.all([loadFiling(table, committee), loadSummary(table, { committee, cycle })]);
  if (!filing || !owesSummary(filing, calendar, now) || summary?.state === 'FILED') return [];
  return gathered('SUMMARY', [summary?.returned?.at ?? phaseAt(calendar, 'EVALUATION', now).closesAt]);
}

const UNDECIDED: readonly CandidateState[] = ['WAITING', 'READING', 'READ', 'VOTING', 'VOTED'];

async function candidatesOf(table: Table, of: Of): Promise<Unfinished[]> {
  const lines = await Promise.all(
    UNDECIDED.map(async (state) => {
      const sinces: Instant[] = [];
      for await (const { rows } of pages((after) => listCandidates(table, { ...of, state }, { limit: PAGE, after })))
        sinces.push(...rows.map(({ since }) => since));
      return gathered('CANDIDATES', sinces, CANDIDATE_STATE_NAMES[state]);
    }),
  );
  return lines.flat();
}

/** Objections to answer, as far as they are seen: of an anonymous one nobody learns when it came (U4). */
export async function objectionsOf(table: Table, of: { unit: string; cycle: string }, now: Instant): Promise<Unfinished[]> {
  const sinces: Instant[] = [];
  for await (const { rows } of pages((after) => listUnitObjections(table, { ...of, state: 'OPEN' }, { limit: PAGE, after })))
    sinces.push(...rows.map(({ seenFrom }) => seenFrom).filter((from) => from <= now));
  return gathered('OBJECTIONS', sinces);
}

async function rechecksOf(table: Table, of: Of): Promise<Unfinished[]> {
  const sinces: Instant[] = [];
  for await (const { rows } of pages((after) => listRechecks(table, { ...of, state: 'OPEN' }, { limit: PAGE, after })))
    sinces.push(...rows.map(({ at }) => at));
  return gathered('RECHECKS', sinces);
}
