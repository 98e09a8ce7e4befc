/** Which list is wanted, with its own filters: exactly one of them (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { CaseStateEnum } from '../../supervision/graph/case-parts.ts';
import { StepEnum } from '../../supervision/graph/handling.ts';
import { DeskEnum, MeasureKindEnum } from '../../supervision/graph/refs.ts';
import { SignalKindEnum, SignalStateEnum } from '../../supervision/graph/signals.ts';
import type { Wanted } from '../model.ts';

const CasesWanted = builder.inputType('CasesWanted', {
  description: manual('核查案件的筛选，同 cases。', 'The filter of cases, as in cases.'),
  fields: (t) => ({
    desk: t.field({
      type: DeskEnum,
      required: false,
      description: manual('办理方；不填为双方。', 'The desk that handles it; both desks where left out.'),
    }),
    state: t.field({ type: CaseStateEnum, required: false, description: manual('状态；不填为全部。', 'The state; all where left out.') }),
  }),
});
const MeasuresWanted = builder.inputType('MeasuresWanted', {
  description: manual('处理措施的筛选，同 measures。', 'The filter of measures, as in measures.'),
  fields: (t) => ({
    kind: t.field({
      type: MeasureKindEnum,
      required: false,
      description: manual('措施；不填为全部。', 'The measure; all where left out.'),
    }),
  }),
});
const SignalsWanted = builder.inputType('SignalsWanted', {
  description: manual('风险信号的筛选，同 signals。', 'The filter of risk signals, as in signals.'),
  fields: (t) => ({
    kind: t.field({ type: SignalKindEnum, required: false, description: manual('类别；不填为全部。', 'The kind; all where left out.') }),
    state: t.field({ type: SignalStateEnum, required: false, description: manual('状态；不填为全部。', 'The state; all where left out.') }),
  }),
});
const HandlingWanted = builder.inputType('HandlingWanted', {
  description: manual('办理情况的筛选，同 handling。', 'The filter of the handling, as in handling.'),
  fields: (t) => ({
    step: t.field({ type: StepEnum, required: false, description: manual('环节；不填为全部。', 'The step; all where left out.') }),
  }),
});

export const ListInput = builder.inputType('ExportedListInput', {
  description: manual('要导出的清单，只填其一。', 'The list to export: exactly one of these is given. Rule V7.'),
  isOneOf: true,
  fields: (t) => ({
    cases: t.field({ type: CasesWanted, required: false, description: manual('核查案件。', 'Cases. Rule V5.') }),
    measures: t.field({ type: MeasuresWanted, required: false, description: manual('处理措施。', 'Measures. Rules V2, V3.') }),
    signals: t.field({
      type: SignalsWanted,
      required: false,
      description: manual('年度的风险信号。', 'The risk signals of the cycle. Rule V6.'),
    }),
    inspections: t.boolean({
      required: false,
      description: manual('年度的监督检查及结果，填 true。', 'The inspections of the cycle and their outcomes; give true. Rule V4.'),
    }),
    handling: t.field({
      type: HandlingWanted,
      required: false,
      description: manual('年度各环节办理情况。', 'How each step of the cycle is handled. Rule V7.'),
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
