/** The application's enumerations in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import type { Bilingual } from '../../core/refusal.ts';
import { coded, named } from '../../graph/named.ts';
import { LevelEnum, ScopeEnum } from '../../announcement/graph/enums.ts';
import type { OUTCOMES } from '../eligibility/findings.ts';
import {
  APPRAISAL,
  CHANNEL_PAPER,
  DEGREE,
  EDUCATION_LEVEL,
  PAPER_GRADE,
  PROMOTION_TYPE,
  SERVICE_KIND,
  STUDY_MANNER,
} from '../form/choices.ts';
import type { Choice, FIELD_KINDS } from '../form/fields.ts';
import { FORM, SECTIONS, type SectionName } from '../form/sections.ts';
import { VACANCY_NAMES } from '../model.ts';
import { STATE_NAMES, type REVIEWERS } from '../moves.ts';
import type { PROOF_STATES } from '../proofs/model.ts';

type Values<V extends readonly string[]> = Record<V[number], { description: string }>;

export const StateEnum = builder.enumType('ApplicationState', {
  description: manual(
    '申报状态；撤回的在规定期限内、阶段开放时可恢复，失效的（LAPSED，逾期未提交的草稿）保留可查。',
    'The states of an application; a withdrawn application can be restored within the set period while its phase is open, and LAPSED, a draft whose time is over, stays readable. Rules C6, A8.',
  ),
  values: named(STATE_NAMES),
});

export const ReviewerEnum = builder.enumType('Reviewer', {
  description: manual('审核方。', 'The reviewing party.'),
  values: {
    UNIT: { description: manual('用人单位。', 'The unit.') },
    DEPARTMENT: { description: manual('行业主管部门。', 'The department.') },
    RE_REVIEW: { description: manual('集中复审（市人社局和行业主管部门）。', 'Central re-review, by the bureau and the departments.') },
  } satisfies Values<typeof REVIEWERS>,
});

export const VacancyEnum = builder.enumType('Vacancy', {
  description: manual('单位的空岗情况。', 'Whether the unit has a vacancy. Rule U6.'),
  values: named(VACANCY_NAMES),
});

export const ProofStateEnum = builder.enumType('ProofState', {
  description: manual('佐证材料状态。', 'The states of a proof. Rule A3.'),
  values: {
    READY: { description: manual('已核验。', 'Checked.') },
    REMOVED: { description: manual('已删除（保留可查）。', 'Removed; kept and readable.') },
  } satisfies Values<typeof PROOF_STATES>,
});

export const OutcomeEnum = builder.enumType('EligibilityOutcome', {
  description: manual('条件是否符合。', 'Whether a condition is met. Rule A6.'),
  values: {
    PASSES: { description: manual('符合。', 'Met.') },
    FAILS: { description: manual('不符合。', 'Not met.') },
    UNKNOWN: { description: manual('尚不能判断：缺少信息。', 'Not yet known: information is missing.') },
  } satisfies Values<typeof OUTCOMES>,
});

export const SectionNameEnum = builder.enumType('SectionName', {
  description: manual('申报表各栏。', 'The sections of the form.'),
  values: coded(Object.fromEntries(SECTIONS.map((name) => [name, FORM[name].title])) as Record<SectionName, Bilingual>),
});

export const FieldKindEnum = builder.enumType('FieldKind', {
  description: manual(
    '如何填写：单行、多行、日期、年度、整数、是否、选项、系列代码、通知条件代码、评审标准文号、佐证材料编号（一个或多个）。',
    'How a field is filled in: one line, several lines, a date, a year, an integer, yes or no, a choice, a series code, the code of a condition of the notice, the number of a standard, or the numbers of proofs (one or several).',
  ),
  values: {
    LINE: { description: manual('单行文字。', 'A line of text.') },
    LINES: { description: manual('多行文字。', 'Several lines of text.') },
    DAY: { description: manual('日期。', 'The date.') },
    YEAR: { description: manual('年度。', 'The year.') },
    NUMBER: { description: manual('整数。', 'An integer.') },
    YES_NO: { description: manual('是或否。', 'Yes or no.') },
    CHOICE: { description: manual('选项之一。', 'A choice from the options.') },
    SERIES: { description: manual('系列代码，见 `series`。', 'The code of a series; see `series`.') },
    CONDITION: {
      description: manual(
        '通知规定的其他条件之一的代码，见 `options`。',
        'The code of another condition that the notice sets; see `options`.',
      ),
    },
    STANDARD: {
      description: manual(
        '评审标准的文号，从 `publicDocuments`（`STANDARD`、所报系列和层级、现行有效、登载条文的）中选择。',
        'The number of a standard, chosen from `publicDocuments`: of the kind `STANDARD`, for the series and level applied for, in force, its articles published.',
      ),
    },
    PROOF: { description: manual('一件佐证材料的编号。', 'The number of a proof.') },
    PROOFS: { description: manual('若干件佐证材料的编号。', 'The numbers of several proofs.') },
  } satisfies Values<typeof FIELD_KINDS>,
});

/** The enumeration of a choice of the form. */
function choiceEnum({ type, title, names }: Choice) {
  return builder.enumType(type, { description: manual(`${title.zh}。`, `${title.en}.`), values: named(names) });
}

/** The enumeration of each choice, by the name of its type. */
export const CHOICE_ENUMS = {
  Level: LevelEnum,
  Scope: ScopeEnum,
  StudyManner: choiceEnum(STUDY_MANNER),
  EducationLevel: choiceEnum(EDUCATION_LEVEL),
  Degree: choiceEnum(DEGREE),
  PromotionType: choiceEnum(PROMOTION_TYPE),
  PaperGrade: choiceEnum(PAPER_GRADE),
  Appraisal: choiceEnum(APPRAISAL),
  ServiceKind: choiceEnum(SERVICE_KIND),
  ChannelPaper: choiceEnum(CHANNEL_PAPER),
};
