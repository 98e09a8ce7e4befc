/**
 * Documents made from the schema, each field under nineteen aliases, by every role: what is accepted costs no more than its price says, no
 * purse holds more than ten of a unit's lists of 25, and nothing answers 5xx (G15, G16, S11). Time is measured by `npm run bench -- hostile`;
 * requests, which are what it goes by, are counted here.
 */
import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { purseOf } from '../../schema/core/price.ts';
import { priceOf } from '../../schema/graph/price.ts';
import { schema } from '../../schema/index.ts';
import { crowd } from '../support/crowd.ts';
import { given } from '../support/given.ts';
import { midyear, type Midyear } from '../support/midyear.ts';
import { asked, nodeTypes } from '../support/selections.ts';
import { organisationId } from '../support/world.ts';

let city: Midyear;
beforeAll(async () => {
  city = await midyear();
  await crowd(city.world, ['gao', 'liu'], 60);
}, 120_000);

const school = organisationId('school');
const LIST = `{
  unitApplications(unit: "${school}", first: 25) {
    edges { cursor node { id applicantName unitName state since version series { name } level closesAt } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const ALIASES = 19;
const aliased = (document: string, count = ALIASES) => Array.from({ length: count }, (_, index) => `a${index}: ${document}`).join(' ');

const priced = (document: string, variables = {}) => {
  const parsed = parse(document);
  return priceOf(schema, parsed, getOperationAST(parsed) as OperationDefinitionNode, variables, Number.MAX_SAFE_INTEGER);
};

/** What a document asks of the table, and whether it was let through. */
async function tried(who: string | null, document: string) {
  let answer: Awaited<ReturnType<typeof city.world.ask>> | undefined;
  const { total } = await city.world.measure(async () => void (answer = await city.world.ask(who, document)));
  const codes = answer?.errors?.map(({ extensions }) => String(extensions.code)) ?? [];
  return { requests: total, codes, isRefused: codes.includes('QUERY_TOO_COSTLY') };
}

/** What is wrong with a document that is answered: an error of ours, or more requests than it has paid for. */
async function wrongWith(who: string | null, name: string, document: string): Promise<string[]> {
  const { requests, codes, isRefused } = await tried(who, document);
  const price = priced(document);
  // Of more tokens than a document may have, nothing is parsed.
  const said = codes.filter((code) => ['INTERNAL', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED'].includes(code));
  // The grants of the one who asks are read once in a while, and not by the document.
  const paid = isRefused ? 1 : 1 + Math.ceil((1.2 * price) / 100);
  return [...said.map((code) => `${name}: ${code}`), ...(requests > paid ? [`${name}: ${requests} requests for ${price} points`] : [])];
}

const ROLES = ['liu', 'chen', 'zhao', 'wang', null] as const;

describe('a document made from the schema', () => {
  it('no purse holds more than ten lists of 25', async () => {
    const list = priced(LIST);
    for (const who of ROLES) {
      const { actor } = who === null ? city.world.context() : await city.world.as(who);
      expect(purseOf(actor)).toBeLessThanOrEqual(10 * list);
      expect(purseOf(actor)).toBeGreaterThan(4 * list);
    }
    expect((await tried('chen', LIST)).codes).toEqual([]);
  });

  it.each(ROLES)('as %s: every query, once and under nineteen aliases, costs what it says', async (who) => {
    const wrong: string[] = [];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const document = field.name === 'node' ? `node(id: "${city.ids['Application']?.[0]}") { id }` : asked(field, given(100));
      if (document === null) throw new Error(`${field.name} needs an argument that the walk does not know`);
      wrong.push(...(await wrongWith(who, field.name, `{ ${document} }`)));
      wrong.push(...(await wrongWith(who, `${ALIASES} ${field.name}`, `{ ${aliased(document)} }`)));
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)('as %s: every field of every thing, under nineteen aliases, costs what it says', async (who) => {
    const wrong: string[] = [];
    for (const type of nodeTypes) {
      for (const field of Object.values(type.getFields())) {
        const id = city.ids[type.name]?.[0];
        const document = `{ node(id: "${id}") { ... on ${type.name} { ${aliased(asked(field, given(100)) ?? '__typename')} } } }`;
        wrong.push(...(await wrongWith(who, `${ALIASES} ${type.name}.${field.name}`, document)));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('what was found to cost a thousand is refused, and a list as a client shows it is not', async () => {
    const rows = (first: number, more: string) => `{ departmentApplications(first: ${first}) { edges { node { ${more} } } } }`;
    const costly = `
      posting { content { bornIn } } compare(from: 1) { label { zh } } proofs { number download { url } }
      returns { text } history { edges { node { hash } } }`;
    const page = `
      id applicantName unitName state version closesAt next { text { zh } closesAt }
      allowedActions { action isAllowed title { zh } why { code } } hasLeftUnit`;
    for (const document of [
      `{ ${aliased('departmentApplications(first: 100) { totalCount counts { state count } edges { node { id } } }')} }`,
      `{ ${aliased('unitApplications(unit: "' + school + '", first: 100, order: NAME) { totalCount }', 3)} }`,
      `{ ${aliased('summaryTables(first: 100) { edges { node { versions(first: 100) { edges { node { number } } } } } }', 10)} }`,
      rows(25, costly),
      rows(100, page),
    ]) {
      expect([document.slice(0, 60), (await tried('wang', document)).isRefused]).toEqual([document.slice(0, 60), true]);
    }
    expect((await tried('wang', rows(25, page))).codes).toEqual([]);
    expect((await tried('wang', rows(100, 'id applicantName unitName state version closesAt'))).codes).toEqual([]);
  });

  it('a page’s size is counted where it comes by a variable, or by the default of one', async () => {
    const document = (declared: string) => `query (${declared}) {
      unitApplications(unit: "${school}", first: $n) {
        edges { node { form { basics { startedWorkOn } } history(first: $n) { edges { node { hash } } } } }
      }
    }`;
    const code = async (declared: string, variables = {}) =>
      (await city.world.ask('chen', document(declared), variables)).errors?.[0]?.extensions.code;
    expect(await code('$n: Int = 100')).toBe('QUERY_TOO_COSTLY');
    expect(await code('$n: Int', { n: 100 })).toBe('QUERY_TOO_COSTLY');
    expect(await code('$n: Int', { n: 3 })).toBeUndefined();
  });

  it('fragments hide nothing: spread, within one another, doubling or in a circle', async () => {
    const code = async (document: string) => (await city.world.ask('chen', document)).errors?.[0]?.extensions.code;
    const list = `unitApplications(unit: "${school}", first: 100) { edges { node { form { basics { startedWorkOn } } } } }`;
    expect(await code(`{ ...f } fragment f on Query { ${list} }`)).toBe('QUERY_TOO_COSTLY');
    const doubling = Array.from({ length: 12 }, (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(
      ' ',
    );
    expect(await code(`{ ...f0 } ${doubling} fragment f12 on Query { clock }`)).toBe('QUERY_TOO_COSTLY');
    expect(await code('{ ...f } fragment f on Query { ...f clock }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
