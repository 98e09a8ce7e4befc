/**
 * Who seals the history each hour (V1). It may read what was witnessed and the keyring, and write no table; what it writes stays, and is
 * written once.
 */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import { ours, type Monitor } from './monitor.ts';
import type { Schedules } from './schedules.ts';
import type { DataTable } from './table.ts';

type Parts = { monitor: Monitor; table: DataTable; files: Files; keys: Keys; schedules: Schedules };

export class Seals extends Construct {
  constructor(scope: Construct, id: string, { monitor, table, files, keys, schedules }: Parts) {
    super(scope, id);
    const seal = defineFunction(this, 'history-seal', {
      monitor,
      memory: 1024,
      timeout: Duration.minutes(10), // after a rush, or where none has run for days
      deadLetters: schedules.failed,
      environment: { TABLE_NAME: table.name, FILES_BUCKET: files.bucketName, MASTER_KEY_ID: keys.masterKeyId },
    });
    table.allowKeyring(seal.role);
    keys.allowSigning(seal.role);
    files.allowSealing(seal.role);
    schedules.everyHour(seal, 'history-seal');
    monitor.watch(this, 'Refused', {
      metric: ours('Refused', { function: seal.functionName }, { period: Duration.minutes(5), statistic: 'Sum' }),
      means:
        'Under the number of the next seal upon the history lies something else. Nothing was written over; the log of history-seal says what.',
    });
  }
}
