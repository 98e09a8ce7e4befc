/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * 业绩。
 *
 * Achievements.
 */
export type AchievementInput = {
  /**
   * 符合评审标准第几条（须为所选标准已有的条款）。1至200。
   *
   * Article of the standard that it meets; an article that the chosen standard has. 1 to 200.
   */
  article: number;
  /**
   * 第几款。1至200。
   *
   * Clause of the article. 1 to 200.
   */
  clause: number;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs: Array<number>;
  /**
   * 业绩内容。最多400字，可分行。
   *
   * What was achieved. At most 400 characters, in lines.
   */
  text: string;
};

/**
 * 业绩。1至40行。
 *
 * Achievements. 1 to 40 rows.
 */
export type AchievementsInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<AchievementInput>;
};

/**
 * 申报状态；撤回的在规定期限内、阶段开放时可恢复，失效的（LAPSED，逾期未提交的草稿）保留可查。
 *
 * The states of an application; a withdrawn application can be restored within the set period while its phase is open, and LAPSED, a draft whose time is over, stays readable. Rules C6, A8.
 */
export type ApplicationState =
  /**
   * 单位已接收，待公示。
   *
   * Accepted by the unit.
   */
  | 'ACCEPTED'
  /**
   * 部门审核通过，待集中复审。
   *
   * Approved.
   */
  | 'APPROVED'
  /**
   * 已取消申报资格。
   *
   * Cancelled after a case.
   */
  | 'CANCELLED'
  /**
   * 公示无异议，待推荐。
   *
   * Posted without an open objection.
   */
  | 'CLEARED'
  /**
   * 已取得职称。
   *
   * Conferred.
   */
  | 'CONFERRED'
  /**
   * 草稿。
   *
   * A draft.
   */
  | 'DRAFT'
  /**
   * 已提交评委会。
   *
   * Forwarded to its committee.
   */
  | 'FORWARDED'
  /**
   * 已失效（逾期未提交）。
   *
   * Lapsed.
   */
  | 'LAPSED'
  /**
   * 评审未通过。
   *
   * Not passed by its committee.
   */
  | 'NOT_PASSED'
  /**
   * 复审通过，待会议审议。
   *
   * Passed in the re-review.
   */
  | 'PASSED'
  /**
   * 评审通过。
   *
   * Passed by its committee.
   */
  | 'PASSED_BY_COMMITTEE'
  /**
   * 单位公示中。
   *
   * Posted in the unit.
   */
  | 'POSTED'
  /**
   * 单位已推荐，待部门审核。
   *
   * Recommended.
   */
  | 'RECOMMENDED'
  /**
   * 不予通过。
   *
   * Refused.
   */
  | 'REFUSED'
  /**
   * 已退回。
   *
   * Returned.
   */
  | 'RETURNED'
  /**
   * 职称已撤销。
   *
   * Revoked.
   */
  | 'REVOKED'
  /**
   * 公示异议查实，已从评审通过名单除去。
   *
   * Struck from the roster by an objection.
   */
  | 'STRUCK'
  /**
   * 已提交，待单位审核。
   *
   * Submitted.
   */
  | 'SUBMITTED'
  /**
   * 申报人已撤回。
   *
   * Withdrawn by the applicant.
   */
  | 'WITHDRAWN';

/**
 * 拟晋升职务。
 *
 * Title applied for.
 */
export type AppliedTitleInput = {
  /**
   * 层级。
   *
   * Level.
   */
  level: Level;
  /**
   * 晋升类型。
   *
   * Promotion type.
   */
  promotionType: PromotionType;
  /**
   * 有效范围（晋升类型为“基层有效”的，有效范围亦为“基层有效”）。
   *
   * Scope; at the grass roots, where the promotion type is.
   */
  scope: Scope;
  /**
   * 系列。
   *
   * Series.
   */
  series: string;
  /**
   * 专业。最多60字。
   *
   * Specialty. At most 60 characters.
   */
  specialty: string;
  /**
   * 评审标准文号（从已公布的评审标准中选择；尚未公布的，填写文号）。最多60字。
   *
   * Document of the standard; chosen from the standards that are published; its number, where none is yet. At most 60 characters.
   */
  standard: string;
};

