/**
 * The way in: an HTTP API for the graph, for submissions alone, for health and the templates of imports; throttled and logged. Tokens and how
 * much one client may ask are checked in the function, so the same code decides here and on one machine; CORS is the gateway’s alone.
 *
 * The gateway's limits are for all together. A province's last minute is about 830 requests a second; the graph takes twice that and more,
 * and submissions have as much again of their own, beside all other requests.
 */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { FilterPattern, MetricFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Ballots } from './ballots.ts';
import { corsFor } from './cors.ts';
import { customDomain } from './domain.ts';
import { except } from './except.ts';
import type { Files } from './files.ts';
import type { Letterbox } from './letterbox.ts';
import { defineFunction } from './function.ts';
import type { Keys } from './keys.ts';
import { CORS } from '../functions/runtime/cors.ts';
import { GIVEN } from '../functions/runtime/given.ts';
import { ANONYMOUS, SUBMISSIONS } from '../functions/runtime/http.ts';
import { NAMESPACE } from '../functions/runtime/metrics.ts';
import { logGroup } from './log-group.ts';
import { ours, type Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';
import type { DataTable } from './table.ts';
import { UnloggedApi } from './unlogged-api.ts';

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
  /** “-” where the gateway answered by itself: what it turned away never reached a function. */
  integration: '$context.integrationStatus',
  error: '$context.integrationErrorMessage',
};

/** What a route takes a second: the rush of the last minute twice, and a wall against a flood. */
const RUSH = { ThrottlingRateLimit: 2000, ThrottlingBurstLimit: 4000 };
/** What can be had can be asked after (RFC 9110, 9.3.2). */
const READING = [HttpMethod.GET, HttpMethod.HEAD];
const SMALL = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };

/** Beside the function that gives them, so that no other carries them. */
const BESIDE = Object.keys(GIVEN).map((path) => ({
  files: [fileURLToPath(new URL(`../schema${path}`, import.meta.url))],
  folder: dirname(path).slice(1),
}));

type Parts = { monitor: Monitor; table: DataTable; ballots: Ballots; files: Files; letterbox: Letterbox; keys: Keys; settings: Settings };

