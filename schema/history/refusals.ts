/** What the history refuses. */
import { declareRefusals } from '../core/refusal.ts';

export const historyRefusals = declareRefusals({
  CHECKPOINT_UNKNOWN: { rule: null, zh: '没有第{number}号封存点。', en: 'There is no checkpoint {number}.' },
  CHECKPOINTS_REVERSED: {
    rule: null,
    zh: '起始封存点的编号须不小于1，且不大于终止封存点的编号。',
    en: 'The first checkpoint has a number from 1 to that of the last.',
  },
  HISTORY_UNKNOWN: {
    rule: 'P10',
    zh: '没有该事物的办理记录，或您无权核验。',
    en: 'There is no such history, or it is not yours to verify.',
  },
  HISTORY_PLACE_INVALID: {
    rule: null,
    zh: '核验位置无效，请从头开始。',
    en: 'The place to go on from is not valid; begin anew.',
  },
});
