/**
 * The letter box: a bucket to which whoever must not be found puts a file (V5, G21). The bucket of files writes a line for each request, with
 * the address that it came from; beside such lines a picture that comes with an anonymous report would tell who sent it. So nothing is logged
 * here, nothing is kept in versions, no call of KMS tells when something came; and whatever nobody has taken out is gone after a day.
 */
import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LETTERBOX } from '../schema/core/letterbox.ts';
import { formsFrom, PRIVATE } from './bucket.ts';
import { except, exceptPattern } from './except.ts';
import { grant } from './grant.ts';
import type { Settings } from './settings.ts';

export class Letterbox extends Construct {
  readonly bucketName: string;
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE,
      encryption: BucketEncryption.S3_MANAGED, // under a key of our own, CloudTrail would have a line for each that comes
      lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      ...formsFrom(settings),
    });
    except(this.bucket, 'S1', 'A log of requests would tell from which address a picture of an anonymous report came, and so by whom.');
    this.bucketName = this.bucket.bucketName;
  }

  /** Signing forms, and looking whether something was put there with them. */
  allowPosting(role: IRole): void {
    this.allow(role, ['s3:PutObject', 's3:GetObject']);
  }

  /** Taking out what is there. */
  allowEmptying(role: IRole): void {
    this.allow(role, ['s3:GetObject', 's3:DeleteObject']);
  }

  private allow(role: IRole, actions: readonly string[]): void {
    const objects = this.bucket.arnForObjects(`${LETTERBOX}*`);
    grant(role, actions, [objects]);
    exceptPattern(role, objects, 'What is put there gets its name while the system runs: its prefix is as narrow as a grant on it can be.');
  }
}