/**
 * 年度考核结果。
 *
 * results of the yearly appraisal.
 */
export type Appraisal =
  /**
   * 基本合格。
   *
   * Basically qualified.
   */
  | 'BASICALLY_QUALIFIED'
  /**
   * 优秀。
   *
   * Excellent.
   */
  | 'EXCELLENT'
  /**
   * 不定等次。
   *
   * Not rated.
   */
  | 'NOT_RATED'
  /**
   * 合格。
   *
   * Qualified.
   */
  | 'QUALIFIED'
  /**
   * 不合格。
   *
   * Unqualified.
   */
  | 'UNQUALIFIED';

/**
 * 年度考核。
 *
 * Yearly appraisals.
 */
export type AppraisalYearInput = {
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 结果。
   *
   * Result.
   */
  result: Appraisal;
  /**
   * 年度。
   *
   * Year.
   */
  year: number;
};

/**
 * 年度考核。1至40行。
 *
 * Yearly appraisals. 1 to 40 rows.
 */
export type AppraisalsInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  years: Array<AppraisalYearInput>;
};

/**
 * 基本情况。
 *
 * Basics.
 */
export type BasicsInput = {
  /**
   * 现工作单位（与申报单位不同的填写）。最多100字。
   *
   * Employer; where it is not the unit applied through. At most 100 characters.
   */
  employer?: string | null | undefined;
  /**
   * 参加工作时间。
   *
   * Start of work.
   */
  startedWorkOn: string;
};

/**
 * 申报渠道证明。
 *
 * Papers of the channel.
 */
export type ChannelDocumentInput = {
  /**
   * 出具日期。
   *
   * Date of issue.
   */
  issuedOn: string;
  /**
   * 出具单位。最多100字。
   *
   * Issued by. At most 100 characters.
   */
  issuer: string;
  /**
   * 文号。最多60字。
   *
   * Document number. At most 60 characters.
   */
  number: string;
  /**
   * 材料。
   *
   * Paper.
   */
  paper: ChannelPaper;
  /**
   * 佐证材料编号。
   *
   * Number of the proof.
   */
  proof: number;
};

/**
 * 申报渠道证明。0至8行。
 *
 * Papers of the channel. 0 to 8 rows.
 */
export type ChannelInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<ChannelDocumentInput>;
};

/**
 * 申报渠道证明材料。
 *
 * papers of the channel.
 */
export type ChannelPaper =
  /**
   * 派驻地主管部门、人社部门同意意见。
   *
   * Consent of the receiving authorities.
   */
  | 'CONSENT_RECEIVING'
  /**
   * 派出地主管部门、人社部门同意意见。
   *
   * Consent of the sending authorities.
   */
  | 'CONSENT_SENDING'
  /**
   * 省职改办审核同意意见。
   *
   * Approval by the provincial title office.
   */
  | 'ENTRUSTMENT_APPROVAL'
  /**
   * 委托函（本单位人事部门出具）。
   *
   * Letter of entrustment by the unit’s personnel department.
   */
  | 'ENTRUSTMENT_LETTER';

/**
 * 通知规定的其他条件。
 *
 * Other conditions of the notice.
 */
export type ConditionAnswerInput = {
  /**
   * 条件。
   *
   * Condition.
   */
  condition: string;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 填报数（按条件所列单位填写；只问是否的，1为是、0为否）。0至1000000。
   *
   * Value; in the unit of the condition; where it is yes or no, 1 is yes and 0 no. 0 to 1000000.
   */
  value: number;
};

/**
 * 通知规定的其他条件。0至20行。
 *
 * Other conditions of the notice. 0 to 20 rows.
 */
export type ConditionsInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<ConditionAnswerInput>;
};

