/** The same person twice in the system: by a resident ID, and by a passport with another login (P2, P11). */
import { CREATE_APPLICANT } from '../identity/acts.ts';
import { REVEAL } from './forms.ts';
import { accountId, organisationId, person, SECRETS, type World } from './world.ts';

export const PASSPORT = 'E55512345';

/** 刘洋's other account, opened by 陈静 by the passport; its global id. */
export async function twinOfLiu(world: World, account = 'liu-2'): Promise<string> {
  const asked = { account: accountId('liu'), purpose: 'REVIEW' };
  const number: string = (await world.does('chen', REVEAL, asked)).revealIdentityNumber;
  const bornOn = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].join('-');
  SECRETS.add(PASSPORT);
  const twin = { ...person(account, '刘洋'), identityKind: 'PASSPORT', identityNumber: PASSPORT, bornOn };
  await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: twin });
  return accountId(account);
}
