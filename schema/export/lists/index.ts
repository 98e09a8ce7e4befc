/** Every list that there is as a file (V7). */
import type { Value } from '../../core/workbook/writing/line.ts';
import type { Context } from '../../core/context.ts';
import type { ListName, Wanted } from '../kinds.ts';
import { DEPARTMENT_APPLICATION_LIST, MEETING_LIST, UNIT_APPLICATION_LIST, VACANCY_LIST } from './applications.ts';
import { ARCHIVE_LIST, DUE_LIST, PUBLIC_DOCUMENT_LIST, UNDELIVERED_LIST, UNFINISHED_LIST, WORK_SUMMARY_LIST } from './bureau.ts';
import { CASE_LIST } from './cases.ts';
import type { List, Place } from './column.ts';
import { AWAITED_LIST, CANDIDATE_LIST, COMMITTEE_LIST, EXPERT_LIST, FILED_LIST, YEARLY_LIST } from './committees.ts';
import { HANDLING_LIST } from './handling.ts';
import { CLOSED_LIST, IMPORT_ROW_LIST, INCOMING_LIST, ORGANISATION_LIST, PEOPLE_LIST, TITLE_LIST } from './identity.ts';
import { INSPECTION_LIST } from './inspections.ts';
import { MEASURE_LIST } from './measures.ts';
import { OBJECTION_LIST, POSTING_LIST } from './postings.ts';
import {
  DOCUMENT_LINE_LIST,
  DOCUMENT_LIST,
  FORM_LIST,
  ISSUER_DOCUMENT_LIST,
  RECHECK_LIST,
  ROSTER_LINE_LIST,
  ROSTER_LIST,
} from './results.ts';
import { SIGNAL_LIST } from './signals.ts';
import { SUMMARY_TABLE_LIST } from './summaries.ts';

/** Its filter; the place may be part of what a list is asked for. */
type FilterOf<Name> = Extract<Wanted, { list: Name }> & Partial<Place>;

export const LISTS: { [Name in ListName]: List<FilterOf<Name>> } = {
  UNIT_APPLICATIONS: UNIT_APPLICATION_LIST,
  DEPARTMENT_APPLICATIONS: DEPARTMENT_APPLICATION_LIST,
  SUMMARY_TABLES: SUMMARY_TABLE_LIST,
  PEOPLE: PEOPLE_LIST,
  ORGANISATIONS: ORGANISATION_LIST,
  CLOSED_ACCOUNTS: CLOSED_LIST,
  INCOMING_APPLICANTS: INCOMING_LIST,
  UNIT_TITLES_TO_CHECK: TITLE_LIST,
  IMPORT_ROWS: IMPORT_ROW_LIST,
  UNIT_POSTINGS: POSTING_LIST,
  UNIT_OBJECTIONS: OBJECTION_LIST,
  VACANCIES: VACANCY_LIST,
  REVIEW_MEETINGS: MEETING_LIST,
  COMMITTEES: COMMITTEE_LIST,
  FILED_COMMITTEES: FILED_LIST,
  COMMITTEE_YEARS: YEARLY_LIST,
  EXPERTS: EXPERT_LIST,
  CANDIDATES: CANDIDATE_LIST,
  AWAITED_RESULTS: AWAITED_LIST,
  COMMITTEE_ROSTERS: ROSTER_LIST,
  ROSTER_LINES: ROSTER_LINE_LIST,
  RECHECKS: RECHECK_LIST,
  TITLE_DOCUMENTS: DOCUMENT_LIST,
  ISSUER_DOCUMENTS: ISSUER_DOCUMENT_LIST,
  TITLE_DOCUMENT_LINES: DOCUMENT_LINE_LIST,
  UNIT_FORMS: FORM_LIST,
  WORK_SUMMARIES: WORK_SUMMARY_LIST,
  UNFINISHED: UNFINISHED_LIST,
  PUBLIC_DOCUMENTS: PUBLIC_DOCUMENT_LIST,
  ARCHIVES: ARCHIVE_LIST,
  DUE_FOR_DESTRUCTION: DUE_LIST,
  UNDELIVERED: UNDELIVERED_LIST,
  CASES: CASE_LIST,
  MEASURES: MEASURE_LIST,
  SIGNALS: SIGNAL_LIST,
  INSPECTIONS: INSPECTION_LIST,
  HANDLING: HANDLING_LIST,
};

type Bound = Pick<List<never>, 'readers' | 'anywhere' | 'columns'> & {
  open: (context: Context, place: Place) => Promise<AsyncIterable<readonly Value[]>>;
  cycleOf: (context: Context) => Promise<string | undefined>;
};

/** The list that is wanted, with its filter. */
export function listOf(wanted: Wanted): Bound {
  const { open, cycleOf, ...list } = LISTS[wanted.list] as List<Wanted>;
  return {
    ...list,
    open: (context, place) => open(context, place, wanted),
    cycleOf: async (context) => cycleOf?.(context, wanted),
  };
}
