/**
 * The rules that a refusal may name: id, sentence and where it comes from. A refusal shows both to the user.
 * N = the notice of the cycle under way (C15), O = 人社部令第40号（职称评审管理暂行规定）, M = 人社部发〔2024〕56号（职称评审监管暂行办法）.
 */
/** A notice as it is cited: its document, and where in it a rule stands (C15). */
export type Cited = { document: string; citations: Readonly<Record<string, string>> };

export type Rule = { zh: string; en: string; source: string };

/** Where the notice of the cycle stands in a source: document and section are those of its own text, not of the program (C15). */
const NOTICE = '{notice}';
const O = (article: string) => `人力资源和社会保障部令第40号 第${article}条`;

export const RULEBOOK = {
  C1: {
    zh: '时间一律为北京时间；24时即次日0时，到时即止，无宽限。',
    en: 'All times are Beijing time; 24:00 is 0:00 of the next day and excluded; there is no grace.',
    source: NOTICE,
  },
  C2: {
    zh: '个人申报须在通知规定的个人申报阶段内首次提交。',
    en: 'An application is submitted for the first time within the phase of personal application that the notice sets.',
    source: NOTICE,
  },
  C6: {
    zh: '退回的申报可在退回部门的截止时间前修改重报；截止时从未提交的草稿失效（保留可查）。',
    en: 'A returned application may be sent again until the window of whoever returned it closes; a draft never submitted lapses (kept, readable).',
    source: NOTICE,
  },
  C7: {
    zh: '各阶段按规定时刻自动开启和关闭，并以时刻为准。',
    en: 'Phases open and close at their instants; the instant decides.',
    source: NOTICE,
  },
  C8: {
    zh: '时间安排的调整须有文号和事由，并向社会公布；以最新印发的通知为准。',
    en: 'A window is amended with a document number and a reason, and published; the newest notice holds.',
    source: NOTICE,
  },
  C9: {
    zh: '工作日以国务院办公厅公布的节假日安排（含调休）为准。',
    en: 'Working days follow the State Council’s calendar with its make-up days.',
    source: '国务院办公厅关于部分节假日安排的通知',
  },
  C10: {
    zh: '按日计算期间的，开始的当日不计入，自下一日开始计算。',
    en: 'A period counted in days does not count the day it starts.',
    source: '中华人民共和国民法典 第二百零一条',
  },
  C11: {
    zh: '系统据时间安排推算各事项最迟办理日；不能如期完成的安排在作出时即予提示。',
    en: 'The calendar tells the last safe day of each step, and flags a plan that cannot be met when it is made.',
    source: '系统规则',
  },
  C12: {
    zh: '评委会评审时间以通知所附全省高级职称评审计划为准，在集中复审结束前开会的须提前完成复审准备。',
    en: 'Committees meet as Annex 1 says; for those that meet before the re-review is over everything is ready earlier.',
    source: NOTICE,
  },
  C13: {
    zh: '截止前提醒尚有事项未办的人员，每人每个截止时间每次一则；同日的多则合为一封，依法必须告知的除外。',
    en: 'Before a deadline those who still have something to do are reminded, once each; several of a day become one mail, except what the law wants told.',
    source: '系统规则（政策参数）',
  },
  C14: {
    zh: '事项转到谁办理即告知谁：列入当日汇总通知，距截止不足一日的立即通知；发送时再核对，只告知届时仍任职者，已办结的不再告知。整日提醒在当日规定时刻发出。',
    en: 'Whoever has the next move is told when it comes to them: in the digest of the day, at once when less than a day is left. It is checked when it is sent: to whoever holds the role then, without what is settled. Reminders of whole days go at the hour set.',
    source: `${NOTICE}；系统规则（政策参数）`,
  },
  P1: {
    zh: '单位账号由人社部门或有评委会组建权限的行业主管部门创建，个人账号由用人单位创建，不得自行注册。',
    en: 'The bureau or an authorised department creates unit accounts, units create applicants’ accounts; nobody registers themselves.',
    source: NOTICE,
  },
  P2: {
    zh: '一人一号，以居民身份证号（GB 11643）为准；单位以统一社会信用代码（GB 32100）为准；调动的办理转移，不另开账号。',
    en: 'One person, one account, keyed by ID number (GB 11643); a unit is keyed by its credit code (GB 32100); a move is a transfer, not a new account.',
    source: 'GB 11643、GB 32100；系统规则',
  },
  P3: {
    zh: '申报人须在用人单位从事所报专业的技术工作：在编在岗及编外聘用人员、与本市企业和社会组织等建立规范劳动关系的人员、具有本市户籍的灵活就业人员，以及高技能人才、农村实用人才、离岗创业人员可以申报。',
    en: 'Those who work in the specialty they apply for may: in-post and contract staff, formally employed staff of enterprises and social organisations of the city, flexible workers registered in it, high-skilled workers, rural talents and staff on leave to start a business.',
    source: NOTICE,
  },
  P4: {
    zh: '公务员（含参公人员）、离退休人员，处分影响期内或列入黑名单的人员，以及未按规定完成继续教育的人员不得申报。',
    en: 'Civil servants, the retired, anyone within the period of a penalty or on the blacklist, and anyone without the continuing education may not apply.',
    source: `${NOTICE}；${O('十三')}`,
  },
  P5: {
    zh: '公有制单位人员通过人事关系所在单位申报；非公有制单位及编外聘用人员通过用人单位或档案托管机构申报；灵活就业人员通过档案托管机构申报。',
    en: 'Public-sector staff apply through the unit that holds the personnel relation; others through their unit or the custodian of their file; flexible workers through their custodian.',
    source: NOTICE,
  },
  P6: {
    zh: '中央在甘单位及部属院校人员申报本单位无评审权限的系列，须有委托函并经省职改办同意，本单位有评审权限的由本单位评审；派驻机构人员除经两地同意的帮扶、挂职人员外不得在本市申报。',
    en: 'Staff of central bodies need a letter of entrustment and its approval for series their unit cannot review, and are reviewed by their own unit where it can; staff of outside branches do not apply here, unless on secondment with the consent of both sides.',
    source: NOTICE,
  },
  P7: {
    zh: '申报人不得办理本人申报的审核事项。',
    en: 'An applicant may not review their own application.',
    source: '回避原则',
  },
  P11: {
    zh: '误录的可以更正：人员的证件号码、姓名（曾用名保留）、电话、邮箱由开户的单位、上级或市人社局更正，单位的名称、信用代码、联系人、性质由其上级更正；须有事由，更正号码、单位名称的须有文号，并记录在案；已公示、打印的不变。误开且未办理任何事项的账号可以关闭。单位年度中更名，其人员、公示、岗位不受影响。',
    en: 'What was entered wrongly can be put right by whoever opened the account, those above or the bureau, with a reason, by a document where a number or a unit’s name changes, and on record; what was posted or printed keeps what it said. An account opened by mistake that has done nothing can be closed. A unit renamed in the middle of a cycle keeps its people, postings and vacancies.',
    source: '系统规则',
  },
  P12: {
    zh: '姓名、名称、登录名、电话、电子邮箱规范录入：部首字符改为汉字，汉字间不留空格，少数民族姓名的间隔点为“·”，不得有不可见字符、替代符号，姓名不得有数字；证件号码、电话中的不可见字符自动去除，有误的指明字符。',
    en: 'Names, logins, telephones and mail addresses are kept clean: radicals become characters, no blank between Han characters, the dot of names is “·”, nothing invisible, no stand-in and in a person’s name no digit; numbers and telephones drop what is invisible, and the wrong character is named.',
    source: '系统规则',
  },
  P13: {
    zh: '办理调出后，原单位不再办理该人员的申报：申报随人转入调入单位重新审核、公示；或由本人和两个单位一致同意并记录在案，由原单位办结。',
    en: 'Whoever is released takes a running application along, to be reviewed and posted anew; or both units and the person agree on record that the old one finishes it.',
    source: NOTICE,
  },
  P8: {
    zh: '单位账号只能用于本单位工作人员；申报人的实际工作单位与申报单位应当一致，档案托管的除外。',
    en: 'A unit’s account serves its own staff; the applicant’s employer is the unit, unless the unit is a custodian.',
    source: NOTICE,
  },
  P9: {
    zh: '各单位和部门应安排不少于规定人数的有经验的专职人员。',
    en: 'Each unit and department has no fewer experienced full-time officers than the notice asks for.',
    source: NOTICE,
  },
  P10: {
    zh: '角色按组织授予，只能办理本组织的事项。',
    en: 'A role is held for an organisation and reaches no further.',
    source: '系统规则',
  },
  A1: {
    zh: '每人在同一评审年度、同一批次只能申报一个职称。',
    en: 'One application for each person and cycle.',
    source: '职称申报惯例（政策参数）',
  },
  A2: {
    zh: '申报信息须客观、准确、完整，并与汇总表各栏一致。',
    en: 'An application states, objectively, exactly and completely, all that the summary table needs.',
    source: NOTICE,
  },
  A3: {
    zh: '佐证材料为PDF、JPEG或PNG扫描件，每件、每份有上限，经核验类型、大小和内容摘要后方可计入；已提交的不得删除。',
    en: 'Proofs are PDF, JPEG or PNG scans within limits; size, type and SHA-256 are checked before they count, and what was submitted cannot be removed.',
    source: `${NOTICE}；系统规则`,
  },
  A4: {
    zh: '申报表分栏保存，以版本为准，不得覆盖他处已作的修改。',
    en: 'The form is saved section by section against a version; nothing is silently overwritten.',
    source: '系统规则',
  },
  A5: {
    zh: '提交一次有效，重复提交得到同一结果。',
    en: 'Submitting counts once; repeating it gives the first answer.',
    source: '系统规则',
  },
  A6: {
    zh: '申报条件逐项说明：符合、不符合或尚不能判断，并告知依据和改进办法；通知另行规定的条件一并填报、一并判断。',
    en: 'Eligibility is explained condition by condition: passes, fails or is unknown, with its ground and what would change it; conditions of the notice’s own are answered and judged with the others.',
    source: `${NOTICE}；系统规则`,
  },
  A7: {
    zh: '职称逐级申报；破格晋升和符合考核认定条件的除外，考核认定可认定该层级及以下层级。',
    en: 'Titles are applied for level by level, except by 破格晋升 and by direct recognition, which opens its level and those below.',
    source: O('十四'),
  },
  A8: {
    zh: '推荐前申报人可以撤回，推荐后须经审核方同意；不删除任何材料，撤回后在规定期限内、阶段开放时可以恢复。',
    en: 'An application can be withdrawn until it is recommended, afterwards with the reviewer’s consent; nothing is deleted, and it can be restored for the days set while its phase is open.',
    source: '系统规则（政策参数）',
  },
  A9: {
    zh: '不可能属实的申报不予提交：出生、参加工作、取得职称、聘任各日期前后相符且不晚于今日；职称的名称、系列、层级和有效范围、晋升类型相符；年度考核和继续教育只填已结束的年度，任现职以来且不少于计算年限的各年度考核均须填写，计算年限内不得有不合格的年度考核；不涉及某类人员的栏目不要求其填写。',
    en: 'A form that cannot be true is not submitted: birth, work, title and appointment in their order and none of the future; names, series and levels of titles, scope and type of promotion that agree; appraisals and education of years that are over, an appraisal of each year since the present title and no fewer than count, no bad one in the years that count; what cannot apply to a kind of person is not asked of it.',
    source: `${NOTICE}；政策参数`,
  },
  A10: {
    zh: '申报职称须高于现任职务：同一系列的上一层级，破格晋升可更高；不得申报同级或更低层级，转系列申报另一系列同一层级的除外（须在新岗位工作满规定年限）。任职年限以该系列评价标准为准。',
    en: 'The title applied for is above the present one: the next level of the same series, or a higher one by 破格晋升; never the same or a lower one, except the same level of another series by transfer, after the years set in the new post. Years in the present title are those of the series’ standard.',
    source: `${O('十四')}；政策参数`,
  },
  U1: {
    zh: '用人单位审核申报材料：接收、退回（一次性提出完整意见）或不予推荐。',
    en: 'The unit accepts, returns with its complete feedback, or refuses.',
    source: NOTICE,
  },
  U2: {
    zh: '单位公示载明申报人基本情况、基础条件和业绩贡献；对外公示不显示证件号码和出生日期。',
    en: 'A posting shows the person, the basic conditions and the achievements; the open web sees no ID digit and no birth date.',
    source: NOTICE,
  },
  U3: {
    zh: '单位公示不少于规定的工作日数；破格晋升、基层有效、艰苦单位人员须经职工大会集体评议，并延长公示期、扩大公示范围。',
    en: 'A unit posts for no fewer working days than the notice asks for; exceptional, grass-roots and hardship promotions need the all-staff meeting’s record, a longer period and a wider audience.',
    source: `${NOTICE}；${O('十六')}`,
  },
  U4: {
    zh: '对公示的异议（实名或匿名）给予编号，按期核查答复；有未办结异议的公示不得结束，查实的不予推荐。',
    en: 'An objection, by name or anonymous, has a case number and is answered in time; while one is open the posting cannot end, and one upheld stops the recommendation.',
    source: NOTICE,
  },
  U5: {
    zh: '公示期满无异议的出具公示结果报告后方可推荐，用人单位在审核推荐阶段截止前完成审核推荐。',
    en: 'When the period is over without open objection the result report is made; only then the unit recommends, before its phase closes.',
    source: NOTICE,
  },
  U6: {
    zh: '实行岗位管理的事业单位在核准的空缺岗位数内推荐（评聘一致），推荐即占用，未取得职称的退回。',
    en: 'Institutions with post management recommend within their vacancies; one is taken by a recommendation and given back when it ends without a title.',
    source: NOTICE,
  },
  U7: {
    zh: '公示后又更正的公示内容须补充公示，自重新提交之日起与审核同时进行；期满无未办结的异议方可审核通过，退回的审核部门记明理由、认定仅为形式更正的除外。',
    en: 'What was changed after it had been posted is posted again, beside the review, from the day it is sent; nobody approves before that is over without open objection, unless the authority that returned it records that the change is one of form.',
    source: NOTICE,
  },
  U8: {
    zh: '空岗数由单位申报，由其上级主管部门或市人社局依文件核准，增减相同。',
    en: 'Vacancies are proposed by the unit and approved, with the document, by the authority above it or the bureau; so are they lowered and raised.',
    source: `${NOTICE}；系统规则（政策参数）`,
  },
  D1: {
    zh: '审核部门退回须对申报表所有的各栏逐一提出意见，一次性反馈；已认定无误且未改动的栏目不得再次退回，市人社局允许的除外。',
    en: 'A return judges every section at once; one that was judged fine and has not changed cannot be returned again, unless the bureau allows it.',
    source: `${NOTICE}；${O('十八')}`,
  },
  D2: {
    zh: '审核部门对每份申报的退回不超过规定次数，此后只能通过或不予通过。',
    en: 'The reviewing authorities return an application no more often than the notice allows; after that they approve or refuse.',
    source: NOTICE,
  },
  D3: {
    zh: '行业主管部门在部门审核阶段截止前完成审核并报送汇总表，逾期不再受理。',
    en: 'Departments finish and send the summary tables before their phase closes; nothing is accepted later.',
    source: NOTICE,
  },
  D4: {
    zh: '汇总表（附件2）的项目和格式不得更改。',
    en: 'The items and the form of the summary table (Annex 2) may not be changed.',
    source: NOTICE,
  },
  D6: {
    zh: '原始纸质材料由主管部门留存，以备市人社局和评委会抽查；必要时可要求提供原件核查。',
    en: 'The department keeps the papers; it and the bureau may call them in and inspect them.',
    source: NOTICE,
  },
  D7: {
    zh: '集中复审阶段由市人社局和各行业主管部门集中复审，通过的提交相关会议审议后提交相应评委会。',
    en: 'In the phase of the re-review bureau and departments re-review together; what passes goes to the meeting, and then to its committee.',
    source: NOTICE,
  },
  D8: {
    zh: '批量办理逐件判断、逐件记录，一件不成不影响其他。',
    en: 'In bulk each application is judged and recorded by itself; one that is refused does not hold up the others.',
    source: '系统规则',
  },
  D9: {
    zh: '审核部门退回的，只开放要求修改的栏目及其佐证，其他栏目维持原判；重新提交前各栏须已修改，或逐栏说明不改的理由。',
    en: 'An authority’s return opens the sections it wants mended, with their proofs; the others stay as they were judged. Each is changed before it is sent again, or it is said why not.',
    source: NOTICE,
  },
  D5: {
    zh: '手工填写的汇总表逐格与系统核对，列明每处差异的单元格、应为和现为。',
    en: 'A table filled by hand is checked cell by cell against the system: each difference with cell, expected, found.',
    source: NOTICE,
  },
  E1: {
    zh: '评委会按一个系列或一个专业、一个层级组建，经核准备案，有效期不超过规定年限，期满不得开会。',
    en: 'A committee is for one series or one specialty and of one level; it is filed for no more than the years set, and cannot sit once they are over.',
    source: O('六、七、八'),
  },
  E2: {
    zh: '评委会组成人数为单数，不少于规定人数；另行确定人数的须经省级核准。',
    en: 'A committee has an odd number of members, no fewer than the rule; another number takes the province’s approval.',
    source: `${O('九')}；政策参数`,
  },
  E3: {
    zh: '评审专家须具备规定的五项条件，聘期不超过规定年限；会前完成专家库组建，专家名单不公开，专家须签署承诺书。',
    en: 'Experts meet the five conditions and are called for no more than the years set; the pool is complete before the meeting, its names are not public, and experts accept the pledge.',
    source: `${O('十、二十四')}；${NOTICE}`,
  },
  E4: {
    zh: '年度评审专家从专家库中随机抽取：市人社局和监督部门先各自公布随机数的摘要，封存专家名单后再公开，抽取过程可由有权查阅的人重演。',
    en: 'The members of a year are drawn at random: the bureau and the supervisor first publish the hash of a secret each, the pool is frozen, then both reveal; whoever may see it can replay the draw.',
    source: `${O('十一')}；系统规则`,
  },
  E5: {
    zh: '评审专家与申报人同单位，有亲属、师生或者其他利害关系的应当回避；抽取、评阅、答辩、表决、计票均按此办理。',
    en: 'An expert of the same unit, kin, a teacher or student, or with another interest keeps away: in the draw, in reading, in the defence, in the vote and in its counts.',
    source: `${O('二十五')}；政策参数`,
  },
  E6: {
    zh: '评委会办事机构每年按期下发评审工作通知，明确评审范围、层级、材料要求、受理截止和会议时间，报市人社局备案；会议延期须经市人社局同意并公布。',
    en: 'The office of a committee announces each year its scope, levels, materials, closing and meeting time and files it with the bureau in time; a meeting is postponed with the bureau’s consent, and published.',
    source: NOTICE,
  },
  E7: {
    zh: '每份申报由不少于规定人数的专家评阅，表决前提出书面评价意见；按规定组织答辩。',
    en: 'Each application is read by no fewer experts than the rule, who give written opinions before the vote; defences are held as announced.',
    source: `${O('二十一')}；${NOTICE}`,
  },
  E8: {
    zh: '评审会议由主任委员或者副主任委员主持，出席评审专家不少于组成人数的2/3方可表决。',
    en: 'A meeting is led by the chair or a vice-chair; it can vote when those present are at least two thirds of the members.',
    source: O('十九'),
  },
  E9: {
    zh: '评审表决采取无记名投票，同意票数达到出席人数2/3以上的为通过；未出席的不得委托他人投票或补充投票；回避的不计入出席和组成人数。',
    en: 'The vote is secret; a candidate passes with two thirds of those present. There is no proxy and no vote afterwards; who is recused counts neither as present nor as a member.',
    source: O('二十'),
  },
  E10: {
    zh: '谁已投票与所投何票分开存放，任何人不能据数据库、数据流和日志将二者对应。',
    en: 'That a member has voted and what was voted are kept apart, so that nobody can join them, whatever database, streams and logs they have.',
    source: `${O('二十')}；系统规则`,
  },
  E11: {
    zh: '评审结果由主任委员或者主持会议的副主任委员宣布并签字；会议记录载明出席人员、评审对象、评价意见、投票结果等，封存归档，不得更改。',
    en: 'The chair announces the result and signs; the minutes state those present, the candidates, the opinions and the tallies, are sealed and kept, and change no more.',
    source: O('二十二、二十三'),
  },
  R1: {
    zh: '评审结果在网上和线下公示，不少于规定的日数和工作日数，以较长者为准。',
    en: 'Results are posted on the site and offline for the days and the working days set, whichever is longer.',
    source: `${NOTICE}；${O('二十六')}`,
  },
  C3: {
    zh: '各时间节点“以前”均含当日，至当日24时止。',
    en: 'A milestone by a day includes that day, until its 24:00.',
    source: NOTICE,
  },
  E12: {
    zh: '委托评审，以及未经省级同意的线下评审，如实记录；后者的结果不予认可。',
    en: 'An entrusted review, and one held offline without the province’s consent, is recorded as such; the latter is not recognised.',
    source: `${NOTICE}；${O('二十八')}`,
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULEBOOK;

/**
 * Where a rule comes from: in the notice that is cited, its document, and the section where that notice says so (C15). Without one, as in
 * a city that has none yet, the notice is spoken of in general.
 */
export function sourceOf(rule: RuleId, cited: Cited | null): string {
  const notice = cited ? [cited.document, cited.citations[rule]].filter(Boolean).join(' ') : '本年度职称评审工作的通知';
  return RULEBOOK[rule].source.replaceAll(NOTICE, notice);
}
