/** How postings are asked for and made. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { pageOn } from '../../core/listed.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { post } from '../actions/post.ts';
import { UNIT_POSTINGS } from '../listed.ts';
import { postingRefusals } from '../refusals.ts';
import { listPublicPostings, loadPosting } from '../store.ts';
import './attachments.ts';
import './changed.ts';
import { AudienceEnum, PostingStateEnum } from './enums.ts';
import './objecting.ts';
import './objections.ts';
import { PostingType } from './posting-type.ts';
import './submitting.ts';
import './supplement.ts';

const PAGING = 'PAGE_TOO_LARGE, CURSOR_INVALID';

builder.queryFields((t) => ({
  publicPostings: t.pages({
    type: PostingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '正在对外进行的公示，先期满的在前；任何人可查看，无须登录。读表一次。',
      `Postings running in public, the first to end first; anybody, without logging in. One table request. Rules U2, U3. Errors: CYCLE_UNKNOWN, ${PAGING}.`,
    ),
    resolve: async (_, { cycle, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listPublicPostings(context.table, await knownCycle(context, cycle), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  unitPostings: t.pages({
    type: PostingType,
    args: {
      unit: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      state: t.arg({
        type: PostingStateEnum,
        required: false,
        description: manual('状态；不填为全部。', 'The state; all where it is left out.'),
      }),
    },
    ...pricedPage(),
    authScopes: { person: true },
    description: manual(
      '本单位的公示：经办人、主管部门、市人社局、纪检监察；本单位其他人员只列正在进行的。读表一次。',
      `The postings of the unit: for its officers, the department, the bureau and supervisors; for other people of the unit only the running ones. One table request. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, ${PAGING}.`,
    ),
    resolve: (_, { unit, cycle, state, ...args }, context) => pageOn(UNIT_POSTINGS.open(context, { unit: unit.id, cycle, state }), args),
  }),
}));

const StaffMeetingInput = builder.inputType('StaffMeetingInput', {
  description: manual(
    '职工大会评议记录；到会人数等于赞成、反对、弃权之和，赞成须过半数。',
    'The record of the all-staff meeting; those present are the sum of those for, against and abstaining, and those for must be more than half. Rule U3.',
  ),
  fields: (t) => ({
    heldOn: t.field({ type: 'Day', required: true, description: manual('召开日期。', 'The day on which it was held.') }),
    present: t.int({ required: true, description: manual('到会人数。', 'How many were present.') }),
    inFavour: t.int({ required: true, description: manual('赞成人数。', 'How many were in favour.') }),
    against: t.int({ required: true, description: manual('反对人数。', 'How many were against.') }),
    abstained: t.int({ required: true, description: manual('弃权人数。', 'How many abstained.') }),
  }),
});

builder.mutationFields((t) => ({
  postApplication: t.fieldWithInput({
    type: PostingType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      version: t.input.int({ required: true, description: manual('所见的申报版本。', 'The version of the application as seen. Rule A4.') }),
      place: t.input.string({ required: true, description: manual('线下公示地点。', 'Where it is displayed offline.') }),
      employerPlace: t.input.string({
        required: false,
        description: manual(
          '在用人单位的公示地点，最多100字：档案托管人员有用人单位的必填，其他人员不填。',
          'Where it is displayed at the employer, at most 100 characters: required for a person in custody who has an employer, left out for others. Rules U2, D10.',
        ),
      }),
      days: t.input.int({
        required: false,
        description: manual('工作日数；不填为最短期限。', 'The number of working days; the shortest period where it is left out. Rule U3.'),
      }),
      audience: t.input.field({
        type: AudienceEnum,
        required: false,
        description: manual(
          '公示范围；特殊类型须对社会公开。',
          'The audience; special promotion types must be shown to the public. Rule U3.',
        ),
      }),
      meeting: t.input.field({
        type: StaffMeetingInput,
        required: false,
        description: manual(
          '职工大会评议；破格晋升、基层有效、艰苦单位必填。',
          'The record of the all-staff meeting; required for an exceptional promotion, a title valid at the grass roots and a hardship unit. Rule U3.',
        ),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: manual(
      '公示已接收的申报：本单位经办人。',
      'Posts an application that was accepted: for the officers of the unit. Rules U2, U3, P7. Errors: APPLICATION_UNKNOWN, OWN_APPLICATION, NOT_IN_STATE, WINDOW_NOT_OPEN, WINDOW_CLOSED, VERSION_STALE, INPUT_INVALID, MEETING_NEEDED, MEETING_AHEAD, MEETING_STALE, MEETING_AGAINST, PERIOD_WRONG, AUDIENCE_TOO_NARROW, EMPLOYER_PLACE, EMPLOYER_NONE, EMPLOYER_EXCLUDED, OBJECTIONS_OPEN, OBJECTION_UPHELD, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: (_, { input: { key, application, employerPlace, days, audience, meeting, ...input } }, context) => {
      const body = {
        ...input,
        application: application.id,
        employerPlace: employerPlace ?? null,
        days: days ?? null,
        audience: audience ?? null,
        meeting: meeting ?? null,
      };
      return answered(context, { key, mutation: 'postApplication', body }, post, ({ posting }) => loaded(context, posting));
    },
  }),
}));

async function loaded(context: Context, id: string) {
  const posting = await loadPosting(context.table, id);
  if (!posting) throw postingRefusals.POSTING_UNKNOWN();
  return posting;
}
