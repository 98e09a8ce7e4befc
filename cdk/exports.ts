/** The queue of exports to build and the function that builds them. */
import { Duration, Size } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import type { Monitor } from './monitor.ts';
import type { DataTable } from './table.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.minutes(5);
/**
 * What is written is spooled first (functions/runtime/s3-files.ts). The largest is the bundle of 1,000 review forms, each with a photograph of 1 MB
 * at most and as much again of letters: 2 GB; a part of an archive has 400 MB at most (schema/archive/actions/part.ts). What a run that was killed
 * has left lies there until its environment goes: there is room for two of them.
 */
const DISK = Size.gibibytes(6);

export class Exports extends Construct {
  readonly queueUrl: string;
  private readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, parts: { monitor: Monitor; table: DataTable; files: Files; keys: Keys }) {
    super(scope, id);
    const { monitor, table, files, keys } = parts;
    this.queue = new WorkQueue(this, {
      monitor,
      timeout: TIMEOUT,
      failed: 'An export could not be built. Its message names the job: see why, then send it again.',
      waiting: 'Somebody has waited for an export for half an hour.',
    });
    this.queueUrl = this.queue.url;

    const build = defineFunction(this, 'export-build', {
      monitor,
      memory: 1769,
      timeout: TIMEOUT,
      disk: DISK,
      environment: { TABLE_NAME: table.name, FILES_BUCKET: files.bucketName, MASTER_KEY_ID: keys.masterKeyId },
    });
    // A rehearsal goes over the shards of a cycle's applications; a bundle over the review forms of a unit, an archive over every list of the year.
    table.allow(build.role, { items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: ['byOwner', 'byDesk', 'byShard'] });
    files.allowWritingExports(build.role);
    // What corrects a table that was received is kept as what was sent is.
    files.allowReadingExports(build.role);
    files.allowKeepingTables(build.role);
    files.allowCheckingTables(build.role);
    files.allowArchiving(build.role);
    keys.allowUnwrapping(build.role);
    this.queue.feeds(build, { atOnce: 5 });
  }

  allowAsking(role: IRole): void {
    this.queue.allowAsking(role);
  }
}
