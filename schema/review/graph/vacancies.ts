/** A unit's vacancies in the graph (U6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { organisationIn } from '../../identity/store.ts';
import { seesWorkOf } from '../../identity/sight.ts';
import { reviewRefusals } from '../refusals.ts';
import { setVacancies } from '../vacancies/actions.ts';
import type { VacancyCount } from '../vacancies/model.ts';
import { loadVacancies, loadVacancy } from '../vacancies/store.ts';

const VacancyCountType = builder.objectRef<VacancyCount>('VacancyCount').implement({
  description: '某系列某层级的空岗。Vacancies of a series and level. Rule U6.',
  sight: ({ unit }, context) => maySee(context, unit),
  fields: (t) => ({
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    total: t.exposeInt('total', { description: '核准空岗数。' }),
    taken: t.exposeInt('taken', { description: '已占用：已推荐的，含退回修改中的；不予通过、撤回的退还。' }),
    left: t.int({ description: '剩余。', resolve: ({ total, taken }) => total - taken }),
    document: t.exposeString('document', { description: '核准文号。' }),
  }),
});

async function maySee(context: Context, unit: string): Promise<boolean> {
  const organisation = await organisationIn(context, unit);
  return organisation !== null && seesWorkOf(context.actor, organisation);
}

builder.queryField('vacancies', (t) =>
  t.field({
    type: [VacancyCountType],
    args: {
      unit: t.arg.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
      cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
    },
    price: 2 * REQUEST,
    rows: 20,
    authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '单位的空岗：本单位、其主管部门、市人社局、纪检监察。Two table requests. Rule U6. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN.',
    resolve: async (_, { unit, cycle }, context) => {
      if (!(await maySee(context, unit.id))) throw identityRefusals.ORGANISATION_UNKNOWN();
      return loadVacancies(context.table, unit.id, knownCycle(cycle, context.now));
    },
  }),
);

builder.mutationField('setVacancies', (t) =>
  t.fieldWithInput({
    type: VacancyCountType,
    input: {
      unit: t.input.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
      cycle: t.input.string({ required: false, description: '年度；默认当前。' }),
      series: t.input.string({ required: true, description: '系列代码。' }),
      level: t.input.field({ type: LevelEnum, required: true, description: '层级。' }),
      total: t.input.int({ required: true, description: '核准空岗数，不少于已占用的。' }),
      seen: t.input.int({
        required: false,
        description: '所见的核准空岗数（尚未登记的为0）；与现值不符的不予登记，不填的不核对。Rule A4.',
      }),
      document: t.input.string({ required: true, description: '核准文号，最多60字。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description:
      '登记核准空岗数：本单位经办人。Rule U6. Errors: ROLE_REQUIRED, SERIES_UNKNOWN, VACANCIES_TAKEN, VACANCIES_SEEN, INPUT_INVALID, CYCLE_UNKNOWN.',
    resolve: (_, { input: { key, unit, cycle, ...input } }, context) => {
      const body = { ...input, seen: input.seen ?? null, unit: unit.id, cycle: knownCycle(cycle, context.now) };
      return answered(context, { key, mutation: 'setVacancies', body }, setVacancies, async (answer) => {
        const one = await loadVacancy(context.table, answer);
        if (!one) throw reviewRefusals.VACANCIES_UNSET();
        return one;
      });
    },
  }),
);
