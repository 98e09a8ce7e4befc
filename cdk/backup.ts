/**
 * Backups of the table and of the files, in a vault under a key of its own: a day's for 35 days, a month's as long as records are kept
 * (R6), each with a copy in a vault elsewhere where one is named. Recovery to a point in time (cdk/table.ts) goes back as far as a
 * mistake is noticed soon; these are for what is noticed late, and for the loss of a region or an account.
 */
import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DAYS_KEPT } from '../schema/core/retention.ts';
import { except } from './except.ts';
import type { Files } from './files.ts';
import { grant } from './grant.ts';
import type { Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

type Parts = { monitor: Monitor; table: DataTable; files: Files; settings: Pick<Settings, 'BACKUP_COPY_TO'> };

/** What AWS documents for the role that makes backups: of tables, with all other kinds, and of buckets. */
const MANAGED = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];

export class Backup extends Construct {
  readonly vault: BackupVault;
  readonly selection: BackupSelection;

  constructor(scope: Construct, id: string, { monitor, table, files, settings }: Parts) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Backups of the title review',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.vault = new BackupVault(this, 'Vault', {
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
      // Backups go when their time is over. Whoever has to remove one sooner, by lawful order, changes the vault's policy first.
      blockRecoveryPointDeletion: true,
    });

    const elsewhere = settings.BACKUP_COPY_TO && BackupVault.fromBackupVaultArn(this, 'Elsewhere', settings.BACKUP_COPY_TO);
    const rule = (ruleName: string, deleteAfter: Duration, day: string) =>
      new BackupPlanRule({
        ruleName,
        deleteAfter,
        // After midnight's work, before the morning's.
        scheduleExpression: Schedule.cron({ hour: '2', minute: '0', day }),
        scheduleExpressionTimezone: TimeZone.ASIA_SHANGHAI,
        ...(elsewhere && { copyActions: [{ destinationBackupVault: elsewhere, deleteAfter }] }),
      });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [rule('daily', Duration.days(35), '*'), rule('monthly', Duration.days(DAYS_KEPT), '1')],
    });

    this.selection = new BackupSelection(this, 'Selection', {
      backupPlan: plan,
      resources: [BackupResource.fromArn(table.arn), BackupResource.fromArn(files.bucketArn)],
      role: this.role(table.key.keyArn, files.key.keyArn, key.keyArn),
      disableDefaultBackupPolicy: true,
    });
    this.watch(monitor, elsewhere !== null);
  }

  /** The role that AWS Backup takes on. What lies under a key of ours is read, and the backup written, with that key. */
  private role(...keyArns: readonly string[]): Role {
    const role = new Role(this, 'Role', {
      description: 'Lets AWS Backup copy the table and the files into the vault',
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: MANAGED.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    for (const policy of MANAGED) {
      except(
        role,
        `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
        'AWS Backup documents this policy for its role, adds to it what its next release needs, and alone may take the role on.',
      );
    }
    grant(role, ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], keyArns);
    grant(role, ['kms:CreateGrant'], keyArns, { Bool: { 'kms:GrantIsForAWSResource': true } });
    return role;
  }

  private watch(monitor: Monitor, copies: boolean): void {
    const failed = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Backup',
        metricName,
        dimensionsMap: { BackupVaultName: this.vault.backupVaultName },
        period: Duration.hours(1),
        statistic: 'sum',
      });
    monitor.watch(this, 'Failed', {
      metric: failed('NumberOfBackupJobsFailed'),
      means: 'A backup was not made. The job in AWS Backup says why; the next one runs tomorrow.',
    });
    if (!copies) return;
    monitor.watch(this, 'CopyFailed', {
      metric: failed('NumberOfCopyJobsFailed'),
      means: 'A backup has no copy elsewhere. The copy job in AWS Backup says why.',
    });
  }
}
