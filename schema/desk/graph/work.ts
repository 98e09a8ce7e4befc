/** What waits for one's offices, over all cycles, in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, REQUEST } from '../../core/price.ts';
import { personOf, type Office, type Role } from '../../core/actor.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { CycleType } from '../../calendar/graph/types.ts';
import { RoleEnum } from '../../identity/graph/enums.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { workOf, type Waiting, type Work } from '../work.ts';

const WaitingType = builder.objectRef<Waiting>('WaitingWork').implement({
  description: manual('一类待办及其件数。', 'A kind of work waiting, with how many there are.'),
  fields: (t) => ({
    what: t.expose('what', { type: BilingualType, description: manual('事项。', 'The action.') }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
  }),
});

const OfficeWorkType = builder.objectRef<Work & Office>('OfficeWork').implement({
  description: manual('某单位在某评审年度的待办。', 'What waits for an organisation in a cycle.'),
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: manual('以何身份办理。', 'In which capacity the work is done.') }),
    organisation: t.field({
      type: OrganisationType,
      price: ITEM,
      description: manual('单位。读表一次。', 'The organisation. One table request.'),
      resolve: async ({ organisation }, _, context) => found(await organisationIn(context, organisation)),
    }),
    cycle: t.field({ type: CycleType, description: manual('评审年度。', 'The cycle.'), resolve: ({ calendar }) => calendar }),
    waiting: t.field({ type: [WaitingType], description: manual('待办。', 'The work waiting.'), resolve: ({ waiting }) => [...waiting] }),
  }),
});

/** Those whose turn it can be. */
const OFFICERS: Role[] = ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER', 'COMMITTEE_OFFICE', 'EXPERT', 'SUPERVISOR'];

builder.queryField('myWork', (t) =>
  t.field({
    type: [OfficeWorkType],
    // A bureau's is that of all its departments, in each cycle that is under way.
    price: 20 * REQUEST,
    authScopes: { role: OFFICERS },
    description: manual(
      '本人任经办人的各单位现可办理的待办，逐评审年度（含同时进行的上年度、其他批次）列出；没有待办的年度不列。供单位、部门、市人社局经办人，评委会办事机构，评审专家和监督人员使用。',
      'What can be done now for each office that the person who asks holds, cycle by cycle, with earlier years and other rounds that run at the same time; cycles where nothing waits are left out. For officers of units, departments and the bureau, offices of committees, experts and supervisors. Rules C7, C14, V5.',
    ),
    resolve: async (_, __, context) => {
      const { account, grants } = personOf(context.actor);
      const offices = grants.filter(({ role }) => OFFICERS.includes(role));
      const works = await Promise.all(
        offices.map(async ({ role, organisation, city }) =>
          (await workOf({ ...context, account }, { role, organisation, city })).map((work) => ({ ...work, role, organisation })),
        ),
      );
      return works.flat();
    },
  }),
);
