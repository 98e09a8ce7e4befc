/** A2: the standard is published for this title, and has the articles. What was sent is held to as it was chosen, whatever has become of it since. Pure. */
import { say } from '../../core/refusal.ts';
import { dayOf } from '../../core/time.ts';
import { whyNotArticles, whyNotStandard } from '../rules/standards.ts';
import type { Facts } from './facts.ts';
import { fails, type Found } from './findings.ts';

export function namesStandard({ form, now, complete, published }: Facts): Found[] {
  const { appliedTitle, achievements } = form;
  if (!complete || !published || !appliedTitle) return [];
  const { standards, anew } = published;
  const isNew = { title: anew.includes('appliedTitle'), achievements: anew.includes('achievements') };
  const today = dayOf(now);
  const wrong = [
    isNew.title ? whyNotStandard(standards, appliedTitle, today) : null,
    achievements && (isNew.title || isNew.achievements) ? whyNotArticles(standards, appliedTitle, achievements, today) : null,
  ];
  return wrong
    .filter((one) => one !== null)
    .map((one) => fails('A2', say(one.sentence('zh'), one.sentence('en')), say('请更正后保存。', 'Correct it and save it.')));
}
