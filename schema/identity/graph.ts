/** How people and organisations are asked, and created from above. */
import { builder, graphRefusals } from '../builder.ts';
import { holds, organisationsOf, personOf, type Actor, type Grant, type ROLES } from '../core/actor.ts';
import { KEY_DESCRIPTION, once } from '../core/once.ts';
import { connectionOf, pageOf } from '../core/page.ts';
import { bureauOf, addOfficer, createApplicant, createUnit } from './actions.ts';
import type { Account, Organisation, ORGANISATION_KINDS } from './model.ts';
import { masked } from './numbers.ts';
import { isCompliant, roleOf } from './rules.ts';
import { loadAccount, loadAccounts, loadMembers, loadOrganisation, loadOrganisations } from './store.ts';
import { loadCalendar, currentCycle } from '../calendar/store.ts';

export const RoleEnum = builder.enumType('Role', {
  description: '角色，按组织授予。Roles are held for an organisation. Rule P10.',
  values: {
    APPLICANT: { description: '申报人' },
    UNIT_OFFICER: { description: '用人单位经办人' },
    DEPARTMENT_OFFICER: { description: '行业主管部门经办人' },
    BUREAU_OFFICER: { description: '市人社局经办人' },
    COMMITTEE_OFFICE: { description: '评委会办事机构' },
    EXPERT: { description: '评审专家' },
    SUPERVISOR: { description: '纪检监察（只读）' },
  } satisfies Record<(typeof ROLES)[number], object>,
});

const OrganisationKindEnum = builder.enumType('OrganisationKind', {
  description: '组织类别。',
  values: {
    BUREAU: { description: '市人社局' },
    DEPARTMENT: { description: '行业主管部门' },
    UNIT: { description: '用人单位' },
  } satisfies Record<(typeof ORGANISATION_KINDS)[number], object>,
});

const organisationRef = builder.objectRef<Organisation>('Organisation');
export const OrganisationType = builder.node(organisationRef, {
  description: '组织：用人单位、行业主管部门或市人社局。A unit, a department or the bureau.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: async (id, { table, actor }) => {
    const organisation = await loadOrganisation(table, id);
    return organisation && maySee(actor, organisation) ? organisation : null;
  },
  fields: (t) => ({
    kind: t.expose('kind', { type: OrganisationKindEnum, description: '类别。' }),
    name: t.exposeString('name', { description: '名称。' }),
    creditCode: t.exposeString('creditCode', { description: '统一社会信用代码。Rule P2.' }),
    contact: t.exposeString('contact', { description: '联系人。' }),
    telephone: t.exposeString('telephone', { description: '联系电话。' }),
    officers: t.field({
      type: [AccountType],
      complexity: { field: 5, multiplier: 5 },
      description: '经办人。Its officers. Two table requests.',
      resolve: async (organisation, _, { table }) => [...(await officersOf(table, organisation)).values()],
    }),
    isCompliant: t.boolean({
      complexity: 5,
      description: '专职经办人是否达到最低人数。Whether it has the officers it must have. Rule P9.',
      resolve: async (organisation, _, context) => {
        const { announcement } = await loadCalendar(context, currentCycle(context.now));
        return isCompliant((await officersOf(context.table, organisation)).size, announcement.policy.minimumOfficers);
      },
    }),
  }),
});

const accountRef = builder.objectRef<Account>('Account');
export const AccountType = builder.node(accountRef, {
  description: '账号：一人一号。A person’s account. Rule P2.',
  id: { resolve: ({ account }) => account },
  loadWithoutCache: async (id, { table, actor }) => {
    const allowed = actor.kind === 'person' && (actor.account === id || holds(actor, 'BUREAU_OFFICER') || holds(actor, 'SUPERVISOR'));
    return allowed && !id.includes('#') ? loadAccount(table, id) : null;
  },
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录名。The subject of the person’s tokens.' }),
    name: t.exposeString('name', { description: '姓名。' }),
    identityNumber: t.string({
      description: '证件号码（脱敏）。The identity number, masked.',
      resolve: ({ identityNumber }) => masked(identityNumber),
    }),
    email: t.exposeString('email', { description: '电子邮箱。' }),
    telephone: t.exposeString('telephone', { description: '联系电话。' }),
  }),
});

const GrantType = builder.objectRef<Grant>('Grant').implement({
  description: '角色授予。A role held for an organisation. Rule P10.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: '角色。' }),
    organisation: t.field({
      type: OrganisationType,
      complexity: 5,
      description: '所属组织。One table request.',
      resolve: async ({ organisation }, _, { table }) => found(await loadOrganisation(table, organisation)),
    }),
  }),
});

