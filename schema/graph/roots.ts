/**
 * A question that is refused costs its asker the answer to it alone: what stands at the root of a document may be null, with the reason
 * beside it in `errors`. Were it not so, one refusal would take the rest of the page along, and hide what other mutations have done.
 */
import SchemaBuilder, { BasePlugin, type FieldKind, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      roots: RootsPlugin<Types>;
    }
  }
}

class RootsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return isRoot(field) ? { ...field, type: { ...field.type, nullable: true } } : field;
  }
}

function isRoot({ kind }: { kind: FieldKind }): boolean {
  return kind === 'Query' || kind === 'Mutation';
}

/** Whether nothing is an answer of this field. A root that is null only because it was refused has none to give. */
export function mayBeNothing<Types extends SchemaTypes>(field: PothosOutputFieldConfig<Types>): boolean {
  return isRoot(field) ? field.pothosOptions.nullable === true : field.type.nullable;
}

SchemaBuilder.registerPlugin('roots', RootsPlugin);
