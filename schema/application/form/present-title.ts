/**
 * The present title, read: whoever asks for it asks here. A form saved before it was asked whether there is a title says so by the
 * title's name, and does not know of what series it is (A10). Pure.
 */
import type { Day } from '../../core/time.ts';
import type { Level } from '../../announcement/data/series.ts';
import { inRows } from './education.ts';
import type { SectionContent, SectionName } from './sections.ts';

export type PresentTitle = {
  name: string;
  level: Level;
  /** Its code; null where the list has none for it, or where nobody asked. */
  series: string | null;
  /** What the certificate calls the series; where both are null, nobody asked. */
  seriesName: string | null;
  obtainedOn: Day;
  appointedOn: Day | null;
};

type Kept = Partial<SectionContent<'presentTitle'>>;

/** The title; null where there is none, undefined as long as nothing is said. */
export function presentTitleOf({ presentTitle: kept }: { presentTitle?: Kept | undefined }): PresentTitle | null | undefined {
  if (!kept) return undefined;
  const { name = null, level = null, obtainedOn = null, appointedOn = null, series = null, seriesName = null } = kept;
  if (name === null || level === null || obtainedOn === null) return null;
  return { name, level, series, seriesName, obtainedOn, appointedOn };
}

/** A section's content as it is asked today, whenever it was saved. */
export function asAskedToday(section: SectionName, content: Record<string, unknown>): Record<string, unknown> {
  if (section === 'education') return inRows(content);
  return section === 'presentTitle' && content.hasTitle === undefined
    ? { ...content, hasTitle: presentTitleOf({ presentTitle: content }) !== null }
    : content;
}
