/** Telling whoever has the next move that it has come to them (C14): each move that hands an application on says so in its transaction. */
import type { Office } from '../../core/actor.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { inWords, type Instant } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { Application } from '../model.ts';
import type { Reviewer, State } from '../moves.ts';
import { applicationNotices } from '../notices.ts';
import { inChargeOf } from '../rules/charge.ts';
import { reviewWindow } from '../rules/windows.ts';

type Handed = Pick<
  Application,
  'id' | 'city' | 'version' | 'applicant' | 'applicantName' | 'unit' | 'unitName' | 'department' | 'supplement'
>;

/** An application lies with a reviewer from here on, in the state that it waits in. `how` it has come, in words. */
export function handedTo(
  reviewer: Reviewer,
  head: Handed,
  { state, how, calendar, at, more }: { state: State; how: Bilingual; calendar: Calendar; at: Instant; more?: Bilingual | undefined },
): Write {
  const to = inChargeOf(reviewer, head, calendar.announcement.bureau.id);
  const { closesAt } = reviewWindow(calendar, reviewer, at);
  return handed(head, { to, state, how: say(`${how.zh}，请审核`, `${how.en}; please review it`), closesAt, at, more });
}

/** The same, to whom and until when the caller knows. */
export function handed(
  { id, city, version, applicant, applicantName, unitName, supplement }: Handed,
  {
    to,
    state,
    how,
    closesAt,
    at,
    more = say('', ''),
  }: { to: readonly Office[]; state: State; how: Bilingual; closesAt: Instant; at: Instant; more?: Bilingual | undefined },
): Write {
  return applicationNotices.TO_REVIEW({
    to: to.map((office) => ({ ...office, except: applicant })),
    about: { type: 'Application', id },
    city,
    cause: [id, String(version)],
    at,
    waits: waitsAs({ state, supplement }),
    closesAt,
    details: { applicant: applicantName, unit: unitName, how, more, closes: inWords(closesAt, true) },
  });
}

/**
 * What an application waits for in its state. One against whose supplementary posting an objection was upheld waits to be refused: that it
 * can be approved, as was told before, holds no more (U7).
 */
export function waitsAs({ state, supplement }: Pick<Application, 'state' | 'supplement'>): string {
  return supplement?.failed ? 'TO_BE_REFUSED' : state;
}
