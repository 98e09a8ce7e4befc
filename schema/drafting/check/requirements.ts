/** Without which phases and milestones there is no review, and what asks for them. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { PHASES, type PhaseName } from '../../announcement/names.ts';

/** The phases that no notice goes without, and why. */
export const REQUIRED_PHASES: Partial<Record<PhaseName, Bilingual>> = {
  APPLICATION: say('申报的填写、提交均在该阶段内', 'it is the window in which applications are written and submitted'),
  UNIT_REVIEW: say('单位审核、公示、推荐均以该阶段截止为限', 'units review, post and recommend until it closes'),
};

/** Those that a notice may go without. */
export const OPTIONAL_PHASES: readonly PhaseName[] = ['PREPARATION', 'DEPARTMENT_REVIEW', 'PROVINCIAL_REVIEW', 'RE_REVIEW', 'EVALUATION'];

/** The milestones that are counted back from or told of by name (calendar/plan.ts, way.ts), in the order of the year. */
export const NAMED_MILESTONES: Readonly<Record<string, Bilingual>> = {
  'committees-done': say('各评委会完成评审', 'committees are done'),
  certificates: say('印发资格文件、制发电子证书', 'documents and certificates are issued'),
  'work-summary': say('评审工作总结、花名册备案', 'summaries and rosters are filed'),
};

/**
 * Which of some names in their order nobody has written. A row whose name cannot be read may be any that would stand between the readable
 * ones around it: what is malformed is not missing as well.
 */
export function missingOf<N extends string>(order: readonly N[], rows: readonly { name: string | undefined }[]): N[] {
  const ranks = rows.map(({ name }) => (name === undefined ? null : order.indexOf(name as N))).filter((rank) => rank !== -1);
  const gaps = ranks.flatMap((rank, index): (readonly [number, number])[] =>
    rank === null
      ? [[ranks.slice(0, index).findLast((one) => one !== null) ?? -1, ranks.slice(index).find((one) => one !== null) ?? order.length]]
      : [],
  );
  return order.filter((_, rank) => !ranks.includes(rank) && !gaps.some(([before, after]) => before < rank && rank < after));
}

/** The phases that no row is of, nor may be. */
export function missingPhases(rows: readonly { name: PhaseName | undefined }[]): PhaseName[] {
  return missingOf(PHASES, rows);
}
