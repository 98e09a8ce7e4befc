/** Entering vacancies, taking one with a recommendation, giving it back when that ends without a title (U6: 评聘一致). */
import { inTurn } from '../../core/in-turn.ts';
import { change, type Fact } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesOf, type Level } from '../../announcement/data/series.ts';
import { organisationIn } from '../../identity/store.ts';
import type { Application } from '../../application/model.ts';
import { applicationRefusals } from '../../application/refusals.ts';
import { reviewRefusals } from '../refusals.ts';
import { whyNotSetVacancies } from '../rules.ts';
import { vacancyInput, type VacancyCount } from './model.ts';
import { loadVacancy, putVacancy } from './store.ts';

type Place = { unit: string; cycle: string; series: string; level: Level };
/** `seen` is the number that the officer has seen; null where none was entered, or where they do not say. */
type SetRequest = Place & { total: number; seen: number | null; document: string };

/** Enters how many vacancies there are, by which document; never fewer than are taken. */
export async function setVacancies(context: Context, request: SetRequest): Promise<Outcome<SetRequest, VacancyCount>> {
  refuseIf(whyNotSetVacancies(context.actor, request.unit));
  if (seriesOf(request.series)?.titles[request.level] === undefined) throw applicationRefusals.SERIES_UNKNOWN({}, 'U6');
  const { unit, cycle, series, level } = request;
  const { total, document } = valid(vacancyInput, request, 'U6');
  return inTurn(context, async () => {
    const before = await loadVacancy(context.table, request);
    const taken = before?.taken ?? 0;
    if (request.seen !== null && request.seen !== (before?.total ?? 0)) throw reviewRefusals.VACANCIES_SEEN({ total: before?.total ?? 0 });
    if (total < taken) throw reviewRefusals.VACANCIES_TAKEN({ taken });
    const fact = { by: context.actor, at: context.now, action: 'set', detail: { total, document } };
    const { after, entry } = changed(before, { unit, cycle, series, level, total, taken, document }, fact);
    await context.table.transact([putVacancy(after, before), entry, ...context.also(request)]);
    return { answer: request, result: after };
  });
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
export async function taking(context: Context, head: Application, ahead = 0): Promise<Write[]> {
  const { series, level } = head;
  if (!series || !level) return [];
  const before = await loadVacancy(context.table, { unit: head.unit, cycle: head.cycle, series, level });
  const names = {
    series: { zh: seriesOf(series)?.name ?? series, en: series },
    level: { zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] },
  };
  if (!before) throw reviewRefusals.VACANCIES_UNSET(names);
  const { total, taken } = before;
  if (taken + ahead >= total) throw reviewRefusals.NO_VACANCY({ ...names, total, taken: taken + ahead });
  return moved(context, before, 1, head);
}

/** What gives the vacancy of a recommended application back; nothing where it took none. */
export async function givingBack(context: Context, head: Application): Promise<Write[]> {
  const { series, level, recommendation } = head;
  if (recommendation?.vacancy !== 'AVAILABLE' || !series || !level) return [];
  const before = await loadVacancy(context.table, { unit: head.unit, cycle: head.cycle, series, level });
  return before ? moved(context, before, -1, head) : [];
}

function moved({ actor, now }: Context, before: VacancyCount, by: 1 | -1, { id }: Application): Write[] {
  const fact = { by: actor, at: now, action: by === 1 ? 'take' : 'giveBack', detail: { application: id } };
  const { after, entry } = changed(before, { ...before, taken: before.taken + by }, fact);
  return [putVacancy(after, before), { ...entry, as: 'vacancy' }];
}
