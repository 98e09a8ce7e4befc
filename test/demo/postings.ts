/** Postings as a unit makes them and everybody reads them; the stage remembers the last one of each. */
import { setTimeout as pause } from 'node:timers/promises';
import { seen } from './acts.ts';
import { POST, READ_POSTING } from './posting-graphql.ts';
import { review } from './reviews.ts';
import type { Handle, Named, Stage } from './stage.ts';

type Meeting = { heldOn: string; present: number; inFavour: number; against: number; abstained: number };
export type How = { place?: string; employerPlace?: string; days?: number; audience?: 'UNIT' | 'PUBLIC'; meeting?: Meeting };
export type Posting = {
  id: string;
  number: number;
  state: string;
  audience: string;
  days: number;
  startsAt: string;
  endsAt: string;
  isMasked: boolean;
  openObjections: number;
  objectionCount: number;
  workplace: string;
  flag: { zh: string; en: string } | null;
  continues: { id: string; number: number } | null;
  report?: { sha256: string; size: number; download: { url: string } } | null;
};

/** A meeting that has clearly agreed. */
export const AGREED: Meeting = { heldOn: '2024-09-23', present: 61, inFavour: 55, against: 2, abstained: 4 };
/** Long enough for any machine; a report takes a moment. */
const PATIENCE = 120_000;

/** Document and variables: for asking, and for being refused. */
export function posting(stage: Stage, applicant: Named, how: How = {}) {
  const { id, version } = stage.application(applicant);
  return [POST, { input: { application: id, version, place: '一楼公示栏', ...how } }] as const;
}

export async function post(stage: Stage, officer: Named, applicant: Named, how: How = {}): Promise<Posting> {
  const { postApplication } = await stage.client.ask<{ postApplication: Posting }>(officer.account, ...posting(stage, applicant, how));
  stage.postings.set(applicant.account, postApplication.id);
  await seen(stage, applicant);
  return postApplication;
}

/** The unit takes it in and posts it the same day. */
export async function acceptAndPost(stage: Stage, officer: Named, applicant: Named, how: How = {}): Promise<Posting> {
  await review(stage, officer, 'accept', applicant, { opinion: '材料齐全，予以接收' });
  return post(stage, officer, applicant, how);
}

/** The posting as somebody sees it; null where it does not exist for him. */
export async function postingSeenBy(stage: Stage, who: Named | null, applicant: Named): Promise<Posting | null> {
  const id = stage.posting(applicant);
  return (await stage.client.ask<{ node: Posting | null }>(who?.account ?? null, READ_POSTING, { id })).node;
}

/** The application, once the report of its posting is made. */
export async function cleared(stage: Stage, applicant: Named): Promise<Handle> {
  for (const until = performance.now() + PATIENCE; ; await pause(25)) {
    const head = await seen(stage, applicant);
    if (head.state !== 'POSTED' || performance.now() > until) return head;
  }
}
