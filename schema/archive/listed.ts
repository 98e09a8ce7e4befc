/** The archives of a city, and those that have been kept long enough, as they are asked for and made into files (R6). */
import type { Role } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import type { Listed, Opened } from '../core/listed.ts';
import { sifted } from '../core/page.ts';
import { cityAsked } from '../announcement/cycles.ts';
import type { Archive } from './model.ts';
import { archiveRefusals } from './refusals.ts';
import { isDue, seesArchive } from './rules.ts';
import { listArchives } from './store.ts';

type OfCity = { city?: string | null | undefined };

const READERS: Role[] = ['BUREAU_OFFICER', 'SUPERVISOR'];

async function archivesOf(context: Context, { city: asked }: OfCity, meant: (one: Archive) => boolean): Promise<Opened<Archive>> {
  const city = await cityAsked(context, { city: asked, as: READERS });
  if (!seesArchive(context.actor, { city })) throw archiveRefusals.ARCHIVE_UNKNOWN();
  return (page) => sifted((paging) => listArchives(context.table, city, paging), meant, page);
}

export const ARCHIVES: Listed<OfCity, Archive> = {
  readers: READERS,
  open: (context, asked) => archivesOf(context, asked, () => true),
};
export const DUE_FOR_DESTRUCTION: Listed<OfCity, Archive> = {
  readers: READERS,
  open: (context, asked) => archivesOf(context, asked, (one) => isDue(one, context.now)),
};