/**
 * 已上传的文件。
 *
 * A file that has been uploaded.
 */
export type ConfirmedUploadInput = {
  /**
   * 文件名。路径和不宜作文件名的字符会去掉，过长的截短，扩展名改为核验的类型的。
   *
   * The file name. A path and characters unfit for a file name are taken out, a name that is too long is cut, and its ending becomes that of the type that was checked.
   */
  fileName: string;
  /**
   * 编号。
   *
   * The number.
   */
  number: number;
  /**
   * 材料名称，最多60字。
   *
   * The title of the proof, at most 60 characters.
   */
  title: string;
};

/**
 * 继续教育。1至40行。
 *
 * Continuing education. 1 to 40 rows.
 */
export type ContinuingEducationInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  years: Array<ContinuingEducationYearInput>;
};

/**
 * 继续教育。
 *
 * Continuing education.
 */
export type ContinuingEducationYearInput = {
  /**
   * 专业科目学时。0至2000。
   *
   * Hours of professional subjects. 0 to 2000.
   */
  professionalHours: number;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 公需科目学时。0至2000。
   *
   * Hours of public subjects. 0 to 2000.
   */
  publicHours: number;
  /**
   * 年度。
   *
   * Year.
   */
  year: number;
};

/**
 * 学位。
 *
 * degrees.
 */
export type Degree =
  /**
   * 学士。
   *
   * Bachelor’s degree.
   */
  | 'BACHELOR'
  /**
   * 博士。
   *
   * Doctor’s degree.
   */
  | 'DOCTOR'
  /**
   * 硕士。
   *
   * Master’s degree.
   */
  | 'MASTER';

/**
 * 学历学位。1至8行。
 *
 * Education. 1 to 8 rows.
 */
export type EducationInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<SchoolingInput>;
};

/**
 * 学历。
 *
 * levels of education.
 */
export type EducationLevel =
  /**
   * 大学本科。
   *
   * Bachelor.
   */
  | 'BACHELOR'
  /**
   * 大学专科。
   *
   * College.
   */
  | 'COLLEGE'
  /**
   * 博士研究生。
   *
   * Doctor.
   */
  | 'DOCTOR'
  /**
   * 硕士研究生。
   *
   * Master.
   */
  | 'MASTER'
  /**
   * 其他。
   *
   * Other.
   */
  | 'OTHER'
  /**
   * 中专。
   *
   * Secondary technical school.
   */
  | 'SECONDARY';

/**
 * 专业工作经历。
 *
 * Work history.
 */
export type EmploymentInput = {
  /**
   * 工作单位。最多100字。
   *
   * Employer. At most 100 characters.
   */
  employer: string;
  /**
   * 起始日期。
   *
   * First day.
   */
  from: string;
  /**
   * 是否从事申报专业工作。
   *
   * Whether it is work in the specialty applied for.
   */
  inSpecialty: boolean;
  /**
   * 岗位或职务。最多60字。
   *
   * Position. At most 60 characters.
   */
  position: string;
  /**
   * 结束日期（仍在职的不填）。
   *
   * Last day; left out while it goes on.
   */
  to?: string | null | undefined;
};

/**
 * 职称层级，自低至高。
 *
 * Levels of titles, lowest first.
 */
export type Level =
  /**
   * 助理级。
   *
   * Assistant level.
   */
  | 'ASSISTANT'
  /**
   * 副高级。
   *
   * Associate senior level.
   */
  | 'ASSOCIATE_SENIOR'
  /**
   * 中级。
   *
   * Intermediate level.
   */
  | 'INTERMEDIATE'
  /**
   * 正高级。
   *
   * Senior level.
   */
  | 'SENIOR'
  /**
   * 员级。
   *
   * Staff level.
   */
  | 'STAFF';

/**
 * 论文级别。
 *
 * grades of papers.
 */
