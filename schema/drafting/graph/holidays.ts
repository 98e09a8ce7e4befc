/** Holidays in the graph: what was recorded of a year, and recording it (C9). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { cityAsked } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION } from '../../announcement/graph/enums.ts';
import type { RegionHolidays } from '../../calendar/model.ts';
import { loadHolidays, loadRegionHolidays } from '../../calendar/store.ts';
import type { HolidayYear } from '../../calendar/model.ts';
import { setHolidays } from '../actions/holidays.ts';
import { draftingRefusals } from '../refusals.ts';

const RangeType = builder.objectRef<readonly [string, string]>('DayRange').implement({
  description: '连续的日期，首尾均含。Days from the first to the last, both included.',
  fields: (t) => ({
    first: t.field({ type: 'Day', description: '首日。', resolve: ([first]) => first }),
    last: t.field({ type: 'Day', description: '末日。', resolve: ([, last]) => last }),
  }),
});

const DaysType = builder.objectRef<HolidayYear & { year: number }>('HolidayYear').implement({
  description: '某年的放假和调休上班。Days off and worked of a year. Rule C9.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '年。' }),
    off: t.field({ type: [RangeType], description: '放假。', resolve: ({ off }) => [...off] }),
    worked: t.field({ type: ['Day'], description: '调休上班。', resolve: ({ worked }) => [...worked] }),
  }),
});

const RegionType = builder.objectRef<RegionHolidays>('RegionHolidays').implement({
  description: '某地区某年登记的节假日。What was recorded for a region. Rule C9.',
  fields: (t) => ({
    region: t.exposeString('region', { description: 'CN 为全国，其余为城市的行政区划代码。' }),
    version: t.exposeInt('version', { description: '版本；更正时须带上。Rule A4.' }),
    document: t.exposeString('document', { description: '依据的文件。' }),
    days: t.field({ type: DaysType, description: '放假和调休上班。', resolve: ({ year, off, worked }) => ({ year, off, worked }) }),
  }),
});

const RangeInput = builder.inputType('DayRangeInput', {
  description: '连续的日期，首尾均含。',
  fields: (t) => ({
    first: t.field({ type: 'Day', required: true, description: '首日。' }),
    last: t.field({ type: 'Day', required: true, description: '末日。' }),
  }),
});

builder.queryField('holidays', (t) =>
  t.field({
    type: [DaysType],
    price: REQUEST,
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    authScopes: { public: true },
    description:
      '某城市各年的节假日：全国的，加上本市的。What is counted by in a city, year by year. Public. Rule C9. Errors: CITY_NEEDED, CYCLE_NONE.',
    resolve: async (_, { city }, context) =>
      Object.entries(await loadHolidays(context, await cityAsked(context, { city }))).map(([year, days]) => ({
        ...days,
        year: Number(year),
      })),
  }),
);

builder.mutationField('setHolidays', (t) =>
  t.fieldWithInput({
    type: RegionType,
    input: {
      region: t.input.string({ required: true, description: 'CN 为全国，其余为本市的行政区划代码。' }),
      year: t.input.int({ required: true, description: '年。' }),
      off: t.input.field({ type: [RangeInput], required: true, description: '放假。' }),
      worked: t.input.field({ type: ['Day'], required: true, description: '调休上班的日期。' }),
      document: t.input.string({ required: true, description: '依据的文件，最多80字。' }),
      version: t.input.int({ required: true, description: '所见的版本；尚未登记的为0。Rule A4.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description:
      '登记某年的节假日：市人社局；全国的任一市人社局均可依国务院文件登记，本市的加在其上。已开始的公示期不变。Rule C9. ' +
      'Errors: ROLE_REQUIRED, INPUT_INVALID, HOLIDAYS_WRONG, VERSION_STALE.',
    resolve: (_, { input: { key, ...body } }, context) =>
      answered(context, { key, mutation: 'setHolidays', body }, setHolidays, async ({ region, year }) => {
        const found = await loadRegionHolidays(context.table, region, year);
        if (!found) throw draftingRefusals.DRAFT_UNKNOWN();
        return found;
      }),
  }),
);
