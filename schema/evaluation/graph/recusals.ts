/** Recusals and readers of a candidate in the graph (E5, E7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { isAccountOf } from '../../core/actor.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { isOwn } from '../../application/sight.ts';
import { ExpertType } from '../../committee/graph/experts.ts';
import { expertIn } from '../../committee/pool/store.ts';
import { isOfOffice } from '../../committee/sight.ts';
import type { Candidate } from '../candidates/model.ts';
import { loadOpinions } from '../readings/store.ts';
import { ASKED_OF_NAMES, INTEREST_NAMES, RECUSED_BY_NAMES, type Recusal, type RecusalRequest } from '../recusals/model.ts';
import { loadRecusals, loadRequests } from '../recusals/store.ts';
import { CandidateType } from './candidates.ts';
import { SubmittedType } from './readings.ts';

export const InterestEnum = builder.enumType('RecusalInterest', {
  description: manual('回避事由，即专家与评审对象的关系。', 'The ground of a recusal: what an expert has to do with a candidate. Rule E5.'),
  values: named(INTEREST_NAMES),
});
export const AskedOfEnum = builder.enumType('RecusalAskedOf', {
  description: manual(
    '申请何人回避：按职责，名单不公开。',
    'Whom an applicant asks to keep away: by function, as the names are not public. Rule E5.',
  ),
  values: named(ASKED_OF_NAMES),
});
const RecusedByEnum = builder.enumType('RecusedBy', {
  description: manual('回避如何产生。', 'How a recusal came about. Rule E5.'),
  values: named(RECUSED_BY_NAMES),
});

type OfCandidate<T> = T & { committee: string };

const RecusalType = builder.objectRef<OfCandidate<Recusal>>('Recusal').implement({
  description: manual('一项已记录的回避。', 'A recusal on record. Rule E5.'),
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual('专家。', 'The expert.'),
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    interest: t.expose('interest', { type: InterestEnum, description: manual('事由。', 'The reason.') }),
    by: t.expose('by', { type: RecusedByEnum, description: manual('如何产生。', 'How it came about.') }),
    reason: t.exposeString('reason', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});

const AnswerType = builder.objectRef<NonNullable<RecusalRequest['answer']>>('RecusalAnswer').implement({
  description: manual('对回避申请的答复。', 'The answer to a request for recusal.'),
  fields: (t) => ({
    granted: t.exposeBoolean('granted', { description: manual('是否支持。', 'Whether it was granted.') }),
    opinion: t.exposeString('opinion', { description: manual('意见。', 'The opinion.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});

export const RequestType = builder.objectRef<RecusalRequest>('RecusalRequest').implement({
  description: manual('申报人的回避申请。', 'An applicant’s request for recusal. Rule E5.'),
  sight: ({ applicant, committee, city }, { actor }) => isAccountOf(actor, applicant) || isOfOffice(actor, committee, { city }),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('第几次。', 'Which it is, counted from the first.') }),
    of: t.expose('of', { type: AskedOfEnum, description: manual('申请何人回避。', 'Whom the request asks to keep away.') }),
    interest: t.expose('interest', { type: InterestEnum, description: manual('事由。', 'The reason.') }),
    reason: t.exposeString('reason', { description: manual('说明。', 'The explanation.') }),
    at: t.expose('at', { type: 'Instant', description: manual('提出时刻。', 'When it was made.') }),
    answer: t.expose('answer', {
      type: AnswerType,
      nullable: true,
      description: manual('答复；未答复的为空。', 'The answer; null where it was not answered.'),
    }),
  }),
});

const ReaderType = builder.objectRef<OfCandidate<Candidate['readers'][number]>>('CandidateReader').implement({
  description: manual('评审对象的评阅人。', 'A reader of a candidate. Rule E7.'),
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: manual('专家。', 'The expert.'),
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('提交意见的时刻；未提交的为空。', 'When the opinion was submitted; null where it was not.'),
    }),
  }),
});

const of = <T extends object>(rows: readonly T[], { committee }: Candidate): OfCandidate<T>[] =>
  rows.map((row) => ({ ...row, committee: committee ?? '' }));

builder.objectFields(CandidateType, (t) => ({
  readers: t.field({
    type: [ReaderType],
    rows: 5,
    description: manual('评阅人。', 'The readers.'),
    resolve: (candidate) => of(candidate.readers, candidate),
  }),
  opinions: t.field({
    type: [SubmittedType],
    price: REQUEST,
    rows: 5,
    description: manual(
      '已提交的评价意见，不显示评阅人。读表一次。',
      'The submitted opinions, without the names of the readers. One table request. Rule E7.',
    ),
    resolve: async ({ application }, _, { table }) =>
      (await loadOpinions(table, application)).filter(({ submittedAt, endedAt }) => submittedAt !== null && endedAt === null),
  }),
  recusals: t.field({
    type: [RecusalType],
    price: REQUEST,
    description: manual('已记录的回避。读表一次。', 'The recusals on record. One table request. Rule E5.'),
    resolve: async (candidate, _, { table }) => of(await loadRecusals(table, candidate.application), candidate),
  }),
  recusalRequests: t.field({
    type: [RequestType],
    price: REQUEST,
    description: manual('申报人的回避申请。读表一次。', 'The applicant’s requests for recusal. One table request. Rule E5.'),
    resolve: ({ application }, _, { table }) => loadRequests(table, application),
  }),
}));

builder.objectField(ApplicationType, 'recusalRequests', (t) =>
  t.field({
    type: [RequestType],
    price: REQUEST,
    description: manual(
      '您提出的回避申请；申报人本人可见，其他人见到的是空列表。读表一次。',
      'The requests for recusal that you made; for the applicant, an empty list for others. One table request. Rule E5.',
    ),
    resolve: async (head, _, { table, actor }) => (isOwn(actor, head) ? loadRequests(table, head.id) : []),
  }),
);
