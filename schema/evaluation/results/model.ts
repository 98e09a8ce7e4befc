/** Results that come on paper: of the province's committees, of one that was entrusted, of a review held offline (E9, E12). */
import * as z from 'zod';
import { day, optional, saying, text } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';

const count = z.number().int().min(0).max(999);

/** The tally, where the document gives one: whole, or not at all. */
const tallyInput = z
  .object({ present: count, members: optional(count), yes: count, no: count, abstain: count })
  .refine(({ present, yes, no, abstain }) => yes + no + abstain === present, {
    path: ['present'],
    params: saying('与各项票数之和不符', 'is not the sum of the votes', 'E9'),
  })
  .refine(({ present, members }) => members === null || present <= members, {
    path: ['members'],
    params: saying('少于出席人数', 'is less than those present', 'E9'),
  })
  .refine(({ present, members }) => members === null || 3 * present >= 2 * members, {
    path: ['present'],
    params: saying('不足组成人数的三分之二，评审无效', 'is less than two thirds of the members: nothing was decided', 'E8'),
  });

/** What the document says of all its rows. */
export const documentInput = z.object({
  /** 文号, and the day of the decision. */
  document: text(60),
  decidedOn: day,
  /** 委托评审: the letter of entrustment. */
  entrusted: optional(text(60)),
  /** Held offline, and the province's consent where there is one. */
  offline: z.boolean().default(false),
  consent: optional(text(60)),
});
export type ResultDocument = z.infer<typeof documentInput>;

export const resultInput = z
  .object({ passed: z.boolean(), tally: optional(tallyInput) })
  .refine(({ passed, tally }) => tally === null || 3 * tally.yes >= 2 * tally.present === passed, {
    path: ['passed'],
    params: saying(
      '与票数不符：同意票达到出席人数三分之二的为通过',
      'does not follow from the votes: two thirds of those present pass',
      'E9',
    ),
  });
export type ResultTyped = z.infer<typeof resultInput>;

/** Of whose committee it is, as its reader names one that the notice does not list. */
export const committeeName = organisationName(100);

export const correctionInput = z.object({ document: text(60), decidedOn: day, reason: text(300), tally: optional(tallyInput) });
