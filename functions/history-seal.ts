/**
 * Fires at ten minutes past each hour, when what is told with the full hour has been witnessed. It seals what was witnessed since the last
 * checkpoint (V1). It may read the keyring and write no table; what it writes it may write once. A run beside it, or one that was cut, has
 * kept the same: each number is sealed once, and what lies there with another content is refused and told.
 */
import { seal, SealRefused } from '../schema/history/actions/seal.ts';
import { tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { keysIn } from './runtime/keys.ts';
import { log } from './runtime/log.ts';
import { measure } from './runtime/metrics.ts';
import { s3Seals } from './runtime/s3-seals.ts';
import { scheduled } from './runtime/scheduled.ts';

/** What has to be left before its end to begin another checkpoint. */
const ENOUGH = 60_000;

const env = readEnv(FUNCTIONS['history-seal']);
const files = s3Seals(env);
const { notary } = keysIn(tableOf(env), env);

export const handler = scheduled('history-seal', async (now, lambda) => {
  const hasTime = () => lambda.getRemainingTimeInMillis() > ENOUGH;
  try {
    return await seal({ files, notary, now, hasTime, damaged: (file, line) => log.info('no line of the witness', { file, line }) });
  } catch (error) {
    if (error instanceof SealRefused) measure('seal refused', { Refused: 1 }, { why: error.message }, { level: 'error' });
    throw error;
  }
});