const ViewerType = builder.objectRef<Extract<Actor, { kind: 'person' }>>('Viewer').implement({
  description: '当前登录人。Who is asking.',
  fields: (t) => ({
    account: t.field({
      type: AccountType,
      complexity: 5,
      description: '账号信息。One table request.',
      resolve: async ({ account }, _, { table }) => found(await loadAccount(table, account)),
    }),
    name: t.exposeString('name', { description: '姓名。' }),
    grants: t.field({ type: [GrantType], description: '所持角色。', resolve: ({ grants }) => [...grants] }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    authScopes: { person: true },
    description: '当前登录人及其角色。Anybody with an account.',
    resolve: (_, __, { actor }) => personOf(actor),
  }),
  organisations: t.connection(
    {
      type: OrganisationType,
      args: { kind: t.arg({ type: OrganisationKindEnum, required: true, description: '类别。' }) },
      complexity: ({ first }) => ({ field: 5, multiplier: first ?? 25 }),
      authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER', 'SUPERVISOR'] },
      description: '组织列表，按名称。Bureau, departments and supervisors. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: async (_, args, { table }) => {
        const page = pageOf(args);
        const { organisations, cursors, next } = await loadOrganisations(table, args.kind, page);
        return connectionOf(organisations, (__, index) => cursors[index] ?? '', page.after, next);
      },
    },
    { description: '组织列表。' },
    { description: '组织列表的一行。' },
  ),
}));

const PersonInputType = builder.inputType('PersonInput', {
  description: '个人信息。What is typed of a person. Rule P2.',
  fields: (t) => ({
    account: t.string({ required: false, description: '登录名：身份提供方令牌中的主体（sub）；不填则由系统生成。' }),
    name: t.string({ required: true, description: '姓名，最多40字。' }),
    identityNumber: t.string({ required: true, description: '居民身份证号，18位，校验码须正确。' }),
    email: t.string({ required: true, description: '电子邮箱，用于提醒。' }),
    telephone: t.string({ required: true, description: '联系电话。' }),
  }),
});

builder.mutationFields((t) => ({
  createUnit: t.fieldWithInput({
    type: OrganisationType,
    input: {
      authority: t.input.globalID({ for: [organisationRef], required: true, description: '创建机关：市人社局或行业主管部门。' }),
      name: t.input.string({ required: true, description: '单位名称，最多100字。' }),
      creditCode: t.input.string({ required: true, description: '统一社会信用代码，18位。' }),
      contact: t.input.string({ required: true, description: '联系人。' }),
      telephone: t.input.string({ required: true, description: '联系电话。' }),
      officers: t.input.field({
        type: [PersonInputType],
        required: true,
        description: '经办人，1至5人；少于2人的单位列入不合规名单（P9）。',
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
    description:
      '创建单位账号及其经办人：市人社局或行业主管部门。Rule P1. Errors: INPUT_INVALID, UNIT_TAKEN, IDENTITY_TAKEN, ACCOUNT_TAKEN, ' +
      'TWICE_IN_REQUEST, ORGANISATION_UNKNOWN.',
    resolve: async (_, { input: { key, ...input } }, context) => {
      const unit = { ...input, authority: input.authority.id };
      const { answer, result } = await once(context, { key, mutation: 'createUnit', body: unit }, (own) => createUnit(own, unit));
      return result ?? found(await loadOrganisation(context.table, answer.organisation));
    },
  }),
  createApplicant: t.fieldWithInput({
    type: AccountType,
    input: {
      unit: t.input.globalID({ for: [organisationRef], required: true, description: '所属单位。' }),
      person: t.input.field({ type: PersonInputType, required: true, description: '申报人信息。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['UNIT_OFFICER'] },
    description: '创建申报人账号：本单位经办人。Rule P1. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN.',
    resolve: async (_, { input: { key, unit, person } }, context) => {
      const input = { unit: unit.id, person };
      const { answer, result } = await once(context, { key, mutation: 'createApplicant', body: input }, (own) =>
        createApplicant(own, input),
      );
      return result ?? found(await loadAccount(context.table, answer.account));
    },
  }),
  addOfficer: t.fieldWithInput({
    type: AccountType,
    input: {
      organisation: t.input.globalID({ for: [organisationRef], required: true, description: '单位或部门。' }),
      person: t.input.field({ type: PersonInputType, required: true, description: '经办人信息。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'DEPARTMENT_OFFICER'] },
    description:
      '增加经办人：部门的由市人社局，单位的由其创建机关或市人社局。Rules P1, P9. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, ORGANISATION_UNKNOWN.',
    resolve: async (_, { input: { key, organisation, person } }, context) => {
      const input = { organisation: organisation.id, person };
      const { answer, result } = await once(context, { key, mutation: 'addOfficer', body: input }, (own) => addOfficer(own, input));
      return result ?? found(await loadAccount(context.table, answer.account));
    },
  }),
}));

/** Members see their own organisation, its authority sees it, and so do the bureau and the supervisors. */
function maySee(actor: Actor, organisation: Organisation): boolean {
  if (actor.kind !== 'person') return false;
  const above = [bureauOf(), organisation.authority, organisation.id];
  return (
    actor.grants.some((grant) => above.includes(grant.organisation)) ||
    holds(actor, 'SUPERVISOR') ||
    organisationsOf(actor, 'DEPARTMENT_OFFICER').length > 0
  );
}

async function officersOf(table: Parameters<typeof loadMembers>[0], { id, kind }: Organisation) {
  const { members } = await loadMembers(table, id, roleOf(kind), { limit: 20, after: null });
  return loadAccounts(
    table,
    members.map(({ account }) => account),
  );
}

function found<T>(one: T | null): T {
  if (!one) throw graphRefusals.ID_UNKNOWN();
  return one;
}
