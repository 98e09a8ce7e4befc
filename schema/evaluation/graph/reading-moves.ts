/** The mutations on readers, opinions and recusals (E5, E7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { expertRef, filingRef, partsOf } from '../../committee/graph/refs.ts';
import { found } from '../../identity/graph/types.ts';
import { assignReaders } from '../readings/actions/assign.ts';
import { saveOpinion, submitOpinion } from '../readings/actions/opinions.ts';
import { opinionIn } from '../readings/store.ts';
import { answerRecusalRequest, requestRecusal } from '../recusals/actions/ask.ts';
import { declareRecusal, orderRecusal } from '../recusals/actions/order.ts';
import { loadRequest } from '../recusals/store.ts';
import { candidateRef } from './candidates.ts';
import { AssignedType, DeclaredType, noted, told } from './reading-answers.ts';
import { AspectEnum, GradeEnum, readingRef, ReadingType } from './readings.ts';
import { AskedOfEnum, InterestEnum, RequestType } from './recusals.ts';

const GradedInput = builder.inputType('OpinionGradeInput', {
  description: manual('一个方面的等次。', 'The grade of an aspect.'),
  fields: (t) => ({
    aspect: t.field({ type: AspectEnum, required: true, description: manual('方面。', 'The aspect.') }),
    grade: t.field({ type: GradeEnum, required: true, description: manual('等次。', 'The grade.') }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const candidate = t.input.globalID({ required: true, for: [candidateRef], description: manual('评审对象。', 'The candidate.') });
  const interest = t.input.field({ type: InterestEnum, required: true, description: manual('事由。', 'The reason.') });
  const reason = t.input.string({ required: true, description: manual('说明，最多300字。', 'The explanation, at most 300 characters.') });
  const reading = t.input.globalID({ required: true, for: [readingRef], description: manual('评阅任务。', 'The reading.') });
  const version = t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') });
  const expert = { authScopes: { role: ['EXPERT' as const] } };
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  return {
    assignReaders: t.fieldWithInput({
      type: AssignedType,
      input: {
        committee: t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        key,
      },
      price: 3600,
      ...office,
      description: manual(
        '为尚缺评阅人的评审对象分配评阅人：评委会办事机构。每件不少于规定人数，避开应回避的，各人件数尽量均衡。',
        'Assigns readers to every candidate that has too few: for the office of the committee. Each gets at least the number required, nobody who must be recused, and the numbers given to the readers are kept as even as possible. Rules E5, E7. Errors: COMMITTEE_UNKNOWN, MEMBERS_UNSET, READERS_TOO_FEW, READERS_NONE_LEFT, CYCLE_UNKNOWN.',
      ),
      resolve: (_, { input }, context) => {
        const body = { committee: input.committee.id, cycle: input.cycle ?? null };
        return answered(context, { key: input.key, mutation: 'assignReaders', body }, assignReaders, ({ committee, assigned }) =>
          Promise.resolve({ committee, assigned }),
        );
      },
    }),
    saveOpinion: t.fieldWithInput({
      type: ReadingType,
      input: {
        reading,
        version,
        grades: t.input.field({
          type: [GradedInput],
          required: true,
          description: manual('等次；每个方面至多一个。', 'The grades; at most one for each aspect.'),
        }),
        text: t.input.string({
          required: false,
          description: manual('综合评价意见，最多1000字。', 'The overall opinion, at most 1000 characters.'),
        }),
        recommends: t.input.boolean({
          required: false,
          description: manual('是否同意推荐。', 'Whether the reader recommends the candidate.'),
        }),
        key,
      },
      ...expert,
      description: manual(
        '保存评价意见草稿：评阅人本人；须与所见版本相符。',
        'Saves a draft of an opinion against the version as seen: for the reader. Rules E7, A4. Errors: INPUT_INVALID, CANDIDATE_UNKNOWN, NOT_READER, RECUSED, PLEDGE_NEEDED, OPINION_SUBMITTED, OPINION_NOT_NOW, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const { committee: application, rest: reader } = partsOf(input.reading.id);
        const { version: seen, text, recommends } = input;
        const { grades } = input;
        const body = { application, reader, version: seen, grades, text: text ?? null, recommends: recommends ?? null };
        return answered(context, { key: input.key, mutation: 'saveOpinion', body }, saveOpinion, async (answer) =>
          found(await opinionIn(context, answer)),
        );
      },
    }),
    submitOpinion: t.fieldWithInput({
      type: ReadingType,
      input: { reading, version, key },
      ...expert,
      description: manual(
        '提交评价意见：评阅人本人；须完整，提交一次，提交后不能更改。',
        'Submits an opinion: for the reader; it has to be complete, is submitted once and cannot be changed afterwards. Rule E7. Errors: CANDIDATE_UNKNOWN, NOT_READER, RECUSED, PLEDGE_NEEDED, OPINION_INCOMPLETE, OPINION_SUBMITTED, OPINION_NOT_NOW, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) => {
        const { committee: application, rest: reader } = partsOf(input.reading.id);
        const body = { application, reader, version: input.version };
        return answered(context, { key: input.key, mutation: 'submitOpinion', body }, submitOpinion, async (answer) =>
          found(await opinionIn(context, answer)),
        );
      },
    }),
    declareRecusal: t.fieldWithInput({
      type: DeclaredType,
      input: { candidate, interest, reason, key },
      ...expert,
      description: manual(
        '申明回避：组成人员本人；评阅任务随之取消。',
        'Declares a recusal: for the member; what they were to read is taken off them. Rule E5. Errors: INPUT_INVALID, CANDIDATE_UNKNOWN, MEMBERS_UNSET, RECUSED_ALREADY, RECUSAL_LATE.',
      ),
      resolve: (_, { input }, context) => {
        const body = { application: input.candidate.id, interest: input.interest, reason: input.reason };
        return answered(context, { key: input.key, mutation: 'declareRecusal', body }, told(declareRecusal), noted);
      },
    }),
    orderRecusal: t.fieldWithInput({
      type: DeclaredType,
      input: {
        candidate,
        expert: t.input.globalID({ required: true, for: [expertRef], description: manual('专家。', 'The expert.') }),
        interest,
        reason,
        key,
      },
      authScopes: { role: ['COMMITTEE_OFFICE', 'EXPERT'] },
      description: manual(
        '决定某专家回避：评委会办事机构或主任委员。',
        'Orders the recusal of an expert: for the office of the committee or the chair. Rule E5. Errors: INPUT_INVALID, CANDIDATE_UNKNOWN, MEMBERS_UNSET, NO_MEMBER, RECUSED_ALREADY, RECUSAL_LATE.',
      ),
      resolve: (_, { input }, context) => {
        const body = {
          application: input.candidate.id,
          account: partsOf(input.expert.id).rest,
          interest: input.interest,
          reason: input.reason,
        };
        return answered(context, { key: input.key, mutation: 'orderRecusal', body }, told(orderRecusal), noted);
      },
    }),
    requestRecusal: t.fieldWithInput({
      type: RequestType,
      input: {
        application: t.input.globalID({
          required: true,
          for: [applicationRef],
          description: manual('本人的申报。', 'Your own application.'),
        }),
        of: t.input.field({
          type: AskedOfEnum,
          required: true,
          description: manual('申请何人回避（按职责）。', 'Whom the request asks to keep away, by their function.'),
        }),
        interest,
        reason: t.input.string({
          required: true,
          description: manual(
            '事实和理由，可写明所知的人员，最多500字。',
            'The facts and reasons, at most 500 characters; persons you know of may be named.',
          ),
        }),
        key,
      },
      authScopes: { role: ['APPLICANT'] },
      description: manual(
        '申请回避：申报人本人；由评委会办事机构核实、答复，不告知专家姓名。',
        'Asks for a recusal: for the applicant; the office of the committee checks and answers it, without naming any expert. Rule E5. Errors: INPUT_INVALID, APPLICATION_UNKNOWN, CANDIDATE_UNKNOWN, RECUSAL_LATE, REQUESTS_TOO_MANY.',
      ),
      resolve: (_, { input }, context) => {
        const { of, interest: what, reason: why } = input;
        const body = { application: input.application.id, of, interest: what, reason: why };
        return answered(context, { key: input.key, mutation: 'requestRecusal', body }, requestRecusal, async (answer) =>
          found(await loadRequest(context.table, answer.application, answer.number)),
        );
      },
    }),
    answerRecusalRequest: t.fieldWithInput({
      type: RequestType,
      input: {
        candidate,
        number: t.input.int({ required: true, description: manual('第几次申请。', 'Which request it is, counted from the first.') }),
        granted: t.input.boolean({
          required: true,
          description: manual(
            '是否支持；支持的，另以 orderRecusal 决定具体专家回避。',
            'Whether it is granted; where it is, the recusal of the expert in question is ordered with orderRecusal.',
          ),
        }),
        opinion: t.input.string({
          required: true,
          description: manual('意见，最多300字；不写专家姓名。', 'The opinion, at most 300 characters; it names no expert.'),
        }),
        key,
      },
      ...office,
      description: manual(
        '答复回避申请：评委会办事机构。',
        'Answers a request for recusal: for the office of the committee. Rule E5. Errors: INPUT_INVALID, REQUEST_UNKNOWN, REQUEST_ANSWERED, EXPERT_NAMED.',
      ),
      resolve: (_, { input }, context) => {
        const body = { application: input.candidate.id, number: input.number, granted: input.granted, opinion: input.opinion };
        return answered(context, { key: input.key, mutation: 'answerRecusalRequest', body }, answerRecusalRequest, async (answer) =>
          found(await loadRequest(context.table, answer.application, answer.number)),
        );
      },
    }),
  };
});
