/** Reporting, by name or anonymously, and what an office takes up by itself (V5). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { REQUEST } from '../../core/price.ts';
import { cityOf } from '../../announcement/cycles.ts';
import { found } from '../../identity/graph/types.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { ObjectorInput, TicketType } from '../../posting/graph/objecting.ts';
import { openCase, report, reportTicket, type Reported } from '../cases/actions/report.ts';
import { loadCase } from '../cases/store.ts';
import { AgainstEnum, MatterEnum } from './case-parts.ts';
import { CaseType } from './cases.ts';
import type { Looked } from '../inspections/actions/recording.ts';
import { inspectionRef } from './inspections.ts';
import { DeskEnum, signalRef, subjectIn, SUBJECTS } from './refs.ts';

const ReportPayload = builder.objectRef<Reported>('ReportMatterPayload').implement({
  description: '举报已收到。What whoever reports takes along. Rule V5.',
  fields: (t) => ({
    number: t.string({ description: '编号。', resolve: ({ one }) => one.id }),
    code: t.exposeString('code', { description: '查询码，请妥善保管，凭此查看办理情况（reportedCase）。' }),
    dueAt: t.field({ type: 'Instant', description: '决定是否受理的期限。', resolve: ({ one }) => one.dueAt }),
  }),
});

builder.queryField('reportTicket', (t) =>
  t.field({
    type: TicketType,
    args: { city: t.arg.string({ required: true, description: '城市（行政区划代码）。' }) },
    price: 2 * REQUEST,
    authScopes: { public: true },
    description:
      '取得举报的受理号：匿名举报、未登录实名举报须先取得，一小时内有效。匿名的请同样发往 /graphql/anonymous。What a report without an account needs first; nothing is kept of it. Rule V5. Errors: CITY_UNKNOWN.',
    resolve: (_, { city }, context) => reportTicket(context, city),
  }),
);

const InspectedInput = builder.inputType('InspectedInput', {
  description: '检查中的一件：抽查的填申报，其他方式的填人员或单位。What an inspection looked at. Rule V4.',
  fields: (t) => ({
    inspection: t.globalID({ required: true, for: [inspectionRef], description: '检查。' }),
    application: t.globalID({ required: false, for: [applicationRef], description: '抽查的：抽取的申报。' }),
    about: t.globalID({ required: false, for: SUBJECTS, description: '其他方式的：所检查的人员或单位。' }),
  }),
});

function lookedIn({ inspection, application, about }: typeof InspectedInput.$inferInput): Looked {
  return { inspection: inspection.id, application: application?.id ?? null, about: about ? subjectIn(about) : null };
}

builder.mutationFields((t) => {
  const matter = t.input.field({ type: MatterEnum, required: true, description: '问题类别。' });
  const against = t.input.field({ type: AgainstEnum, required: true, description: '所针对的对象。' });
  const named = t.input.string({
    required: true,
    description: '人员姓名、单位名称或证书编号等，最多200字。Who or what it is against, in words.',
  });
  const text = t.input.string({ required: true, description: '情况及线索，最多3000字，可分行。' });
  return {
    reportMatter: t.fieldWithInput({
      type: ReportPayload,
      input: {
        city: t.input.string({ required: true, description: '城市（行政区划代码）。' }),
        matter,
        against,
        named,
        text,
        reporter: t.input.field({ type: ObjectorInput, required: false, description: '实名的填写；不填为匿名，系统不保存举报人。' }),
        key: t.input.string({
          required: true,
          description:
            '未登录实名的、匿名的，填受理号（reportTicket）；登录后实名的，填自定的幂等键。A ticket where nobody stands in for it by an account; a key of one’s own otherwise. The same again gives the same case. Rules A5, V5. Errors: KEY_REUSED, KEY_MALFORMED, TICKET_NEEDED.',
        }),
        proof: t.input.string({ required: false, description: '受理号要求的计算结果，同 lodgeObjection。As of an objection.' }),
      },
      authScopes: { public: true },
      whileBarred: true,
      description:
        '举报职称申报、评审中的违纪违规问题：任何人，实名或匿名。匿名的须发往 /graphql/anonymous，只保存日期，不记录来源。' +
        'Anybody, by name or anonymous; what is anonymous goes to /graphql/anonymous, and its day alone is kept. Rule V5. ' +
        'Errors: CITY_UNKNOWN, OBJECTOR_OTHER, INPUT_INVALID, ANONYMOUS_ADDRESS, TICKET_NEEDED, TICKET_OLD, EFFORT_MISSING, EFFORT_GROWN, BUSY.',
      resolve: (_, { input: { reporter, proof, ...input } }, context) =>
        report(context, { ...input, reporter: reporter ?? null, proof: proof ?? null }),
    }),
    openCase: t.fieldWithInput({
      type: CaseType,
      input: {
        desk: t.input.field({ type: DeskEnum, required: true, description: '由哪一方立案。' }),
        matter,
        against,
        named,
        text,
        subjects: t.input.globalIDList({
          required: true,
          for: SUBJECTS,
          description: '所涉人员（Account）、单位（Organisation），可以为空列表。',
        }),
        signal: t.input.globalID({
          required: false,
          for: [signalRef],
          description: '据以立案的风险信号，随即记为已立案；没有的不填。The risk signal that it is opened for, if there is one. Rule V6.',
        }),
        inspected: t.input.field({
          type: InspectedInput,
          required: false,
          description:
            '据以立案的检查结果，案件编号随即记入；没有的不填。The outcome of an inspection that it is opened for, if there is one. Rule V4.',
        }),
        key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
      },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description:
        '依职权立案：市人社局，或纪检监察；涉及市人社局的归纪检监察。An office takes a matter up by itself. Rules V5, P7. Errors: CASE_UNKNOWN, SUBJECT_UNKNOWN, CONCERNS_YOU, SIGNAL_UNKNOWN, SIGNAL_NOT_OPEN, INSPECTION_UNKNOWN, OUTCOME_UNKNOWN, OUTCOME_TAKEN_UP, INPUT_INVALID, BUSY.',
      resolve: (_, { input: { key, subjects, signal, inspected, ...input } }, context) => {
        const city = cityOf(context.actor, input.desk === 'BUREAU' ? 'BUREAU_OFFICER' : 'SUPERVISOR') ?? '';
        const body = {
          ...input,
          city,
          subjects: subjects.map(subjectIn),
          signal: signal?.id ?? null,
          inspected: inspected ? lookedIn(inspected) : null,
        };
        return answered(context, { key, mutation: 'openCase', body }, openCase, async (answer) =>
          found(await loadCase(context.table, answer.case)),
        );
      },
    }),
  };
});
