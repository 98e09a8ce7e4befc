/** A second stage beside the first in one account, and what differs between deployments. */
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { cloud, type Resource } from '../support/cloud.ts';

const first = cloud();
const second = cloud({ STAGE: 'test' });

const warnings = ({ stack }: typeof first): string[] =>
  Annotations.fromStack(stack)
    .findWarning('/zhicheng', Match.anyValue())
    .map(({ entry }) => JSON.stringify(entry.data));

/** Names that need to be nobody else's only inside another thing of the same stack, or that name no thing at all. */
const INSIDE_ANOTHER = [
  'AWS::ApiGatewayV2::Stage.StageName', // of one API
  'AWS::CloudWatch::Alarm.MetricName',
  'AWS::IAM::Policy.PolicyName', // of one role
  'AWS::Scheduler::Schedule.Name', // of one group, which has a name
];

/** `AWS::Lambda::Function.FunctionName zhicheng-graphql`, for whatever is given a name. */
function names(resources: readonly Resource[]): string[] {
  return resources.flatMap(({ type, p }) =>
    Object.entries(p)
      .filter(([key, value]) => /(?:^|[a-z])Name$/u.test(key) && typeof value === 'string')
      .filter(([key]) => !INSIDE_ANOTHER.includes(`${type}.${key}`))
      .map(([key, value]) => `${type}.${key} ${value}`),
  );
}

describe('two stages in one account', () => {
  it('are two stacks; the one without a name keeps the names it had', () => {
    expect([first.stack.stackName, second.stack.stackName]).toEqual(['zhicheng', 'zhicheng-test']);
    expect(names(first.resources)).toContain('AWS::Lambda::Function.FunctionName zhicheng-graphql');
    expect(names(second.resources)).toContain('AWS::Lambda::Function.FunctionName zhicheng-test-graphql');
  });

  it('share no physical name, and export none', () => {
    const taken = new Set(names(first.resources));
    expect(taken.size).toBeGreaterThan(11);
    expect(names(second.resources).filter((name) => taken.has(name))).toEqual([]);
    expect(Object.values(second.outputs).filter((output) => 'Export' in output)).toEqual([]);
  });

  it('are made of the same things', () => {
    const types = ({ resources }: typeof first) => resources.map(({ type }) => type).toSorted();
    expect(types(second)).toEqual(types(first));
  });
});

describe('before it is deployed', () => {
  it('a fresh clone is told what still stands at its example, first of all who hears the alarms', () => {
    expect(warnings(first)).toContainEqual(expect.stringContaining('set in cdk.json ALARM_EMAIL, OIDC_ISSUER, '));
  });

  it('and that no backup has a copy elsewhere, as long as none has', () => {
    expect(warnings(first)).toContainEqual(expect.stringContaining('set BACKUP_COPY_TO'));
    const copied = cloud({ BACKUP_COPY_TO: 'arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:copies' });
    expect(warnings(copied).filter((text) => text.includes('BACKUP_COPY_TO'))).toEqual([]);
  });

  it('the alarms have a reader', () => {
    expect(first.one('AWS::SNS::Subscription').p).toMatchObject({ Protocol: 'email', Endpoint: 'alarms@example.org' });
  });
});

describe('a name of one’s own', () => {
  const CERTIFICATE_ARN = 'arn:aws-cn:acm:cn-northwest-1:111122223333:certificate/1';
  const named = cloud({ DOMAIN: 'zhicheng.example.cn', CERTIFICATE_ARN });

  it('leads to the stage, over TLS 1.2 at least, and the output says what it has to point to', () => {
    const domain = named.one('AWS::ApiGatewayV2::DomainName');
    expect(domain.p).toMatchObject({
      DomainName: 'zhicheng.example.cn',
      DomainNameConfigurations: [{ CertificateArn: CERTIFICATE_ARN, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    });
    const apis = named.all('AWS::ApiGatewayV2::Api').map(({ id }) => id);
    const mapped = named.all('AWS::ApiGatewayV2::ApiMapping').map(({ p }) => p);
    const isLogged = ({ ApiId: { Ref } }: { ApiId: { Ref: string } }) =>
      named.all('AWS::ApiGatewayV2::Stage').some(({ p }) => p['ApiId'].Ref === Ref && p['AccessLogSettings'] !== undefined);
    const ways = mapped.map((one) => `${one['ApiMappingKey'] ?? 'all else'}: ${isLogged(one as never) ? 'logged' : 'no log'}`);
    expect(ways.toSorted()).toEqual(['all else: logged', 'ballot: no log', 'graphql/anonymous: no log']);
    expect(mapped.map(({ ApiId }) => ApiId.Ref as string).toSorted()).toEqual(apis.toSorted());
    for (const one of mapped) expect(one).toMatchObject({ DomainName: { Ref: domain.id } });
    expect(Object.values(named.outputs).map(({ Value }) => Value as unknown)).toEqual(
      expect.arrayContaining([
        'https://zhicheng.example.cn/graphql',
        'https://zhicheng.example.cn/graphql/anonymous',
        'https://zhicheng.example.cn/ballot',
        { 'Fn::GetAtt': [domain.id, 'RegionalDomainName'] },
      ]),
    );
  });

  it('adds nothing where there is none', () => {
    expect(first.all('AWS::ApiGatewayV2::DomainName')).toEqual([]);
    const added = named.resources.filter(({ id }) => !first.resources.some((one) => one.id === id)).map(({ type }) => type);
    const mappings = Array.from({ length: 3 }, () => 'AWS::ApiGatewayV2::ApiMapping');
    expect(added.toSorted()).toEqual([...mappings, 'AWS::ApiGatewayV2::DomainName']);
  });

  it.each([{ DOMAIN: 'zhicheng.example.cn' }, { CERTIFICATE_ARN }])('needs both: %j alone is refused', (context) => {
    expect(() => cloud(context)).toThrow('DOMAIN and CERTIFICATE_ARN belong together');
  });
});
