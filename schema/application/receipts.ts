/** What a receipt states (A5): enough to prove, to anybody, what arrived when and how it was judged; nothing of the person. Pure. */
import { toIso, type Instant } from '../core/time.ts';
import type { Calendar } from '../calendar/model.ts';

export const RECEIPT_KINDS = ['SUBMISSION', 'REFUSAL'] as const;
export const RECEIPT_PHASES = ['APPLICATION', 'RESUBMISSION'] as const;

/** A statement is signed as it stands: every field is text or a number. */
export type Statement = {
  kind: (typeof RECEIPT_KINDS)[number];
  application: string;
  /** The instant of arrival, by which it was judged. */
  at: string;
  /** SHA-256 over the form and the proofs as they were then. */
  hash: string;
  /** The window it fell into, or came too late for: that of personal application, or that of sending again what was returned. */
  phase: (typeof RECEIPT_PHASES)[number];
  closesAt: string;
  /** The notice, the version of it by which it was judged, its SHA-256, and how many amendments of windows were in force. */
  document: string;
  version: number;
  policy: string;
  amendments: number;
  /** Of a submission: which one. Of a refusal: its code. */
  number?: number;
  code?: string;
};

/** What both kinds of receipts state of the calendar that judged. */
export function statedOf(
  kind: Statement['kind'],
  about: { application: string; at: Instant; hash: string },
  window: { phase: Statement['phase']; closesAt: Instant },
  { announcement, amendments }: Calendar,
): Statement {
  return {
    kind,
    application: about.application,
    at: toIso(about.at),
    hash: about.hash,
    phase: window.phase,
    closesAt: toIso(window.closesAt),
    document: announcement.document,
    amendments: amendments.filter(({ at }) => at <= about.at).length,
    version: announcement.version,
    policy: announcement.hash,
  };
}
