/** The tables as schema/table describes them, in the words of CreateTable: for one machine, and for what is imported. */
import { TABLE } from '../../schema/table/keys.ts';

/** All but the name: keys, indexes, stream. */
export function tableDefinition() {
  const indexes = Object.entries(TABLE.indexes);
  const attributes = [TABLE, ...Object.values(TABLE.indexes)].flatMap(({ pk, sk }) => [pk, sk]);
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
      IndexName,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: 'ALL' as const },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const },
  };
}

/** The table of ballots: keys and nothing else. An operator neither exports nor imports it. */
export function ballotsDefinition() {
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [TABLE.pk, TABLE.sk].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema(TABLE),
  };
}

function keySchema(keys: { pk: string; sk: string }) {
  return [
    { AttributeName: keys.pk, KeyType: 'HASH' as const },
    { AttributeName: keys.sk, KeyType: 'RANGE' as const },
  ];
}
