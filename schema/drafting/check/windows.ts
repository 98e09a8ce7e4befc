/** The windows of a notice: missing, doubled, inverted, and what their exceptions make of them. */
import { addDays, inWords, startOfDay, type Instant } from '../../core/time.ts';
import { say } from '../../core/refusal.ts';
import { warningsOf } from '../../calendar/rules.ts';
import { found, type Found, type Place } from './line.ts';
import type { CommitteeRow, ExceptionRow, PhaseRow, Reading } from './read/index.ts';
import { inside } from './read/inside.ts';
import { missingPhases, OPTIONAL_PHASES, REQUIRED_PHASES } from './requirements.ts';
import { phaseNamed } from './words.ts';

/** When windows close as a rule: with the day, or with the work of the day. */
const USUAL_CLOSES = ['24:00', '18:00', '17:30', '17:00', '12:00'];

export function windowLines({ phases, committees }: Reading, document: unknown): Found[] {
  return [
    ...(Array.isArray(inside(document, 'phases')) ? absent(phases) : []),
    ...doubled(phases),
    ...phases.flatMap((phase) => [
      ...ofWindow(phase),
      ...unusual(phase, ['phases', phase.index, 'closes'], phase.closing),
      ...stated(phase),
      ...phase.exceptions.flatMap((one) => ofException(phase, one, committees)),
    ]),
  ];
}

function absent(phases: readonly PhaseRow[]): Found[] {
  return missingPhases(phases).flatMap((name) => {
    const why = REQUIRED_PHASES[name];
    if (why) return [found('PHASE_MISSING', ['phases'], { phase: phaseNamed(name), why })];
    return OPTIONAL_PHASES.includes(name) ? [found('PHASE_ABSENT', ['phases'], { phase: phaseNamed(name) })] : [];
  });
}

function doubled(phases: readonly PhaseRow[]): Found[] {
  return phases.flatMap(({ index, name, title }, at) =>
    name && phases.slice(0, at).some((one) => one.name === name)
      ? [found('PHASE_DOUBLED', ['phases', index, 'name'], { phase: phaseNamed(name, title) })]
      : [],
  );
}

function isInverted({ opens, closes }: { opens: Instant | undefined; closes: Instant | undefined }): boolean {
  return opens !== undefined && closes !== undefined && closes <= opens;
}

function ofWindow({ index, name, title, opens, closes }: PhaseRow): Found[] {
  if (opens === undefined || closes === undefined || closes > opens) return [];
  const details = { phase: phaseNamed(name, title), opens: inWords(opens), closes: inWords(closes, true) };
  return [found('WINDOW_INVERTED', ['phases', index, 'closes'], details)];
}

function unusual({ name, title }: PhaseRow, at: Place, time: string | undefined): Found[] {
  if (time === undefined || USUAL_CLOSES.includes(time)) return [];
  return [found('CLOSE_UNUSUAL', at, { phase: phaseNamed(name, title), time })];
}

/** The days that the text states against those there are (C4). */
function stated({ index, name, title, opens, closes, statedDays }: PhaseRow): Found[] {
  if (!name || opens === undefined || closes === undefined || closes <= opens || typeof statedDays !== 'number') return [];
  const phase = { name, title: title ?? phaseNamed(name).zh, opensAt: opens, closesAt: closes, statedDays };
  return warningsOf({ phases: [phase] }).map((told) => found('DAYS_STATED', ['phases', index, 'statedDays'], { told }));
}

function ofException(phase: PhaseRow, one: ExceptionRow, committees: readonly CommitteeRow[]): Found[] {
  const at: Place = ['phases', phase.index, 'exceptions', one.index];
  const named = { phase: phaseNamed(phase.name, phase.title) };
  const ids = committees.map(({ id }) => id);
  const unknown = ids.includes(undefined) ? [] : one.committees.filter(({ value }) => !ids.includes(value));
  return [
    ...unknown.map(({ index, value }) => found('COMMITTEE_UNKNOWN', [...at, 'for', 'committees', index], { id: value })),
    ...(one.says.length === 0 ? [found('EXCEPTION_EMPTY', at, named)] : []),
    ...hidden(phase, one, at),
    ...unusual(phase, [...at, 'closes'], one.closing),
    ...(hasNoMeeting(one, committees) ? [found('EXCEPTION_WITHOUT_MEETING', [...at, 'daysBeforeMeeting'], named)] : []),
    ...inverted(phase, one, at, committees),
  ];
}

