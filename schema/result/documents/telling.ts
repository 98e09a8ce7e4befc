/** Who is told what of title documents. Pure. */
import { inWords } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import { documentNotices } from './notices.ts';
import { foundIn } from './rules.ts';
import type { TitleDocument } from './model.ts';

/** Those whose titles it would withdraw hear why, and until when they may state their case (R4). */
export function toldOfWithdrawal({ id, city, drafted, withdrawals, heardUntil, issuerName }: TitleDocument, cited: TitleDocument): Write[] {
  return withdrawals.map(({ application, applicant, because }) =>
    documentNotices.WITHDRAWAL_PROPOSED({
      to: [{ account: applicant }],
      about: { type: 'TitleDocument', id },
      city,
      cause: [id, application],
      at: drafted.at,
      details: { issuer: issuerName, number: cited.number ?? '', because, until: inWords(heardUntil ?? drafted.at, true) },
    }),
  );
}

/** And when it comes to nothing, those who were told hear that as well. */
export function toldOfDropping(
  { id, city, withdrawals, issuerName, version }: TitleDocument,
  cited: TitleDocument | null,
  reason: string,
  at: number,
): Write[] {
  return withdrawals.map(({ application, applicant }) =>
    documentNotices.WITHDRAWAL_DROPPED({
      to: [{ account: applicant }],
      about: { type: 'TitleDocument', id },
      city,
      cause: [id, application, String(version)],
      at,
      details: { issuer: issuerName, number: cited?.number ?? '', reason },
    }),
  );
}

/** Whether the time to state one's case is over, or there is none (R4). */
export const isHeard = ({ heardUntil }: TitleDocument, now: number): boolean => heardUntil === null || now >= heardUntil;

/** What waits for somebody, and in which step (rules.ts says when that is over). */
const WAITS = {
  TO_CHECK: 'DRAFT',
  UNPRINTABLE: 'DRAFT',
  GIVEN_BACK: 'DRAFT',
  TO_CONFIRM: 'CONFIRM',
  TO_ISSUE: 'CHECKED',
  TO_HEAR: 'CHECKED',
} as const;

/** Whoever is to do something with it next: an officer of the issuer, of a check another than drafted it, or the bureau that is to sign it. */
export function toldOfStep(document: TitleDocument, topic: keyof typeof WAITS, at: number): Write {
  const { id, city, issuer, issuerName, joint, version, returned, committeeName, people, drafted, proof, heardUntil } = document;
  const officers = { ...officersOf(issuer), ...(topic === 'TO_CHECK' && { except: drafted.by }) };
  const to = topic === 'TO_CONFIRM' && joint ? { organisation: joint.organisation, role: 'BUREAU_OFFICER' as const } : officers;
  return documentNotices[topic]({
    to: [to],
    about: { type: 'TitleDocument', id },
    city,
    cause: [id, String(version)],
    at,
    waits: WAITS[topic],
    details: {
      issuer: issuerName,
      committee: committeeName,
      people,
      reason: returned?.reason ?? '',
      found: foundIn(proof?.unprintable ?? []),
      until: inWords(heardUntil ?? at, true),
    },
  });
}

export function officersOf(organisation: string) {
  return { organisation, role: organisation.startsWith('bureau-') ? ('BUREAU_OFFICER' as const) : ('COMMITTEE_OFFICE' as const) };
}
