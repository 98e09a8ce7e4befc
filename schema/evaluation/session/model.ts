/** 评审会议: a committee's meeting as it goes on, from its opening to the announcement of its results (E8, E9, E11). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { text } from '../../core/input.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { CHOICES } from '../ballot/model.ts';

export const SESSION_STATES = ['OPEN', 'CLOSED', 'SEALED', 'ANNOUNCED'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export const SESSION_STATE_NAMES: Record<SessionState, Bilingual> = {
  OPEN: say('进行中', 'going on'),
  CLOSED: say('已结束，待主持人确认会议记录', 'over; its minutes wait for whoever led it'),
  SEALED: say('会议记录已封存，待宣布结果', 'over, and its minutes are sealed; the results wait to be announced'),
  ANNOUNCED: say('结果已宣布', 'over, and its results are announced'),
};

export const sessionInput = z.object({ room: text(60) });

const memberShape = z.object({
  account: z.string(),
  /** Since when they are in the room; null as long as they have not checked in, or after they have left. */
  presentSince: z.number().nullable(),
  /** When they came and went, for the minutes. */
  came: z.array(z.object({ at: z.number(), until: z.number().nullable() })),
  /** Wrong codes typed since the last right one. */
  wrongCodes: z.number().int(),
});
export type SessionMember = z.infer<typeof memberShape>;

/** Who is called in, and to which room; and who is next. */
const calledShape = z.object({ application: z.string(), room: z.string() });

export const sessionShape = z.object({
  id: z.string(),
  committee: z.string(),
  cycle: z.string(),
  city: z.string(),
  name: z.string(),
  room: z.string(),
  state: z.enum(SESSION_STATES),
  openedAt: z.number(),
  openedBy: z.string(),
  closedAt: z.number().nullable(),
  /** The chair, or the vice-chair who leads instead. */
  leader: z.string().nullable(),
  /** How many seats the committee has on file: a seat that nobody fills is a member who is absent (E2, E8). */
  seats: z.number().int(),
  members: z.array(memberShape),
  /** Who was in the room as a member and is none any more (E4). */
  former: z.array(memberShape).default([]),
  /** Everybody who has led it, in the order in which they took the lead. */
  led: z.array(z.string()).default([]),
  now: calledShape.nullable(),
  next: z.string().nullable(),
  /** How many votes are open, and how often anything of the votes has changed. */
  openVotes: z.number().int().nonnegative(),
  votesChanged: z.number().int().nonnegative(),
  /** Of the minutes, once they are made: their hash, and who confirmed them; and the notary's signature. */
  minutes: z
    .object({
      hash: z.string(),
      at: z.number(),
      confirmedAt: z.number().nullable(),
      confirmedBy: z.string().nullable(),
      signed: z.string().nullable(),
    })
    .nullable(),
  /** Candidates whose results have been announced, of how many. */
  announced: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  ...versioned,
});
/** A meeting: small, read by every screen in the room every other second. */
export type Session = z.infer<typeof sessionShape>;

export const QUEUE_STATES = ['QUEUED', 'CALLED', 'DONE', 'ABSENT', 'POSTPONED'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export const QUEUE_STATE_NAMES: Record<QueueState, Bilingual> = {
  QUEUED: say('候场', 'waits'),
  CALLED: say('答辩中', 'is heard'),
  DONE: say('已答辩', 'was heard'),
  ABSENT: say('缺席', 'absent'),
  POSTPONED: say('暂缓', 'postponed'),
};

export const queueShape = z.object({
  session: z.string(),
  entries: z.array(z.object({ application: z.string(), state: z.enum(QUEUE_STATES), at: z.number().nullable() })),
  version: z.number().int().positive(),
});
/** Whom the committee hears, in order. */
export type Queue = z.infer<typeof queueShape>;

export const VOTE_STATES = ['OPEN', 'CLOSING', 'CLOSED', 'VOID'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

export const VOTE_STATE_NAMES: Record<VoteState, Bilingual> = {
  OPEN: say('投票中', 'open'),
  CLOSING: say('正在计票', 'being counted'),
  CLOSED: say('已计票', 'counted'),
  VOID: say('作废', 'void'),
};

/** Why a vote came to nothing: too few were left in the room, or the box held what no voter can have put in. */
export const VOID_GROUNDS = ['QUORUM_LOST', 'BOX_UNSOUND'] as const;

const countShape = z.object({
  yes: z.number().int(),
  no: z.number().int(),
  abstain: z.number().int(),
  tokens: z.number().int(),
  notCast: z.number().int(),
  list: z.array(z.object({ hash: z.string(), choice: z.enum(CHOICES) })),
  faults: z.array(z.object({ code: z.string() }).loose()),
});

export const voteShape = z.object({
  id: z.string(),
  session: z.string(),
  committee: z.string(),
  city: z.string(),
  application: z.string(),
  /** How often this candidate has been voted on in this session, void votes among them. */
  attempt: z.number().int().positive(),
  /** The first ballot, or the second where the committee's rules allow one. */
  ballot: z.number().int().min(1).max(2),
  state: z.enum(VOTE_STATES),
  publicKey: z.string(),
  fingerprint: z.string(),
  /** Who may vote: those present when it was opened, none of them recused. */
  electors: z.array(z.string()),
  recused: z.array(z.string()),
  /** The members without those who are recused (E9). */
  members: z.number().int(),
  openedAt: z.number(),
  openedBy: z.string(),
  /** Who led the meeting then: the chair, or a vice-chair while the chair keeps away (E8). */
  leader: z.string().nullable().default(null),
  closedAt: z.number().nullable(),
  /** Those present when it was closed, and what was counted. */
  present: z.number().int().nullable(),
  count: countShape.nullable(),
  passed: z.boolean().nullable(),
  voidBecause: z.enum(VOID_GROUNDS).nullable(),
  version: z.number().int().positive(),
});
/** A vote on one candidate. */
export type Vote = z.infer<typeof voteShape>;

export const tokenShape = z.object({ vote: z.string(), account: z.string(), blinded: z.string(), at: z.number() });
/** That a member has taken a token, once, and for which blinded bytes; what was voted stands nowhere beside it (E10). */
export type Token = z.infer<typeof tokenShape>;

export const paperShape = z.object({ session: z.string(), sha256: z.string(), size: z.number().int(), at: z.number() });
/** The minutes as they were printed. */
export type MinutesPaper = z.infer<typeof paperShape>;

export const noteShape = z.object({
  session: z.string(),
  number: z.number().int().positive(),
  /** Of the sealed minutes that it is about. */
  hash: z.string(),
  document: z.string(),
  text: z.string(),
  at: z.number(),
  by: z.string(),
  signed: z.string(),
});
/** What was put right after the minutes had been sealed: a document of its own. */
export type MinutesNote = z.infer<typeof noteShape>;

export const sittingShape = z.object({ session: z.string().nullable(), sessions: z.number().int(), version: z.number().int().positive() });
/** Which session of a committee is open in a cycle: one at a time. */
export type Sitting = z.infer<typeof sittingShape>;
