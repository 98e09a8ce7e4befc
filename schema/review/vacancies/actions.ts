/** Proposing and approving vacancies, taking one with a recommendation, giving it back when that ends without a title (U6: 评聘一致; U8). */
import * as z from 'zod';
import { personOf } from '../../core/actor.ts';
import { inTurn } from '../../core/in-turn.ts';
import { change, type Fact } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed, seriesOf, type Level } from '../../announcement/data/series.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { whyNotHere } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import type { Organisation } from '../../identity/model.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { whyNotNameOfficer } from '../../identity/rules.ts';
import { loadOrganisation, organisationIn } from '../../identity/store.ts';
import type { Application } from '../../application/model.ts';
import { ROLE_OF } from '../../application/moves.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { reviewNotices } from '../notices.ts';
import { reviewRefusals } from '../refusals.ts';
import { whyNotProposeVacancies } from '../rules.ts';
import { proposalInput, type VacancyCount } from './model.ts';
import { loadVacancy, putVacancy } from './store.ts';

type Place = { unit: string; cycle: string; series: string; level: Level };
type Answered = Outcome<Place, VacancyCount>;

/**
 * The unit proposes how many vacancies there are, more or fewer than before; until the authority above has answered, what was approved
 * holds (U8). `seen` is the approved number that the officer has seen; null where they do not say.
 */
