/** The queue of papers to print, from result reports to certificates, and the function that prints them: beside it lie Chinese fonts, of 46 megabytes, as they do beside statistics-build. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { fontFiles } from '../functions/runtime/pdf/font-files.ts';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import type { Letterbox } from './letterbox.ts';
import type { Monitor } from './monitor.ts';
import type { DataTable } from './table.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.minutes(1);
/** What colours mean, which PDF/A wants inside: pdfkit reads it from a folder beside itself, which is the bundle. */
const COLOURS = join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data', 'sRGB_IEC61966_2_1.icc');
/** What lies beside the bundle of a function that prints papers. */
export const FOR_PAPERS = [{ files: fontFiles() }, { files: [COLOURS], folder: 'data' }] as const;

export class Reports extends Construct {
  readonly queueUrl: string;
  private readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, parts: { monitor: Monitor; table: DataTable; files: Files; letterbox: Letterbox; keys: Keys }) {
    super(scope, id);
    const { monitor, table, files, letterbox, keys } = parts;
    this.queue = new WorkQueue(this, {
      monitor,
      timeout: TIMEOUT,
      failed:
        'A paper could not be printed: the report of a posting, without which nobody is recommended, a title document or a certificate. See why, then send the message again.',
      waiting: 'Somebody has waited for a paper for half an hour.',
    });
    this.queueUrl = this.queue.url;
    const build = defineFunction(this, 'report-build', {
      monitor,
      memory: 1024,
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: table.name,
        FILES_BUCKET: files.bucketName,
        LETTERBOX_BUCKET: letterbox.bucketName,
        MASTER_KEY_ID: keys.masterKeyId,
      },
      beside: FOR_PAPERS,
    });
    // What a decision imposes lasts as long as the notice says, which is found in the list of cycles.
    // An application that a case cancels leaves its table, which counts that (UpdateItem).
    table.allow(build.role, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      indexes: ['byOwner', 'byDesk', 'byShard'],
    });
    files.allowWritingReports(build.role);
    // A draft of a title document is proofed in what goes after a month.
    files.allowWritingExports(build.role);
    files.allowReadingMinutes(build.role);
    files.allowReadingPictures(build.role);
    // Pictures that came with reports are taken out of the letter box, and kept bare.
    letterbox.allowEmptying(build.role);
    files.allowKeepingPictures(build.role);
    // It gives certificates their numbers, and signs them.
    keys.allowUnwrapping(build.role);
    // At midnight the postings of a whole day end together, and the units wait for their reports.
    this.queue.feeds(build, { atOnce: 20 });
  }

  allowAsking(role: IRole): void {
    this.queue.allowAsking(role);
  }
}
