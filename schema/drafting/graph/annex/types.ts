/** What an import of committees has read, and what would become of the draft (C12). */
import { builder } from '../../../builder.ts';
import { pageOf, connectionIn } from '../../../core/page.ts';
import { pricedPage } from '../../../core/price.ts';
import { seriesOf } from '../../../announcement/data/series.ts';
import { LevelEnum, ScopeEnum, ThirdEnum } from '../../../announcement/graph/enums.ts';
import { SeriesType } from '../../../announcement/graph/types.ts';
import { ProblemType } from '../../../identity/graph/import.ts';
import type { Planned } from '../../actions/annex/planning.ts';
import {
  isRight,
  type ChangeKind,
  type COMMITTEE_IMPORT_STATES,
  type CommitteeImport,
  type CommitteeRow,
  type Counts,
  type ReadCommittee,
  type Replaces,
} from '../../annex/model.ts';
import type { Change } from '../../annex/plan.ts';

export const CommitteeImportStateEnum = builder.enumType('CommitteeImportState', {
  description: '评委会导入的状态。In which state an import of committees is.',
  values: {
    WAITING: { description: '待上传、待检查。To be uploaded and checked.' },
    CHECKED: { description: '已检查。Checked; it may be run.' },
    DONE: { description: '已导入草稿。Its rows stand in the draft.' },
  } satisfies Record<(typeof COMMITTEE_IMPORT_STATES)[number], object>,
});

export const ReplacesEnum = builder.enumType('CommitteesReplaced', {
  description: '导入替换草稿中的哪些评委会。Which committees of the draft an import replaces.',
  values: {
    ANNEX: {
      description:
        '附件1所列、有序号的；本市自行组建的保留，工作簿所列的增补更新。工作簿没有带序号的行的，附件1不动。' +
        'The numbered ones; the city’s own stay. A workbook without numbers leaves the annex as it is.',
    },
    ALL: { description: '全部，以工作簿为准。All of them: what the workbook lacks goes.' },
  } satisfies Record<Replaces, object>,
});

const ChangeKindEnum = builder.enumType('CommitteeChangeKind', {
  description: '导入后评委会的变化。What becomes of a committee.',
  values: {
    ADDED: { description: '新增。It is new.' },
    CHANGED: { description: '变更。It is there, and something of it changes.' },
    REMOVED: { description: '删除。It goes.' },
    UNCHANGED: { description: '不变。The workbook has it as it stands.' },
    KEPT: { description: '保留：不在替换之列，或工作簿中的该行有误被跳过。It is not replaced, or its row is wrong and skipped.' },
  } satisfies Record<ChangeKind, object>,
});

type ReadMeeting = NonNullable<ReadCommittee['meets']>;
const ReadMeetingType = builder.objectRef<ReadMeeting>('CommitteeMeetingRead').implement({
  description: '读到的评审时间。When a committee meets, as it was read. Rule C12.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '年份。' }),
    month: t.exposeInt('month', { description: '月份，1–12。' }),
    third: t.expose('third', { type: ThirdEnum, description: '旬。' }),
  }),
});

const ReadType = builder.objectRef<ReadCommittee>('CommitteeRead').implement({
  description: '从一行读到的评委会；有误的行读到多少列多少。A committee as far as a row could be read. Rule C12.',
  fields: (t) => ({
    number: t.exposeInt('number', { nullable: true, description: '附件1序号；本市自行组建的无。' }),
    name: t.exposeString('name', { description: '名称（已订正）。' }),
    raw: t.exposeString('raw', { nullable: true, description: '原文；未订正者无。The text as it came, where it was mended.' }),
    founder: t.exposeString('founder', { description: '组建单位。' }),
    telephone: t.exposeString('telephone', { description: '咨询电话。' }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: '系列；读不出的无。',
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: '专业。' }),
    levels: t.field({ type: [LevelEnum], description: '评审层级；读不出的为空。', resolve: ({ levels }) => levels }),
    scope: t.expose('scope', { type: ScopeEnum, description: '有效范围。' }),
    ownStaffOnly: t.exposeBoolean('ownStaffOnly', {
      description: '是否只评审本单位人员。Whether it reviews the founder’s own staff only.',
    }),
    meets: t.expose('meets', { type: ReadMeetingType, nullable: true, description: '评审时间；未列或读不出的无。' }),
  }),
});

