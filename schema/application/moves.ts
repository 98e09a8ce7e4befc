/** The states of an application, and every move from one to another: the review chain. */
import type { ActionName } from '../core/actions-named/index.ts';
import { ROLE_NAMES, type Role } from '../core/actor.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';

/** States as stored. A draft whose time is over is shown as LAPSED: nothing has to be written for it (C6). */
export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'ACCEPTED',
  'POSTED',
  'CLEARED',
  'RECOMMENDED',
  'APPROVED',
  'PASSED',
  'FORWARDED',
  'PASSED_BY_COMMITTEE',
  'NOT_PASSED',
  'STRUCK',
  'CONFERRED',
  'REVOKED',
  'RETURNED',
  'REFUSED',
  'WITHDRAWN',
  'CANCELLED',
] as const;
export type State = (typeof STATES)[number];
export type Standing = State | 'LAPSED';

/** What each is called. */
export const STATE_NAMES: Record<Standing, Bilingual> = {
  DRAFT: { zh: '草稿', en: 'a draft' },
  SUBMITTED: { zh: '已提交，待单位审核', en: 'submitted' },
  ACCEPTED: { zh: '单位已接收，待公示', en: 'accepted by the unit' },
  POSTED: { zh: '单位公示中', en: 'posted in the unit' },
  CLEARED: { zh: '公示无异议，待推荐', en: 'posted without an open objection' },
  RETURNED: { zh: '已退回', en: 'returned' },
  RECOMMENDED: { zh: '单位已推荐，待部门审核', en: 'recommended' },
  APPROVED: { zh: '部门审核通过，待集中复审', en: 'approved' },
  PASSED: { zh: '复审通过，待会议审议', en: 'passed in the re-review' },
  FORWARDED: { zh: '已提交评委会', en: 'forwarded to its committee' },
  PASSED_BY_COMMITTEE: { zh: '评审通过', en: 'passed by its committee' },
  NOT_PASSED: { zh: '评审未通过', en: 'not passed by its committee' },
  STRUCK: { zh: '公示异议查实，已从评审通过名单除去', en: 'struck from the roster by an objection' },
  CONFERRED: { zh: '已取得职称', en: 'conferred' },
  REVOKED: { zh: '职称已撤销', en: 'revoked' },
  REFUSED: { zh: '不予通过', en: 'refused' },
  WITHDRAWN: { zh: '申报人已撤回', en: 'withdrawn by the applicant' },
  CANCELLED: { zh: '已取消申报资格', en: 'cancelled after a case' },
  LAPSED: { zh: '已失效（逾期未提交）', en: 'lapsed' },
};

/** Who reviews, one after the other: the unit, its department, bureau and departments together (D7). The last two are the reviewing authorities (D1, D2). */
export const REVIEWERS = ['UNIT', 'DEPARTMENT', 'RE_REVIEW'] as const;
export type Reviewer = (typeof REVIEWERS)[number];

/** Who moves an application: its person, each reviewer, the bureau alone for what the meeting decides (D7), its committee’s office, the system. */
type Mover = 'APPLICANT' | Reviewer | 'BUREAU' | 'COMMITTEE' | 'SYSTEM';

/** In which role each does; in the re-review the department's officers as well (D7). */
export const ROLE_OF = {
  APPLICANT: 'APPLICANT',
  UNIT: 'UNIT_OFFICER',
  DEPARTMENT: 'DEPARTMENT_OFFICER',
  RE_REVIEW: 'BUREAU_OFFICER',
  BUREAU: 'BUREAU_OFFICER',
  COMMITTEE: 'COMMITTEE_OFFICE',
} as const satisfies Record<Exclude<Mover, 'SYSTEM'>, Role>;

/** Who makes a move, in words; the re-review is the bureau's and the departments' together (D7). */
export function moverNamed(by: Mover): Bilingual {
  if (by === 'SYSTEM') return say('系统', 'the system');
  return by === 'RE_REVIEW' ? say('市人社局、行业主管部门经办人', 'officers of the bureau and the departments') : ROLE_NAMES[ROLE_OF[by]];
}

/** What is done with an application in some of its states, the first of its rules being the ground of a refusal; `to` is null where it stays in its state. */
export type Move = { action: ActionName; from: readonly State[]; to: State | null; by: Mover; rules: readonly RuleId[] };

/** With the unit, and not recommended yet. */
export const WITH_UNIT = ['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED'] as const satisfies State[];
/** With the reviewing authorities. */
export const WITH_AUTHORITIES = ['RECOMMENDED', 'APPROVED', 'PASSED'] as const satisfies State[];

/** Passed by its committee, whatever has become of that since. */
export const PASSED_STATES: readonly State[] = ['PASSED_BY_COMMITTEE', 'STRUCK', 'CONFERRED', 'REVOKED'];
/** Its committee has decided. */
export const DECIDED_STATES: readonly State[] = [...PASSED_STATES, 'NOT_PASSED'];

/**
 * The whole review chain on one page; the table of schema/README.md is compared with it by a test. What a committee does between
 * `FORWARDED` and its result belongs to a candidate of its own (evaluation/).
 */
