/** How applications are kept: a head for the lists, a draft mark, one item a section, one a submission. */
import type * as z from 'zod';
import { unchanged, type Versioned } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { nameOf } from '../core/hash.ts';
import { getTogether } from '../core/together.ts';
import * as keys from '../table/keys.ts';
import { fromItem, toItem } from '../table/item.ts';
import type { Item, Range, Table, Write } from '../table/port.ts';
import { instantKey } from '../calendar/store.ts';
import { LAST_PROOF } from './form/fields.ts';
import {
  applicationShape,
  draftShape,
  returnShape,
  sectionShape,
  submissionShape,
  type Application,
  type ApplicationFile,
  type Draft,
  type Return,
  type Section,
  type Submission,
  type Movable,
} from './model.ts';
import type { State } from './moves.ts';
import { counterShape, proofShape } from './proofs/model.ts';

/** The id of a person's application in a cycle. Being made of the two, it holds A1 by itself: there can be no second one. */
export function applicationId(cycle: string, applicant: string): string {
  return nameOf('application', cycle, applicant);
}

/** All that can lie under an application: its head and draft, its sections, every proof it ever had. */
const MOST_ITEMS = LAST_PROOF + 100;

/** An application with its form: one request, consistent. */
export async function loadFile(table: Table, id: string): Promise<ApplicationFile | null> {
  if (!keys.isKeyPart(id)) return null;
  const { items } = await table.query(keys.applicationFile.under({ application: id }), { limit: MOST_ITEMS });
  const head = items.find(({ sk }) => sk === keys.application.sk);
  const draft = items.find(({ sk }) => sk === keys.draft.sk);
  if (!head || !draft) return null;
  const counter = items.find(({ sk }) => sk === keys.proofCounter.sk);
  return {
    head: fromItem(applicationShape, head),
    draft: fromItem(draftShape, draft),
    sections: sectionsIn(items),
    proofs: items.filter(({ sk }) => sk.startsWith('A#PROOF#')).map((item) => fromItem(proofShape, item)),
    counter: counter ? fromItem(counterShape, counter) : null,
  };
}

function sectionsIn(items: readonly Item[]): ApplicationFile['sections'] {
  const sections = items.filter(({ sk }) => sk.startsWith('A#SECTION#')).map((item) => fromItem(sectionShape, item));
  return Object.fromEntries(sections.map((section) => [section.name, section]));
}

/** The head with the mark of its draft: one request, consistent. */
export async function loadMovable(table: Table, id: string): Promise<Movable | null> {
  if (!keys.isKeyPart(id)) return null;
  const [head, draft] = await table.getMany([keys.application.key({ application: id }), keys.draft.key({ application: id })]);
  return head && draft ? { head: fromItem(applicationShape, head), draft: fromItem(draftShape, draft) } : null;
}

/** The head alone. */
export async function loadApplication(table: Table, id: string): Promise<Application | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.application.key({ application: id }));
  return item && fromItem(applicationShape, item);
}

/** The same for showing it, in one batch with all that a request asks for. */
export async function applicationIn(context: Context, id: string): Promise<Application | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await getTogether(context, keys.application.key({ application: id }));
  return item && fromItem(applicationShape, item);
}

export async function loadSubmissions(table: Table, id: string): Promise<Submission[]> {
  const { items } = await table.query(keys.submission.under({ application: id }));
  return items.map((item) => fromItem(submissionShape, item));
}

export type ApplicationPage = { applications: Application[]; cursors: string[]; next: string | null };
type Paging = { limit: number; after: string | null };

/** A list as an index has it, in the index's order: its pages, and how many there are in each state. */
export type ApplicationList = {
  page(paging: Paging): Promise<ApplicationPage>;
  /** A page of what a whole list is searched and put in order by: an application is not read in full before it is shown. */
  lines(paging: Paging): Promise<{ lines: Line[]; next: string | null }>;
  /** The applications of some lines; what has moved on since its line was read stands in another place by now. */
  whole(lines: readonly Line[]): Promise<Application[]>;
  byState(): Promise<Map<State, number>>;
};
const lineShape = applicationShape.pick({
  id: true,
  applicantName: true,
  unitName: true,
  state: true,
  series: true,
  level: true,
  promotionType: true,
});
const LINE = Object.keys(lineShape.shape);
export type Line = z.output<typeof lineShape>;

/** A unit's applications in a cycle, in one state or all, oldest first within a state. */
export function listOfUnit(table: Table, unit: string, cycle: string, state: State | null): ApplicationList {
  return listOf(table, keys.unitApplications.under({ unit, cycle, ...(state && { state }) }));
}

/** What lies with a department, narrowed from the left: state, series, level. */
export function listOfDesk(
  table: Table,
  desk: { department: string; cycle: string; state?: State; series?: string; level?: string },
): ApplicationList {
  return listOf(table, keys.deskApplications.under(desk));
}

/** Over how many shards the applications of a cycle are spread. */
export const APPLICATION_SHARDS = keys.SHARDS;

