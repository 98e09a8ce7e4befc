/** A person as the one who acts may know him; to everybody else there is no such person, so nothing is learnt by trying (P10). */
import type { Context } from '../../core/context.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import type { Organisation, PersonFile, Standing } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { maySeePerson } from '../rules.ts';
import { loadOrganisation, loadPerson } from '../store.ts';

/** The person with his unit, read now. */
export async function known(context: Context, account: string): Promise<{ person: PersonFile; unit: Organisation | null }> {
  const person = await loadPerson(context.table, account);
  const unit = person?.standing ? await loadOrganisation(context.table, person.standing.unit) : null;
  if (!person || !maySeePerson(context.actor, person, unit, bureauOf())) throw identityRefusals.PERSON_UNKNOWN();
  return { person, unit };
}

/** The same for somebody who applies through a unit, and whose standing the one who acts may keep: never his own. */
export async function knownApplicant(context: Context, account: string): Promise<{ standing: Standing; unit: Organisation }> {
  const { person, unit } = await known(context, account);
  if (!person.standing || !unit) throw identityRefusals.PERSON_UNKNOWN();
  // An officer who applies himself leaves what is kept about him to another one (P7).
  if (context.actor.kind === 'person' && context.actor.account === account) throw identityRefusals.OWN_RECORD();
  return { standing: person.standing, unit };
}
