/** Whom a measure is against, as they stand: what is closed to them by now, and as what they act. */
import type { Role } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { StoredBars } from '../../../identity/bars/model.ts';
import { loadBars } from '../../../identity/bars/store.ts';
import type { Organisation, PersonFile } from '../../../identity/model.ts';
import { loadKept, loadOrganisation } from '../../../identity/store.ts';
import type { Desk } from '../../desks.ts';
import { supervisionRefusals } from '../../refusals.ts';
import type { Subject } from '../model.ts';

export type Standing = {
  subject: Subject;
  city: string;
  /** Whether it is, or is in, an organisation that the ladder is for. */
  isOfficer: boolean;
  /** Of which desk of its city it is: the bureau and its officers, the supervisors; null of all others. */
  isOf: Desk | null;
  bars: StoredBars | null;
  person: PersonFile | null;
  organisation: Organisation | null;
};

/** Reads it now; whoever is none of these is unknown. */
export async function standingOf({ table }: Pick<Context, 'table'>, { of, id }: Pick<Subject, 'of' | 'id'>): Promise<Standing> {
  const bars = () => loadBars(table, { of, id });
  if (of === 'ORGANISATION') {
    const organisation = await loadOrganisation(table, id);
    if (!organisation) throw supervisionRefusals.SUBJECT_UNKNOWN();
    const subject = { of, id, name: organisation.name };
    const { city } = organisation;
    const isOf = id === bureauOf(city) ? 'BUREAU' : null;
    return { subject, city, isOfficer: true, isOf, bars: await bars(), person: null, organisation };
  }
  const person = await loadKept(table, id);
  if (!person) throw supervisionRefusals.SUBJECT_UNKNOWN();
  const isOfficer = person.grants.some(({ role }) => role !== 'APPLICANT' && role !== 'EXPERT');
  const { name, city } = person.account;
  const isAtDesk = (role: Role) => person.grants.some((grant) => grant.role === role && grant.organisation === bureauOf(city));
  return {
    subject: { of, id, name },
    city,
    isOfficer,
    isOf: isAtDesk('BUREAU_OFFICER') ? 'BUREAU' : isAtDesk('SUPERVISOR') ? 'SUPERVISION' : null,
    bars: await bars(),
    person,
    organisation: null,
  };
}
