/** Refusals about issuers and title documents (R3, R4). */
import { declareRefusals } from '../../core/refusal.ts';

export const documentRefusals = declareRefusals({
  PATTERN_TAKEN: {
    rule: 'R3',
    zh: '该发文字号格式（或看上去相同的格式）已由其他机关使用。',
    en: 'Another issuer numbers by this pattern, or by one that looks like it.',
  },
  ISSUER_UNSET: {
    rule: 'R3',
    zh: '{name}尚未设置落款、发文字号和印章。',
    en: '{name} has not said yet how it signs and numbers its documents.',
  },
  DOCUMENT_UNKNOWN: { rule: 'R3', zh: '没有该文件，或您无权办理。', en: 'There is no such document, or it is not yours to handle.' },
  DOCUMENT_NOT_IN_STATE: { rule: 'R3', zh: '该文件现为“{state}”，不能办理此事项。', en: 'The document is {state}; this cannot be done.' },
  DOCUMENT_BEGUN: {
    rule: 'R3',
    zh: '该批名单已拟发文件；须先作废原稿，才能另行拟稿。',
    en: 'A document on this roster is drafted already; discard that one before another is drafted.',
  },
  ROSTER_EMPTY: { rule: 'R3', zh: '名单中没有人员，不印发文件。', en: 'Nobody stands on the roster: no document is issued.' },
  DRAFTER_CHECKS: {
    rule: 'R3',
    zh: '拟稿人不得核稿，须由其他经办人核稿。',
    en: 'Whoever drafted a document does not check it; another officer does.',
  },
  PROOF_WAITS: { rule: 'R3', zh: '校样正在生成，请稍候。', en: 'The proof of the document is being made.' },
  UNPRINTABLE: {
    rule: 'R3',
    zh: '下列字符没有字库可以打印，须先更正或补充字库：{found}。',
    en: 'No font has these characters; put them right or add a font first: {found}.',
  },
  NAME_NOT_OF_ACCOUNT: {
    rule: 'P11',
    zh: '更正后的姓名须与本人账号的姓名（{name}）一致；账号姓名有误的，先凭证明文件更正账号。',
    en: 'A name is put right to that of the account ({name}); where that is wrong, it is mended first, by the document that says so.',
  },
  ENTRY_OUTDATED: {
    rule: 'R3',
    zh: '拟稿后已有其他文件更正了下列事项，本文件所写“原内容”已不相符，请作废另拟：{found}。',
    en: 'Another document has put these right since this one was drafted; what it says they were is no longer so. Discard it: {found}.',
  },
  ISSUER_CHANGED: {
    rule: 'R3',
    zh: '{name}的落款、红头、文号格式或印章在出校样后有改动，请退回重新拟稿、核稿。',
    en: 'How {name} signs and numbers has changed since the proof: give the document back, and have it drafted and checked anew.',
  },
  NOT_JOINT: {
    rule: 'R3',
    zh: '该文件不是联合印发的，不需要市人社局会签。',
    en: 'The document is issued alone; the bureau does not sign it.',
  },
  NOT_CONFIRMED: {
    rule: 'R3',
    zh: '联合印发的文件须经市人社局会签后印发。',
    en: 'A document that is issued jointly is signed by the bureau first.',
  },
  CONFIRMED_ALREADY: { rule: 'R3', zh: '市人社局已会签。', en: 'The bureau has signed it already.' },
  NUMBER_TAKEN: {
    rule: 'R3',
    zh: '文号{number}（或看上去相同的文号）已被使用，不能再编。',
    en: 'The number {number}, or one that looks like it, has been given already.',
  },
  NOT_CONFERRED: {
    rule: 'R3',
    zh: '所列人员没有依该文件取得、现仍有效的职称：{found}。',
    en: 'These people hold no title by this document that still counts: {found}.',
  },
  ENTRY_SAME: { rule: 'R3', zh: '更正后的内容与原内容相同：{name}。', en: 'What is to stand is what stands already: {name}.' },
  HEARING_OPEN: {
    rule: 'R4',
    zh: '被撤销职称的人员可于{until}前陈述、申辩，届时方可作出决定。',
    en: 'Those whose titles are to be withdrawn may state their case until {until}; nothing is decided before.',
  },
  HEARING_OVER: { rule: 'R4', zh: '陈述、申辩的期限已于{until}届满。', en: 'The time for stating one’s case ended at {until}.' },
  HEARING_NONE: { rule: 'R4', zh: '没有拟撤销您职称的事项。', en: 'Nobody is about to withdraw a title of yours.' },
  HEARD_ALREADY: { rule: 'R4', zh: '您已提交陈述、申辩意见。', en: 'You have stated your case already.' },
  RESULT_OF_HERE: {
    rule: 'R3',
    zh: '该结果由本市评委会评审，资格文件由其办事机构印发。',
    en: 'A committee of the city has decided this: its office issues the document.',
  },
  ISSUED_IN_FUTURE: { rule: 'R3', zh: '印发日期{day}不得晚于今日。', en: 'The day of issue, {day}, has not come yet.' },
});
