/** Annexes of committees as a province and a city send them, and the steps of an import as they are asked over GraphQL. */
import { utils, write } from '@e965/xlsx';
import { putThere } from './put-there.ts';
import { ANNEX_1_2024 } from '../../schema/announcement/data/annex-1-2024.ts';
import { ANNEX_COLUMNS, type AnnexField } from '../../schema/drafting/annex/columns.ts';
import { mutation } from './mutation.ts';
import type { World } from './world.ts';

const COUNTS = 'counts { added changed removed unchanged kept }';
const STATE = `id state: committeeImportState total right wrong unsure draft { id version state: announcementDraftState } outcome { replaces skipped ${COUNTS} }`;
export const BEGIN_COMMITTEES = mutation('beginCommitteeImport', `${STATE} template upload { url expiresAt fields { name value } }`);
export const CHECK_COMMITTEES = mutation('checkCommitteeImport', STATE);
export const RUN_COMMITTEES = mutation('runCommitteeImport', STATE);

/** What was found in each row, and what would change. */
export const COMMITTEE_ROWS = `query ($id: ID!, $onlyWrong: Boolean, $onlyUnsure: Boolean, $first: Int = 25, $after: String) {
  node(id: $id) {
    ... on CommitteeImport {
      rows(onlyWrong: $onlyWrong, onlyUnsure: $onlyUnsure, first: $first, after: $after) {
        edges { node {
          row isRight
          read { number name raw founder telephone series { code } specialty levels scope ownStaffOnly meets { year month third } }
          problems { cell column text { zh en } } doubts { cell column text { zh en } }
        } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
export const COMMITTEE_CHANGES = `query ($id: ID!, $replaces: CommitteesReplaced!, $kind: CommitteeChangeKind) {
  node(id: $id) {
    ... on CommitteeImport {
      changes: plan(replaces: $replaces) { rows fits ${COUNTS} changes(kind: $kind, first: 70) { edges { node { kind committee number name fields } } } }
    }
  }
}`;

export type TypedRow = Partial<Record<AnnexField, string | number>>;

/** The rows of 2024's annex, as they were scanned, or with what is changed in some of them by their number. */
export function annexRows(changes: Readonly<Record<number, TypedRow>> = {}): TypedRow[] {
  return ANNEX_1_2024.map(([number, name, founder, meets, telephone]) => ({ number, name, founder, meets, telephone, ...changes[number] }));
}

/** As the province sends it: a title above five heads, remarks beneath the rows. */
export function provinces(rows: readonly TypedRow[], more: readonly AnnexField[] = []): Buffer {
  const columns = ANNEX_COLUMNS.filter(({ name }, index) => index < 5 || more.includes(name));
  const table = [
    ['附件1'],
    ['全省高级职称评审计划'],
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
    ['备注：1.各市州高评会、自主评审的高评会、中评会须于12月20日前完成评审。'],
    ['2.评审时间如有调整，以评委会通知为准。'],
  ];
  return bookOf(table, '计划', { merged: ['A1:E1', 'A2:E2'] });
}

/** The template, filled in. */
export function filledIn(rows: readonly TypedRow[]): Buffer {
  return bookOf(
    [ANNEX_COLUMNS.map(({ head }) => head), ...rows.map((row) => ANNEX_COLUMNS.map(({ name }) => row[name] ?? null))],
    '评审计划',
  );
}

type Layout = { merged?: readonly string[]; hidden?: readonly number[]; other?: readonly (readonly unknown[])[] };

/** A workbook of any table; rows are hidden by their number, and another sheet may follow. */
export function bookOf(table: readonly (readonly unknown[])[], name: string, { merged = [], hidden = [], other }: Layout = {}): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(table.map((row) => [...row]));
  sheet['!merges'] = merged.map((range) => utils.decode_range(range));
  sheet['!rows'] = table.map((_, index) => ({ hidden: hidden.includes(index + 1) }));
  utils.book_append_sheet(book, sheet, name);
  if (other) utils.book_append_sheet(book, utils.aoa_to_sheet(other.map((row) => [...row])), '另表');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** Begins an import into a draft and uploads a workbook; answers its id. */
export async function committeesOf(world: World, officer: string, draft: string, bytes: Buffer): Promise<string> {
  const { beginCommitteeImport } = await world.does(officer, BEGIN_COMMITTEES, { draft });
  putThere(world, beginCommitteeImport.upload, bytes);
  return beginCommitteeImport.id;
}
