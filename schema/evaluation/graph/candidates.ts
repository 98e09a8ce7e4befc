/** Candidates in the graph: what has come to a committee, and how far it is (E7–E9). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { CITY_DESCRIPTION, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { applicationIn } from '../../application/store.ts';
import { FilingType } from '../../committee/graph/filing.ts';
import { filingIn } from '../../committee/filing/store.ts';
import { isOfOffice } from '../../committee/sight.ts';
import { found } from '../../identity/graph/types.ts';
import { CANDIDATE_STATE_NAMES, CANDIDATE_STATES, type Candidate, type CandidateState } from '../candidates/model.ts';
import { candidateIn, countCandidates } from '../candidates/store.ts';
import { AWAITED_RESULTS, CANDIDATES } from '../listed.ts';
import { actionsOnCandidate } from '../offers.ts';
import { seesCandidate } from '../sight.ts';

export const CandidateStateEnum = builder.enumType('CandidateState', {
  description: manual('评审对象的状态。', 'The states of a candidate. Rules E7, E9.'),
  values: named(CANDIDATE_STATE_NAMES),
});

export const candidateRef = builder.objectRef<Candidate>('Candidate');
export const CandidateType = builder.node(candidateRef, {
  description: manual(
    '评审对象：提交评委会的申报；办事机构、市人社局、纪检监察可见。',
    'A candidate: an application that has come to its committee; seen by the office, the bureau and supervisors. Rules D7, E7.',
  ),
  id: { resolve: ({ application }) => application },
  sight: (candidate, { actor }) => seesCandidate(actor, candidate),
  loadWithoutCache: (id, context) => candidateIn(context, id),
  fields: (t) => ({
    application: t.field({
      nullable: true,
      type: ApplicationType,
      price: ITEM,
      description: manual('申报。', 'The application.'),
      resolve: async ({ application }, _, context) => found(await applicationIn(context, application)),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    candidateState: t.expose('state', { type: CandidateStateEnum, description: manual('状态。', 'The state.') }),
    since: t.expose('since', { type: 'Instant', description: manual('提交评委会的时刻。', 'When it was sent to the committee.') }),
    version: t.exposeInt('version', { description: manual('版本。', 'The version. Rule A4.') }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该评审对象办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this candidate now, and why not the rest; from the same rules that the mutations ask. Rule E5.',
      ),
      resolve: async (candidate, _, context) =>
        actionsOnCandidate(context.actor, candidate, candidate.committee ? await filingIn(context, candidate.committee) : null),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: ({ application }, args, context) => historyOf(context, { kind: 'CANDIDATE', id: application }, args),
    }),
  }),
});

const CountType = builder.objectRef<[CandidateState, number]>('CandidateCount').implement({
  description: manual('各状态的评审对象件数。', 'How many candidates are in each state.'),
  fields: (t) => ({
    state: t.field({ type: CandidateStateEnum, description: manual('状态。', 'The state.'), resolve: ([state]) => state }),
    count: t.int({ description: manual('件数。', 'How many there are.'), resolve: ([, count]) => count }),
  }),
});

builder.objectFields(FilingType, (t) => ({
  candidates: t.pages({
    type: CandidateType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      state: t.arg({ type: CandidateStateEnum, required: false, description: manual('只列该状态的。', 'Only those in this state.') }),
    },
    ...pricedPage(),
    description: manual(
      '本年度的评审对象；办事机构、市人社局、纪检监察可见，其他人见到的是空列表。读表一次。',
      'The candidates of the cycle; for the office, the bureau and supervisors, an empty list for others. One table request. Rule E7. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (filing, { cycle, state, ...args }, context) => {
      if (!isOfOffice(context.actor, filing.id, filing)) return connectionOf([], [], pageOf(args).after, null);
      return pageOn(CANDIDATES.open(context, { committee: filing.id, cycle, state }), args);
    },
  }),
  candidateCounts: t.field({
    nullable: true,
    type: [CountType],
    price: REQUEST,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    description: manual(
      '各状态的评审对象件数；可见范围同 `candidates`。读表一次。',
      'How many candidates are in each state; seen by the same as `candidates`. One table request. Errors: CYCLE_UNKNOWN.',
    ),
    resolve: async (filing, { cycle }, context) => {
      if (!isOfOffice(context.actor, filing.id, filing)) return [];
      const known = await knownCycle(context, cycle, { city: cycle ? null : filing.city });
      const counts = await countCandidates(context.table, { committee: filing.id, cycle: known });
      return CANDIDATE_STATES.flatMap((state): [CandidateState, number][] => (counts.has(state) ? [[state, counts.get(state) ?? 0]] : []));
    },
  }),
}));

builder.queryField('awaitedResults', (t) =>
  t.pages({
    type: CandidateType,
    args: {
      committee: t.arg.string({
        required: false,
        description: manual(
          '通知中的评委会代码；不填即通知未列评委会的。',
          'The code of the committee in the notice; left out, those for which the notice lists no committee.',
        ),
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      state: t.arg({
        type: CandidateStateEnum,
        required: false,
        description: manual(
          '只列该状态的；待录入结果的为 WAITING。',
          'Only those in this state; WAITING where the result still has to be entered.',
        ),
      }),
    },
    ...pricedPage(),
    authScopes: { role: AWAITED_RESULTS.readers },
    description: manual(
      '提交某评委会（含省级评委会）的评审对象，供录入结果：市人社局、纪检监察。读表一次。',
      'The candidates sent to a committee (those of the province included), for entering its results: for the bureau and supervisors. One table request. Rule E9. Errors: CYCLE_UNKNOWN, CITY_NEEDED, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(AWAITED_RESULTS.open(context, args), args),
  }),
);
