/** The unit: review, posting, recommendation, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const UNIT_RULES = {
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
} as const satisfies Record<string, Rule>;
