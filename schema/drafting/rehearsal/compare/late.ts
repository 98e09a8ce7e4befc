/**
 * What was done in time, and would be late in the windows of the draft (C2, C6, U5, D3, D7), or too late for its committee (C12). Each act
 * is as far from the opening of its phase as it was; what was done before a phase had opened (C5) is as far from the opening of personal
 * application. Pure.
 */
import { say, type Bilingual } from '../../../core/refusal.ts';
import type { RuleId } from '../../../core/rulebook.ts';
import { inChinese, stamped, type Instant } from '../../../core/time.ts';
import type { PhaseName } from '../../../announcement/model.ts';
import { cutOffOf } from '../../../calendar/cut-off.ts';
import type { Calendar } from '../../../calendar/model.ts';
import { phaseAt } from '../../../calendar/rules.ts';
import { REVIEWED } from '../../../application/duties.ts';
import type { Reviewer } from '../../../application/moves.ts';
import { applicationWindow, reviewWindow, submissionWindow } from '../../../application/rules/windows.ts';
import type { Case, Side } from './case.ts';
import type { Difference } from './difference.ts';

/** When in the draft's year it would be what was done at an instant, in a phase or before that opened. */
export function shifted(at: Instant, phase: PhaseName, own: Calendar, draft: Calendar): Instant {
  const name = at >= phaseAt(own, phase, at).opensAt ? phase : 'APPLICATION';
  return phaseAt(draft, name, at).opensAt + (at - phaseAt(own, name, at).opensAt);
}

type Act = { rule: RuleId; phase: PhaseName; at: Instant; title: Bilingual; closes: (calendar: Calendar, at: Instant) => Instant };

/** Of several acts of one kind the first that would be late. */
export function latenessDiffers(one: Case, own: Side, draft: Side): Difference[] {
  const differences = actsOf(one, draft).flatMap(({ rule, phase, at, title, closes }): Difference[] => {
    const then = shifted(at, phase, own.windows, draft.windows);
    const [was, would] = [closes(own.windows, at), closes(draft.windows, then)];
    if (at >= was || then < would) return [];
    return [{ kind: 'LATE', rule, was: told(title, was, IN_TIME), would: told(title, would, LATE) }];
  });
  return differences.filter(({ rule }, index) => differences.findIndex((other) => other.rule === rule) === index);
}

const IN_TIME = say('在期限内', 'in time');
const LATE = say('逾期', 'late');

function told({ zh, en }: Bilingual, closesAt: Instant, how: Bilingual): Bilingual {
  return say(`${zh}至${inChinese(closesAt, true)}截止，${how.zh}`, `${en} until ${stamped(closesAt, true)}: ${how.en}`);
}

function actsOf({ head: { recommendation, approval, passed }, submissions, returns }: Case, { way }: Side): Act[] {
  const sent = submissions.map(({ number, at }): Act => {
    const returned = returns.findLast(({ submission }) => submission === number - 1);
    if (!returned)
      return {
        rule: 'C2',
        phase: 'APPLICATION',
        at,
        title: say('提交', 'submitting'),
        closes: (one, then) => applicationWindow(one, then).closesAt,
      };
    const state = { state: 'RETURNED' as const, returned: { ...returned, mend: [], asked: null } };
    return {
      rule: 'C6',
      phase: REVIEWED[returned.reviewer].phase,
      at,
      title: say('退回后重报', 'sending again'),
      closes: (one, then) => submissionWindow(one, state, then).closesAt,
    };
  });
  const reviewed = (reviewer: Reviewer, opinion: { at: Instant } | null, title: Bilingual): Act[] =>
    opinion ? [{ ...REVIEWED[reviewer], at: opinion.at, title, closes: (one, then) => reviewWindow(one, reviewer, then).closesAt }] : [];
  return [
    ...sent,
    ...reviewed('UNIT', recommendation, say('推荐', 'recommending')),
    // Where its unit would decide by itself, no authority reviews it.
    ...(way.isOwn ? [] : reviewed('DEPARTMENT', approval, say('部门审核', 'approving'))),
    ...(way.isOwn ? [] : reviewed('RE_REVIEW', passed, say('复审', 'the re-review'))),
  ];
}

/** What passed in time for its committee, and would not for the one it would go to (C12). */
export function cutOffDiffers({ head: { passed } }: Case, own: Side, draft: Side): Difference[] {
  if (!passed || draft.way.isOwn) return [];
  const then = shifted(passed.at, 'RE_REVIEW', own.windows, draft.windows);
  const was = cutOffOf(own.windows, own.way.committee?.id ?? null, passed.at);
  const would = cutOffOf(draft.windows, draft.way.committee?.id ?? null, then);
  if (would === null || then < would || (was !== null && passed.at >= was)) return [];
  const none = say('评委会无提前截止', 'no earlier cut-off');
  const title = say('评委会', 'its committee has to have all');
  return [{ kind: 'CUT_OFF', rule: 'C12', was: was === null ? none : told(title, was, IN_TIME), would: told(title, would, LATE) }];
}
