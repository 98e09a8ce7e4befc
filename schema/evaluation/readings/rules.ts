/** When an opinion may be written and submitted, and when a candidate has been read (E7). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import { CANDIDATE_STATE_NAMES, type Candidate, type CandidateState } from '../candidates/model.ts';
import { evaluationRefusals } from '../refusals.ts';
import type { Opinion } from './model.ts';

/** Why a reader does not write about a candidate now. */
export function whyNotWrite(candidate: Candidate, opinion: Opinion | null, account: string): Refusal | null {
  if (!opinion || opinion.endedAt !== null || !candidate.readers.some((reader) => reader.account === account))
    return evaluationRefusals.NOT_READER();
  if (opinion.submittedAt !== null) return evaluationRefusals.OPINION_SUBMITTED();
  if (candidate.state === 'READING') return null;
  return evaluationRefusals.OPINION_NOT_NOW({ state: CANDIDATE_STATE_NAMES[candidate.state] });
}

/** A candidate has been read when as many readers as the rule asks for have given their opinions, and none is awaited. */
export function stateRead(readers: Candidate['readers'], least: number): CandidateState {
  const given = readers.filter(({ submittedAt }) => submittedAt !== null).length;
  return given >= least && given === readers.length ? 'READ' : 'READING';
}

/** What is written together, as much as fits: in order, and no batch weighs more than it may, unless it is one alone. */
export function inBatches<T>(all: readonly T[], weightOf: (one: T) => number, most: number): T[][] {
  const batches: { of: T[]; weight: number }[] = [];
  for (const one of all) {
    const weight = weightOf(one);
    const last = batches.at(-1);
    if (last && last.weight + weight <= most) {
      last.of.push(one);
      last.weight += weight;
    } else batches.push({ of: [one], weight });
  }
  return batches.map(({ of }) => of);
}

/** What an expert is not to see where the committee reviews blind: who it is, and of which unit. */
export function blinded(text: string, names: readonly string[]): string {
  return names.filter((name) => name.length > 1).reduce((shown, name) => shown.replaceAll(name, '×'.repeat(Array.from(name).length)), text);
}