export type PaperGrade =
  /**
   * 核心期刊。
   *
   * Core journal.
   */
  | 'CORE'
  /**
   * 其他。
   *
   * Other.
   */
  | 'OTHER'
  /**
   * 省级期刊。
   *
   * Provincial journal.
   */
  | 'PROVINCIAL';

/**
 * 论文。
 *
 * Papers.
 */
export type PaperInput = {
  /**
   * 级别。
   *
   * Grade.
   */
  grade: PaperGrade;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 发表日期。
   *
   * Date of publication.
   */
  publishedOn: string;
  /**
   * 题目。最多100字。
   *
   * Title. At most 100 characters.
   */
  title: string;
  /**
   * 刊物。最多100字。
   *
   * Journal. At most 100 characters.
   */
  venue: string;
};

/**
 * 论文。0至40行。
 *
 * Papers. 0 to 40 rows.
 */
export type PapersInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<PaperInput>;
};

/**
 * 现任职务。
 *
 * Present title.
 */
export type PresentTitleInput = {
  /**
   * 聘任时间。
   *
   * Date of appointment.
   */
  appointedOn?: string | null | undefined;
  /**
   * 是否已有职称（没有的，其余各项均不填）。
   *
   * Whether there is one; where there is none, nothing else is given.
   */
  hasTitle: boolean;
  /**
   * 层级（有职称的必填）。
   *
   * Level; needed where there is a title.
   */
  level?: Level | null | undefined;
  /**
   * 资格名称（有职称的必填）。最多60字。
   *
   * Name; needed where there is a title. At most 60 characters.
   */
  name?: string | null | undefined;
  /**
   * 取得时间（有职称的必填）。
   *
   * Date obtained; needed where there is a title.
   */
  obtainedOn?: string | null | undefined;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 所属系列（不在系列目录内的不填，另填系列名称）。
   *
   * Series; left out where it is none of the list, and named instead.
   */
  series?: string | null | undefined;
  /**
   * 证书所载系列名称（不在系列目录内的必填，如系列已更名、在外地取得；在目录内的不填）。最多40字。
   *
   * What the certificate calls the series; needed where the list has none, and only there. At most 40 characters.
   */
  seriesName?: string | null | undefined;
};

/**
 * 晋升类型。
 *
 * promotion types.
 */
export type PromotionType =
  /**
   * 破格晋升。
   *
   * Exceptional promotion.
   */
  | 'EXCEPTIONAL'
  /**
   * 基层有效。
   *
   * Valid at the grass roots.
   */
  | 'GRASSROOTS'
  /**
   * 艰苦单位。
   *
   * Unit in a hardship area.
   */
  | 'HARDSHIP'
  /**
   * 正常晋升。
   *
   * Ordinary promotion.
   */
  | 'NORMAL'
  /**
   * 转系列。
   *
   * Transfer to another series at the same level.
   */
  | 'TRANSFER';

/**
 * 职业资格。
 *
 * Licence to practise.
 */
export type QualificationInput = {
  /**
   * 资格名称。最多60字。
   *
   * Name. At most 60 characters.
   */
  name: string;
  /**
   * 证书编号。最多60字。
   *
   * Number. At most 60 characters.
   */
  number: string;
  /**
   * 取得时间。
   *
   * Date obtained.
   */
  obtainedOn: string;
  /**
   * 佐证材料编号。
   *
   * Number of the proof.
   */
  proof: number;
};

/**
 * 学历学位。
 *
 * Education.
 */
export type SchoolingInput = {
  /**
   * 学位（没有学位的不填）。
   *
   * Degree; left out where there is none.
   */
  degree?: Degree | null | undefined;
  /**
   * 学历（只取得学位、没有学历的不填）。
   *
   * Level of education; left out where a degree alone was conferred.
   */
  educationLevel?: EducationLevel | null | undefined;
  /**
   * 毕业时间（只取得学位的，填写学位授予时间）。
   *
   * Date of graduation; of a degree alone, when it was conferred.
   */
  graduatedOn: string;
  /**
   * 所学专业。最多100字。
   *
   * Major. At most 100 characters.
   */
  major: string;
  /**
   * 教育类别。
   *
   * Manner of study.
   */
  manner: StudyManner;
  /**
   * 博士后出站。
   *
   * Has completed postdoctoral research.
   */
  postdoctoral?: boolean | null | undefined;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 毕业院校。最多100字。
   *
   * School. At most 100 characters.
   */
  school: string;
};

