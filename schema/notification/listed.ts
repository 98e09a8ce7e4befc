/** What could not be sent, as it is asked for and made into a file (C13, P5). */
import type { Listed } from '../core/listed.ts';
import { loadUndelivered, type OutboxMessage } from '../core/outbox.ts';
import { refuseIf } from '../core/refusal.ts';
import { cityAsked } from '../announcement/cycles.ts';
import { notificationRefusals } from './refusals.ts';
import { OVERSEERS, whyNotOversee } from './sight.ts';

type Within = Parameters<typeof loadUndelivered>[1];
type Asked = { city?: string | null | undefined; state?: Within['state'] | null; kind?: Within['kind'] | null };

export const UNDELIVERED: Listed<Asked, OutboxMessage> = {
  readers: OVERSEERS,
  async open(context, { city: named, state, kind }) {
    if (kind && !state) throw notificationRefusals.STATE_NEEDED();
    const city = await cityAsked(context, { city: named, as: OVERSEERS });
    refuseIf(whyNotOversee(context.actor, { city }));
    const within = { city, state: state ?? undefined, kind: kind ?? undefined };
    return async (paging) => {
      const { messages, ...page } = await loadUndelivered(context.table, within, paging);
      return { rows: messages, ...page };
    };
  },
};
