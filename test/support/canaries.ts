/** Looks for the numbers of made-up people where none may stand in plain (G14). */
import { unzipSync } from 'fflate';
import { SECRETS, type World } from './world.ts';

/** Where the summary table itself lies, which holds identity numbers by its form (附件2): given to who may export it, and recorded. */
const THE_TABLE = ['exports/', 'tables/'];

/** The objects of the store in which a secret stands, with their keys; of workbooks the sheets inside, which are packed. */
export function plainObjects({ stored }: Pick<World, 'stored'>): string[] {
  return [...stored]
    .filter(([key, bytes]) => !THE_TABLE.some((prefix) => key.startsWith(prefix)) && holdsSecret(bytes))
    .map(([key]) => key)
    .toSorted();
}

function holdsSecret(bytes: Uint8Array): boolean {
  const texts = textsIn(bytes);
  return [...SECRETS].some((secret) => texts.some((text) => text.includes(secret)));
}

function textsIn(bytes: Uint8Array): string[] {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => Buffer.from(part).toString('utf8'));
}
