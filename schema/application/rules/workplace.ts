/** Where an applicant works, as tables and postings name it (D10). Pure. */
import type { Organisation, Standing } from '../../identity/model.ts';
import type { Form } from '../eligibility/facts.ts';
import type { Application } from '../model.ts';

/**
 * Of a person in custody of a 人才服务机构 their employer, as the custodian keeps it, or as they say themselves; null where there is none:
 * a flexible worker's workplace is the custodian, and everybody else's the unit.
 */
export function employerOf(
  unit: Pick<Organisation, 'unitKind'> | null,
  standing: Pick<Standing, 'kind' | 'employer'> | null,
  { basics }: Form,
): string | null {
  if (unit?.unitKind !== 'CUSTODIAN' || standing?.kind === 'FLEXIBLE') return null;
  return standing?.employer ?? basics?.employer ?? null;
}

/** 工作单位: the employer, with the custodian named as the reporting unit; else the unit. */
export function workplaceOf({ employer, unitName }: Pick<Application, 'employer' | 'unitName'>): string {
  return employer === null ? unitName : `${employer}（申报单位：${unitName}）`;
}
