/** Reporting, by name or anonymously, and what an office takes up by itself (V5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { REQUEST } from '../../core/price.ts';
import { cityOf } from '../../announcement/cycles.ts';
import { found } from '../../identity/graph/types.ts';
import { applicationRef } from '../../application/graph/types.ts';
import { ObjectorInput } from '../../posting/graph/objecting.ts';
import { TicketType } from '../../posting/graph/objections.ts';
import { openCase, report, reportTicket, type Reported } from '../cases/actions/report.ts';
import { loadCase } from '../cases/store.ts';
import { AgainstEnum, MatterEnum } from './case-parts.ts';
import { CaseType } from './cases.ts';
import type { Looked } from '../inspections/actions/recording.ts';
import { inspectionRef } from './inspections.ts';
import { DeskEnum, signalRef, subjectIn, SUBJECTS } from './refs.ts';

const ReportPayload = builder.objectRef<Reported>('ReportMatterPayload').implement({
  description: manual('举报已收到，供举报人留存。', 'The report as received, for the person who reported to keep. Rule V5.'),
  fields: (t) => ({
    number: t.string({ description: manual('编号。', 'The number.'), resolve: ({ one }) => one.id }),
    code: t.exposeString('code', {
      description: manual(
        '查询码，请妥善保管，凭此查看办理情况（`reportedCase`）。',
        'The code; keep it safe, the progress is seen with it (`reportedCase`).',
      ),
    }),
    dueAt: t.field({
      type: 'Instant',
      description: manual('决定是否受理的期限。', 'By when it is decided whether the report is accepted.'),
      resolve: ({ one }) => one.dueAt,
    }),
  }),
});

builder.queryField('reportTicket', (t) =>
  t.field({
    type: TicketType,
    args: {
      city: t.arg.string({ required: true, description: manual('城市（行政区划代码）。', 'The city, by its administrative code.') }),
    },
    price: 2 * REQUEST,
    authScopes: { public: true },
    description: manual(
      '取得举报的受理号：匿名举报、未登录实名举报须先取得，一小时内有效，系统不留存任何记录。匿名的请同样发往 `/graphql/anonymous`。',
      'Gets a ticket for a report: needed before a report that is anonymous or by name without logging in, valid for an hour; nothing is kept of it. For an anonymous report send this to `/graphql/anonymous` too. Rule V5. Errors: CITY_UNKNOWN.',
    ),
    resolve: (_, { city }, context) => reportTicket(context, city),
  }),
);

const InspectedInput = builder.inputType('InspectedInput', {
  description: manual(
    '检查中的一件：抽查的填申报，其他方式的填人员或单位。',
    'A thing that an inspection looked at: for a spot check an application, for other kinds a person or organisation. Rule V4.',
  ),
  fields: (t) => ({
    inspection: t.globalID({ required: true, for: [inspectionRef], description: manual('检查。', 'The inspection.') }),
    application: t.globalID({
      required: false,
      for: [applicationRef],
      description: manual('抽查的：抽取的申报。', 'For a spot check: the application drawn.'),
    }),
    about: t.globalID({
      required: false,
      for: SUBJECTS,
      description: manual('其他方式的：所检查的人员或单位。', 'For other kinds: the person or organisation inspected.'),
    }),
  }),
});

function lookedIn({ inspection, application, about }: typeof InspectedInput.$inferInput): Looked {
  return { inspection: inspection.id, application: application?.id ?? null, about: about ? subjectIn(about) : null };
}

builder.mutationFields((t) => {
  const matter = t.input.field({ type: MatterEnum, required: true, description: manual('问题类别。', 'The kind of matter.') });
  const against = t.input.field({ type: AgainstEnum, required: true, description: manual('所针对的对象。', 'What it is against.') });
  const named = t.input.string({
    required: true,
    description: manual(
      '人员姓名、单位名称或证书编号等，最多200字。',
      'The name of the person or organisation, the certificate number or the like, at most 200 characters.',
    ),
  });
  const text = t.input.string({
    required: true,
    description: manual('情况及线索，最多3000字，可分行。', 'The facts and clues, at most 3000 characters; may have several lines.'),
  });
  return {
    reportMatter: t.fieldWithInput({
      type: ReportPayload,
      input: {
        city: t.input.string({ required: true, description: manual('城市（行政区划代码）。', 'The city, by its administrative code.') }),
        matter,
        against,
        named,
        text,
        reporter: t.input.field({
          type: ObjectorInput,
          required: false,
          description: manual(
            '实名的填写；不填为匿名，系统不保存举报人。',
            'Given to report by name; without it the report is anonymous, and the system does not keep who reported.',
          ),
        }),
        key: t.input.string({
          required: true,
          description: manual(
            '未登录实名的、匿名的，填受理号（`reportTicket`）；登录后实名的，填自定的幂等键。重复的键得到同一案件。',
            'For a report by name without logging in, or an anonymous one, the ticket (`reportTicket`); by name when logged in, a key of the caller’s own. The same key again gives the same case. Rules A5, V5. Errors: KEY_REUSED, KEY_MALFORMED, TICKET_NEEDED.',
          ),
        }),
        proof: t.input.string({
          required: false,
          description: manual(
            '受理号要求的计算结果，同 `lodgeObjection`。',
            'The proof that the ticket asks for, as for `lodgeObjection`.',
          ),
        }),
      },
      authScopes: { public: true },
      whileBarred: true,
      description: manual(
        '举报职称申报、评审中的违纪违规问题：任何人，实名或匿名。匿名的须发往 `/graphql/anonymous`，只保存日期，不记录来源。',
        'Reports a breach of discipline or rules in applications or reviews: for anybody, by name or anonymously. An anonymous report must go to `/graphql/anonymous`; its day alone is kept, and where it came from is not recorded. Rule V5. Errors: CITY_UNKNOWN, OBJECTOR_OTHER, INPUT_INVALID, ANONYMOUS_ADDRESS, TICKET_NEEDED, TICKET_OLD, EFFORT_MISSING, EFFORT_GROWN, BUSY.',
      ),
      resolve: (_, { input: { reporter, proof, ...input } }, context) =>
        report(context, { ...input, reporter: reporter ?? null, proof: proof ?? null }),
    }),
    openCase: t.fieldWithInput({
      type: CaseType,
      input: {
        desk: t.input.field({ type: DeskEnum, required: true, description: manual('由哪一方立案。', 'The office that opens the case.') }),
        matter,
        against,
        named,
        text,
        subjects: t.input.globalIDList({
          required: true,
          for: SUBJECTS,
          description: manual(
            '所涉人员（`Account`）、单位（`Organisation`），可以为空列表。',
            'The people (`Account`) and organisations (`Organisation`) concerned; the list may be empty.',
          ),
        }),
        signal: t.input.globalID({
          required: false,
          for: [signalRef],
          description: manual(
            '据以立案的风险信号，随即记为已立案；没有的不填。',
            'The risk signal on which it is opened, which is recorded as taken up at once; left out where there is none. Rule V6.',
          ),
        }),
        inspected: t.input.field({
          type: InspectedInput,
          required: false,
          description: manual(
            '据以立案的检查结果，案件编号随即记入；没有的不填。',
            'The outcome of an inspection on which it is opened, in which the number of the case is entered at once; left out where there is none. Rule V4.',
          ),
        }),
        key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
      },
      authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
      description: manual(
        '依职权立案：市人社局，或纪检监察；涉及市人社局的归纪检监察。',
        'Opens a case of its own accord: the bureau or the supervisors; cases that concern the bureau belong to the supervisors. Rules V5, P7. Errors: CASE_UNKNOWN, SUBJECT_UNKNOWN, CONCERNS_YOU, SIGNAL_UNKNOWN, SIGNAL_NOT_OPEN, INSPECTION_UNKNOWN, OUTCOME_UNKNOWN, OUTCOME_TAKEN_UP, INPUT_INVALID, BUSY.',
      ),
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
