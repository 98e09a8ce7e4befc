/** The workbook of results as a bureau fills it in, and the steps of its import (E9). */
import { utils, write } from '@e965/xlsx';
import { putThere } from './put-there.ts';
import { bureauOf } from '../../schema/announcement/cities.ts';
import { RESULT_COLUMNS, RESULT_SHEET, type ResultField } from '../../schema/evaluation/results/import/columns.ts';
import { mutation } from './mutation.ts';
import { CITY, organisationId, type World } from './world.ts';

const STATE = 'id of state: importState total right wrong done created failed template failures { row code text { zh } }';
export const BEGIN_RESULTS = mutation('beginResultImport', `${STATE} upload { url fields { name value } }`);
export const CHECK_RESULTS = mutation('checkResultImport', STATE);
export const RUN_RESULTS = mutation('runResultImport', STATE);

export type TypedResult = Partial<Record<ResultField, string | number>>;

/** 刘洋 has passed, by the letter of entrustment. */
export const PASSES: TypedResult = {
  name: '刘洋',
  unit: '嘉峪关市第一中学',
  result: '通过',
  document: '甘职改办〔2024〕118号',
  decidedOn: '2024-11-28',
  entrusted: '嘉人社函〔2024〕41号',
};

/** Begins an import and uploads these rows under the heads of the template; answers its id. */
export async function resultsOf(world: World, rows: readonly TypedResult[], who = 'wang'): Promise<string> {
  const { beginResultImport } = await world.does(who, BEGIN_RESULTS, { bureau: organisationId(bureauOf(CITY)) });
  const table = [RESULT_COLUMNS.map(({ head }) => head), ...rows.map((row) => RESULT_COLUMNS.map(({ name }) => row[name] ?? null))];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), RESULT_SHEET);
  putThere(world, beginResultImport.upload, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return beginResultImport.id;
}
