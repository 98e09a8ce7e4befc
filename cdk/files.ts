/**
 * The bucket for what the system hands out and takes in as files. Private, TLS only, under its own key, every request logged.
 * Browsers fetch and post directly, with what the graph has signed.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket, BucketEncryption, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RECORDS } from '../schema/core/retention.ts';
import { CHECKPOINTS } from '../schema/history/model.ts';
import { formsFrom, PRIVATE } from './bucket.ts';
import { exceptPattern } from './except.ts';
import { grant } from './grant.ts';
import type { Settings } from './settings.ts';

/** What lies where. */
const EXPORTS = 'exports/';
/** Scans as they were posted. What counts of them is copied within the hour, so these go soon, and what was posted over them too. */
const UPLOADS = 'uploads/';
/** What is a record is locked as it is written (R6): no rule here removes any of it. But an archive that two officers have destroyed goes, once its lock is over. */
const { archives: ARCHIVES, minutes: MINUTES, proofs: PROOFS, reports: REPORTS, seals: SEALS, tables: TABLES, witness: WITNESS } = RECORDS;
/**
 * Workbooks to read accounts from, or to check against the system, as browsers posted them: with identity numbers that nobody could seal.
 * What was run or checked is removed at once, and hidden from every function by that; its last version goes with the next day, the least
 * the bucket knows. What nobody ever ran goes after a week: a file that was checked on a Friday is run on the Monday.
 */
const IMPORTS = 'imports/';
const FOR_A_WEEK = { expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) };

const FOR_A_MONTH = { expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(7) };
const LIFECYCLE: LifecycleRule[] = [
  { prefix: EXPORTS, ...FOR_A_MONTH },
  { prefix: UPLOADS, expiration: Duration.days(2), noncurrentVersionExpiration: Duration.days(2) },
  { prefix: IMPORTS, ...FOR_A_WEEK },
  { prefix: ARCHIVES, noncurrentVersionExpiration: Duration.days(30) },
  { abortIncompleteMultipartUploadAfter: Duration.days(1), expiredObjectDeleteMarker: true },
];

/** Writing what is locked with its retention: both calls are needed. */
const TO_KEEP = ['s3:PutObject', 's3:PutObjectRetention'];
/** A write that asks that nothing lies there: the store itself refuses any other. */
const WHERE_NOTHING_LIES = { Null: { 's3:if-none-match': 'false' } };

const TO_READ = ['kms:Decrypt'];
/** With a key for the bucket, and for the parts of a large object, what is written has to be read again. */
const TO_WRITE = ['kms:GenerateDataKey', 'kms:Decrypt'];

