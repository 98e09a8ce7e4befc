/** Who is told what of a case (V2, V5). Pure. */
import { say } from '../../../core/refusal.ts';
import { inWords, type Instant } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { roleOf } from '../../../identity/rules.ts';
import type { OrganisationKind } from '../../../identity/model.ts';
import type { Subject } from '../../measures/model.ts';
import { CASE_STATE_NAMES, MATTER_NAMES, OUTCOME_NAMES, type Case, type CaseState } from '../model.ts';
import { caseNotices } from '../notices.ts';
import { burdenedBy } from '../rules.ts';
import { toDesk } from './report.ts';

/** About which case, by which version of it. */
export function aboutCase({ id, city, version }: Case, at: Instant) {
  return { about: { type: 'Case', id }, city, cause: [id, String(version)], at };
}

/** Whom it is against: what the desk is told of it is not for them (P7). */
export function accountsIn({ subjects, proposal }: Pick<Case, 'subjects' | 'proposal'>): string[] {
  return [...subjects, ...burdenedBy(proposal)].flatMap(({ of, id }) => (of === 'ACCOUNT' ? [id] : []));
}

/** The desk hears that a step waits for it. */
export function deskTold(
  topic: 'PASSED_ON' | 'TO_DECIDE' | 'STATED' | 'APPEALED',
  one: Case,
  at: Instant,
  details: Record<string, unknown>,
): Write {
  return caseNotices[topic]({
    ...aboutCase(one, at),
    to: [{ ...toDesk(one.desk, one.city), except: accountsIn(one) }],
    waits: `${one.state} ${one.desk}`,
    closesAt: one.dueAt,
    details: { number: one.id, matter: MATTER_NAMES[one.matter], due: inWords(one.dueAt, true), ...details },
  });
}

/** Whoever sees to the case, or its desk, hears that whoever reported has sent pictures. */
export function picturesTold(one: Case, at: Instant, count: number): Write {
  return caseNotices.PICTURES_CAME({
    ...aboutCase(one, at),
    to: [one.assignee === null ? { ...toDesk(one.desk, one.city), except: accountsIn(one) } : { account: one.assignee }],
    details: { number: one.id, matter: MATTER_NAMES[one.matter], count },
  });
}

/** Whoever reported as themselves hears how it goes, as those who give their name are owed; all others follow it by their code. */
export function toReporter(one: Case, at: Instant, state: CaseState, text: string): Write[] {
  const { reporter } = one;
  if (!reporter?.account) return [];
  const details = { number: one.id, state: CASE_STATE_NAMES[state], text };
  return [caseNotices.REPORTER_TOLD({ ...aboutCase(one, at), to: [{ account: reporter.account }], details })];
}

export type Burdened = Subject & { kind: OrganisationKind | null };

/** Each of those whom effects burden, with those that are theirs. */
export function toBurdened(
  topic: 'TO_BE_HEARD' | 'DECIDED' | 'NOT_BURDENED' | 'APPEAL_ANSWERED',
  one: Case,
  at: Instant,
  people: readonly Burdened[],
  details: Record<string, unknown>,
): Write[] {
  const { proposal } = one;
  return people.map((person) => {
    const own = (proposal?.effects ?? []).filter(({ burdens }) => burdens.of === person.of && burdens.id === person.id);
    const effects = say(own.map(({ says }) => says.zh).join('；'), own.map(({ says }) => says.en).join('; '));
    const to = person.kind === null ? [{ account: person.id }] : [{ organisation: person.id, role: roleOf(person.kind) }];
    const about = aboutCase(one, at);
    return caseNotices[topic]({
      ...about,
      cause: [...about.cause, person.of, person.id],
      to,
      details: { number: one.id, subject: person.name, effects, outcome: OUTCOME_NAMES[proposal?.outcome ?? 'UNFOUNDED'], ...details },
    });
  });
}
