/** The mutations on candidates: the bureau enters what committees elsewhere have decided (E9, E12). */
import { onApplication, type Acts } from '../support/act.ts';
import { CORRECT_RESULT, ENTRUSTED, inState, RECORD_RESULTS } from '../support/forms.ts';

const HEARD = '2024-12-02T10:00:00+08:00';

export const EVALUATION: Acts = {
  recordResults: {
    may: ['wang'],
    document: RECORD_RESULTS,
    at: HEARD,
    inRows: true,
    asks: async (world) => {
      const { id, version } = await inState(world, 'FORWARDED');
      return { ...ENTRUSTED, rows: [{ application: id, version, passed: true }] };
    },
  },
  correctResult: {
    may: ['wang'],
    document: CORRECT_RESULT,
    at: HEARD,
    ...onApplication('PASSED_BY_COMMITTEE', {
      passed: false,
      document: '甘职改办〔2024〕120号',
      decidedOn: '2024-11-28',
      reason: '录入有误',
    }),
  },
};
