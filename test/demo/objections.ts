/** Objections as they are lodged and decided on. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Refused } from './client.ts';
import { freshKeyOf } from './keys.ts';
import type { UnitName } from './places.ts';
import { DECIDE, OBJECT, OWN_CASE, TICKET, UNIT_OBJECTIONS } from './posting-graphql.ts';
import type { Judgement } from './reviews.ts';
import type { Lodged, Named, Stage } from './stage.ts';

export type Case = {
  id: string;
  version: number;
  number: string;
  isAnonymous: boolean;
  isOverdue: boolean;
  onPaper: boolean;
  text: string;
  applicantName: string;
  objector: { name: string; telephone: string } | null;
  finding: { finding: string; text: string } | null;
  posting: { state: string; openObjections: number } | null;
};
type Objection = { text: string; objector?: { name: string; telephone: string }; onPaper?: boolean };
type Finding = { finding: 'DISMISSED' | 'UPHELD' | 'TO_MEND'; text: string; judgements?: readonly Judgement[] };

/** Document and variables: for asking, and for being refused. Where nobody stands in for it by an account, a ticket and its work come first. */
export async function objecting(stage: Stage, who: Named | null, applicant: Named, objection: Objection): Promise<Asked> {
  const posting = stage.posting(applicant);
  if (objection.onPaper || (who && objection.objector)) {
    return [OBJECT, { input: { posting, key: freshKeyOf('objection'), ...objection } }];
  }
  try {
    const { objectionTicket } = await stage.client.ask<{ objectionTicket: Ticket }>(who?.account ?? null, TICKET, { posting });
    return [OBJECT, { input: { posting, key: objectionTicket.ticket, proof: await worked(objectionTicket), ...objection } }];
  } catch (error) {
    if (error instanceof Refused) return [TICKET, { posting }];
    throw error;
  }
}
type Asked = readonly [query: string, variables: Record<string, unknown>];
type Ticket = { ticket: string; bits: number };

/**
 * What the page’s script does with a ticket: it tries until the hash begins with as many bits that are nought. Now and then it lets others
 * have a turn, as a page stays alive: else it would not notice that the server has closed its connection meanwhile.
 */
export async function worked({ ticket, bits }: Ticket): Promise<string> {
  for (let tried = 0; ; tried += 1) {
    if (tried % 10_000 === 0) await setImmediate();
    const hash = createHash('sha256').update(`${ticket}.${tried}`).digest();
    if (hash.readUInt32BE() >>> (32 - bits) === 0) return String(tried);
  }
}

export async function lodge(stage: Stage, who: Named | null, applicant: Named, objection: Objection): Promise<Lodged> {
  const asked = await objecting(stage, who, applicant, objection);
  const { lodgeObjection } = await stage.client.ask<{ lodgeObjection: Lodged }>(who?.account ?? null, ...asked);
  stage.cases.set(applicant.account, lodgeObjection);
  return lodgeObjection;
}

/** The case as whoever objected follows it, by number and code. */
export async function caseSeenBy(stage: Stage, { number, code }: Lodged): Promise<Case> {
  return (await stage.client.ask<{ objection: Case }>(null, OWN_CASE, { number, code })).objection;
}

/** The open objections to somebody's posting that the unit's desk shows. */
export async function openCases(stage: Stage, officer: Named, unit: UnitName, applicant: Named): Promise<Case[]> {
  type Listed = { unitObjections: { edges: { node: Case }[] } };
  const { unitObjections } = await stage.client.ask<Listed>(officer.account, UNIT_OBJECTIONS, { unit: stage.unit(unit), open: true });
  return unitObjections.edges.map(({ node }) => node).filter(({ applicantName }) => applicantName === applicant.name);
}

/** The first of them, which has to be there. */
export async function openCase(stage: Stage, officer: Named, unit: UnitName, applicant: Named): Promise<Case> {
  const [found] = await openCases(stage, officer, unit, applicant);
  if (!found) throw new Error(`no objection to ${applicant.account} is open`);
  return found;
}

export function deciding({ id, version }: Case, finding: Finding) {
  return [DECIDE, { input: { objection: id, version, ...finding } }] as const;
}

export async function decide(stage: Stage, officer: Named, one: Case, finding: Finding): Promise<Case> {
  return (await stage.client.ask<{ decideObjection: Case }>(officer.account, ...deciding(one, finding))).decideObjection;
}
