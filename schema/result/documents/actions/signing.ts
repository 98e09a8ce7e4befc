/** A draft is gone over: drafted anew, checked by another officer, signed by the bureau, given back, or discarded (R3). */
import * as z from 'zod';
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { optional, prose, text, valid } from '../../../core/input.ts';
import type { Write } from '../../../table/port.ts';
import { loadIssuer } from '../../issuers/store.ts';
import { loadRoster, putRoster } from '../../roster/store.ts';
import type { TitleDocument } from '../model.ts';
import { whyNotCheck, whyNotConfirm, whyNotHandle, whyNotReturn } from '../rules.ts';
import { loadDocument } from '../store.ts';
import { isHeard, toldOfDropping, toldOfStep } from '../telling.ts';
import { mustStandAsDrafted } from './standing.ts';
import { askForStep, changing, type Documented, type Seen } from './changing.ts';

const redraftInput = z.object({ addressed: optional(text(200)), more: z.array(prose(400)).max(5) });
const reasonInput = z.object({ reason: prose(300) });

/** Drafts it anew: what is typed of it, by whoever does it, under its issuers' names as they are now; its proof is printed again. */
export function redraftDocument(context: Context, { document, version, ...request }: Seen & Record<string, unknown>): Promise<Documented> {
  return changing(
    context,
    { document, version },
    {
      whyNot: (one) => whyNotHandle(context.actor, one, 'DRAFT'),
      how: async (one) => {
        const { addressed, more } = valid(redraftInput, request, 'R3');
        const [own, other] = await Promise.all(
          [one.issuer, one.joint?.organisation ?? one.issuer].map((of) => loadIssuer(context.table, of)),
        );
        const drafted = { at: context.now, by: personOf(context.actor).account };
        const names = {
          issuerName: own?.name ?? one.issuerName,
          joint: one.joint && { ...one.joint, name: other?.name ?? one.joint.name },
        };
        const news = { ...names, addressed: addressed ?? one.addressed, more, drafted, returned: null, proof: null };
        return { news, action: 'redraft', writes: [askForStep(one, `proof-${one.version + 1}`, context.now)] };
      },
    },
  );
}

/** Another officer has gone over it: it may be signed and issued. */
export function checkDocument(context: Context, seen: Seen): Promise<Documented> {
  return changing(context, seen, {
    whyNot: (one) => whyNotCheck(context.actor, one),
    how: async (one) => {
      await mustStandAsDrafted(context, one);
      const checked = { at: context.now, by: personOf(context.actor).account };
      const next = toldOfStep(one, one.joint ? 'TO_CONFIRM' : isHeard(one, context.now) ? 'TO_ISSUE' : 'TO_HEAR', context.now);
      return { news: { state: 'CHECKED', checked }, action: 'check', writes: [next] };
    },
  });
}

/** The bureau signs what is issued jointly with it. */
export function confirmDocument(context: Context, seen: Seen): Promise<Documented> {
  return changing(context, seen, {
    whyNot: (one) => whyNotConfirm(context.actor, one),
    how: (one) => {
      const confirmed = { at: context.now, by: personOf(context.actor).account };
      return {
        news: { joint: one.joint && { ...one.joint, confirmed } },
        action: 'confirm',
        writes: [toldOfStep(one, isHeard(one, context.now) ? 'TO_ISSUE' : 'TO_HEAR', context.now)],
      };
    },
  });
}

/** What is checked goes back to be drafted anew, with the reason. */
export function returnDocument(context: Context, { document, version, ...request }: Seen & { reason: string }): Promise<Documented> {
  return changing(
    context,
    { document, version },
    {
      whyNot: (one) => whyNotReturn(context.actor, one),
      how: (one) => {
        const { reason } = valid(reasonInput, request, 'R3');
        const returned = { at: context.now, by: personOf(context.actor).account, reason };
        const news = { state: 'DRAFT' as const, checked: null, joint: one.joint && { ...one.joint, confirmed: null }, returned };
        return { news, action: 'return', reason, writes: [toldOfStep({ ...one, ...news }, 'GIVEN_BACK', context.now)] };
      },
    },
  );
}

/** A draft that is not wanted is discarded; its roster may have another. */
export function discardDocument(context: Context, { document, version, ...request }: Seen & { reason: string }): Promise<Documented> {
  return changing(
    context,
    { document, version },
    {
      whyNot: (one) => whyNotHandle(context.actor, one, 'DRAFT', 'CHECKED'),
      how: async (one) => {
        const { reason } = valid(reasonInput, request, 'R3');
        const cited = one.cites === null ? null : await loadDocument(context.table, one.cites);
        const writes = [...(await freeing(context, one)), ...toldOfDropping(one, cited, reason, context.now)];
        return { news: { state: 'DISCARDED' }, action: 'discard', reason, writes };
      },
    },
  );
}

/** The roster has no document any more. */
async function freeing({ table, actor, now }: Context, { id, roster: of }: TitleDocument): Promise<Write[]> {
  const roster = await loadRoster(table, of);
  if (roster?.document !== id) return [];
  const fact = { by: actor, at: now, action: 'discardDocument' as const, detail: { document: id } };
  const { after, entry } = change({ kind: 'ROSTER', id: of }, roster, { ...roster, document: null }, fact);
  return [putRoster(after, roster), { ...entry, as: 'roster' }];
}
