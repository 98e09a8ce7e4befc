/** The application's enumerations in the graph. */
import { builder } from '../../builder.ts';
import { named } from '../../graph/named.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import type { OUTCOMES } from '../eligibility/findings.ts';
import { APPRAISAL, CHANNEL_PAPER, DEGREE, PAPER_GRADE, PROMOTION_TYPE, SERVICE_KIND } from '../form/choices.ts';
import type { Choice, FIELD_KINDS } from '../form/fields.ts';
import { SECTIONS } from '../form/sections.ts';
import type { VACANCIES } from '../model.ts';
import { STATE_NAMES, type REVIEWERS } from '../moves.ts';
import type { PROOF_STATES } from '../proofs/model.ts';

type Values<V extends readonly string[]> = Record<V[number], { description: string }>;

export const StateEnum = builder.enumType('ApplicationState', {
  description:
    '申报状态；撤回的在规定期限内、阶段开放时可恢复，失效的保留可查。States of an application; LAPSED is a draft whose time is over. Rules C6, A8.',
  values: named(STATE_NAMES),
});

export const ReviewerEnum = builder.enumType('Reviewer', {
  description: '审核方。Who reviews.',
  values: {
    UNIT: { description: '用人单位' },
    DEPARTMENT: { description: '行业主管部门' },
    RE_REVIEW: { description: '集中复审（市人社局和行业主管部门）' },
  } satisfies Values<typeof REVIEWERS>,
});

export const VacancyEnum = builder.enumType('Vacancy', {
  description: '空岗情况。Whether the unit has a vacancy. Rule U6.',
  values: {
    AVAILABLE: { description: '有空岗，已占用一个' },
    NOT_APPLICABLE: { description: '不实行岗位管理' },
  } satisfies Values<typeof VACANCIES>,
});

export const ProofStateEnum = builder.enumType('ProofState', {
  description: '佐证材料状态。States of a proof. Rule A3.',
  values: { READY: { description: '已核验' }, REMOVED: { description: '已删除（保留可查）' } } satisfies Values<typeof PROOF_STATES>,
});

export const OutcomeEnum = builder.enumType('EligibilityOutcome', {
  description: '条件是否符合。What a condition comes to. Rule A6.',
  values: {
    PASSES: { description: '符合' },
    FAILS: { description: '不符合' },
    UNKNOWN: { description: '尚不能判断：缺少信息' },
  } satisfies Values<typeof OUTCOMES>,
});

export const SectionNameEnum = builder.enumType('SectionName', { description: '申报表各栏。The sections of the form.', values: SECTIONS });

export const FieldKindEnum = builder.enumType('FieldKind', {
  description:
    '如何填写：单行、多行、日期、年度、整数、是否、选项、系列代码、通知条件代码、佐证材料编号（一个或多个）。How a field is filled in.',
  values: {
    LINE: { description: '单行文字。A line.' },
    LINES: { description: '多行文字。Several lines.' },
    DAY: { description: '日期。' },
    YEAR: { description: '年度。' },
    NUMBER: { description: '整数。' },
    YES_NO: { description: '是或否。' },
    CHOICE: { description: '选项之一。' },
    SERIES: { description: '系列代码，见 `series`。' },
    CONDITION: { description: '通知规定的其他条件之一的代码，见 `options`。The id of a condition of the notice.' },
    PROOF: { description: '一件佐证材料的编号。' },
    PROOFS: { description: '若干件佐证材料的编号。' },
  } satisfies Values<typeof FIELD_KINDS>,
});

/** The enumeration of a choice of the form. */
function choiceEnum({ type, title, names }: Choice) {
  return builder.enumType(type, { description: `${title.zh}。${title.en}.`, values: named(names) });
}

/** The enumeration of each choice, by the name of its type. */
export const CHOICE_ENUMS = {
  Level: LevelEnum,
  Scope: ScopeEnum,
  Degree: choiceEnum(DEGREE),
  PromotionType: choiceEnum(PROMOTION_TYPE),
  PaperGrade: choiceEnum(PAPER_GRADE),
  Appraisal: choiceEnum(APPRAISAL),
  ServiceKind: choiceEnum(SERVICE_KIND),
  ChannelPaper: choiceEnum(CHANNEL_PAPER),
};
