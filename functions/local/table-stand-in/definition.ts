/** What CreateTable says of a table, as far as this stand-in knows it: keys, indexes over all items, a stream. */
import { invalid } from './faults.ts';
import type { Names } from './expressions/keys.ts';

type Key = { AttributeName: string; KeyType: 'HASH' | 'RANGE' };
type Index = { IndexName: string; KeySchema: Key[]; Projection: { ProjectionType: string; NonKeyAttributes?: string[] } };

export type Definition = {
  TableName: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  KeySchema: Key[];
  GlobalSecondaryIndexes?: Index[];
  StreamSpecification?: { StreamEnabled: boolean; StreamViewType?: string };
  BillingMode?: string;
};

/** What else may be sent, and changes nothing on one machine. */
const IGNORED = ['SSESpecification', 'Tags', 'DeletionProtectionEnabled', 'ProvisionedThroughput', 'TableClass', 'ReturnConsumedCapacity'];
const KNOWN = [
  'TableName',
  'AttributeDefinitions',
  'KeySchema',
  'GlobalSecondaryIndexes',
  'StreamSpecification',
  'BillingMode',
  ...IGNORED,
];

const NAME = /^[\w.-]{3,255}$/u;

export function mustBeName(name: unknown): string {
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw invalid('TableName must be at least 3 characters long and at most 255 characters long');
}

export function definitionIn(request: Record<string, unknown>): Definition {
  const { TableName } = request as Definition;
  mustBeName(TableName);
  const unknown = Object.keys(request).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw invalid(`the stand-in does not know ${unknown}`);
  const kept = Object.fromEntries(Object.entries(request).filter(([name]) => !IGNORED.includes(name))) as Definition;
  const { StreamEnabled = false, StreamViewType = '' } = kept.StreamSpecification ?? {};
  if (StreamEnabled && StreamViewType !== 'NEW_IMAGE') throw invalid(`the stand-in knows streams of NEW_IMAGE only, not ${StreamViewType}`);
  const typed = new Set(kept.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  const schemas = [kept.KeySchema, ...(kept.GlobalSecondaryIndexes ?? []).map(({ KeySchema }) => KeySchema)];
  for (const { AttributeName } of schemas.flat()) {
    if (!typed.has(AttributeName))
      throw invalid(`One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions`);
  }
  return kept;
}

export function namesIn(schema: readonly Key[]): Names {
  const of = (type: Key['KeyType']) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const range = of('RANGE');
  return { hash: of('HASH') ?? '', ...(range !== undefined && { range }) };
}

/** The attributes that an index shows; null for all. */
export function shownBy({ KeySchema, Projection }: Index, primary: readonly string[]): string[] | null {
  if (Projection.ProjectionType === 'ALL') return null;
  return [...primary, ...KeySchema.map(({ AttributeName }) => AttributeName), ...(Projection.NonKeyAttributes ?? [])];
}
