/** Applications, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const APPLICATION_RULES = {
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
    zh: '申报职称须高于现任职务：同一系列的上一层级，破格晋升可更高；不得申报同级或更低层级，转系列申报另一系列同一层级的除外（须在新岗位工作满规定年限）。任职年限以该系列评审标准为准。',
    en: 'The title applied for is above the present one: the next level of the same series, or a higher one by 破格晋升; never the same or a lower one, except the same level of another series by transfer, after the years set in the new post. Years in the present title are those of the series’ standard.',
    source: `${O('十四')}；政策参数`,
  },
} as const satisfies Record<string, Rule>;
