/** The mutations of summary tables, of their workbooks and checks, each told once (D3–D5). */
import { PHASES, type Acts } from '../support/act.ts';
import { BEGIN_CHECK, CHECK_TABLE, checkOf } from '../support/checks.ts';
import { applicationIn, EXPORT } from '../support/forms.ts';
import { PREPARE, preparedTable, RECALL_TABLE, RECEIVE_TABLE, SEND_BACK_TABLE, SEND_TABLE, sentTable } from '../support/tables.ts';
import type { World } from '../support/world.ts';

const window = PHASES.review;

/** The table that liu's approval began, prepared or sent. */
const onTable = (make: typeof sentTable) => async (world: World) => {
  await applicationIn(world, 'APPROVED');
  const { id, version } = await make(world);
  return { table: id, version };
};
const prepared = onTable((world) => preparedTable(world));
const sent = onTable((world) => sentTable(world));

export const SUMMARY: Acts = {
  prepareSummaryTable: {
    title: 'preparing a summary table (D3)',
    may: ['zhao'],
    document: PREPARE,
    window,
    asks: async (world) => {
      await applicationIn(world, 'APPROVED');
      return {};
    },
  },
  sendSummaryTable: { title: 'sending a summary table (D3)', may: ['zhao'], document: SEND_TABLE, window, asks: prepared },
  recallSummaryTable: { title: 'recalling a summary table (D3)', may: ['zhao'], document: RECALL_TABLE, window, asks: sent },
  receiveSummaryTable: { may: ['wang'], document: RECEIVE_TABLE, asks: sent },
  sendBackSummaryTable: { title: 'sending a summary table back (D3)', may: ['wang'], document: SEND_BACK_TABLE, window, asks: sent },
  exportSummaryTable: { may: ['zhao', 'wang'], document: EXPORT, asks: () => ({ series: 'school-teaching', level: 'SENIOR' }) },
  beginTableCheck: { may: ['zhao', 'wang'], document: BEGIN_CHECK, asks: () => ({}) },
  checkTable: {
    may: ['zhao', 'wang'],
    document: CHECK_TABLE,
    asks: async (world) => ({ check: await checkOf(world, Buffer.from('a table')) }),
  },
};
