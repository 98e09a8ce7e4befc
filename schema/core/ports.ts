/** The outside as the system sees it. Adapters stand in functions/runtime. */
import type { Table } from '../table/port.ts';
import type { Chart } from './chart.ts';
import type { Document, Drawing } from './document.ts';
import type { Instant } from './time.ts';

/** An object as a list shows it: `modified` is when the store took it in, by the clock of the store. */
export type Listed = { key: string; size: number; modified: Instant };

/**
 * The object store. What a browser posts lies under `uploads/`, where its form may replace it until it expires; the very object
 * that was checked is copied, by its tag, to a key that no form reaches.
 */
export interface Files {
  /** Stores a stream under a key; a second put of the same key replaces the first. Answers the size in bytes. */
  put(key: string, body: AsyncIterable<Uint8Array>, about: { contentType: string }): Promise<number>;
  /**
   * A URL with which anybody can fetch the object, until `seconds` after `now`: to be saved, never shown, under `fileName` made harmless
   * (core/file-name.ts), and as `contentType`, whatever the object says of itself.
   */
  signedUrl(key: string, about: { fileName: string; contentType: string; now: Instant; seconds: number }): Promise<string>;
  /** A form with which a browser may post one object: exactly this key, this type, so many bytes, until `seconds` after `now`. */
  postForm(
    key: string,
    about: { contentType: string; least: number; most: number; now: Instant; seconds: number },
  ): Promise<{ url: string; fields: Record<string, string> }>;
  /** Size, type and tag of an object; null where there is none. The tag changes whenever the content does. */
  head(key: string): Promise<{ size: number; contentType: string; tag: string } | null>;
  /** The bytes of an object, as long as it still carries this tag where one is named; null when it was replaced or is gone. */
  read(key: string, tag?: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Copies inside the store, as long as the source still carries this tag; false when it was replaced or is gone. The copy can be posted to by nobody. */
  copy(from: string, to: string, tag: string): Promise<boolean>;
  /** Removes an object: from then on nobody is given it. Where there is none, that is well. */
  remove(key: string): Promise<void>;
  /** Stores bytes under a key under which nothing lies; false where something does, which stays as it is. */
  putNew(key: string, bytes: Uint8Array, about: { contentType: string }): Promise<boolean>;
  /** What lies under keys that begin so, in the order of the keys, behind `after`; `next` is what to go on behind, null at the end. */
  list(prefix: string, about?: { after?: string | null; most?: number }): Promise<{ found: Listed[]; next: string | null }>;
}

/** One mail, ready to go. `id` stays the same however often it is tried: it becomes the Message-ID. */
export type Mail = { id: string; to: string; subject: string; text: string };

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Prints a document as a PDF. Throws `Unprintable` when a character has no glyph: it would be missing on an official paper. */
export interface Printer {
  print(document: Document): Promise<Uint8Array>;
}

/** Draws charts, for papers. */
export interface Charts {
  drawn(chart: Chart): Drawing;
}

/** The characters that cannot be printed. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable';
  constructor(readonly characters: readonly string[]) {
    super(`no glyph for: ${characters.join(' ')}`);
  }
}

/** A queue of work for another function. */
export interface Queue {
  send(body: string, about: { id: string }): Promise<void>;
}

/** The functions that one-time schedules start. */
export const SCHEDULE_TARGETS = ['calendar-tick', 'reminders'] as const;
export type ScheduleTarget = (typeof SCHEDULE_TARGETS)[number];

/** Named one-time schedules: setting one that exists changes nothing. */
export interface Scheduler {
  set(schedule: { name: string; at: Instant; target: ScheduleTarget }): Promise<void>;
}

/** What a process may remember between invocations, for a while, and forget at any time. */
export interface Memory {
  /** The remembered value when it is younger than `forAtMost` at `now`; otherwise what `load` answers. */
  recall<T>(key: string, about: { now: Instant; forAtMost: number; load: () => Promise<T> }): Promise<T>;
  forget(key: string): void;
}

/** Keeps secrets: what it has sealed only it can open, and two equal texts have the same mark. */
export interface Vault {
  /** Seals a text for one place, such as `account/liu/identity`; moved to another place it cannot be opened. */
  seal(text: string, place: string): Promise<string>;
  /** The text that was sealed for this place. Throws when it is another one, or was altered. */
  open(sealed: string, place: string): Promise<string>;
  /** Whether it was sealed under the newest key there is. */
  isCurrent(sealed: string): Promise<boolean>;
  /** A keyed hash, the same for the same text: to find and compare what may not be read. */
  mark(text: string): Promise<string>;
}

/** Vouches for entries of the history: nobody without its key can write a history that passes for ours, however consistent it is (V1). */
export interface Scribe {
  /** The mark of an entry, by its hash. */
  mark(hash: string): Promise<string>;
  /** Whether this mark was given to this hash here. */
  isOurs(hash: string, mark: string): Promise<boolean>;
}

/** Closes what only one recipient is to open (R6). */
export interface Envelopes {
  /** The text as a compact JWE for the holder of the private half of this public JSON Web Key. */
  closeFor(key: Record<string, unknown>, bytes: Uint8Array): Promise<string>;
}

/** A public key as JSON Web Keys have it. */
export type PublicKey = { kid: string; kty: string; crv: string; x: string };

/** Signs statements that anybody can verify, with keys that anybody may have (A5). */
export interface Notary {
  /** The statement as a compact JWS, signed by Ed25519; of a type of its own where others have to know it by that. */
  sign(statement: Record<string, unknown>, typ?: string): Promise<string>;
  /** The statement, if it was signed here; null otherwise. */
  verify(signed: string): Promise<Record<string, unknown> | null>;
  /** All keys that ever signed, newest first; behind them those of elsewhere that came with archives (R6), which may be called like one of ours. */
  publicKeys(): Promise<readonly PublicKey[]>;
}

/** The keys of a vote: the public half as SPKI, the private as PKCS #8, both DER in base64url. */
export type VoteKeys = { publicKey: string; privateKey: string };

/** Checks what was signed blindly, as anybody can who has the public key (E10). */
export interface BallotVerifier {
  /** Whether it is a signature of the message by RSASSA-PSS (SHA-384, MGF1 with SHA-384, a salt of 48 bytes). */
  verify(publicKey: string, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** Signs what it cannot see: RSABSSA-SHA384-PSS-Deterministic of RFC 9474, under keys of 2048 bits (E10). */
export interface BallotSigner extends BallotVerifier {
  /** New keys for one vote. */
  makeKeys(): Promise<VoteKeys>;
  /** The blind signature of a blinded message, the same for the same bytes; null where the message is none for this key. */
  signBlinded(privateKey: string, blinded: Uint8Array): Promise<Uint8Array | null>;
}

/** Where ballots lie, apart from all else, and who vouches for them. */
export type Ballots<Vouching extends BallotVerifier = BallotSigner> = { table: Table; signer: Vouching };

/** Cursors as clients get them: they say nothing outside, and one that was made up is none. */
export type Cursors = {
  seal: (cursor: string) => string;
  /** What was sealed; null where it is nothing that `seal` has made. */
  open: (sealed: string) => string | null;
};
