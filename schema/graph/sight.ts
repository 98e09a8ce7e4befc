/**
 * Sight belongs to the object, not to the field that leads to it (P10): a type says who sees its objects, and every field that
 * answers such an object, at the end of a list, of a relation, of a mutation or of `node`, asks it here. Where nothing may stand, there is
 * nothing; where something must, the request is refused.
 */
import SchemaBuilder, { BasePlugin, getTypeBrand, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../core/context.ts';
import type { Refusal } from '../core/refusal.ts';
import { markOf } from '../core/sight.ts';
import { mayBeNothing } from './roots.ts';

/** Whether the one who asks sees an object. */
type Sight<Shape> = (object: Shape, context: Context) => boolean | Promise<boolean>;

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      sight: SightPlugin<Types>;
    }
    interface SchemaBuilderOptions<Types extends SchemaTypes> {
      /** What is said where an object must stand that is not seen. */
      sight: { unseen: () => Refusal; unseenNow: () => Refusal };
    }
    interface ObjectTypeOptions<Types extends SchemaTypes = SchemaTypes, Shape = unknown> {
      /** Who sees an object of this type, by whatever field it is reached (P10). */
      sight?: Sight<Shape>;
    }
  }
}

class SightPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const { type } = field;
    const one = type.kind === 'List' ? type.type : type;
    if (one.kind !== 'Object' && one.kind !== 'Interface') return resolver;
    const fixed = one.kind === 'Object' ? this.sightOf(one.ref) : null;
    if (one.kind === 'Object' && !fixed) return resolver;
    const { unseen, unseenNow } = this.builder.options.sight;
    const isOptional = type.kind === 'List' ? one.nullable : mayBeNothing(field);

    const seen = (value: unknown, context: Context): unknown => {
      if (isPromise(value)) return value.then((found) => seen(found, context));
      if (typeof value !== 'object' || value === null) return value;
      const mark = markOf(context, value);
      if (mark === 'SEEN') return value;
      // Behind an interface may stand anything: what does not say who sees it is seen by nobody.
      const sight = fixed ?? this.sightOf(getTypeBrand(value)) ?? NOBODY;
      const judged = (may: boolean): unknown => {
        if (may) return value;
        if (isOptional) return null;
        throw mark === 'REPEATED' ? unseenNow() : unseen();
      };
      const may = sight(value, context);
      return typeof may === 'boolean' ? judged(may) : may.then(judged);
    };
    const seenAll = (value: unknown, context: Context): unknown => {
      if (isPromise(value)) return value.then((found) => seenAll(found, context));
      return Array.isArray(value) ? value.map((each) => seen(each, context)) : value;
    };
    const shown = type.kind === 'List' ? seenAll : seen;
    return (parent, args, context, info) => shown(resolver(parent, args, context, info), context as unknown as Context);
  }

  private sightOf(type: unknown): Sight<unknown> | null {
    if (!type) return null;
    const { pothosOptions } = this.buildCache.getTypeConfig(type as string, 'Object');
    return ((pothosOptions as { sight?: Sight<never> }).sight as Sight<unknown> | undefined) ?? null;
  }
}

const NOBODY: Sight<unknown> = () => false;

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

SchemaBuilder.registerPlugin('sight', SightPlugin);
