/**
 * What an officer looks for in a list of people or organisations: a part of the name, or the login or the credit code as a whole. It tells
 * nothing that the list does not: an identity number, which the list masks, is not looked for, or it could be found out digit by digit (P2).
 */
import { foldedName } from '../core/names.ts';
import type { Account, Organisation } from './model.ts';

/** Whether this is a person somebody looks for; everybody is where nothing was typed. */
export function personSought(typed: string | null | undefined): (person: Account) => boolean {
  const part = foldedName(typed ?? '');
  if (part === '') return () => true;
  return ({ account, name }) => foldedName(name).includes(part) || account.toLowerCase() === part;
}

/** The same of an organisation. */
export function organisationSought(typed: string | null | undefined): (organisation: Organisation) => boolean {
  const part = foldedName(typed ?? '');
  if (part === '') return () => true;
  return ({ name, creditCode }) => foldedName(name).includes(part) || creditCode?.toLowerCase() === part;
}
