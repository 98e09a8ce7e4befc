/** Who may see a whole identity number, and for what. Each purpose has its people; each view leaves an audit entry. Pure. */
import { holds, holdsIn, isAccountOf, type Actor } from '../core/actor.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Organisation, PersonFile } from './model.ts';
import { identityRefusals } from './refusals.ts';

/** OWN: one's own number. REVIEW: comparing it with the papers. RECORD: papers and certificates. CASE: a report being looked into. */
export const PURPOSES = ['OWN', 'REVIEW', 'RECORD', 'CASE'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PURPOSE_NAMES: Record<Purpose, Bilingual> = {
  OWN: { zh: '本人查看', en: 'one’s own' },
  REVIEW: { zh: '核对申报材料', en: 'review' },
  RECORD: { zh: '制发文件证书、归档', en: 'documents and records' },
  CASE: { zh: '核查举报', en: 'looking into a report' },
};

/** Why this person may not see the number for this purpose; the refusal names the purposes that are open to them. */
export function whyNotReveal(
  actor: Actor,
  purpose: Purpose,
  person: PersonFile,
  unit: Pick<Organisation, 'authority'> | null,
  bureau: string,
): Refusal | null {
  const open = PURPOSES.filter((one) => isFor(one, actor, person, unit, bureau));
  if (open.includes(purpose)) return null;
  return identityRefusals.PURPOSE_CLOSED({
    purpose: PURPOSE_NAMES[purpose],
    open: open.length > 0 ? open.map((one) => PURPOSE_NAMES[one]) : [{ zh: '无', en: 'none' }],
  });
}

function isFor(
  purpose: Purpose,
  actor: Actor,
  { account, standing }: PersonFile,
  unit: Pick<Organisation, 'authority'> | null,
  bureau: string,
) {
  const ofBureau = holds(actor, 'BUREAU_OFFICER', bureau);
  switch (purpose) {
    case 'OWN':
      return isAccountOf(actor, account.account);
    case 'REVIEW':
      return (
        ofBureau ||
        (standing !== null && holds(actor, 'UNIT_OFFICER', standing.unit)) ||
        (unit?.authority ? holds(actor, 'DEPARTMENT_OFFICER', unit.authority) : false)
      );
    case 'RECORD':
      return ofBureau;
    case 'CASE':
      return ofBureau || holdsIn(actor, 'SUPERVISOR', account.city);
    default:
      return purpose satisfies never;
  }
}
