/** What reviewers do, each act one request; the stage remembers the version that came back. */
import { keep, seen } from './acts.ts';
import { freshKeyOf } from './keys.ts';
import { codeOf } from '../../schema/core/code.ts';
import type { SectionName } from './forms.ts';
import { SECTIONS } from './graphql.ts';
import {
  ACCEPT,
  ALLOW_AGAIN,
  ANSWER_WITHDRAWAL,
  APPROVE,
  BULK,
  PASS,
  RECOMMEND,
  REFUSE,
  REROUTE,
  RETURN,
  RETURNS,
  SHOWN_AGAIN,
  WAIVE,
} from './review-graphql.ts';
import type { Handle, Named, Stage } from './stage.ts';

const REVIEWS = {
  accept: ACCEPT,
  return: RETURN,
  refuse: REFUSE,
  recommend: RECOMMEND,
  approve: APPROVE,
  pass: PASS,
  answer: ANSWER_WITHDRAWAL,
  allowAgain: ALLOW_AGAIN,
  reroute: REROUTE,
  waive: WAIVE,
};
export type Review = keyof typeof REVIEWS;
export type Judgement = { section: string; judgement: 'FINE' | 'MEND' | 'NOT_APPLICABLE'; reason: string };
export type Words = {
  opinion: string;
  remark?: string;
  consent?: boolean;
  judgements?: readonly Judgement[];
  sections?: readonly string[];
  committee?: string;
  named?: string;
};

/** The complete feedback: these sections are to be mended, each with its reason, all others are fine (D1). */
export function feedback(toMend: Partial<Record<SectionName, string>>): Judgement[] {
  return SECTIONS.map((section) => {
    const reason = toMend[section];
    return { section: codeOf(section), ...(reason === undefined ? { judgement: 'FINE', reason: '' } : { judgement: 'MEND', reason }) };
  });
}

/** Document and variables of a reviewer's act: for asking, and for being refused. */
export function reviewing(stage: Stage, act: Review, applicant: Named, words: Words) {
  const { id, version } = stage.application(applicant);
  return [REVIEWS[act], { input: { application: id, version, ...words } }] as const;
}

export async function review(stage: Stage, officer: Named, act: Review, applicant: Named, words: Words): Promise<Handle> {
  const [query, variables] = reviewing(stage, act, applicant, words);
  const [head] = Object.values(await stage.client.ask<Record<string, Handle>>(officer.account, query, variables));
  if (!head) throw new Error(`${act} answered nothing`);
  return keep(stage, applicant, head);
}

type ShownAgain = {
  posting: { state: string; days: number; endsAt: string; supplements: string[] | null } | null;
  supplement: { isDue: boolean; waived: { text: string } | null } | null;
};

/** What is being shown again of what was mended (U7). */
export async function shownAgain(stage: Stage, who: Named, applicant: Named): Promise<ShownAgain> {
  return (await stage.client.ask<{ node: ShownAgain }>(who.account, SHOWN_AGAIN, { id: stage.application(applicant).id })).node;
}

type Row = { id: string; isDone: boolean; refusal: { code: string; text: { zh: string } } | null; application: Handle | null };
export type Bulk = { isDryRun: boolean; done: number; refused: number; rows: Row[] };

/** The same decision on many, rehearsed or done: one answer for each, in their order (D8). */
export async function inBulk(
  stage: Stage,
  officer: Named,
  action: string,
  applicants: readonly Named[],
  how: { opinion: string; dryRun: boolean },
): Promise<Bulk> {
  const rows = applicants.map((person) => ({ application: stage.application(person).id, version: stage.application(person).version }));
  const input = { action, rows, key: freshKeyOf(`bulk-${action}`), ...how };
  const { reviewInBulk } = await stage.client.ask<{ reviewInBulk: Bulk }>(officer.account, BULK, { input });
  if (!how.dryRun) await Promise.all(applicants.map((person) => seen(stage, person)));
  return reviewInBulk;
}

export type Returns = {
  settledSections: string[];
  returnsLeft: { left: number; most: number; text: { zh: string; en: string } };
  returns: { number: number; reviewer: string; submission: number; text: string; judgements: Judgement[] }[];
};

/** Every return so far with its judgements, as somebody sees them. */
export async function returnsOf(stage: Stage, who: Named, applicant: Named): Promise<Returns> {
  return (await stage.client.ask<{ node: Returns }>(who.account, RETURNS, { id: stage.application(applicant).id })).node;
}
