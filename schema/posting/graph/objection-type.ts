/** Objections in the graph: all of it for those who handle it, its course for whoever has its code (U4). */
import { builder } from '../../builder.ts';
import { ITEM, REMEMBERED } from '../../core/price.ts';
import { noteReading } from '../../core/reading.ts';
import { ALLOWED_PRICE, AllowedType } from '../../graph/allowed.ts';
import type { Objection } from '../model.ts';
import { actionsOnObjection } from '../offers.ts';
import { objectionIn } from '../store.ts';
import { FindingEnum } from './enums.ts';
import { seesObjector } from '../sight.ts';
import { isHandled, objectionRef, postingOf, postingRef } from './refs.ts';

const FindingType = builder.objectRef<NonNullable<Objection['finding']>>('ObjectionFinding').implement({
  description: '核查结论。The unit’s finding. Rule U4.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    finding: t.expose('finding', { type: FindingEnum, description: '结论。' }),
    text: t.exposeString('text', { description: '核查意见。' }),
  }),
});

const ObjectorType = builder.objectRef<NonNullable<Objection['objector']>>('Objector').implement({
  description: '实名异议人。Who objects by name. Rule U4.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    telephone: t.string({ description: '联系电话（隐去中段）。', resolve: ({ telephone }) => telephone.masked }),
  }),
});

export const ObjectionType = builder.node(objectionRef, {
  description: '异议：对单位公示，或对评审结果公示。An objection to a unit’s posting, or to a committee’s roster. Rules U4, R2.',
  id: { resolve: ({ id }) => id },
  sight: (one, context) => isHandled(context, one),
  loadWithoutCache: (id, context) => objectionIn(context, id),
  fields: (t) => ({
    number: t.string({ description: '异议编号。The case number.', resolve: ({ id }) => id }),
    version: t.exposeInt('version', { description: '版本；办理时须带上。Rule A4.' }),
    applicantName: t.exposeString('applicantName', { description: '被公示人。' }),
    at: t.expose('at', {
      type: 'Instant',
      description:
        '收到时刻；匿名提交的只保存日期（当日0时），书面的为录入时刻。When it came, or was entered; of what came anonymously the day.',
    }),
    onPaper: t.exposeBoolean('onPaper', { description: '是否书面提出、由经办人录入。' }),
    isAnonymous: t.boolean({ description: '是否匿名。', resolve: ({ objector }) => objector === null }),
    objector: t.field({
      type: ObjectorType,
      nullable: true,
      price: REMEMBERED,
      description:
        '实名异议人：仅核查该异议的单位经办人和纪检监察可见；匿名的、他人（含主管部门、市人社局）为空；每人每日首次查看记入办理记录。Only for the officers of the unit that answers it, and supervisors; that they have seen it stands in the history, once a day. Rules U4, V1, V7.',
      resolve: async (one, _, context) => {
        if (!one.objector || !(await isHandled(context, one)) || !seesObjector(context.actor, one)) return null;
        await noteReading(context, { kind: 'OBJECTION', id: one.id }, 'objector');
        return one.objector;
      },
    }),
    text: t.exposeString('text', { description: '异议内容。' }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: '答复期限。When it is to be answered.' }),
    isOverdue: t.boolean({
      description: '是否逾期未答复。',
      resolve: ({ dueAt, finding }, _, { now }) => finding === null && dueAt <= now,
    }),
    finding: t.expose('finding', { type: FindingType, nullable: true, description: '核查结论；未办结的为空。' }),
    allowedActions: t.field({
      type: [AllowedType],
      ...ALLOWED_PRICE,
      description:
        '您现在可对该异议办理的事项及不能办理的原因；凭查询码查看的没有。From the same rules that the mutations ask. One batch for all that a list asks for. Rules U4, P7.',
      resolve: async (one, _, context) => ((await isHandled(context, one)) ? actionsOnObjection(context.actor, one, context.now) : []),
    }),
    posting: t.field({
      type: postingRef,
      nullable: true,
      price: ITEM,
      description:
        '所异议的单位公示；凭查询码查看的、对评审结果公示的异议为空。Null for whoever has its code only, and of what was objected to a roster.',
      resolve: (one, _, context) => postingOf(context, one),
    }),
  }),
});
