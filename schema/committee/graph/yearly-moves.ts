/** The notice of a committee for a year: written, filed, published, and its postponement (E2, E3). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { found } from '../../identity/graph/types.ts';
import { answerPostponement, askPostponement, fileYearly, publishYearly, saveYearly } from '../yearly/actions.ts';
import { type Yearly } from '../yearly/model.ts';
import { yearlyIn } from '../yearly/store.ts';
import { filingRef } from './refs.ts';
import { YearlyType } from './yearly.ts';

const again = async (context: Context, { committee, cycle }: { committee: string; cycle: string }): Promise<Yearly> =>
  found(await yearlyIn(context, { committee, cycle }));

const ContentInput = builder.inputType('CommitteeYearContent', {
  description: manual('评委会年度评审通知的内容。', 'The content of what a committee announces for a cycle. Rule E6.'),
  fields: (t) => ({
    title: t.string({ required: true, description: manual('标题，最多100字。', 'The title, at most 100 characters.') }),
    document: t.string({ required: true, description: manual('文号，最多60字。', 'The document number, at most 60 characters.') }),
    coverage: t.string({
      required: true,
      description: manual('评审范围，最多1000字。', 'The coverage of the review, at most 1000 characters.'),
    }),
    levels: t.field({
      type: [LevelEnum],
      required: true,
      description: manual('评审层级，须在备案层级之内。', 'The levels reviewed, within those on file.'),
    }),
    materials: t.string({
      required: true,
      description: manual('材料要求，最多3000字。', 'The materials required, at most 3000 characters.'),
    }),
    defence: t.boolean({ required: true, description: manual('是否组织答辩。', 'Whether defences are held.') }),
    closesOn: t.field({
      type: 'Day',
      required: true,
      description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
    }),
    meetsFrom: t.field({ type: 'Day', required: true, description: manual('会议首日。', 'The first day of the meeting.') }),
    meetsUntil: t.field({ type: 'Day', required: true, description: manual('会议末日（含）。', 'The last day of the meeting, included.') }),
    place: t.string({ required: true, description: manual('会议地点，最多100字。', 'The place of the meeting, at most 100 characters.') }),
    postsResultsOn: t.field({
      type: 'Day',
      required: true,
      description: manual('结果公示起始日。', 'The day on which the posting of the results begins.'),
    }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const cycle = t.input.string({ required: false, description: CYCLE_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') });
  const version = t.input.int({
    required: true,
    description: manual('所见版本；尚无通知的为0。', 'The version as seen; 0 where there is no notice yet. Rule A4.'),
  });
  const seen = { committee, cycle, version };
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  const seenOf = (input: { committee: { id: string }; cycle?: string | null | undefined; version: number }) => ({
    committee: input.committee.id,
    cycle: input.cycle ?? null,
    version: input.version,
  });
  return {
    saveYearly: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        content: t.input.field({ type: ContentInput, required: true, description: manual('内容。', 'The content.') }),
        key,
      },
      ...office,
      description: manual(
        '草拟或修改年度评审通知，整件保存：评委会办事机构；已报备的修改后须重新报备。不能如期完成之处见 `unmet`。',
        'Drafts or changes the yearly notice, saved as a whole: for the office of the committee; a notice already filed must be filed anew once changed. What cannot be done in time is told in `unmet`. Rules E6, C11, A4. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_NOT_IN_STATE, LEVELS_FOREIGN, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), content: input.content };
        return answered(context, { key: own, mutation: 'saveYearly', body }, saveYearly, (answer) => again(context, answer));
      },
    }),
    fileYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description: manual(
        '向市人社局报备：评委会办事机构；逾期的照收并标明。',
        'Files the notice with the bureau: for the office of the committee; a late filing is taken and flagged. Rules E6, C3. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'fileYearly', body: seenOf(input) }, fileYearly, (answer) => again(context, answer)),
    }),
    publishYearly: t.fieldWithInput({
      type: YearlyType,
      input: { ...seen, key },
      ...office,
      description: manual(
        '公布已报备的评审通知：评委会办事机构；此后变动会议时间须经市人社局同意。',
        'Publishes a notice that was filed: for the office of the committee; from then on moving the meeting needs the bureau’s consent. Rule E6. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'publishYearly', body: seenOf(input) }, publishYearly, (answer) => again(context, answer)),
    }),
    askPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        closesOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('受理截止日（含）。', 'The last day on which materials are taken, included.'),
        }),
        meetsFrom: t.input.field({ type: 'Day', required: true, description: manual('会议首日。', 'The first day of the meeting.') }),
        meetsUntil: t.input.field({
          type: 'Day',
          required: true,
          description: manual('会议末日（含）。', 'The last day of the meeting, included.'),
        }),
        place: t.input.string({
          required: true,
          description: manual('会议地点，最多100字。', 'The place of the meeting, at most 100 characters.'),
        }),
        postsResultsOn: t.input.field({
          type: 'Day',
          required: true,
          description: manual('结果公示起始日。', 'The day on which the posting of the results begins.'),
        }),
        document: t.input.string({
          required: true,
          description: manual('申请的文号，最多60字。', 'The document number of the request, at most 60 characters.'),
        }),
        reason: t.input.string({ required: true, description: manual('事由，最多300字。', 'The reason, at most 300 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '申请变动已公布的会议时间：评委会办事机构。',
        'Asks to move the published time of a meeting: for the office of the committee. Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, YEARLY_NOT_IN_STATE, POSTPONEMENT_WAITS, YEARLY_UNCHANGED, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, ...seenOf(input) };
        return answered(context, { key: own, mutation: 'askPostponement', body }, askPostponement, (answer) => again(context, answer));
      },
    }),
    answerPostponement: t.fieldWithInput({
      type: YearlyType,
      input: {
        ...seen,
        consent: t.input.boolean({ required: true, description: manual('是否同意。', 'Whether to consent.') }),
        opinion: t.input.string({ required: true, description: manual('意见，最多300字。', 'The opinion, at most 300 characters.') }),
        key,
      },
      authScopes: { role: ['BUREAU_OFFICER'] },
      description: manual(
        '答复延期申请：市人社局；同意的即时生效并公布，告知申报人。',
        'Answers a request to postpone: for the bureau; with consent the new times hold and are published at once, and the applicants are told. Rules E6, C8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, YEARLY_UNKNOWN, POSTPONEMENT_NONE, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...seenOf(input), consent: input.consent, opinion: input.opinion };
        return answered(context, { key: own, mutation: 'answerPostponement', body }, answerPostponement, (answer) =>
          again(context, answer),
        );
      },
    }),
  };
});
