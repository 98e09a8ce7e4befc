/** Objections as a page lodges them: with a ticket and its work where nobody stands in for it by an account, and without a trace. */
import { createHash } from 'node:crypto';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { freshKey, OBJECT } from './forms.ts';
import { LITTLE, type Answer, type World } from './world.ts';

export { LITTLE };
import type { Instant } from '../../schema/core/time.ts';

/** What the announcement asks; stories ask less of a test's device. */
export const { effort: EFFORT } = JIAYUGUAN_2024.policy.posting;

export const TICKET = 'query ($posting: ID!) { objectionTicket(posting: $posting) { ticket bits expiresAt } }';

/** What a page's device does with a ticket; it finds so many bits, or more. */
export function worked({ ticket, bits }: { ticket: string; bits: number }, how: 'at least' | 'exactly' = 'at least'): string {
  for (let tried = 0; ; tried += 1) {
    const zeros = Math.clz32(createHash('sha256').update(`${ticket}.${tried}`).digest().readUInt32BE());
    if (how === 'exactly' ? zeros === bits : zeros >= bits) return String(tried);
  }
}

type Objecting = { posting: string; text?: string; objector?: object; onPaper?: boolean; key?: string };
type Sent = { arrivesAt?: Instant; path?: string };

/** Somebody objects; null without a login. By account and name no ticket is needed. */
export async function objects(world: World, who: string | null, asked: Objecting, { path, ...sent }: Sent = {}): Promise<Answer> {
  if (asked.onPaper || (who !== null && asked.objector)) return world.ask(who, OBJECT, { key: freshKey(), ...asked }, sent);
  const way = { ...sent, path: path ?? '/graphql/anonymous' };
  const { data, errors } = await world.ask(who, TICKET, { posting: asked.posting }, way);
  if (errors) return { data: null, errors };
  const { ticket } = data.objectionTicket;
  const answer = await world.ask(who, OBJECT, { key: ticket, proof: worked(data.objectionTicket), ...asked }, way);
  // Others were faster, and it costs more by now: a page takes another ticket.
  return answer.errors?.[0]?.extensions['code'] === 'EFFORT_GROWN' ? objects(world, who, asked, way) : answer;
}

/** The code with which it is refused; null when it is not. */
export async function objectionRefused(world: World, who: string | null, asked: Objecting, sent: Sent = {}): Promise<string | null> {
  return (await objects(world, who, asked, sent)).errors?.[0]?.extensions.code ?? null;
}

/** The number and the code that the objector takes along. */
export async function lodged(
  world: World,
  who: string | null,
  asked: Objecting,
  sent: Sent = {},
): Promise<{ number: string; code: string; dueAt: string }> {
  const { data, errors } = await objects(world, who, asked, sent);
  if (errors) throw new Error(`${who} was refused: ${JSON.stringify(errors)}`);
  return data.lodgeObjection;
}
