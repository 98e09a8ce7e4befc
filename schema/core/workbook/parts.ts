/** Finds the parts of a workbook that matter: the sheets that people see, its texts, its formats, and where its days begin to count. */
import { broken, suspect, workbookRefusals } from './refusals.ts';
import { notAWorkbook } from './sniff.ts';
import { readPart } from './walk.ts';
import type { Attributes } from './xml.ts';
import type { Archive, Entry } from './zip.ts';

/** A sheet as people know it: by its name, and whether it is the one that the file opens with. */
export type Sheet = { name: string; entry: Entry; isActive: boolean };

export type Parts = {
  /** Those that people see, in their order; where all are hidden, all. */
  sheets: readonly [Sheet, ...Sheet[]];
  /** Those that nobody sees, where people see others. */
  hidden: readonly Sheet[];
  strings: Entry | undefined;
  styles: Entry | undefined;
  /** Days count from 1904 and not from 1900: workbooks that began on an old Macintosh. */
  from1904: boolean;
};

type Link = { kind: string; target: string };
type Listed = { name: string; link: string; hidden: boolean; isActive: boolean };

const MOST_LINKS = 5_000;

export async function partsOf(archive: Archive): Promise<Parts> {
  const book = await bookOf(archive);
  const links = await linksOf(archive, book.name);
  const { sheets, from1904 } = await readBook(archive, book);
  const table = sheets.filter(({ link }) => links.get(link)?.kind === 'worksheet');
  // Programs hide sheets of their own before the one that people see.
  const seen = table.filter(({ hidden }) => !hidden);
  const sheetsOf = (listed: readonly Listed[]) =>
    listed.flatMap(({ name, link, isActive }) => {
      const entry = optional(archive, links.get(link)?.target);
      return entry ? [{ name, isActive, entry }] : [];
    });
  const [first, ...others] = sheetsOf(seen.length > 0 ? seen : table);
  if (!first) throw table[0] ? broken(links.get(table[0].link)?.target ?? table[0].name) : workbookRefusals.WORKBOOK_WITHOUT_SHEET();
  const target = (kind: string) => [...links.values()].find((link) => link.kind === kind)?.target;
  return {
    sheets: [first, ...others],
    hidden: seen.length > 0 ? sheetsOf(table.filter(({ hidden }) => hidden)) : [],
    strings: optional(archive, target('sharedStrings')),
    styles: optional(archive, target('styles')),
    from1904,
  };
}

/** The workbook's own part. An archive without one is something else. */
async function bookOf(archive: Archive): Promise<Entry> {
  if (archive.entries.has('content.xml') && archive.entries.has('mimetype')) throw notAWorkbook('ODS');
  if (!archive.entries.has('_rels/.rels')) throw notAWorkbook('ARCHIVE');
  const links = await linksOf(archive, '');
  const target = [...links.values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (target === undefined) throw notAWorkbook('ARCHIVE');
  if (target.toLowerCase().endsWith('.bin')) throw notAWorkbook('XLSB');
  return entryOf(archive, target);
}

async function readBook(archive: Archive, book: Entry): Promise<{ sheets: Listed[]; from1904: boolean }> {
  const sheets: Listed[] = [];
  let from1904 = false;
  let active = 0;
  await readPart(archive, book, {
    open(name, attributes, parent) {
      if (parent === '' && name !== 'workbook') throw notAWorkbook('ARCHIVE');
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes.get('date1904') ?? '');
      if (name === 'workbookView') active = Number(attributes.get('activeTab') ?? 0);
      if (name !== 'sheet' || parent !== 'sheets') return;
      if (sheets.length >= MOST_LINKS) throw suspect('ENTRIES');
      const hidden = ['hidden', 'veryHidden'].includes(attributes.get('state') ?? '');
      sheets.push({ name: attributes.get('name') ?? '', link: relationId(attributes), hidden, isActive: sheets.length === active });
    },
  });
  return { sheets, from1904 };
}

/** `r:id`, whatever the prefix. */
function relationId(attributes: Attributes): string {
  return [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

/** What a part points to inside the archive, by id. What lies outside is never followed. */
async function linksOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>();
  const at = part.lastIndexOf('/') + 1;
  const entry = optional(archive, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  if (!entry) return links;
  await readPart(archive, entry, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      if (links.size >= MOST_LINKS) throw suspect('ENTRIES');
      const kind = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
      links.set(attributes.get('Id') ?? '', { kind, target: resolve(part.slice(0, at), attributes.get('Target') ?? '') });
    },
  });
  return links;
}

/** A target against the folder of what points to it. One that climbs out of the archive leads nowhere. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}

function entryOf(archive: Archive, name: string): Entry {
  const entry = optional(archive, name);
  if (!entry) throw broken(name || 'xl/workbook.xml');
  return entry;
}

function optional(archive: Archive, name: string | undefined): Entry | undefined {
  return name === undefined ? undefined : archive.entries.get(name.toLowerCase());
}
