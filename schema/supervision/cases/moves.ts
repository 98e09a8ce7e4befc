/** The way of a case, on one page: who makes which step in which state (V2, V5). */
import type { RuleId } from '../../core/rulebook.ts';
import type { CaseState } from './model.ts';

type CaseMove = {
  from: readonly CaseState[];
  to: CaseState | null;
  by: 'DESK' | 'CONCERNED' | 'ABOVE' | 'SUPERVISORS';
  rules: readonly RuleId[];
};

export const CASE_MOVES = {
  acceptCase: { from: ['RECEIVED'], to: 'OPEN', by: 'DESK', rules: ['V5'] },
  declineCase: { from: ['RECEIVED'], to: 'DECLINED', by: 'DESK', rules: ['V5'] },
  passCase: { from: ['RECEIVED', 'OPEN'], to: null, by: 'DESK', rules: ['V5'] },
  takeOverCase: { from: ['DECLINED'], to: 'RECEIVED', by: 'SUPERVISORS', rules: ['P7', 'V7'] },
  assignCase: { from: ['RECEIVED', 'OPEN', 'PROPOSED'], to: null, by: 'DESK', rules: ['V5', 'P7'] },
  nameSubjects: { from: ['RECEIVED', 'OPEN'], to: null, by: 'DESK', rules: ['V5'] },
  extendCase: { from: ['RECEIVED', 'OPEN', 'PROPOSED', 'APPEALED'], to: null, by: 'DESK', rules: ['V5'] },
  recordFinding: { from: ['OPEN', 'PROPOSED', 'APPEALED'], to: null, by: 'DESK', rules: ['V5'] },
  proposeDecision: { from: ['OPEN', 'PROPOSED'], to: 'PROPOSED', by: 'DESK', rules: ['V2'] },
  stateInCase: { from: ['PROPOSED'], to: null, by: 'CONCERNED', rules: ['V2'] },
  decideCase: { from: ['PROPOSED'], to: 'DECIDED', by: 'DESK', rules: ['V2'] },
  reopenCase: { from: ['PROPOSED'], to: 'OPEN', by: 'DESK', rules: ['V2'] },
  appealDecision: { from: ['DECIDED', 'APPEALED'], to: 'APPEALED', by: 'CONCERNED', rules: ['V2'] },
  answerAppeal: { from: ['APPEALED'], to: 'CLOSED', by: 'ABOVE', rules: ['V2'] },
} as const satisfies Record<string, CaseMove>;
export type CaseAction = keyof typeof CASE_MOVES;
