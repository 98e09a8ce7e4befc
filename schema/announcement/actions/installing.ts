/** A new system begins with the notices that its deployment brings along; those that are there already stay as they are. */
import { change } from '../../core/audit.ts';
import { signature } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { canonical, hashOf } from '../../core/hash.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { announcementFrom } from '../document/index.ts';
import type { AnnouncementDocument, AnnouncementVersion, CycleHead } from '../model.ts';
import { forgetCycles, loadHead, putHead, putVersion } from '../store.ts';

/** Those of the documents whose cycle is not there yet, each in a transaction of its own. Answers their cycles. */
export async function installMissing(context: Context, documents: readonly AnnouncementDocument[]): Promise<string[]> {
  const made: string[] = [];
  for (const document of documents) {
    if (await loadHead(context.table, document.cycle)) continue;
    const { writes } = published(context, null, document);
    try {
      await context.table.transact(writes);
      made.push(document.cycle);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another run was first
    }
  }
  forgetCycles(context);
  return made;
}

/** As what a version is told, to be numbered. */
type Tells = { kind: 'PUBLISHED' } | { kind: 'AMENDED'; document: string; reason: string };

/** The head and the version that publishing a document makes; `tells` says as what it is told, `detail` what the history says beside. */
export function published(
  context: Pick<Context, 'actor' | 'now'>,
  before: CycleHead | null,
  document: AnnouncementDocument,
  { forNew = false, tells = null, ...detail }: Record<string, unknown> & { forNew?: boolean; tells?: Tells | null } = {},
): { after: CycleHead; version: AnnouncementVersion; writes: Write[] } {
  const { cycle, city, cityName, year, round, notice } = document;
  const { phases } = announcementFrom(document);
  const number = (before?.versions ?? 0) + 1;
  const text = canonical(document);
  const hash = hashOf(document);
  const version = { cycle, number, at: context.now, by: signature(context.actor), text, hash };
  const data = {
    cycle,
    city,
    cityName,
    year,
    round,
    state: 'PUBLISHED' as const,
    title: notice.title,
    document: notice.document,
    opensAt: Math.min(...phases.map(({ opensAt }) => opensAt)),
    closesAt: Math.max(...phases.map(({ closesAt }) => closesAt)),
    publishedAt: before?.state === 'PUBLISHED' ? before.publishedAt : context.now,
    versions: number,
    forNew: [...(before?.forNew ?? []), ...(forNew ? [number] : [])],
    news: tells ? [...(tells.kind === 'AMENDED' ? (before?.news ?? []) : []), { ...tells, number, at: context.now }] : [],
    withdrawn: null,
  };
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'publish' as const,
    detail: { number, hash, document: notice.document, ...detail },
  };
  const { after, entry } = change({ kind: 'CYCLE', id: cycle }, before, data, fact);
  return { after, version, writes: [putHead(after, before), putVersion(version), entry] };
}
