/**
 * The master key: it wraps the keys that seal identity numbers and sign receipts, and never leaves KMS. Whoever may only unwrap can
 * use the keys there are; only an operator's functions make new ones.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { KeyUse } from '../schema/core/keyring.ts';
import { grant } from './grant.ts';
import type { Settings } from './settings.ts';

export class Keys extends Construct {
  readonly masterKeyId: string;
  private readonly master: IKey;

  constructor(scope: Construct, id: string, settings: Pick<Settings, 'restored'>) {
    super(scope, id);
    const made = new Key(this, 'Master', {
      description: 'Wraps the keys that seal personal data and sign receipts',
      enableKeyRotation: true,
      // It can be replicated: were it lost with its region, no copy of a backup elsewhere could be opened.
      multiRegion: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A keyring comes with its table, and only the key that wrapped it opens it.
    const { masterKeyArn } = settings.restored ?? {};
    this.master = masterKeyArn ? Key.fromKeyArn(this, 'RestoredMaster', masterKeyArn) : made;
    this.masterKeyId = this.master.keyArn;
  }

  allowUnwrapping(role: IRole): void {
    grant(role, ['kms:Decrypt'], [this.master.keyArn]);
  }

  /** Unwrapping the keys that mark entries of the history, and no other: what is sealed stays sealed. */
  allowMarking(role: IRole): void {
    this.allowUsing(role, 'AUDIT');
  }

  /** Unwrapping the keys that sign, and no other. */
  allowSigning(role: IRole): void {
    this.allowUsing(role, 'SIGN');
  }

  private allowUsing(role: IRole, use: KeyUse): void {
    grant(role, ['kms:Decrypt'], [this.master.keyArn], { StringEquals: { 'kms:EncryptionContext:use': use } });
  }

  allowWrapping(role: IRole): void {
    grant(role, ['kms:Encrypt', 'kms:Decrypt'], [this.master.keyArn]);
  }
}
