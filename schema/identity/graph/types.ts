/** People, organisations and roles in the graph, and who may see them. */
import { builder, graphRefusals } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual('组织：用人单位、行业主管部门或市人社局。', 'An organisation: a unit, a department or the bureau.'),
  id: { resolve: ({ id }) => id },
  sight: (organisation, { actor }) => seesOrganisation(actor, organisation),
  loadWithoutCache: (id, context) => organisationIn(context, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: OrganisationKindEnum, description: manual('类别。', 'The kind.') }),
    unitKind: t.expose('unitKind', {
      type: UnitKindEnum,
      nullable: true,
      description: manual('单位性质；部门和市人社局为空。', 'The kind of the unit; null for departments and the bureau. Rule P5.'),
    }),
    reviewsItself: t.stringList({
      nullable: true,
      description: manual(
        '中央在甘单位自主评审的系列代码；其他单位为空。',
        'The codes of the series that a central unit in the province reviews itself; null for others. Rule P6.',
      ),
      resolve: ({ central }) => central?.reviews ?? null,
    }),
    name: t.exposeString('name', { description: manual('名称。', 'The name.') }),
    formerNames: t.stringList({
      description: manual('曾用名称，先后为序。', 'The former names, in order of time. Rule P11.'),
      resolve: formerNamesOf,
    }),
    creditCode: t.string({
      nullable: true,
      description: manual(
        '统一社会信用代码；评委会办事机构没有，为空。',
        'The unified social credit code; null for a committee’s office, which has none. Rule P2.',
      ),
      resolve: ({ creditCode }) => creditCode || null,
    }),
    contact: t.string({
      nullable: true,
      description: manual(
        '联系人：本单位人员、其上级、市人社局、纪检监察可见；外单位人员不可见，为空。',
        'The contact person: for the people of the organisation, the authority above, the bureau and supervisors; null for people of other units.',
      ),
      resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.contact : null),
    }),
    contactTelephone: t.string({
      nullable: true,
      description: manual('联系电话；可见范围同联系人（`contact`）。', 'The telephone number; for those who may see `contact`.'),
      resolve: (organisation, _, { actor }) => (knowsInside(actor, organisation) ? organisation.telephone : null),
    }),
    officers: t.field({
      type: [OfficerType],
      price: 2 * REQUEST,
      description: manual(
        '经办人；可见范围同联系人（`contact`），其他人见到的是空列表。读表两次。',
        'The officers, for those who may see `contact`; others see an empty list. Two table requests.',
      ),
      resolve: async (organisation, _, context) => (knowsInside(context.actor, organisation) ? officersOf(context, organisation) : []),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该组织办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with the organisation now, and why not what you cannot, by the same rules that the mutations apply. Rules P1, P9, P11.',
      ),
      resolve: (organisation, _, { actor }) => actionsOnOrganisation(actor, organisation, bureauOf(organisation.city)),
    }),
    isCompliant: t.boolean({
      description: manual(
        '专职经办人是否达到最低人数。',
        'Whether it has the least number of full-time officers that it must have. Rule P9.',
      ),
      resolve: async ({ officers, city }, _, context) => isCompliant(officers, (await policyIn(context, city)).minimumOfficers),
    }),
  }),
});

const OfficerType = builder.objectRef<Account>('Officer').implement({
  description: manual('经办人，供该组织的人员了解。', 'An officer, as shown to the people of the organisation. Rule P9.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: REQUEST,
      description: manual(
        '账号；无权查看该人员的为空。每人读取一次。',
        'The account; null for those who may not see the person. One request for each person.',
      ),
      resolve: (account) => account,
    }),
  }),
});

export const accountRef = builder.objectRef<Account>('Account');
export const AccountType = builder.node(accountRef, {
  description: manual('账号：一人一号。', 'An account; each person has exactly one. Rule P2.'),
  id: { resolve: ({ account }) => account },
  sight: (account, context) => seesAccount(context, account),
  loadWithoutCache: (id, context) => accountIn(context, id),
  fields: (t) => ({
    login: t.exposeString('account', {
      description: manual('登录名，即本人令牌中的主体（`sub`）。', 'The login name: the subject (`sub`) of the person’s tokens.'),
    }),
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    formerNames: t.stringList({
      description: manual('曾用名，先后为序。', 'The former names, in order of time. Rule P11.'),
      resolve: formerNamesOf,
    }),
    identityNumber: t.string({
      description: manual(
        '证件号码（脱敏）。完整号码见 `revealIdentityNumber`。',
        'The identity number, masked. For the whole number see `revealIdentityNumber`.',
      ),
      resolve: ({ identity }) => identity.masked,
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      price: REQUEST,
      description: manual(
        '您现在可对该人员办理的事项及不能办理的原因，依据与办理时相同的规则。每人读取一次。',
        'What you can do with the person now, and why not what you cannot, by the same rules that the mutations apply. One request for each person. Rules P1, P2, P4, P7, P11.',
      ),
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
    email: t.exposeString('email', { description: manual('电子邮箱。', 'The e-mail address.') }),
    telephone: t.string({
      description: manual(
        '联系电话：本人见全号，他人见到的隐去中段。',
        'The telephone number: whole for the person; for others its middle is hidden.',
      ),
      resolve: (account, _, context) =>
        isAccountOf(context.actor, account.account) ? openTelephone(context, account) : account.telephone.masked,
    }),
  }),
});

const GrantType = builder.objectRef<Grant>('Grant').implement({
  description: manual('角色授予：在某组织担任的角色。', 'A grant: a role held for an organisation. Rule P10.'),
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: manual('角色。', 'The role.') }),
    organisation: t.field({
      type: OrganisationType,
      price: ITEM,
      description: manual('所属组织。读表一次。', 'The organisation for which the role is held. One table request.'),
      resolve: async ({ organisation }, _, context) => found(await organisationIn(context, organisation)),
    }),
  }),
});

export const ViewerType = builder.objectRef<Extract<Actor, { kind: 'person' }>>('Viewer').implement({
  description: manual('当前登录人。', 'The person logged in.'),
  fields: (t) => ({
    account: t.field({
      type: AccountType,
      price: REQUEST,
      description: manual('账号信息。读表一次。', 'The account. One table request.'),
      resolve: async ({ account }, _, { table }) => found(await loadAccount(table, account)),
    }),
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    grants: t.field({ type: [GrantType], description: manual('所持角色。', 'The roles held.'), resolve: ({ grants }) => [...grants] }),
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
