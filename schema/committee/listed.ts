/** Committees on file, their yearly notices and their experts, as they are asked for and made into files (E1, E3, E6). */
import { OFFICERS, type Listed } from '../core/listed.ts';
import type { Role } from '../core/actor.ts';
import { sifted } from '../core/page.ts';
import { vouchFor } from '../core/sight.ts';
import { cityAsked, knownCycle } from '../announcement/cycles.ts';
import type { Filing } from './filing/model.ts';
import { filingIn, listFilings } from './filing/store.ts';
import type { Expert } from './pool/model.ts';
import { listPool } from './pool/store.ts';
import { committeeRefusals } from './refusals.ts';
import { isOfOffice, seesYearly } from './sight.ts';
import type { Yearly } from './yearly/model.ts';
import { listYearlies } from './yearly/store.ts';

type Somewhere = { city?: string | null | undefined };

/** Who looks into a committee. */
export const OF_COMMITTEES: Role[] = ['COMMITTEE_OFFICE', 'BUREAU_OFFICER', 'SUPERVISOR'];

export const FILED_COMMITTEES: Listed<Somewhere, Filing> = {
  readers: OFFICERS,
  async open(context, { city: named }) {
    const city = await cityAsked(context, { city: named });
    return (paging) => listFilings(context.table, city, paging);
  },
};

type OfYear = Somewhere & { cycle?: string | null | undefined; late?: boolean | null | undefined };
export const COMMITTEE_YEARS: Listed<OfYear, Yearly> = {
  readers: OFFICERS,
  async open(context, { cycle, city, late }) {
    const known = await knownCycle(context, cycle, { city });
    return (page) =>
      sifted(
        (paging) => listYearlies(context.table, known, paging),
        (yearly) => seesYearly(context.actor, yearly) && (!late || yearly.isLate),
        page,
      );
  },
};

export const EXPERTS: Listed<{ committee: string }, Expert> = {
  readers: OF_COMMITTEES,
  async open(context, { committee }) {
    const filing = await filingIn(context, committee);
    if (!filing || !isOfOffice(context.actor, filing.id, filing)) throw committeeRefusals.COMMITTEE_UNKNOWN();
    return async (paging) => {
      const page = await listPool(context.table, filing.id, paging);
      return { ...page, rows: vouchFor(context, page.rows) };
    };
  },
};
