/** As what a person applies, and what stands against them: kept by the unit and the bureau, seen by the person (P3–P5, P8). */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { change } from '../../core/audit.ts';
import { personOf, signature } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { isOpenTo } from '../channels.ts';
import { EXCLUSION_NAMES, exclusionInput, standingInput, type Account, type Exclusion, type Standing } from '../model.ts';
import { identityNotices } from '../notices.ts';
import { identityRefusals } from '../refusals.ts';
import { whyNotKeepStanding } from '../rules.ts';
import { rankOf, whyNotExclude, whyNotThrough } from '../standing.ts';
import { forgetPerson, putStanding } from '../store.ts';
import { commit } from './accounts.ts';
import { channelsOf, knownApplicant } from './known.ts';

type Kept = Outcome<{ account: string }, Standing>;

/** Corrects as what a person applies. Somebody who may not apply any more is recorded as that, and not hidden. */
export async function changeStanding(context: Context, input: { account: string; standing: unknown }): Promise<Kept> {
  const { standing, unit } = await knownApplicant(context, input.account);
  refuseIf(whyNotKeepStanding(context.actor, standing, bureauOf(unit.city)));
  const typed = valid(standingInput, input.standing, 'P3');
  const channels = await channelsOf(context, unit);
  if (isOpenTo(channels, typed.kind)) refuseIf(whyNotThrough(channels, typed, unit));
  return keep(context, standing, { ...typed }, { action: 'change', detail: { from: standing.kind, to: typed.kind } });
}

/** Records a penalty with its period (P4). */
export async function recordExclusion(context: Context, input: { account: string } & Record<string, unknown>): Promise<Kept> {
  const { standing, unit } = await knownApplicant(context, input.account);
  const typed = valid(exclusionInput, input, 'P4');
  refuseIf(whyNotExclude(context.actor, standing, unit, bureauOf(unit.city)));
  const exclusion: Exclusion = {
    ...typed,
    id: context.newId(),
    recordedBy: signature(context.actor),
    rank: rankOf(context.actor, unit, bureauOf(unit.city)),
    recordedAt: context.now,
    lifted: null,
  };
  const { id, kind, document, reason } = exclusion;
  return keep(
    context,
    standing,
    { exclusions: [...standing.exclusions, exclusion] },
    { action: 'exclude', reason, detail: { id, kind, document } },
    [told(context, { account: standing.account, city: unit.city }, 'EXCLUDED', exclusion, reason)],
  );
}

/** Takes an exclusion back before its time: by those who may record it, with the ground. It stays in the record. */
export async function liftExclusion(context: Context, input: { account: string; exclusion: string; reason: string }): Promise<Kept> {
  const { standing, unit } = await knownApplicant(context, input.account);
  const exclusion = standing.exclusions.find(({ id, lifted }) => id === input.exclusion && lifted === null);
  if (!exclusion) throw identityRefusals.EXCLUSION_UNKNOWN();
  refuseIf(whyNotExclude(context.actor, standing, unit, bureauOf(unit.city)));
  if (rankOf(context.actor, unit, bureauOf(unit.city)) < exclusion.rank) throw identityRefusals.RECORDED_ABOVE();
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P4');
  const lifted = { at: context.now, by: signature(context.actor), reason };
  const exclusions = standing.exclusions.map((one) => (one.id === exclusion.id ? { ...one, lifted } : one));
  return keep(context, standing, { exclusions }, { action: 'lift', reason, detail: { id: exclusion.id } }, [
    told(context, { account: standing.account, city: unit.city }, 'EXCLUSION_LIFTED', exclusion, reason),
  ]);
}

/** Nobody is barred without hearing of it (P4). */
function told(
  { actor, now }: Context,
  { account, city }: Pick<Account, 'account' | 'city'>,
  topic: keyof typeof identityNotices,
  { id, kind, document, from, until }: Exclusion,
  reason: string,
): Write {
  return identityNotices[topic]({
    to: [{ account }],
    about: { type: 'Account', id: account },
    city,
    cause: [account, id],
    at: now,
    details: { by: personOf(actor).name, kind: EXCLUSION_NAMES[kind], document, from, until, reason },
  });
}

async function keep(
  context: Context,
  before: Standing,
  changes: Partial<Standing>,
  what: { action: ActionName; reason?: string; detail: Record<string, unknown> },
  writes: readonly Write[] = [],
): Promise<Outcome<{ account: string }, Standing>> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'STANDING', id: before.account }, before, { ...before, ...changes }, fact);
  const answer = { account: before.account };
  await commit(context, [putStanding(after, before), entry, ...writes, ...context.also(answer)]);
  forgetPerson(context, before.account);
  return { answer, result: after };
}
