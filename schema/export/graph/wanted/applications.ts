/** By what lists of applications, postings and objections are narrowed, as they are wanted. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { LevelEnum } from '../../../announcement/graph/enums.ts';
import { CHOICE_ENUMS, StateEnum } from '../../../application/graph/enums.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';
import { PostingStateEnum } from '../../../posting/graph/enums.ts';
import { OrderEnum } from '../../../review/graph/lists.ts';

const UNIT = manual('单位。', 'The unit.');
const DEPARTMENT = manual('部门；不填的，同查询。', 'The department; left out, as in the query.');

type Fields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0];

const narrowing = (t: Fields) => ({
  state: t.field({ type: StateEnum, required: false, description: manual('状态；不填为全部。', 'The state; all where left out.') }),
  series: t.string({ required: false, description: manual('系列代码。', 'The code of the series.') }),
  level: t.field({ type: LevelEnum, required: false, description: manual('层级。', 'The level.') }),
  promotionType: t.field({
    type: CHOICE_ENUMS.PromotionType,
    required: false,
    description: manual('晋升类型。', 'The promotion type.'),
  }),
  name: t.string({ required: false, description: manual('姓名中含有的字。', 'Characters contained in the name.') }),
  unitName: t.string({
    required: false,
    description: manual('工作单位名称中含有的字。', 'Characters contained in the name of the workplace.'),
  }),
  order: t.field({
    type: OrderEnum,
    required: true,
    defaultValue: 'WAITING',
    description: manual('次序。', 'The order.'),
  }),
});

export const UnitApplicationsWanted = builder.inputType('UnitApplicationsWanted', {
  description: manual(
    '单位申报的筛选，同 unitApplications；件数不限于2000。',
    'The filter of a unit’s applications, as in unitApplications; there may be more than 2000.',
  ),
  fields: (t) => ({ unit: t.globalID({ required: true, for: [OrganisationType], description: UNIT }), ...narrowing(t) }),
});
export const DepartmentApplicationsWanted = builder.inputType('DepartmentApplicationsWanted', {
  description: manual(
    '部门申报的筛选，同 departmentApplications；件数不限于2000。',
    'The filter of the applications at a department’s desk, as in departmentApplications; there may be more than 2000.',
  ),
  fields: (t) => ({ department: t.globalID({ required: false, for: [OrganisationType], description: DEPARTMENT }), ...narrowing(t) }),
});
export const SummaryTablesWanted = builder.inputType('SummaryTablesWanted', {
  description: manual('汇总表的筛选，同 summaryTables。', 'The filter of summary tables, as in summaryTables.'),
  fields: (t) => ({ department: t.globalID({ required: false, for: [OrganisationType], description: DEPARTMENT }) }),
});

/** What is narrowed by its unit alone. */
export const OfUnitWanted = builder.inputType('OfUnitWanted', {
  description: manual('某单位的清单。', 'The list of a unit.'),
  fields: (t) => ({ unit: t.globalID({ required: true, for: [OrganisationType], description: UNIT }) }),
});
export const UnitPostingsWanted = builder.inputType('UnitPostingsWanted', {
  description: manual('单位公示的筛选，同 unitPostings。', 'The filter of a unit’s postings, as in unitPostings.'),
  fields: (t) => ({
    unit: t.globalID({ required: true, for: [OrganisationType], description: UNIT }),
    state: t.field({
      type: PostingStateEnum,
      required: false,
      description: manual('状态；不填为全部。', 'The state; all where left out.'),
    }),
  }),
});
export const UnitObjectionsWanted = builder.inputType('UnitObjectionsWanted', {
  description: manual(
    '异议的筛选，同 unitObjections；不列异议人。',
    'The filter of objections, as in unitObjections; who objects is not named in the file.',
  ),
  fields: (t) => ({
    unit: t.globalID({
      required: true,
      for: [OrganisationType],
      description: manual('单位，或评委会办事机构。', 'The unit, or the office of a committee.'),
    }),
    open: t.boolean({
      required: true,
      defaultValue: true,
      description: manual('未办结的，或已办结的。', 'Those still open, or those decided.'),
    }),
  }),
});
export const UnitFormsWanted = builder.inputType('UnitFormsWanted', {
  description: manual('评审表的筛选，同 unitForms。', 'The filter of review forms, as in unitForms.'),
  fields: (t) => ({
    unit: t.globalID({ required: true, for: [OrganisationType], description: UNIT }),
    isNew: t.boolean({
      required: false,
      description: manual('只列单位未下载的，或已下载的。', 'Only those that the unit has not downloaded, or only those downloaded.'),
    }),
  }),
});