export async function proposeVacancies(
  context: Context,
  { seen, ...request }: Place & { total: number; seen: number | null; reason: string },
): Promise<Answered> {
  refuseIf(whyNotProposeVacancies(context.actor, request.unit));
  if (seriesOf(request.series)?.titles[request.level] === undefined) throw applicationRefusals.SERIES_UNKNOWN({}, 'U8');
  const { total, reason } = valid(proposalInput, request, 'U8');
  const place = placeOf(request);
  const unit = await unitOf(context, request.unit);
  refuseIf(whyNotHere((await loadCalendar(context, request.cycle)).announcement, unit));
  return inTurn(context, async () => {
    const before = await loadVacancy(context.table, place);
    if (seen !== null && seen !== (before?.total ?? 0)) throw reviewRefusals.VACANCIES_SEEN({ total: before?.total ?? 0 });
    refuseIf(whyNotFewer(before, total));
    const proposal = { total, reason, at: context.now, by: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'propose' as const, reason, detail: { total } };
    const { after, entry } = changed(before, { ...(before ?? { ...place, total: 0, taken: 0, document: '' }), proposal }, fact);
    const told = reviewNotices.VACANCIES_PROPOSED({
      ...telling(after, unit, context.now),
      to: [aboveUnit(unit)],
      waits: waitsFor(after, proposal),
      details: { ...wordsOf(after, unit), total, reason },
    });
    await context.table.transact([putVacancy(after, before), entry, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

/** The authority above approves what is proposed, by its document, or declines it with the reason (U8). `total` is the number it has seen proposed. */
export async function answerVacancies(
  context: Context,
  request: Place & { total: number; approve: boolean; text: string },
): Promise<Answered> {
  const unit = await unitOf(context, request.unit);
  refuseIf(whyNotNameOfficer(context.actor, unit, bureauOf(unit.city)));
  const { text: words } = valid(z.object({ text: text(200) }), request, 'U8');
  const place = placeOf(request);
  return inTurn(context, async () => {
    const before = await loadVacancy(context.table, place);
    if (!before?.proposal) throw reviewRefusals.VACANCIES_UNPROPOSED();
    const { total } = before.proposal;
    if (total !== request.total) throw reviewRefusals.PROPOSAL_SEEN({ total });
    if (request.approve) refuseIf(whyNotFewer(before, total));
    const approved = request.approve ? { total, document: words } : {};
    const action = request.approve ? ('approve' as const) : ('decline' as const);
    const fact = { by: context.actor, at: context.now, action, ...(!request.approve && { reason: words }), detail: { total, ...approved } };
    const { after, entry } = changed(before, { ...before, ...approved, proposal: null }, fact);
    const told = reviewNotices[request.approve ? 'VACANCIES_APPROVED' : 'VACANCIES_DECLINED']({
      ...telling(after, unit, context.now),
      to: [{ organisation: unit.id, role: 'UNIT_OFFICER' }],
      details: { ...wordsOf(after, unit), total, words },
    });
    await context.table.transact([putVacancy(after, before), entry, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

function placeOf({ unit, cycle, series, level }: Place): Place {
  return { unit, cycle, series, level };
}

/** Never fewer than are taken (U6). */
function whyNotFewer(before: VacancyCount | null, total: number): Refusal | null {
  const taken = before?.taken ?? 0;
  return total < taken ? reviewRefusals.VACANCIES_TAKEN({ taken }) : null;
}

async function unitOf(context: Context, id: string): Promise<Organisation> {
  const unit = await loadOrganisation(context.table, id);
  if (unit?.kind !== 'UNIT') throw identityRefusals.ORGANISATION_UNKNOWN();
  return unit;
}

/** What is proposed waits for its answer, until another proposal takes its place (C14). */
function waitsFor({ cycle, series, level }: Omit<Place, 'unit'>, { at }: NonNullable<VacancyCount['proposal']>): string {
  return [cycle, series, level, String(at)].join(' ');
}

/** Whether a proposal that officers were asked to answer has been answered, or replaced by another. */
export async function isAnswered(table: Table, unit: string, waits: string): Promise<boolean> {
  const [cycle = '', series = '', level = ''] = waits.split(' ');
  const found = await loadVacancy(table, { unit, cycle, series, level: level as Level });
  return !found?.proposal || waitsFor(found, found.proposal) !== waits;
}

/** Who answers a unit's proposal: the authority that has created it. */
function aboveUnit({ authority, city }: Organisation) {
  const organisation = authority ?? bureauOf(city);
  return { role: ROLE_OF[organisation === bureauOf(city) ? 'BUREAU' : 'DEPARTMENT'], organisation };
}

/** The counts of each year begin at their first version: without its year, what is told of one would be taken for that of another. */
function telling({ unit, cycle, series, level, version }: VacancyCount, { city }: Organisation, at: Instant) {
  return { about: { type: 'Organisation', id: unit }, city, cause: ['vacancies', unit, cycle, series, level, String(version)], at };
}

function wordsOf({ series, level }: Pick<VacancyCount, 'series' | 'level'>, { name }: Organisation) {
  return { unit: name, ...namesOf(series, level) };
}

function namesOf(series: string, level: Level) {
  return { series: seriesNamed(series), level: { zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] } };
}

function changed(before: VacancyCount | null, data: Omit<VacancyCount, 'version' | 'trail'>, fact: Fact) {
  const { unit, cycle, series, level } = data;
  return change({ kind: 'VACANCY', id: [unit, cycle, series, level].join('.') }, before, data, fact);
}

/** Whether a recommendation takes a vacancy: of an institution's own staff, as they applied; others hold no post of it (U6). */
export async function needsVacancy(context: Context, { unit, appliesAs }: Pick<Application, 'unit' | 'appliesAs'>): Promise<boolean> {
  const organisation = await organisationIn(context, unit);
  return organisation?.unitKind === 'PUBLIC_INSTITUTION' && appliesAs === 'INSTITUTION_STAFF';
}

/** The name of what all recommendations of a unit for one series and level write. */
export function sharedVacancy({ unit, series, level }: Application): string {
  return `vacancies ${unit} ${series} ${level}`;
}

/** What takes one vacancy for an application; refused when there is none, `ahead` others taking theirs first. A conflict named `vacancy` means: look again. */
export async function taking(context: Context, head: Application, ahead: readonly Application[] = []): Promise<Write[]> {
  const { series, level } = head;
  if (!series || !level) return [];
  const before = await loadVacancy(context.table, { unit: head.unit, cycle: head.cycle, series, level });
  const names = namesOf(series, level);
  if (!before) throw reviewRefusals.VACANCIES_UNSET(names);
  const { total } = before;
  const taken = before.taken + ahead.length;
  if (taken >= total) throw reviewRefusals.NO_VACANCY({ ...names, total, taken });
  return moved(context, before, 1, head);
}

/**
 * Takes a vacancy anew for what goes on after all, because a window that had closed over it was opened again. Those `ahead` are of its
 * table: of any unit, and most of them have theirs.
 */
export async function takingAnew(context: Context, head: Application, ahead: readonly Application[] = []): Promise<Write[]> {
  const isLike = ({ unit, vacancyEnded }: Application) => unit === head.unit && vacancyEnded !== null;
  return head.vacancyEnded ? taking(context, head, ahead.filter(isLike)) : [];
}

/** What gives the vacancy of a recommended application back; nothing where it took none. */
export async function givingBack(context: Context, head: Application): Promise<Write[]> {
  const { series, level, recommendation, vacancyEnded } = head;
  if (recommendation?.vacancy !== 'AVAILABLE' || vacancyEnded || !series || !level) return [];
  const before = await loadVacancy(context.table, { unit: head.unit, cycle: head.cycle, series, level });
  return before ? moved(context, before, -1, head) : [];
}

function moved({ actor, now }: Context, before: VacancyCount, by: 1 | -1, { id }: Application): Write[] {
  const fact = { by: actor, at: now, action: by === 1 ? ('take' as const) : ('giveBack' as const), detail: { application: id } };
  const { after, entry } = changed(before, { ...before, taken: before.taken + by }, fact);
  return [putVacancy(after, before), { ...entry, as: 'vacancy' }];
}
