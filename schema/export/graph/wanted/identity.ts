/** By what lists of people, organisations and imported rows are narrowed, as they are wanted. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { OrganisationKindEnum, RoleEnum } from '../../../identity/graph/enums.ts';
import { ImportType } from '../../../identity/graph/import.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';

export const PeopleWanted = builder.inputType('PeopleWanted', {
  description: manual('人员的筛选，同 people。', 'The filter of people, as in people.'),
  fields: (t) => ({
    organisation: t.globalID({ required: true, for: [OrganisationType], description: manual('单位或部门。', 'The unit or department.') }),
    role: t.field({ type: RoleEnum, required: true, description: manual('角色。', 'The role.') }),
    sought: t.string({
      required: false,
      description: manual('姓名中含有的字，或完整的登录名。', 'A part of the name, or the whole login.'),
    }),
  }),
});
export const OrganisationsWanted = builder.inputType('OrganisationsWanted', {
  description: manual('组织的筛选，同 organisations。', 'The filter of organisations, as in organisations.'),
  fields: (t) => ({
    kind: t.field({ type: OrganisationKindEnum, required: true, description: manual('类别。', 'The kind.') }),
    shortOfOfficers: t.boolean({
      required: false,
      description: manual('只列专职经办人不足的。', 'Only those with fewer full-time officers than they must have. Rule P9.'),
    }),
    authority: t.globalID({
      required: false,
      for: [OrganisationType],
      description: manual(
        '只列其管理的；与 `shortOfOfficers` 同用。',
        'Only organisations under this authority; used together with `shortOfOfficers`.',
      ),
    }),
    sought: t.string({
      required: false,
      description: manual('名称中含有的字，或完整的统一社会信用代码。', 'A part of the name, or the whole credit code.'),
    }),
  }),
});
export const ImportRowsWanted = builder.inputType('ImportRowsWanted', {
  description: manual(
    '批量录入逐行检查结果的筛选；仅发起人可导出。',
    'The filter of what was found in the rows of an import; for the officer who began it.',
  ),
  fields: (t) => ({
    import: t.globalID({ required: true, for: [ImportType], description: manual('导入任务。', 'The import.') }),
    onlyWrong: t.boolean({ required: false, description: manual('只列不符合要求的。', 'Only the rows that are wrong.') }),
  }),
});
