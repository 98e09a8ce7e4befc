/** Recusals and readers of a candidate in the graph (E5, E7). */
import { builder } from '../../builder.ts';
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
  description: '回避事由。What an expert has to do with a candidate. Rule E5.',
  values: named(INTEREST_NAMES),
});
export const AskedOfEnum = builder.enumType('RecusalAskedOf', {
  description: '申请何人回避：按职责，名单不公开。Whom an applicant asks to keep away, by what they are. Rule E5.',
  values: named(ASKED_OF_NAMES),
});
const RecusedByEnum = builder.enumType('RecusedBy', {
  description: '回避如何产生。How a recusal came about. Rule E5.',
  values: named(RECUSED_BY_NAMES),
});

type OfCandidate<T> = T & { committee: string };

const RecusalType = builder.objectRef<OfCandidate<Recusal>>('Recusal').implement({
  description: '一项回避。A recusal on record. Rule E5.',
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: '专家。',
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    interest: t.expose('interest', { type: InterestEnum, description: '事由。' }),
    by: t.expose('by', { type: RecusedByEnum, description: '如何产生。' }),
    reason: t.exposeString('reason', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});

const AnswerType = builder.objectRef<NonNullable<RecusalRequest['answer']>>('RecusalAnswer').implement({
  description: '对回避申请的答复。',
  fields: (t) => ({
    granted: t.exposeBoolean('granted', { description: '是否支持。' }),
    opinion: t.exposeString('opinion', { description: '意见。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});

export const RequestType = builder.objectRef<RecusalRequest>('RecusalRequest').implement({
  description: '申报人的回避申请。What an applicant has asked for. Rule E5.',
  sight: ({ applicant, committee, city }, { actor }) => isAccountOf(actor, applicant) || isOfOffice(actor, committee, { city }),
  fields: (t) => ({
    number: t.exposeInt('number', { description: '第几次。' }),
    of: t.expose('of', { type: AskedOfEnum, description: '申请何人回避。' }),
    interest: t.expose('interest', { type: InterestEnum, description: '事由。' }),
    reason: t.exposeString('reason', { description: '说明。' }),
    at: t.expose('at', { type: 'Instant', description: '提出时刻。' }),
    answer: t.expose('answer', { type: AnswerType, nullable: true, description: '答复；未答复的无。' }),
  }),
});

const ReaderType = builder.objectRef<OfCandidate<Candidate['readers'][number]>>('CandidateReader').implement({
  description: '评阅人。A reader of a candidate. Rule E7.',
  fields: (t) => ({
    expert: t.field({
      type: ExpertType,
      nullable: true,
      price: ITEM,
      description: '专家。',
      resolve: ({ committee, account }, _, context) => expertIn(context, { committee, account }),
    }),
    submittedAt: t.expose('submittedAt', { type: 'Instant', nullable: true, description: '提交意见的时刻；未提交的无。' }),
  }),
});

const of = <T extends object>(rows: readonly T[], { committee }: Candidate): OfCandidate<T>[] =>
  rows.map((row) => ({ ...row, committee: committee ?? '' }));

builder.objectFields(CandidateType, (t) => ({
  readers: t.field({ type: [ReaderType], rows: 5, description: '评阅人。', resolve: (candidate) => of(candidate.readers, candidate) }),
  opinions: t.field({
    type: [SubmittedType],
    price: REQUEST,
    rows: 5,
    description: '已提交的评价意见，不显示评阅人。The submitted opinions, without whose they are. One table request. Rule E7.',
    resolve: async ({ application }, _, { table }) =>
      (await loadOpinions(table, application)).filter(({ submittedAt, endedAt }) => submittedAt !== null && endedAt === null),
  }),
  recusals: t.field({
    type: [RecusalType],
    price: REQUEST,
    description: '回避。The recusals on record. One table request. Rule E5.',
    resolve: async (candidate, _, { table }) => of(await loadRecusals(table, candidate.application), candidate),
  }),
  recusalRequests: t.field({
    type: [RequestType],
    price: REQUEST,
    description: '申报人的回避申请。What the applicant has asked for. One table request. Rule E5.',
    resolve: ({ application }, _, { table }) => loadRequests(table, application),
  }),
}));

builder.objectField(ApplicationType, 'recusalRequests', (t) =>
  t.field({
    type: [RequestType],
    price: REQUEST,
    description:
      '您提出的回避申请；申报人本人可见，其他人见到的是空列表。What the applicant has asked for, for themselves. One table request. Rule E5.',
    resolve: async (head, _, { table, actor }) => (isOwn(actor, head) ? loadRequests(table, head.id) : []),
  }),
);
