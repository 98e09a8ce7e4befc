/** Work summaries in the graph: for the committee's office, the bureau and supervisors (R5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { connectionOf, pageOf } from '../../core/page.ts';
import { ITEM, pricedPage, REQUEST, SIGNED } from '../../core/price.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import { downloadOf, DownloadType } from '../../graph/download.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import { named } from '../../graph/named.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { FilingType } from '../../committee/graph/filing.ts';
import { filingIn } from '../../committee/filing/store.ts';
import { found } from '../../identity/graph/types.ts';
import { partsOf } from '../../committee/graph/refs.ts';
import { DocumentType } from '../../result/graph/documents/type.ts';
import { documentOf } from '../../result/documents/store.ts';
import { WORK_SUMMARIES, type Owing } from '../listed.ts';
import { PARTS, SUMMARY_STATE_NAMES, summaryPlace, summaryScanKeyOf, type Edition, type Figures } from '../summaries/model.ts';
import { actionsOnSummary } from '../summaries/offers.ts';
import { summaryDue } from '../summaries/rules.ts';
import { editionIn, listEditions, summaryIn } from '../summaries/store.ts';
import { seesSummary } from '../sight.ts';
import { summaryRef } from './refs.ts';

const StateEnum = builder.enumType('WorkSummaryState', {
  description: manual('工作总结的状态。', 'The state of a work summary. Rule R5.'),
  values: named(SUMMARY_STATE_NAMES),
});

const FiledDocumentType = builder.objectRef<Figures['documents'][number]>('WorkSummaryDocument').implement({
  description: manual('随工作总结报送的资格文件（附花名册）。', 'A title document with its roster, filed with a work summary. Rule R5.'),
  fields: (t) => ({
    number: t.exposeString('number', { description: manual('文号。', 'The document number.') }),
    people: t.exposeInt('people', { description: manual('人数。', 'How many people are on it.') }),
    document: t.field({
      type: DocumentType,
      nullable: true,
      price: ITEM,
      description: manual('文件及其花名册。', 'The document with its roster.'),
      resolve: ({ id }, _, context) => documentOf(context, id),
    }),
  }),
});

const FiguresType = builder.objectRef<Figures>('WorkSummaryFigures').implement({
  description: manual(
    '报送时由系统生成的数据，此后不变。',
    'The figures that the system generated when the summary was filed; they do not change afterwards. Rule R5.',
  ),
  fields: (t) => ({
    meetings: t.exposeInt('meetings', {
      description: manual('已宣布结果的评审会议次数。', 'How many meetings have announced their results.'),
    }),
    candidates: t.exposeInt('candidates', { description: manual('受理的评审对象人数。', 'How many candidates came to the committee.') }),
    passed: t.exposeInt('passed', { description: manual('评审通过人数。', 'How many passed.') }),
    notPassed: t.exposeInt('notPassed', { description: manual('评审未通过人数。', 'How many did not pass.') }),
    documents: t.field({
      type: [FiledDocumentType],
      description: manual('已印发的资格文件。', 'The title documents issued.'),
      resolve: ({ documents }) => documents,
    }),
  }),
});

const EditionType = builder.objectRef<Edition>('WorkSummaryEdition').implement({
  description: manual(
    '一次报送的工作总结；报送后不可修改。',
    'A work summary as filed on one occasion; it cannot be changed afterwards. Rule R5.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('第几次报送。', 'Which filing it is: the first, the second and so on.') }),
    at: t.expose('at', { type: 'Instant', description: manual('报送时刻。', 'When it was sent.') }),
    isLate: t.exposeBoolean('isLate', {
      description: manual(
        '是否逾期报送；逾期的仍予接收。',
        'Whether it was filed after the deadline; a late filing is accepted all the same. Rule C3.',
      ),
    }),
    done: t.string({
      description: manual(`工作情况，最多${PARTS.done}字。`, `What was done, at most ${PARTS.done} characters.`),
      resolve: ({ content }) => content.done,
    }),
    problems: t.string({
      description: manual(`存在问题，最多${PARTS.problems}字。`, `What problems there are, at most ${PARTS.problems} characters.`),
      resolve: ({ content }) => content.problems,
    }),
    suggestions: t.string({
      description: manual(`意见建议，最多${PARTS.suggestions}字。`, `What is suggested, at most ${PARTS.suggestions} characters.`),
      resolve: ({ content }) => content.suggestions,
    }),
    figures: t.expose('figures', { type: FiguresType, description: manual('随附的数据。', 'The figures with it.') }),
    scan: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '签章文件的扫描件，十分钟内有效；没有的为空。',
        'The scan of the signed document, valid for ten minutes; null where there is none.',
      ),
      resolve: ({ committee, number, scan }, _, context) =>
        scan && downloadOf(context, summaryScanKeyOf(committee, scan), { fileName: `工作总结-${number}`, contentType: scan.contentType }),
    }),
  }),
});

export const SummaryType = builder.node(summaryRef, {
  description: manual(
    '评委会年度工作总结；办事机构、市人社局、纪检监察可见。',
    'A committee’s work summary of a cycle; for its office, the bureau and supervisors. Rule R5.',
  ),
  id: { resolve: summaryPlace },
  sight: (one, { actor }) => seesSummary(actor, one),
  loadWithoutCache: (id, context) => {
    const { committee, rest: cycle } = partsOf(id);
    return summaryIn(context, { committee, cycle });
  },
  fields: (t) => ({
    committee: t.field({
      type: FilingType,
      price: ITEM,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
    committeeName: t.exposeString('committeeName', { description: manual('评委会名称。', 'The name of the committee.') }),
    cycle: t.exposeString('cycle', { description: manual('年度。', 'The year.') }),
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    workSummaryState: t.expose('state', { type: StateEnum, description: manual('状态。', 'The state.') }),
    filedAt: t.expose('filedAt', { nullable: true, type: 'Instant', description: manual('首次报送时刻。', 'When it was first filed.') }),
    isLate: t.exposeBoolean('isLate', {
      description: manual('首次报送是否逾期。', 'Whether the first filing was after the deadline. Rule C3.'),
    }),
    dueAt: t.field({
      type: 'Instant',
      price: ITEM,
      description: manual('报送期限。', 'The deadline for filing. Rules C3, R5.'),
      resolve: async ({ cycle }, _, context) => summaryDue(await loadCalendar(context, cycle), context.now),
    }),
    returnedBecause: t.string({
      nullable: true,
      description: manual('退回理由；未退回的为空。', 'Why it was returned; null where it was not.'),
      resolve: ({ returned }) => returned?.reason ?? null,
    }),
    last: t.field({
      type: EditionType,
      price: ITEM,
      description: manual('最近一次报送。', 'The latest filing.'),
      resolve: async ({ committee, cycle, edition: number }, _, context) => found(await editionIn(context, { committee, cycle, number })),
    }),
    editions: t.pages({
      type: EditionType,
      ...pricedPage(),
      description: manual(
        '历次报送，新的在前。读表一次。',
        'All filings, newest first. One table request. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: async (one, args, { table }) => {
        const page = pageOf(args);
        const { rows, cursors, next } = await listEditions(table, one, page);
        return connectionOf(rows, cursors, page.after, next);
      },
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可办理的事项及不能办理的原因，依据与办理时相同的规则。',
        'What you can do with it now, and why not what you cannot, by the same rules that the mutations apply. Rule R5.',
      ),
      resolve: async (one, _, context) =>
        actionsOnSummary(context.actor, one, summaryDue(await loadCalendar(context, one.cycle), context.now)),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual('办理记录。读表一次。', 'The history. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.'),
      resolve: (one, args, context) => historyOf(context, { kind: 'WORK_SUMMARY', id: summaryPlace(one) }, args),
    }),
  }),
});

const OwingType = builder.objectRef<Owing>('CommitteeWorkSummary').implement({
  description: manual('评委会及其工作总结报送情况。', 'A committee and whether it has filed its work summary. Rule R5.'),
  fields: (t) => ({
    committee: t.field({ type: FilingType, description: manual('评委会。', 'The committee.'), resolve: ({ filing }) => filing }),
    isFiled: t.boolean({
      description: manual('是否已报送（被退回的为否）。', 'Whether it is filed; false where it was returned.'),
      resolve: ({ summary }) => summary?.state === 'FILED',
    }),
    isOverdue: t.boolean({
      price: ITEM,
      description: manual('是否逾期未报送。', 'Whether the deadline is over and it is not filed. Rule C3.'),
      resolve: async ({ cycle, summary }, _, context) =>
        summary?.state !== 'FILED' && context.now >= summaryDue(await loadCalendar(context, cycle), context.now),
    }),
    summary: t.field({
      type: SummaryType,
      nullable: true,
      description: manual('工作总结；从未报送的为空。', 'The work summary; null where none was ever filed.'),
      resolve: ({ summary }) => summary,
    }),
  }),
});

builder.objectField(FilingType, 'workSummary', (t) =>
  t.field({
    type: SummaryType,
    nullable: true,
    price: 2 * REQUEST,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    description: manual(
      '某年度的工作总结；未报送的、无权查看的为空。',
      'The work summary of a cycle; null where none was filed, or for those who may not see it. Rule R5. Errors: CYCLE_UNKNOWN.',
    ),
    resolve: async ({ id: committee, city }, { cycle }, context) =>
      seesSummary(context.actor, { committee, city })
        ? summaryIn(context, { committee, cycle: await knownCycle(context, cycle, { city }) })
        : null,
  }),
);

builder.queryField('workSummaries', (t) =>
  t.pages({
    type: OwingType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(2),
    authScopes: { role: WORK_SUMMARIES.readers },
    description: manual(
      '本市各评委会的工作总结报送情况，含未报送的：市人社局、纪检监察。读表两次。',
      'The city’s committees and whether they have filed their work summaries, those that have not included: for the bureau and supervisors. Two table requests. Rule R5. Errors: COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(WORK_SUMMARIES.open(context, args), args),
  }),
);
