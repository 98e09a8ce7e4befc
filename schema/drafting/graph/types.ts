/** A draft in the graph: its parts, what the check says of it, what may be done with it. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { PARTS, type PartName } from '../../announcement/document/index.ts';
import { linesOf } from '../actions/checking.ts';
import { openingOf } from '../actions/opening.ts';
import type { CheckLine, Severity } from '../check/index.ts';
import { contentOf, PART_NAMES, type AppliesTo, type Draft, type DraftState } from '../model.ts';
import { actionsOnDraft } from '../offers.ts';
import { seesDraft } from '../sight.ts';
import { draftIn } from '../store.ts';

/** As clients name them: `phases` is `PHASES`. */
export const PartEnum = builder.enumType('AnnouncementPart', {
  description: manual('通知的组成部分，逐部分保存。', 'The parts of a notice; each is saved by itself.'),
  values: Object.fromEntries(
    PARTS.map((name) => [
      name.toUpperCase(),
      { value: name, description: manual(`${PART_NAMES[name].zh}。`, `${capital(PART_NAMES[name].en)}.`) },
    ]),
  ),
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const DraftStateEnum = builder.enumType('AnnouncementDraftState', {
  description: manual('通知草稿的状态。', 'The states of a draft.'),
  values: {
    OPEN: { description: manual('起草中。', 'Being written.') },
    PROPOSED: { description: manual('已提出发布，待另一名经办人确认。', 'Proposed for publication; another officer has to confirm it.') },
    PUBLISHED: { description: manual('已发布。', 'Published.') },
    DROPPED: { description: manual('已撤回。', 'Withdrawn.') },
  } satisfies Record<DraftState, object>,
});

export const AppliesToEnum = builder.enumType('AmendmentReach', {
  description: manual('调整的适用范围。', 'Whom an amendment applies to.'),
  values: {
    ALL: { description: manual('全部申报。', 'All applications.') },
    NEW: { description: manual('此后首次提交的申报。', 'Applications first submitted from then on.') },
  } satisfies Record<AppliesTo, object>,
});

const SeverityEnum = builder.enumType('CheckSeverity', {
  description: manual('检查结果的轻重。', 'How much a line of the check weighs.'),
  values: {
    ERROR: { description: manual('错误：不改不能发布。', 'An error: without a change it cannot be published.') },
    WARNING: { description: manual('提示：请核对。', 'A warning: to be checked.') },
    NOTE: { description: manual('说明：供了解。', 'A note: to be known.') },
  } satisfies Record<Severity, object>,
});

export const CheckLineType = builder.objectRef<CheckLine>('CheckLine').implement({
  description: manual('对通知草稿的一条检查结果。', 'A line of the check of a draft.'),
  fields: (t) => ({
    severity: t.expose('severity', { type: SeverityEnum, description: manual('轻重。', 'How much it weighs.') }),
    code: t.exposeString('code', { description: manual('代码，供程序使用。', 'The code, for programs.') }),
    path: t.exposeString('path', {
      description: manual('在文件中的位置，如 phases[2].closes。', 'Where in the document, such as phases[2].closes.'),
    }),
    says: t.expose('says', { type: BilingualType, description: manual('问题，或须了解的情况。', 'What is wrong, or to be known.') }),
    todo: t.expose('todo', { type: BilingualType, description: manual('怎么办。', 'What to do.') }),
    rule: t.exposeString('rule', { description: manual('规则编号。', 'The id of the rule.') }),
  }),
});

const PartType = builder.objectRef<{ name: PartName; content: unknown; shifted: string[] }>('AnnouncementDraftPart').implement({
  description: manual('草稿的一部分，现在的样子。', 'A part of the draft as it stands.'),
  fields: (t) => ({
    part: t.expose('name', { type: PartEnum, description: manual('哪一部分。', 'Which part.') }),
    title: t.field({ type: BilingualType, description: manual('名称。', 'The name.'), resolve: ({ name }) => PART_NAMES[name] }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description: manual(
        '内容，结构见 `announcementShape`；尚未填写的为空。',
        'The content, for whose shape see `announcementShape`; null where it was not filled in yet.',
      ),
      resolve: ({ content }) => content ?? null,
    }),
    shifted: t.exposeStringList('shifted', {
      description: manual(
        '从上年顺延、尚待核对的日期所在位置；保存本部分即视为已核对。',
        'Where the dates stand that were shifted from the copied year and still have to be checked; saving this part counts as checking them.',
      ),
    }),
  }),
});

const AmendsType = builder.objectRef<NonNullable<Draft['amends']>>('AnnouncementAmendment').implement({
  description: manual('对已发布通知的调整。', 'An amendment of a published notice. Rule C8.'),
  fields: (t) => ({
    version: t.exposeInt('version', { description: manual('所调整的版本。', 'The version that is amended.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    reason: t.exposeString('reason', { description: manual('事由。', 'The reason.') }),
    appliesTo: t.expose('appliesTo', { type: AppliesToEnum, description: manual('适用范围。', 'The scope.') }),
  }),
});

export const draftRef = builder.objectRef<Draft>('AnnouncementDraft');
export const DraftType = builder.node(draftRef, {
  description: manual(
    '通知草稿：由市人社局逐部分起草，检查后由另一名经办人确认发布。',
    'A draft of a notice: the bureau writes it part by part; after the check another officer confirms its publication. Rule C8.',
  ),
  id: { resolve: ({ cycle }) => cycle },
  sight: (draft, { actor }) => seesDraft(actor, draft),
  loadWithoutCache: (id, context) => draftIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: manual('版本；保存、发布、撤回时须带上。', 'The version; give it when saving, publishing or withdrawing. Rule A4.'),
    }),
    cycle: t.exposeString('cycle', { description: manual('评审年度代码。', 'The id of the cycle.') }),
    city: t.exposeString('city', { description: manual('城市的行政区划代码。', 'The administrative division code of the city.') }),
    cityName: t.exposeString('cityName', { description: manual('城市名称。', 'The name of the city.') }),
    year: t.exposeInt('year', { description: manual('年度。', 'The year.') }),
    round: t.exposeInt('round', { description: manual('批次。', 'The round.') }),
    announcementDraftState: t.expose('state', { type: DraftStateEnum, description: manual('状态。', 'The state.') }),
    copiedFrom: t.exposeString('copiedFrom', {
      nullable: true,
      description: manual('复制自哪个年度；空白起草的为空。', 'The cycle it was copied from; null where it was begun blank.'),
    }),
    amends: t.expose('amends', {
      type: AmendsType,
      nullable: true,
      description: manual('所作的调整；不是调整的为空。', 'The amendment it makes; null where it is not an amendment.'),
    }),
    proposedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('提出发布的时刻；未提出的为空。', 'When its publication was proposed; null where it was not.'),
      resolve: ({ proposed }) => proposed?.at ?? null,
    }),
    proposedBy: t.string({
      nullable: true,
      description: manual(
        '提出发布的经办人账号；未提出的为空。',
        'The account of the officer who proposed its publication; null where it was not proposed.',
      ),
      resolve: ({ proposed }) => proposed?.by ?? null,
    }),
    parts: t.field({
      type: [PartType],
      description: manual('各部分，按顺序，尚未填写的也列出。', 'All parts, in order, those not filled in yet as well.'),
      resolve: (draft) => {
        const content = contentOf(draft);
        return PARTS.map((name) => ({ name, content: content[name], shifted: draft.shifted.filter((path) => path.startsWith(name)) }));
      },
    }),
    check: t.field({
      type: [CheckLineType],
      price: 6 * REQUEST,
      rows: 50,
      description: manual(
        '检查结果，按文件顺序。读表若干次。',
        'The outcome of the check, in the order of the document. Some table requests.',
      ),
      resolve: (draft, _, context) => linesOf(context, draft),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: 2 * REQUEST,
      description: manual(
        '您现在可对该草稿办理的事项及不能办理的原因，与办理时的判断依据相同。',
        'What you may do with this draft now, and why not the rest; from the same rules that the mutations ask. Rule C8.',
      ),
      resolve: async (draft, _, context) => actionsOnDraft(context.actor, draft, await openingOf(context, draft), context.now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '办理记录：由谁起草、提出、确认。读表一次。',
        'The history: who wrote, proposed and confirmed it. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: ({ cycle }, args, context) => historyOf(context, { kind: 'NOTICE_DRAFT', id: cycle }, args),
    }),
  }),
});
