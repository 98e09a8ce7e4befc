/** Risk signals in the graph: for the bureau and supervisors, of what is about the bureau for supervisors alone, and for nobody whom one is about (V6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { connectionOf, pageOf, SIFTED, sifted } from '../../core/page.ts';
import { ITEM, pricedPage } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { coded, named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { oversees } from '../../announcement/sight.ts';
import { applicationIn } from '../../application/store.ts';
import { ApplicationType } from '../../application/graph/types.ts';
import { AccountType, organisationRef, OrganisationType } from '../../identity/graph/types.ts';
import { accountIn, organisationIn } from '../../identity/store.ts';
import { EVIDENCE_NAMES, SIGNAL_KIND_NAMES, SIGNAL_RULES, type EvidenceName } from '../signals/kinds.ts';
import { RUN_STATE_NAMES, SIGNAL_STATE_NAMES, type Signal, type SignalRun } from '../signals/model.ts';
import { actionsOnSignal } from '../signals/offers.ts';
import { listSignals, listSignalsOfUnit, signalIn, signalRunIn } from '../signals/store.ts';
import { seesSignal } from '../sight.ts';
import { DeskEnum, signalRef, StatementType } from './refs.ts';

export const SignalKindEnum = builder.enumType('SupervisionSignalKind', {
  description: manual(
    '风险信号类别。评委会成员是否总是投相同的票不作分析：投票保密，任何环节不得将选票与人对应。',
    'The kinds of risk signals. Whether members of a committee always vote alike is not analysed: the ballots are secret, and nothing may join a ballot to a person (E10). Rule V6.',
  ),
  values: named(SIGNAL_KIND_NAMES),
});
export const SignalStateEnum = builder.enumType('SupervisionSignalState', {
  description: manual('风险信号的状态。', 'The state of a risk signal. Rule V6.'),
  values: named(SIGNAL_STATE_NAMES),
});
const EvidenceEnum = builder.enumType('SupervisionEvidence', {
  description: manual('风险信号所依据的数据项。', 'The data from which a risk signal was computed. Rule V6.'),
  values: coded(EVIDENCE_NAMES),
});
const RunStateEnum = builder.enumType('SignalRunState', {
  description: manual('风险信号查找任务的状态。', 'The state of a search for risk signals.'),
  values: named(RUN_STATE_NAMES),
});

const EvidenceType = builder.objectRef<{ name: EvidenceName; values: string[] }>('SupervisionEvidenceLine').implement({
  description: manual('一项依据。', 'An item from which a risk signal was computed. Rule V6.'),
  fields: (t) => ({
    name: t.expose('name', { type: EvidenceEnum, description: manual('数据项。', 'The name of the data item.') }),
    title: t.field({ type: BilingualType, description: manual('名称。', 'The name.'), resolve: ({ name }) => EVIDENCE_NAMES[name] }),
    values: t.exposeStringList('values', { description: manual('数值、编号或摘要，至多200项。', 'Numbers, ids or hashes, at most 200.') }),
  }),
});

type About = { application?: string; organisation?: string; account?: string };
const AboutType = builder.objectRef<About>('SupervisionSignalAbout').implement({
  description: manual('所涉的一件申报、一个单位或一名经办人。', 'An application, an organisation or an officer concerned.'),
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      nullable: true,
      price: ITEM,
      description: manual('申报；不是申报的为空。', 'The application; null where it is none.'),
      resolve: ({ application: id }, _, context) => (id === undefined ? null : applicationIn(context, id)),
    }),
    organisation: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual('单位；不是单位的为空。', 'The organisation; null where it is none.'),
      resolve: ({ organisation: id }, _, context) => (id === undefined ? null : organisationIn(context, id)),
    }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual('经办人；不是经办人的为空。', 'The officer; null where it is none.'),
      resolve: ({ account: id }, _, context) => (id === undefined ? null : accountIn(context, id)),
    }),
  }),
});

/** How many of those that it is about are shown. */
const MOST_SHOWN = 20;

function aboutOf({ officers, units, applications }: Signal): About[] {
  return [
    ...officers.map((account) => ({ account })),
    ...units.slice(0, MOST_SHOWN).map((organisation) => ({ organisation })),
    ...applications.slice(0, MOST_SHOWN).map((application) => ({ application })),
  ];
}

