/** What will be sent when, in the graph. */
import { builder } from '../../builder.ts';
import { pricedPage } from '../../core/price.ts';
import { pageOf, connectionIn } from '../../core/page.ts';
import { refuseIf } from '../../core/refusal.ts';
import { HOUR } from '../../core/time.ts';
import { PhaseNameEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { oversees, type Placed } from '../../announcement/sight.ts';
import { calendarAsked } from '../../calendar/store.ts';
import { StateEnum } from '../../application/graph/enums.ts';
import { TableStateEnum } from '../../summary/graph/types.ts';
import type { Reminded } from '../../desk/duties.ts';
import { howManyWait } from '../../desk/waiting.ts';
import { countCollected, planned, type Planned } from '../actions/preview.ts';
import { OVERSEERS, whyNotOversee } from '../sight.ts';
import { PartyEnum } from './enums.ts';

const DutyType = builder.objectRef<Reminded & { cycle: string }>('WaitingDuty').implement({
  description:
    '截止前的待办：某状态的申报、某状态的汇总表，或有异议待答复的公示（二者状态均空）。What somebody has to see to before a deadline.',
  fields: (t) => ({
    party: t.field({ type: PartyEnum, description: '待办方：申报人各一则；经办人每单位各一则。', resolve: ({ party }) => party }),
    state: t.field({
      type: StateEnum,
      nullable: true,
      description: '申报状态；待办的是汇总表、异议的为空。',
      resolve: ({ duty }) => (duty.of === 'APPLICATIONS' ? duty.state : null),
    }),
    tableState: t.field({
      type: TableStateEnum,
      nullable: true,
      description: '汇总表状态；待办的是申报、异议的为空。',
      resolve: ({ duty }) => (duty.of === 'TABLES' ? duty.state : null),
    }),
    count: t.int({
      description:
        '目前该状态的件数。How many there are at present in that state. 64 table requests for each state asked; one for tables; for objections one for each hundred running postings.',
      resolve: ({ duty, cycle }, _, context) => howManyWait(context, cycle, duty),
    }),
  }),
});

const PlannedType = builder.objectRef<Planned & Placed & { cycle: string }>('PlannedNotice').implement({
  description: '计划发送的通知。Something that will be sent as things stand. Rule C13.',
  sight: (one, { actor }) => oversees(actor, one),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '发送时刻。' }),
    phase: t.field({
      type: PhaseNameEnum,
      nullable: true,
      description: '将截止的阶段；每日合并邮件为空。Null for the digest.',
      resolve: ({ reminder }) => reminder?.phase ?? null,
    }),
    closesAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '截止时刻。',
      resolve: ({ reminder }) => reminder?.closesAt ?? null,
    }),
    hoursBefore: t.int({
      nullable: true,
      description: '截止前小时数。',
      resolve: ({ reminder }) => (reminder ? reminder.offset / HOUR : null),
    }),
    waiting: t.field({
      type: [DutyType],
      rows: 4,
      description: '届时提醒谁：目前的待办。Whom it reminds, by what waits at present.',
      resolve: ({ reminder, cycle }) => (reminder?.waiting ?? []).map((one) => ({ ...one, cycle })),
    }),
    collected: t.int({
      nullable: true,
      description:
        '每日合并邮件目前所含本市及不属单一城市的条数；提醒为空。How many things of the city, and of no single one, the digest of all cities holds at present. 17 table requests.',
      resolve: ({ reminder, city }, _, context) => (reminder ? null : countCollected(context, city)),
    }),
  }),
});

builder.queryField('plannedNotices', (t) =>
  t.pages({
    type: PlannedType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(40), // whatever is counted is counted once for all of them: 64 requests for the states of applications
    authScopes: { role: OVERSEERS },
    description:
      '本市将要发送的提醒和合并邮件，按时刻：市人社局、纪检监察。What will be sent in a city when, in order, as the calendar stands. Rules C13, P5. Errors: ROLE_REQUIRED, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: async (_, { cycle, ...paging }, context) => {
      const page = pageOf(paging);
      const { announcement } = await calendarAsked(context, cycle, { as: OVERSEERS });
      refuseIf(whyNotOversee(context.actor, announcement));
      const { cycle: year, city } = announcement;
      const all = (await planned(context, year)).map((one) => ({ ...one, cycle: year, city }));
      return connectionIn(all, cursorOf, page);
    },
  }),
);

/** Two closings of a phase, or two offsets of one, may be told at the same instant. */
function cursorOf({ at, reminder }: Planned): string {
  return reminder ? [at, reminder.phase, reminder.closesAt, reminder.offset].join('.') : `${at}.DIGEST`;
}
