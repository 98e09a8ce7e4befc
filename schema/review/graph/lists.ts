/** Reviewers' lists in the graph: what waits with a unit or a department, narrowed, in order, counted. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage, REQUEST, type Price } from '../../core/price.ts';
import { connectionOf, pageOf, type PageArguments } from '../../core/page.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { CHOICE_ENUMS, StateEnum } from '../../application/graph/enums.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import type { State } from '../../application/moves.ts';
import {
  applicationsAtDesks,
  applicationsOfUnit,
  DESK_APPLICATIONS,
  leftOfDesk,
  leftOfUnit,
  UNIT_APPLICATIONS,
  type Asked,
} from '../listed.ts';
import { isWhole, LARGEST_WHOLE, type Listing, type Narrowing, type ORDERS } from '../lists.ts';

export const OrderEnum = builder.enumType('ApplicationOrder', {
  description: manual('申报列表的次序。', 'The order of a list of applications.'),
  values: {
    WAITING: { description: manual('同一状态内等待最久的在前。', 'Those that wait longest first, within a state.') },
    NAME: { description: manual('按姓名拼音。', 'By the pinyin of the name.') },
  } satisfies Record<(typeof ORDERS)[number], object>,
});

const StateCountType = builder.objectRef<{ state: State; count: number }>('StateCount').implement({
  description: manual('某状态的件数。', 'How many there are in a state.'),
  fields: (t) => ({
    state: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    count: t.exposeInt('count', { description: manual('件数。', 'How many there are.') }),
  }),
});

builder.queryFields((t) => {
  const narrowing = {
    cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    state: t.arg({ type: StateEnum, required: false, description: manual('状态；不填为全部。', 'The state; all where it is left out.') }),
    series: t.arg.string({ required: false, description: manual('系列代码。', 'The code of the series.') }),
    level: t.arg({ type: LevelEnum, required: false, description: manual('层级。', 'The level.') }),
    promotionType: t.arg({ type: CHOICE_ENUMS.PromotionType, required: false, description: manual('晋升类型。', 'The promotion type.') }),
    name: t.arg.string({
      required: false,
      description: manual(
        '姓名中含有的字；间隔号、空格不计。',
        'Characters contained in the name; the dot of names and blanks are disregarded.',
      ),
    }),
    unitName: t.arg.string({
      required: false,
      description: manual('工作单位名称中含有的字。', 'Characters contained in the name of the workplace.'),
    }),
    order: t.arg({
      type: OrderEnum,
      required: true,
      defaultValue: 'WAITING',
      description: manual(
        `次序；按姓名排列，或按系列、层级以外的条件查找的列表，至多${LARGEST_WHOLE}条。`,
        `The order; a list by name, or narrowed by anything but series and level, has at most ${LARGEST_WHOLE} entries.`,
      ),
    }),
  };
  const errors = 'Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, SERIES_UNKNOWN, LIST_TOO_LONG, PAGE_TOO_LARGE, CURSOR_INVALID.';
  return {
    unitApplications: t.pages({
      type: ApplicationType,
      args: { unit: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('单位。', 'The unit.') }), ...narrowing },
      price: priceOfList(leftOfUnit),
      rows: pricedPage().rows,
      authScopes: { role: UNIT_APPLICATIONS.readers },
      description: manual(
        '本单位的申报，不含未提交的草稿（草稿只有本人可见）：单位经办人、市人社局、纪检监察。按等待次序的，读表一次。',
        `The unit’s applications, without drafts not yet submitted, which only their writers see: for unit officers, the bureau and supervisors. One table request in order of waiting. ${errors}`,
      ),
      resolve: async (_, { unit, ...asked }, context) => connection(asked, await applicationsOfUnit(context, { ...asked, unit: unit.id })),
    }),
    departmentApplications: t.pages({
      type: ApplicationType,
      args: {
        department: t.arg.globalID({
          required: false,
          for: [OrganisationType],
          description: manual(
            '部门；不填的，部门经办人为本部门，市人社局、纪检监察为全市（集中复审的共同队列）。',
            'The department; where it is left out, for a department officer their own, for the bureau and supervisors the whole city (the joint queue of the central re-review).',
          ),
        }),
        ...narrowing,
      },
      price: priceOfList(leftOfDesk),
      rows: pricedPage().rows,
      authScopes: { role: DESK_APPLICATIONS.readers },
      description: manual(
        '推荐到部门的申报，含集中复审的共同队列：部门经办人、市人社局、纪检监察。按状态、系列、层级依次限定的，读表一次；全市的，页面所及每个部门读表一次。',
        `The applications recommended to the department, the joint queue of the re-review among them: for department officers, the bureau and supervisors. One table request where it is narrowed from state to series to level; over the whole city, one for each department that the page reaches. Rules D1, D7. ${errors}`,
      ),
      resolve: async (_, { department, ...asked }, context) =>
        connection(asked, await applicationsAtDesks(context, { ...asked, department: department?.id })),
    }),
  };
});

/** A list that is read whole, for its order or for what no index narrows by, costs as much as it may have rows. */
function priceOfList(left: (asked: Asked) => Narrowing): Price {
  const page = pricedPage().price;
  return (given) => (typeof page === 'function' ? page(given) : page) + (isWhole(left(given)) ? READ_WHOLE : 0);
}
const READ_WHOLE = 4500;

builder.connectionFields(ApplicationType, (t) => ({
  counts: t.field({
    type: [StateCountType],
    price: 8 * REQUEST,
    description: manual('各状态的件数；为零的不列。', 'How many in each state; those of which there are none are left out.'),
    resolve: async (list) => Array.from(await (list as unknown as Counted).listing.byState(), ([state, count]) => ({ state, count })),
  }),
}));

type Counted = { listing: Listing };

async function connection(asked: PageArguments, list: Listing) {
  const page = pageOf(asked);
  const { applications, cursors, next } = await list.page(page);
  return { ...connectionOf(applications, cursors, page.after, next), totalCount: () => list.count(), listing: list };
}
