/** The postings of a unit, and the objections that it answers, as they are asked for and made into files (U2, U4). */
import { OFFICERS, type Listed } from '../core/listed.ts';
import { sifted } from '../core/page.ts';
import { cycleFor } from '../identity/actions/known.ts';
import { identityRefusals } from '../identity/refusals.ts';
import { isOwn } from '../application/sight.ts';
import { seesUnit } from './actions/seen.ts';
import type { Objection, Posting, PostingState } from './model.ts';
import { isSeen } from './rules/unseen.ts';
import { listUnitObjections, listUnitPostings } from './store.ts';

type OfUnit = { unit: string; cycle?: string | null | undefined };

export const UNIT_POSTINGS: Listed<OfUnit & { state?: PostingState | null | undefined }, Posting> = {
  readers: OFFICERS,
  async open(context, { unit, cycle, state }) {
    const { actor, table } = context;
    const sees = await seesUnit(context, unit);
    const belongs = actor.kind === 'person' && actor.grants.some(({ organisation }) => organisation === unit);
    if (!sees && !belongs) throw identityRefusals.ORGANISATION_UNKNOWN();
    // Whoever belongs to the unit sees what hangs there; what has ended is the officers'.
    const within = sees ? state : 'RUNNING';
    const of = { unit, cycle: await cycleFor(context, cycle, unit), ...(within && { state: within }) };
    return (paging) => listUnitPostings(table, of, paging);
  },
};

export const UNIT_OBJECTIONS: Listed<OfUnit & { open: boolean }, Objection> = {
  readers: OFFICERS,
  async open(context, { unit, cycle, open }) {
    if (!(await seesUnit(context, unit))) throw identityRefusals.ORGANISATION_UNKNOWN();
    const of = { unit, cycle: await cycleFor(context, cycle, unit), state: open ? ('OPEN' as const) : ('ANSWERED' as const) };
    // An officer whose own application is posted is not told who objects to it, nor what (P7); nobody when somebody has (U4).
    return (page) =>
      sifted(
        (paging) => listUnitObjections(context.table, of, paging),
        (one) => !isOwn(context.actor, one) && isSeen(one, context.now),
        page,
      );
  },
};
