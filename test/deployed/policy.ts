/** What a role may do, as IAM reads its policy: allowed where one statement has the action, the resource and the condition. */

/** The kinds of condition that the stack uses: another one would be passed over, so it is an error. */
type Conditions = {
  StringEquals?: Record<string, string>;
  'ForAllValues:StringLike'?: Record<string, string[]>;
  /** Whether the request has to be without it: `true` or `false`. */
  Null?: Record<string, string>;
};

export type Statement = {
  Action: string | string[];
  Resource: string | string[];
  Effect: string;
  Condition?: Conditions;
};

/** One grant: an action on a resource, or on a pattern of resources. */
export type Grant = { action: string; resource: string };

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** All that statements grant, one by one. */
export function grantsOf(statements: readonly Statement[]): Grant[] {
  return statements.flatMap(({ Action, Resource }) =>
    list(Action).flatMap((action) => list(Resource).map((resource) => ({ action, resource }))),
  );
}

/** The grants that allow a call; none where it is denied. */
export function allowing(statements: readonly Statement[], call: Grant & { context?: Record<string, string> }): Grant[] {
  return statements
    .filter(({ Effect, Condition }) => Effect === 'Allow' && holds(Condition ?? {}, call.context ?? {}))
    .flatMap((statement) => grantsOf([statement]))
    .filter(({ action, resource }) => action === call.action && matches(resource, call.resource));
}

function holds(conditions: Conditions, given: Record<string, string>): boolean {
  const { StringEquals = {}, 'ForAllValues:StringLike': like = {}, Null = {}, ...others } = conditions;
  if (Object.keys(others).length > 0) throw new Error(`nobody has said what ${Object.keys(others).join(', ')} means`);
  return (
    Object.entries(StringEquals).every(([key, value]) => given[key] === value) &&
    Object.entries(Null).every(([key, value]) => String(given[key] === undefined) === value) &&
    Object.entries(like).every(([key, patterns]) => patterns.some((pattern) => matches(pattern, given[key] ?? '')))
  );
}

function matches(pattern: string, resource: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === resource;
  const last = rest.pop() ?? '';
  return resource.startsWith(first) && resource.endsWith(last) && resource.length >= first.length + last.length;
}
