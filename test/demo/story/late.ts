/** The evening of 31 October and the morning after: what comes late is refused, by the clock alone (C1, D3). */
import { freshKey, submitting } from '../acts.ts';
import { APPLICANTS, DESKS, SEEDED } from '../cast.ts';
import { SUBMIT } from '../graphql.ts';
import { LEFT, reminded } from '../mails.ts';
import { cleared } from '../postings.ts';
import { reviewing } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { PREPARE } from '../table-graphql.ts';
import { tableOf } from '../tables.ts';

const { shen, lu } = APPLICANTS;
const { health, industry, bureau, hospital: huang, nurse, flexible } = SEEDED;

async function lastEvening(stage: Stage): Promise<void> {
  await reminded(stage, '2024-10-31T22:00:00+08:00', LEFT.hours2, [shen, ...DESKS.health, ...DESKS.industry]);
}

async function tooLate(stage: Stage): Promise<void> {
  await stage.until('2024-11-01T00:00:00+08:00');
  const again = [SUBMIT, submitting(stage, shen, freshKey(shen))] as const;
  await stage.refuses({ zh: '10月31日24时后重报', en: 'sends again after 31 October' }, shen, again, 'WINDOW_CLOSED');
  const late = reviewing(stage, 'approve', nurse, { opinion: '审核通过' });
  await stage.refuses({ zh: `逾期审核${nurse.name}`, en: 'approves after the department’s window' }, health, late, 'WINDOW_CLOSED');
}

async function neverSent(stage: Stage): Promise<void> {
  const wanted = { series: 'crafts', level: 'STAFF' };
  await stage.refuses({ zh: '逾期生成汇总表', en: 'prepares a table after the close' }, industry, [PREPARE, wanted], 'WINDOW_CLOSED', 'D3');
  const table = await tableOf(stage, bureau, wanted);
  stage.say(
    `${industry.name}忘了报送工艺美术系列的汇总表，${flexible.name}一人在内，不再受理。`,
    `${industry.english} forgot the table of crafts; ${flexible.english} is in it, and is not accepted any more.`,
  );
  stage.expectThat(
    '市人社局看到逾期未报送 / the bureau sees that it is late',
    table.isLate && table.state === 'OPEN' && table.listed === 1,
    table,
  );
}

/** Played once its posting has ended, in the days of the re-review. */
export async function postedTooLate(stage: Stage): Promise<void> {
  await stage.until('2024-11-04T09:00:00+08:00');
  const { state } = await cleared(stage, lu);
  const late = reviewing(stage, 'recommend', lu, { opinion: '同意推荐' });
  await stage.refuses({ zh: `${lu.name}公示期满后推荐`, en: 'recommends what was posted too late' }, huang, late, 'WINDOW_CLOSED', 'U5');
  stage.expectThat('公示时的提示应验 / it came as the flag had said', state === 'CLEARED', state);
}

export const lateChapter: ChapterOf = { zh: '逾期', en: 'Too late', scenes: [lastEvening, tooLate, neverSent] };
