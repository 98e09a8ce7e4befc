/** How keys are made of templates: `{name}` stands for a value, and values never contain `#`, so no two keys can run into each other. */
import type { IndexName, Key, Range } from './port.ts';

/** The attributes that carry keys. Indexes project whole items: heads are small and lists need nothing else. */
export const TABLE = {
  pk: 'pk',
  sk: 'sk',
  indexes: {
    /** What an organisation holds: applications of a unit, its members, its exports; and what could not be sent, which is the bureau's. */
    byOwner: { pk: 'ownerPk', sk: 'ownerSk' },
    /** What lies with a department, in the order its tables need: state, series, level. */
    byDesk: { pk: 'deskPk', sk: 'deskSk' },
    /** What a clock walks through, in shards, so that no deadline makes one key hot: applications by state, running postings, what is pending. */
    byShard: { pk: 'shardPk', sk: 'shardSk' },
  },
} as const;

/** A number as a part of a sort key: padded, so that text order is number order. */
export function padded(value: number, width = 4): string {
  return String(value).padStart(width, '0');
}

/** Which of so many shards a name lies in, as a part of a key: the same one always, and all of them alike. */
export function shardOf(name: string, shards: number): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % shards;
  return padded(sum, 2);
}

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<N extends string> = Record<N, string>;

/** A pattern of access: what is asked, and how the key that answers it is made. */
export function pattern<const P extends string, const S extends string>(asks: string, pkTemplate: P, skTemplate: S, index?: IndexName) {
  type All = Names<P> | Names<S>;
  return {
    asks,
    pk: pkTemplate,
    sk: skTemplate,
    index,
    /** What the partitions of all of them begin with. */
    prefix: pkTemplate.split('{', 1)[0] ?? '',
    /** The full key on the table. */
    key: (values: Values<All>): Key => ({ pk: fill(pkTemplate, values), sk: fill(skTemplate, values) }),
    /** The attributes that put an item into the index. */
    entry: (values: Values<All>): Record<string, string> => {
      if (!index) throw new Error(`${pkTemplate} is no index`);
      return { [TABLE.indexes[index].pk]: fill(pkTemplate, values), [TABLE.indexes[index].sk]: fill(skTemplate, values) };
    },
    /** All items of the partition whose sort key agrees with the values given, read from the left. */
    under: (values: Values<Names<P>> & Partial<Values<Exclude<Names<S>, Names<P>>>>): Range => ({
      ...(index && { index }),
      pk: fill(pkTemplate, values),
      prefix: fillAsFarAsKnown(skTemplate, values),
    }),
  };
}

function fill(template: string, values: Record<string, string | undefined>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => part(name, values[name]));
}

function fillAsFarAsKnown(template: string, values: Record<string, string | undefined>): string {
  const unknown = [...template.matchAll(/\{(\w+)\}/gu)].find(([, name]) => values[name ?? ''] === undefined);
  return fill(unknown ? template.slice(0, unknown.index) : template, values);
}

/** Thrown where a value cannot be part of a key: then nothing lies there, and whoever asked for it is told so. */
export class ImpossibleKey extends Error {
  override readonly name = 'ImpossibleKey';
}

/** A part of a key is not empty, holds no `#`, is well-formed and of a length that leaves room for the others. */
export function isKeyPart(value: string): boolean {
  return value !== '' && value.length <= 256 && !value.includes('#') && value.isWellFormed();
}

function part(name: string, value: string | undefined): string {
  if (value === undefined || !isKeyPart(value)) throw new ImpossibleKey(`no key part for ${name}`);
  return value;
}
