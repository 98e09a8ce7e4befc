/** Who applies as what (V6): for whom an account is used (P8), and one person under several documents (P2). Pure. */
import { groupedBy } from '../../../core/grouped.ts';
import { say } from '../../../core/refusal.ts';
import { signalsOf } from '../../../application/signals.ts';
import { aboutApplications, inOrder, shown, type Applied, type Found, type UnitFacts } from '../found.ts';

/** An employer that is not the unit, with no custodian between them: judged as the application itself shows it to its reviewers. */
export function employerDiffers(applications: readonly Applied[], units: ReadonlyMap<string, UnitFacts>): Found[] {
  return applications.flatMap((one): Found[] => {
    const unit = units.get(one.unit);
    if (!unit || one.employer === null || unit.formerNames.includes(one.employer) || one.employer === unit.name) return [];
    const [signal] = signalsOf({
      head: { unit: one.unit, unitName: one.unitName, finishing: null },
      unit: { unitKind: unit.unitKind },
      standing: { unit: one.unit, employer: one.employer, released: null },
      form: {},
      sharedFiles: [],
      namesakes: 0,
    });
    if (signal?.kind !== 'EMPLOYER_DIFFERS') return [];
    return [
      {
        kind: 'EMPLOYER',
        subject: [one.application],
        facts: [one.unit, one.employer],
        reason: signal.text,
        evidence: [shown('employer', one.employer), shown('unitName', one.unitName)],
        about: aboutApplications([one]),
      },
    ];
  });
}

/** Applications of several accounts under one name, of people born in one month: of the day of birth nothing is kept in plain. */
export function twoDocuments(applications: readonly Applied[]): Found[] {
  const known = applications.filter(({ bornIn }) => bornIn !== null);
  return [...groupedBy(known, ({ name, bornIn }) => `${bornIn} ${name}`).values()].flatMap((all): Found[] => {
    const about = aboutApplications(all);
    if (about.applicants.length < 2) return [];
    return [
      {
        kind: 'TWO_DOCUMENTS',
        subject: about.applicants,
        facts: about.applications,
        reason: say(
          `${about.applications.length}件申报的申报人同名、同出生年月而证件不同，请核实是否同一人。`,
          `${about.applications.length} applications are of people of one name, born in one month, with different documents; make sure that they are not one person.`,
        ),
        evidence: [shown('bornIn', ...inOrder(all.map(({ bornIn }) => bornIn ?? ''))), shown('applications', about.applications.length)],
        about,
      },
    ];
  });
}
