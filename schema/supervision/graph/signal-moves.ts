/** The mutations of risk signals: they are looked for, and dismissed; a case is opened for one by `openCase` (V6). */
import { builder } from '../../builder.ts';
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
    description:
      '立即查找年度的风险信号（每夜也自动查找）：市人社局、纪检监察。Starts a job; watch it by `node`. It runs every night by itself. Rule V6. Errors: ROLE_REQUIRED, CYCLE_UNKNOWN, CITY_NEEDED, CYCLE_NONE.',
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
      signal: t.input.globalID({ required: true, for: [signalRef], description: '风险信号。' }),
      version: t.input.int({ required: true, description: '所见的版本。Rule A4.' }),
      text: t.input.string({ required: true, description: '理由，最多500字。Why it is nothing.' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '核查后排除风险信号，同样的事实不再提出：市人社局、纪检监察，所涉人员除外。Looked at and found to be nothing; by the same facts it is not raised again. Rule V6. ' +
      'Errors: SIGNAL_UNKNOWN, SIGNAL_NOT_OPEN, VERSION_STALE, INPUT_INVALID, BUSY.',
    resolve: (_, { input: { key, signal, ...input } }, context) =>
      answered(context, { key, mutation: 'dismissSignal', body: { ...input, signal: signal.id } }, dismissSignal, async (answer) =>
        found(await loadSignal(context.table, answer.signal)),
      ),
  }),
}));
