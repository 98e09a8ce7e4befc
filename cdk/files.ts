/**
 * The bucket for what the system hands out as files: exports for 30 days. Private, TLS only, under its own key, every request
 * logged. The graph signs the addresses from which they are fetched.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, type IBucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { exceptPattern } from './except.ts';
import { grant } from './grant.ts';

const EXPORTS = 'exports/';

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

export class Files extends Construct {
  readonly bucketName: string;
  private readonly bucket: Bucket;
  private readonly key: Key;

  constructor(scope: Construct, id: string) {
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
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's own class and interface differ in `policy?` alone
      serverAccessLogsBucket: log as IBucket,
      serverAccessLogsPrefix: 'files/',
      lifecycleRules: [
        { prefix: EXPORTS, expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(7) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1), expiredObjectDeleteMarker: true },
      ],
    });
    this.bucketName = this.bucket.bucketName;
  }

  /** A signed address carries the rights of who signed it, so the function that signs must be allowed to read. */
  allowReadingExports(role: IRole): void {
    this.allowOnExports(role, 's3:GetObject', ['kms:Decrypt']);
  }

  /** A part of a multipart upload is encrypted with a key that has to be read again. */
  allowWritingExports(role: IRole): void {
    this.allowOnExports(role, 's3:PutObject', ['kms:GenerateDataKey', 'kms:Decrypt']);
  }

  private allowOnExports(role: IRole, action: string, keyActions: readonly string[]): void {
    const exports = this.bucket.arnForObjects(`${EXPORTS}*`);
    grant(role, [action], [exports]);
    grant(role, keyActions, [this.key.keyArn]);
    exceptPattern(role, exports, 'Exports get their names while the system runs: their prefix is as narrow as a grant on them can be.');
  }
}
