/** By what lists of supervision are narrowed, as they are wanted (V2–V7). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { CaseStateEnum } from '../../../supervision/graph/case-parts.ts';
import { StepEnum } from '../../../supervision/graph/handling.ts';
import { DeskEnum, MeasureKindEnum } from '../../../supervision/graph/refs.ts';
import { SignalKindEnum, SignalStateEnum } from '../../../supervision/graph/signals.ts';

export const CasesWanted = builder.inputType('CasesWanted', {
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
export const MeasuresWanted = builder.inputType('MeasuresWanted', {
  description: manual('处理措施的筛选，同 measures。', 'The filter of measures, as in measures.'),
  fields: (t) => ({
    kind: t.field({
      type: MeasureKindEnum,
      required: false,
      description: manual('措施；不填为全部。', 'The measure; all where left out.'),
    }),
  }),
});
export const SignalsWanted = builder.inputType('SignalsWanted', {
  description: manual('风险信号的筛选，同 signals。', 'The filter of risk signals, as in signals.'),
  fields: (t) => ({
    kind: t.field({ type: SignalKindEnum, required: false, description: manual('类别；不填为全部。', 'The kind; all where left out.') }),
    state: t.field({ type: SignalStateEnum, required: false, description: manual('状态；不填为全部。', 'The state; all where left out.') }),
  }),
});
export const HandlingWanted = builder.inputType('HandlingWanted', {
  description: manual('办理情况的筛选，同 handling。', 'The filter of the handling, as in handling.'),
  fields: (t) => ({
    step: t.field({ type: StepEnum, required: false, description: manual('环节；不填为全部。', 'The step; all where left out.') }),
  }),
});
