/** The bureau's mutations on notices (C8). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Context } from '../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { amendAnnouncement, publishAnnouncement } from '../actions/publishing.ts';
import { draftAnnouncement, saveAnnouncement, withdrawAnnouncement } from '../actions/drafts.ts';
import { draftingRefusals } from '../refusals.ts';
import { loadDraft } from '../store.ts';
import { AppliesToEnum, draftRef, DraftType, PartEnum } from './types.ts';

const again =
  ({ table }: Context) =>
  async ({ draft }: { draft: string }) => {
    const found = await loadDraft(table, draft);
    if (!found) throw draftingRefusals.DRAFT_UNKNOWN();
    return found;
  };

const PartInput = builder.inputType('AnnouncementPartInput', {
  description: manual('通知一部分的新内容。', 'The new content of a part of a notice.'),
  fields: (t) => ({
    part: t.field({ type: PartEnum, required: true, description: manual('哪一部分。', 'Which part.') }),
    content: t.field({ type: 'JSON', required: false, description: manual('全部内容；空为删去。', 'The whole content; null removes it.') }),
  }),
});

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const seen = {
    draft: t.input.globalID({ required: true, for: [draftRef], description: manual('草稿。', 'The draft.') }),
    version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
  };
  const bureau = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
  return {
    draftAnnouncement: t.fieldWithInput({
      type: DraftType,
      input: {
        year: t.input.int({ required: true, description: manual('年度。', 'The year.') }),
        round: t.input.int({ required: true, defaultValue: 1, description: manual('批次，自1起。', 'The round, from 1.') }),
        cityName: t.input.string({
          required: false,
          description: manual(
            '城市名称；复制本市通知的可不填。',
            'The name of the city; it may be left out where a notice of the city is copied.',
          ),
        }),
        copyOf: t.input.string({
          required: false,
          description: manual(
            '复制哪个年度的通知（年度代码）；日期顺延至相同的星期并逐一标明待核对。',
            'The cycle whose notice is copied (its id); its dates move to the same weekdays, and each is flagged to be checked.',
          ),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '起草本市的通知，空白或复制：市人社局。',
        'Drafts a notice of the city, blank or as a copy: for the bureau. Rule C8. Errors: ROLE_REQUIRED, INPUT_INVALID, CYCLE_PUBLISHED, DRAFT_EXISTS, DRAFT_UNKNOWN, CITY_NAME_MISSING.',
      ),
      resolve: (_, { input: { key: own, year, round, cityName, copyOf } }, context) => {
        const body = { year, round, cityName: cityName ?? null, copyOf: copyOf ?? null };
        return answered(context, { key: own, mutation: 'draftAnnouncement', body }, draftAnnouncement, again(context));
      },
    }),
    saveAnnouncement: t.fieldWithInput({
      type: DraftType,
      input: {
        ...seen,
        part: t.input.field({ type: PartEnum, required: true, description: manual('哪一部分。', 'Which part.') }),
        content: t.input.field({
          type: 'JSON',
          required: false,
          description: manual('全部内容；空为删去。', 'The whole content; null removes it.'),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '保存通知的一部分，有误也保存，由 `check` 说明；已提出的发布须重新提出：市人社局。',
        'Saves a part of the notice, with mistakes too, which `check` tells; a publication already proposed must be proposed anew: for the bureau. Rules C8, A4. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, AMENDS_WINDOWS, DOCUMENT_TOO_LARGE.',
      ),
      resolve: (_, { input: { key: own, draft, content, ...input } }, context) => {
        const body = { ...input, draft: draft.id, content: content ?? null };
        return answered(context, { key: own, mutation: 'saveAnnouncement', body }, saveAnnouncement, again(context));
      },
    }),
    publishAnnouncement: t.fieldWithInput({
      type: DraftType,
      input: { ...seen, key },
      ...bureau,
      description: manual(
        '提出发布；已由另一名经办人提出的，确认发布，即时生效并排定各时刻：市人社局。',
        'Proposes publication; where another officer has proposed it already, confirms it: the notice takes effect at once and its instants are scheduled. For the bureau. Rule C8. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, DRAFT_WRONG, SECOND_OFFICER.',
      ),
      resolve: (_, { input: { key: own, draft, version } }, context) =>
        answered(
          context,
          { key: own, mutation: 'publishAnnouncement', body: { draft: draft.id, version } },
          publishAnnouncement,
          again(context),
        ),
    }),
    amendAnnouncement: t.fieldWithInput({
      type: DraftType,
      input: {
        cycle: t.input.string({ required: true, description: manual('评审年度代码。', 'The id of the cycle.') }),
        version: t.input.int({
          required: true,
          description: manual('所见的已发布版本（Cycle.version）。', 'The published version as seen (Cycle.version). Rule A4.'),
        }),
        parts: t.input.field({
          type: [PartInput],
          required: true,
          description: manual('要调整的部分；时间安排用 amendPhase。', 'The parts to amend; for windows use amendPhase.'),
        }),
        document: t.input.string({
          required: true,
          description: manual('文号，最多60字。', 'The document number, at most 60 characters.'),
        }),
        reason: t.input.string({ required: true, description: manual('事由，最多500字。', 'The reason, at most 500 characters.') }),
        appliesTo: t.input.field({
          type: AppliesToEnum,
          required: false,
          description: manual(
            '适用范围；不填的，要求更严的仅适用于此后首次提交的，其余适用于全部。',
            'Whom it applies to; left out, what is stricter applies only to applications first submitted from then on, the rest to all.',
          ),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '提出调整已发布的通知，由另一名经办人以 `publishAnnouncement` 确认：市人社局。',
        'Proposes a change to a published notice, which a second officer confirms with `publishAnnouncement`: for the bureau. Rule C8. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, INPUT_INVALID, PART_TWICE, AMENDS_WINDOWS, AMENDS_NOTHING, DRAFT_WRONG, DOCUMENT_TOO_LARGE.',
      ),
      resolve: (_, { input: { key: own, parts, appliesTo, ...input } }, context) => {
        const body = {
          ...input,
          parts: parts.map(({ part, content }) => ({ part, content: content ?? null })),
          appliesTo: appliesTo ?? null,
        };
        return answered(context, { key: own, mutation: 'amendAnnouncement', body }, amendAnnouncement, again(context));
      },
    }),
    withdrawAnnouncement: t.fieldWithInput({
      type: DraftType,
      input: {
        ...seen,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      ...bureau,
      description: manual(
        '撤回：草稿随时可以，已发布的须在第一个阶段开始之前；所写内容保留，可重新起草：市人社局。',
        'Withdraws a notice: a draft at any time, a published one before its first phase begins; what was written is kept and can be drafted anew. For the bureau. Rule C8. Errors: DRAFT_UNKNOWN, DRAFT_NOT_IN_STATE, VERSION_STALE, CYCLE_BEGUN, INPUT_INVALID.',
      ),
      resolve: (_, { input: { key: own, draft, ...input } }, context) =>
        answered(
          context,
          { key: own, mutation: 'withdrawAnnouncement', body: { ...input, draft: draft.id } },
          withdrawAnnouncement,
          again(context),
        ),
    }),
  };
});
