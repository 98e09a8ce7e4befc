/** The review forms of a unit’s people, as they are asked for and made into a file (R3). */
import type { Listed } from '../core/listed.ts';
import { isInside } from '../announcement/sight.ts';
import { cycleFor } from '../identity/actions/known.ts';
import { identityRefusals } from '../identity/refusals.ts';
import { organisationIn } from '../identity/store.ts';
import type { ReviewFormRecord } from './model.ts';
import { listForms } from './store.ts';

type Asked = { unit: string; cycle?: string | null | undefined; isNew?: boolean | null | undefined };

export const UNIT_FORMS: Listed<Asked, ReviewFormRecord> = {
  readers: ['UNIT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'],
  async open(context, { unit, cycle, isNew }) {
    const one = await organisationIn(context, unit);
    if (!one || !isInside(context.actor, 'UNIT_OFFICER', one.id, one)) throw identityRefusals.ORGANISATION_UNKNOWN();
    const state = isNew === null || isNew === undefined ? {} : { state: isNew ? ('NEW' as const) : ('TAKEN' as const) };
    const of = { unit: one.id, cycle: await cycleFor(context, cycle, one.id), ...state };
    return (paging) => listForms(context.table, of, paging);
  },
};
