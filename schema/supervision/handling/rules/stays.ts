/** From the history of an application: where it lay, since when, and how it went from there (V7). Pure. */
import type { AuditEntry } from '../../../core/audit.ts';
import { bureauOf, committeeOfficeOf } from '../../../announcement/cities.ts';
import type { Application } from '../../../application/model.ts';
import { STATES, type State } from '../../../application/moves.ts';
import { STATES_OF, STEPS, type Stay, type Step, type WayOn } from '../model.ts';

/** What of an entry tells where it lay: each names the state it was made in. */
export type Turn = Pick<AuditEntry, 'at' | 'action' | 'detail'>;

type Head = Pick<Application, 'id' | 'city' | 'state' | 'unit' | 'department' | 'committee'>;

/** All of them, the first first. An entry that names no state has moved nothing. */
export function staysOf(head: Head, entries: readonly Turn[]): Stay[] {
  const turns = entries.filter((one) => stateBefore(one) !== null);
  const stays: Stay[] = [];
  let here = null as { step: Step; from: number } | null;
  for (const [index, { at, action }] of turns.entries()) {
    const step = stepOf(stateAfter(head, turns, index));
    if (here?.step === step) continue; // it moved on at the same desk, or something was noted
    const way = here && wayOn(action);
    if (here && way) stays.push(...stayOf(head, here, { at, way }));
    here = step && { step, from: at };
  }
  return here ? [...stays, ...stayOf(head, here, null)] : stays;
}

/** The state that an entry left it in: that in which the next one found it. */
function stateAfter({ state }: Head, turns: readonly Turn[], index: number): State | null {
  const next = turns[index + 1];
  return next ? stateBefore(next) : state;
}

function stateBefore({ detail }: Turn): State | null {
  return STATES.find((one) => one === detail?.['from']) ?? null;
}

function stepOf(state: State | null): Step | null {
  return STEPS.find((step) => STATES_OF[step].some((one) => one === state)) ?? null;
}

const NOT_THEIRS: ReadonlySet<string> = new Set(['withdraw', 'consentWithdrawal', 'cancel', 'takeAlong']);

function wayOn(action: string): WayOn | null {
  if (action === 'return') return 'RETURNED';
  if (action === 'refuse' || action === 'turnDown') return 'REFUSED';
  return NOT_THEIRS.has(action) ? null : 'ONWARD';
}

function stayOf(head: Head, { step, from }: { step: Step; from: number }, left: Stay['left']): Stay[] {
  const organisation = deskOf(head, step);
  return organisation === null ? [] : [{ application: head.id, step, organisation, from, left }];
}

/** Before whose desk a step lies; null of committees elsewhere. */
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