export const SignalType = builder.node(signalRef, {
  description: manual(
    '风险信号：由系统每夜按规则查找，不影响办理，供核查；不向所涉人员、单位显示。',
    'A risk signal: found by the rules every night; it bars nothing and is there to be looked into. The people and organisations concerned are not shown it. Rule V6.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => seesSignal(actor, one),
  loadWithoutCache: (id, context) => signalIn(context, id),
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    supervisionSignalKind: t.expose('kind', { type: SignalKindEnum, description: manual('类别。', 'The kind.') }),
    rule: t.string({ nullable: true, description: manual('规则编号。', 'The id of the rule.'), resolve: ({ kind }) => SIGNAL_RULES[kind] }),
    supervisionSignalState: t.expose('state', { type: SignalStateEnum, description: manual('状态。', 'The state.') }),
    desk: t.expose('desk', {
      type: DeskEnum,
      description: manual(
        '办理方；涉及市人社局经办人的，仅纪检监察可见。',
        'The office that handles it; where an officer of the bureau is concerned, only the supervisors see it.',
      ),
    }),
    explanation: t.expose('reason', { type: BilingualType, description: manual('产生该信号的说明。', 'Why the signal was raised.') }),
    evidence: t.expose('evidence', {
      type: [EvidenceType],
      rows: 6,
      description: manual('依据的数据。', 'The data from which it was computed.'),
    }),
    concerns: t.field({
      type: [AboutType],
      rows: 5,
      description: manual(
        '所涉的经办人、单位、申报，单位和申报各至多20项。',
        'The officers, units and applications concerned; at most 20 units and 20 applications.',
      ),
      resolve: aboutOf,
    }),
    raisedAt: t.expose('raisedAt', { type: 'Instant', description: manual('提出时刻。', 'When it was made.') }),
    dismissed: t.expose('dismissed', {
      type: StatementType,
      nullable: true,
      description: manual('排除的理由；未排除的为空。', 'Why it was dismissed; null where it was not.'),
    }),
    dismissedBy: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual('排除的人员；未排除的为空。', 'The person who dismissed it; null where it was not dismissed.'),
      resolve: ({ dismissed }, _, context) => dismissed && accountIn(context, dismissed.by),
    }),
    caseNumber: t.exposeString('case', {
      nullable: true,
      description: manual('据以立案的案件编号；未立案的为空。', 'The number of the case opened on it; null where none was.'),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rule V6.',
      ),
      resolve: (one, _, { actor }) => actionsOnSignal(actor, one),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: ({ id }, args, context) => historyOf(context, { kind: 'SIGNAL', id }, args),
    }),
  }),
});

export const signalRunRef = builder.objectRef<SignalRun>('SignalRun');
export const SignalRunType = builder.node(signalRunRef, {
  description: manual(
    '一次风险信号查找任务；市人社局、纪检监察可见。',
    'A search of a cycle for risk signals; for the bureau and supervisors. Rule V6.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, { actor }) => oversees(actor, one),
  loadWithoutCache: (id, context) => signalRunIn(context, id),
  fields: (t) => ({
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    signalRunState: t.expose('state', { type: RunStateEnum, description: manual('状态。', 'The state.') }),
    percent: t.int({
      description: manual('进度（%），整数。', 'The progress in whole per cent.'),
      resolve: ({ state, done, total }) => (state === 'DONE' ? 100 : Math.min(99, Math.floor((100 * done) / total))),
    }),
    applications: t.exposeInt('applications', {
      description: manual('已读取的申报件数。', 'How many applications have been read so far.'),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: manual('申请时刻。', 'When it was asked for.') }),
    finishedAt: t.expose('finishedAt', {
      type: 'Instant',
      nullable: true,
      description: manual('完成时刻；未完成的为空。', 'When it was done; null until then.'),
    }),
  }),
});

builder.queryField('signals', (t) =>
  t.pages({
    type: SignalType,
    args: {
      city: t.arg.string({ required: false, description: manual('城市；不填为本市。', 'The city; your own city where left out.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      kind: t.arg({ type: SignalKindEnum, required: false, description: manual('类别；不填为全部。', 'The kind; all where left out.') }),
      state: t.arg({
        type: SignalStateEnum,
        required: false,
        description: manual('状态；不填为全部。', 'The state; all where it is left out.'),
      }),
      unit: t.arg.globalID({
        required: false,
        for: [organisationRef],
        description: manual('所涉单位；不填为全部。', 'The unit concerned; all where it is left out.'),
      }),
    },
    ...pricedPage(SIFTED),
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '年度的风险信号：市人社局、纪检监察；涉及本人、本人任职单位的不在其中，涉及市人社局经办人的仅纪检监察可见。读表至多十次；一页可能不满或者为空而仍有下页。',
      'The risk signals of a cycle: for the bureau and the supervisors. Those about the person who asks, or an organisation that person holds office in, are left out; those about officers of the bureau are seen by the supervisors alone. Ten table requests at most; a page may be short, or empty, and still not be the last. Rules V6, V7. Errors: CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { city, cycle: asked, kind, state, unit, ...args }, context) => {
      const cycle = await knownCycle(context, asked, { city, as: ['BUREAU_OFFICER', 'SUPERVISOR'] });
      const page = pageOf(args);
      const load = unit
        ? (paging: typeof page) => listSignalsOfUnit(context.table, { unit: unit.id, cycle }, paging)
        : (paging: typeof page) => listSignals(context.table, { cycle, ...(state && { state, ...(kind && { kind }) }) }, paging);
      const keeps = (one: Signal) =>
        (!kind || one.kind === kind) && (!state || one.state === state) && (!city || one.city === city) && seesSignal(context.actor, one);
      const { rows, cursors, next } = await sifted(load, keeps, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
);
