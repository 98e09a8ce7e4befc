/**
 * Who sees every entry of the history as it is written, and keeps what it saw where only it may write (V1). It may read the stream and
 * nothing else of the table. Until a batch is kept, nothing behind it is: the alarm on its age is the one on its being held up.
 */
import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { HISTORY } from '../schema/core/marking.ts';
import { OUTBOX } from '../schema/core/outbox.ts';
import { TABLE } from '../schema/table/keys.ts';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import { ours, type Monitor } from './monitor.ts';
import type { DataTable } from './table.ts';

export class Witness extends Construct {
  constructor(scope: Construct, id: string, { monitor, table, files }: { monitor: Monitor; table: DataTable; files: Files }) {
    super(scope, id);
    const witness = defineFunction(this, 'audit-witness', {
      monitor,
      unmarked: true, // an anonymous objection wakes it
      memory: 512,
      timeout: Duration.minutes(1),
      environment: { FILES_BUCKET: files.bucketName },
    });
    table.allowStream(witness.role);
    files.allowWitnessing(witness.role);

    witness.fn.addEventSourceMapping('History', {
      eventSourceArn: table.streamArn,
      // From the beginning: the bureau is founded before anybody looks.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        // Added, altered or removed: an entry is only ever added, so the other two are what is looked for.
        FilterCriteria.filter({ dynamodb: { Keys: { [TABLE.pk]: { S: FilterRule.beginsWith(HISTORY) } } } }),
        // Of what leaves no trace, the message that announces it with its hour (schema/core/untraced.ts).
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('MODIFY'),
          dynamodb: {
            Keys: { [TABLE.pk]: { S: FilterRule.beginsWith(OUTBOX) } },
            NewImage: { content: { M: { kind: { S: FilterRule.isEqual('witness') } } } },
          },
        }),
      ],
      // A file a minute while little happens; in a rush, one for a thousand entries.
      batchSize: 1000,
      maxBatchingWindow: Duration.minutes(1),
      // Tried as long as the stream has it, a day: nothing is passed over, and one damaged record fails nothing.
      bisectBatchOnError: true,
    });
    monitor.watch(this, 'Behind', {
      metric: witness.fn.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'max' }),
      above: Duration.minutes(15).toMilliseconds(),
      means: 'Entries of the history have had no witness for a quarter of an hour. The stream keeps them for a day: see why it fails.',
    });
    monitor.watch(this, 'Rewritten', {
      metric: ours('Rewritten', { function: witness.functionName }, { period: Duration.minutes(5), statistic: 'Sum' }),
      means: 'An entry of the history was altered or removed, which nothing here does. The log of audit-witness names it.',
    });
  }
}
