/**
 * Lists in the graph: Relay connections that are read forward. What holds rows of a kind is one type, whatever field it hangs on, so that a
 * client writes one fragment for it. Cursors are sealed on the way out and opened on the way in, here and nowhere else: what they say is
 * where a row lies in the table, which is nobody's business outside.
 */
import SchemaBuilder, { RootFieldBuilder, type FieldKind, type ObjectFieldsShape, type ObjectRef, type SchemaTypes } from '@pothos/core';
import type { Context } from '../core/context.ts';
import { pageRefusals } from '../core/page.ts';
import { REQUEST } from '../core/price.ts';
import { manual } from '../core/manual.ts';

/** What a list answers. */
type PageOf<Row> = { edges: { node: Row; cursor: string }[] };

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos is extended by merging into its namespace
  export namespace PothosSchemaTypes {
    interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind extends FieldKind> {
      /** A list in pages; its resolver answers `connectionOf` or `connectionIn`. */
      pages: PothosSchemaTypes.RootFieldBuilder<Types, ParentShape, Kind>['connection'];
    }
    interface SchemaBuilder<Types extends SchemaTypes> {
      /** What can be asked of every list of these rows, beside the rows. */
      connectionFields: <Shape>(of: ObjectRef<Types, Shape>, fields: ObjectFieldsShape<Types, PageOf<Shape>>) => void;
    }
  }
}

type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
type Connected = { totalCount?: number | (() => Promise<number>) };

/** Rows that are counted by requests of their own; of others the number is known, or null. */
const COUNTED = new Set(['Application']);

/** The type of a list of these rows: `ApplicationConnection`, with edges of `ApplicationEdge`. */
function connectionOfRows(builder: Builder, of: ObjectRef<SchemaTypes, unknown>): ObjectRef<SchemaTypes, never> {
  const known = connections.get(of.name);
  if (known) return known;
  const { name } = of;
  const made = builder.connectionObject(
    {
      name: `${name}Connection`,
      type: of,
      description: manual(`${name}的分页列表。`, `A list of ${name}, in pages.`),
      fields: (t) => ({
        totalCount: t.int({
          nullable: true,
          price: COUNTED.has(name) ? 5 * REQUEST : 1,
          description: manual(
            '符合条件的总条数；逐条读完才能数清的列表为空。',
            'How many there are in all; null for lists that would have to be read to their end.',
          ),
          resolve: (list) => {
            const { totalCount = null } = list as Connected;
            return typeof totalCount === 'function' ? totalCount() : totalCount;
          },
        }),
      }),
    },
    { name: `${name}Edge`, description: manual(`${name}列表的一行。`, `One row of a list of ${name}.`) },
  ) as unknown as ObjectRef<SchemaTypes, never>;
  connections.set(name, made);
  return made;
}
const connections = new Map<string, ObjectRef<SchemaTypes, never>>();

type Paging = { after?: string | null | undefined };
type Page = { edges: { cursor: string }[]; pageInfo: { startCursor: string | null; endCursor: string | null } };
type Options = {
  type: ObjectRef<SchemaTypes, unknown>;
  args?: object;
  resolve: (...given: [unknown, Paging, Context, unknown]) => unknown;
};

RootFieldBuilder.prototype.pages = function pages(this: PothosSchemaTypes.RootFieldBuilder<SchemaTypes, unknown>, options: never) {
  const { type, args, resolve, ...field } = options as Options;
  const { builder } = this as unknown as { builder: Builder };
  return this.field({
    ...field,
    nullable: true,
    type: connectionOfRows(builder, type),
    args: {
      ...args,
      first: this.arg.int({ required: false, description: FIRST }),
      after: this.arg.string({ required: false, description: AFTER }),
    },
    resolve: async (parent: unknown, { after, ...given }: Paging, context: unknown, info: unknown) => {
      const { cursors } = context as Context;
      const opened = typeof after === 'string' ? cursors.open(after) : null;
      if (typeof after === 'string' && opened === null) throw pageRefusals.CURSOR_INVALID();
      return sealed((await resolve(parent, { ...given, after: opened }, context as Context, info)) as Page | null, cursors);
    },
  } as never);
} as never;

/** The same page with cursors as clients get them: sealed when somebody asks for them, which most do of the last alone. */
function sealed<P extends Page>(page: P | null, { seal }: Context['cursors']): P | null {
  if (!page) return page;
  const whole = (cursor: string | null) => cursor && seal(cursor);
  const { startCursor, endCursor } = page.pageInfo;
  return {
    ...page,
    edges: page.edges.map(({ cursor, ...edge }) => ({
      ...edge,
      get cursor() {
        return seal(cursor);
      },
    })),
    pageInfo: {
      ...page.pageInfo,
      get startCursor() {
        return whole(startCursor);
      },
      get endCursor() {
        return whole(endCursor);
      },
    },
  };
}

const FIRST = manual('每页条数，1至100；不填为25。', 'How many rows, 1 to 100; 25 where nothing is said.');
const AFTER = manual(
  '从此位置之后起，即上一页的 `endCursor`；不填为第一页。',
  'Rows behind this cursor, the `endCursor` of the page before; the first page where nothing is said.',
);

SchemaBuilder.prototype.connectionFields = function connectionFields(this: Builder, of: never, fields: never) {
  this.objectFields(connectionOfRows(this, of), fields);
} as never;
