/**
 * The defaults of a function: bundled here by esbuild without Docker, a role of its own that may write its own log and nothing
 * else, logs of its own, alarms, and a place for what it could not do.
 */
import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Duration, Stack, type Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FUNCTIONS, FunctionName, PARTS } from '../functions/runtime/env.ts';
import { bundleOf, WITH_MAPS } from './bundling.ts';
import { except } from './except.ts';
import { logGroup } from './log-group.ts';
import type { Monitor } from './monitor.ts';

type KeysOfEach<T> = T extends unknown ? keyof T : never;
/** What a function has to be told in the cloud: all of its parts but the endpoints and the mail server's URL, which is a secret. */
export type Environment<N extends FunctionName> = Record<
  Exclude<KeysOfEach<(typeof PARTS)[(typeof FUNCTIONS)[N][number]]>, `${string}_ENDPOINT` | 'SMTP_URL'>,
  string
>;

type FunctionProps<N extends FunctionName> = {
  monitor: Monitor;
  environment: Environment<N>;
  /** In megabytes; 1769 buys one whole processor. */
  memory: number;
  timeout: Duration;
  /** What it may spool to its disk, where that is more than the 512 MB that every function has. */
  disk?: Size;
  /** Files that lie beside the bundle, or in a folder there. */
  beside?: readonly Beside[];
  /** For a function nobody waits for: where an event goes that failed on every try. */
  deadLetters?: IQueue;
  /** For a function whose next event does what this one did not: it is not tried again. */
  oneTry?: boolean;
  /** The platform writes no line of its own when a call begins and ends: the millisecond of it would tell when somebody came. */
  unmarked?: boolean;
  /** So many run at once at most, and so many always can, whatever else the account does. */
  atOnce?: number;
};

type Beside = { files: readonly string[]; folder?: string };

/** The name of a function, and of its metrics. */
export function functionNameOf(scope: Construct, name: FunctionName): string {
  return `${Stack.of(scope).stackName}-${name}`;
}

/** The function that functions/<name>.ts exports as `handler`. */
export function defineFunction<N extends FunctionName>(scope: Construct, name: N, props: FunctionProps<N>) {
  const { monitor, environment, memory, timeout, deadLetters, oneTry = false, unmarked = false, atOnce, disk, beside = [] } = props;
  const functionName = functionNameOf(scope, name);
  const log = logGroup(scope, `${name}-log`);
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  log.grantWrite(role);

  const fn = new LambdaFunction(scope, name, {
    functionName,
    role,
    logGroup: log,
    environment: { ...environment, ...WITH_MAPS },
    timeout,
    memorySize: memory,
    ...(disk && { ephemeralStorageSize: disk }),
    runtime: Runtime.NODEJS_22_X,
    architecture: Architecture.X86_64,
    tracing: Tracing.DISABLED,
    handler: 'index.handler',
    code: codeOf(scope, name, beside),
    ...(deadLetters && { onFailure: new SqsDestination(deadLetters), retryAttempts: 2, maxEventAge: Duration.hours(1) }),
    ...(oneTry && { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    ...(unmarked && { loggingFormat: LoggingFormat.JSON, systemLogLevelV2: SystemLogLevel.WARN }),
    ...(atOnce !== undefined && { reservedConcurrentExecutions: atOnce }),
  });
  except(
    fn,
    'L1',
    'Node.js 22 is chosen: it has long-term support and is offered in the China regions; a newer one is taken after its tests.',
  );

  monitor.watch(fn, 'Errors', {
    metric: fn.metricErrors({ period: Duration.minutes(5) }),
    means: `${name} failed; its log says why.`,
  });
  monitor.watch(fn, 'Throttles', {
    metric: fn.metricThrottles({ period: Duration.minutes(5) }),
    means: `${name} was called more often at once than the account's concurrency allows.`,
  });
  return { fn, role, functionName };
}

/** The bundle; or, where a run of the CDK bundles nothing (a test, `cdk list`), a stand-in that no deployment can contain. */
function codeOf(scope: Construct, name: FunctionName, beside: readonly Beside[]): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline('// not bundled');
  const folder = bundleOf(name);
  for (const { files, folder: inner = '' } of beside) for (const file of files) cpSync(file, join(folder, inner, basename(file)));
  return Code.fromAsset(folder);
}