/**
 * 职称的有效范围。
 *
 * Where a title is valid.
 */
export type Scope =
  /**
   * 基层有效。
   *
   * Valid at the grass roots.
   */
  | 'GRASSROOTS'
  /**
   * 全省有效。
   *
   * Valid in the whole province.
   */
  | 'PROVINCE';

/**
 * 一栏的内容：恰好填写其中一栏。
 *
 * The content of a section: exactly one section is given.
 */
export type SectionContentInput =
  {   /**
   * 业绩。
   *
   * Achievements.
   */
  achievements: AchievementsInput; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never;   /**
   * 拟晋升职务。
   *
   * Title applied for.
   */
  appliedTitle: AppliedTitleInput; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never;   /**
   * 年度考核。
   *
   * Yearly appraisals.
   */
  appraisals: AppraisalsInput; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never;   /**
   * 基本情况。
   *
   * Basics.
   */
  basics: BasicsInput; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never;   /**
   * 申报渠道证明。
   *
   * Papers of the channel.
   */
  channel: ChannelInput; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never;   /**
   * 通知规定的其他条件。
   *
   * Other conditions of the notice.
   */
  conditions: ConditionsInput; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never;   /**
   * 继续教育。
   *
   * Continuing education.
   */
  continuingEducation: ContinuingEducationInput; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never;   /**
   * 学历学位。
   *
   * Education.
   */
  education: EducationInput; papers?: never; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never;   /**
   * 论文。
   *
   * Papers.
   */
  papers: PapersInput; presentTitle?: never; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never;   /**
   * 现任职务。
   *
   * Present title.
   */
  presentTitle: PresentTitleInput; qualification?: never; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never;   /**
   * 职业资格。
   *
   * Licence to practise.
   */
  qualification: QualificationInput; service?: never; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never;   /**
   * 基层及帮扶经历。
   *
   * Grass-roots and assistance service.
   */
  service: ServiceInput; workHistory?: never; }
  |  { achievements?: never; appliedTitle?: never; appraisals?: never; basics?: never; channel?: never; conditions?: never; continuingEducation?: never; education?: never; papers?: never; presentTitle?: never; qualification?: never; service?: never;   /**
   * 专业工作经历。
   *
   * Work history.
   */
  workHistory: WorkHistoryInput; };

/**
 * 要保存的一栏。
 *
 * A section to be saved.
 */
export type SectionInput = {
  /**
   * 该栏的内容。
   *
   * The content of the section.
   */
  content: SectionContentInput;
  /**
   * 所见的该栏版本；从未保存的为0。
   *
   * The version of the section as seen; 0 where it was never saved. Rule A4.
   */
  version: number;
};

/**
 * 申报表各栏。
 *
 * The sections of the form.
 */
export type SectionName =
  /**
   * 业绩。
   *
   * Achievements.
   */
  | 'ACHIEVEMENTS'
  /**
   * 拟晋升职务。
   *
   * Title applied for.
   */
  | 'APPLIED_TITLE'
  /**
   * 年度考核。
   *
   * Yearly appraisals.
   */
  | 'APPRAISALS'
  /**
   * 基本情况。
   *
   * Basics.
   */
  | 'BASICS'
  /**
   * 申报渠道证明。
   *
   * Papers of the channel.
   */
  | 'CHANNEL'
  /**
   * 通知规定的其他条件。
   *
   * Other conditions of the notice.
   */
  | 'CONDITIONS'
  /**
   * 继续教育。
   *
   * Continuing education.
   */
  | 'CONTINUING_EDUCATION'
  /**
   * 学历学位。
   *
   * Education.
   */
  | 'EDUCATION'
  /**
   * 论文。
   *
   * Papers.
   */
  | 'PAPERS'
  /**
   * 现任职务。
   *
   * Present title.
   */
  | 'PRESENT_TITLE'
  /**
   * 职业资格。
   *
   * Licence to practise.
   */
  | 'QUALIFICATION'
  /**
   * 基层及帮扶经历。
   *
   * Grass-roots and assistance service.
   */
  | 'SERVICE'
  /**
   * 专业工作经历。
   *
   * Work history.
   */
  | 'WORK_HISTORY';

