/** What of a person is kept sealed, and how it is opened again. A seal fits one account: moved to another it does not open. */
import type { Context } from '../core/context.ts';
import { UNKEPT } from '../core/sealed.ts';
import { monthOf } from '../core/time.ts';
import type { Account, DocumentInput, PersonInput } from './model.ts';
import { birthOf, coreOf, masked, type IdentityKind } from './numbers.ts';
import { identityRefusals } from './refusals.ts';

type Keeper = Pick<Context, 'vault'>;

/** A person's document and telephone, as they are kept. */
export async function sealedPerson(keeper: Keeper, account: string, person: PersonInput): Promise<Pick<Account, 'identity' | 'telephone'>> {
  return {
    identity: await sealedIdentity(keeper, account, person),
    telephone: await sealedTelephone(keeper, account, person.telephone),
  };
}

/** A person's document. */
export async function sealedIdentity(
  { vault }: Keeper,
  account: string,
  { identityKind: kind, identityNumber: number, bornOn }: DocumentInput,
): Promise<Account['identity']> {
  return {
    kind,
    masked: masked(number),
    sealed: await vault.seal(number, sealPlace(account, 'identity')),
    mark: await markOf({ vault }, kind, number),
    bornIn: monthOf(bornOn ?? birthOf(number)),
  };
}

/** When a person was born, as exactly as it is known: to the day by a resident ID number, else to the month. */
export async function bornOf(keeper: Keeper, account: Account): Promise<string> {
  const { kind, bornIn, sealed } = account.identity;
  return kind === 'RESIDENT_ID' && sealed !== UNKEPT ? birthOf(await openIdentity(keeper, account)) : bornIn;
}

export async function sealedTelephone({ vault }: Keeper, account: string, telephone: string): Promise<Account['telephone']> {
  return { masked: masked(telephone), sealed: await vault.seal(telephone, sealPlace(account, 'telephone')) };
}

/** By what the same number is found again: renewed documents of one person have one mark (P2). */
export function markOf({ vault }: Keeper, kind: IdentityKind, number: string): Promise<string> {
  return vault.mark(`${kind} ${coreOf(kind, number)}`);
}

/** Whether all that an account keeps sealed is sealed by the newest key, what was put right among it (P11). */
export async function isSealedNewly({ vault }: Keeper, { identity, telephone, corrections }: Account): Promise<boolean> {
  const sealed = [identity, telephone, ...corrections.flatMap(({ former }) => [former.identity ?? [], former.telephone ?? []].flat())];
  return (await Promise.all(sealed.map(async (one) => one.sealed === UNKEPT || vault.isCurrent(one.sealed)))).every(Boolean);
}

/** The same values under the newest key; what is shown and found by stays as it is. */
export async function sealedAnew(
  { vault }: Keeper,
  { account, identity, telephone, corrections }: Account,
): Promise<Pick<Account, 'identity' | 'telephone' | 'corrections'>> {
  const anew = async <S extends { sealed: string }>(secret: S, what: 'identity' | 'telephone'): Promise<S> => {
    const place = sealPlace(account, what);
    if (secret.sealed === UNKEPT) return secret;
    return { ...secret, sealed: await vault.seal(await vault.open(secret.sealed, place), place) };
  };
  const kept = corrections.map(async ({ former, ...correction }) => ({
    ...correction,
    former: {
      ...former,
      ...(former.identity && { identity: await anew(former.identity, 'identity') }),
      ...(former.telephone && { telephone: await anew(former.telephone, 'telephone') }),
    },
  }));
  return {
    identity: await anew(identity, 'identity'),
    telephone: await anew(telephone, 'telephone'),
    corrections: await Promise.all(kept),
  };
}

/** The whole number of a person's document. Whoever calls this leaves an audit entry. Refuses where an archive did not bring it along (R6). */
export async function openIdentity({ vault }: Keeper, { account, identity }: Account): Promise<string> {
  if (identity.sealed === UNKEPT) throw identityRefusals.NUMBER_UNKEPT();
  return vault.open(identity.sealed, sealPlace(account, 'identity'));
}

/** A person's whole telephone number; as it is shown to others where an archive did not bring it along (R6). */
export async function openTelephone({ vault }: Keeper, { account, telephone }: Account): Promise<string> {
  if (telephone.sealed === UNKEPT) return telephone.masked;
  return vault.open(telephone.sealed, sealPlace(account, 'telephone'));
}

function sealPlace(account: string, what: 'identity' | 'telephone'): string {
  return `account/${account}/${what}`;
}
