/** Whom an amendment of a window concerns, and what they are told (C8). Pure. */
import { inChinese, stamped } from '../../core/time.ts';
import { PHASE_ENGLISH, PHASE_TITLES, type Announcement, type PhaseName, cycleInWords } from '../../announcement/model.ts';
import { forWhom } from '../../calendar/for-whom.ts';
import type { Amendment } from '../../calendar/model.ts';
import type { OrganisationKind } from '../../identity/model.ts';
import type { Told } from '../model.ts';

/** The officers that work under a window, by the kind of their organisation: units review as applications arrive (C5). */
export const OFFICERS_UNDER: Record<PhaseName, readonly OrganisationKind[]> = {
  PREPARATION: ['UNIT', 'DEPARTMENT'],
  APPLICATION: ['UNIT'],
  UNIT_REVIEW: ['UNIT'],
  DEPARTMENT_REVIEW: ['DEPARTMENT', 'BUREAU'],
  PROVINCIAL_REVIEW: ['DEPARTMENT', 'BUREAU'],
  RE_REVIEW: ['DEPARTMENT', 'BUREAU'],
  EVALUATION: ['DEPARTMENT', 'BUREAU'],
};

/** The notice of an amendment: required, for the newest notice is the one that holds. */
export function amendmentNotice(announcement: Announcement, amendment: Amendment, about: Told['about']): Told {
  const cycle = cycleInWords(announcement);
  const { phase: name, opensAt, closesAt, document, reason } = amendment;
  const phase = announcement.phases.find((one) => one.name === name);
  const title = phase?.title ?? PHASE_TITLES[name];
  const exception = phase?.exceptions[amendment.exception ?? -1];
  const whom = exception ? forWhom(exception.for, announcement) : null;
  return {
    topic: 'AMENDED',
    class: 'WORK',
    rule: 'C8',
    required: true,
    about,
    as: null,
    waits: null,
    zh: {
      title: `${title}时间已调整`,
      text: `根据${document}，${cycle.zh}职称评审“${title}”${whom ? `（${whom.zh}）` : ''}的时间调整为${inChinese(opensAt)}至${inChinese(closesAt, true)}（北京时间），以此为准。事由：${reason}`,
    },
    en: {
      title: `The ${PHASE_ENGLISH[name]} has new dates`,
      text: `By ${document} the ${PHASE_ENGLISH[name]} of ${cycle.en}${whom ? ` (${whom.en})` : ''} is from ${stamped(opensAt)} to ${stamped(closesAt, true)} (Beijing time); this holds. Reason: ${reason}`,
    },
  };
}