/**
 * 基层及帮扶经历。0至40行。
 *
 * Grass-roots and assistance service. 0 to 40 rows.
 */
export type ServiceInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<ServicePeriodInput>;
};

/**
 * 经历类别。
 *
 * kinds of service.
 */
export type ServiceKind =
  /**
   * 帮扶。
   *
   * Assistance.
   */
  | 'ASSISTANCE'
  /**
   * 基层工作。
   *
   * At the grass roots.
   */
  | 'GRASSROOTS';

/**
 * 基层及帮扶经历。
 *
 * Grass-roots and assistance service.
 */
export type ServicePeriodInput = {
  /**
   * 起始日期。
   *
   * First day.
   */
  from: string;
  /**
   * 类别。
   *
   * Kind.
   */
  kind: ServiceKind;
  /**
   * 地点或单位。最多100字。
   *
   * Place or unit. At most 100 characters.
   */
  place: string;
  /**
   * 佐证材料编号。1至20个，不重复。
   *
   * Numbers of the proofs. 1 to 20, each once.
   */
  proofs?: Array<number> | null | undefined;
  /**
   * 结束日期（仍在进行的不填）。
   *
   * Last day; left out while it goes on.
   */
  to?: string | null | undefined;
};

/**
 * 教育类别。
 *
 * manners of study.
 */
export type StudyManner =
  /**
   * 全日制教育。
   *
   * Full-time.
   */
  | 'FULL_TIME'
  /**
   * 在职教育。
   *
   * In service.
   */
  | 'IN_SERVICE';

/**
 * 拟上传的文件。
 *
 * A file to be uploaded.
 */
export type UploadInput = {
  /**
   * 类型：application/pdf、image/jpeg 或 image/png。
   *
   * The type: application/pdf, image/jpeg or image/png.
   */
  contentType: string;
  /**
   * 大小（字节），1字节至10MB；表单不接受更大的文件。
   *
   * The size in bytes, from 1 byte to 10 MB; the form takes no larger file.
   */
  size: number;
};

/**
 * 专业工作经历。1至30行。
 *
 * Work history. 1 to 30 rows.
 */
export type WorkHistoryInput = {
  /**
   * 各行。
   *
   * The rows.
   */
  items: Array<EmploymentInput>;
};

export type BeginMutationVariables = Exact<{
  unit: string | number;
}>;


export type BeginMutation = { beginApplication: { id: string } | null };

export type RequestUploadsMutationVariables = Exact<{
  application: string | number;
  files: Array<UploadInput> | UploadInput;
}>;


export type RequestUploadsMutation = { requestUploads: Array<{ number: number, url: string, fields: Array<{ name: string, value: string }> }> | null };

export type ConfirmUploadsMutationVariables = Exact<{
  application: string | number;
  files: Array<ConfirmedUploadInput> | ConfirmedUploadInput;
}>;


export type ConfirmUploadsMutation = { confirmUploads: { proofs: Array<{ number: number }>, problems: Array<{ number: number, text: { zh: string } }> } | null };

export type SaveSectionsMutationVariables = Exact<{
  application: string | number;
  key: string;
  sections: Array<SectionInput> | SectionInput;
}>;


export type SaveSectionsMutation = { saveSections: { rows: Array<{ section: SectionName, isDone: boolean, refusal: { text: { zh: string } } | null }>, application: { version: number } } | null };

