/** What an import of committees has read, and what would become of the draft (C12). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
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
  description: manual('评委会导入的状态。', 'The states of an import of committees.'),
  values: {
    WAITING: { description: manual('待上传、待检查。', 'To be uploaded and checked.') },
    CHECKED: { description: manual('已检查，可以导入。', 'Checked; it may be run.') },
    DONE: { description: manual('已导入草稿。', 'Imported into the draft.') },
  } satisfies Record<(typeof COMMITTEE_IMPORT_STATES)[number], object>,
});

export const ReplacesEnum = builder.enumType('CommitteesReplaced', {
  description: manual('导入替换草稿中的哪些评委会。', 'Which committees of the draft an import replaces.'),
  values: {
    ANNEX: {
      description: manual(
        '附件1所列、有序号的；本市自行组建的保留，工作簿所列的增补更新。工作簿没有带序号的行的，附件1不动。',
        'The numbered ones of Annex 1; those the city has set up itself stay, and those in the workbook are added or updated. A workbook without numbered rows leaves Annex 1 as it is.',
      ),
    },
    ALL: { description: manual('全部，以工作簿为准，工作簿没有的删去。', 'All of them, as in the workbook: those it lacks are removed.') },
  } satisfies Record<Replaces, object>,
});

const ChangeKindEnum = builder.enumType('CommitteeChangeKind', {
  description: manual('导入后评委会的变化。', 'How a committee changes with the import.'),
  values: {
    ADDED: { description: manual('新增。', 'Added.') },
    CHANGED: { description: manual('变更：草稿中已有，部分内容改变。', 'Changed: it is in the draft, and something of it changes.') },
    REMOVED: { description: manual('删除。', 'Removed.') },
    UNCHANGED: { description: manual('不变：工作簿所列与草稿相同。', 'Unchanged: the workbook has it as it stands in the draft.') },
    KEPT: {
      description: manual(
        '保留：不在替换之列，或工作簿中的该行有误被跳过。',
        'Kept: it is not among those replaced, or its row in the workbook is wrong and was skipped.',
      ),
    },
  } satisfies Record<ChangeKind, object>,
});

type ReadMeeting = NonNullable<ReadCommittee['meets']>;
const ReadMeetingType = builder.objectRef<ReadMeeting>('CommitteeMeetingRead').implement({
  description: manual('读到的评审时间。', 'When a committee meets, as it was read. Rule C12.'),
  fields: (t) => ({
    year: t.exposeInt('year', { description: manual('年份。', 'The year.') }),
    month: t.exposeInt('month', { description: manual('月份，1–12。', 'The month, 1–12.') }),
    third: t.expose('third', { type: ThirdEnum, description: manual('旬。', 'The third of the month.') }),
  }),
});

const ReadType = builder.objectRef<ReadCommittee>('CommitteeRead').implement({
  description: manual(
    '从一行读到的评委会；有误的行读到多少列多少。',
    'A committee as read from a row; of a wrong row, as much as could be read. Rule C12.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', {
      nullable: true,
      description: manual('附件1序号；本市自行组建的为空。', 'The number in Annex 1; null where the city founded the committee itself.'),
    }),
    name: t.exposeString('name', { description: manual('名称（已订正）。', 'The name, as mended.') }),
    raw: t.exposeString('raw', {
      nullable: true,
      description: manual('原文；未订正的为空。', 'The text as it came, where it was mended; null where it was not.'),
    }),
    founder: t.exposeString('founder', { description: manual('组建单位。', 'The body that founded it.') }),
    telephone: t.exposeString('telephone', { description: manual('咨询电话。', 'The telephone number for enquiries.') }),
    series: t.field({
      type: SeriesType,
      nullable: true,
      description: manual('系列；读不出的为空。', 'The series; null where it cannot be read.'),
      resolve: ({ series }) => (series ? seriesOf(series) : null),
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: manual('专业。', 'The specialty.') }),
    levels: t.field({
      type: [LevelEnum],
      description: manual('评审层级；读不出的为空列表。', 'The levels reviewed; an empty list where they cannot be read.'),
      resolve: ({ levels }) => levels,
    }),
    scope: t.expose('scope', { type: ScopeEnum, description: manual('有效范围。', 'The scope in which its titles are valid.') }),
    ownStaffOnly: t.exposeBoolean('ownStaffOnly', {
      description: manual('是否只评审组建单位本单位人员。', 'Whether it reviews the founder’s own staff only.'),
    }),
    meets: t.expose('meets', {
      type: ReadMeetingType,
      nullable: true,
      description: manual('评审时间；未列或读不出的为空。', 'When it meets; null where it is not listed or cannot be read.'),
    }),
  }),
});

export const CommitteeRowType = builder.objectRef<CommitteeRow>('CommitteeImportRow').implement({
  description: manual('一行的检查结果（试运行）。', 'The result of checking a row, in the dry run.'),
  fields: (t) => ({
    row: t.exposeInt('row', { description: manual('行号。', 'The number of the row.') }),
    isRight: t.boolean({ description: manual('是否符合要求。', 'Whether the row is right.'), resolve: isRight }),
    read: t.expose('read', {
      type: ReadType,
      nullable: true,
      description: manual('读到的内容；另有工作表的提示为空。', 'What was read; null for the remark that there is another worksheet.'),
    }),
    problems: t.expose('problems', {
      type: [ProblemType],
      description: manual('问题：不改不能导入。', 'The problems: without a change it cannot be imported.'),
    }),
    doubts: t.expose('doubts', {
      type: [ProblemType],
      description: manual('存疑：可以导入，请核对。', 'The doubts: it can be imported, but should be checked.'),
    }),
  }),
});

const ChangeType = builder.objectRef<Change>('CommitteeChange').implement({
  description: manual('草稿中一个评委会的变化。', 'How a committee of the draft changes.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKindEnum, description: manual('变化。', 'The change.') }),
    committee: t.exposeString('id', {
      description: manual(
        '评委会代码；名称与上年相同的沿用。',
        'The code of the committee; kept from last year where the name is the same.',
      ),
    }),
    number: t.exposeInt('number', { nullable: true, description: manual('附件1序号。', 'The number in Annex 1.') }),
    name: t.exposeString('name', { description: manual('名称。', 'The name.') }),
    fields: t.exposeStringList('fields', {
      description: manual('变更的字段，按通知文件的字段名。', 'The fields that change, by their names in the notice.'),
    }),
  }),
});

const CountsType = builder.objectRef<Counts>('CommitteeChangeCounts').implement({
  description: manual('各类变化的评委会数。', 'How many committees change in each way.'),
  fields: (t) => ({
    added: t.int({ description: manual('新增数。', 'How many are added.'), resolve: (counts) => counts.ADDED }),
    changed: t.int({ description: manual('变更数。', 'How many are changed.'), resolve: (counts) => counts.CHANGED }),
    removed: t.int({ description: manual('删除数。', 'How many are removed.'), resolve: (counts) => counts.REMOVED }),
    unchanged: t.int({ description: manual('不变数。', 'How many are unchanged.'), resolve: (counts) => counts.UNCHANGED }),
    kept: t.int({ description: manual('保留数。', 'How many are kept.'), resolve: (counts) => counts.KEPT }),
  }),
});

export const PlanType = builder.objectRef<Planned>('CommitteeImportPlan').implement({
  description: manual(
    '导入将使草稿如何变化，按草稿现状计算；有误的行按跳过计。',
    'How the import would change the draft as it stands now; wrong rows count as skipped.',
  ),
  fields: (t) => ({
    counts: t.expose('counts', { type: CountsType, description: manual('各类变化的数目。', 'How many change in each way.') }),
    rows: t.exposeInt('rows', { description: manual('可导入的行数。', 'How many rows can be imported.') }),
    fits: t.exposeInt('fits', {
      description: manual(
        '通知最多还能容纳前多少行；少于 rows 的不能导入。',
        'How many of the rows, from the first, the notice can still hold; where fewer than rows, it cannot be imported.',
      ),
    }),
    changes: t.pages({
      type: ChangeType,
      args: { kind: t.arg({ type: ChangeKindEnum, required: false, description: manual('只列某类变化。', 'Only changes of this kind.') }) },
      ...pricedPage(0),
      description: manual('逐个评委会的变化。', 'The changes, committee by committee. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
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
  description: manual('导入的结果。', 'The outcome of the import.'),
  fields: (t) => ({
    replaces: t.expose('replaces', { type: ReplacesEnum, description: manual('替换的范围。', 'Which committees are replaced.') }),
    skipped: t.exposeInt('skipped', { description: manual('跳过的行数。', 'How many rows were skipped.') }),
    counts: t.expose('counts', { type: CountsType, description: manual('各类变化的数目。', 'How many change in each way.') }),
  }),
});
