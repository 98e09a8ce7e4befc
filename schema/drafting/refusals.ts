/** What drafting refuses. */
import { declareRefusals } from '../core/refusal.ts';

export const draftingRefusals = declareRefusals({
  DRAFT_UNKNOWN: { rule: 'P10', zh: '没有该通知草稿，或您无权查看。', en: 'There is no such draft, or you may not see it.' },
  DRAFT_EXISTS: { rule: 'C8', zh: '{cycle}已有草稿，请在其上继续。', en: 'There is a draft of {cycle} already; go on with it.' },
  DRAFT_NOT_IN_STATE: {
    rule: 'C8',
    zh: '通知{state}，不能办理此事项。',
    en: 'The notice is {state}; this cannot be done.',
  },
  CYCLE_PUBLISHED: {
    rule: 'C8',
    zh: '{cycle}的通知已经发布；时间安排请办理“调整起止时间”，其他内容请办理“调整评审通知”。',
    en: 'The notice of {cycle} is published; amend the window of a phase where it is about time, and the notice where it is about anything else.',
  },
  CITY_NAME_MISSING: {
    rule: 'C8',
    zh: '新通知须填写城市名称，或从已有通知复制。',
    en: 'A new notice needs the city’s name, or one to copy from.',
  },
  DOCUMENT_TOO_LARGE: { rule: 'C8', zh: '通知内容过大，最多{most}个字符。', en: 'The document is too large: at most {most} characters.' },
  DRAFT_WRONG: {
    rule: 'C8',
    zh: '草稿有{count}处错误，不能发布：{lines}。',
    en: 'The draft has {count:error|errors} and cannot be published: {lines}.',
  },
  SECOND_OFFICER: {
    rule: 'C8',
    zh: '发布须由另一名经办人确认：提出发布的与确认的不得为同一人。',
    en: 'A second officer confirms the publication: not the one who proposed it.',
  },
  AMENDS_WINDOWS: {
    rule: 'C8',
    zh: '已发布的时间安排请办理“调整起止时间”，以便重新排定并告知受影响的人员。',
    en: 'Windows that are published are amended phase by phase, which reschedules and tells everybody affected.',
  },
  AMENDS_NOTHING: { rule: 'C8', zh: '调整后的内容与现行通知相同。', en: 'The amendment changes nothing.' },
  PART_TWICE: {
    rule: 'C8',
    zh: '同一组成部分写了两次，不能确定以哪一次为准。',
    en: 'One part is given twice: it cannot be told which is meant.',
  },
  CYCLE_BEGUN: {
    rule: 'C8',
    zh: '第一个阶段于{opensAt}开始，已开始或即将开始的，通知不能撤回，只能调整。',
    en: 'Its first window opens at {opensAt}: from a minute before it the notice cannot be withdrawn any more, only amended.',
  },
  HOLIDAYS_WRONG: { rule: 'C9', zh: '节假日安排有误：{told}。', en: 'The holidays are not right: {told}.' },
});