/** One shard of a cycle's applications, in a state or all, for work that goes over all of them. */
export function listOfShard(table: Table, cycle: string, shard: number, state?: State): ApplicationList {
  return listOf(table, keys.shardApplications.under({ cycle, shard: keys.padded(shard, 2), ...(state && { state }) }));
}

function listOf(table: Table, range: Range): ApplicationList {
  return {
    async page(paging) {
      const page = await table.query(range, paging);
      return {
        applications: page.items.map((item) => fromItem(applicationShape, item)),
        cursors: page.items.map((item) => table.cursorOf(item, range)),
        next: page.next,
      };
    },
    async lines(paging) {
      const { items, next } = await table.query(range, { ...paging, only: LINE });
      return { lines: items.map((item) => fromItem(lineShape, item)), next };
    },
    async whole(lines) {
      const items = await table.getMany(lines.map(({ id }) => keys.application.key({ application: id })));
      const heads = items.map((item) => fromItem(applicationShape, item));
      const states = new Map(lines.map(({ id, state }) => [id, state]));
      return heads.filter(({ id, state }) => states.get(id) === state);
    },
    byState: () => table.tally(range) as Promise<Map<State, number>>, // each of these lists is in order of states
  };
}

/** The head, with its places in the lists: the unit's once it has been submitted, a department's once it has been recommended. */
export function putApplication(one: Application, before: Versioned | null): Write {
  const { id, cycle, unit, state, department, series, level } = one;
  const inLists = [
    ...(one.submission ? [keys.unitApplications.entry({ unit, cycle, state, at: instantKey(one.since), application: id })] : []),
    keys.shardApplications.entry({ cycle, shard: keys.shardOf(id, keys.SHARDS), state, application: id }),
    ...(one.recommendation && department && series && level
      ? [keys.deskApplications.entry({ department, cycle, state, series, level, at: instantKey(one.since), application: id })]
      : []),
  ];
  const spare = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));
  return { put: toItem(keys.application.key({ application: id }), spare, ...inLists), when: unchanged(before), as: 'application' };
}

/** A transaction that holds only while the application is as it was read. */
export function sameApplication({ id, version }: Application): Write {
  return { check: keys.application.key({ application: id }), when: { version }, as: 'application' };
}

/** Holds only while there is no such application. */
export function noApplication(id: string): Write {
  return { check: keys.application.key({ application: id }), when: 'absent', as: 'application' };
}

/** Opens or closes the draft; `expected` is what has been read of it. */
export function putDraft(id: string, draft: Draft, expected: Draft | null): Write {
  const when = expected === null ? 'absent' : expected.open ? ({ open: true, edits: expected.edits } as const) : 'always';
  return { put: toItem(keys.draft.key({ application: id }), draft), when, as: 'draft' };
}

/** Counts an edit, and holds only while the draft is open. */
export function countEdit(id: string): Write {
  return { bump: keys.draft.key({ application: id }), when: { open: true }, as: 'draft' };
}

export function putSection(id: string, section: Section, before: Versioned | null): Write {
  return { put: toItem(keys.section.key({ application: id, section: section.name }), section), when: unchanged(before), as: 'section' };
}

/** Keeps a submitted section that is about to be changed: every submitted version is kept (A4). */
export function keepSection(id: string, section: Section): Write {
  const place = keys.pastSection.key({ application: id, section: section.name, version: keys.padded(section.version) });
  return { put: toItem(place, section), when: 'always', as: 'past' };
}

/** Keeps a return: each is written once. */
export function putReturn(id: string, one: Return): Write {
  const place = keys.applicationReturn.key({ application: id, number: keys.padded(one.number) });
  return { put: toItem(place, one), when: 'absent', as: 'return' };
}

/** All returns of an application, the first first: as many as its reviewers made. */
export async function loadReturns(table: Table, id: string): Promise<Return[]> {
  const { items } = await table.query(keys.applicationReturn.under({ application: id }), { limit: MOST_ITEMS });
  return items.map((item) => fromItem(returnShape, item));
}

/** One submission. */
export async function loadSubmission(table: Table, id: string, number: number): Promise<Submission | null> {
  const item = await table.get(keys.submission.key({ application: id, number: keys.padded(number) }));
  return item && fromItem(submissionShape, item);
}

/** Sections in the versions that a submission took in: as they stand, or as they were kept when they were changed (A4). */
export async function loadSectionsAt(table: Table, id: string, versions: Submission['sections']): Promise<ApplicationFile['sections']> {
  const wanted = Object.entries(versions).map(([section, version]) => ({ section, version }));
  const items = await table.getMany(
    wanted.flatMap(({ section, version }) => [
      keys.section.key({ application: id, section }),
      keys.pastSection.key({ application: id, section, version: keys.padded(version) }),
    ]),
  );
  const found = items.map((item) => fromItem(sectionShape, item)).filter(({ name, version }) => versions[name] === version);
  return Object.fromEntries(found.map((section) => [section.name, section]));
}

export function putSubmission(one: Submission): Write {
  const place = keys.submission.key({ application: one.application, number: keys.padded(one.number) });
  return { put: toItem(place, one), when: 'absent', as: 'submission' };
}
