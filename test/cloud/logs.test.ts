/** Logs under a key of our own, of which the logs of this account alone can make use. */
import { expect, it } from 'vitest';
import { cloud, text, to } from '../support/cloud.ts';

const { all, one } = cloud();
const key = one('AWS::KMS::Key', (p) => p['Description'] === 'Logs of the title review');

it('every log, of functions and of the gateway, lies under the one key of logs, which rotates and outlives the stack', () => {
  const groups = all('AWS::Logs::LogGroup');
  expect(groups.length).toBe(all('AWS::Lambda::Function').length + 1);
  expect(groups.filter(({ p, kept }) => to(p['KmsKeyId']) !== key.id || !kept)).toEqual([]);
  expect(key).toMatchObject({ kept: true, p: { EnableKeyRotation: true } });
});

it('the key lets Logs of the region use it for the groups of this account, in China too, and nobody else but by their own policy', () => {
  const [account, logs, ...others] = key.p['KeyPolicy'].Statement;
  expect(others).toEqual([]);
  expect(text(account.Principal.AWS)).toBe('arn:${AWS::Partition}:iam::${AWS::AccountId}:root');
  expect(text(logs.Principal.Service)).toBe('logs.${AWS::Region}.${AWS::URLSuffix}');
  expect(logs.Action.toSorted()).toEqual([
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ]);
  expect(text(logs.Condition.ArnLike['kms:EncryptionContext:aws:logs:arn'])).toBe(
    'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*',
  );
});
