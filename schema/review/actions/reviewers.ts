/** Who decides, in the words that people are told. */
import type { Bilingual } from '../../core/refusal.ts';
import type { ReviewMove } from '../rules.ts';
import type { Judged } from './opinion.ts';

/** What a reviewer's decision looks at. */
export type Reviewed = Judged & { move: ReviewMove };

/** Who has decided, as the applicant is told: sentences begin with it. */
export function reviewerName(about: Reviewed): Bilingual {
  const reviewer = about.move.by;
  switch (reviewer) {
    case 'UNIT':
      return { zh: about.head.unitName, en: 'Your unit' };
    case 'DEPARTMENT':
      return departmentName(about);
    case 'RE_REVIEW':
      return { zh: '集中复审', en: 'The re-review' };
    default:
      return reviewer satisfies never;
  }
}

export function departmentName({ head, calendar: { announcement } }: Judged): Bilingual {
  const named = announcement.departments.find(({ id }) => id === head.department);
  return named ? { zh: named.name, en: 'The department' } : { zh: announcement.bureau.name, en: 'The bureau' };
}
