/** What may be done with an organisation and with a person now, and why not the rest (P1, P2, P4, P7, P9, P11). Pure. */
import { isAccountOf, whyNotHolding, type Actor } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import type { Bilingual, Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import {
  lastCorrection,
  whyNotClose,
  whyNotCloseInto,
  whyNotCorrect,
  whyNotCorrectUnit,
  whyNotReopen,
  whyNotUndo,
} from './corrections/rules.ts';
import type { Organisation, PersonFile } from './model.ts';
import { identityRefusals } from './refusals.ts';
import { PURPOSES, whyNotReveal } from './reveal.ts';
import { whyNotCreateApplicant, whyNotCreateUnit, whyNotKeepStanding, whyNotNameOfficer, whyNotReceive } from './rules.ts';
import { whyNotExclude } from './standing.ts';

const offer = (action: string, title: Bilingual, why: Refusal | null): Allowed => ({ action, title, why, closesAt: null });

/** Of an organisation that the one who asks may see. */
export function actionsOnOrganisation(actor: Actor, organisation: Organisation, bureau: string): Allowed[] {
  const people = whyNotCreateApplicant(actor, organisation.id);
  const put = whyNotCorrectUnit(actor, organisation, bureau);
  const none = lastCorrection(organisation) ? null : identityRefusals.NOTHING_TO_UNDO();
  const corrections = [
    offer('correctUnit', { zh: '更正单位信息', en: 'put the unit right' }, put),
    offer('undoUnitCorrection', { zh: '撤销更正', en: 'undo the last correction' }, put ?? none),
  ];
  const officers = whyNotNameOfficer(actor, organisation, bureau);
  return theirs([
    ...(organisation.kind === 'UNIT'
      ? [
          offer('createApplicant', { zh: '创建申报人账号', en: 'create an applicant' }, people),
          offer('enrolApplicant', { zh: '为已有账号的人员开通申报', en: 'let somebody known apply' }, people),
          offer('beginImport', { zh: '批量开通申报人账号', en: 'create applicants in bulk' }, people),
          ...corrections,
        ]
      : organisation.kind === 'COMMITTEE'
        ? corrections
        : [offer('createUnit', { zh: '创建单位', en: 'create a unit' }, whyNotCreateUnit(actor, organisation))]),
    ...(organisation.kind === 'BUREAU'
      ? [
          offer(
            'createDepartment',
            { zh: '设立主管部门', en: 'set up a department' },
            whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: organisation.id }),
          ),
        ]
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

/**
 * Of a person whom the one who asks may know; what is kept about somebody is kept by others (P7). `places` are the organisations whose
 * officer the person is. Whether an account has done something is told on trying (P11).
 */
export function actionsOnPerson(
  actor: Actor,
  person: PersonFile,
  { unit, places, bureau, now }: { unit: Organisation | null; places: readonly Organisation[]; bureau: string; now: Instant },
): Allowed[] {
  const { standing, account } = person;
  const own = isAccountOf(actor, account.account) ? identityRefusals.OWN_RECORD() : null;
  const isTheirs = whyNotCorrect(actor, person, places, bureau, { account });
  if (account.closed)
    return theirs([
      offer('reopenAccount', { zh: '恢复账号', en: 'open the account again' }, isTheirs ?? whyNotReopen(actor, account, bureau)),
    ]);
  const purposes = PURPOSES.map((purpose) => whyNotReveal(actor, purpose, person, unit, bureau));
  const reveal = purposes.includes(null) ? null : (purposes[0] ?? null);
  const kept = standing
    ? [
        offer('changeStanding', { zh: '更正申报身份', en: 'correct the standing' }, whyNotKeepStanding(actor, standing, bureau) ?? own),
        offer('recordExclusion', { zh: '登记处分影响期', en: 'record a penalty' }, whyNotExclude(actor, standing, unit, bureau) ?? own),
        offer('releaseApplicant', { zh: '办理调出', en: 'let go to another unit' }, whyNotKeepStanding(actor, standing, bureau) ?? own),
        offer('receiveApplicant', { zh: '接收调入', en: 'take in' }, whyNotReceive(actor, standing, standing.released?.to ?? '') ?? own),
      ]
    : [];
  const close = isTheirs ?? whyNotClose(person, now);
  const merge = whyNotHolding(actor, { role: 'BUREAU_OFFICER', organisation: bureau }) ?? isTheirs ?? whyNotCloseInto(person, now);
  return theirs([
    ...kept,
    // How they are reached, everybody puts right themselves.
    offer('correctPerson', { zh: '更正人员信息', en: 'put the person’s record right' }, whyNotCorrect(actor, person, places, bureau)),
    offer('undoCorrection', { zh: '撤销更正', en: 'undo the last correction' }, whyNotUndo(actor, person, places, bureau)),
    offer('closeAccount', { zh: '关闭误开的账号', en: 'close an account opened by mistake' }, close),
    offer('mergeAccounts', { zh: '并入同一人的另一账号', en: 'close it into the same person’s other account' }, merge),
    offer('revealIdentityNumber', { zh: '查看完整证件号码', en: 'see the whole identity number' }, reveal),
  ]);
}
