/** A draft in the graph: its parts, what the check says of it, what may be done with it. */
import { builder } from '../../builder.ts';
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
  description: '通知的组成部分，逐部分保存。A part of a notice; each is saved by itself.',
  values: Object.fromEntries(
    PARTS.map((name) => [name.toUpperCase(), { value: name, description: `${PART_NAMES[name].zh}。${capital(PART_NAMES[name].en)}.` }]),
  ),
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const DraftStateEnum = builder.enumType('AnnouncementDraftState', {
  description: '通知草稿的状态。In which state a draft is.',
  values: {
    OPEN: { description: '起草中。Being written.' },
    PROPOSED: { description: '已提出发布，待另一名经办人确认。Proposed; a second officer has to confirm.' },
    PUBLISHED: { description: '已发布。In force.' },
    DROPPED: { description: '已撤回。Withdrawn.' },
  } satisfies Record<DraftState, object>,
});

export const AppliesToEnum = builder.enumType('AmendmentReach', {
  description: '调整的适用范围。Whom an amendment reaches.',
  values: {
    ALL: { description: '全部申报。Every application.' },
    NEW: { description: '此后首次提交的申报。What is submitted for the first time from then on.' },
  } satisfies Record<AppliesTo, object>,
});

const SeverityEnum = builder.enumType('CheckSeverity', {
  description: '检查结果的轻重。How much a line of the check weighs.',
  values: {
    ERROR: { description: '错误：不改不能发布。It cannot be published like this.' },
    WARNING: { description: '提示：请核对。To be looked at.' },
    NOTE: { description: '说明。To be known.' },
  } satisfies Record<Severity, object>,
});

export const CheckLineType = builder.objectRef<CheckLine>('CheckLine').implement({
  description: '对通知草稿的一条检查结果。A line of the check of a draft.',
  fields: (t) => ({
    severity: t.expose('severity', { type: SeverityEnum, description: '轻重。' }),
    code: t.exposeString('code', { description: '代码。For programs.' }),
    path: t.exposeString('path', { description: '位置，如 phases[2].closes。Where in the document.' }),
    says: t.expose('says', { type: BilingualType, description: '问题。What is wrong, or to be known.' }),
    todo: t.expose('todo', { type: BilingualType, description: '怎么办。What to do.' }),
    rule: t.exposeString('rule', { description: '规则编号。' }),
  }),
});

const PartType = builder.objectRef<{ name: PartName; content: unknown; shifted: string[] }>('AnnouncementDraftPart').implement({
  description: '草稿的一部分。A part of the draft as it stands.',
  fields: (t) => ({
    part: t.expose('name', { type: PartEnum, description: '哪一部分。' }),
    title: t.field({ type: BilingualType, description: '名称。', resolve: ({ name }) => PART_NAMES[name] }),
    content: t.field({
      type: 'JSON',
      nullable: true,
      description: '内容；尚未填写的为空。What stands there; its shape: `announcementShape`.',
      resolve: ({ content }) => content ?? null,
    }),
    shifted: t.exposeStringList('shifted', {
      description:
        '从上年顺延、尚待核对的日期所在位置；保存本部分即视为已核对。Days that were shifted from the copied year, and not looked at yet.',
    }),
  }),
});

const AmendsType = builder.objectRef<NonNullable<Draft['amends']>>('AnnouncementAmendment').implement({
  description: '对已发布通知的调整。An amendment of what is in force. Rule C8.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '所调整的版本。' }),
    document: t.exposeString('document', { description: '文号。' }),
    reason: t.exposeString('reason', { description: '事由。' }),
    appliesTo: t.expose('appliesTo', { type: AppliesToEnum, description: '适用范围。' }),
  }),
});

export const draftRef = builder.objectRef<Draft>('AnnouncementDraft');
export const DraftType = builder.node(draftRef, {
  description: '通知草稿：由市人社局逐部分起草，检查后由另一名经办人确认发布。A notice as its bureau writes it. Rule C8.',
  id: { resolve: ({ cycle }) => cycle },
  sight: (draft, { actor }) => seesDraft(actor, draft),
  loadWithoutCache: (id, context) => draftIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: '版本；保存、发布、撤回时须带上。Give it with every action. Rule A4.' }),
    cycle: t.exposeString('cycle', { description: '评审年度代码。The id of its cycle.' }),
    city: t.exposeString('city', { description: '城市的行政区划代码。' }),
    cityName: t.exposeString('cityName', { description: '城市。' }),
    year: t.exposeInt('year', { description: '年度。' }),
    round: t.exposeInt('round', { description: '批次。' }),
    state: t.expose('state', { type: DraftStateEnum, description: '状态。' }),
    copiedFrom: t.exposeString('copiedFrom', { nullable: true, description: '复制自哪个年度；空白起草的无。' }),
    amends: t.expose('amends', { type: AmendsType, nullable: true, description: '所作的调整；不是调整的为空。' }),
    proposedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '提出发布的时刻；未提出的为空。',
      resolve: ({ proposed }) => proposed?.at ?? null,
    }),
    proposedBy: t.string({ nullable: true, description: '提出发布的经办人账号。', resolve: ({ proposed }) => proposed?.by ?? null }),
    parts: t.field({
      type: [PartType],
      description: '各部分，尚未填写的也列出。All parts, in order.',
      resolve: (draft) => {
        const content = contentOf(draft);
        return PARTS.map((name) => ({ name, content: content[name], shifted: draft.shifted.filter((path) => path.startsWith(name)) }));
      },
    }),
    check: t.field({
      type: [CheckLineType],
      price: 6 * REQUEST,
      rows: 50,
      description: '检查结果，按文件顺序。Everything that the check says, in the order of the document. Some table requests.',
      resolve: (draft, _, context) => linesOf(context, draft),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: 2 * REQUEST,
      description: '您现在可对该草稿办理的事项及不能办理的原因。From the same rules that the mutations ask. Rule C8.',
      resolve: async (draft, _, context) => actionsOnDraft(context.actor, draft, await openingOf(context, draft), context.now),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '办理记录。Who wrote, proposed, confirmed. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: ({ cycle }, args, context) => historyOf(context, { kind: 'NOTICE_DRAFT', id: cycle }, args),
    }),
  }),
});
