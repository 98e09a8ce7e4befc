/** The calendar's refusals. */
import { declareRefusals } from '../core/refusal.ts';

export const calendarRefusals = declareRefusals({
  WINDOW_NOT_OPEN: {
    rule: 'C1',
    zh: '“{phase}”于{opensAt}开始，现在尚未开始。',
    en: '“{phase}” opens at {opensAt} (Beijing time) and has not opened yet.',
  },
  WINDOW_CLOSED: {
    rule: 'C1',
    zh: '“{phase}”已于{closesAt}截止。本次请求到达时间：{arrivedAt}。',
    en: '“{phase}” closed at {closesAt} (Beijing time). This request arrived at {arrivedAt}.',
  },
  AMENDMENT_EMPTY: { rule: 'C8', zh: '调整后的时间与现行安排相同。', en: 'The amendment changes nothing.' },
  AMENDMENT_BACKWARDS: { rule: 'C8', zh: '截止时间须晚于开始时间。', en: 'A window must close after it opens.' },
  AMENDMENT_OF_THE_PAST: {
    rule: 'C8',
    zh: '已经过去的时刻不能调整；调整后的时刻须至少晚于现在{seconds}秒。',
    en: 'An instant that has passed cannot be amended, and a new one must be at least {seconds} seconds away.',
  },
  PHASE_ABSENT: {
    rule: 'C8',
    zh: '通知没有规定“{phase}”的时间，不能调整。',
    en: 'The notice sets no window for the {phase}: there is nothing to amend.',
  },
  EXCEPTION_UNKNOWN: {
    rule: 'C8',
    zh: '该阶段没有第{number}项另行规定的时间。',
    en: 'The phase has no window of its own number {number} for some.',
  },
  EXCEPTION_CLOSES: {
    rule: 'C8',
    zh: '该项时间按各评委会的会期推算；调整时请填写统一的截止时刻。',
    en: 'This window closes by the meeting of each committee; an amendment has to say one instant at which it closes.',
  },
  AMENDED_MEANWHILE: {
    rule: 'C8',
    zh: '时间安排刚刚由他人调整，请查看后再办理。',
    en: 'The calendar was amended by somebody else just now; look at it again.',
  },
  YEAR_WITHOUT_HOLIDAYS: {
    rule: 'C9',
    zh: '{year}年的节假日安排尚未公布，不能计算工作日。',
    en: 'The holidays of {year} are not announced yet; working days cannot be counted.',
  },
});
