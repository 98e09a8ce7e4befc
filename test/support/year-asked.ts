/** Everything that can be asked of a year, by somebody, from the schema: every field of every thing that a question leads to. */
import { schema } from '../../schema/index.ts';
import { given } from './given.ts';
import { asked, nodeTypes } from './selections.ts';
import type { World } from './world.ts';

/** What is of no year, by the field: letters to people, what is being worked on, and what this very system signs as it is asked. */
const OF_NO_YEAR =
  /^(?:node|nodes|inbox|plannedNotices|notices|credential|work|undelivered\w*|receiptKeys|certificateRevocations|lookups|archives|dueForDestruction|imports|accountImports|\w*[eE]xports|\w*[cC]hecks|formBundles|announcementDrafts|announcementDraft|checkAnnouncement|changes|rehearsals|committeeImports|notificationPreferences|preferences|signals|health|now)$/u;
/** Things that are walked: there are not so many different ones of a type. */
const AS_MANY = 4;
const A_DOCUMENT = 3;

export type Asked = { document: string; answer: unknown };

function idsIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(idsIn);
  if (typeof answer !== 'object' || answer === null) return [];
  const own = '__typename' in answer && 'id' in answer ? [String(answer.id)] : [];
  return [...own, ...Object.values(answer).flatMap(idsIn)];
}

const typeOf = (id: string): string => Buffer.from(id, 'base64').toString().split(':', 1)[0] ?? '';

/** What somebody is answered, but for the number by which a refusal is found in the log. */
export async function answerTo(world: World, who: string | null, document: string): Promise<unknown> {
  const { data, errors } = await world.ask(who, document);
  const told = (errors ?? []).map(({ message, path, extensions: { code, rule, source } }) => ({ message, path, code, rule, source }));
  return { data, told };
}

/** All answers of a world to somebody, question by question, the questions following from the answers. */
export async function answersOf(world: World, who: string | null): Promise<Asked[]> {
  const all: Asked[] = [];
  const ask = async (document: string): Promise<string[]> => {
    const answer = await answerTo(world, who, document);
    all.push({ document, answer });
    return idsIn(answer);
  };
  const waiting: string[] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const document = OF_NO_YEAR.test(field.name) ? null : asked(field, given());
    if (document !== null) waiting.push(...(await ask(`{ ${document} }`)));
  }
  const walked = new Map<string, number>();
  const known = new Set<string>();
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const type = typeOf(id);
    const count = walked.get(type) ?? 0;
    if (known.has(id) || count >= AS_MANY) continue;
    known.add(id);
    walked.set(type, count + 1);
    for (const fields of groupsOf(type)) waiting.push(...(await ask(`{ node(id: "${id}") { ... on ${type} { ${fields.join(' ')} } } }`)));
  }
  return all;
}

function groupsOf(type: string): string[][] {
  const fields = Object.values(nodeTypes.find(({ name }) => name === type)?.getFields() ?? {}).flatMap((field) =>
    OF_NO_YEAR.test(field.name) ? [] : (asked(field, given()) ?? []),
  );
  return Array.from({ length: Math.ceil(fields.length / A_DOCUMENT) }, (_, index) =>
    fields.slice(index * A_DOCUMENT, (index + 1) * A_DOCUMENT),
  );
}
