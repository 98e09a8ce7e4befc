/**
 * What an operator can see of the running system: one line for each request, job, schedule and message, from which CloudWatch makes the
 * metrics that it names (embedded metric format). The alarms and the dashboard of cdk/ are made of the same names.
 *
 * Written here and not by a library: @aws-lambda-powertools/logger and metrics add 35 KB to each bundle and 9 ms to each cold start (16
 * against 7 on an empty function), write the metrics on a line of their own, and would replace these lines and no others.
 */
import { FUNCTION_NAME } from './env.ts';
import { writeLine, type Fields } from './log.ts';

export const NAMESPACE = 'zhicheng';

/** Every metric with its unit. */
export const METRICS = {
  /** How long a request, a job, a run or a message took. */
  Took: 'Milliseconds',
  /** Requests that a new process answered. */
  Cold: 'Count',
  /** Errors of ours in an answer, which HTTP calls 200. */
  Internal: 'Count',
  /** Requests that were refused for one client's being too many. */
  Throttled: 'Count',
  /** Jobs and messages that failed and are tried again; runs that failed. */
  Failed: 'Count',
  /** Messages that could not even be read or noted. */
  Broken: 'Count',
  /** Messages that were given up. */
  GivenUp: 'Count',
  /** How old a message was that the sweep could not send, or work that nobody had answered for. */
  Age: 'Milliseconds',
  /** Entries of the history that were altered or removed. */
  Rewritten: 'Count',
  /** Seals upon the history that were refused, for another content lies there. */
  Refused: 'Count',
  /** Runs of a schedule. */
  Ran: 'Count',
  /** How long after its instant a schedule ran. */
  Late: 'Milliseconds',
} as const;
export type Metric = keyof typeof METRICS;

/**
 * Writes a line with metrics, of this function and, where `by` names one of the fields, of each of its values as well. Every value of it
 * is a metric that is paid for: name only what has few.
 */
export function measure(
  event: string,
  metrics: Partial<Record<Metric, number>>,
  fields: Fields = {},
  { by, level = 'info' }: { by?: string; level?: 'info' | 'error' } = {},
): void {
  const names = Object.keys(metrics) as Metric[];
  const Metrics = names.map((Name) => ({ Name, Unit: METRICS[Name] }));
  const Dimensions = by === undefined ? [['function']] : [['function'], ['function', by]];
  const about = { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions, Metrics }] };
  writeLine(level, event, { ...fields, ...metrics, function: FUNCTION_NAME, ['_aws']: about });
}

/** A watch that begins now: the milliseconds since, to a tenth. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => Math.round((performance.now() - began) * 10) / 10;
}
