/** Whom an amendment of a window concerns, and what they are told (C8). Pure. */
import { inChinese, inEnglish } from '../../core/time.ts';
import { PHASE_ENGLISH, type Announcement, type PhaseName } from '../../announcement/model.ts';
import { type Amendment } from '../../calendar/model.ts';
import type { OrganisationKind } from '../../identity/model.ts';
import type { Application } from '../../application/model.ts';
import type { Reviewer, State } from '../../application/moves.ts';
import type { Told } from '../model.ts';

/** Those who have something to do under a window: applicants whose application is in such a state, officers of such organisations. */
export const AFFECTED: Record<PhaseName, { applicants: readonly State[]; officers: readonly OrganisationKind[] }> = {
  PREPARATION: { applicants: [], officers: ['UNIT', 'DEPARTMENT'] },
  // Units review as applications arrive, from the day this window opens (C5).
  APPLICATION: { applicants: ['DRAFT'], officers: ['UNIT'] },
  UNIT_REVIEW: { applicants: ['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED', 'RETURNED'], officers: ['UNIT'] },
  DEPARTMENT_REVIEW: { applicants: ['RECOMMENDED', 'RETURNED'], officers: ['DEPARTMENT', 'BUREAU'] },
  PROVINCIAL_REVIEW: { applicants: ['APPROVED', 'PASSED', 'FORWARDED'], officers: ['DEPARTMENT', 'BUREAU'] },
  RE_REVIEW: { applicants: ['APPROVED', 'RETURNED'], officers: ['DEPARTMENT', 'BUREAU'] },
  EVALUATION: { applicants: ['APPROVED', 'PASSED', 'FORWARDED'], officers: ['DEPARTMENT', 'BUREAU'] },
};

/** Whether it concerns one in such a state: what was returned, only where the window is that of whoever returned it (C6). */
export function isAffected(phase: PhaseName, { state, returned }: Pick<Application, 'state' | 'returned'>): boolean {
  return state !== 'RETURNED' || returned?.reviewer === REVIEWERS[phase];
}

const REVIEWERS: Partial<Record<PhaseName, Reviewer>> = { UNIT_REVIEW: 'UNIT', DEPARTMENT_REVIEW: 'DEPARTMENT', RE_REVIEW: 'RE_REVIEW' };

/** The notice of an amendment: required, for the newest notice is the one that holds. */
export function amendmentNotice({ cycle, phases }: Announcement, amendment: Amendment, about: Told['about']): Told {
  const { phase, opensAt, closesAt, document, reason } = amendment;
  const title = phases.find(({ name }) => name === phase)?.title ?? phase;
  return {
    topic: 'AMENDED',
    class: 'WORK',
    rule: 'C8',
    required: true,
    about,
    zh: {
      title: `${title}时间已调整`,
      text: `根据${document}，${cycle}年度职称评审“${title}”的时间调整为${inChinese(opensAt)}至${inChinese(closesAt, true)}（北京时间），以此为准。事由：${reason}`,
    },
    en: {
      title: `The ${PHASE_ENGLISH[phase]} has new dates`,
      text: `By ${document} the ${PHASE_ENGLISH[phase]} of ${cycle} is from ${inEnglish(opensAt)} to ${inEnglish(closesAt, true)} (Beijing time); this holds. Reason: ${reason}`,
    },
  };
}
