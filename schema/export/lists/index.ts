/** Every list that there is as a file (V7). */
import type { Value } from '../../core/workbook/write.ts';
import type { Context } from '../../core/context.ts';
import type { Wanted } from '../model.ts';
import { CASE_LIST } from './cases.ts';
import type { List, Place } from './column.ts';
import { HANDLING_LIST } from './handling.ts';
import { INSPECTION_LIST } from './inspections.ts';
import { MEASURE_LIST } from './measures.ts';
import { SIGNAL_LIST } from './signals.ts';

type Lines = { columns: List<never>['columns']; lines: (context: Context, place: Place) => AsyncIterable<readonly Value[]> };

/** The list that is wanted, with its filter. */
export function listOf(wanted: Wanted): Lines {
  switch (wanted.list) {
    case 'CASES':
      return bound(CASE_LIST, wanted);
    case 'MEASURES':
      return bound(MEASURE_LIST, wanted);
    case 'SIGNALS':
      return bound(SIGNAL_LIST, wanted);
    case 'INSPECTIONS':
      return bound(INSPECTION_LIST, wanted);
    case 'HANDLING':
      return bound(HANDLING_LIST, wanted);
  }
}

function bound<Filter>({ columns, lines }: List<Filter>, filter: Filter): Lines {
  return { columns, lines: (context, place) => lines(context, place, filter) };
}
