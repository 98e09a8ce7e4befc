/** The notices that a deployment brings along: a new system begins with them, every later one is loaded by its bureau. */
import { announcementFrom, type AnnouncementDocument } from '../document/index.ts';
import { JIAYUGUAN_2024_DOCUMENT } from './jiayuguan-2024.ts';

export const SHIPPED_DOCUMENTS: readonly AnnouncementDocument[] = [JIAYUGUAN_2024_DOCUMENT];

/** They, as the rules ask them. */
export function shipped() {
  return SHIPPED_DOCUMENTS.map((document) => announcementFrom(document));
}
