/** A unit's vacancies in the graph (U6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { SeriesType } from '../../announcement/graph/types.ts';
import { cycleFor } from '../../identity/actions/known.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { seesWorkOf } from '../../identity/sight.ts';
import { VACANCIES } from '../listed.ts';
import { reviewRefusals } from '../refusals.ts';
import { answerVacancies, proposeVacancies } from '../vacancies/actions.ts';
import type { VacancyCount } from '../vacancies/model.ts';
import { loadVacancy } from '../vacancies/store.ts';

const ProposalType = builder.objectRef<NonNullable<VacancyCount['proposal']>>('VacancyProposal').implement({
  description: manual('待上级核准的空岗申报。', 'A proposal of vacancies by a unit, until the authority above answers. Rule U8.'),
  fields: (t) => ({
    total: t.exposeInt('total', { description: manual('申报的空岗数。', 'How many vacancies are proposed.') }),
    reason: t.exposeString('reason', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('申报时刻。', 'When it was proposed.') }),
  }),
});

const VacancyCountType = builder.objectRef<VacancyCount>('VacancyCount').implement({
  description: manual('某系列某层级的空岗。', 'The vacancies of a series and level. Rule U6.'),
  sight: ({ unit }, context) => maySee(context, unit),
  fields: (t) => ({
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列。', 'The series.'),
      resolve: ({ series }) => seriesOf(series),
    }),
    level: t.expose('level', { type: LevelEnum, description: manual('层级。', 'The level.') }),
    total: t.exposeInt('total', { description: manual('核准空岗数。', 'How many vacancies are approved.') }),
    taken: t.exposeInt('taken', {
      description: manual(
        '已占用：已推荐的，含退回修改中的；不予通过、撤回的退还。',
        'How many are taken: by applications recommended, those returned to be mended included; refused and withdrawn ones give theirs back.',
      ),
    }),
    left: t.int({ description: manual('剩余。', 'How many are left.'), resolve: ({ total, taken }) => total - taken }),
    document: t.exposeString('document', {
      description: manual('核准文号；尚未核准的为空串。', 'The document number of the approval; an empty string where there is none yet.'),
    }),
    proposal: t.field({
      type: ProposalType,
      nullable: true,
      description: manual(
        '单位申报、待核准的空岗数；没有的为空。',
        'The vacancies that the unit proposes and that wait for approval; null where there are none. Rule U8.',
      ),
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
      unit: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    price: 2 * REQUEST,
    rows: 20,
    authScopes: { role: VACANCIES.readers },
    description: manual(
      '单位的空岗：本单位、其主管部门、市人社局、纪检监察。读表两次。',
      'The vacancies of a unit: for the unit, its department, the bureau and supervisors. Two table requests. Rule U6. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN.',
    ),
    resolve: async (_, { unit, cycle }, context) =>
      (await (await VACANCIES.open(context, { unit: unit.id, cycle }))({ limit: 100, after: null })).rows,
  }),
);

builder.mutationFields((t) => {
  const place = {
    unit: t.input.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }),
    cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
    series: t.input.string({ required: true, description: manual('系列代码。', 'The code of the series.') }),
    level: t.input.field({ type: LevelEnum, required: true, description: manual('层级。', 'The level.') }),
  };
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    proposeVacancies: t.fieldWithInput({
      type: VacancyCountType,
      input: {
        ...place,
        total: t.input.int({
          required: true,
          description: manual('申报的空岗数，不少于已占用的。', 'How many vacancies are proposed, no fewer than are taken.'),
        }),
        reason: t.input.string({ required: true, description: manual('说明，最多200字。', 'The remark, at most 200 characters.') }),
        seen: t.input.int({
          required: false,
          description: manual(
            '所见的核准空岗数（尚未核准的为0）；与现值不符的不予申报，不填的不核对。',
            'The approved number as it was seen (0 where there is no approval yet); the proposal is refused if it differs from the present one, and it is not compared where left out. Rule A4.',
          ),
        }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '申报空岗数，增减相同，由主管部门或市人社局核准后生效，答复前仍以已核准的为准：本单位经办人。',
        'Proposes the number of vacant posts, to raise as to lower it: for the officers of the unit. It takes effect when the department above the unit or the bureau approves it; until that answer, what was approved before holds. Rules U6, U8. Errors: ROLE_REQUIRED, SERIES_UNKNOWN, VACANCIES_TAKEN, VACANCIES_SEEN, INPUT_INVALID, CYCLE_UNKNOWN, CYCLE_ELSEWHERE.',
      ),
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
        total: t.input.int({
          required: true,
          description: manual(
            '所见的申报数；与现值不符的不予办理。',
            'The proposed number as it was seen; the answer is refused if it differs from the present one.',
          ),
        }),
        approve: t.input.boolean({ required: true, description: manual('是否核准。', 'Whether it is approved.') }),
        text: t.input.string({
          required: true,
          description: manual(
            '核准的填核准文号，不予核准的填理由；最多200字。',
            'For an approval the document number of it, for a refusal the reason; at most 200 characters.',
          ),
        }),
        key,
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '核准或不予核准单位申报的空岗：该单位的主管部门，或市人社局。',
        'Approves or refuses the vacant posts that a unit has proposed: for the department above the unit, or the bureau. Rules U6, U8. Errors: ROLE_REQUIRED, ORGANISATION_UNKNOWN, VACANCIES_UNPROPOSED, PROPOSAL_SEEN, VACANCIES_TAKEN, INPUT_INVALID, CYCLE_UNKNOWN.',
      ),
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
