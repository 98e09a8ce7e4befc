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

export function tour(): Step[] {
  return DOCUMENTS.flatMap((name) => stepsIn(readFileSync(inRepository(name), 'utf8')));
}

/** A step begins with `# as liu-yang, refused, with {"input":{}}`; its operation follows, and below that the answer. */
function stepsIn(document: string): Step[] {
  const [, ...blocks] = document.split('```graphql\n# as ');
  return blocks.map((block) => {
    const [asked = '', answer = ''] = block.split('```json\n');
    const [head = '', ...lines] = within(asked).split('\n');
    const [asking = '', variables = '{}'] = head.split(', with ');
    const [who = '', refused] = asking.split(', ');
    return {
      name: lines[0]?.split(/[ ({]/u)[1] ?? '',
      who,
      isRefused: refused === 'refused',
      query: lines.join('\n'),
      variables: JSON.parse(variables) as Step['variables'],
      answer: JSON.parse(within(answer)) as object,
    };
  });
}

/** What stands before the end of a block. */
function within(block: string): string {
  return block.split('```', 1)[0] ?? '';
}
