/** The public documents of a city as one list (V7): what the bureau has published, and the notices of its years, which nobody types again. */
import type { Context } from '../core/context.ts';
import { pageRefusals, type RowPage } from '../core/page.ts';
import { forgetCycles, loadAnnouncement, loadCycles, loadVersion } from '../announcement/store.ts';
import type { AnnouncementVersion, CycleHead } from '../announcement/model.ts';
import { cycleOf, noticeIdOf, type Publication, type PublicationVersion } from './model.ts';
import { cursorOf, listPublications, loadPublication, placeIn, publicationIn, type Listed } from './store.ts';

/** The notice of a year as a public document: in force from the day of its issue. */
async function asPublication(context: Context, head: CycleHead): Promise<Publication> {
  const { title, document, issuer, issuedOn, hash } = await loadAnnouncement(context, head.cycle, head.versions);
  return {
    id: noticeIdOf(head.cycle),
    city: head.city,
    cycle: head.cycle,
    kind: 'POLICY',
    title,
    number: document,
    issuer,
    issuedOn,
    inForceFrom: issuedOn,
    inForceUntil: null,
    series: [],
    levels: [],
    summary: null,
    sourceUrl: null,
    file: null,
    articleNumbers: [],
    versions: head.versions,
    hash,
    published: { at: head.publishedAt, by: '' },
    replaces: null,
    replaced: null,
    repealed: null,
    withdrawn: null,
    version: head.version,
    trail: head.trail,
  };
}

/** The notice of a cycle; null where it has none that is published. */
export async function noticeOf(context: Context, cycle: string): Promise<Publication | null> {
  const find = async () => (await loadCycles(context)).find((one) => one.cycle === cycle);
  const head = await find();
  if (head) return asPublication(context, head);
  forgetCycles(context); // one that was published a moment ago is there at once
  const anew = await find();
  return anew ? asPublication(context, anew) : null;
}

/** Any of them, for showing it. */
export function documentIn(context: Context, id: string): Promise<Publication | null> {
  const cycle = cycleOf(id);
  return cycle === null ? publicationIn(context, id) : noticeOf(context, cycle);
}

/** Any of them, read anew: for what is decided on it. */
export function loadDocument(context: Context, id: string): Promise<Publication | null> {
  const cycle = cycleOf(id);
  return cycle === null ? loadPublication(context.table, id) : noticeOf(context, cycle);
}

/** A version of a notice as one of a public document: what it says is the whole notice. */
export async function noticeVersion(context: Context, cycle: string, number: number): Promise<PublicationVersion> {
  const [head, version] = await Promise.all([
    loadCycles(context).then((heads) => heads.find((one) => one.cycle === cycle)),
    loadVersion(context.table, cycle, number),
  ]);
  return versionOf(head ?? null, version);
}

function versionOf(head: CycleHead | null, { cycle, number, at, by, text, hash }: AnnouncementVersion): PublicationVersion {
  const news = head?.news.find((one) => one.number === number);
  const amended = news?.kind === 'AMENDED' ? news : null;
  return {
    publication: noticeIdOf(cycle),
    number,
    at,
    by,
    reason: amended?.reason ?? null,
    isSlip: false,
    amendedBy: amended?.document ?? null,
    text,
    hash,
  };
}

/** Stands in no cursor of the table’s. */
const BETWEEN = '.';

/** A cursor of the list: the place in words, by which notices are told apart, and where the table goes on behind it. */
function opened(after: string): { place: string; cursor: string } {
  const [place = '', cursor = '', ...more] = after.split(BETWEEN);
  const plain = Buffer.from(place, 'base64url').toString();
  if (!/^\d{4}-\d{2}-\d{2}#./u.test(plain) || cursor === '' || more.length > 0) throw pageRefusals.CURSOR_INVALID();
  return { place: plain, cursor };
}

/** A page of them all, the newest issue first; those whose day is not known at the end. */
export async function listDocuments(
  context: Context,
  of: Listed,
  { limit, after }: { limit: number; after: string | null },
): Promise<RowPage<Publication>> {
  const start = after === null ? null : opened(after);
  const page = await listPublications(context.table, of, { limit, after: start?.cursor ?? null });
  const last = page.rows.at(-1);
  // Where the table goes on, nothing behind its last row is known yet.
  const end = page.next === null ? '' : last ? placeIn(last) : '';
  const notices = of.kind === null || of.kind === 'POLICY' ? await noticesIn(context, of.city) : [];
  const between = notices.filter((one) => placeIn(one) >= end && (start === null || placeIn(one) < start.place));
  const cursorFor = (one: Publication, cursor: string) => `${Buffer.from(placeIn(one)).toString('base64url')}${BETWEEN}${cursor}`;
  const all = [
    ...page.rows.map((one, index) => ({ one, cursor: cursorFor(one, page.cursors[index] ?? '') })),
    ...between.map((one) => ({ one, cursor: cursorFor(one, cursorOf(context.table, of, one)) })),
  ].toSorted((a, b) => (placeIn(a.one) < placeIn(b.one) ? 1 : -1));
  const kept = all.slice(0, limit);
  const hasMore = page.next !== null || kept.length < all.length;
  return {
    rows: kept.map(({ one }) => one),
    cursors: kept.map(({ cursor }) => cursor),
    next: hasMore ? (kept.at(-1)?.cursor ?? null) : null,
  };
}

/** The notices of a city that are published: one a year or two, and remembered. */
async function noticesIn(context: Context, city: string): Promise<Publication[]> {
  const heads = (await loadCycles(context)).filter((one) => one.city === city);
  return Promise.all(heads.map((head) => asPublication(context, head)));
}
