/**
 * The gate of every mutation (V2, V3): whoever acts does so in the roles alone that nothing closes to them now. It stands here once and not
 * in each action, so that a new mutation is behind it from the beginning; a mutation by which somebody defends themselves, or withdraws,
 * says that it stays open. What is offered (`allowedActions`) passes the same gate, and says why not. It is also here that the history learns in
 * which roles somebody acts: in those of theirs that the mutation takes (V1).
 */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { holds, inRoles, type Person, type Role } from '../core/actor.ts';
import { isForeign, type Allowed } from '../core/allowed.ts';
import { inForce, refusalOf, type Bar } from '../core/bars.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      gate: GatePlugin<Types>;
    }
    // oxlint-disable-next-line typescript/no-unused-vars -- a merged interface has the parameters of the one it is merged into
    interface FieldOptions<Types, ParentShape, Type, Nullable, Args, ResolveShape, ResolveReturnShape> {
      /** Of a mutation: whether it stays open to those whom a bar closes all else. */
      whileBarred?: boolean;
    }
  }
}

type Options = { whileBarred?: boolean; authScopes?: { role?: readonly Role[]; person?: boolean } };
type Resolver = GraphQLFieldResolver<unknown, object, object>;

class GatePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const own = resolver as Resolver;
    if (field.kind === 'Mutation') return gated(own, field.pothosOptions as Options);
    return this.answersOffers(field) ? offering(own) : resolver;
  }

  /** Whether a field answers what may be done. */
  private answersOffers({ type }: PothosOutputFieldConfig<Types>): boolean {
    if (type.kind !== 'List' || type.type.kind !== 'Object') return false;
    return this.buildCache.getTypeConfig(type.type.ref, 'Object').name === 'AllowedAction';
  }
}

function gated(resolver: Resolver, { whileBarred = false, authScopes }: Options): Resolver {
  const roles = authScopes?.role ?? [];
  // What is open to the public is nobody's in an office.
  const taken = authScopes?.person ? null : roles;
  return async (parent, args, context, info) => {
    const own = context as Context;
    const whole = own.actor;
    const { acting, barred } = (whileBarred ? null : await judgedNow(own)) ?? { acting: whole, barred: [] };
    const why = barred.find(({ role }) => roles.includes(role));
    if (why && !roles.some((role) => holds(acting, role))) throw refusalOf(why.bar, why.role === 'APPLICANT');
    // The fields of a mutation run one after the other, and what is shown of its answer is looked at by the whole person.
    own.actor = inRoles(acting, taken);
    try {
      return await resolver(parent, args, context, info);
    } catch (error) {
      const closed = why ?? barred[0];
      throw closed && error instanceof Refusal && isForeign(error) ? refusalOf(closed.bar, closed.role === 'APPLICANT') : error;
    } finally {
      own.actor = whole;
    }
  };
}

/** What would be offered to the whole person and not to those roles that nothing closes is shown with what closes it. */
function offering(resolver: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const own = context as Context;
    const offered = (await resolver(parent, args, context, info)) as readonly Allowed[];
    const judged = offered.some(({ why }) => why === null) ? await judgedNow(own) : null;
    const [first] = judged?.barred ?? [];
    if (!judged || !first) return offered;
    const left = (await resolver(parent, args, { ...own, actor: judged.acting }, info)) as readonly Allowed[];
    const open = new Set(left.flatMap(({ action, why }) => (why === null ? [action] : [])));
    return offered.map((one) => (one.why === null && !open.has(one.action) ? { ...one, why: refusalOf(first.bar) } : one));
  };
}

/** The person in the roles that are open to them, and what closes the others; null where nothing does. */
async function judgedNow({ actor, now, barsOn }: Context): Promise<{ acting: Person; barred: { role: Role; bar: Bar }[] } | null> {
  if (actor.kind !== 'person') return null;
  const { actor: acting, barred } = inForce(actor, await barsOn(actor), now);
  return barred.length === 0 ? null : { acting, barred: barred.map(({ grant, bar }) => ({ role: grant.role, bar })) };
}

SchemaBuilder.registerPlugin('gate', GatePlugin);