export const CommitteeRowType = builder.objectRef<CommitteeRow>('CommitteeImportRow').implement({
  description: '一行的检查结果。What the dry run found in a row.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: '行号。' }),
    isRight: t.boolean({ description: '是否符合要求。', resolve: isRight }),
    read: t.expose('read', { type: ReadType, nullable: true, description: '读到的内容；另有工作表的提示无。' }),
    problems: t.expose('problems', { type: [ProblemType], description: '问题：不改不能导入。What is wrong.' }),
    doubts: t.expose('doubts', { type: [ProblemType], description: '存疑：可以导入，请核对。What is not wrong, but should be looked at.' }),
  }),
});

const ChangeType = builder.objectRef<Change>('CommitteeChange').implement({
  description: '一个评委会的变化。What becomes of a committee of the draft.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKindEnum, description: '变化。' }),
    committee: t.exposeString('id', { description: '评委会代码；名称与上年相同的沿用。Its id, the same as last year’s of the same name.' }),
    number: t.exposeInt('number', { nullable: true, description: '附件1序号。' }),
    name: t.exposeString('name', { description: '名称。' }),
    fields: t.exposeStringList('fields', { description: '变更的字段，按通知文件的字段名。Which of its fields change.' }),
  }),
});

const CountsType = builder.objectRef<Counts>('CommitteeChangeCounts').implement({
  description: '各类变化的评委会数。How many committees become what.',
  fields: (t) => ({
    added: t.int({ description: '新增数。', resolve: (counts) => counts.ADDED }),
    changed: t.int({ description: '变更数。', resolve: (counts) => counts.CHANGED }),
    removed: t.int({ description: '删除数。', resolve: (counts) => counts.REMOVED }),
    unchanged: t.int({ description: '不变数。', resolve: (counts) => counts.UNCHANGED }),
    kept: t.int({ description: '保留数。', resolve: (counts) => counts.KEPT }),
  }),
});

export const PlanType = builder.objectRef<Planned>('CommitteeImportPlan').implement({
  description:
    '导入将使草稿如何变化，按草稿现状计算；有误的行按跳过计。What the import would make of the draft as it stands now, without its wrong rows.',
  fields: (t) => ({
    counts: t.expose('counts', { type: CountsType, description: '各类变化的数目。' }),
    rows: t.exposeInt('rows', { description: '可导入的行数。' }),
    fits: t.exposeInt('fits', { description: '通知最多还能容纳前多少行；少于 rows 的不能导入。How many of them the document holds.' }),
    changes: t.pages({
      type: ChangeType,
      args: { kind: t.arg({ type: ChangeKindEnum, required: false, description: '只列某类变化。' }) },
      ...pricedPage(0),
      description: '逐个评委会的变化。Committee by committee. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: ({ changes }, { kind, ...args }) => {
        const listed = changes.map((change, index) => ({ ...change, at: String(index) }));
        return connectionIn(
          listed.filter((change) => (kind ?? change.kind) === change.kind),
          ({ at }) => at,
          pageOf(args),
        );
      },
    }),
  }),
});

export const OutcomeType = builder.objectRef<NonNullable<CommitteeImport['outcome']>>('CommitteeImportOutcome').implement({
  description: '导入的结果。What came of the import.',
  fields: (t) => ({
    replaces: t.expose('replaces', { type: ReplacesEnum, description: '替换的范围。' }),
    skipped: t.exposeInt('skipped', { description: '跳过的行数。' }),
    counts: t.expose('counts', { type: CountsType, description: '各类变化的数目。' }),
  }),
});
