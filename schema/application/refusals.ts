/** Refusals about applications. */
import { declareRefusals } from '../core/refusal.ts';

export const applicationRefusals = declareRefusals({
  APPLICATION_UNKNOWN: { rule: 'P10', zh: '没有该申报，或您无权查看。', en: 'There is no such application, or you may not see it.' },
  APPLICATION_EXISTS: { rule: 'A1', zh: '您在{cycle}已有一份申报。', en: 'You already have an application in the cycle {cycle}.' },
  APPLICATION_WITHDRAWN: {
    rule: 'A8',
    zh: '您在{cycle}的申报已撤回，可在{until}前恢复，无须新建；此后个人申报尚未截止的，可以重新申报。',
    en: 'Your application of {cycle} is withdrawn and can be restored until {until}; after that it may be begun anew while applications are open.',
  },
  DRAFT_LAPSED: {
    rule: 'C6',
    zh: '申报未在{closesAt}前提交，已失效；材料保留可查，不能再办理。',
    en: 'The application was not submitted by {closesAt} and has lapsed; it is kept and can be read, and nothing more can be done with it.',
  },
  NOT_IN_STATE: {
    rule: 'U1',
    zh: '申报现为“{state}”，不能办理此事项（须为：{from}）。',
    en: 'The application is {state}; this can only be done when it is {from}.',
  },
  NOT_EDITABLE: {
    rule: 'A4',
    zh: '申报现为“{state}”，不能修改；退回后方可修改。',
    en: 'The application is {state} and cannot be changed unless it is returned.',
  },
  NOT_ELIGIBLE: {
    rule: 'A6',
    zh: '不符合提交条件，共{count}项：{because}',
    en: 'It cannot be submitted; grounds: {count}. {because}',
  },
  PERSON_LEFT: {
    rule: 'P13',
    zh: '申报人已办理调出，原单位不能再办理其申报：申报随人转入本市的调入单位重新审核公示，或由本人和两个单位一致同意后由原单位办结；调入外市的不能转入。',
    en: 'The person has been released: the application goes along to the new unit, unless that is in another city or the person and both units agree that this one finishes it.',
  },
  NOT_LEAVING: {
    rule: 'P13',
    zh: '无须办理：申报人没有调出，或该申报已不在原单位推荐之前的环节。',
    en: 'There is nothing to agree to: the person is not leaving, or the unit has nothing left to do with the application.',
  },
  UNIT_ELSEWHERE: {
    rule: 'P13',
    zh: '您的现单位在外市，本市的申报不能转入：可由本人和两个单位一致同意后由原单位办结，或撤回后按调入地的通知另行申报。',
    en: 'Your present unit is in another city, where this application cannot go: with the consent of both units the old one finishes it; or withdraw it and apply anew under the notice there.',
  },
  UNIT_SAME: { rule: 'P5', zh: '申报单位已是您的现单位，无需变更。', en: 'The application is with your present unit already.' },
  TOO_MANY_PROOFS: {
    rule: 'A3',
    zh: '佐证材料每份申报至多{most}件（已有{there}件），每次至少1件。',
    en: 'An application has at most {most:proof|proofs} ({there} there), and at least one is asked for at a time.',
  },
  CONFIRM_AT_MOST: {
    rule: 'A3',
    zh: '每次确认1至{most}件，编号不得重复。',
    en: 'One call confirms 1 to {most:file|files}, each number once.',
  },
  PROOF_NUMBER: {
    rule: 'A3',
    zh: '编号{number}未分配给本申报，或已用过。',
    en: 'The number {number} was not given to this application, or is used already.',
  },
  PROOF_UNKNOWN: { rule: 'A3', zh: '没有该编号的佐证材料，或已删除。', en: 'There is no proof of this number, or it was removed.' },
  PROOF_SUBMITTED: {
    rule: 'A3',
    zh: '编号{number}的佐证材料已随申报提交，不得删除；可在申报表中不再引用。',
    en: 'The proof numbered {number} was submitted and cannot be removed; the form may cease to name it.',
  },
  SUBMISSION_UNKNOWN: { rule: 'A4', zh: '没有第{number}次提交。', en: 'There is no submission {number}.' },
  CONSENT_NEEDED: {
    rule: 'A8',
    zh: '单位已推荐，撤回须经审核方同意，请提出撤回申请。',
    en: 'It has been recommended; to withdraw it now takes the reviewer’s consent, which may be asked for.',
  },
  WITHDRAWAL_NOT_ASKED: { rule: 'A8', zh: '申报人没有提出撤回申请。', en: 'The applicant has not asked to withdraw it.' },
  WITHDRAWAL_ASKED: {
    rule: 'A8',
    zh: '已提出撤回申请，待审核方答复。',
    en: 'The withdrawal has been asked for and waits for the reviewer.',
  },
  RESTORE_TOO_LATE: {
    rule: 'A8',
    zh: '撤回的申报只能在{days}日内恢复，已于{until}截止。',
    en: 'A withdrawn application can be restored for {days:day|days}, which ended on {until}.',
  },
  RETURNS_EXHAUSTED: {
    rule: 'D2',
    zh: '{whose}已退回{most}次，不得再次退回，只能通过或不予通过。',
    en: 'It has been returned {most:time|times} by {whose}; now it is approved or refused.',
  },
  SECTIONS_UNJUDGED: {
    rule: 'D1',
    zh: '退回须对每一栏提出意见，尚未判断：{sections}。',
    en: 'A return judges every section; not judged: {sections}.',
  },
  SECTION_JUDGED_TWICE: { rule: 'D1', zh: '每一栏只能判断一次。', en: 'Each section is judged once.' },
  SECTION_ABSENT: {
    rule: 'D1',
    zh: '该申报的申报表没有以下栏目，不能退回修改：{sections}。',
    en: 'The form of this application does not have these sections, so that nothing can be mended there: {sections}.',
  },
  NOTHING_TO_MEND: {
    rule: 'D1',
    zh: '没有需要修改的栏目，无须退回。',
    en: 'No section is to be mended; there is nothing to return it for.',
  },
  REASON_MISSING: {
    rule: 'D1',
    zh: '须说明理由：{sections}。',
    en: 'A reason is needed for: {sections}.',
  },
  JUDGED_FINE: {
    rule: 'D1',
    zh: '此前已认定无误且未改动，不得再次退回：{sections}。确有必要的，须经市人社局允许。',
    en: 'Judged fine before and unchanged since, so it cannot be returned: {sections}. The bureau may allow it, with a reason.',
  },
  SECTION_TWICE: {
    rule: 'A4',
    zh: '“{section}”一栏在同一请求中出现多次，请只保留一次。',
    en: 'The section “{section}” stands more than once in the request; send it once.',
  },
  SECTIONS_NONE: { rule: 'A4', zh: '没有要保存的栏。', en: 'No section was sent to be saved.' },
  SECTION_CLOSED: {
    rule: 'D9',
    zh: '该栏审核时未要求修改，本次退回只能修改：{sections}。',
    en: 'This section was not to be mended; the return has opened these alone: {sections}.',
  },
  NOT_MENDED: {
    rule: 'D9',
    zh: '以下各栏退回时要求修改而没有改动，请修改，或逐栏说明不改的理由：{sections}。',
    en: 'These sections were to be mended and are as they were; change them, or say for each why not: {sections}.',
  },
  NOT_TO_MEND: {
    rule: 'D9',
    zh: '以下各栏退回时没有要求修改，无须说明：{sections}。',
    en: 'These sections were not to be mended; there is nothing to explain: {sections}.',
  },
  MENDED_AFTER_ALL: {
    rule: 'D9',
    zh: '以下各栏已经改动，不能说明未改动的理由：{sections}。',
    en: 'These sections have been changed; there is no reason to give why they were not: {sections}.',
  },
  TITLE_RECOMMENDED: {
    rule: 'U6',
    zh: '单位已按所报系列、层级、有效范围和晋升类型公示并推荐，退回修改时不得变更。',
    en: 'It was posted and recommended for a series, a level, a scope and a type of promotion; what is mended may not change them.',
  },
  UNIT_RECOMMENDED: {
    rule: 'U6',
    zh: '原单位已推荐，不能变更申报单位；可申请撤回。',
    en: 'The unit has recommended it already, so it stays with that unit; its withdrawal may be asked for.',
  },
  STANDARD_ENDED: {
    rule: 'A2',
    zh: '评审标准{standard}今日不在施行中（已废止、已被替代、已到期，或尚未施行），请填写现行评审标准的文号。',
    en: 'The standard {standard} is not in force today: repealed, replaced, expired, or not yet in force. Name the one that is.',
  },
  STANDARD_UNKNOWN: {
    rule: 'A2',
    zh: '“{standard}”不是已公布、现行有效、适用于{series}系列{level}的评审标准，请从中选择：{choices}。',
    en: '“{standard}” is no standard that is published, in force, and for {series} at {level}. Choose one of: {choices}.',
  },
  ARTICLE_UNKNOWN: {
    rule: 'A2',
    zh: '评审标准{standard}没有{articles}，请核对所符合的条款。',
    en: 'The standard {standard} has no such article: {articles}. Check which one is met.',
  },
  SERIES_UNKNOWN: { rule: 'D4', zh: '没有该系列或该系列没有这一层级。', en: 'There is no such series, or it has no such level.' },
  LIST_TOO_LONG: {
    rule: null,
    zh: '列表超过{most}条，不能整体筛选或按姓名排序；请先按状态、系列、层级缩小范围。',
    en: 'The list has more than {most:row|rows} and cannot be narrowed or put in order of names as a whole; narrow it by state, series and level first.',
  },
  OWN_APPLICATION: { rule: 'P7', zh: '不得办理本人申报的审核事项。', en: 'Nobody may review their own application.' },
});