export class Api extends Construct {
  readonly url: CfnOutput;
  /** Where the function that answers the graph writes its lines. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id);
    const { monitor, table, ballots, files, letterbox, keys, settings } = parts;

    const graphql = defineFunction(this, 'graphql', {
      monitor,
      memory: 1769,
      timeout: Duration.seconds(29), // the gateway gives up after 30
      unmarked: true, // anonymous objections come here as well
      // Neither the other functions nor anything else in the account can take these away.
      atOnce: settings.GRAPHQL_AT_ONCE,
      environment: {
        TABLE_NAME: table.name,
        BALLOTS_TABLE_NAME: ballots.tableName,
        FILES_BUCKET: files.bucketName,
        LETTERBOX_BUCKET: letterbox.bucketName,
        MASTER_KEY_ID: keys.masterKeyId,
        OIDC_ISSUER: settings.OIDC_ISSUER,
        OIDC_AUDIENCE: settings.OIDC_AUDIENCE,
        OIDC_JWKS: settings.OIDC_JWKS,
        INTROSPECTION: 'off',
        TRUSTED_DOCUMENTS: settings.TRUSTED_DOCUMENTS && basename(settings.TRUSTED_DOCUMENTS),
        TRUSTED_ALONE: settings.TRUSTED_ALONE,
      },
      beside: settings.TRUSTED_DOCUMENTS ? [{ files: [settings.TRUSTED_DOCUMENTS] }] : [],
    });
    table.allow(graphql.role, {
      items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      indexes: ['byOwner', 'byDesk', 'byShard'],
    });
    ballots.allowHolding(graphql.role);
    files.allowReadingExports(graphql.role);
    files.allowReadingReports(graphql.role);
    files.allowReadingArchives(graphql.role);
    files.allowTakingUploads(graphql.role);
    files.allowKeepingProofs(graphql.role);
    files.allowTakingImports(graphql.role);
    files.allowKeepingTables(graphql.role);
    files.allowKeepingMinutes(graphql.role);
    files.allowReadingSeals(graphql.role);
    letterbox.allowPosting(graphql.role);
    keys.allowUnwrapping(graphql.role);

    this.logGroupName = graphql.fn.logGroup.logGroupName;

    const health = defineFunction(this, 'health', {
      monitor,
      memory: 256,
      timeout: Duration.seconds(10),
      environment: { TABLE_NAME: table.name },
    });
    table.allow(health.role, { items: ['GetItem', 'Query'], indexes: ['byOwner'] });

    const template = defineFunction(this, 'template', {
      monitor,
      memory: 256,
      timeout: Duration.seconds(10),
      environment: { GIVEN_FOLDER: './' },
      beside: BESIDE,
    });

    const api = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      description: 'zhicheng',
      ...corsFor(settings, CORS),
    });
    except(
      api,
      'APIG4',
      'The functions check the token of every request themselves, by the rules of the graph; health tells nothing personal.',
    );
    const answering = new HttpLambdaIntegration('graphql', graphql.fn);
    api.addRoutes({ path: '/graphql', methods: [HttpMethod.POST, HttpMethod.GET], integration: answering });
    const submitting = api.addRoutes({ path: SUBMISSIONS, methods: [HttpMethod.POST], integration: answering });
    const giving = new HttpLambdaIntegration('template', template.fn);
    const small = [
      api.addRoutes({ path: '/health', methods: READING, integration: new HttpLambdaIntegration('health', health.fn) }),
      Object.keys(GIVEN).map((path) => api.addRoutes({ path, methods: READING, integration: giving })),
    ].flat(2);

    const anonymous = new UnloggedApi(this, 'Anonymous', {
      monitor,
      integration: new HttpLambdaIntegration('anonymous', graphql.fn),
      path: ANONYMOUS,
      cors: corsFor(settings, CORS),
      name: 'anonymous',
      takes: 'anonymous objections',
      withoutLogin: 'Whoever objects need not log in; who does, for a posting of the unit, is checked by the function.',
      seeing: 'see the errors of the function that answers the graph.',
    });
    const log = logGroup(this, 'AccessLog');
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: RUSH.ThrottlingRateLimit, burstLimit: RUSH.ThrottlingBurstLimit },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)) },
    });
    const routes = stage.node.defaultChild as CfnStage;
    routes.routeSettings = {
      [`POST ${SUBMISSIONS}`]: RUSH,
      ...Object.fromEntries(['/health', ...Object.keys(GIVEN)].flatMap((path) => READING.map((method) => [`${method} ${path}`, SMALL]))),
    };
    // A stage can set a route only once there is one.
    stage.node.addDependency(...submitting, ...small);
    this.watchTraffic(monitor, log, graphql.functionName);
    monitor.watch(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      means: 'The gateway answered 5xx: the function failed, timed out or was throttled.',
    });
    this.url = new CfnOutput(this, 'Url', { value: `${api.apiEndpoint}/graphql`, description: 'Where the graph is asked' });
    if (settings.domain) customDomain(this, settings.domain, { api, stage }, { Anonymous: anonymous, Ballot: ballots.way });
  }

  /** Alarms on what HTTP does not tell: errors of ours in answers of 200, and who was turned away. */
  private watchTraffic(monitor: Monitor, log: LogGroup, graphql: string): void {
    const five = { period: Duration.minutes(5), statistic: 'Sum' } as const;
    monitor.watch(this, 'Internal', {
      metric: ours('Internal', { function: graphql }, five),
      means: 'An answer held an error of ours (INTERNAL). The dashboard shows which operation, the log its stack by the correlation id.',
    });
    monitor.watch(this, 'ClientThrottled', {
      metric: ours('Throttled', { function: graphql }, five),
      above: 500,
      means: 'Single clients ask too much and are turned away with 429; the others are not touched. The access log tells from where.',
    });
    const refused = new MetricFilter(this, 'GatewayRefused', {
      logGroup: log,
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.status', '=', '429'),
        FilterPattern.stringValue('$.integration', '=', '-'),
      ),
      metricNamespace: `${NAMESPACE}/${Stack.of(this).stackName}`,
      metricName: 'GatewayRefused',
      metricValue: '1',
      defaultValue: 0,
    });
    monitor.watch(this, 'GatewayThrottled', {
      metric: refused.metric(five),
      means:
        'The gateway turned requests away (429): more than its limit came in all. See from where; raise the limit if it is the rush itself.',
    });
  }
}
