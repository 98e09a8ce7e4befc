/** A unit whose share of 破格晋升 is far above that of all other units of the city (V6). Pure. */
import { groupedBy } from '../../../core/grouped.ts';
import { say } from '../../../core/refusal.ts';
import { aboutApplications, shown, stepOf, type Applied, type Found } from '../found.ts';
import { fractionShown, isBelow, tailOf } from './tail.ts';

/**
 * `specialLeast`: as many at least; `chance`: less probable than so many thousandths, were the unit like the others; `others`: of how many
 * applications elsewhere their share can be told at all.
 */
export function specialShare(
  applications: readonly Applied[],
  { specialLeast, chance, others: enough }: { specialLeast: number; chance: number; others: number },
): Found[] {
  const special = applications.filter(({ isSpecial }) => isSpecial);
  const totals = groupedBy(applications, ({ unit }) => unit);
  return [...groupedBy(special, ({ unit }) => unit)].flatMap(([unit, own]): Found[] => {
    const trials = totals.get(unit)?.length ?? 0;
    const others = { hits: special.length - own.length, total: applications.length - trials };
    if (own.length < specialLeast || others.total < enough) return [];
    const tail = tailOf({ hits: own.length, trials }, others);
    if (!isBelow(tail, chance)) return [];
    return [
      {
        kind: 'SPECIAL_SHARE',
        subject: [unit],
        facts: [stepOf(own.length, specialLeast)],
        reason: say(
          `本单位${trials}件申报中破格晋升${own.length}件，其他单位${others.total}件中仅${others.hits}件，偶然出现的概率低于${chance / 10}%。`,
          `Of ${trials} applications of the unit ${own.length} are out of the ordinary, of ${others.total} elsewhere ${others.hits}; by chance that is less probable than ${chance / 10} %.`,
        ),
        evidence: [
          shown('special', own.length),
          shown('total', trials),
          shown('othersSpecial', others.hits),
          shown('othersTotal', others.total),
          shown('probability', fractionShown(tail)),
        ],
        about: aboutApplications(own),
      },
    ];
  });
}
