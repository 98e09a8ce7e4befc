/** Postings and objections by reference (U2, U4). */
import { builder } from '../../builder.ts';
import type { Objection, Posting } from '../model.ts';

export const postingRef = builder.objectRef<Posting>('Posting');
export const objectionRef = builder.objectRef<Objection>('Objection');
