/** The sweep of the outbox as tests run it. */
import type { Instant } from '../../schema/core/time.ts';
import { sweep, type Swept } from '../../schema/notification/sweep.ts';
import type { Carriers } from '../../schema/notification/deliver.ts';

/** One run of the sweep with carriers of the test's own; answers what came of each message. */
export async function sweepWith(carriers: Carriers, now: Instant, hasTime = () => true): Promise<Swept[]> {
  const swept: Swept[] = [];
  await sweep(carriers, now, hasTime, (one) => void swept.push(one));
  return swept;
}