export type SubmitMutationVariables = Exact<{
  application: string | number;
  version: number;
  key: string;
}>;


export type SubmitMutation = { submitApplication: { submission: { number: number, hash: string } } | null };

export type FollowingQueryVariables = Exact<{
  application: string | number;
}>;


export type FollowingQuery = { node:
    | { kind: 'Account' }
    | { kind: 'AccountImport' }
    | { kind: 'AnnouncementDraft' }
    | { kind: 'AnnouncementRehearsal' }
    | { state: ApplicationState, kind: 'Application', next: { closesAt: string, text: { zh: string } } | null }
    | { kind: 'Archive' }
    | { kind: 'Candidate' }
    | { kind: 'Case' }
    | { kind: 'Certificate' }
    | { kind: 'CommitteeDraw' }
    | { kind: 'CommitteeImport' }
    | { kind: 'CommitteeSession' }
    | { kind: 'CommitteeYear' }
    | { kind: 'Expert' }
    | { kind: 'FiledCommittee' }
    | { kind: 'FormBundle' }
    | { kind: 'Issuer' }
    | { kind: 'ListExport' }
    | { kind: 'Measure' }
    | { kind: 'Notice' }
    | { kind: 'Objection' }
    | { kind: 'Organisation' }
    | { kind: 'PersonTitle' }
    | { kind: 'Posting' }
    | { kind: 'PublicDocument' }
    | { kind: 'Reading' }
    | { kind: 'Recheck' }
    | { kind: 'ReviewForm' }
    | { kind: 'ReviewMeeting' }
    | { kind: 'Roster' }
    | { kind: 'SignalRun' }
    | { kind: 'SummaryTable' }
    | { kind: 'SummaryTableExport' }
    | { kind: 'SupervisionSignal' }
    | { kind: 'SupervisoryCheck' }
    | { kind: 'TableCheck' }
    | { kind: 'TitleDocument' }
    | { kind: 'UndeliveredMessage' }
    | { kind: 'WorkSummary' }
    | { kind: 'YearReport' }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const BeginDocument = new TypedDocumentString(`
    mutation Begin($unit: ID!) {
  beginApplication(input: {unit: $unit}) {
    id
  }
}
    `) as unknown as TypedDocumentString<BeginMutation, BeginMutationVariables>;
export const RequestUploadsDocument = new TypedDocumentString(`
    mutation RequestUploads($application: ID!, $files: [UploadInput!]!) {
  requestUploads(input: {application: $application, files: $files}) {
    number
    url
    fields {
      name
      value
    }
  }
}
    `) as unknown as TypedDocumentString<RequestUploadsMutation, RequestUploadsMutationVariables>;
export const ConfirmUploadsDocument = new TypedDocumentString(`
    mutation ConfirmUploads($application: ID!, $files: [ConfirmedUploadInput!]!) {
  confirmUploads(input: {application: $application, files: $files}) {
    proofs {
      number
    }
    problems {
      number
      text {
        zh
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmUploadsMutation, ConfirmUploadsMutationVariables>;
export const SaveSectionsDocument = new TypedDocumentString(`
    mutation SaveSections($application: ID!, $key: String!, $sections: [SectionInput!]!) {
  saveSections(input: {application: $application, key: $key, sections: $sections}) {
    rows {
      section
      isDone
      refusal {
        text {
          zh
        }
      }
    }
    application {
      version
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSectionsMutation, SaveSectionsMutationVariables>;
export const SubmitDocument = new TypedDocumentString(`
    mutation Submit($application: ID!, $version: Int!, $key: String!) {
  submitApplication(
    input: {application: $application, version: $version, key: $key}
  ) {
    submission {
      number
      hash
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitMutation, SubmitMutationVariables>;
export const FollowingDocument = new TypedDocumentString(`
    query Following($application: ID!) {
  node(id: $application) {
    kind: __typename
    ... on Application {
      state
      next {
        text {
          zh
        }
        closesAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowingQuery, FollowingQueryVariables>;