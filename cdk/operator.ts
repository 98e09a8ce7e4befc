/** What an operator runs by hand, by `aws lambda invoke`: what founds the bureau, the departments and the keyring, and what makes new keys. It waits for the answer. */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import type { Monitor } from './monitor.ts';
import type { DataTable } from './table.ts';

export class Operator extends Construct {
  constructor(scope: Construct, id: string, { monitor, table, keys }: { monitor: Monitor; table: DataTable; keys: Keys }) {
    super(scope, id);
    const establish = defineFunction(this, 'establish', {
      monitor,
      memory: 512,
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME: table.name, MASTER_KEY_ID: keys.masterKeyId },
    });
    table.allow(establish.role, { items: ['GetItem', 'Query', 'PutItem'], indexes: ['byOwner'] });
    keys.allowWrapping(establish.role);

    const rotate = defineFunction(this, 'rotate-keys', {
      monitor,
      memory: 1769,
      timeout: Duration.minutes(15), // a province's people take several runs; each goes on where the one before was
      environment: { TABLE_NAME: table.name, MASTER_KEY_ID: keys.masterKeyId },
    });
    table.allow(rotate.role, { items: ['BatchGetItem', 'Query', 'PutItem'], indexes: ['byOwner', 'byShard'] });
    keys.allowWrapping(rotate.role);
  }
}
