/** How people and organisations are asked. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import { pageOn } from '../../core/listed.ts';
import { CITY_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { CLOSED, INCOMING, ORGANISATIONS, PEOPLE } from '../listed.ts';
import { OrganisationKindEnum, RoleEnum } from './enums.ts';
import './acted.ts';
import './corrections.ts';
import './import.ts';
import './lookups.ts';
import './organisations.ts';
import './people.ts';
import './titles.ts';
import { AccountType, organisationRef, OrganisationType, ViewerType } from './types.ts';

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    authScopes: { person: true },
    description: manual('当前登录人及其角色；有账号的任何人。', 'The person logged in and their roles; anybody with an account.'),
    resolve: (_, __, { actor }) => personOf(actor),
  }),
  organisations: t.pages({
    type: OrganisationType,
    args: {
      kind: t.arg({ type: OrganisationKindEnum, required: true, description: manual('类别。', 'The kind.') }),
      shortOfOfficers: t.arg.boolean({
        required: false,
        description: manual(
          '只列专职经办人不足的（不合规名单）。',
          'Only organisations with fewer full-time officers than they must have (the list of those not compliant). Rule P9.',
        ),
      }),
      authority: t.arg.globalID({
        required: false,
        for: [organisationRef],
        description: manual(
          '只列其管理的；与 `shortOfOfficers` 同用。',
          'Only organisations under this authority; used together with `shortOfOfficers`.',
        ),
      }),
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      sought: t.arg.string({
        required: false,
        description: manual('名称中含有的字，或完整的统一社会信用代码。', 'A part of the name, or the whole credit code.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: ORGANISATIONS.readers },
    description: manual(
      '组织列表，按名称：市人社局、行业主管部门、纪检监察。',
      'Organisations by name: for the bureau, departments and supervisors. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { authority, ...args }, context) => pageOn(ORGANISATIONS.open(context, { ...args, authority: authority?.id }), args),
  }),
  incomingApplicants: t.pages({
    type: AccountType,
    args: {
      unit: t.arg.globalID({
        required: true,
        for: [organisationRef],
        description: manual('调入单位。', 'The unit to which the person moves.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: INCOMING.readers },
    description: manual(
      '已由原单位办理调出、待本单位接收的人员：本单位经办人、市人社局、纪检监察。读表两次。',
      'People released by their former unit whom this unit has to take in: for its officers, the bureau and supervisors. Two table requests. Rule P2. Errors: ORGANISATION_UNKNOWN.',
    ),
    resolve: (_, { unit, ...args }, context) => pageOn(INCOMING.open(context, { unit: unit.id }), args),
  }),
  closedAccounts: t.pages({
    type: AccountType,
    args: { unit: t.arg.globalID({ required: true, for: [organisationRef], description: manual('单位。', 'The unit.') }) },
    ...pricedPage(),
    authScopes: { role: CLOSED.readers },
    description: manual(
      '本单位人员已关闭的账号，可由 `reopenAccount` 恢复：本单位经办人、市人社局、纪检监察。读表一次。',
      'Closed accounts of the unit’s people, which `reopenAccount` can reopen: for its officers, the bureau and supervisors. One table request. Rule P11. Errors: ORGANISATION_UNKNOWN.',
    ),
    resolve: (_, { unit, ...args }, context) => pageOn(CLOSED.open(context, { unit: unit.id }), args),
  }),
  people: t.pages({
    type: AccountType,
    args: {
      organisation: t.arg.globalID({
        required: true,
        for: [organisationRef],
        description: manual('单位或部门。', 'The unit or department.'),
      }),
      role: t.arg({ type: RoleEnum, required: true, description: manual('角色。', 'The role.') }),
      sought: t.arg.string({
        required: false,
        description: manual('姓名中含有的字，或完整的登录名。', 'A part of the name, or the whole login.'),
      }),
    },
    ...pricedPage(),
    authScopes: { role: PEOPLE.readers },
    description: manual(
      '某单位（部门）某角色的人员：本单位（部门）经办人、其上级、市人社局、纪检监察。读表两次。',
      'The people who hold a role for a unit or department: for its officers, the authority above, the bureau and supervisors. Two table requests. Errors: ORGANISATION_UNKNOWN.',
    ),
    resolve: (_, { organisation, role, sought, ...args }, context) =>
      pageOn(PEOPLE.open(context, { organisation: organisation.id, role, sought }), args),
  }),
}));
