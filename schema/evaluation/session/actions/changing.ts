/** Every change of a meeting: read, judged, written with its entry in the history; several at once go one after the other. */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import type { Answer, Outcome } from '../../../core/once.ts';
import type { Write } from '../../../table/port.ts';
import type { Session } from '../model.ts';
import { sessionRefusals } from '../refusals.ts';
import { loadSession, putSession } from '../store.ts';

export type Changed = Outcome<{ session: string }, Session>;

/** What a change comes to: what of the meeting is other than before, what else is written, what stands in the history. */
export type Change = {
  news: Partial<Session>;
  action: ActionName;
  reason?: string;
  detail?: Record<string, unknown>;
  writes?: readonly Write[];
  answer?: Answer;
};

export async function sessionOf({ table }: Pick<Context, 'table'>, id: string): Promise<Session> {
  const session = await loadSession(table, id);
  if (!session) throw sessionRefusals.SESSION_UNKNOWN();
  return session;
}

export async function changing(context: Context, id: string, how: (session: Session) => Promise<Change> | Change): Promise<Changed> {
  return inTurn(context, async () => {
    const before = await sessionOf(context, id);
    const { news, writes = [], answer: more, ...what } = await how(before);
    const fact = { by: context.actor, at: context.now, ...what };
    const { after, entry } = change({ kind: 'SESSION', id }, before, { ...before, ...news }, fact);
    const answer = { session: id, ...more };
    await context.table.transact([putSession(after, before), entry, ...writes, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** The members with one of them changed. */
export function withMember(session: Session, account: string, how: (member: Session['members'][number]) => Session['members'][number]) {
  return session.members.map((member) => (member.account === account ? how(member) : member));
}
