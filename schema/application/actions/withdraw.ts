/** Withdrawing and restoring: nothing is deleted, and where it was it comes back to (A8). */
import * as z from 'zod';
import { personOf, type Office } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import { say } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf, committeeOfficeOf } from '../../announcement/cities.ts';
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
      effect: ({ now }, { head }) => ({
        change: { withdrawalAsked: { at: now, reason } },
        reason,
        writes: [asked(head, reason, now)],
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

/** Who answers the wish to withdraw: the department that reviews it; once it is with its committee, that office, or the bureau (A8). */
function answererOf(head: Application): Office[] {
  const { state, city, committee } = head;
  if (state !== 'FORWARDED') return inChargeOf('DEPARTMENT', head, bureauOf(city));
  const bureau: Office = { role: 'BUREAU_OFFICER', organisation: bureauOf(city) };
  return committee === null ? [bureau] : [bureau, { role: 'COMMITTEE_OFFICE', organisation: committeeOfficeOf(city, committee) }];
}

/** The department that reviews it answers the wish: its officers hear of it, where no list would tell (A8). */
function asked(head: Application, reason: string, at: number): Write {
  const { id, city, version, applicant, applicantName, unitName } = head;
  return applicationNotices.WITHDRAWAL_ASKED({
    to: answererOf(head).map((office) => ({ ...office, except: applicant })),
    about: { type: 'Application', id },
    city,
    cause: [id, String(version)],
    at,
    waits: 'WITHDRAWAL_ASKED',
    details: { applicant: applicantName, unit: unitName, reason },
  });
}
