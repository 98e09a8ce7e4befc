/** The stack on a table that was restored: it uses that one, and the one before it stays (G17). */
import { describe, expect, it } from 'vitest';
import { cloud, isOfRecords, list, text, to, type Properties } from '../support/cloud.ts';

const before = cloud();
const RESTORED_STREAM = 'arn:aws-cn:dynamodb:cn-northwest-1:111122223333:table/zhicheng-restored/stream/2024-11-02T03:00:00.000';
const after = cloud({ RESTORED_TABLE: 'zhicheng-restored', RESTORED_STREAM });
const TABLE_ARN = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/zhicheng-restored';
const variables = ({ all }: typeof after): Properties[] =>
  all('AWS::Lambda::Function').flatMap(({ p }) => p['Environment']?.Variables ?? []);
const granted = (of: typeof after, service: string): string[] =>
  of
    .all('AWS::IAM::Policy')
    .flatMap(({ p }) => p['PolicyDocument'].Statement as Properties[])
    .filter(({ Action }) => list(Action as string | string[]).some((action) => action.startsWith(service)))
    .flatMap(({ Resource }) => list(Resource as unknown).map(text));

describe('a restored table', () => {
  it('takes the place of the stack’s own, which is retained, and so is its key, under which its backups lie', () => {
    expect(before.one('AWS::DynamoDB::Table', isOfRecords).kept).toBe(true);
    expect(after.all('AWS::DynamoDB::Table').filter(({ p }) => isOfRecords(p))).toEqual([]);
    const keys = ({ all }: typeof after) => all('AWS::KMS::Key').map(({ id }) => id);
    expect(keys(after)).toEqual(keys(before));
  });

  it('is what every function is told, and all that it may use', () => {
    const told = variables(after).flatMap(({ TABLE_NAME }) => (TABLE_NAME === undefined ? [] : [text(TABLE_NAME)]));
    expect(told).toHaveLength(13);
    expect(new Set(told)).toEqual(new Set(['zhicheng-restored']));
    const indexes = ['byDesk', 'byOwner', 'byShard'].map((index) => `${TABLE_ARN}/index/${index}`);
    // Ballots are in no restored table: they stay where they are.
    const ballots = `\${${after.one('AWS::DynamoDB::Table').id}.Arn}`;
    expect([...new Set(granted(after, 'dynamodb:'))].toSorted()).toEqual([TABLE_ARN, ...indexes, RESTORED_STREAM, ballots].toSorted());
  });

  it('is listened to, backed up and watched as the other was', () => {
    const listening = after.all('AWS::Lambda::EventSourceMapping').filter(({ p }) => p['FilterCriteria']);
    expect(listening.map(({ p }) => p['EventSourceArn'] as unknown)).toEqual([RESTORED_STREAM, RESTORED_STREAM]);
    const { Resources } = after.one('AWS::Backup::BackupSelection').p['BackupSelection'];
    expect(text(Resources[0])).toBe(TABLE_ARN);
    const alarm = after.one('AWS::CloudWatch::Alarm', (p) => /ThrottledRequests.*zhicheng-restored/u.test(JSON.stringify(p)));
    expect(alarm.p['AlarmActions']).toHaveLength(1);
  });

  it('under other keys is read, written and unwrapped with those', () => {
    const key = (name: string) => `arn:aws-cn:kms:cn-northwest-1:111122223333:key/${name}`;
    const keys = { RESTORED_KEY: key('table'), RESTORED_MASTER_KEY: key('master') };
    const other = cloud({ RESTORED_TABLE: 'zhicheng-restored', RESTORED_STREAM, ...keys });
    const own = to(before.one('AWS::DynamoDB::Table', isOfRecords).p['SSESpecification'].KMSMasterKeyId);
    expect(granted(after, 'kms:')).toContain(`\${${own}.Arn}`);
    expect(granted(other, 'kms:')).not.toContain(`\${${own}.Arn}`);
    expect(granted(other, 'kms:').filter((arn) => arn === key('table')).length).toBeGreaterThan(10);
    const masters = variables(other).flatMap(({ MASTER_KEY_ID }) => (MASTER_KEY_ID === undefined ? [] : [MASTER_KEY_ID as unknown]));
    expect(masters).toEqual(Array.from({ length: 11 }, () => key('master')));
    expect(granted(other, 'kms:')).toContain(key('master'));
  });

  it('has a master key that can be replicated to where the copies are', () => {
    const masters = before.all('AWS::KMS::Key').filter(({ p }) => p['MultiRegion'] === true);
    expect(masters.map(({ p, kept }) => [p['Description'], p['EnableKeyRotation'], kept] as unknown)).toEqual([
      ['Wraps the keys that seal personal data and sign receipts', true, true],
    ]);
  });

  it.each([
    [{ RESTORED_TABLE: 'zhicheng-restored' }, 'RESTORED_TABLE and RESTORED_STREAM belong together'],
    [{ RESTORED_STREAM }, 'RESTORED_TABLE and RESTORED_STREAM belong together'],
    [{ RESTORED_KEY: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/1' }, 'a RESTORED key is that of a RESTORED_TABLE'],
    [{ RESTORED_MASTER_KEY: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/1' }, 'a RESTORED key is that of a RESTORED_TABLE'],
  ])('%j is refused', (context, words) => expect(() => cloud(context)).toThrow(words));
});
