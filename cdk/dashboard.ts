/** What an operator looks at first: one page of all that is measured, in the order in which a person would miss it. */
import { Duration, Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, LogQueryWidget, Metric, TextWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName } from '../functions/runtime/env.ts';
import { NAMESPACE, type Metric as Name } from '../functions/runtime/metrics.ts';
import { OUTBOX_KINDS } from '../schema/core/outbox.ts';
import { functionNameOf } from './function.ts';
import type { Monitor } from './monitor.ts';

const SCHEDULED = [
  'calendar-tick',
  'reminders',
  'posting-close',
  'outbox-sweep',
  'history-seal',
] as const satisfies readonly FunctionName[];
const WORKERS = ['export-build', 'report-build', 'statistics-build'] as const satisfies readonly FunctionName[];
const LISTENING = ['notify', 'audit-witness'] as const satisfies readonly FunctionName[];
const PERIOD = Duration.minutes(5);
const WIDTH = 12;

/** What failed inside an answer, by what was asked: the schema's name and the ids with which the log is searched. */
const FAILED_OPERATIONS = [
  "filter event = 'request' and Internal > 0",
  'stats count(*) as answers, latest(correlationId) as last by operation',
  'sort answers desc',
];
const SLOW_OPERATIONS = [
  "filter event = 'request'",
  'stats count(*) as answers, pct(Took, 50) as p50, pct(Took, 99) as p99, sum(Cold) as cold by operation',
  'sort p99 desc',
];

export class Overview extends Construct {
  constructor(scope: Construct, id: string, parts: { monitor: Monitor; logGroupOfApi: string; tableName: string }) {
    super(scope, id);
    const { monitor, logGroupOfApi, tableName } = parts;
    const of = (name: Name, fn: FunctionName, statistic: string, kind?: string): IMetric =>
      new Metric({
        namespace: NAMESPACE,
        metricName: name,
        dimensionsMap: { function: functionNameOf(this, fn), ...(kind !== undefined && { kind }) },
        period: PERIOD,
        statistic,
        label: [fn, kind, statistic].filter((part) => part !== undefined).join(' '),
      });
    const lambda = (metricName: string, fn: FunctionName, statistic = 'Sum'): IMetric =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        dimensionsMap: { FunctionName: functionNameOf(this, fn) },
        period: PERIOD,
        statistic,
        label: fn,
      });
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: WIDTH });
    const listed = (title: string, queryLines: string[]) =>
      new LogQueryWidget({ title, logGroupNames: [logGroupOfApi], queryLines, width: WIDTH });
    const names = Object.keys(FUNCTIONS) as FunctionName[];

    const page = new Dashboard(this, 'Page', { dashboardName: Stack.of(this).stackName });
    page.addWidgets(
      new TextWidget({ markdown: '职称评审 · what an alarm means and what to do: functions/README.md', width: 2 * WIDTH, height: 1 }),
    );
    page.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: monitor.alarms, width: 2 * WIDTH }));
    page.addWidgets(
      graph('Requests: milliseconds', [of('Took', 'graphql', 'p50'), of('Took', 'graphql', 'p99')]),
      graph('Errors of ours in answers, and who was turned away', [of('Internal', 'graphql', 'Sum'), of('Throttled', 'graphql', 'Sum')]),
    );
    page.addWidgets(listed('Operations that failed', FAILED_OPERATIONS), listed('Operations by time', SLOW_OPERATIONS));
    page.addWidgets(
      graph(
        'Schedules: milliseconds late',
        SCHEDULED.map((fn) => of('Late', fn, 'Maximum')),
      ),
      graph(
        'Schedules: runs',
        SCHEDULED.map((fn) => of('Ran', fn, 'Sum')),
      ),
    );
    page.addWidgets(
      graph(
        'Outbox: age of what is looked after, in milliseconds',
        OUTBOX_KINDS.map((kind) => of('Age', 'outbox-sweep', 'Maximum', kind)),
      ),
      graph(
        'Messages and jobs that failed',
        [...(['notify', 'outbox-sweep', ...WORKERS] as const)].flatMap((fn) => [of('Failed', fn, 'Sum'), of('Broken', fn, 'Sum')]),
      ),
    );
    page.addWidgets(
      graph(
        'Jobs: milliseconds',
        WORKERS.map((fn) => of('Took', fn, 'p99')),
      ),
      graph(
        'Given up',
        (['outbox-sweep', ...WORKERS] as const).map((fn) => of('GivenUp', fn, 'Sum')),
      ),
    );
    page.addWidgets(
      graph('History: entries altered or removed, seals refused', [
        of('Rewritten', 'audit-witness', 'Sum'),
        of('Refused', 'history-seal', 'Sum'),
      ]),
      graph(
        'Stream: milliseconds behind',
        LISTENING.map((fn) => lambda('IteratorAge', fn, 'Maximum')),
      ),
    );
    page.addWidgets(
      graph(
        'Functions: errors',
        names.map((fn) => lambda('Errors', fn)),
      ),
      graph(
        'Functions: throttled',
        names.map((fn) => lambda('Throttles', fn)),
      ),
    );
    page.addWidgets(
      graph(
        'Functions: at the same time',
        names.map((fn) => lambda('ConcurrentExecutions', fn, 'Maximum')),
      ),
      graph(
        'Table: requests turned away',
        ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
          (metricName) =>
            new Metric({
              namespace: 'AWS/DynamoDB',
              metricName,
              dimensionsMap: { TableName: tableName },
              period: PERIOD,
              statistic: 'Sum',
            }),
        ),
      ),
    );
  }
}
