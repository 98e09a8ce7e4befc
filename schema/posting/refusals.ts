/** Refusals about postings and objections. */
import { declareRefusals } from '../core/refusal.ts';

export const postingRefusals = declareRefusals({
  POSTING_UNKNOWN: { rule: 'P10', zh: '没有该公示，或您无权查看。', en: 'There is no such posting, or you may not see it.' },
  MEETING_NEEDED: {
    rule: 'U3',
    zh: '破格晋升、基层有效、艰苦单位人员公示前须录入职工大会评议记录。',
    en: 'An exceptional, grass-roots or hardship promotion needs the record of the all-staff meeting before it is posted.',
  },
  MEETING_AHEAD: { rule: 'U3', zh: '职工大会日期不得晚于今日。', en: 'The all-staff meeting has not been held yet.' },
  MEETING_STALE: {
    rule: 'U3',
    zh: '职工大会评议的是已提交的申报，不得早于{from}召开。',
    en: 'The all-staff meeting is about what has been submitted; it was not held before {from}.',
  },
  MEETING_AGAINST: {
    rule: 'U3',
    zh: '职工大会评议赞成{inFavour}人，未超过到会{present}人的半数，不得公示推荐。',
    en: 'Of {present} present {inFavour} were in favour, which is no majority; it cannot be posted.',
  },
  PERIOD_WRONG: {
    rule: 'U3',
    zh: '公示期须为{least}至{most}个工作日。',
    en: 'A posting of this kind stays {least} to {most:working day|working days}.',
  },
  AUDIENCE_TOO_NARROW: {
    rule: 'U3',
    zh: '破格晋升、基层有效、艰苦单位人员的公示须同时向社会公开。',
    en: 'A posting of an exceptional, grass-roots or hardship promotion is shown to the public as well.',
  },
  POSTING_NOT_RUNNING: { rule: 'U4', zh: '公示现为“{state}”，不能办理此事项。', en: 'The posting is {state}; this cannot be done.' },
  POSTING_OVER: {
    rule: 'U4',
    zh: '公示期已于{endsAt}届满，不再受理异议。',
    en: 'The period of the posting ended at {endsAt} (Beijing time); objections are not taken any more.',
  },
  TICKET_NEEDED: {
    rule: 'U4',
    zh: '未登录实名的，须先为该公示、结果公示或该市举报取得受理号，用作幂等键；登录后实名提出的，可用任意键。',
    en: 'Without logging in and giving a name, the key has to be a ticket, taken before for that posting, that posting of results, or reports in that city.',
  },
  TICKET_OLD: {
    rule: 'U4',
    zh: '受理号已过期，请重新取得。',
    en: 'The ticket has expired; take a new one.',
  },
  EFFORT_MISSING: {
    rule: 'U4',
    zh: '缺少受理号所要求的计算结果（{bits}位），请稍候由页面完成计算；登录后实名提出的无须计算。',
    en: 'The work that the ticket asks for ({bits:bit|bits}) is missing; the page does it. Whoever logs in and gives a name needs none.',
  },
  EFFORT_GROWN: {
    rule: 'U4',
    zh: '此间收到大量异议或举报，所要求的计算量已提高（{bits}位），请重新取得受理号；登录后实名提出的无须计算。',
    en: 'Many objections or reports have come meanwhile, and more work is asked for ({bits:bit|bits}): take a new ticket. Whoever logs in and gives a name needs none.',
  },
  ANONYMOUS_ADDRESS: {
    rule: 'U4',
    zh: '匿名的异议、举报请发往/graphql/anonymous：该地址不记录来源和时间。',
    en: 'Send what is anonymous, objections and reports, to /graphql/anonymous, which logs neither from where nor when.',
  },
  OBJECTIONS_OPEN: {
    rule: 'U4',
    zh: '前次公示（{unit}）还有{count}件异议未办结，核查答复后方可再行公示。',
    en: 'The posting before, by {unit}, has {count:open objection|open objections}; what is open is answered before the next posting begins.',
  },
  OBJECTION_UPHELD: {
    rule: 'U4',
    zh: '对前次公示的异议已查实，不予推荐，不得再行公示。',
    en: 'An objection to the posting before was upheld; it is not posted again.',
  },
  EMPLOYER_PLACE: {
    rule: 'U2',
    zh: '申报人的工作单位为{employer}，须同时在该单位张贴，请填写在该单位的公示地点。',
    en: 'The applicant works at {employer}: it hangs there as well; say where.',
  },
  EMPLOYER_NONE: {
    rule: 'U2',
    zh: '申报人的工作单位即申报单位，没有另外的用人单位，不填用人单位的公示地点。',
    en: 'The applicant works in the unit itself and has no other employer; no place at an employer is given.',
  },
  EMPLOYER_EXCLUDED: {
    rule: 'U2',
    zh: '申报人的工作单位为{employer}，仅在申报单位公示，其同事看不到；须同时对外公示。',
    en: 'The applicant works at {employer}, whose people would not see it: it is shown in public as well.',
  },
  SUPPLEMENT_RUNNING: {
    rule: 'U7',
    zh: '更正的内容正在补充公示（{state}，至{endsAt}止），期满无未办结的异议方可审核通过；仅为形式更正的，由退回的审核部门记明理由后免予补充公示。',
    en: 'What was mended is being posted ({state}, until {endsAt}) and is approved once that is over without open objection, unless the authority that returned it records that the change is one of form.',
  },
  SUPPLEMENT_DISPUTED: {
    rule: 'U7',
    zh: '对补充公示还有{count}件异议未办结，由{unit}核查答复后方可办理。',
    en: 'Open objections to the supplementary posting: {count}; {unit} answers them first.',
  },
  FINDING_UNJUDGED: {
    rule: 'U7',
    zh: '补充公示的异议须更正的，由审核部门退回并逐项提出意见，此处只填核查意见。',
    en: 'What is to be mended of a supplementary posting the authority returns, with the judgement of each section; here only the finding is written.',
  },
  SUPPLEMENT_TO_MEND: {
    rule: 'U7',
    zh: '补充公示的异议属实、可更正，不得审核通过；请退回更正后再行补充公示。',
    en: 'An objection to the supplementary posting was right and is to be mended: return it; it is posted again then.',
  },
  SUPPLEMENT_FAILED: {
    rule: 'U7',
    zh: '补充公示的异议已查实，不得审核通过，也不再退回。',
    en: 'An objection to the supplementary posting was upheld: it is neither approved nor returned again.',
  },
  SUPPLEMENT_NONE: {
    rule: 'U7',
    zh: '没有正在进行的补充公示。',
    en: 'No supplementary posting is under way.',
  },
  APPLICATION_MOVED: {
    rule: 'U4',
    zh: '该申报已转到{unit}，未办结的异议随之转由该单位核查答复。',
    en: 'The application has gone to {unit}, and its open objections go along: they are that unit’s to answer.',
  },
  UPLOAD_TAKEN: { rule: 'A3', zh: '该文件已附上。', en: 'This file has been added already.' },
  OBJECTION_UNKNOWN: { rule: 'U4', zh: '没有该异议，或查询码不正确。', en: 'There is no such objection, or the code is not right.' },
  ALIKE_SIZE: {
    rule: 'U4',
    zh: '一次办理1至{most}件，不得重复。',
    en: 'One call answers 1 to {most:objection|objections}, each of them once.',
  },
  OBJECTION_ANSWERED: { rule: 'U4', zh: '该异议已办结。', en: 'This objection has been answered.' },
  OBJECTION_SAME_HANDS: {
    rule: 'R2',
    zh: '该异议由您录入，须由其他经办人核查。',
    en: 'You have entered this objection; another officer looks into it.',
  },
  OWN_OBJECTION: {
    rule: 'U4',
    zh: '不能对本人的公示提出异议；内容有误的，请与公示单位联系更正。',
    en: 'Nobody objects to their own posting; whoever has posted it puts right what is wrong in it.',
  },
  OBJECTOR_OTHER: {
    rule: 'U4',
    zh: '登录后实名提出异议的，姓名为账号本人的姓名（{name}）。不愿具名的请匿名提出；他人的异议由其本人提出，或以书面交单位经办人录入。',
    en: 'Whoever logs in objects in their own name ({name}). Object anonymously to give none; somebody else objects for themselves, or on paper through the unit.',
  },
  OBJECTOR_UNNAMED: { rule: 'U4', zh: '该异议为匿名，没有联系电话。', en: 'The objection is anonymous: there is no telephone number.' },
  OWN_POSTING: { rule: 'P7', zh: '不得办理本人公示的异议。', en: 'Nobody decides on objections to their own posting.' },
  ATTACHMENTS_FULL: { rule: 'U3', zh: '每次公示至多{most}件附件。', en: 'A posting has at most {most:file|files}.' },
});
