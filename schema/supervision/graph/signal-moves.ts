/** The mutations of risk signals: they are looked for, and dismissed; a case is opened for one by `openCase` (V6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { found } from '../../identity/graph/types.ts';
import { computeSignals } from '../signals/actions/ask.ts';
import { dismissSignal } from '../signals/actions/dismiss.ts';
import { loadSignal, loadSignalRun } from '../signals/store.ts';
import { signalRef } from './refs.ts';
import { SignalRunType, SignalType } from './signals.ts';

builder.mutationFields((t) => ({
  computeSignals: t.fieldWithInput({
    type: SignalRunType,
    input: {
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '立即查找年度的风险信号（每夜也自动查找）：市人社局、纪检监察。任务在后台进行，以 `node` 查看进度。',
      'Searches a cycle for risk signals now (it also runs by itself every night): the bureau or the supervisors. It starts a job; watch it by `node`. Rule V6. Errors: ROLE_REQUIRED, CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE.',
    ),
    resolve: async (_, { input: { key, cycle } }, context) => {
      const body = { cycle: await knownCycle(context, cycle, { as: ['BUREAU_OFFICER', 'SUPERVISOR'] }) };
      return answered(context, { key, mutation: 'computeSignals', body }, computeSignals, async ({ run }) =>
        found(await loadSignalRun(context.table, run)),
      );
    },
  }),
  dismissSignal: t.fieldWithInput({
    type: SignalType,
    input: {
      signal: t.input.globalID({ required: true, for: [signalRef], description: manual('风险信号。', 'The risk signal.') }),
      version: t.input.int({ required: true, description: manual('所见的版本。', 'The version as seen. Rule A4.') }),
      text: t.input.string({
        required: true,
        description: manual('排除的理由，最多500字。', 'Why the signal is dismissed, at most 500 characters.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '核查后排除风险信号，同样的事实不再提出：市人社局、纪检监察，所涉人员除外。',
      'Dismisses a risk signal after it was looked into; it is not raised again by the same facts. For the bureau and the supervisors, except those it concerns. Rule V6. Errors: SIGNAL_UNKNOWN, SIGNAL_NOT_OPEN, VERSION_STALE, INPUT_INVALID, BUSY.',
    ),
    resolve: (_, { input: { key, signal, ...input } }, context) =>
      answered(context, { key, mutation: 'dismissSignal', body: { ...input, signal: signal.id } }, dismissSignal, async (answer) =>
        found(await loadSignal(context.table, answer.signal)),
      ),
  }),
}));
