/** Holidays in the graph: what was recorded of a year, and recording it (C9). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('连续的日期，首尾均含。', 'Days from the first to the last, both included.'),
  fields: (t) => ({
    first: t.field({ type: 'Day', description: manual('首日。', 'The first day.'), resolve: ([first]) => first }),
    last: t.field({ type: 'Day', description: manual('末日。', 'The last day.'), resolve: ([, last]) => last }),
  }),
});

const DaysType = builder.objectRef<HolidayYear & { year: number }>('HolidayYear').implement({
  description: manual('某年的放假和调休上班。', 'The days off and the make-up working days of a year. Rule C9.'),
  fields: (t) => ({
    year: t.exposeInt('year', { description: manual('年。', 'The year.') }),
    off: t.field({ type: [RangeType], description: manual('放假。', 'The days off.'), resolve: ({ off }) => [...off] }),
    worked: t.field({
      type: ['Day'],
      description: manual('调休上班。', 'The make-up working days.'),
      resolve: ({ worked }) => [...worked],
    }),
  }),
});

const RegionType = builder.objectRef<RegionHolidays>('RegionHolidays').implement({
  description: manual('某地区某年登记的节假日。', 'The holidays recorded for a region and a year. Rule C9.'),
  fields: (t) => ({
    region: t.exposeString('region', {
      description: manual(
        '地区：CN 为全国，其余为城市的行政区划代码。',
        'The region: CN is the whole country; otherwise the administrative division code of a city.',
      ),
    }),
    version: t.exposeInt('version', { description: manual('版本；更正时须带上。', 'The version; give it when correcting. Rule A4.') }),
    document: t.exposeString('document', { description: manual('依据的文件。', 'The document it rests on.') }),
    days: t.field({
      type: DaysType,
      description: manual('放假和调休上班。', 'The days off and the make-up working days.'),
      resolve: ({ year, off, worked }) => ({ year, off, worked }),
    }),
  }),
});

const RangeInput = builder.inputType('DayRangeInput', {
  description: manual('连续的日期，首尾均含。', 'Days from the first to the last, both included.'),
  fields: (t) => ({
    first: t.field({ type: 'Day', required: true, description: manual('首日。', 'The first day.') }),
    last: t.field({ type: 'Day', required: true, description: manual('末日。', 'The last day.') }),
  }),
});

builder.queryField('holidays', (t) =>
  t.field({
    type: [DaysType],
    price: REQUEST,
    args: { city: t.arg.string({ required: false, description: CITY_DESCRIPTION }) },
    authScopes: { public: true },
    description: manual(
      '某城市各年的节假日：全国的，加上本市的。公开。',
      'The holidays of a city, year by year: those of the country and those of the city. Public. Rule C9. Errors: CITY_NEEDED, CYCLE_NONE.',
    ),
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
      region: t.input.string({
        required: true,
        description: manual(
          '地区：CN 为全国，其余为本市的行政区划代码。',
          'The region: CN is the whole country; otherwise the administrative division code of your city.',
        ),
      }),
      year: t.input.int({ required: true, description: manual('年。', 'The year.') }),
      off: t.input.field({ type: [RangeInput], required: true, description: manual('放假。', 'The days off.') }),
      worked: t.input.field({ type: ['Day'], required: true, description: manual('调休上班的日期。', 'The make-up working days.') }),
      document: t.input.string({
        required: true,
        description: manual('依据的文件，最多80字。', 'The document it rests on, at most 80 characters.'),
      }),
      version: t.input.int({
        required: true,
        description: manual('所见的版本；尚未登记的为0。', 'The version as seen; 0 where nothing was recorded yet. Rule A4.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '登记某年的节假日：市人社局；全国的任一市人社局均可依国务院文件登记，本市的加在其上。已开始的公示期不变。',
      'Records the holidays of a year: for the bureau. The bureau of any city may record those of the whole country, from the document of the State Council; those of its own city are added to them. Posting periods that have begun do not change. Rule C9. Errors: ROLE_REQUIRED, INPUT_INVALID, HOLIDAYS_WRONG, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, ...body } }, context) =>
      answered(context, { key, mutation: 'setHolidays', body }, setHolidays, async ({ region, year }) => {
        const found = await loadRegionHolidays(context.table, region, year);
        if (!found) throw draftingRefusals.DRAFT_UNKNOWN();
        return found;
      }),
  }),
);
