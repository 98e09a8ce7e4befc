/**
 * Whose turn it is, said once: what waits in which state, for whom, under which window, by which rule and in which words. Each slice
 * lists the duties that its moves are the answer to; desk/ gathers them for what comes next, for deadlines and for whoever is reminded
 * or told. Here is what all duties are made of, and what lies with the applicant. Pure data.
 */
import { say, type Bilingual } from '../core/refusal.ts';
import type { RuleId } from '../core/rulebook.ts';
import type { Instant } from '../core/time.ts';
import type { PhaseName } from '../announcement/model.ts';
import type { Calendar } from '../calendar/model.ts';
import type { Step } from '../calendar/plan.ts';
import type { Application } from './model.ts';
import type { Reviewer, State } from './moves.ts';

/** Who has something to do: the applicant, the unit's officers, the department's, the bureau's. */
export const PARTIES = ['APPLICANT', 'UNIT', 'DEPARTMENT', 'BUREAU'] as const;
export type Party = (typeof PARTIES)[number];

/** What a duty's words may depend on. */
export type Shown = { head: Application; calendar: Calendar; now: Instant; posting: ShownPosting | null };

/** What a posting tells of whose turn it is; null while there is none, or where it makes no difference. */
export type ShownPosting = { state: string; endsAt: Instant; objections: { open: number }; supplement: object | null };

/** `Waits` says of what a duty is, and in which state. */
export type Duty<Waits> = Waits & {
  /** Who has it to do: the last is the one whose turn it is said to be; nobody where only time has to pass. */
  parties: readonly Party[];
  /** When this window closes, it can be done no more: by the rule, the application ends there. */
  phase: PhaseName;
  rule: RuleId;
  /** What comes next, as everybody reads it; null where nothing does. */
  does: Bilingual | ((shown: Shown) => Bilingual) | null;
  /** What each party is reminded of before the window closes (C13); a party without words is not. */
  asks?: Partial<Record<Party, Bilingual>>;
  /** What of it has a last safe day (C11); the last of them is that of the duty itself, unless `safe` says which. */
  steps?: readonly Step[];
  safe?: (head: Application) => Step | null;
  /** The windows of whose amendment the applicant hears (C8): its own, unless said. */
  amended?: readonly PhaseName[];
  /** What the application was when the window closed, where that is not its state. */
  missed?: Bilingual;
};

/** Applications in a state: returned by this reviewer; approved, and in a table that the re-review has received (D7). */
export type OfApplications = { of: 'APPLICATIONS'; state: State; returnedBy?: Reviewer; isTakenUp?: true };

/** The window of each reviewer, and the rule by which it ends. */
export const REVIEWED = {
  UNIT: { phase: 'UNIT_REVIEW', rule: 'U5' },
  DEPARTMENT: { phase: 'DEPARTMENT_REVIEW', rule: 'D3' },
  RE_REVIEW: { phase: 'RE_REVIEW', rule: 'D7' },
} as const satisfies Record<Reviewer, { phase: PhaseName; rule: RuleId }>;

export const APPLICATION_DUTIES: readonly Duty<OfApplications>[] = [
  {
    of: 'APPLICATIONS',
    state: 'DRAFT',
    parties: ['APPLICANT'],
    phase: 'APPLICATION',
    rule: 'C6',
    does: { zh: '填写并提交申报', en: 'fill it in and submit it' },
    asks: { APPLICANT: { zh: '您的申报尚未提交，请及时提交。', en: 'Your application has not been submitted yet.' } },
    steps: ['SUBMISSION'],
  },
  ...(['DEPARTMENT', 'RE_REVIEW'] as const).map((returnedBy) => ({
    ...returnedDuty(returnedBy),
    steps: [`${returnedBy}_RESUBMISSION` as const],
  })),
];

/** What was returned lies with its person; what their unit has returned is still to be posted, so its last safe day is said with its review. */
export function returnedDuty(returnedBy: Reviewer): Duty<OfApplications> {
  return {
    of: 'APPLICATIONS',
    state: 'RETURNED',
    returnedBy,
    parties: ['APPLICANT'],
    ...REVIEWED[returnedBy],
    does: ({ head }: Shown) =>
      head.supplement?.failed
        ? say(
            '补充公示的异议属实，不得审核通过；重新提交后由审核部门作出不予通过的决定',
            'an objection to its supplementary posting was upheld: sent again, it can only be refused',
          )
        : say('按退回意见修改后重新提交', 'mend it and send it again'),
    asks: {
      APPLICANT: {
        zh: '您的申报已被退回，请按退回意见修改后重新提交。',
        en: 'Your application was returned; mend it as you were told and send it again.',
      },
    },
  };
}

/** What comes next instead, where the person is leaving the unit (P13): for the applicant, or for what goes along by itself. */
export const LEAVING = {
  APPLICANT: {
    zh: '调入单位接收后，变更申报单位，再填写、提交',
    en: 'once the new unit has taken the person in, change the unit, then fill it in and send it',
  },
  UNIT: {
    zh: '申报人已调出：调入单位接收后随人转入；三方一致同意的，由原单位办结',
    en: 'its person has been released: it goes along when the new unit takes the person in, unless all three agree that the old one finishes it',
  },
} as const satisfies Partial<Record<Party, Bilingual>>;

/** What a unit's officers are reminded of, whichever of its moves is next. */
export const UNIT_ASKED: Bilingual = {
  zh: '贵单位尚有申报待审核、公示或推荐，请及时办理。',
  en: 'Applications are waiting for your unit’s review, posting or recommendation.',
};
