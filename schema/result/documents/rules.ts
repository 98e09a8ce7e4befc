/** Who drafts, checks, signs and issues title documents, and when (R3, R4). Pure. */
import { holds, isAccountOf, type Actor } from '../../core/actor.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import { isOfIssuer } from '../issuers/rules.ts';
import { DOCUMENT_STATE_NAMES, type DocumentState, type TitleDocument } from './model.ts';
import { documentRefusals } from './refusals.ts';

/** Officers of its issuer handle a document. */
export function whyNotHandle(actor: Actor, document: TitleDocument, ...states: DocumentState[]): Refusal | null {
  if (!isOfIssuer(actor, document.issuer)) return documentRefusals.DOCUMENT_UNKNOWN();
  return whyNotInState(document, ...states);
}

function whyNotInState({ state }: TitleDocument, ...states: DocumentState[]): Refusal | null {
  return states.includes(state) ? null : documentRefusals.DOCUMENT_NOT_IN_STATE({ state: DOCUMENT_STATE_NAMES[state] });
}

/** It is checked by another officer than drafted it, on a proof in which nothing is missing. */
export function whyNotCheck(actor: Actor, document: TitleDocument): Refusal | null {
  const why = whyNotHandle(actor, document, 'DRAFT');
  if (why) return why;
  if (isAccountOf(actor, document.drafted.by)) return documentRefusals.DRAFTER_CHECKS();
  return whyNotPrinted(document);
}

function whyNotPrinted({ proof }: TitleDocument): Refusal | null {
  if (!proof) return documentRefusals.PROOF_WAITS();
  if (proof.unprintable.length === 0) return null;
  return documentRefusals.UNPRINTABLE({ found: foundIn(proof.unprintable) });
}

/** Whose names have characters that no font has, and which. */
export function foundIn(unprintable: NonNullable<TitleDocument['proof']>['unprintable']): string {
  return unprintable.map(({ name, characters }) => `${name}（${characters.map(named).join('、')}）`).join('；');
}

/** A character that may be seen nowhere is told by its code point as well. */
function named(character: string): string {
  return `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

/** The bureau signs what is issued jointly, once. */
export function whyNotConfirm(actor: Actor, document: TitleDocument): Refusal | null {
  const { joint } = document;
  if (!joint) return isOfIssuer(actor, document.issuer) ? documentRefusals.NOT_JOINT() : documentRefusals.DOCUMENT_UNKNOWN();
  if (!holds(actor, 'BUREAU_OFFICER', joint.organisation)) return documentRefusals.DOCUMENT_UNKNOWN();
  return whyNotInState(document, 'CHECKED') ?? (joint.confirmed ? documentRefusals.CONFIRMED_ALREADY() : null);
}

/** What is checked goes back to be drafted anew: by its issuer, or by the bureau that is to sign it. */
export function whyNotReturn(actor: Actor, document: TitleDocument): Refusal | null {
  const { joint } = document;
  if (joint && holds(actor, 'BUREAU_OFFICER', joint.organisation)) return whyNotInState(document, 'CHECKED');
  return whyNotHandle(actor, document, 'CHECKED');
}

/** It is issued once it is checked, signed by both where it is joint, and whoever it burdens has had time to be heard. */
export function whyNotIssue(actor: Actor, document: TitleDocument, { now, heard }: { now: Instant; heard: number }): Refusal | null {
  const why = whyNotHandle(actor, document, 'CHECKED');
  if (why) return why;
  if (document.joint && !document.joint.confirmed) return documentRefusals.NOT_CONFIRMED();
  const { heardUntil, withdrawals } = document;
  if (heardUntil !== null && now < heardUntil && heard < withdrawals.length)
    return documentRefusals.HEARING_OPEN({ until: inWords(heardUntil, true) });
  return whyNotPrinted(document);
}

/** Whoever it burdens states their case until the end of the period (R4). */
export function whyNotState(actor: Actor, document: TitleDocument, now: Instant): Refusal | null {
  const mine = document.withdrawals.some(({ applicant }) => isAccountOf(actor, applicant));
  if (!mine || document.heardUntil === null) return documentRefusals.HEARING_NONE();
  if (now >= document.heardUntil) return documentRefusals.HEARING_OVER({ until: inWords(document.heardUntil, true) });
  return whyNotInState(document, 'DRAFT', 'CHECKED');
}

/** Whether what somebody was told waits for them does so no more: by its step, `CONFIRM` for the bureau's signature, `HEARING` for what was stated. */
export function isDocumentSettled({ state, joint }: TitleDocument, waits: string): boolean {
  if (waits === 'HEARING') return state === 'ISSUED' || state === 'DISCARDED';
  if (waits === 'CONFIRM') return state !== 'CHECKED' || joint?.confirmed !== null;
  return state !== waits;
}

/** Who sees a document: everybody once it is issued; before that its issuers and those whose titles it would withdraw, also once it was dropped. */
export function seesDocument(actor: Actor, { state, issuer, joint, withdrawals }: TitleDocument, oversees: boolean): boolean {
  if (state === 'ISSUED' || oversees || isOfIssuer(actor, issuer)) return true;
  if (joint && holds(actor, 'BUREAU_OFFICER', joint.organisation)) return true;
  return withdrawals.some(({ applicant }) => isAccountOf(actor, applicant));
}
