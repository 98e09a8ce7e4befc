/** 会议记录: what the minutes of a meeting say, as one document that always reads the same (E11). Pure. */
import { hashOf } from '../../core/hash.ts';
import { toIso } from '../../core/time.ts';
import type { Application } from '../../application/model.ts';
import type { Expert } from '../../committee/pool/model.ts';
import type { Candidate } from '../candidates/model.ts';
import type { Opinion } from '../readings/model.ts';
import type { Queue, Session, Vote } from './model.ts';

/** What of a candidate the minutes are made from. */
export type Heard = { candidate: Candidate; head: Application; opinions: readonly Opinion[]; votes: readonly Vote[] };

export type Minutes = ReturnType<typeof minutesOf>;

/** The document: everything of the meeting that is kept, in a fixed order. Who voted what is known to nobody and stands nowhere. */
export function minutesOf(
  session: Session,
  { queue, heard, experts }: { queue: Queue; heard: readonly Heard[]; experts: readonly Expert[] },
) {
  const nameOf = (account: string) => experts.find((expert) => expert.account === account)?.name ?? account;
  const came = session.members.filter((member) => member.came.length > 0);
  return {
    format: 'zhicheng minutes v1',
    session: session.id,
    committee: session.name,
    cycle: session.cycle,
    room: session.room,
    opened: toIso(session.openedAt),
    closed: session.closedAt === null ? null : toIso(session.closedAt),
    leader: session.leader === null ? null : nameOf(session.leader),
    members: session.members.length,
    present: came.map((member) => ({
      name: nameOf(member.account),
      times: member.came.map(({ at, until }) => ({ from: toIso(at), until: until === null ? null : toIso(until) })),
    })),
    absent: session.members.filter((member) => member.came.length === 0).map(({ account }) => nameOf(account)),
    candidates: queue.entries.flatMap(({ application, state }) => {
      const one = heard.find(({ head }) => head.id === application);
      return one ? [candidateIn(one, state, nameOf)] : [];
    }),
  };
}

function candidateIn({ head, candidate, opinions, votes }: Heard, defence: string, nameOf: (account: string) => string) {
  return {
    application: head.id,
    name: head.applicantName,
    unit: head.unitName,
    series: head.series,
    specialty: head.specialty,
    level: head.level,
    scope: head.scope,
    defence,
    opinions: opinions.map(({ grades, text, recommends }) => ({ grades, text, recommends })),
    votes: votes.map((vote) => ({
      number: vote.id,
      ballot: vote.ballot,
      state: vote.state,
      opened: toIso(vote.openedAt),
      closed: vote.closedAt === null ? null : toIso(vote.closedAt),
      leader: vote.leader === null ? null : nameOf(vote.leader),
      members: vote.members,
      present: vote.present,
      recused: vote.recused.map(nameOf),
      yes: vote.count?.yes ?? null,
      no: vote.count?.no ?? null,
      abstain: vote.count?.abstain ?? null,
      ballots: vote.count?.list ?? [],
      faults: vote.count?.faults ?? [],
      void: vote.voidBecause,
    })),
    result:
      candidate.outcome?.session === votes[0]?.session && candidate.outcome ? (candidate.outcome.passed ? 'PASSED' : 'NOT_PASSED') : null,
  };
}

/** SHA-256 over the canonical JSON: what is sealed, signed and printed. */
export const minutesHash = (minutes: Minutes): string => hashOf(minutes);

/** Where the sealed minutes are kept, as the very text that was hashed, and where the paper that was printed of it (R6). */
export const minutesKeyOf = (session: string, hash: string): string => `minutes/${session}-${hash}.json`;
export const paperKeyOf = (session: string): string => `reports/minutes/${session}.pdf`;

/** What the queue of papers knows the minutes of a meeting by; null for what is no such name. */
export const minutesWork = (session: string): string => `minutes.${session}`;
export const sessionIn = (work: string): string | null => (work.startsWith('minutes.') ? work.slice('minutes.'.length) : null);
