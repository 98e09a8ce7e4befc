/** People, organisations and roles in the graph, and who may see them. */
import { builder, graphRefusals } from '../../builder.ts';
import { holds, organisationsOf, type Actor, type Grant } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { bureauOf } from '../../calendar/data/index.ts';
import { ALLOWED_COST, AllowedType } from '../../calendar/graph/allowed.ts';
import { currentCycle, loadCalendar } from '../../calendar/store.ts';
import { actionsOnOrganisation, actionsOnPerson } from '../allowed.ts';
import type { Account, Organisation } from '../model.ts';
import { openTelephone } from '../privacy.ts';
import { isCompliant, maySeePerson, roleOf } from '../rules.ts';
import { loadAccount, loadAccounts, loadMembers, loadOrganisation, organisationIn, personIn } from '../store.ts';
import { OrganisationKindEnum, RoleEnum, UnitKindEnum } from './enums.ts';

export const organisationRef = builder.objectRef<Organisation>('Organisation');
export const OrganisationType = builder.node(organisationRef, {
  description: '组织：用人单位、行业主管部门或市人社局。A unit, a department or the bureau.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: async (id, { table, actor }) => {
    const organisation = await loadOrganisation(table, id);
    return organisation && maySee(actor, organisation) ? organisation : null;
  },
  fields: (t) => ({
    kind: t.expose('kind', { type: OrganisationKindEnum, description: '类别。' }),
    unitKind: t.expose('unitKind', { type: UnitKindEnum, nullable: true, description: '单位性质；部门和市人社局为空。Rule P5.' }),
    reviewsItself: t.stringList({
      nullable: true,
      description: '中央在甘单位自主评审的系列代码；其他单位为空。Series a central unit reviews itself; null for others. Rule P6.',
      resolve: ({ central }) => central?.reviews ?? null,
    }),
    name: t.exposeString('name', { description: '名称。' }),
    creditCode: t.exposeString('creditCode', { description: '统一社会信用代码。Rule P2.' }),
    contact: t.exposeString('contact', { description: '联系人。' }),
    telephone: t.exposeString('telephone', { description: '联系电话。' }),
    officers: t.field({
      type: [AccountType],
      complexity: { field: 5, multiplier: 5 },
      description: '经办人；申报人只见姓名。Its officers; an applicant sees their names. Two table requests.',
      resolve: async (organisation, _, { table }) => [...(await officersOf(table, organisation)).values()],
    }),
    allowedActions: t.field({
      type: [AllowedType],
      complexity: ALLOWED_COST,
      description: '您现在可对该组织办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules P1, P9.',
      resolve: (organisation, _, { actor }) => actionsOnOrganisation(actor, organisation, bureauOf()),
    }),
    isCompliant: t.boolean({
      description: '专职经办人是否达到最低人数。Whether it has the officers it must have. Rule P9.',
      resolve: async ({ officers }, _, context) => {
        const { announcement } = await loadCalendar(context, currentCycle(context.now));
        return isCompliant(officers, announcement.policy.minimumOfficers);
      },
    }),
  }),
});

export const accountRef = builder.objectRef<Account>('Account');
export const AccountType = builder.node(accountRef, {
  description: '账号：一人一号。A person’s account. Rule P2.',
  id: { resolve: ({ account }) => account },
  loadWithoutCache: async (id, context) => ((await sees(context, id)) ? loadAccount(context.table, id) : null),
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录名。The subject of the person’s tokens.' }),
    name: t.exposeString('name', { description: '姓名。' }),
    identityNumber: t.string({
      nullable: true,
      description:
        '证件号码（脱敏）；申报人不可见他人的。完整号码见 `revealIdentityNumber`。The identity number, masked; of others absent for applicants. The whole one: `revealIdentityNumber`.',
      resolve: (account, _, { actor }) => (seesContact(actor, account) ? account.identity.masked : null),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      complexity: { ...ALLOWED_COST, field: 10 },
      description:
        '您现在可对该人员办理的事项及不能办理的原因；无权了解的没有。From the same rules that the mutations ask. One request for each person. Rules P1, P2, P4, P7.',
      resolve: async ({ account }, _, context) => {
        const person = (await sees(context, account)) ? await personIn(context, account) : null;
        const unit = person?.standing ? await organisationIn(context, person.standing.unit) : null;
        return person ? actionsOnPerson(context.actor, person, unit, bureauOf()) : [];
      },
    }),
    email: t.string({
      nullable: true,
      description: '电子邮箱；申报人不可见他人的。Of others absent for applicants.',
      resolve: (account, _, { actor }) => (seesContact(actor, account) ? account.email : null),
    }),
    telephone: t.string({
      nullable: true,
      description: '联系电话；申报人不可见他人的。Of others absent for applicants.',
      resolve: (account, _, context) => (seesContact(context.actor, account) ? openTelephone(context, account) : null),
    }),
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
      resolve: async ({ organisation }, _, context) => found(await organisationIn(context, organisation)),
    }),
  }),
});

export const ViewerType = builder.objectRef<Extract<Actor, { kind: 'person' }>>('Viewer').implement({
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

/** Whether the one who asks may know this person: his unit, those above it, the bureau, supervisors, himself (P10). */
export async function sees(context: Context, account: string): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== 'person') return false;
  const person = await personIn(context, account);
  if (!person) return false;
  const unit = person.standing && (await organisationIn(context, person.standing.unit));
  return maySeePerson(actor, person, unit, bureauOf());
}

/** Members see their own organisation, its authority sees it, and so do the bureau and the supervisors. */
export function maySee(actor: Actor, organisation: Organisation): boolean {
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

/** Personal details are for the person, and for those who act for an organisation (P10); an applicant asks the organisation itself. */
function seesContact(actor: Actor, { account }: Account): boolean {
  return actor.kind === 'person' && (actor.account === account || actor.grants.some(({ role }) => role !== 'APPLICANT'));
}

/** What has to be there, having just been written or pointed at. */
export function found<T>(one: T | null): T {
  if (!one) throw graphRefusals.ID_UNKNOWN();
  return one;
}
