/** EventBridge Scheduler as its SDK speaks to it, as far as the functions need it: CreateSchedule with an `at(…)` expression. */
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../schema/core/time.ts';
import { ACCOUNT_ID, REGION } from './account.ts';
import { readJson, sendJson, target, type Listener } from './http.ts';
import type { LocalScheduler, ScheduleTarget } from './scheduler.ts';

export interface SchedulerApiOptions {
  scheduler: LocalScheduler;
  group: string;
  /** Which function an ARN means. */
  targets: Readonly<Record<string, ScheduleTarget>>;
  prefix?: string;
}

export function schedulerApi({ scheduler, group, targets, prefix = '' }: SchedulerApiOptions): Listener {
  return async (request, response) => {
    const name = /^\/schedules\/([0-9a-zA-Z\-_.]{1,64})$/u.exec(target(request).path.slice(prefix.length))?.[1];
    if (request.method !== 'POST' || name === undefined)
      return refuse(404, 'ResourceNotFoundException', 'only CreateSchedule is known here');
    const input = await readJson(request);
    if (!input) return refuse(400, 'ValidationException', 'the body is no JSON object');
    if ((input['GroupName'] ?? 'default') !== group) return refuse(404, 'ResourceNotFoundException', `there is only the group ${group}`);
    const at = instantOf(input['ScheduleExpression'], input['ScheduleExpressionTimezone']);
    if (at === null) return refuse(400, 'ValidationException', 'ScheduleExpression must be at(yyyy-mm-ddThh:mm:ss) in a known time zone');
    const aim = isRecord(input['Target']) ? input['Target'] : {};
    const called = targets[String(aim['Arn'])];
    if (!called) return refuse(400, 'ValidationException', `Target.Arn is none of ${Object.keys(targets).join(', ')}`);
    const text = aim['Input'];
    const schedule = {
      name,
      at,
      target: called,
      ...(typeof text === 'string' && { input: text }),
      ...(input['ActionAfterCompletion'] === 'DELETE' && { deletesItself: true }),
    };
    if (!scheduler.set(schedule)) return refuse(409, 'ConflictException', `Schedule ${name} already exists.`);
    return sendJson(response, 200, { ScheduleArn: `arn:aws-cn:scheduler:${REGION}:${ACCOUNT_ID}:schedule/${group}/${name}` });

    function refuse(status: number, code: string, message: string): void {
      sendJson(response, status, { Message: message }, { 'x-amzn-errortype': code });
    }
  };
}

function instantOf(expression: unknown, zone: unknown): Instant | null {
  const local = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/u.exec(String(expression))?.[1];
  if (local === undefined) return null;
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(typeof zone === 'string' ? zone : 'UTC').epochMilliseconds;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
