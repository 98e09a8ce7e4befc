/**
 * How officers decide (V6): who returns nothing, who takes seconds, who works through the night. Of members of committees nothing of the kind
 * is computed: their ballots are secret, and nothing may join them (E10). Pure.
 */
import { groupedBy } from '../../../core/grouped.ts';
import { say } from '../../../core/refusal.ts';
import { dayOf, HOUR, stamped, inWords, toIso, type Instant } from '../../../core/time.ts';
import { aboutOfficer, inOrder, shown, stepOf, TIERS, type Decided, type Found } from '../found.ts';
import { fractionShown, isBelow, tailOf } from './tail.ts';

/** An officer's decisions at one organisation, the first first. */
function byOfficer(decisions: readonly Decided[]): Decided[][] {
  const groups = groupedBy(decisions, ({ officer, organisation, tier }) => `${tier} ${organisation} ${officer}`);
  return [...groups.values()].map((own) => own.toSorted((a, b) => a.at - b.at));
}

/** Who has decided on `decisions` or more and returned none, while those who do the same elsewhere return so many that this is no chance. */
export function neverReturns(
  decided: readonly Decided[],
  { decisions: least, chance, others: enough }: { decisions: number; chance: number; others: number },
): Found[] {
  return TIERS.flatMap((tier) => {
    const here = decided.filter((one) => one.tier === tier);
    const returns = here.filter(({ isReturn }) => isReturn).length;
    return byOfficer(here).flatMap((own): Found[] => {
      const [first] = own;
      if (!first || own.length < least || own.some(({ isReturn }) => isReturn)) return [];
      const total = here.length - own.length;
      if (total < enough) return [];
      // None returned: all of them were let through.
      const chanceOf = tailOf({ hits: own.length, trials: own.length }, { hits: total - returns, total });
      if (!isBelow(chanceOf, chance)) return [];
      return [
        {
          kind: 'OFFICER_NEVER_RETURNS',
          subject: [first.officer, first.organisation, tier],
          facts: [stepOf(own.length, least)],
          reason: say(
            `该经办人办理${own.length}件，未退回一件；同层级其他经办人办理${total}件，退回${returns}件。`,
            `This officer has decided ${own.length} times and returned nothing; of ${total} decisions of the others ${returns} are returns.`,
          ),
          evidence: [
            shown('tier', tier),
            shown('decisions', own.length),
            shown('othersReturns', returns),
            shown('othersDecisions', total),
            shown('probability', fractionShown(chanceOf)),
          ],
          about: aboutOfficer(first),
        },
      ];
    });
  });
}

/** Decisions made one by one: those of one instant were made by one call of the bulk mutation. */
function oneByOne(own: readonly Decided[]): Decided[] {
  return own.filter(({ at }, index) => own[index - 1]?.at !== at && own[index + 1]?.at !== at);
}

/** Who has decided within `seconds` of the decision before, `inRow` times in a row or more; each such row is a signal of its own. */
export function inSeconds(decided: readonly Decided[], { seconds, inRow }: { seconds: number; inRow: number }): Found[] {
  return byOfficer(decided).flatMap((own) => {
    const rows: Decided[][] = [];
    for (const one of oneByOne(own)) {
      const row = rows.at(-1);
      const before = row?.at(-1);
      if (row && before && one.at - before.at <= seconds * 1000) row.push(one);
      else rows.push([one]);
    }
    return rows.filter((row) => row.length > inRow).flatMap((row) => quickly(row, seconds));
  });
}

function quickly(row: readonly Decided[], seconds: number): Found[] {
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last) return [];
  return [
    {
      kind: 'OFFICER_IN_SECONDS',
      subject: [first.officer, first.organisation, first.tier],
      facts: [toIso(first.at)],
      reason: say(
        `该经办人自${inWords(first.at).zh}起逐件连续办理${row.length}件，每件间隔不超过${seconds}秒。`,
        `From ${inWords(first.at).en} this officer has decided ${row.length} times one by one, each within ${seconds} seconds of the one before.`,
      ),
      evidence: [shown('decisions', row.length), shown('from', stamped(first.at)), shown('to', stamped(last.at))],
      about: { ...aboutOfficer(first), applications: inOrder(row.map(({ application }) => application)) },
    },
  ];
}

const EVENING = 23 * HOUR;
const MORNING = 5 * HOUR;

/** The day on whose evening the night began in which an instant lies; null of an instant by day. The night is 23:00 to 5:00, 5:00 excluded. */
export function nightOf(at: Instant): string | null {
  const began = dayOf(at - MORNING);
  return dayOf(at + 24 * HOUR - EVENING) === began ? null : began;
}

/** Who has decided on `night` or more in one night. */
export function atNight(decided: readonly Decided[], { night: least }: { night: number }): Found[] {
  return byOfficer(decided).flatMap((own) => {
    const nights = groupedBy(own, ({ at }) => nightOf(at));
    return [...nights].flatMap(([night, all]): Found[] => {
      const [first, last] = [all[0], all.at(-1)];
      if (night === null || !first || !last || all.length < least) return [];
      return [
        {
          kind: 'OFFICER_AT_NIGHT',
          subject: [first.officer, first.organisation, first.tier],
          facts: [night],
          reason: say(
            `该经办人在${night}当晚23时至次日5时之间办理${all.length}件。`,
            `In the night of ${night}, between 23:00 and 5:00, this officer has decided ${all.length} times.`,
          ),
          evidence: [
            shown('night', night),
            shown('decisions', all.length),
            shown('from', stamped(first.at)),
            shown('to', stamped(last.at)),
          ],
          about: { ...aboutOfficer(first), applications: inOrder(all.map(({ application }) => application)) },
        },
      ];
    });
  });
}
