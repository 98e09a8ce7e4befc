/** Which list is wanted, with its own filters: exactly one of them (V7). */
import { builder } from '../../builder.ts';
import { CaseStateEnum } from '../../supervision/graph/case-parts.ts';
import { StepEnum } from '../../supervision/graph/handling.ts';
import { DeskEnum, MeasureKindEnum } from '../../supervision/graph/refs.ts';
import { SignalKindEnum, SignalStateEnum } from '../../supervision/graph/signals.ts';
import type { Wanted } from '../model.ts';

const CasesWanted = builder.inputType('CasesWanted', {
  description: '核查案件的筛选，同 cases。As of cases.',
  fields: (t) => ({
    desk: t.field({ type: DeskEnum, required: false, description: '办理方；不填为双方。Of both desks where none is named.' }),
    state: t.field({ type: CaseStateEnum, required: false, description: '状态；不填为全部。All where none is named.' }),
  }),
});
const MeasuresWanted = builder.inputType('MeasuresWanted', {
  description: '处理措施的筛选，同 measures。As of measures.',
  fields: (t) => ({ kind: t.field({ type: MeasureKindEnum, required: false, description: '措施；不填为全部。All where none is named.' }) }),
});
const SignalsWanted = builder.inputType('SignalsWanted', {
  description: '风险信号的筛选，同 signals。As of signals.',
  fields: (t) => ({
    kind: t.field({ type: SignalKindEnum, required: false, description: '类别；不填为全部。All where none is named.' }),
    state: t.field({ type: SignalStateEnum, required: false, description: '状态；不填为全部。All where none is named.' }),
  }),
});
const HandlingWanted = builder.inputType('HandlingWanted', {
  description: '办理情况的筛选，同 handling。As of handling.',
  fields: (t) => ({ step: t.field({ type: StepEnum, required: false, description: '环节；不填为全部。All where none is named.' }) }),
});

export const ListInput = builder.inputType('ExportedListInput', {
  description: '要导出的清单，只填其一。The list that is wanted: exactly one of these. Rule V7.',
  isOneOf: true,
  fields: (t) => ({
    cases: t.field({ type: CasesWanted, required: false, description: '核查案件。Cases. Rule V5.' }),
    measures: t.field({ type: MeasuresWanted, required: false, description: '处理措施。Measures. Rules V2, V3.' }),
    signals: t.field({ type: SignalsWanted, required: false, description: '年度的风险信号。Risk signals of the cycle. Rule V6.' }),
    inspections: t.boolean({
      required: false,
      description: '年度的监督检查及结果，填 true。Inspections of the cycle and their outcomes: true. Rule V4.',
    }),
    handling: t.field({
      type: HandlingWanted,
      required: false,
      description: '年度各环节办理情况。How each step of the cycle is handled. Rule V7.',
    }),
  }),
});

export function wantedIn({ cases, measures, signals, handling }: typeof ListInput.$inferInput): Wanted {
  if (cases) return { list: 'CASES', desk: cases.desk ?? null, state: cases.state ?? null };
  if (measures) return { list: 'MEASURES', kind: measures.kind ?? null };
  if (signals) return { list: 'SIGNALS', kind: signals.kind ?? null, state: signals.state ?? null };
  if (handling) return { list: 'HANDLING', step: handling.step ?? null };
  return { list: 'INSPECTIONS' };
}
