/** What is not finished at the end of a year, in the graph: for the bureau and supervisors (R3, R5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { IN_BULK, ITEM, SOME } from '../../core/price.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { found, OrganisationType } from '../../identity/graph/types.ts';
import { organisationIn } from '../../identity/store.ts';
import { UNFINISHED_DESKS } from '../listed.ts';
import { UNFINISHED_NAMES, UNTIL_NAMES, type Unfinished, type UnfinishedDesk } from '../unfinished/model.ts';

export const UntilEnum = builder.enumType('UnfinishedUntil', {
  description: manual('以通知的哪个期限为准。', 'Which deadline of the notice counts. Rules C3, R5.'),
  values: named(UNTIL_NAMES),
});
const KindEnum = builder.enumType('UnfinishedKind', {
  description: manual('未办结事项的种类。', 'The kind of an unfinished matter. Rules R3, R5.'),
  values: named(UNFINISHED_NAMES),
});

const UnfinishedType = builder.objectRef<Unfinished>('UnfinishedWork').implement({
  description: manual('一类未办结事项。', 'A kind of unfinished matters.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: manual('种类。', 'The kind.') }),
    state: t.expose('state', {
      type: BilingualType,
      nullable: true,
      description: manual('所处状态；不分状态的为空。', 'The state they are in; null where they are not told apart by state.'),
    }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
    since: t.expose('since', { type: 'Instant', description: manual('最早的自何时起。', 'Since when the earliest has waited.') }),
  }),
});

const DeskType = builder.objectRef<UnfinishedDesk>('UnfinishedDesk').implement({
  description: manual('有未办结事项的单位。', 'An organisation with unfinished matters.'),
  fields: (t) => ({
    organisation: t.field({
      type: OrganisationType,
      price: ITEM,
      description: manual('单位。', 'The organisation.'),
      resolve: async ({ organisation }, _, context) => found(await organisationIn(context, organisation)),
    }),
    items: t.field({
      type: [UnfinishedType],
      rows: SOME,
      description: manual('未办结事项。', 'The unfinished matters.'),
      resolve: ({ items }) => [...items],
    }),
  }),
});

builder.queryField('unfinished', (t) =>
  t.pages({
    type: DeskType,
    args: {
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      by: t.arg({
        type: UntilEnum,
        required: true,
        defaultValue: 'CERTIFICATES',
        description: manual('以哪个期限为准。', 'Which deadline counts.'),
      }),
    },
    price: IN_BULK,
    rows: ({ first }) => (typeof first === 'number' && first > 0 ? first : 25),
    authScopes: { role: UNFINISHED_DESKS.readers },
    description: manual(
      '尚未办结的事项、在哪个单位、自何时起，包括市人社局、部门、评委会和用人单位的：市人社局、纪检监察。逐单位查看，每页查看 `first` 个单位，没有未办结事项的不列，故一页可能为空而仍有下页。每个单位读表数次。',
      'What is not finished, at whose desk and since when, of the bureau, departments, committees and units: for the bureau and the supervisors. A page looks at `first` organisations and leaves out those with nothing unfinished, so it may be empty and still not be the last. Some table requests for each organisation. Rules R3, R5. Errors: YEAR_REPORT_UNKNOWN, CYCLE_UNKNOWN, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(UNFINISHED_DESKS.open(context, args), args),
  }),
);
