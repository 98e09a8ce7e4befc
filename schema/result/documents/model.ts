/**
 * A title document (职称资格文件): what confers the titles of a roster, what puts an earlier one right, what withdraws titles that an earlier
 * one conferred (R3, R4). All three are drafted, checked by another officer, signed by the bureau where they are issued jointly, and issued
 * under a number of their issuer's.
 */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { optional, prose, saying, text } from '../../core/input.ts';
import { organisationName, personName } from '../../core/names.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { SCOPES } from '../../announcement/names.ts';
import { lineShape } from '../roster/model.ts';

export const DOCUMENT_KINDS = ['CONFERRAL', 'CORRECTION', 'WITHDRAWAL'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_KIND_NAMES: Record<DocumentKind, Bilingual> = {
  CONFERRAL: say('授予职称资格', 'confers titles'),
  CORRECTION: say('更正', 'puts an earlier one right'),
  WITHDRAWAL: say('撤销职称资格', 'withdraws titles'),
};

export const DOCUMENT_STATES = ['DRAFT', 'CHECKED', 'ISSUED', 'DISCARDED'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export const DOCUMENT_STATE_NAMES: Record<DocumentState, Bilingual> = {
  DRAFT: say('拟稿，待核稿', 'a draft, to be checked'),
  CHECKED: say('已核稿，待印发', 'checked, to be issued'),
  ISSUED: say('已印发', 'issued'),
  DISCARDED: say('已作废', 'discarded'),
};

/** What may be wrong of somebody in a document. */
export const CORRECTED_FIELDS = ['NAME', 'WORKPLACE', 'SPECIALTY', 'SCOPE'] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];
export const CORRECTED_FIELD_NAMES: Record<CorrectedField, Bilingual> = {
  NAME: say('姓名', 'the name'),
  WORKPLACE: say('工作单位', 'the workplace'),
  SPECIALTY: say('专业', 'the specialty'),
  SCOPE: say('适用范围', 'where it holds'),
};

/** What is typed of a document that confers: to whom, and what else it says. */
export const conferralInput = z.object({ addressed: optional(text(200)), more: z.array(prose(400)).max(5), joint: z.boolean() });

/** The paper sets 《》 around it itself. */
const unquoted = (name: string): string => name.replace(/^《(.*)》$/u, '$1');

/** Of one thing a document says one thing. */
function eachOnce<Entry>(nameOf: (entry: Entry) => string) {
  return (entries: Entry[], context: z.RefinementCtx): void => {
    const names = entries.map(nameOf);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({
          code: 'custom',
          path: [index],
          params: saying('同一人的同一项只列一次', 'is said of the same person twice', 'R3'),
        });
  };
}

export const correctionInput = z.object({
  addressed: optional(text(200)),
  because: text(100),
  joint: z.boolean(),
  entries: z
    .array(
      z.discriminatedUnion('field', [
        z.object({ application: z.string(), field: z.literal('NAME'), is: personName() }),
        z.object({ application: z.string(), field: z.literal('WORKPLACE'), is: organisationName(100) }),
        z.object({ application: z.string(), field: z.literal('SPECIALTY'), is: text(60) }),
        z.object({ application: z.string(), field: z.literal('SCOPE'), is: z.enum(SCOPES) }),
      ]),
    )
    .min(1)
    .max(50)
    .superRefine(eachOnce(({ application, field }) => `${application} ${field}`)),
});

export const withdrawalInput = z.object({
  addressed: optional(text(200)),
  basis: z.array(text(60).transform(unquoted)).min(1).max(5),
  joint: z.boolean(),
  entries: z
    .array(z.object({ application: z.string(), because: prose(200) }))
    .min(1)
    .max(20)
    .superRefine(eachOnce(({ application }) => application)),
});

const officer = z.object({ at: z.number(), by: z.string() });
const paper = z.object({ sha256: z.string(), size: z.number().int(), at: z.number() });

export const documentShape = z.object({
  id: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  state: z.enum(DOCUMENT_STATES),
  /** The organisation under whose number it is issued, and as it signs. */
  issuer: z.string(),
  issuerName: z.string(),
  /** The bureau, where it is issued together with it. */
  joint: z.object({ organisation: z.string(), name: z.string(), confirmed: officer.nullable() }).nullable(),
  committee: z.string(),
  committeeName: z.string(),
  cycle: z.string(),
  city: z.string(),
  /** What it confers the titles of: the roster, in which edition. */
  roster: z.string(),
  edition: z.number().int(),
  people: z.number().int().positive(),
  /** The document that it puts right, or withdraws from. */
  cites: z.string().nullable(),
  /** Which issued documents put this one right, or withdraw from it, in the order of issue: whoever issues the next one finds them all (R3). */
  citedBy: z.array(z.string()).default([]),
  addressed: z.string(),
  more: z.array(z.string()),
  /** Of a correction, what led to it. */
  because: z.string().nullable(),
  /** Of a withdrawal, by which rules. */
  basis: z.array(z.string()),
  /** Of a correction, what is to be otherwise. */
  corrections: z.array(
    lineShape
      .pick({ application: true, applicant: true, name: true })
      .extend({ field: z.enum(CORRECTED_FIELDS), was: z.string(), is: z.string() }),
  ),
  /** Of a withdrawal, whose titles and why; until when they may state their case. */
  withdrawals: z.array(lineShape.extend({ because: z.string() })),
  heardUntil: z.number().nullable(),
  /** From which day on the titles count. */
  from: z.string(),
  drafted: officer,
  checked: officer.nullable(),
  /** Why it was given back to whoever drafts it. */
  returned: officer.extend({ reason: z.string() }).nullable(),
  /** As it was printed to be looked through; which characters no font has, of whom; and as which version of themselves its issuers stand on it. */
  proof: paper
    .extend({
      unprintable: z.array(z.object({ name: z.string(), characters: z.array(z.string()) })),
      issuers: z.array(z.object({ organisation: z.string(), version: z.number().int() })),
    })
    .nullable(),
  number: z.string().nullable(),
  issued: officer.nullable(),
  paper: paper.nullable(),
  /** Of those it is about, for how many what it says was carried out. */
  done: z.number().int().nonnegative(),
  ...versioned,
});
export type TitleDocument = z.infer<typeof documentShape>;

export const hearingShape = z.object({ document: z.string(), application: z.string(), text: z.string(), at: z.number(), by: z.string() });
/** What somebody states before a title of theirs is withdrawn. */
export type Hearing = z.infer<typeof hearingShape>;
export const hearingInput = z.object({ text: prose(2000) });

/** What a document says of somebody was carried out. */
export const carriedShape = z.object({ document: z.string(), application: z.string(), at: z.number() });

/** Where its papers lie. */
export const documentKeyOf = ({ id }: Pick<TitleDocument, 'id'>): string => `reports/documents/${id}.pdf`;
/** A proof is no record: it goes after a month, and is printed anew when the draft is changed. */
export const proofKeyOf = ({ id, drafted }: Pick<TitleDocument, 'id' | 'drafted'>): string =>
  `exports/documents/${id}-${drafted.at}-proof.pdf`;

/** What the queue of papers knows it by: the document, and from whom on it is carried out. Null for what is no such name. */
export const documentWork = (id: string, step: string): string => `document.${id}.${step}`;
export function documentIn(work: string): string | null {
  return work.startsWith('document.') ? (work.split('.')[1] ?? null) : null;
}
