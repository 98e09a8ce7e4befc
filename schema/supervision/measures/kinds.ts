/**
 * The measures of supervision, mildest first, as data (V2, V3; 人社部发〔2024〕56号): the ladder for units and officers, and the blacklist. What
 * burdens somebody for good, or before everybody, takes a case with a hearing; what is milder, or only holds until a day, may be imposed
 * at once.
 */
import { say, type Bilingual } from '../../core/refusal.ts';

export const MEASURE_KINDS = ['REMINDER', 'TALK', 'SUSPENSION', 'RECTIFICATION', 'CRITICISM', 'WITHDRAWAL', 'LISTING'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const MEASURE_NAMES: Record<MeasureKind, Bilingual> = {
  REMINDER: say('提醒', 'a reminder'),
  TALK: say('约谈', 'a talk'),
  SUSPENSION: say('暂停', 'a suspension'),
  RECTIFICATION: say('责令整改', 'an order to correct'),
  CRITICISM: say('通报批评', 'public criticism'),
  WITHDRAWAL: say('收回权限', 'a withdrawal of rights'),
  LISTING: say('列入黑名单', 'a listing on the blacklist'),
};

/** Until when it closes anything: not at all, until an instant that is named, until it is lifted, or for the years of the policy. */
type Closes = 'NOTHING' | 'UNTIL' | 'UNTIL_LIFTED' | 'YEARS';

type MeasureRule = {
  closes: Closes;
  /** Only by a case that was heard and decided. */
  byCaseOnly: boolean;
  /** Whether it needs the number of a document. */
  needsDocument: boolean;
  /** Whether whoever it is against has to answer it by a day. */
  isAnswered: boolean;
  /** Whether everybody may read it. */
  isPublic: boolean;
};

export const MEASURES: Record<MeasureKind, MeasureRule> = {
  REMINDER: { closes: 'NOTHING', byCaseOnly: false, needsDocument: false, isAnswered: false, isPublic: false },
  TALK: { closes: 'NOTHING', byCaseOnly: false, needsDocument: false, isAnswered: false, isPublic: false },
  SUSPENSION: { closes: 'UNTIL', byCaseOnly: false, needsDocument: true, isAnswered: false, isPublic: false },
  RECTIFICATION: { closes: 'NOTHING', byCaseOnly: false, needsDocument: true, isAnswered: true, isPublic: false },
  CRITICISM: { closes: 'NOTHING', byCaseOnly: true, needsDocument: true, isAnswered: false, isPublic: true },
  WITHDRAWAL: { closes: 'UNTIL_LIFTED', byCaseOnly: true, needsDocument: true, isAnswered: false, isPublic: false },
  LISTING: { closes: 'YEARS', byCaseOnly: true, needsDocument: true, isAnswered: false, isPublic: false },
};

/** Against persons as such there is the blacklist alone; the ladder is for organisations and for officers. */
export const LADDER: readonly MeasureKind[] = MEASURE_KINDS.filter((kind) => kind !== 'LISTING');
