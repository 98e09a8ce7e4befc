/**
 * A public document (V7): a policy, a standard, a procedure or a result, with its number, its days, its text article by article and its file;
 * the versions in which it was published, each whole; and what became of it. The notice of a year is one as well, and kept where notices are.
 */
import * as z from 'zod';
import { versioned } from '../core/audit.ts';
import { day, optional, prose, saying, sized, text, wholeProse, wholeText } from '../core/input.ts';
import { say, type Bilingual } from '../core/refusal.ts';
import { LEVELS, SERIES } from '../announcement/data/series.ts';

export const PUBLICATION_KINDS = ['POLICY', 'STANDARD', 'PROCEDURE', 'RESULT'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];
export const PUBLICATION_KIND_NAMES: Record<PublicationKind, Bilingual> = {
  POLICY: say('政策文件', 'a policy'),
  STANDARD: say('评审标准', 'a standard'),
  PROCEDURE: say('办事程序', 'a procedure'),
  RESULT: say('结果文件', 'a result'),
};

/** As it stands on a day: told by the calendar, and written by nobody. */
export const PUBLICATION_STATES = ['UPCOMING', 'IN_FORCE', 'EXPIRED', 'REPLACED', 'REPEALED', 'WITHDRAWN'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];
export const PUBLICATION_STATE_NAMES: Record<PublicationState, Bilingual> = {
  UPCOMING: say('尚未施行', 'not in force yet'),
  IN_FORCE: say('现行有效', 'in force'),
  EXPIRED: say('有效期届满', 'its period is over'),
  REPLACED: say('已被新文件替代', 'replaced by another'),
  REPEALED: say('已废止', 'repealed'),
  WITHDRAWN: say('误发已撤下', 'published by mistake, and taken off'),
};

/** As many articles as a text has at most, and as many characters as they have together: more goes beyond one request, and comes as a file. */
export const MOST_ARTICLES = 300;
export const MOST_CHARACTERS = 18_000;
const LONGEST_ADDRESS = 500;

const codes = SERIES.map(({ code }) => code) as [string, ...string[]];
/** A 文号 stands without 《》: they are for titles. */
const documentNumber = wholeText(60).refine((number) => !/[《》]/u.test(number), {
  params: saying('为文号，不加书名号', 'is a number, and takes no 《》', 'V7'),
});

const articleShape = z.object({ number: wholeText(20), heading: optional(wholeText(60)), text: wholeProse(8000) });
export type Article = z.infer<typeof articleShape>;

const articles = z
  .array(articleShape)
  .max(MOST_ARTICLES)
  .refine((all) => new Set(all.map(({ number }) => number)).size === all.length, {
    params: saying('的条号不能重复', 'has two articles of one number', 'V7'),
  });

/** Where a document stands on the web of whoever has issued it: by https, under a name, with nobody’s password in it. */
function isAddress(value: string): boolean {
  if (!/^https:\/\/[!-~]+$/u.test(value) || !URL.canParse(value)) return false;
  const { username, password, hostname } = new URL(value);
  const labels = hostname.split('.');
  const isName = labels.length > 1 && labels.every((label) => /^[a-z\d-]{1,63}$/u.test(label)) && /^[a-z]/u.test(labels.at(-1) ?? '');
  return username === '' && password === '' && isName;
}

const address = sized(
  z.string().transform((value) => value.trim()),
  LONGEST_ADDRESS,
  'V7',
).refine(isAddress, { params: saying('须为 https:// 开头的完整网址', 'is no whole address that begins with https://', 'V7') });

const unique = <S extends z.ZodType<string>>(shape: S) => z.array(shape).transform((all) => [...new Set(all)]);

/** What is typed of a document. */
export const publicationInput = z.object({
  title: wholeText(120),
  number: optional(documentNumber),
  issuer: wholeText(60),
  issuedOn: day,
  inForceFrom: optional(day),
  inForceUntil: optional(day),
  series: unique(z.enum(codes)).pipe(z.array(z.string()).max(codes.length)),
  levels: unique(z.enum(LEVELS)).pipe(z.array(z.enum(LEVELS)).max(LEVELS.length)),
  summary: optional(wholeProse(1000)),
  articles,
  sourceUrl: optional(address),
});

