/** The announcements this system runs. To add a year or a city, add its data file here: no code changes. */
import type { Announcement } from '../model.ts';
import { JIAYUGUAN_2024 } from './jiayuguan-2024.ts';

export const ANNOUNCEMENTS: readonly Announcement[] = [JIAYUGUAN_2024];

/** The organisation id of the bureau; every announcement of a system has the same one. */
export function bureauOf(): string {
  const [first] = ANNOUNCEMENTS;
  if (!first) throw new Error('no announcement is configured');
  return first.bureau.id;
}