/** The first exception that fits is somebody’s window: behind one that is for all of the same, another is nobody’s. */
function hidden(phase: PhaseRow, one: ExceptionRow, at: Place): Found[] {
  const before = phase.exceptions.find((earlier) => earlier.index < one.index && includes(earlier.for, one.for));
  return before ? [found('EXCEPTION_HIDDEN', at, { phase: phaseNamed(phase.name, phase.title), before: before.index + 1 })] : [];
}

/** Whether everything that the one is for the other is for as well. */
function includes(all: ExceptionRow['for'], some: ExceptionRow['for']): boolean {
  if (!all || !some) return false;
  const within = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined) =>
    !wide || (narrow !== undefined && narrow.every((value) => wide.includes(value)));
  const isSameWay = all.recognition === undefined || all.recognition === some.recognition;
  return isSameWay && within(all.series, some.series) && within(all.levels, some.levels) && within(all.committees, some.committees);
}

/** A window as an exception leaves it: of a committee, where it closes before its meeting. */
export type Applied = { opens: Instant; closes: Instant; committee: CommitteeRow | null };

/** As calendar/exceptions.ts applies it. Nothing where a moment that it needs cannot be read. */
export function appliedOf(phase: PhaseRow, one: ExceptionRow, committees: readonly CommitteeRow[]): Applied[] {
  const opens = one.says.includes('opens') ? one.opens : phase.opens;
  const closes = one.says.includes('closes') ? one.closes : phase.closes;
  const isBefore = one.says.includes('daysBeforeMeeting');
  const { daysBeforeMeeting: days } = one;
  if (opens === undefined || (isBefore && days === undefined)) return [];
  const those = isBefore ? committeesOf(one, committees) : [];
  const meeting = those.flatMap((committee) =>
    days !== undefined && committee.meets ? [{ opens, closes: startOfDay(addDays(committee.meets.from, -days)), committee }] : [],
  );
  // What goes to no committee with a meeting closes as all else does; where only such are named, nothing does.
  const isOther = !isBefore || !one.for?.committees || meeting.length < those.length;
  return [...meeting, ...(closes === undefined || !isOther ? [] : [{ opens, closes, committee: null }])];
}

/** Closes before a meeting, and none of the committees that it is for has one. */
function hasNoMeeting(one: ExceptionRow, committees: readonly CommitteeRow[]): boolean {
  if (!one.says.includes('daysBeforeMeeting') || !one.for || committees.some(({ meets }) => meets === undefined)) return false;
  return !committeesOf(one, committees).some(({ meets }) => meets);
}

/** The committees that an exception is for. */
function committeesOf({ for: who }: ExceptionRow, committees: readonly CommitteeRow[]): CommitteeRow[] {
  if (!who) return [];
  return committees.filter(
    ({ id, series, levels }) =>
      (!who.committees || (id !== undefined && who.committees.includes(id))) &&
      (!who.series || (typeof series === 'string' && who.series.includes(series))) &&
      (!who.levels || levels.some(({ value }) => who.levels?.includes(value))),
  );
}

function inverted(phase: PhaseRow, one: ExceptionRow, at: Place, committees: readonly CommitteeRow[]): Found[] {
  const hasBoth = one.says.includes('opens') && one.says.includes('closes');
  // Of a window that is inverted itself an exception says nothing new, unless it has moments of its own.
  const first = appliedOf(phase, one, committees).find(
    (window) => isInverted(window) && (!isInverted(phase) || hasBoth || window.committee !== null),
  );
  if (one.says.length === 0 || !first) return [];
  const { committee, opens, closes } = first;
  const whose = committee?.name ? say(`（${committee.name}）`, ` (${committee.name})`) : '';
  const details = { phase: phaseNamed(phase.name, phase.title), opens: inWords(opens), closes: inWords(closes, true), whose };
  const field = committee ? 'daysBeforeMeeting' : one.says.includes('closes') ? 'closes' : 'opens';
  return [found('EXCEPTION_INVERTED', [...at, field], details)];
}
