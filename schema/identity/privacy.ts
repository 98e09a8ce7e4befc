/** What of a person is kept sealed, and how it is opened again. A seal fits one account: moved to another it does not open. */
import type { Context } from '../core/context.ts';
import { monthOf } from '../core/time.ts';
import type { Account, PersonInput } from './model.ts';
import { birthOf, coreOf, masked, type IdentityKind } from './numbers.ts';

type Keeper = Pick<Context, 'vault'>;

/** A person's document and telephone, as they are kept. */
export async function sealedPerson(
  { vault }: Keeper,
  account: string,
  person: PersonInput,
): Promise<Pick<Account, 'identity' | 'telephone'>> {
  const { identityKind: kind, identityNumber: number, telephone } = person;
  return {
    identity: {
      kind,
      masked: masked(number),
      sealed: await vault.seal(number, sealPlace(account, 'identity')),
      mark: await markOf({ vault }, kind, number),
      bornIn: monthOf(person.bornOn ?? birthOf(number)),
    },
    telephone: { masked: masked(telephone), sealed: await vault.seal(telephone, sealPlace(account, 'telephone')) },
  };
}

/** By what the same number is found again: renewed documents of one person have one mark (P2). */
export function markOf({ vault }: Keeper, kind: IdentityKind, number: string): Promise<string> {
  return vault.mark(`${kind} ${coreOf(kind, number)}`);
}

/** The same values under the newest key; what is shown and found by stays as it is. */
export async function sealedAnew(
  { vault }: Keeper,
  { account, identity, telephone }: Account,
  number: string,
  phone: string,
): Promise<Pick<Account, 'identity' | 'telephone'>> {
  return {
    identity: { ...identity, sealed: await vault.seal(number, sealPlace(account, 'identity')) },
    telephone: { ...telephone, sealed: await vault.seal(phone, sealPlace(account, 'telephone')) },
  };
}

/** The whole number of a person's document. Whoever calls this leaves an audit entry. */
export function openIdentity({ vault }: Keeper, { account, identity }: Account): Promise<string> {
  return vault.open(identity.sealed, sealPlace(account, 'identity'));
}

/** A person's whole telephone number. */
export function openTelephone({ vault }: Keeper, { account, telephone }: Account): Promise<string> {
  return vault.open(telephone.sealed, sealPlace(account, 'telephone'));
}

function sealPlace(account: string, what: 'identity' | 'telephone'): string {
  return `account/${account}/${what}`;
}
