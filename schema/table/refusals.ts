/** What the table says when it cannot keep up. */
import { declareRefusals } from '../core/refusal.ts';

export const tableRefusals = declareRefusals({
  BUSY: {
    rule: 'A5',
    zh: '系统繁忙，本次办理未完成。请稍后用同一幂等键重试，不会重复办理。',
    en: 'The system is busy and this was not done. Try again with the same idempotency key; it will not be done twice.',
  },
});
