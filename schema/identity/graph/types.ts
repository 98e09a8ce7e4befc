/** People, organisations and roles in the graph, and who may see them. */
import { builder, graphRefusals } from '../../builder.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import { holds, isAccountOf, type Actor, type Grant } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { vouchFor } from '../../core/sight.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { knows } from '../actions/known.ts';
import { formerNamesOf } from '../corrections/rules.ts';
import type { Account, Organisation, PersonFile } from '../model.ts';
import { actionsOnOrganisation, actionsOnPerson } from '../offers.ts';
import { openTelephone } from '../privacy.ts';
import { isCompliant, officeOf, roleOf } from '../rules.ts';
import { knowsInside } from '../sight.ts';
import { seesOrganisation, seesRecord } from '../sight.ts';
import { accountIn, loadAccount, loadAccounts, loadKept, loadMembers, organisationIn, personIn } from '../store.ts';
import { OrganisationKindEnum, RoleEnum, UnitKindEnum } from './enums.ts';

export const organisationRef = builder.objectRef<Organisation>('Organisation');
export const OrganisationType = builder.node(organisationRef, {
  description: '组织：用人单位、行业主管部门或市人社局。A unit, a department or the bureau.',
  id: { resolve: ({ id }) => id },
  sight: (organisation, { actor }) => seesOrganisation(actor, organisation),
  loadWithoutCache: (id, context) => organisationIn(context, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: OrganisationKindEnum, description: '类别。' }),
    unitKind: t.expose('unitKind', { type: UnitKindEnum, nullable: true, description: '单位性质；部门和市人社局为空。Rule P5.' }),
    reviewsItself: t.stringList({
      nullable: true,
      description: '中央在甘单位自主评审的系列代码；其他单位为空。Series a central unit reviews itself; null for others. Rule P6.',
      resolve: ({ central }) => central?.reviews ?? null,
    }),
    name: t.exposeString('name', { description: '名称。' }),
    formerNames: t.stringList({ description: '曾用名称，先后为序。What it was called before. Rule P11.', resolve: formerNamesOf }),
    creditCode: t.string({
      nullable: true,
      description: '统一社会信用代码；评委会办事机构没有。Null of a committee’s office. Rule P2.',
      resolve: ({ creditCode }) => creditCode || null,
    }),
    contact: t.string({
      nullable: true,
      description: '联系人；外单位人员不可见。For its people, those above it, the bureau, supervisors.',
      resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.contact : null),
    }),
    telephone: t.string({
      nullable: true,
      description: '联系电话；可见范围同联系人。As `contact`.',
      resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.telephone : null),
    }),
    officers: t.field({
      type: [OfficerType],
      price: 2 * REQUEST,
      description:
        '经办人；可见范围同联系人，其他人见到的是空列表。Its officers, for those who see `contact`; for others none. Two table requests.',
      resolve: async (organisation, _, context) => (knowsInside(context.actor, organisation) ? officersOf(context, organisation) : []),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: '您现在可对该组织办理的事项及不能办理的原因。From the same rules that the mutations ask. Rules P1, P9, P11.',
      resolve: (organisation, _, { actor }) => actionsOnOrganisation(actor, organisation, bureauOf(organisation.city)),
    }),
    isCompliant: t.boolean({
      description: '专职经办人是否达到最低人数。Whether it has the officers it must have. Rule P9.',
      resolve: async ({ officers, city }, _, context) => isCompliant(officers, (await policyIn(context, city)).minimumOfficers),
    }),
  }),
});

const OfficerType = builder.objectRef<Account>('Officer').implement({
  description: '经办人。An officer, as the people of the organisation know one. Rule P9.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: REQUEST,
      description: '账号；无权查看该人员的为空。The account; null for those who may not see the person. One request for each.',
      resolve: (account) => account,
    }),
  }),
});

export const accountRef = builder.objectRef<Account>('Account');
export const AccountType = builder.node(accountRef, {
  description: '账号：一人一号。A person’s account. Rule P2.',
  id: { resolve: ({ account }) => account },
  sight: (account, context) => seesAccount(context, account),
  loadWithoutCache: (id, context) => accountIn(context, id),
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录名。The subject of the person’s tokens.' }),
    name: t.exposeString('name', { description: '姓名。' }),
    formerNames: t.stringList({ description: '曾用名，先后为序。Former names. Rule P11.', resolve: formerNamesOf }),
    identityNumber: t.string({
      description:
        '证件号码（脱敏）。完整号码见 `revealIdentityNumber`。The identity number, masked. The whole one: `revealIdentityNumber`.',
      resolve: ({ identity }) => identity.masked,
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description:
        '您现在可对该人员办理的事项及不能办理的原因。From the same rules that the mutations ask. One request for each person. Rules P1, P2, P4, P7, P11.',
      resolve: async ({ account }, _, context) => {
        const person = await keptIn(context, account);
        if (!person) return [];
        const [unit, ...places] = await Promise.all(
          [person.standing?.unit ?? '', ...officeOf(person)].map((id) => organisationIn(context, id)),
        );
        const about = {
          unit: unit ?? null,
          places: places.filter((place) => place !== null),
          bureau: bureauOf(person.account.city),
          now: context.now,
        };
        return actionsOnPerson(context.actor, person, about);
      },
    }),
    email: t.exposeString('email', { description: '电子邮箱。' }),
    telephone: t.string({
      description: '联系电话：本人见全号，他人见到的隐去中段。Whole for the person; for others its middle is hidden.',
      resolve: (account, _, context) =>
        isAccountOf(context.actor, account.account) ? openTelephone(context, account) : account.telephone.masked,
    }),
  }),
});

const GrantType = builder.objectRef<Grant>('Grant').implement({
  description: '角色授予。A role held for an organisation. Rule P10.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: '角色。' }),
    organisation: t.field({
      type: OrganisationType,
      price: ITEM,
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
      price: REQUEST,
      description: '账号信息。One table request.',
      resolve: async ({ account }, _, { table }) => found(await loadAccount(table, account)),
    }),
    name: t.exposeString('name', { description: '姓名。' }),
    grants: t.field({ type: [GrantType], description: '所持角色。', resolve: ({ grants }) => [...grants] }),
  }),
});

/** Whether the one who asks knows this person (P10); who sees everybody, or is the person, is asked nothing more. */
export async function seesAccount(context: Context, account: Account): Promise<boolean> {
  if (context.actor.kind !== 'person') return false;
  if (seesRecord(context.actor, account)) return true;
  const person = await keptIn(context, account.account);
  return person !== null && knows(context, person);
}

/** A person, also one whose account is closed: those who may open it again see it (P11). */
async function keptIn(context: Context, account: string): Promise<PersonFile | null> {
  return (await personIn(context, account)) ?? loadKept(context.table, account);
}

/** Its officers; those of the same organisation and those above it know each of them, so nobody is asked for again. */
async function officersOf(context: Context, organisation: Organisation): Promise<Account[]> {
  const { id, kind, authority } = organisation;
  const { members } = await loadMembers(context.table, id, roleOf(kind), { limit: 20, after: null });
  const accounts = await loadAccounts(
    context.table,
    members.map(({ account }) => account),
  );
  const officers = [...accounts.values()];
  const { actor } = context;
  const isAbove = holds(actor, roleOf(kind), id) || (authority !== null && holds(actor, 'DEPARTMENT_OFFICER', authority));
  return isAbove ? vouchFor(context, officers) : officers;
}

/** What has to be there, having just been written or pointed at. */
export function found<T>(one: T | null): T {
  if (!one) throw graphRefusals.ID_UNKNOWN();
  return one;
}
