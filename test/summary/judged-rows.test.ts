/** D4, C8: a row says what the system says of its application, counted by the notice that judges it: of one table that may be several. */
import { expect, it } from 'vitest';
import { ROWS_ABOVE } from '../../schema/summary/annex/columns.ts';
import { AMEND_NOTICE, PUBLISH } from '../drafting/acts.ts';
import { applicationIn } from '../support/forms.ts';
import { fetched, preparedTable } from '../support/tables.ts';
import { city } from '../support/world.ts';
import { rowsIn } from '../workbook/by-hand.ts';

const [NAME, YEARS] = [2, 10];

it('liu submitted before the amendment for new ones, yang after it: years are counted to the day that holds for each', async () => {
  const world = await city();
  await applicationIn(world, 'APPROVED');
  const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
  const { amendAnnouncement: draft } = await world.does('wang', AMEND_NOTICE, {
    version,
    parts: [{ part: 'POLICY', content: { ...notice.document.policy, seniorityAsOf: '2023-12-31' } }],
    appliesTo: 'NEW',
  });
  await world.does('li', PUBLISH, { draft: draft.id, version: draft.version });
  await world.deliver();
  world.at('2024-09-11T09:01:00+08:00');
  await applicationIn(world, 'APPROVED', { applicant: 'yang' });
  const { current } = await preparedTable(world);
  const rows = (await rowsIn(fetched(world, current?.download ?? { url: '' }))).slice(ROWS_ABOVE, ROWS_ABOVE + 2);
  expect(rows.map(({ cells }) => [cells.get(NAME)?.text, cells.get(YEARS)?.text])).toEqual([
    ['刘洋', '14'],
    ['杨帆', '13'],
  ]);
});
