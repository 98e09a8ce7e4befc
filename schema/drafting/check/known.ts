/** What the check is told beside the document. */
import type { AnnouncementDocument, CycleHead } from '../../announcement/model.ts';
import type { Holidays } from '../../calendar/model.ts';

/** A cycle that the city has published. */
export type Published = Pick<CycleHead, 'cycle' | 'year' | 'round' | 'opensAt' | 'closesAt'>;

export type Known = {
  /** The days off and worked of the years that are known for the city. */
  holidays: Holidays;
  /** Ids of the organisations of kind DEPARTMENT that the city has; null where it is not known. */
  departments: ReadonlySet<string> | null;
  /** The document that the draft was copied from, if any. */
  copiedFrom: AnnouncementDocument | null;
  /** Where days stand that were shifted from the copied year by the system, and that nobody has looked at since. */
  shifted: readonly string[];
  /** The published cycles of the same city. */
  others: readonly Published[];
};
