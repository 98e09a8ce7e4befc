/** The unit checks what was recorded, and checks once more what it has checked wrongly; the person takes back what waits (R3, P7). */
import type { ActionName } from '../../../core/actions-named/index.ts';
import { personOf, signature } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { optional, text, valid } from '../../../core/input.ts';
import * as z from 'zod';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotSeen } from '../../../core/stale.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { PersonFile } from '../../model.ts';
import { titlePlace, type Title } from '../model.ts';
import { titleNotices } from '../notices.ts';
import { titleRefusals } from '../refusals.ts';
import { whyNotCheck, whyNotRecheck, whyNotWithdraw } from '../rules.ts';
import { notedIn, titleChanged } from './entering.ts';
import { committed, knownTitle } from './known.ts';
import { toCheck } from './recording.ts';

type Seen = { title: string; version: number };
type Changed = Outcome<{ title: string }, Title>;

/** An officer who has not recorded it finds it right, or rejects it with the reason. */
export async function checkTitle(context: Context, input: Seen & { accept: boolean; reason: string | null }): Promise<Changed> {
  const { title, holder } = await knownTitle(context, input.title);
  refuseIf(whyNotCheck(context.actor, holder, title, bureauOf(holder.account.city)) ?? whyNotSeen(title, input.version));
  const { reason } = valid(z.object({ reason: optional(text(200)) }), input, 'R3');
  const done = { at: context.now, by: signature(context.actor) };
  if (input.accept)
    return keep(context, holder, title, { state: 'VALID', valid: done }, { action: 'acceptTitle', reason, topic: 'TITLE_ACCEPTED' });
  if (reason === null) throw titleRefusals.TITLE_REASON_MISSING();
  const changes = { state: 'REJECTED' as const, ended: { ...done, reason } };
  return keep(context, holder, title, changes, { action: 'rejectTitle', reason, topic: 'TITLE_REJECTED' });
}

/** What was checked wrongly waits for the check once more, and does not count until then. */
export async function recheckTitle(context: Context, input: Seen & { reason: string }): Promise<Changed> {
  const { title, holder } = await knownTitle(context, input.title);
  refuseIf(whyNotRecheck(context.actor, holder, title, bureauOf(holder.account.city)) ?? whyNotSeen(title, input.version));
  const { reason } = valid(z.object({ reason: text(200) }), input, 'R3');
  const unit = holder.standing?.unit ?? title.unit;
  const changes = { state: 'PENDING' as const, valid: null, ended: null, unit };
  return keep(context, holder, title, changes, { action: 'recheckTitle', reason, topic: 'TITLE_RECHECKED' });
}

/** The person takes back what nobody has checked yet. */
export async function withdrawTitle(context: Context, input: Seen): Promise<Changed> {
  const { title, holder } = await knownTitle(context, input.title);
  refuseIf(whyNotWithdraw(context.actor, holder, title) ?? whyNotSeen(title, input.version));
  const ended = { at: context.now, by: signature(context.actor), reason: '' };
  return keep(context, holder, title, { state: 'WITHDRAWN', ended }, { action: 'withdrawTitle', reason: null, topic: null });
}

type What = { action: ActionName; reason: string | null; topic: 'TITLE_ACCEPTED' | 'TITLE_REJECTED' | 'TITLE_RECHECKED' | null };

async function keep(context: Context, holder: PersonFile, before: Title, changes: Partial<Title>, what: What): Promise<Changed> {
  const { action, reason, topic } = what;
  const fact = { by: context.actor, at: context.now, action, ...(reason !== null && { reason }) };
  const { title, writes } = titleChanged(before, { ...before, ...changes }, fact);
  const answer = { title: titlePlace(title) };
  await committed(context, holder, [
    ...writes,
    ...notedIn(holder.standing, title, fact),
    ...(topic ? [told(context, holder, title, topic, reason)] : []),
    ...(title.state === 'PENDING' ? toCheck(holder, title, { at: context.now }) : []),
    ...context.also(answer),
  ]);
  return { answer, result: title };
}

/** Nobody's record changes without their hearing of it. */
function told(
  { actor, now: at }: Context,
  holder: PersonFile,
  title: Title,
  topic: NonNullable<What['topic']>,
  reason: string | null,
): Write {
  const { account, city } = holder.account;
  const { name, document, version } = title;
  return titleNotices[topic]({
    to: [{ account }],
    about: { type: 'PersonTitle', id: titlePlace(title) },
    city,
    cause: [titlePlace(title), String(version)],
    at,
    details: { by: personOf(actor).name, name, document, reason: reason ?? '' },
  });
}
