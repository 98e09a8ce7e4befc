/** Backups: of what, how often, for how long, where else, and by whom (R6, G17). */
import { describe, expect, it } from 'vitest';
import { cloud, isOfRecords, list, text, to, type Properties } from '../support/cloud.ts';

const alone = cloud();
const COPIES = 'arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:copies';
const copied = cloud({ BACKUP_COPY_TO: COPIES });
const rules = ({ one }: typeof alone): Properties[] => one('AWS::Backup::BackupPlan').p['BackupPlan'].BackupPlanRule;
const table = alone.one('AWS::DynamoDB::Table', isOfRecords).id;
const files = alone.one('AWS::S3::Bucket', (p) => p['VersioningConfiguration']).id;

describe('backups', () => {
  it('are made each day and kept for 35, and each month and kept for ten years, at two in the morning of Beijing', () => {
    const at = { ScheduleExpressionTimezone: 'Asia/Shanghai' };
    expect(rules(alone)).toMatchObject([
      { ...at, RuleName: 'daily', ScheduleExpression: 'cron(0 2 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } },
      { ...at, RuleName: 'monthly', ScheduleExpression: 'cron(0 2 1 * ? *)', Lifecycle: { DeleteAfterDays: 3653 } },
    ]);
  });

  it('are of the table and of the files, and never of ballots (E10)', () => {
    const { Resources } = alone.one('AWS::Backup::BackupSelection').p['BackupSelection'];
    expect(Resources.map(text)).toEqual([`\${${table}.Arn}`, `\${${files}.Arn}`]);
  });

  it('lie in a vault that outlives the stack, under a key of its own, from which nobody removes any before its time', () => {
    const vault = alone.one('AWS::Backup::BackupVault');
    expect(vault.kept).toBe(true);
    expect(rules(alone).map((rule) => to(rule['TargetBackupVault']))).toEqual([vault.id, vault.id]);
    const key = alone.all('AWS::KMS::Key').find(({ id }) => id === to(vault.p['EncryptionKeyArn']));
    expect(key).toMatchObject({ kept: true, p: { EnableKeyRotation: true, Description: 'Backups of the title review' } });
    expect(vault.p['AccessPolicy'].Statement).toEqual([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        Resource: '*',
      },
    ]);
  });

  it('have a copy for as long in the vault that is named, and none where none is', () => {
    const copies = (of: typeof alone) => rules(of).map((rule) => rule['CopyActions']);
    expect(copies(copied)).toEqual([
      [{ DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 35 } }],
      [{ DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 3653 } }],
    ]);
    expect(copies(alone)).toEqual([undefined, undefined]);
  });

  it('that fail, or have no copy, wake somebody', () => {
    const watched = ({ all }: typeof alone) =>
      all('AWS::CloudWatch::Alarm').flatMap(({ p }) => (p['Namespace'] === 'AWS/Backup' ? [String(p['MetricName'])] : []));
    expect(watched(alone)).toEqual(['NumberOfBackupJobsFailed']);
    expect(watched(copied)).toEqual(['NumberOfBackupJobsFailed', 'NumberOfCopyJobsFailed']);
  });
});

describe('the role of AWS Backup', () => {
  const selection = alone.one('AWS::Backup::BackupSelection').p['BackupSelection'];
  const role = alone.one('AWS::IAM::Role', (p) => p['ManagedPolicyArns']);

  it('is taken on by it alone, for this account, and has the two policies that AWS documents for making backups, none for restoring', () => {
    expect(to(selection.IamRoleArn)).toBe(role.id);
    expect(role.p['AssumeRolePolicyDocument'].Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(role.p['ManagedPolicyArns'].map(text)).toEqual([
      'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'arn:${AWS::Partition}:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup',
    ]);
  });

  it('may use the keys of the table, the files and the vault, and give of them only to AWS', () => {
    const keyOf = (description: string) => alone.one('AWS::KMS::Key', (p) => p['Description'] === description).id;
    const keys = [
      'The table of the title review, its indexes, stream and backups',
      'Files of the title review',
      'Backups of the title review',
    ];
    const Resource = keys.map((description) => `\${${keyOf(description)}.Arn}`);
    const granted = alone.grantsOf(role.id).map(({ Action, Resource: on, Condition }) => ({
      Action: list(Action as string | string[]),
      Resource: list(on as unknown)
        .map(text)
        .toSorted(),
      Condition: Condition as unknown,
    }));
    expect(granted).toHaveLength(2);
    expect(granted).toEqual(
      expect.arrayContaining([
        { Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], Resource: Resource.toSorted(), Condition: undefined },
        { Action: ['kms:CreateGrant'], Resource: Resource.toSorted(), Condition: { Bool: { 'kms:GrantIsForAWSResource': true } } },
      ]),
    );
  });
});
