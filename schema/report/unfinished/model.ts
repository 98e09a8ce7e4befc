/** What is not finished at the end of a year, and at whose desk it lies (R3, R5). */
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';

export const UNTIL = ['CERTIFICATES', 'WORK_SUMMARY'] as const;
/** Until which day of the notice: documents issued and certificates given, or everything filed. */
export type Until = (typeof UNTIL)[number];

export const UNTIL_NAMES: Record<Until, Bilingual> = {
  CERTIFICATES: say('印发文件、颁发证书的期限', 'the day by which documents are issued and certificates given'),
  WORK_SUMMARY: say('报送工作总结和附花名册的文件的期限', 'the day by which work summaries, and documents with rosters, are filed'),
};

/** The milestone of the calendar that each is (C3). */
export const MILESTONE_OF: Record<Until, string> = { CERTIFICATES: 'certificates', WORK_SUMMARY: 'work-summary' };

export const UNFINISHED = [
  'APPLICATIONS',
  'CANDIDATES',
  'MEETINGS',
  'RESULTS',
  'OBJECTIONS',
  'RECHECKS',
  'ROSTERS',
  'DOCUMENTS',
  'CERTIFICATES',
  'SUMMARY',
] as const;
export type UnfinishedKind = (typeof UNFINISHED)[number];

export const UNFINISHED_NAMES: Record<UnfinishedKind, Bilingual> = {
  APPLICATIONS: say('申报审核未办结', 'applications under review'),
  CANDIDATES: say('评审对象尚无结果', 'candidates without a result'),
  MEETINGS: say('评审会议结果未宣布', 'meetings whose results are not announced'),
  RESULTS: say('评审结果未公示', 'meetings whose results are not posted'),
  OBJECTIONS: say('异议未办结', 'objections not answered'),
  RECHECKS: say('复核申请未答复', 're-checks not answered'),
  ROSTERS: say('名单未拟发文件', 'rosters without a document'),
  DOCUMENTS: say('资格文件未印发', 'title documents not issued'),
  CERTIFICATES: say('资格文件已印发，职称、证书尚未全部办结', 'documents issued whose titles and certificates are not all there yet'),
  SUMMARY: say('工作总结未报送', 'the work summary not filed'),
};

/** So many of a kind, in which state where there are several, and since when the first of them. */
export type Unfinished = { kind: UnfinishedKind; state: Bilingual | null; count: number; since: Instant };

/** The desk of an organisation on which something lies. */
export type UnfinishedDesk = { organisation: string; items: readonly Unfinished[] };

/** Of what lies there, as one line; none where nothing does. */
export function gathered(kind: UnfinishedKind, sinces: readonly Instant[], state: Bilingual | null = null): Unfinished[] {
  return sinces.length === 0 ? [] : [{ kind, state, count: sinces.length, since: Math.min(...sinces) }];
}
