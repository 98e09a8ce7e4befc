/** The titles of a person (职称档案): those that this system has conferred, and those from before, with the scan that shows them (R3). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, optional, saying, text } from '../../core/input.ts';
import { organisationName } from '../../core/names.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Day } from '../../core/time.ts';
import { LEVELS, seriesOf, type Level } from '../../announcement/data/series.ts';
import { whyNotNamed, whyNotOfLevel } from '../../announcement/data/titled.ts';
import { SCOPES } from '../../announcement/names.ts';

const SOURCES = ['CONFERRED', 'RECORDED'] as const;
/** CONFERRED: entered from a title document of this system. RECORDED: from before, or from elsewhere, with a scan. */
export type TitleSource = (typeof SOURCES)[number];

export const SOURCE_NAMES: Record<TitleSource, Bilingual> = {
  CONFERRED: { zh: '本系统载入', en: 'entered by this system' },
  RECORDED: { zh: '凭扫描件登记', en: 'recorded with a scan' },
};

const STATES = ['PENDING', 'VALID', 'REJECTED', 'WITHDRAWN', 'REVOKED', 'REPLACED'] as const;
/**
 * PENDING: recorded, the unit has to check it. VALID: it counts. REJECTED: the unit did not find it right. WITHDRAWN: taken back before it
 * was checked. REVOKED: taken from the person. REPLACED: a correction stands in its place.
 */
export type TitleState = (typeof STATES)[number];

export const TITLE_STATE_NAMES: Record<TitleState, Bilingual> = {
  PENDING: { zh: '待核验', en: 'waiting to be checked' },
  VALID: { zh: '有效', en: 'valid' },
  REJECTED: { zh: '核验未通过', en: 'rejected' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  REVOKED: { zh: '已撤销', en: 'revoked' },
  REPLACED: { zh: '已更正替换', en: 'replaced by a correction' },
};

/** What a title is, whoever enters it. */
const fields = {
  /** Its code; null where the list has none for it: then what the certificate calls the series. */
  series: z.string().nullable(),
  seriesName: z.string().nullable(),
  specialty: z.string().nullable(),
  level: z.enum(LEVELS),
  /** 职务名称: 高级教师. */
  name: z.string(),
  scope: z.enum(SCOPES),
  obtainedOn: z.string(),
  /** The document that confers it, and who issued that. */
  document: z.string(),
  issuer: z.string(),
  committeeName: z.string().nullable(),
};
const contentShape = z.object(fields);
export type TitleContent = z.infer<typeof contentShape>;

const done = z.object({ at: z.number(), by: z.string() });
/** What was done last with a title that counts no more, or does not yet. */
const ended = done.extend({ reason: z.string() });

export const titleShape = z.object({
  /** Of its own among the titles of a person; it holds no dot. */
  id: z.string(),
  /** The account under which it lies; another account of the same person, where that one was merged into it (P11). */
  account: z.string(),
  ...fields,
  source: z.enum(SOURCES),
  /** What has conferred it: the application, and the title document with its roster. Null of what is from before. */
  application: z.string().nullable(),
  titleDocument: z.string().nullable(),
  /** The checked scan; null of what this system has conferred. */
  scan: z.object({ upload: z.string(), contentType: z.string(), size: z.number().int().positive(), sha256: z.string() }).nullable(),
  state: z.enum(STATES),
  /** The unit whose officers check it, and see it in their list until they have; null of what nobody has to check. */
  unit: z.string().nullable(),
  recorded: done,
  /** When it was found right, or was conferred; null as long as it was not. */
  valid: done.nullable(),
  ended: ended.nullable(),
  /** The title that stands in its place. */
  replacedBy: z.string().nullable(),
  ...versioned,
});
export type Title = z.infer<typeof titleShape>;

/** The place of a title among all: its account and its own id, in which no dot is. */
export function titlePlace({ account, id }: Pick<Title, 'account' | 'id'>): string {
  return `${account}.${id}`;
}

export function partsOfTitle(place: string): { account: string; title: string } {
  const dot = place.lastIndexOf('.');
  return { account: place.slice(0, Math.max(0, dot)), title: place.slice(dot + 1) };
}

/** What officers are asked for waits until the title is checked, or is another unit's to check (C14). */
export function waitsAt(unit: string): string {
  return `PENDING ${unit}`;
}

/** Where a form puts a scan until it is checked, and where it then lies for good. */
export const titleUploadKeyOf = (account: string, upload: string): string => `uploads/titles/${account}/${upload}`;
export const titleScanKeyOf = ({ account, id }: Pick<Title, 'account' | 'id'>, { sha256 }: { sha256: string }): string =>
  `proofs/titles/${account}/${id}-${sha256}`;

/** Nobody holds a title at an earlier age (A9). */
const LEAST_AGE = 16;

/** What is typed of a title from before; `today` and the month of birth bound the day on which it was obtained. */
export function titleInput({ today, bornIn }: { today: Day; bornIn: string }) {
  const earliest = `${Number(bornIn.slice(0, 4)) + LEAST_AGE}${bornIn.slice(4)}`;
  return z
    .object({
      series: optional(z.string().refine((code) => seriesOf(code) !== null, { params: NO_SERIES })),
      seriesName: optional(text(40)),
      specialty: optional(text(60)),
      level: z.enum(LEVELS),
      name: text(60),
      scope: z.enum(SCOPES),
      obtainedOn: day
        .refine((typed) => typed <= today, { params: saying('晚于今日', 'has not come yet', 'A9') })
        .refine((typed) => typed.slice(0, 7) >= earliest, {
          params: saying(`：当时未满${LEAST_AGE}周岁`, `is before the person was ${LEAST_AGE}`, 'A9'),
        }),
      document: text(60),
      issuer: organisationName(100),
      committeeName: optional(organisationName(100)),
    })
    .superRefine(whole);
}

const NO_SERIES = saying('：没有该系列', 'is no series of the list');
const SERIES_MISSING = saying(
  '未填（不在系列目录内的，填写证书所载系列名称）',
  'is needed; where the list has none, what the certificate calls it',
);

/** What the fields owe each other (A9). */
function whole(typed: { series: string | null; seriesName: string | null; level: Level; name: string }, context: z.RefinementCtx): void {
  const tell = (field: string, why: Bilingual | null) => {
    if (why) context.addIssue({ code: 'custom', path: [field], params: saying(why.zh, why.en, 'A9') });
  };
  const { series, seriesName } = typed;
  if (series === null && seriesName === null) tell('series', SERIES_MISSING);
  tell('seriesName', whyNotNamed(typed));
  tell('level', whyNotOfLevel(typed));
}
