/** Objections in the graph: all of it for those who handle it, its course for whoever has its code (U4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { ITEM, REMEMBERED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import type { Objection } from '../model.ts';
import { actionsOnObjection } from '../offers.ts';
import { objectionIn } from '../store.ts';
import { FindingEnum } from './enums.ts';
import { seesObjector } from '../sight.ts';
import { isHandled, postingOf } from '../actions/seen.ts';
import { objectionRef, postingRef } from './refs.ts';

const FindingType = builder.objectRef<NonNullable<Objection['finding']>>('ObjectionFinding').implement({
  description: manual('核查结论，由受理异议的单位作出。', 'The finding of the unit that deals with the objection. Rule U4.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    finding: t.expose('finding', { type: FindingEnum, description: manual('结论。', 'The outcome.') }),
    text: t.exposeString('text', { description: manual('核查意见。', 'The text of the finding.') }),
  }),
});

const ObjectorType = builder.objectRef<NonNullable<Objection['objector']>>('Objector').implement({
  description: manual('实名异议人。', 'The person who objects by name. Rule U4.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    telephone: t.string({
      description: manual('联系电话（隐去中段）。', 'The telephone number, its middle hidden.'),
      resolve: ({ telephone }) => telephone.masked,
    }),
  }),
});

export const ObjectionType = builder.node(objectionRef, {
  description: manual(
    '异议：对单位公示，或对评审结果公示。',
    'An objection: to a unit’s posting, or to the posting of a committee’s results. Rules U4, R2.',
  ),
  id: { resolve: ({ id }) => id },
  sight: (one, context) => isHandled(context, one),
  loadWithoutCache: (id, context) => objectionIn(context, id),
  fields: (t) => ({
    number: t.string({ description: manual('异议编号。', 'The number of the objection.'), resolve: ({ id }) => id }),
    version: t.exposeInt('version', {
      description: manual('版本；办理时须带上。', 'The version; to be given with every action. Rule A4.'),
    }),
    applicantName: t.exposeString('applicantName', { description: manual('被公示人。', 'The person whose application is posted.') }),
    at: t.expose('at', {
      type: 'Instant',
      description: manual(
        '收到时刻；匿名提交的只保存日期（当日0时），书面的为录入时刻。',
        'When it was received; of an anonymous one only the day is kept (0:00 of that day), of one on paper it is when it was entered.',
      ),
    }),
    onPaper: t.exposeBoolean('onPaper', {
      description: manual('是否书面提出、由经办人录入。', 'Whether it came on paper and was entered by an officer.'),
    }),
    isAnonymous: t.boolean({ description: manual('是否匿名。', 'Whether it is anonymous.'), resolve: ({ objector }) => objector === null }),
    objector: t.field({
      type: ObjectorType,
      nullable: true,
      price: REMEMBERED,
      description: manual(
        '实名异议人：仅核查该异议的单位经办人和纪检监察可见；匿名的、他人（含主管部门、市人社局）为空；每人每日首次查看记入办理记录。',
        'The person who objects by name: only for officers of the unit that deals with the objection, and supervisors; null for an anonymous one, and for everybody else (departments and the bureau included). The first view of each viewer on a day is entered in the history. Rules U4, V1, V7.',
      ),
      resolve: async (one, _, context) => {
        if (!one.objector || !(await isHandled(context, one)) || !seesObjector(context.actor, one)) return null;
        await noteReading(context, { kind: 'OBJECTION', id: one.id }, 'objector');
        return one.objector;
      },
    }),
    statement: t.exposeString('text', { description: manual('异议内容。', 'What is objected.') }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: manual('答复期限。', 'When the answer is due.') }),
    isOverdue: t.boolean({
      description: manual('是否逾期未答复。', 'Whether the answer is overdue.'),
      resolve: ({ dueAt, finding }, _, { now }) => finding === null && dueAt <= now,
    }),
    finding: t.expose('finding', {
      type: FindingType,
      nullable: true,
      description: manual('核查结论；未办结的为空。', 'The finding; null while it is open.'),
    }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description: manual(
        '您现在可对该异议办理的事项及不能办理的原因，依据与办理时相同的规则；凭查询码查看的没有。整个列表合并为一次批量读取。',
        'What you can do with the objection now, and why not what you cannot, by the same rules that the mutations apply; empty where it is seen by its code. One batch for all that a list asks for. Rules U4, P7.',
      ),
      resolve: async (one, _, context) => ((await isHandled(context, one)) ? actionsOnObjection(context.actor, one, context.now) : []),
    }),
    posting: t.field({
      type: postingRef,
      nullable: true,
      price: ITEM,
      description: manual(
        '所异议的单位公示；凭查询码查看的、对评审结果公示的异议为空。',
        'The unit posting objected to; null where the objection is seen by its code, or is to a posting of results.',
      ),
      resolve: (one, _, context) => postingOf(context, one),
    }),
  }),
});
