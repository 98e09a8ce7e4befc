/** A unit's vacancies in the graph (U6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { cycleFor } from '../../identity/actions/known.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { organisationIn } from '../../identity/store.ts';
import { seesWorkOf } from '../../identity/sight.ts';
import { reviewRefusals } from '../refusals.ts';
import { answerVacancies, proposeVacancies } from '../vacancies/actions.ts';
import type { VacancyCount } from '../vacancies/model.ts';
import { loadVacancies, loadVacancy } from '../vacancies/store.ts';

const ProposalType = builder.objectRef<NonNullable<VacancyCount['proposal']>>('VacancyProposal').implement({
  description: '待核准的空岗申报。What a unit proposes, until the authority above answers. Rule U8.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: '申报的空岗数。' }),
    reason: t.exposeString('reason', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '申报时刻。' }),
  }),
});

const VacancyCountType = builder.objectRef<VacancyCount>('VacancyCount').implement({
  description: '某系列某层级的空岗。Vacancies of a series and level. Rule U6.',
  sight: ({ unit }, context) => maySee(context, unit),
  fields: (t) => ({
    series: t.field({ type: SeriesType, nullable: true, description: '系列。', resolve: ({ series }) => seriesOf(series) }),
    level: t.expose('level', { type: LevelEnum, description: '层级。' }),
    total: t.exposeInt('total', { description: '核准空岗数。' }),
    taken: t.exposeInt('taken', { description: '已占用：已推荐的，含退回修改中的；不予通过、撤回的退还。' }),
    left: t.int({ description: '剩余。', resolve: ({ total, taken }) => total - taken }),
    document: t.exposeString('document', { description: '核准文号；尚未核准的为空串。' }),
    proposal: t.field({
      type: ProposalType,
      nullable: true,
      description: '单位申报、待核准的空岗数；没有的为空。What the unit proposes. Rule U8.',
      resolve: ({ proposal }) => proposal,
    }),
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
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    price: 2 * REQUEST,
    rows: 20,
    authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '单位的空岗：本单位、其主管部门、市人社局、纪检监察。Two table requests. Rule U6. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN.',
    resolve: async (_, { unit, cycle }, context) => {
      if (!(await maySee(context, unit.id))) throw identityRefusals.ORGANISATION_UNKNOWN();
      return loadVacancies(context.table, unit.id, await cycleFor(context, cycle, unit.id));
    },
  }),
);

builder.mutationFields((t) => {
  const place = {
    unit: t.input.globalID({ required: true, for: [OrganisationType], description: '单位。' }),
    cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
    series: t.input.string({ required: true, description: '系列代码。' }),
    level: t.input.field({ type: LevelEnum, required: true, description: '层级。' }),
  };
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    proposeVacancies: t.fieldWithInput({
      type: VacancyCountType,
      input: {
        ...place,
        total: t.input.int({ required: true, description: '申报的空岗数，不少于已占用的。' }),
        reason: t.input.string({ required: true, description: '说明，最多200字。' }),
        seen: t.input.int({
          required: false,
          description: '所见的核准空岗数（尚未核准的为0）；与现值不符的不予申报，不填的不核对。Rule A4.',
        }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description:
        '申报空岗数，增减相同，由主管部门或市人社局核准后生效：本单位经办人。The unit proposes; what was approved holds until the authority above has answered. ' +
        'Rules U6, U8. Errors: ROLE_REQUIRED, SERIES_UNKNOWN, VACANCIES_TAKEN, VACANCIES_SEEN, INPUT_INVALID, CYCLE_UNKNOWN, CYCLE_ELSEWHERE.',
      resolve: async (_, { input: { key: own, unit, cycle, ...input } }, context) => {
        const body = {
          ...input,
          seen: input.seen ?? null,
          unit: unit.id,
          cycle: await cycleFor(context, cycle, unit.id),
        };
        return kept(context, { key: own, mutation: 'proposeVacancies', body }, proposeVacancies);
      },
    }),
    answerVacancies: t.fieldWithInput({
      type: VacancyCountType,
      input: {
        ...place,
        total: t.input.int({ required: true, description: '所见的申报数；与现值不符的不予办理。' }),
        approve: t.input.boolean({ required: true, description: '是否核准。' }),
        text: t.input.string({ required: true, description: '核准的填核准文号，不予核准的填理由；最多200字。' }),
        key,
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '核准或不予核准单位申报的空岗：该单位的主管部门，或市人社局。The authority above the unit, or the bureau. ' +
        'Rules U6, U8. Errors: ROLE_REQUIRED, ORGANISATION_UNKNOWN, VACANCIES_UNPROPOSED, PROPOSAL_SEEN, VACANCIES_TAKEN, INPUT_INVALID, CYCLE_UNKNOWN.',
      resolve: async (_, { input: { key: own, unit, cycle, ...input } }, context) => {
        const body = { ...input, unit: unit.id, cycle: await cycleFor(context, cycle, unit.id) };
        return kept(context, { key: own, mutation: 'answerVacancies', body }, answerVacancies);
      },
    }),
  };
});

type Place = Parameters<typeof loadVacancy>[1];

/** Does it under its key, and answers the vacancies as they then are. */
function kept<I extends Place>(
  context: Context,
  request: { key: string | null | undefined; mutation: string; body: I },
  action: (context: Context, body: I) => Promise<Outcome<Place, VacancyCount>>,
): Promise<VacancyCount> {
  return answered(context, request, action, async (answer) => {
    const one = await loadVacancy(context.table, answer);
    if (!one) throw reviewRefusals.VACANCIES_UNSET();
    return one;
  });
}
