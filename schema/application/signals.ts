/** Signs that an application needs a closer look: nothing is barred by them, somebody is to ask (P8, V6). Pure. */
import type { Bilingual } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import { formerNamesOf } from '../identity/corrections/rules.ts';
import type { Organisation, Standing } from '../identity/model.ts';
import type { Form } from './eligibility/facts.ts';
import type { Application } from './model.ts';
import { isAgreed } from './rules/transfer.ts';

export const SIGNAL_KINDS = ['EMPLOYER_DIFFERS', 'LEAVING_UNIT', 'NOT_OF_UNIT', 'SAME_FILE', 'NAMESAKE'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export type Signal = { kind: SignalKind; rule: RuleId; text: Bilingual };

/** What a reviewer and a supervisor should know of an application. `sharedFiles`: numbers of proofs that lie in somebody else's application too; `namesakes`: how many others apply under the same name, born in the same month. */
export function signalsOf(about: {
  head: Pick<Application, 'unit' | 'unitName' | 'finishing'>;
  unit: (Pick<Organisation, 'unitKind'> & Partial<Pick<Organisation, 'name' | 'corrections'>>) | null;
  standing: Pick<Standing, 'unit' | 'employer' | 'released'> | null;
  form: Form;
  sharedFiles: readonly number[];
  namesakes: number;
}): Signal[] {
  const { head, unit, standing, form, sharedFiles, namesakes } = about;
  const declared = form.basics?.employer ?? standing?.employer ?? null;
  const formerly = unit?.corrections ? formerNamesOf({ name: unit.name ?? head.unitName, corrections: unit.corrections }) : [];
  const agreed = isAgreed(head, standing)
    ? { zh: '，三方已同意由原单位办结', en: '; all three have agreed that it finishes the application' }
    : { zh: '', en: '' };
  const signals: (Signal | false)[] = [
    unit?.unitKind !== 'CUSTODIAN' &&
      declared !== null &&
      declared !== head.unitName &&
      !formerly.includes(declared) && {
        kind: 'EMPLOYER_DIFFERS',
        rule: 'P8',
        text: {
          zh: `填写的工作单位“${declared}”与申报单位“${head.unitName}”不一致，且无档案托管关系。`,
          en: `The employer “${declared}” is not the unit “${head.unitName}”, and no custodian stands between them.`,
        },
      },
    standing !== null &&
      standing.unit === head.unit &&
      standing.released !== null && {
        kind: 'LEAVING_UNIT',
        rule: 'P13',
        text: {
          zh: `申报人已办理调出，待调入单位接收${agreed.zh}。`,
          en: `The applicant has been released and waits to be taken in elsewhere${agreed.en}.`,
        },
      },
    standing !== null &&
      standing.unit !== head.unit && {
        kind: 'NOT_OF_UNIT',
        rule: 'P13',
        text: { zh: `申报人现已不在申报单位${agreed.zh}。`, en: `The applicant is not with the unit any more${agreed.en}.` },
      },
    sharedFiles.length > 0 && {
      kind: 'SAME_FILE',
      rule: 'A3',
      text: {
        zh: `佐证材料${sharedFiles.join('、')}与他人申报中的文件完全相同。`,
        en: `The proofs ${sharedFiles.join(', ')} are the very same files as in somebody else’s application.`,
      },
    },
    namesakes > 0 && {
      kind: 'NAMESAKE',
      rule: 'P2',
      text: {
        zh: `本年度另有${namesakes}件同名、同出生年月人员的申报，请核实是否同一人以不同证件申报。`,
        en: `Applications this year under the same name, of people born in the same month: ${namesakes} more. Make sure that it is not one person with several documents.`,
      },
    },
  ];
  return signals.filter((signal) => signal !== false);
}
