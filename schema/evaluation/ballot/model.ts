/** What a vote and its ballots are: one candidate in one session and one round, a box that is open or closed, and what is in it (E9, E10). */
import * as z from 'zod';
import { nameOf } from '../../core/hash.ts';
import type { Bilingual } from '../../core/refusal.ts';

/** What can be voted (E9). The order is that of the published list. */
export const CHOICES = ['YES', 'NO', 'ABSTAIN'] as const;
export type Choice = (typeof CHOICES)[number];

export const CHOICE_NAMES: Record<Choice, Bilingual> = {
  YES: { zh: '同意', en: 'yes' },
  NO: { zh: '不同意', en: 'no' },
  ABSTAIN: { zh: '弃权', en: 'abstention' },
};

/** How the name of a vote looks: 26 characters of base 32, so that every ballot has the same length. */
export const VOTE_NAME = /^[\da-hjkmnp-tv-z]{26}$/u;

/** The name of a vote: of one candidate in one session and one round. Whoever knows the three knows it; it tells nobody else anything. */
export function voteOf({ session, candidate, round }: { session: string; candidate: string; round: number }): string {
  return nameOf('vote', session, candidate, String(round));
}

/** The box of a vote. It holds no instant: when a vote was opened and closed the session knows. */
export const boxShape = z.object({
  vote: z.string(),
  /** Whether ballots are still taken; the table compares it when one is cast. */
  open: z.boolean(),
  /** SPKI, DER in base64url: what every ballot is verified by, and what every voter must see alike. */
  publicKey: z.string(),
});
export type Box = z.infer<typeof boxShape>;

/** The private key of a vote; null once the vote is closed: from then on nobody can sign anything for it. */
export const boxKeyShape = z.object({ vote: z.string(), sealed: z.string().nullable() });
export type BoxKey = z.infer<typeof boxKeyShape>;

/** A ballot as it is kept: what was signed, and the signature; both base64url, and of the same length whatever was voted. */
export const castShape = z.strictObject({ message: z.string(), signature: z.string() });
export type Cast = z.infer<typeof castShape>;

/** What is published of a ballot: its hash, by which the voter finds it, and what it says. */
export type Listed = { hash: string; choice: Choice };

/** What is wrong with what lies in a box. A number that is not as it should be is never told without it. */
export type Fault =
  /** Something lies there that is no validly signed ballot of this vote: it was written past the function that takes ballots, and is not counted. */
  | { code: 'SPOILT'; ballot: string }
  /** More ballots are validly signed than tokens were given out: the key of the vote was used past the system. The count is worth nothing. */
  | { code: 'BALLOTS_EXCEED_TOKENS'; ballots: number; tokens: number };

/** What each fault means, for whoever leads the session. */
export const FAULTS: Record<Fault['code'], Bilingual> = {
  SPOILT: {
    zh: '票箱中有一张未经有效签名的选票，系绕过投票程序写入，未予计票。',
    en: 'The box holds a ballot without a valid signature: it was written past the system and is not counted.',
  },
  BALLOTS_EXCEED_TOKENS: {
    zh: '有效选票多于发出的票，本次投票的密钥曾在系统之外使用，计票结果无效。',
    en: 'There are more valid ballots than tokens given out: the key of this vote was used past the system, and the count is void.',
  },
};

/** What comes of a vote. */
export type Count = {
  vote: string;
  yes: number;
  no: number;
  abstain: number;
  /** How many tokens were given out. */
  tokens: number;
  /** How many of those who took a token have cast nothing: they are present and abstain (E9). */
  notCast: number;
  /** By choice, then by hash: in which order ballots came is known to nobody. */
  list: readonly Listed[];
  faults: readonly Fault[];
};