export class Files extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  private readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const log = new Bucket(this, 'Log', {
      ...PRIVATE,
      encryption: BucketEncryption.S3_MANAGED, // the log writer of S3 takes no other
      lifecycleRules: [{ expiration: Duration.days(365) }],
    });
    this.key = new Key(this, 'Key', {
      description: 'Files of the title review',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      objectLockEnabled: true,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's own class and interface differ in `policy?` alone
      serverAccessLogsBucket: log as IBucket,
      serverAccessLogsPrefix: 'files/',
      lifecycleRules: LIFECYCLE,
      ...formsFrom(settings),
    });
    this.bucketName = this.bucket.bucketName;
    this.bucketArn = this.bucket.bucketArn;
  }

  /** A signed address carries the rights of who signed it, so the function that signs must be allowed to read. */
  allowReadingExports(role: IRole): void {
    this.allow(role, EXPORTS, ['s3:GetObject'], TO_READ);
  }

  allowWritingExports(role: IRole): void {
    this.allow(role, EXPORTS, ['s3:PutObject'], TO_WRITE);
  }

  allowReadingReports(role: IRole): void {
    this.allow(role, REPORTS, ['s3:GetObject'], TO_READ);
  }

  allowWritingReports(role: IRole): void {
    this.allow(role, REPORTS, TO_KEEP, TO_WRITE);
  }

  /** Signing forms, and looking at what was posted with them. Not listing: functions/runtime/s3-uploads.ts says what that means. */
  allowTakingUploads(role: IRole): void {
    this.allow(role, UPLOADS, ['s3:PutObject', 's3:GetObject'], TO_WRITE);
  }

  /** Copying in what was checked, and signing the addresses from which it is fetched. */
  allowKeepingProofs(role: IRole): void {
    this.allow(role, PROOFS, [...TO_KEEP, 's3:GetObject'], TO_WRITE);
  }

  /** Signing forms, reading the workbooks that were posted with them, and removing them once they were run. */
  allowTakingImports(role: IRole): void {
    this.allow(role, IMPORTS, ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], TO_WRITE);
  }

  /** Reading what was posted to be checked, removing it then, and reading the table that was sent to check it against. */
  allowCheckingTables(role: IRole): void {
    this.allow(role, IMPORTS, ['s3:GetObject', 's3:DeleteObject'], TO_READ);
    this.allow(role, TABLES, ['s3:GetObject'], TO_READ);
  }

  /** Copying in the workbook that is sent, and signing the addresses from which it is fetched. */
  allowKeepingTables(role: IRole): void {
    this.allow(role, TABLES, [...TO_KEEP, 's3:GetObject'], TO_WRITE);
  }

  /** Keeping the minutes as they are sealed, and reading them again. */
  allowKeepingMinutes(role: IRole): void {
    this.allow(role, MINUTES, [...TO_KEEP, 's3:GetObject'], TO_WRITE);
  }

  /** Reading sealed minutes, to print them. */
  allowReadingMinutes(role: IRole): void {
    this.allow(role, MINUTES, ['s3:GetObject'], TO_READ);
  }

  /** Reading the seals and photographs that are printed on papers. */
  allowReadingPictures(role: IRole): void {
    for (const kind of ['seals/', 'photographs/']) this.allow(role, `${PROOFS}${kind}`, ['s3:GetObject'], TO_READ);
  }

  /** Writing the pictures of reports, bare, where the files of cases lie. */
  allowKeepingPictures(role: IRole): void {
    this.allow(role, `${PROOFS}postings/`, TO_KEEP, TO_WRITE);
  }

  /** Making archives of whatever is a record of a year, and removing those that two officers have destroyed. */
  allowArchiving(role: IRole): void {
    this.allow(role, ARCHIVES, [...TO_KEEP, 's3:DeleteObject'], TO_WRITE);
    for (const kept of [MINUTES, PROOFS, REPORTS]) this.allow(role, kept, ['s3:GetObject'], TO_READ);
  }

  /** Signing the addresses from which archives are fetched. */
  allowReadingArchives(role: IRole): void {
    this.allow(role, ARCHIVES, ['s3:GetObject'], TO_READ);
  }

  /** Keeping what was seen of the history. One role is given this: whoever may write the table may not. */
  allowWitnessing(role: IRole): void {
    this.allow(role, WITNESS, TO_KEEP, TO_WRITE);
  }

  /** Reading what was witnessed and sealing it, each number once: whatever lies there the role itself cannot write over. */
  allowSealing(role: IRole): void {
    this.allow(role, WITNESS, ['s3:GetObject'], TO_READ);
    this.allow(role, SEALS, ['s3:GetObject', 's3:PutObjectRetention'], TO_WRITE);
    grant(role, ['s3:PutObject'], [this.bucket.arnForObjects(`${SEALS}*`)], WHERE_NOTHING_LIES);
    for (const prefix of [WITNESS, CHECKPOINTS]) this.allowListing(role, prefix);
  }

  /** Reading the seals, for whoever is to be shown that nothing was taken away. */
  allowReadingSeals(role: IRole): void {
    this.allow(role, SEALS, ['s3:GetObject'], TO_READ);
    this.allowListing(role, CHECKPOINTS);
  }

  /** Listing what lies under one prefix: what is asked without naming it is denied. */
  private allowListing(role: IRole, prefix: string): void {
    grant(role, ['s3:ListBucket'], [this.bucket.bucketArn], { StringEquals: { 's3:prefix': prefix } });
  }

  private allow(role: IRole, prefix: string, actions: readonly string[], keyActions: readonly string[]): void {
    const objects = this.bucket.arnForObjects(`${prefix}*`);
    grant(role, actions, [objects]);
    grant(role, keyActions, [this.key.keyArn]);
    exceptPattern(role, objects, 'Files get their names while the system runs: their prefix is as narrow as a grant on them can be.');
  }
}
