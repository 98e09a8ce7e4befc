/** A mutation as a client writes it, with its input in one variable: asked, and refused. */
import type { Variables } from './client.ts';
import type { Named, Stage } from './stage.ts';

/** Document and variables: for asking, and for being refused. */
export function moving(name: string, answer: string, input: object): readonly [string, Variables] {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return [`mutation ($input: ${type}!) { ${name}(input: $input) ${answer && `{ ${answer} }`} }`, { input }];
}

export async function move<T>(stage: Stage, who: Named, name: string, answer: string, input: object): Promise<T> {
  const asked = await stage.client.ask<Record<string, T>>(who.account, ...moving(name, answer, input));
  return asked[name] as T;
}

/** Something of one kind, as somebody sees it; null where it does not exist for them. */
export async function seenBy<T>(stage: Stage, who: Named, type: string, id: string, fields: string): Promise<T | null> {
  const document = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  return (await stage.client.ask<{ node: T | null }>(who.account, document, { id })).node;
}

/** Does something with each of many, so many at a time: as people do who have nothing to do with each other. */
export async function atOnce<T>(many: readonly T[], work: (one: T, index: number) => Promise<unknown>, width = 8): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < many.length; index = next++) await work(many[index] as T, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
