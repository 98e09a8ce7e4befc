/** An application whose person goes to another unit, in the graph: that it does, and who has agreed that the old unit finishes it (P13). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Role } from '../../core/actor.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { knownCycle, underWay } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { loadCycles } from '../../announcement/store.ts';
import { accountRef } from '../../identity/graph/types.ts';
import { organisationIn, standingIn } from '../../identity/store.ts';
import { identityRefusals } from '../../identity/refusals.ts';
import { agreementOn, agreeToFinish, type Agreement } from '../actions/transfer.ts';
import { goesTo, isAgreed, partyOf, type Party } from '../rules/transfer.ts';
import { applicationRef } from './types.ts';

/** When a party agreed; what was agreed with another unit than the present one counts for nothing. */
const said =
  (party: Party) =>
  ({ head, standing }: Agreement) =>
    head.finishing?.to === goesTo(head, standing) ? (head.finishing?.parties[party]?.at ?? null) : null;

const FinishingType = builder.objectRef<Agreement>('FinishingAgreement').implement({
  description: manual(
    '申报人调出期间，是否一致同意由原单位办结其申报；本人和两单位三方均同意方可，否则申报随人转入。',
    'Whether all agree that the old unit finishes the application of an applicant who is moving: it takes the person and both units; otherwise the application goes along with the person. Rule P13.',
  ),
  sight: ({ head, standing }, { actor }) => partyOf(actor, head, standing) !== null,
  fields: (t) => ({
    unitName: t.string({ description: manual('原单位名称。', 'The name of the old unit.'), resolve: ({ head }) => head.unitName }),
    toName: t.string({
      nullable: true,
      price: ITEM,
      description: manual(
        '调入单位名称；没有调出的为空。一批读取。',
        'The name of the unit the person moves to; null where they are not moving. One batch.',
      ),
      resolve: async ({ head, standing }, _, context) => {
        const to = goesTo(head, standing);
        return to === null ? null : ((await organisationIn(context, to))?.name ?? null);
      },
    }),
    personAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('本人同意的时刻；未同意的为空。', 'When the person agreed; null where they have not.'),
      resolve: said('PERSON'),
    }),
    oldUnitAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('原单位同意的时刻；未同意的为空。', 'When the old unit agreed; null where it has not.'),
      resolve: said('OLD_UNIT'),
    }),
    newUnitAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('调入单位同意的时刻；未同意的为空。', 'When the new unit agreed; null where it has not.'),
      resolve: said('NEW_UNIT'),
    }),
    isAgreed: t.boolean({
      description: manual('是否三方均已同意，原单位可以继续办理。', 'Whether all three have agreed, so that the old unit may go on.'),
      resolve: ({ head, standing }) => isAgreed(head, standing),
    }),
  }),
});

builder.objectField(accountRef, 'finishing', (t) =>
  t.field({
    type: FinishingType,
    nullable: true,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    price: 2 * REQUEST,
    description: manual(
      '该人员申报由谁办结的意见：本人、原单位、调入单位可见，其他人及没有申报的为空。未指定评审年度的，以账号所在城市正在进行的年度为准。读表两次。',
      'The statements on who finishes the application of the person who moves: seen by the person, the former unit and the new one; null for everybody else and where there is no application. Where no cycle is given, that of the cycle under way in the city of the account. Two table requests. Rule P13.',
    ),
    resolve: async ({ account, city }, { cycle }, context) => {
      const asked = cycle ?? underWay(await loadCycles(context), city, context.now)?.cycle;
      return asked === undefined ? null : agreementOn(context, account, await knownCycle(context, asked));
    },
  }),
);

builder.objectField(applicationRef, 'hasLeftUnit', (t) =>
  t.boolean({
    price: ITEM,
    description: manual(
      '申报人是否已办理调出或已调入其他单位。列表所需的一批读取。',
      'Whether the applicant has been released by the unit or has moved to another. One batch for all that a list asks for. Rules P8, P13.',
    ),
    resolve: async (head, _, context) => goesTo(head, await standingIn(context, head.applicant)) !== null,
  }),
);

const PARTIES: Role[] = ['APPLICANT', 'UNIT_OFFICER'];

builder.mutationField('agreeToFinish', (t) =>
  t.fieldWithInput({
    type: FinishingType,
    input: {
      account: t.input.globalID({ required: true, for: [accountRef], description: manual('人员账号。', 'The account of the person.') }),
      agree: t.input.boolean({
        required: true,
        defaultValue: true,
        description: manual('同意，或收回先前的同意。', 'Agrees, or takes back an earlier agreement.'),
      }),
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: PARTIES },
    description: manual(
      '同意（或收回同意）由原单位办结调出人员的申报：本人、原单位经办人、调入单位经办人，三方均同意方可。',
      'Agrees, or takes back the agreement, that the old unit finishes the application of a person who is moving: for the person, an officer of the old unit and an officer of the new unit; all three have to agree. Rule P13. Errors: PERSON_UNKNOWN, NOT_LEAVING, WINDOW_NOT_OPEN, WINDOW_CLOSED, CYCLE_UNKNOWN.',
    ),
    resolve: async (_, { input: { key, account, agree, cycle } }, context) => {
      const body = { account: account.id, agree, cycle: await knownCycle(context, cycle, { as: PARTIES }) };
      return answered(context, { key, mutation: 'agreeToFinish', body }, agreeToFinish, async () => {
        const now = await agreementOn(context, body.account, body.cycle);
        if (!now) throw identityRefusals.PERSON_UNKNOWN();
        return now;
      });
    },
  }),
);
