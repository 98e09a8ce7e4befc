/** Everything in which a draft would treat an application otherwise than its own notice has (C8). Pure. */
import type { Line } from '../model.ts';
import { draftSide, ownSide, type Case, type Drafted } from './case.ts';
import { eligibilityDiffers } from './eligibility.ts';
import { cutOffDiffers, latenessDiffers } from './late.ts';
import { postingDiffers, returnsDiffer } from './limits.ts';
import { routeDiffers } from './route.ts';

export { draftedFor, type Case, type Drafted } from './case.ts';

/** The lines of an application, in the order of the kinds. None: nothing changes for it. */
export function linesFor(one: Case, drafted: Drafted): Line[] {
  const [own, draft] = [ownSide(one), draftSide(one, drafted)];
  const differences = [
    ...eligibilityDiffers(own, draft),
    ...routeDiffers(own, draft),
    ...latenessDiffers(one, own, draft),
    ...returnsDiffer(one, own, draft),
    ...postingDiffers(one, own, draft),
    ...cutOffDiffers(one, own, draft),
  ];
  return differences.map((each) => ({ application: one.head.id, ...each }));
}
