/** A secret that one party has told is sealed until the attempt is over, so that the other learns nothing before it tells its own (E4). */
import type { Context } from '../../../core/context.ts';
import type { Draw, PartyRecord } from '../attempt/model.ts';
import { PARTIES, type Party } from '../model.ts';

const placeOf = ({ id }: Draw, party: Party) => `draw/${id}/${party}`;

export function sealed({ vault }: Context, draw: Draw, party: Party, secret: string): Promise<string> {
  return vault.seal(secret, placeOf(draw, party));
}

/** What a party has told; null of a silent one. */
export async function secretOf({ vault }: Context, draw: Draw, party: Party): Promise<string | null> {
  const told = draw.parties[party]?.told;
  return told?.sealed ? vault.open(told.sealed, placeOf(draw, party)) : (told?.secret ?? null);
}

/** The parties with what they have told open to see: the attempt is over. */
export async function opened(context: Context, draw: Draw): Promise<Draw['parties']> {
  const entries = await Promise.all(
    PARTIES.map(async (party): Promise<[Party, PartyRecord | null]> => {
      const one = draw.parties[party];
      const secret = await secretOf(context, draw, party);
      return [party, one?.told ? { ...one, told: { ...one.told, sealed: null, secret } } : one];
    }),
  );
  return Object.fromEntries(entries) as Draw['parties'];
}
