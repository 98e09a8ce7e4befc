/** The year's end as its people bring it about over GraphQL: work summaries, statistics, what is not finished (R5). */
import { committeeId } from './committees.ts';
import { freshKey } from './forms.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import { putThere } from './put-there.ts';
import { scan } from './scans.ts';
import type { World } from './world.ts';

const FIGURES = 'meetings candidates passed notPassed documents { number people document { id } }';
const EDITION = `number at isLate done problems suggestions scan { url } figures { ${FIGURES} }`;
export const SUMMARY = `id version state: workSummaryState isLate dueAt returnedBecause last { ${EDITION} }`;
export const SUMMARISED = {
  done: '本年度召开评审会议一次，\n评审二人。',
  problems: '评审专家集中阅卷的时间偏紧。',
  suggestions: '建议提前抽取评审专家。',
};
export const FILE_SUMMARY = mutation('fileWorkSummary', SUMMARY);
export const RETURN_SUMMARY = mutation('returnWorkSummary', SUMMARY, { reason: '"请补充存在问题一节。"' });
export const SUMMARY_UPLOAD = mutation('requestSummaryUpload', 'upload url fields { name value } expiresAt', {
  contentType: '"application/pdf"',
});
const REPORT = 'id version state: yearReportState percent applications publishedAt lastCycle';
export const BUILD_REPORT = mutation('buildYearReport', REPORT);
export const PUBLISH_REPORT = mutation('publishYearReport', REPORT);

const NUMBERS = 'numbers { measure count last }';
const COUNTED = `{ total { measure count last } tables { dimension rows { value name { zh } ${NUMBERS} } } }`;
export const COUNTS = `counts ${COUNTED}`;
export const REPORT_SEEN = `query ($id: ID!) { node(id: $id) { ... on YearReport { ${REPORT} counts: figures ${COUNTED} allowedActions { action why { code } } } } }`;
export const PUBLIC_REPORT = `{ publicYearReport { cycle asOf ${COUNTS} file(format: PDF) { url } } }`;
export const UNFINISHED = `query ($by: UnfinishedUntil!, $first: Int, $after: String) { unfinished(by: $by, first: $first, after: $after) {
  edges { node { organisation { name } items { kind state { zh } count since } } } pageInfo { hasNextPage endCursor } } }`;

/** 潘慧 has filed the summary of the committee. */
export const filedSummary = step('filedSummary', async (world: World): Promise<{ summary: string; version: number }> => {
  const asked = { committee: committeeId(), version: 0, content: SUMMARISED, key: freshKey() };
  const { fileWorkSummary } = await world.does('pan', FILE_SUMMARY, asked);
  return { summary: fileWorkSummary.id, version: fileWorkSummary.version };
});

/** The bureau has had the year counted. */
export const countedYear = step('countedYear', async (world: World): Promise<{ report: string; version: number }> => {
  const { buildYearReport } = await world.does('wang', BUILD_REPORT, { key: freshKey() });
  await world.deliver();
  await world.count();
  const { node } = await world.does('wang', REPORT_SEEN, { id: buildYearReport.id });
  return { report: buildYearReport.id, version: node.version };
});

/** A scan of the signed summary put where its form leads: the upload. */
export async function scanned(world: World, content = scan('工作总结')): Promise<string> {
  const { requestSummaryUpload } = await world.does('pan', SUMMARY_UPLOAD, { committee: committeeId(), size: content.length });
  return putThere(world, requestSummaryUpload, content).upload as string;
}
