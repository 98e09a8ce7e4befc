/** How vacancies are kept: one item a series and level, so that the last one cannot be taken twice. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { vacancyShape, type VacancyCount } from './model.ts';

type Place = Pick<VacancyCount, 'unit' | 'cycle' | 'series' | 'level'>;

export async function loadVacancy(table: Table, { unit, cycle, series, level }: Place): Promise<VacancyCount | null> {
  const item = await table.get(keys.vacancy.key({ unit, cycle, series, level }));
  return item && fromItem(vacancyShape, item);
}

/** All that a unit has entered for a cycle: at most one for each series and level. */
export async function loadVacancies(table: Table, unit: string, cycle: string): Promise<VacancyCount[]> {
  const { items } = await table.query(keys.vacancy.under({ unit, cycle }), { limit: 200 });
  return items.map((item) => fromItem(vacancyShape, item));
}

export function putVacancy(one: VacancyCount, before: Versioned | null): Write {
  const { unit, cycle, series, level } = one;
  return { put: toItem(keys.vacancy.key({ unit, cycle, series, level }), one), when: unchanged(before), as: 'vacancy' };
}
