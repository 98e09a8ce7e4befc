/**
 * The master key: it wraps the keys that seal identity numbers and sign receipts, and never leaves KMS. Whoever may only unwrap can
 * use the keys there are; only an operator's functions make new ones.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { grant } from './grant.ts';

export class Keys extends Construct {
  readonly masterKeyId: string;
  private readonly master: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.master = new Key(this, 'Master', {
      description: 'Wraps the keys that seal personal data and sign receipts',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.masterKeyId = this.master.keyArn;
  }

  allowUnwrapping(role: IRole): void {
    grant(role, ['kms:Decrypt'], [this.master.keyArn]);
  }

  allowWrapping(role: IRole): void {
    grant(role, ['kms:Encrypt', 'kms:Decrypt'], [this.master.keyArn]);
  }
}
