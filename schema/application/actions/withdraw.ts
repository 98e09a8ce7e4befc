/** Withdrawing and restoring: nothing is deleted, and where it was it comes back to (A8). */
import * as z from 'zod';
import { personOf, type Office } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { say } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf, committeeOfficeOf } from '../../announcement/cities.ts';
import { loadOrganisation } from '../../identity/store.ts';
import type { Application } from '../model.ts';
import { MOVES, NOTES } from '../moves.ts';
import { applicationNotices } from '../notices.ts';
import { inChargeOf } from '../rules/charge.ts';
import { RESTORED, restoreMove, whyNotAskWithdrawal, whyNotRestore, whyNotWithdraw } from '../rules/withdrawing.ts';
import { handedTo } from './handing.ts';
import { perform, type Moved, type Seen } from './move.ts';
import { unposted } from './unposted.ts';

/** Withdraws what has not been recommended yet. */
export function withdraw(context: Context, seen: Seen & { reason: string }): Promise<Moved> {
  const reason = reasonOf(seen);
  return perform(
    context,
    {
      move: () => MOVES.withdraw,
      whyNot: (_, { actor, now }, head, calendar) => whyNotWithdraw(actor, head, calendar, now),
      effect: ({ actor, now }, { head }) => ({
        change: { withdrawn: { at: now, by: personOf(actor).account, reason, from: head.state } },
        reason,
        writes: [...unposted(head, 'withdrawn', now), ...told(head, reason, now)],
      }),
    },
    seen,
  );
}

/** Asks the reviewer to consent to the withdrawal of what has been recommended. */
export function askWithdrawal(context: Context, seen: Seen & { reason: string }): Promise<Moved> {
  const reason = reasonOf(seen);
  return perform(
    context,
    {
      move: () => NOTES.askWithdrawal,
      whyNot: (_, { actor, now }, head, calendar) => whyNotAskWithdrawal(actor, head, calendar, now),
      effect: async (own, { head }) => ({
        change: { withdrawalAsked: { at: own.now, reason } },
        reason,
        writes: [asked(head, await answererOf(own, head), { reason, at: own.now })],
      }),
    },
    seen,
  );
}

/** Restores what was withdrawn, to where it was; a review that had begun begins again. */
export function restore(context: Context, seen: Seen): Promise<Moved> {
  return perform(
    context,
    {
      move: (_, head) => restoreMove(head),
      whyNot: (_, { actor, now }, head, calendar) => whyNotRestore(actor, head, calendar, now),
      effect: ({ now }, { head, move, calendar }) => ({
        change: RESTORED,
        writes:
          move.to === 'SUBMITTED'
            ? [handedTo('UNIT', head, { state: move.to, how: say('撤回后已恢复', 'was withdrawn and is restored'), calendar, at: now })]
            : [],
      }),
    },
    seen,
  );
}

function reasonOf(typed: { reason: string }): string {
  return valid(z.object({ reason: text(200) }), typed, 'A8').reason;
}

/** The unit with which it lay hears that there is nothing to review any more (C14). A draft, and what it has returned, lay with the applicant. */
function told(head: Application, reason: string, at: number): Write[] {
  const { id, city, version, state, applicant, applicantName } = head;
  if (state === 'DRAFT' || state === 'RETURNED') return [];
  return [
    applicationNotices.WITHDRAWN({
      to: inChargeOf('UNIT', head, bureauOf(city)).map((office) => ({ ...office, except: applicant })),
      about: { type: 'Application', id },
      city,
      cause: [id, String(version)],
      at,
      details: { applicant: applicantName, reason },
    }),
  ];
}

/**
 * Who answers the wish to withdraw: the department that reviews it; once it is with its committee, that one's office, which there is where
 * the city has filed it, or else the bureau (A8).
 */
async function answererOf({ table }: Context, head: Application): Promise<Office[]> {
  const { state, city, committee } = head;
  if (state !== 'FORWARDED') return inChargeOf('DEPARTMENT', head, bureauOf(city));
  const office = committee === null ? null : await loadOrganisation(table, committeeOfficeOf(city, committee));
  return [office ? { role: 'COMMITTEE_OFFICE', organisation: office.id } : { role: 'BUREAU_OFFICER', organisation: bureauOf(city) }];
}

/** Whoever answers the wish hears of it, where no list would tell (A8). */
function asked(head: Application, answerers: readonly Office[], { reason, at }: { reason: string; at: number }): Write {
  const { id, city, version, applicant, applicantName, unitName } = head;
  return applicationNotices.WITHDRAWAL_ASKED({
    to: answerers.map((office) => ({ ...office, except: applicant })),
    about: { type: 'Application', id },
    city,
    cause: [id, String(version)],
    at,
    waits: 'WITHDRAWAL_ASKED',
    details: { applicant: applicantName, unit: unitName, reason },
  });
}
