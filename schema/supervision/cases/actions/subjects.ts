/** Whom a case is against, as far as it is known, and whose it is therefore to see to (V5, P7). */
import type { Context } from '../../../core/context.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { Desk } from '../../desks.ts';
import { standingOf, type Standing } from '../../measures/actions/subjects.ts';
import type { Subject } from '../../measures/model.ts';
import { isConcerned } from '../../sight.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { deskFor } from '../rules.ts';

export type Known = {
  subjects: Subject[];
  desk: Desk;
  /** Whether the one who acts is among them. */
  concerned: boolean;
  /** The units of the persons among them. */
  units: string[];
};

/** Whether it is the bureau of a city, or one of its officers. */
export function isOfBureau({ subject, person }: Pick<Standing, 'subject' | 'person'>, city: string): boolean {
  const bureau = bureauOf(city);
  return (
    subject.id === bureau ||
    (person?.grants.some(({ role, organisation }) => role === 'BUREAU_OFFICER' && organisation === bureau) ?? false)
  );
}

/** Reads them; each is of the city, or has to do with it. */
export async function deskOf(context: Context, city: string, named: readonly Pick<Subject, 'of' | 'id'>[]): Promise<Known> {
  const all = await Promise.all(named.map((one) => standingOf(context, one)));
  if (all.some((one) => one.city !== city)) throw supervisionRefusals.SUBJECT_UNKNOWN();
  const subjects = all.map(({ subject }) => subject);
  return {
    subjects,
    desk: deskFor(all.map((one) => ({ isOfBureau: isOfBureau(one, city) }))),
    concerned: subjects.some((one) => isConcerned(context.actor, one)),
    units: all.flatMap(({ person }) => (person?.standing ? [person.standing.unit] : [])),
  };
}
