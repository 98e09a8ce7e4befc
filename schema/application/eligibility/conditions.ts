/** A6: the conditions of the notice’s own, as the applicant has answered them: months of social insurance, hours of a subject, new achievements. Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import type { Condition } from '../../announcement/model.ts';
import { conditionsFor } from '../form/series.ts';
import { whoseOf, type Facts } from './facts.ts';
import { fails, leftToReview, passes, unknown, type Found } from './findings.ts';

export function meetsConditions(facts: Facts): Found[] {
  const { form, wish, calendar, complete } = facts;
  if (!wish || (complete && !form.conditions)) return []; // said under A7 and A2
  return conditionsFor(calendar.announcement.standards, whoseOf(facts)).map((condition) => {
    const answer = form.conditions?.items.find((one) => one.condition === condition.id);
    return { ...(answer ? judged(condition, answer.value) : unanswered(condition)), source: condition.source };
  });
}

function unanswered({ title }: Condition): Found {
  return unknown(
    'A6',
    say(`通知规定的“${title.zh}”尚未填写。`, `“${title.en}”, a condition of the notice, is not filled in.`),
    say('请在“通知规定的其他条件”一栏填写。', 'Fill it in in the section “other conditions of the notice”.'),
  );
}

function judged(condition: Condition, value: number): Found {
  const { asks, least, outcome } = condition;
  const because = told(condition, value);
  const isMet = asks === 'YES' ? value === 1 : least !== null && value >= least;
  if (isMet) return passes('A6', because.zh, because.en);
  if (outcome === 'REVIEW')
    return leftToReview(
      'A6',
      because,
      say('由审核部门按通知核定；填写有误的请更正。', 'Those who review it judge it; correct what is wrong.'),
    );
  return fails(
    'A6',
    because,
    say('达到规定后可以申报；填写有误的请更正。', 'It is open when the condition is met; correct what is wrong.'),
  );
}

/** What was answered, beside what is asked: 社会保险缴纳月数：11个月（须不少于12个月）。 */
function told({ title, asks, unit, least }: Condition, value: number): Bilingual {
  if (asks === 'YES') return value === 1 ? say(`${title.zh}：是。`, `${title.en}: yes.`) : say(`${title.zh}：否。`, `${title.en}: no.`);
  const [zh, en] = [unit?.zh ?? '', unit ? ` ${unit.en}` : ''];
  const asked = least === null ? say('', '') : say(`（须不少于${least}${zh}）`, ` (at least ${least}${en})`);
  return say(`${title.zh}：${value}${zh}${asked.zh}。`, `${title.en}: ${value}${en}${asked.en}.`);
}