export const MOVES = {
  submit: { action: 'submit', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  submitToDepartment: { action: 'submit', from: ['RETURNED'], to: 'RECOMMENDED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  submitToReReview: { action: 'submit', from: ['RETURNED'], to: 'APPROVED', by: 'APPLICANT', rules: ['A5', 'C6'] },
  accept: { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', by: 'UNIT', rules: ['U1'] },
  returnByUnit: { action: 'return', from: WITH_UNIT, to: 'RETURNED', by: 'UNIT', rules: ['U1'] },
  refuseByUnit: { action: 'refuse', from: WITH_UNIT, to: 'REFUSED', by: 'UNIT', rules: ['U1'] },
  refuseWithdrawn: { action: 'refuse', from: ['WITHDRAWN'], to: 'REFUSED', by: 'UNIT', rules: ['U4'] },
  post: { action: 'post', from: ['ACCEPTED'], to: 'POSTED', by: 'UNIT', rules: ['U2', 'U3'] },
  clear: { action: 'clear', from: ['POSTED'], to: 'CLEARED', by: 'SYSTEM', rules: ['U5'] },
  recommend: { action: 'recommend', from: ['CLEARED'], to: 'RECOMMENDED', by: 'UNIT', rules: ['U5', 'U6'] },
  recommendToOwn: { action: 'recommend', from: ['CLEARED'], to: 'FORWARDED', by: 'UNIT', rules: ['P6', 'U5', 'U6'] },
  returnByDepartment: { action: 'return', from: ['RECOMMENDED'], to: 'RETURNED', by: 'DEPARTMENT', rules: ['D1', 'D2'] },
  refuseByDepartment: { action: 'refuse', from: ['RECOMMENDED'], to: 'REFUSED', by: 'DEPARTMENT', rules: ['D2'] },
  approve: { action: 'approve', from: ['RECOMMENDED'], to: 'APPROVED', by: 'DEPARTMENT', rules: ['D3'] },
  pass: { action: 'pass', from: ['APPROVED'], to: 'PASSED', by: 'RE_REVIEW', rules: ['D7'] },
  returnByReReview: { action: 'return', from: ['APPROVED'], to: 'RETURNED', by: 'RE_REVIEW', rules: ['D7', 'D1', 'D2'] },
  refuseByReReview: { action: 'refuse', from: ['APPROVED'], to: 'REFUSED', by: 'RE_REVIEW', rules: ['D7'] },
  forward: { action: 'forward', from: ['PASSED'], to: 'FORWARDED', by: 'BUREAU', rules: ['D7'] },
  turnDown: { action: 'turnDown', from: ['PASSED'], to: 'REFUSED', by: 'BUREAU', rules: ['D7'] },
  announcePassed: { action: 'announceResult', from: ['FORWARDED'], to: 'PASSED_BY_COMMITTEE', by: 'COMMITTEE', rules: ['E9', 'E11'] },
  announceNotPassed: { action: 'announceResult', from: ['FORWARDED'], to: 'NOT_PASSED', by: 'COMMITTEE', rules: ['E9', 'E11'] },
  enterPassed: { action: 'recordResult', from: ['FORWARDED'], to: 'PASSED_BY_COMMITTEE', by: 'BUREAU', rules: ['E9', 'E12'] },
  enterNotPassed: { action: 'recordResult', from: ['FORWARDED'], to: 'NOT_PASSED', by: 'BUREAU', rules: ['E9', 'E12'] },
  correctToPassed: { action: 'correctResult', from: ['NOT_PASSED'], to: 'PASSED_BY_COMMITTEE', by: 'BUREAU', rules: ['E9'] },
  correctToNotPassed: { action: 'correctResult', from: ['PASSED_BY_COMMITTEE'], to: 'NOT_PASSED', by: 'BUREAU', rules: ['E9'] },
  strike: { action: 'strike', from: ['PASSED_BY_COMMITTEE'], to: 'STRUCK', by: 'COMMITTEE', rules: ['R2'] },
  voteAnew: { action: 'voteAnew', from: ['NOT_PASSED'], to: 'FORWARDED', by: 'COMMITTEE', rules: ['R2'] },
  confer: { action: 'confer', from: ['PASSED_BY_COMMITTEE'], to: 'CONFERRED', by: 'SYSTEM', rules: ['R3'] },
  recordConferral: { action: 'confer', from: ['PASSED_BY_COMMITTEE'], to: 'CONFERRED', by: 'BUREAU', rules: ['R3'] },
  revoke: { action: 'revoke', from: ['CONFERRED'], to: 'REVOKED', by: 'SYSTEM', rules: ['R4'] },
  cancel: {
    action: 'cancel',
    from: ['DRAFT', ...WITH_UNIT, ...WITH_AUTHORITIES, 'FORWARDED', 'PASSED_BY_COMMITTEE', 'RETURNED', 'WITHDRAWN'],
    to: 'CANCELLED',
    by: 'SYSTEM',
    rules: ['V2'],
  },
  reinstateDraft: { action: 'reinstate', from: ['CANCELLED'], to: 'DRAFT', by: 'SYSTEM', rules: ['V2'] },
  reinstateReturned: { action: 'reinstate', from: ['CANCELLED'], to: 'RETURNED', by: 'SYSTEM', rules: ['V2'] },
  reinstateSubmitted: { action: 'reinstate', from: ['CANCELLED'], to: 'SUBMITTED', by: 'SYSTEM', rules: ['V2'] },
  reinstateRecommended: { action: 'reinstate', from: ['CANCELLED'], to: 'RECOMMENDED', by: 'SYSTEM', rules: ['V2'] },
  reinstateWithdrawn: { action: 'reinstate', from: ['CANCELLED'], to: 'WITHDRAWN', by: 'SYSTEM', rules: ['V2'] },
  reinstateForwarded: { action: 'reinstate', from: ['CANCELLED'], to: 'FORWARDED', by: 'SYSTEM', rules: ['V2'] },
  reinstatePassed: { action: 'reinstate', from: ['CANCELLED'], to: 'PASSED_BY_COMMITTEE', by: 'SYSTEM', rules: ['V2'] },
  reinstateConferred: { action: 'reinstate', from: ['REVOKED'], to: 'CONFERRED', by: 'SYSTEM', rules: ['V2'] },
  withdraw: { action: 'withdraw', from: ['DRAFT', ...WITH_UNIT, 'RETURNED'], to: 'WITHDRAWN', by: 'APPLICANT', rules: ['A8'] },
  consent: { action: 'consentWithdrawal', from: [...WITH_AUTHORITIES, 'RETURNED'], to: 'WITHDRAWN', by: 'DEPARTMENT', rules: ['A8'] },
  consentInCommittee: { action: 'consentWithdrawal', from: ['FORWARDED'], to: 'WITHDRAWN', by: 'COMMITTEE', rules: ['A8'] },
  restoreDraft: { action: 'restore', from: ['WITHDRAWN'], to: 'DRAFT', by: 'APPLICANT', rules: ['A8'] },
  restoreReturned: { action: 'restore', from: ['WITHDRAWN'], to: 'RETURNED', by: 'APPLICANT', rules: ['A8'] },
  restoreSubmitted: { action: 'restore', from: ['WITHDRAWN'], to: 'SUBMITTED', by: 'APPLICANT', rules: ['A8'] },
  beginAnew: { action: 'beginAnew', from: ['WITHDRAWN'], to: 'DRAFT', by: 'APPLICANT', rules: ['A1', 'A8'] },
  takeAlong: { action: 'takeAlong', from: WITH_UNIT, to: 'SUBMITTED', by: 'SYSTEM', rules: ['P13'] },
  takeWithdrawn: { action: 'takeAlong', from: ['WITHDRAWN'], to: 'WITHDRAWN', by: 'SYSTEM', rules: ['P13'] },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof MOVES;

/** What is noted on an application, and leaves it in its state. */
export const NOTES = {
  changeUnit: { action: 'changeUnit', from: ['DRAFT', 'RETURNED'], to: null, by: 'APPLICANT', rules: ['P5'] },
  askWithdrawal: {
    action: 'askWithdrawal',
    from: [...WITH_AUTHORITIES, 'FORWARDED', 'RETURNED'],
    to: null,
    by: 'APPLICANT',
    rules: ['A8'],
  },
  declineWithdrawal: { action: 'declineWithdrawal', from: [...WITH_AUTHORITIES, 'RETURNED'], to: null, by: 'DEPARTMENT', rules: ['A8'] },
  declineInCommittee: { action: 'declineWithdrawal', from: ['FORWARDED'], to: null, by: 'COMMITTEE', rules: ['A8'] },
  amendResult: { action: 'amendResult', from: ['PASSED_BY_COMMITTEE', 'NOT_PASSED'], to: null, by: 'BUREAU', rules: ['E9'] },
  postAnew: { action: 'postAnew', from: ['PASSED_BY_COMMITTEE'], to: null, by: 'COMMITTEE', rules: ['R1', 'V2'] },
  noteUnrecognised: { action: 'recordResult', from: ['FORWARDED'], to: null, by: 'BUREAU', rules: ['E12'] },
  reroute: { action: 'reroute', from: WITH_AUTHORITIES, to: null, by: 'DEPARTMENT', rules: ['D7', 'C12'] },
  waiveSupplement: { action: 'waiveSupplement', from: ['RECOMMENDED', 'APPROVED'], to: null, by: 'RE_REVIEW', rules: ['U7'] },
  endVacancy: { action: 'endVacancy', from: ['RECOMMENDED', 'APPROVED', 'PASSED', 'RETURNED'], to: null, by: 'SYSTEM', rules: ['U6'] },
  allowAgain: { action: 'allowAgain', from: ['RECOMMENDED', 'APPROVED'], to: null, by: 'BUREAU', rules: ['D1'] },
} as const satisfies Record<string, Move>;

/** Whether the form may be edited: the application lies with its person, to be sent or sent again. */
export function isEditable({ state }: { state: State }): boolean {
  return MOVES.submit.from.some((one) => one === state);
}
