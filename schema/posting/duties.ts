/** Whose turn it is with what is to be posted, is posted, or was objected to (U2–U5). Pure data. */
import { say } from '../core/refusal.ts';
import { REVIEWED, UNIT_ASKED, type Duty, type OfApplications } from '../application/duties.ts';
import { isSpecial } from './model.ts';

/** Running postings with an objection to answer, and what is to be posted again. */
export type OfObjections = { of: 'OBJECTIONS' };

export const POSTING_DUTIES: readonly Duty<OfObjections | OfApplications>[] = [
  // While an objection is open the posting does not end, however long its period is over, and no other begins (U4).
  {
    of: 'OBJECTIONS',
    parties: ['UNIT'],
    ...REVIEWED.UNIT,
    does: ({ head: { state } }) =>
      state === 'POSTED'
        ? say('单位核查答复异议，公示方可结束', 'the unit answers the objection; then the posting can end')
        : say('单位核查答复对前次公示的异议，再行公示', 'the unit answers the objections to the posting before, then posts it'),
    asks: {
      UNIT: say(
        '贵单位的公示尚有异议未答复，异议办结前公示不得结束、不能推荐（补充公示的，不能审核通过），请及时核查答复。',
        'An objection to a posting of your unit has not been answered; until it is, the posting cannot end, and nobody can be recommended by it, nor approved by a supplementary one.',
      ),
    },
    safe: (head) => (head.state === 'POSTED' ? 'RECOMMENDATION' : postingStep(head)),
  },
  {
    of: 'APPLICATIONS',
    state: 'ACCEPTED',
    parties: ['UNIT'],
    ...REVIEWED.UNIT,
    does: say('单位公示', 'the unit posts it'),
    asks: { UNIT: UNIT_ASKED },
    steps: ['POSTING', 'SPECIAL_POSTING'],
    safe: postingStep,
  },
  {
    of: 'APPLICATIONS',
    state: 'POSTED',
    parties: [],
    ...REVIEWED.UNIT,
    does: say('公示期满、出具结果报告', 'the posting ends and its report is made'),
    safe: () => 'RECOMMENDATION',
  },
];

/** The step by which its posting begins: those of a special type are posted longer (U3). */
export function postingStep(head: Parameters<typeof isSpecial>[0]): 'POSTING' | 'SPECIAL_POSTING' {
  return isSpecial(head) ? 'SPECIAL_POSTING' : 'POSTING';
}
