/**
 * The way in for anonymous objections (U4): an API of its own, which logs nothing of a request, neither from where nor when. A stage of
 * the other API writes a line for each request with its address and its millisecond; beside such lines an objection could be found.
 */
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { ANONYMOUS, WITHOUT_TRACE } from '../functions/runtime/http.ts';
import { except } from './except.ts';
import type { Monitor } from './monitor.ts';

/** What objections take a second: a page asks for a ticket and lodges, and each has cost its device some work. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

export class AnonymousApi extends Construct {
  readonly url: CfnOutput;
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { monitor, integration }: { monitor: Monitor; integration: HttpLambdaIntegration }) {
    super(scope, id);
    const api = new HttpApi(this, 'Http', {
      apiName: `${Stack.of(this).stackName}-anonymous`,
      createDefaultStage: false,
      description: 'zhicheng: anonymous objections',
    });
    except(api, 'APIG4', 'Whoever objects need not log in; who does, for a posting of the unit, is checked by the function.');
    // Under a host name of the city's own the mapping has taken the path away (domain.ts): what is left of it is "/".
    for (const path of [ANONYMOUS, '/']) api.addRoutes({ path, methods: [HttpMethod.POST, HttpMethod.OPTIONS], integration });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      stageVariables: WITHOUT_TRACE,
    });
    except(stage, 'APIG1', 'An access log would tell from where and when an anonymous objection came.');
    monitor.watch(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      means:
        'The way in for anonymous objections answered 5xx. It has no log of its own: see the errors of the function that answers the graph.',
    });
    this.api = api;
    this.stage = stage;
    this.url = new CfnOutput(this, 'Url', {
      value: `${api.apiEndpoint}${ANONYMOUS}`,
      description: 'Where anonymous objections go: nothing is logged of them',
    });
  }
}
