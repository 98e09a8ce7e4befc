/** A request while it is served: who asks and in which language, and what the line in the log will tell of it. */
import { citedBy } from '../../schema/announcement/cycles.ts';
import type { Context } from '../../schema/core/context.ts';
import type { Cited, Language } from '../../schema/core/refusal.ts';
import { toGraphQLError, type About } from './errors.ts';

/** What the line of a request tells: what it asked for, and the codes of what it was answered. `cited`: what its refusals cite (C15). */
export type Noted = { operation: string; codes: string[]; cited: Cited | null };
export type Served = Context & { language: Language; correlationId: string; noted: Noted };

/** What a client may see of an error; its code is noted. */
export function shown(error: unknown, { noted, ...about }: Omit<About, 'cited'> & { noted: Noted }) {
  const told = toGraphQLError(error, { ...about, cited: noted.cited });
  noted.codes.push(String(told.extensions['code']));
  return told;
}

/** Notes the notice that a refusal without one cites. */
export async function noteCited(served: Served): Promise<void> {
  served.noted.cited = await citedBy(served).catch(() => null);
}