export const reasonInput = z.object({ reason: prose(500) });
export const revisionInput = z.object({ reason: prose(500), amendedBy: optional(text(60)) });
export const repealInput = z.object({ on: day, reason: prose(500), number: optional(documentNumber) });

const fileShape = z.object({ sha256: z.string(), size: z.number().int(), contentType: z.string() });
export type PublicationFile = z.infer<typeof fileShape>;

const headOfContent = {
  kind: z.enum(PUBLICATION_KINDS),
  title: z.string(),
  /** 文号; null where it has none, or none is known. */
  number: z.string().nullable(),
  issuer: z.string(),
  /** Null where no text that we hold says the day: of what came with the deployment alone. */
  issuedOn: z.string().nullable(),
  inForceFrom: z.string().nullable(),
  /** Its last day, to 24时; null where it has none. */
  inForceUntil: z.string().nullable(),
  /** Of which series and levels it speaks; none: of all. */
  series: z.array(z.string()),
  levels: z.array(z.enum(LEVELS)),
  summary: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  file: fileShape.nullable(),
};

/** All that a version says: its hash is of this. */
export const contentShape = z.object({
  ...headOfContent,
  articles: z.array(z.object({ number: z.string(), heading: z.string().nullable(), text: z.string() })),
});
export type PublicationContent = z.infer<typeof contentShape>;

/** A document that a deployment brings along: of which city, under which id. */
export type Shipped = { id: string; city: string; content: PublicationContent };

const said = z.object({ at: z.number(), by: z.string(), reason: z.string() });

export const publicationShape = z.object({
  id: z.string(),
  city: z.string(),
  /** Of the notice of a year, which is kept where notices are: its cycle. */
  cycle: z.string().nullable().default(null),
  ...headOfContent,
  /** What its articles are numbered, as it writes them, so that a form can ask for them; their text lies with the version. */
  articleNumbers: z.array(z.string()).default([]),
  /** How many versions there are; the last is what it says. */
  versions: z.number().int().positive(),
  hash: z.string(),
  published: z.object({ at: z.number(), by: z.string() }),
  /** Which one it has replaced, and which has replaced it from a day on. */
  replaces: z.string().nullable(),
  replaced: z.object({ by: z.string(), from: z.string() }).nullable(),
  /** From which day on it is not in force any more; by which document, as it is cited, and as it lies here. */
  repealed: said.extend({ on: z.string(), number: z.string().nullable(), document: z.string().nullable() }).nullable(),
  withdrawn: said.nullable(),
  ...versioned,
});
export type Publication = z.infer<typeof publicationShape>;

export const publicationVersionShape = z.object({
  publication: z.string(),
  number: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  /** Why it was revised, whether that mended no more than a slip, and by which document otherwise. */
  reason: z.string().nullable(),
  isSlip: z.boolean(),
  amendedBy: z.string().nullable(),
  /** What it says: canonical JSON, and its SHA-256. */
  text: z.string(),
  hash: z.string(),
});
/** A version of a document. It never changes. */
export type PublicationVersion = z.infer<typeof publicationVersionShape>;

/** What a document of the table says, without its articles. */
export function headOf(content: PublicationContent): Omit<PublicationContent, 'articles'> {
  const { articles: _, ...head } = content;
  return head;
}

/** Where a file lies as a form puts it there, and once it was checked. */
export const publicationUploadKeyOf = (city: string, upload: string): string => `uploads/publications/${city}/${upload}`;
export const publicationFileKeyOf = (city: string, { sha256 }: Pick<PublicationFile, 'sha256'>): string =>
  `proofs/publications/${city}/${sha256}`;

/** How the notice of a cycle is called among public documents. */
const NOTICE = 'notice-';
export const noticeIdOf = (cycle: string): string => `${NOTICE}${cycle}`;
export const cycleOf = (id: string): string | null => (id.startsWith(NOTICE) ? id.slice(NOTICE.length) : null);
