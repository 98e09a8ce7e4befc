/** What the check needs to know beside the document, gathered. */
import type { Context } from '../../core/context.ts';
import { pages } from '../../core/page.ts';
import type { AnnouncementDocument } from '../../announcement/model.ts';
import { loadCycles, loadHead, loadVersion } from '../../announcement/store.ts';
import { loadHolidays } from '../../calendar/store.ts';
import { loadOrganisations } from '../../identity/store.ts';
import type { CheckLine } from '../check/index.ts';
import { contentOf, type Draft } from '../model.ts';

/** Everything that the check says of a draft as it stands. */
export async function linesOf(context: Context, draft: Draft): Promise<CheckLine[]> {
  return checkDocument(context, draft, contentOf(draft));
}

/** The same of any content, under the name of a draft: for whoever tries before saving. */
export async function checkDocument(context: Context, draft: Draft, content: Record<string, unknown>): Promise<CheckLine[]> {
  const { cycle, city, cityName, year, round, copiedFrom, shifted, amends } = draft;
  const [holidays, cycles, departments, from] = await Promise.all([
    loadHolidays(context, city),
    loadCycles(context),
    departmentsIn(context, city),
    copiedFrom === null ? null : documentOf(context, copiedFrom),
  ]);
  const others = cycles.filter((one) => one.city === city && one.cycle !== cycle);
  // Few ask for it, and it is large: an ordinary start does without.
  const { checkOf } = await import('../check/index.ts');
  const document = { ...content, cycle, city, cityName, year, round };
  return checkOf(document, { holidays, departments, copiedFrom: amends ? null : from, shifted, others });
}

async function departmentsIn({ table }: Context, city: string): Promise<Set<string>> {
  const ids = new Set<string>();
  const load = (after: string | null) => loadOrganisations(table, { city, kind: 'DEPARTMENT' }, { limit: 100, after });
  for await (const { organisations } of pages(load)) for (const { id } of organisations) ids.add(id);
  return ids;
}

/** The document of a cycle as it was published last; null where there is none any more. */
export async function documentOf({ table }: Context, cycle: string): Promise<AnnouncementDocument | null> {
  const head = await loadHead(table, cycle);
  return head && (JSON.parse((await loadVersion(table, cycle, head.versions)).text) as AnnouncementDocument);
}
