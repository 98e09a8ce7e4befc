/** What will be sent when, in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual(
    '截止前的待办：某状态的申报、某状态的汇总表，或有异议待答复的公示（二者状态均空）。',
    'What somebody has to do before a deadline: applications in a state, summary tables in a state, or postings with objections to be answered (both states null).',
  ),
  fields: (t) => ({
    party: t.field({
      type: PartyEnum,
      description: manual(
        '待办方：申报人各一则；经办人每单位各一则。',
        'The party that has it to do: a notice for each applicant; for officers, a notice for each unit.',
      ),
      resolve: ({ party }) => party,
    }),
    state: t.field({
      type: StateEnum,
      nullable: true,
      description: manual(
        '申报状态；待办的是汇总表、异议的为空。',
        'The state of the applications; null where summary tables or objections are to be dealt with.',
      ),
      resolve: ({ duty }) => (duty.of === 'APPLICATIONS' ? duty.state : null),
    }),
    tableState: t.field({
      type: TableStateEnum,
      nullable: true,
      description: manual(
        '汇总表状态；待办的是申报、异议的为空。',
        'The state of the summary tables; null where applications or objections are to be dealt with.',
      ),
      resolve: ({ duty }) => (duty.of === 'TABLES' ? duty.state : null),
    }),
    count: t.int({
      description: manual(
        '目前该状态的件数。所查的每一状态读表64次；汇总表读表一次；异议每一百件进行中的公示读表一次。',
        'How many are in that state at present. 64 table requests for each state asked; one for summary tables; for objections one for each hundred running postings.',
      ),
      resolve: ({ duty, cycle }, _, context) => howManyWait(context, cycle, duty),
    }),
  }),
});

const PlannedType = builder.objectRef<Planned & Placed & { cycle: string }>('PlannedNotice').implement({
  description: manual('按目前情况计划发送的通知。', 'A notice that will be sent as things stand. Rule C13.'),
  sight: (one, { actor }) => oversees(actor, one),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('发送时刻。', 'When it will be sent.') }),
    phase: t.field({
      type: PhaseNameEnum,
      nullable: true,
      description: manual('将截止的阶段；每日合并邮件为空。', 'The phase that is about to close; null for the daily digest.'),
      resolve: ({ reminder }) => reminder?.phase ?? null,
    }),
    closesAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual('截止时刻。', 'When it closes.'),
      resolve: ({ reminder }) => reminder?.closesAt ?? null,
    }),
    hoursBefore: t.int({
      nullable: true,
      description: manual('截止前小时数。', 'How many hours before the close.'),
      resolve: ({ reminder }) => (reminder ? reminder.offset / HOUR : null),
    }),
    waiting: t.field({
      type: [DutyType],
      rows: 4,
      description: manual('届时提醒谁：目前的待办。', 'Whom it reminds, by what waits at present.'),
      resolve: ({ reminder, cycle }) => (reminder?.waiting ?? []).map((one) => ({ ...one, cycle })),
    }),
    collected: t.int({
      nullable: true,
      description: manual(
        '各市共用的每日合并邮件目前所含本市及不属单一城市的条数；提醒为空。读表17次。',
        'How many items of the city, and of no single city, the daily digest of all cities holds at present; null for a reminder. 17 table requests.',
      ),
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
    description: manual(
      '按目前的日程，本市将要发送的提醒和合并邮件，按时刻：市人社局、纪检监察。',
      'The reminders and digests that will be sent in the city as the calendar stands, in order of time: for the bureau and supervisors. Rules C13, P5. Errors: ROLE_REQUIRED, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
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
