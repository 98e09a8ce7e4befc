/** What happened, kept for the report: checks, refusals, mails, and how long each chapter took in both times. */
import type { Mail, Refusal } from './client.ts';

export type Check = { what: string; passed: boolean; found: string | null };
type MetRefusal = Refusal & { who: string; tried: string; english: string; at: string };
export type Chapter = { title: string; from: string; to: string; milliseconds: number };
export type Outcome = { name: string; kind: string; unit: string; submissions: number; state: string };
export type Delivery = { at: string; left: string; mails: Mail[] };
export type Transition = { phase: string; kind: string; at: string; recordedAt: string };

export class Book {
  readonly began = performance.now();
  readonly checks: Check[] = [];
  readonly refusals: MetRefusal[] = [];
  readonly chapters: Chapter[] = [];
  readonly deliveries: Delivery[] = [];
  /** How everybody's application came out. */
  readonly outcomes: Outcome[] = [];
  /** What was counted: a label in both languages, and the number. */
  readonly counts: { what: string; value: number | string }[] = [];
  /** Worth a reader's attention, though no check fails by it. */
  readonly remarks: string[] = [];
  transitions: Transition[] = [];
  phaseTitles: ReadonlyMap<string, string> = new Map();

  get failed(): Check[] {
    return this.checks.filter(({ passed }) => !passed);
  }

  get seconds(): string {
    return ((performance.now() - this.began) / 1000).toFixed(1);
  }
}
