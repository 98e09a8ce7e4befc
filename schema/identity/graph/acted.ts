/** Who did what the history tells: by name, to those who may know it, and in which roles (V1). */
import { builder } from '../../builder.ts';
import { PUBLIC, ROLE_NAMES, signature } from '../../core/actor.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { manual } from '../../core/manual.ts';
import { ITEM } from '../../core/price.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType } from '../../graph/history.ts';
import { knowsName } from '../sight.ts';
import { accountIn } from '../store.ts';
import { RoleEnum } from './enums.ts';

/** Of several roles hardly anybody acts in more. */
const ROLES_IN_ONE = 2;
const NOBODY = signature(PUBLIC);
/** How the signatures of the system begin. */
const BY_ITSELF = signature({ kind: 'system', name: '' });

const AuditActorType = builder.objectRef<AuditEntry>('AuditActor').implement({
  description: manual('办理人。', 'Whoever did what an entry of the history tells. Rule V1.'),
  fields: (t) => ({
    login: t.exposeString('by', {
      description: manual('登录名；未具名的为 `public`。', 'The login name; `public` for whoever did it without a name.'),
    }),
    name: t.string({
      nullable: true,
      price: ITEM, // the accounts of a page are one batch
      description: manual(
        '姓名，以账号现在的为准；外地账号和未具名的为空。',
        'The name, as it is on the account now; null for accounts of other cities, and for whoever did it without a name. Rule P10.',
      ),
      resolve: async ({ by }, _, context) => {
        const account = by === NOBODY ? null : await accountIn(context, by);
        return account && knowsName(context.actor, account) ? account.name : null;
      },
    }),
    roles: t.field({
      type: [RoleEnum],
      rows: ROLES_IN_ONE,
      description: manual(
        '以何种角色办理；未记录的为空列表，以往的记录即是如此。',
        'The roles in which the account acted; an empty list where they were not recorded, as in entries of earlier versions.',
      ),
      resolve: ({ as = [] }) => as,
    }),
    roleNames: t.field({
      type: [BilingualType],
      rows: ROLES_IN_ONE,
      description: manual('各角色的名称，次序与 `roles` 相同。', 'What these roles are called, in the order of `roles`.'),
      resolve: ({ as = [] }) => as.map((role) => ROLE_NAMES[role]),
    }),
  }),
});

builder.objectField(AuditEntryType, 'actor', (t) =>
  t.field({
    type: AuditActorType,
    nullable: true,
    description: manual('办理人；系统办理的为空。', 'Whoever did it; null for what the system did by itself.'),
    resolve: (entry) => (entry.by.startsWith(BY_ITSELF) ? null : entry),
  }),
);
