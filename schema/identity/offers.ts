/** What may be done with an organisation and with a person now, and why not the rest (P1, P2, P4, P7, P9). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Organisation, PersonFile } from './model.ts';
import { identityRefusals } from './refusals.ts';
import { PURPOSES, whyNotReveal } from './reveal.ts';
import { whyNotCreateApplicant, whyNotCreateUnit, whyNotKeepStanding, whyNotNameOfficer, whyNotReceive } from './rules.ts';
import { whyNotExclude } from './standing.ts';

const offer = (action: string, title: Bilingual, why: Refusal | null): Allowed => ({ action, title, why, closesAt: null });

/** Of an organisation that the one who asks may see. */
export function actionsOnOrganisation(actor: Actor, organisation: Organisation, bureau: string): Allowed[] {
  const people = whyNotCreateApplicant(actor, organisation.id);
  const officers = whyNotNameOfficer(actor, organisation, bureau);
  return theirs([
    ...(organisation.kind === 'UNIT'
      ? [
          offer('createApplicant', { zh: '创建申报人账号', en: 'create an applicant' }, people),
          offer('enrolApplicant', { zh: '为已有账号的人员开通申报', en: 'let somebody known apply' }, people),
          offer('beginImport', { zh: '批量开通申报人账号', en: 'create applicants in bulk' }, people),
        ]
      : [offer('createUnit', { zh: '创建单位', en: 'create a unit' }, whyNotCreateUnit(actor, organisation))]),
    ...(organisation.kind === 'BUREAU'
      ? []
      : [
          offer('addOfficer', { zh: '增加经办人', en: 'add an officer' }, officers),
          offer('appointOfficer', { zh: '任命经办人', en: 'appoint an officer' }, officers),
          offer('dismissOfficer', { zh: '免去经办人', en: 'dismiss an officer' }, officers ?? whyNotDismiss(organisation)),
        ]),
  ]);
}

/** The last officer stays (P9). */
export function whyNotDismiss({ officers }: Pick<Organisation, 'officers'>): Refusal | null {
  return officers <= 1 ? identityRefusals.LAST_OFFICER() : null;
}

/** Of a person whom the one who asks may know; what is kept about somebody is kept by others (P7). */
export function actionsOnPerson(actor: Actor, person: PersonFile, unit: Organisation | null, bureau: string): Allowed[] {
  const { standing, account } = person;
  const own = isAccountOf(actor, account.account) ? identityRefusals.OWN_RECORD() : null;
  const purposes = PURPOSES.map((purpose) => whyNotReveal(actor, purpose, person, unit, bureau));
  const reveal = purposes.includes(null) ? null : (purposes[0] ?? null);
  const kept = standing
    ? [
        offer('changeStanding', { zh: '更正申报身份', en: 'correct the standing' }, whyNotKeepStanding(actor, standing, bureau) ?? own),
        offer(
          'recordExclusion',
          { zh: '登记处分影响期', en: 'record a penalty' },
          whyNotExclude(actor, 'PARTY', standing, unit, bureau) ?? own,
        ),
        offer('releaseApplicant', { zh: '办理调出', en: 'let go to another unit' }, whyNotKeepStanding(actor, standing, bureau) ?? own),
        offer('receiveApplicant', { zh: '接收调入', en: 'take in' }, whyNotReceive(actor, standing, standing.released?.to ?? '') ?? own),
      ]
    : [];
  return theirs([...kept, offer('revealIdentityNumber', { zh: '查看完整证件号码', en: 'see the whole identity number' }, reveal)]);
}
