/** What has come to a committee, as it is asked for and made into a file (E7, E9). */
import type { Role } from '../core/actor.ts';
import type { Listed } from '../core/listed.ts';
import { committeeOfficeOf } from '../announcement/cities.ts';
import { cityAsked, knownCycle } from '../announcement/cycles.ts';
import { filingIn } from '../committee/filing/store.ts';
import { OF_COMMITTEES } from '../committee/listed.ts';
import { committeeRefusals } from '../committee/refusals.ts';
import { isOfOffice } from '../committee/sight.ts';
import type { Candidate, CandidateState } from './candidates/model.ts';
import { listCandidates } from './candidates/store.ts';

type Asked = { cycle?: string | null | undefined; state?: CandidateState | null | undefined };

const OVERSEERS: Role[] = ['BUREAU_OFFICER', 'SUPERVISOR'];

export const CANDIDATES: Listed<Asked & { committee: string }, Candidate> = {
  readers: OF_COMMITTEES,
  async open(context, { committee, cycle, state }) {
    const filing = await filingIn(context, committee);
    if (!filing || !isOfOffice(context.actor, filing.id, filing)) throw committeeRefusals.COMMITTEE_UNKNOWN();
    const known = await knownCycle(context, cycle, { city: cycle ? null : filing.city });
    const of = { committee: filing.id, cycle: known, state: state ?? undefined };
    return (paging) => listCandidates(context.table, of, paging);
  },
};

type Elsewhere = Asked & { committee?: string | null | undefined; city?: string | null | undefined };
export const AWAITED_RESULTS: Listed<Elsewhere, Candidate> = {
  readers: OVERSEERS,
  async open(context, { committee, cycle, city, state }) {
    const asked = await cityAsked(context, { city, as: OVERSEERS });
    const known = await knownCycle(context, cycle, { city: cycle ? null : asked });
    const of = { committee: committee ? committeeOfficeOf(asked, committee) : null, cycle: known, state: state ?? undefined };
    return (paging) => listCandidates(context.table, of, paging);
  },
};
