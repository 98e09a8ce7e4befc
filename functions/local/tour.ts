/** The tour: what the READMEs ask, step by step. They are its one text; the tests replay it, the explorer and the Bruno collection offer it. */
import { readFileSync } from 'node:fs';
import { inRepository } from './repository.ts';

export type Step = {
  /** The name of its operation. */
  name: string;
  /** The account that asks, or `nobody`. */
  who: string;
  /** Whether the answer is an error. */
  isRefused: boolean;
  query: string;
  variables: Record<string, unknown>;
  /** What the answer has at least: of the data, or of the error. */
  answer: object;
};

/** In this order: a step finds what those before it have left. */
const DOCUMENTS = ['README.md', 'schema/README.md'];

/** `# as liu-yang, refused, with {"input":{}}`, then the operation; and below it the answer. */
const STEP =
  /```graphql\n# as (?<who>[\w-]{1,40})(?<refused>, refused)?(?:, with (?<variables>\{[^\n]{1,1000}\}))?\n(?<query>[^`]{1,4000})```\n\n```json\n(?<answer>[^`]{1,4000})```/gu;

export function tour(): Step[] {
  return DOCUMENTS.flatMap((name) => stepsIn(readFileSync(inRepository(name), 'utf8')));
}

function stepsIn(document: string): Step[] {
  return Array.from(document.matchAll(STEP), ({ groups = {} }) => {
    const { who = '', refused, variables = '{}', query = '', answer = '' } = groups;
    return {
      name: /^(?:query|mutation) (\w{1,40})/u.exec(query)?.[1] ?? '',
      who,
      isRefused: refused !== undefined,
      query,
      variables: JSON.parse(variables) as Step['variables'],
      answer: JSON.parse(answer) as object,
    };
  });
}
