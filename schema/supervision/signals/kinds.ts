/** Kinds of risk signals (V6): what is looked for, and by which rule it is against. */
import { say, type Bilingual } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';

export const SIGNAL_KINDS = [
  'SAME_FILE',
  'SAME_ACHIEVEMENT',
  'NEAR_TEXT',
  'SPECIAL_SHARE',
  'OFFICER_NEVER_RETURNS',
  'OFFICER_IN_SECONDS',
  'OFFICER_AT_NIGHT',
  'EMPLOYER',
  'TWO_DOCUMENTS',
  'CODE_KIND',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export const SIGNAL_KIND_NAMES: Record<SignalKind, Bilingual> = {
  SAME_FILE: say('不同人员的申报使用同一文件', 'the same file in applications of several people'),
  SAME_ACHIEVEMENT: say('同一论文、专利由多人申报', 'the same paper or patent claimed by several people'),
  NEAR_TEXT: say('不同人员的业绩内容雷同', 'achievements of several people in nearly the same words'),
  SPECIAL_SHARE: say('单位破格晋升比例畸高', 'a unit’s share of promotions out of the ordinary, far above the others’'),
  OFFICER_NEVER_RETURNS: say('经办人从未退回过申报', 'an officer who has never returned an application'),
  OFFICER_IN_SECONDS: say('经办人连续数秒办理一件', 'an officer who decides every few seconds'),
  OFFICER_AT_NIGHT: say('经办人深夜集中办理', 'an officer who decides on many at night'),
  EMPLOYER: say('工作单位与申报单位不一致', 'an employer that is not the unit'),
  TWO_DOCUMENTS: say('同名、同出生年月而证件不同', 'one name and month of birth under several documents'),
  CODE_KIND: say('统一社会信用代码与单位类型不符', 'a credit code that does not fit the kind of the unit'),
};

export const SIGNAL_RULES: Record<SignalKind, RuleId> = {
  SAME_FILE: 'V6',
  SAME_ACHIEVEMENT: 'V6',
  NEAR_TEXT: 'V6',
  SPECIAL_SHARE: 'V6',
  OFFICER_NEVER_RETURNS: 'V6',
  OFFICER_IN_SECONDS: 'V6',
  OFFICER_AT_NIGHT: 'V6',
  EMPLOYER: 'P8',
  TWO_DOCUMENTS: 'P2',
  CODE_KIND: 'P5',
};

/** What a signal was computed from, by name: ids, marks and numbers. */
export const EVIDENCE = [
  'sha256',
  'proofs',
  'title',
  'venue',
  'similarity',
  'texts',
  'applications',
  'special',
  'total',
  'othersSpecial',
  'othersTotal',
  'probability',
  'tier',
  'decisions',
  'othersReturns',
  'othersDecisions',
  'from',
  'to',
  'night',
  'employer',
  'unitName',
  'bornIn',
  'creditCode',
  'unitKind',
] as const;
export type EvidenceName = (typeof EVIDENCE)[number];

export const EVIDENCE_NAMES: Record<EvidenceName, Bilingual> = {
  sha256: say('文件SHA-256', 'SHA-256 of the file'),
  proofs: say('佐证材料（申报编号/材料编号）', 'proofs: application/number'),
  title: say('题目或专利号', 'title, or number of the patent'),
  venue: say('刊物', 'journal'),
  similarity: say('最高相似度（%）', 'highest similarity, per cent'),
  texts: say('业绩内容（申报编号/序号）', 'achievements: application/row'),
  applications: say('所涉申报件数', 'applications it is about'),
  special: say('本单位破格晋升件数', 'promotions out of the ordinary in the unit'),
  total: say('本单位申报件数', 'applications of the unit'),
  othersSpecial: say('其他单位破格晋升件数', 'promotions out of the ordinary elsewhere'),
  othersTotal: say('其他单位申报件数', 'applications elsewhere'),
  probability: say('偶然出现的概率', 'how probable it is by chance'),
  tier: say('审核层级', 'where it was decided'),
  decisions: say('办理件数', 'decisions'),
  othersReturns: say('同层级其他经办人退回件数', 'returns by the other officers there'),
  othersDecisions: say('同层级其他经办人办理件数', 'decisions by the other officers there'),
  from: say('自', 'from'),
  to: say('至', 'to'),
  night: say('日期（当晚23时起）', 'the night that begins at 23:00 of the day'),
  employer: say('填写的工作单位', 'the employer as it is declared'),
  unitName: say('申报单位', 'the unit'),
  bornIn: say('出生年月', 'month of birth'),
  creditCode: say('统一社会信用代码', 'credit code'),
  unitKind: say('单位类型', 'kind of the unit'),
};
