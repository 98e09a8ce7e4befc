/** The queue of years to count and to look through for risk signals, and the function that does it: it carries the fonts of papers, and what draws charts. */
import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import type { Monitor } from './monitor.ts';
import { FOR_PAPERS } from './reports.ts';
import type { DataTable } from './table.ts';
import { WorkQueue } from './work-queue.ts';

/** A province's year is read within a minute; two of them stand beside each other. */
const TIMEOUT = Duration.minutes(10);

export class Statistics extends Construct {
  readonly queueUrl: string;
  private readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, parts: { monitor: Monitor; table: DataTable; files: Files; keys: Keys }) {
    super(scope, id);
    const { monitor, table, files, keys } = parts;
    this.queue = new WorkQueue(this, {
      monitor,
      timeout: TIMEOUT,
      failed:
        'The statistics of a year could not be counted, or risk signals not be looked for. The message names them: see why, then send it again.',
      waiting: 'Somebody has waited for the statistics of a year, or a search for risk signals, for half an hour.',
    });
    this.queueUrl = this.queue.url;
    const build = defineFunction(this, 'statistics-build', {
      monitor,
      memory: 1769,
      timeout: TIMEOUT,
      environment: { TABLE_NAME: table.name, FILES_BUCKET: files.bucketName, MASTER_KEY_ID: keys.masterKeyId },
      beside: FOR_PAPERS,
    });
    // The notice of a cycle is found in the list of cycles, its applications in their shards.
    table.allow(build.role, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['byOwner', 'byShard'] });
    files.allowWritingReports(build.role);
    keys.allowMarking(build.role);
    this.queue.feeds(build, { atOnce: 2 });
  }

  allowAsking(role: IRole): void {
    this.queue.allowAsking(role);
  }
}
