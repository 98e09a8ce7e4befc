/**
 * A way in for what nobody is to be found by: an API of its own, which logs nothing of a request, neither from where nor when. A stage of the
 * other API writes a line for each request with its address and its millisecond; beside such lines an anonymous objection (U4) or the one who
 * cast a ballot (E10) could be found.
 */
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { WITHOUT_TRACE } from '../functions/runtime/http.ts';
import type { corsFor } from './cors.ts';
import { except } from './except.ts';
import type { Monitor } from './monitor.ts';

/** What comes in a second: a page asks for a ticket and lodges, and each has cost its device some work; a committee casts its ballots. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

type Way = {
  monitor: Monitor;
  integration: HttpLambdaIntegration;
  path: string;
  /** What pages of other origins may do. */
  cors: ReturnType<typeof corsFor>;
  /** What the API is called after the name of the stack. */
  name: string;
  /** What comes in here: `anonymous objections`. */
  takes: string;
  /** Why no token is asked for at the gateway. */
  withoutLogin: string;
  /** Where an error of it is seen, for whoever is woken by the alarm. */
  seeing: string;
};

export class UnloggedApi extends Construct {
  readonly url: CfnOutput;
  readonly path: string;
  readonly takes: string;
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { monitor, integration, path, cors, name, takes, withoutLogin, seeing }: Way) {
    super(scope, id);
    const api = new HttpApi(this, 'Http', {
      apiName: `${Stack.of(this).stackName}-${name}`,
      createDefaultStage: false,
      description: `zhicheng: ${takes}`,
      ...cors,
    });
    except(api, 'APIG4', withoutLogin);
    // Under a host name of the city's own the mapping has taken the path away (domain.ts): what is left of it is "/".
    for (const each of [path, '/']) api.addRoutes({ path: each, methods: [HttpMethod.POST], integration });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      stageVariables: WITHOUT_TRACE,
    });
    except(stage, 'APIG1', `An access log would tell from where and when one of the ${takes} came, and so by whom.`);
    monitor.watch(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      means: `The way in for ${takes} answered 5xx. It has no log of its own: ${seeing}`,
    });
    this.api = api;
    this.stage = stage;
    this.path = path;
    this.takes = takes;
    this.url = new CfnOutput(this, 'Url', {
      value: `${api.apiEndpoint}${path}`,
      description: `Where ${takes} go: nothing is logged of them`,
    });
  }
}
