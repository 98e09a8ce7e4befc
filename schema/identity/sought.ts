/**
 * What an officer looks for in a list of people or organisations: a part of the name, the login or the credit code as a whole, or the last
 * digits of a number that the list shows masked. It tells nothing that the list does not.
 */
import { foldedName } from '../core/names.ts';
import type { Account, Organisation } from './model.ts';

/** Fewer last digits are those of too many. */
const LAST_DIGITS = 4;

/** Whether this is a person somebody looks for; everybody is where nothing was typed. */
export function personSought(typed: string | null | undefined): (person: Account) => boolean {
  const part = foldedName(typed ?? '');
  if (part === '') return () => true;
  const ends = (number: string) => part.length >= LAST_DIGITS && number.toLowerCase().endsWith(part);
  return ({ account, name, identity }) => foldedName(name).includes(part) || account.toLowerCase() === part || ends(identity.masked);
}

/** The same of an organisation. */
export function organisationSought(typed: string | null | undefined): (organisation: Organisation) => boolean {
  const part = foldedName(typed ?? '');
  if (part === '') return () => true;
  return ({ name, creditCode }) => foldedName(name).includes(part) || creditCode?.toLowerCase() === part;
}
