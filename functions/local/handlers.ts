/**
 * The deployed functions, loaded as they are deployed: each reads the environment when it is loaded, so this is called
 * after the environment is set and once in a process.
 */
import type { DynamoDBStreamEvent, Handler, SQSEvent } from 'aws-lambda';
import type { GatewayHandler } from './gateway.ts';
import type { BatchResponse } from './lambda.ts';
import type { ScheduleTarget } from './scheduler.ts';

export type ScheduledHandler = Handler<{ at: string }, unknown>;

export interface LocalHandlers {
  graphql: GatewayHandler;
  ballot: GatewayHandler;
  health: GatewayHandler;
  template: GatewayHandler;
  scheduled: Record<ScheduleTarget, ScheduledHandler>;
  notify: Handler<DynamoDBStreamEvent, BatchResponse>;
  'audit-witness': Handler<DynamoDBStreamEvent, BatchResponse>;
  'export-build': Handler<SQSEvent, BatchResponse>;
  'report-build': Handler<SQSEvent, BatchResponse>;
  'statistics-build': Handler<SQSEvent, BatchResponse>;
}

export async function loadHandlers(): Promise<LocalHandlers> {
  const [
    graphql,
    ballot,
    health,
    template,
    calendarTick,
    reminders,
    postingClose,
    outboxSweep,
    historySeal,
    notify,
    witness,
    exportBuild,
    reportBuild,
    statisticsBuild,
  ] = await Promise.all([
    import('../graphql.ts'),
    import('../ballot.ts'),
    import('../health.ts'),
    import('../template.ts'),
    import('../calendar-tick.ts'),
    import('../reminders.ts'),
    import('../posting-close.ts'),
    import('../outbox-sweep.ts'),
    import('../history-seal.ts'),
    import('../notify.ts'),
    import('../audit-witness.ts'),
    import('../export-build.ts'),
    import('../report-build.ts'),
    import('../statistics-build.ts'),
  ]);
  return {
    graphql: graphql.handler,
    ballot: ballot.handler,
    health: health.handler,
    template: template.handler,
    scheduled: {
      'calendar-tick': calendarTick.handler,
      reminders: reminders.handler,
      'posting-close': postingClose.handler,
      'outbox-sweep': outboxSweep.handler,
      'history-seal': historySeal.handler,
    },
    notify: notify.handler,
    'audit-witness': witness.handler,
    'export-build': exportBuild.handler,
    'report-build': reportBuild.handler,
    'statistics-build': statisticsBuild.handler,
  };
}
