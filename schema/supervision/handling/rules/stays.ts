/** From the history of an application: where it lay, since when, and how it went from there (V7). Pure. */
import type { AuditEntry } from '../../../core/audit.ts';
import { bureauOf, committeeOfficeOf } from '../../../announcement/cities.ts';
import type { Application } from '../../../application/model.ts';
import { STATES, type State } from '../../../application/moves.ts';
import { STATES_OF, STEPS, type Stay, type Step, type WayOn } from '../model.ts';

/** What of an entry tells where it lay: each names the state it was made in. */
export type Turn = Pick<AuditEntry, 'at' | 'action' | 'detail'>;

type Head = Pick<Application, 'id' | 'city' | 'state' | 'unit' | 'department' | 'committee'>;
type Here = { step: Step; unit: string; from: number };

/** All of them, the first first. An entry that names no state has moved nothing, and may say through which unit it is applied for. */
export function staysOf(head: Head, entries: readonly Turn[]): Stay[] {
  const turns = withUnits(head, entries);
  const stays: Stay[] = [];
  let here = null as Here | null;
  for (const [index, { turn, unit }] of turns.entries()) {
    const after = stateAfter(head, turns, index);
    const step = stepOf(after);
    // It moved on at the same desk, or something was noted.
    if (here && here.step === step && (step !== 'UNIT' || here.unit === unit)) continue;
    const way = here && wayOn(turn.action, after);
    if (here && way) stays.push(...stayOf(head, here, { at: turn.at, way }));
    here = step && { step, unit, from: turn.at };
  }
  return here ? [...stays, ...stayOf(head, here, null)] : stays;
}

/** Those that moved it, each with the unit through which it is applied for from then on. */
function withUnits({ unit: last }: Head, entries: readonly Turn[]): { turn: Turn; unit: string }[] {
  const said = entries.map(({ detail }) => (typeof detail?.['unit'] === 'string' ? detail['unit'] : null));
  let unit = said.find((one) => one !== null) ?? last;
  return entries.flatMap((turn, index) => {
    unit = said[index] ?? unit;
    return stateBefore(turn) === null ? [] : [{ turn, unit }];
  });
}

/** The state that an entry left it in: that in which the next one found it. */
function stateAfter({ state }: Head, turns: readonly { turn: Turn }[], index: number): State | null {
  const next = turns[index + 1];
  return next ? stateBefore(next.turn) : state;
}

function stateBefore({ detail }: Turn): State | null {
  return STATES.find((one) => one === detail?.['from']) ?? null;
}

function stepOf(state: State | null): Step | null {
  return STEPS.find((step) => STATES_OF[step].some((one) => one === state)) ?? null;
}

const NOT_THEIRS: ReadonlySet<string> = new Set(['withdraw', 'consentWithdrawal', 'cancel', 'takeAlong']);

function wayOn(action: string, after: State | null): WayOn | null {
  if (NOT_THEIRS.has(action)) return null;
  if (after === 'RETURNED') return 'RETURNED';
  return after === 'REFUSED' || after === 'NOT_PASSED' ? 'REFUSED' : 'ONWARD';
}

function stayOf(head: Head, { step, unit, from }: Here, left: Stay['left']): Stay[] {
  const organisation = deskOf({ ...head, unit }, step);
  return organisation === null ? [] : [{ application: head.id, step, organisation, from, left }];
}

/** Before whose desk a step lies: the central re-review counts for the department whose table it is in; null of committees elsewhere. */
function deskOf({ city, unit, department, committee }: Head, step: Step): string | null {
  switch (step) {
    case 'UNIT':
      return unit;
    case 'DEPARTMENT':
    case 'RE_REVIEW':
      return department ?? bureauOf(city);
    case 'MEETING':
      return bureauOf(city);
    case 'COMMITTEE':
      return committee === null ? null : committeeOfficeOf(city, committee);
  }
}
