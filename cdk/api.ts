/**
 * The way in: an HTTP API with POST, GET and OPTIONS /graphql GET /health and the template of imports, throttled and logged. Tokens and CORS are checked in
 * the function, so the same code decides here and on one machine.
 */
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { customDomain } from './domain.ts';
import { except } from './except.ts';
import type { Files } from './files.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import { logGroup } from './log-group.ts';
import type { Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';

/** What the gateway notes of each request: who asked from where and how it ended, and nothing of what was asked. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  agent: '$context.identity.userAgent',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

export class Api extends Construct {
  readonly url: CfnOutput;

  constructor(scope: Construct, id: string, parts: { monitor: Monitor; table: DataTable; files: Files; keys: Keys; settings: Settings }) {
    super(scope, id);
    const { monitor, table, files, keys, settings } = parts;

    const graphql = defineFunction(this, 'graphql', {
      monitor,
      memory: 1769,
      timeout: Duration.seconds(29), // the gateway gives up after 30
      environment: {
        TABLE_NAME: table.name,
        FILES_BUCKET: files.bucketName,
        MASTER_KEY_ID: keys.masterKeyId,
        OIDC_ISSUER: settings.OIDC_ISSUER,
        OIDC_AUDIENCE: settings.OIDC_AUDIENCE,
        OIDC_JWKS: settings.OIDC_JWKS,
        CORS_ORIGINS: settings.CORS_ORIGINS,
        INTROSPECTION: 'off',
      },
    });
    table.allow(graphql.role, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      indexes: true,
    });
    files.allowReadingExports(graphql.role);
    files.allowReadingReports(graphql.role);
    files.allowTakingUploads(graphql.role);
    files.allowKeepingProofs(graphql.role);
    files.allowTakingImports(graphql.role);
    files.allowKeepingTables(graphql.role);
    keys.allowUnwrapping(graphql.role);

    const health = defineFunction(this, 'health', {
      monitor,
      memory: 256,
      timeout: Duration.seconds(10),
      environment: { TABLE_NAME: table.name },
    });
    table.allow(health.role, { items: ['Query'] });

    const template = defineFunction(this, 'template', { monitor, memory: 256, timeout: Duration.seconds(10), environment: {} });

    const api = new HttpApi(this, 'Http', { apiName: Stack.of(this).stackName, createDefaultStage: false, description: 'zhicheng' });
    except(
      api,
      'APIG4',
      'The functions check the token of every request themselves, by the rules of the graph; health tells nothing personal.',
    );
    api.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.POST, HttpMethod.GET, HttpMethod.OPTIONS],
      integration: new HttpLambdaIntegration('graphql', graphql.fn),
    });
    api.addRoutes({ path: '/health', methods: [HttpMethod.GET], integration: new HttpLambdaIntegration('health', health.fn) });

    api.addRoutes({
      path: '/templates/applicants.xlsx',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('template', template.fn),
    });

    const log = logGroup(this, 'AccessLog');
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      // Twice the rush of the last minute (5,000 applicants), and a wall against a flood.
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)) },
    });
    monitor.watch(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      means: 'The gateway answered 5xx: the function failed, timed out or was throttled.',
    });
    this.url = new CfnOutput(this, 'Url', { value: `${api.apiEndpoint}/graphql`, description: 'Where the graph is asked' });
    if (settings.domain) customDomain(this, settings.domain, api, stage);
  }
}
