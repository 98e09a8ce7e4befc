/** Whom a measure is against, as they stand: what is closed to them by now, and as what they act. */
import type { Context } from '../../../core/context.ts';
import type { StoredBars } from '../../../identity/bars/model.ts';
import { loadBars } from '../../../identity/bars/store.ts';
import type { Organisation, PersonFile } from '../../../identity/model.ts';
import { loadKept, loadOrganisation } from '../../../identity/store.ts';
import { supervisionRefusals } from '../../refusals.ts';
import type { Subject } from '../model.ts';

export type Standing = {
  subject: Subject;
  city: string;
  /** Whether it is, or is in, an organisation that the ladder is for. */
  isOfficer: boolean;
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
    return { subject, city: organisation.city, isOfficer: true, bars: await bars(), person: null, organisation };
  }
  const person = await loadKept(table, id);
  if (!person) throw supervisionRefusals.SUBJECT_UNKNOWN();
  const isOfficer = person.grants.some(({ role }) => role !== 'APPLICANT' && role !== 'EXPERT');
  return {
    subject: { of, id, name: person.account.name },
    city: person.account.city,
    isOfficer,
    bars: await bars(),
    person,
    organisation: null,
  };
}
