/** Refusals of the review chain. */
import { declareRefusals } from '../core/refusal.ts';

export const reviewRefusals = declareRefusals({
  BARRED_MEANWHILE: {
    rule: 'P4',
    zh: '申报人现不能申报，不得推荐或通过：{because}',
    en: 'The applicant may not apply at present, so it is neither recommended nor passed: {because}',
  },
  VACANCIES_SEEN: {
    rule: 'U6',
    zh: '核准空岗数现为{total}个，与您所见的不符，请核对后重新申报。',
    en: 'The vacancies approved are {total} now, not as many as you have seen; look again before you change them.',
  },
  VACANCIES_UNSET: {
    rule: 'U6',
    zh: '本单位{series}系列{level}的空岗尚未核准，请先申报空岗，由主管部门或市人社局核准。',
    en: 'No vacancies of {series}, {level} are approved for the unit; it proposes them, and the authority above approves them.',
  },
  NO_VACANCY: {
    rule: 'U6',
    zh: '{series}系列{level}核准空岗{total}个，已占用{taken}个，没有空岗。',
    en: 'Vacancies of {series}, {level}: {total} approved, {taken} taken, none left.',
  },
  VACANCIES_UNPROPOSED: {
    rule: 'U8',
    zh: '该单位没有待核准的空岗申报。',
    en: 'The unit has proposed nothing that waits for an answer.',
  },
  PROPOSAL_SEEN: {
    rule: 'U8',
    zh: '单位申报的空岗数现为{total}个，与您所见的不符，请核对后办理。',
    en: 'The unit proposes {total} now, not what you have seen; look again before you answer.',
  },
  VACANCIES_TAKEN: {
    rule: 'U6',
    zh: '已占用{taken}个，核准空岗数不能少于此数。',
    en: 'Already {taken} are taken; there cannot be fewer.',
  },
  COMMITTEE_UNFIT: {
    rule: 'C12',
    zh: '该评委会不评审此系列此层级；可选：{committees}。',
    en: 'That committee does not review this series and level; these do: {committees}.',
  },
  COMMITTEE_LISTED: {
    rule: 'C12',
    zh: '通知所列评委会中有评审此系列此层级的，请从中选择：{committees}。',
    en: 'The notice lists committees that review this series and level; choose one of these: {committees}.',
  },
  COMMITTEE_UNLISTED: {
    rule: 'C12',
    zh: '通知所列评委会中没有评审此系列此层级的，请填写受理的评委会名称。',
    en: 'The notice lists no committee that reviews this series and level; name the one that does.',
  },
  COMMITTEE_SAME: { rule: 'C12', zh: '已是该评委会，无需变更。', en: 'It goes to that committee already.' },
  COMMITTEE_UNSET: {
    rule: 'D7',
    zh: '尚未确定评委会，请审核部门先指定。',
    en: 'No committee is set; whoever reviews it names one first.',
  },
  MEETING_OTHER_CYCLE: {
    rule: 'D7',
    zh: '该会议属另一评审年度，不能审议本年度的申报。',
    en: 'The meeting is of another review cycle, and decides nothing on applications of this one.',
  },
  MEETING_UNKNOWN: { rule: 'D7', zh: '没有该会议记录，或您无权查看。', en: 'There is no such meeting, or you may not see it.' },
  MEETING_NOT_HELD: { rule: 'D7', zh: '会议日期不得晚于今日。', en: 'The meeting has not been held yet.' },
  MEETING_TOO_EARLY: {
    rule: 'D7',
    zh: '审议会议在复审之后召开，不得早于{from}。',
    en: 'The meeting follows the re-review; it was not held before {from}.',
  },
  PASSED_LATER: {
    rule: 'D7',
    zh: '该申报于{passedOn}复审通过，晚于会议日期{heldOn}，不能由该次会议审议。',
    en: 'It passed the re-review on {passedOn}, after the meeting of {heldOn}, which cannot have decided on it.',
  },
  REASON_FOR_TURNING_DOWN: { rule: 'D7', zh: '不予提交的须说明理由。', en: 'What is turned down needs a reason.' },
  BULK_SIZE: {
    rule: 'D8',
    zh: '每次批量办理1至{most}件，不得重复。',
    en: 'One call takes 1 to {most:application|applications}, each of them once.',
  },
  ORIGINALS_NOT_CALLED: { rule: 'D6', zh: '尚未调取原件。', en: 'The originals have not been called in.' },
  ORIGINALS_DUE: { rule: 'D6', zh: '提供期限须在{from}至{until}之间。', en: 'They are asked for by a day from {from} to {until}.' },
  ORIGINALS_FAULTY: {
    rule: 'D6',
    zh: '原件核查{outcome}（{text}），不得通过：可退回修改、不予通过，或再次调取核查一致后通过。',
    en: 'The originals were inspected and are {outcome} ({text}): return or refuse the application, or call them in again and find them as scanned.',
  },
  ORIGINALS_CALLED: { rule: 'D6', zh: '原件已调取，待核查。', en: 'The originals have been called in and wait for their inspection.' },
});
