/**
 * A client that knows nothing of the form but what `applicationForm` says: it draws each section and fills it in by the kinds and
 * limits of its fields. What only the person knows, such as the series, is asked of the person, by `section.field`.
 */
export type FormField = {
  name: string;
  label: { zh: string };
  kind: string;
  isRequired: boolean;
  least: number | null;
  most: number | null;
  options: { value: string }[];
};
export type FormSection = {
  name: string;
  title: { zh: string; en: string };
  isRequired: boolean;
  rows: string | null;
  leastRows: number | null;
  mostRows: number | null;
  note: string | null;
  fields: FormField[];
};
export type FormDefinition = {
  applicationForm: { source: string | null; proofs: { files: number; bytes: number; types: string[] }; sections: FormSection[] };
};

/** MOST: every field to its upper limit, two rows each. LEAST: nothing that may be left out, and no text longer than it has to be. */
export type Measure = 'MOST' | 'LEAST';
export type Answers = Readonly<Record<string, unknown>>;
export type Drawn = { content: Record<string, object>; proofs: number };

/** What only the nurse knows. */
export const NURSE: Answers = {
  'appliedTitle.series': 'health',
  'appliedTitle.level': 'ASSOCIATE_SENIOR',
  'presentTitle.series': 'health',
  'presentTitle.level': 'INTERMEDIATE',
  // The hint of the field says so: it is for series that the list does not have.
  'presentTitle.seriesName': null,
  'education.postdoctoral': null,
};
/** Without a title yet, so he begins at the lowest level (A7); working for nobody, he is asked for no appraisal (A9). */
export const CRAFTSMAN: Answers = {
  'education.educationLevel': 'SECONDARY',
  'presentTitle.hasTitle': false,
  'appliedTitle.series': 'crafts',
  'appliedTitle.level': 'STAFF',
};

/** Fills in a form; `proofs` is how many scans it names, numbered from 1: no more than an application may have, and the first ones again after that. */
export function draw(sections: readonly FormSection[], answers: Answers, measure: Measure, files = 100): Drawn {
  const pen = new Pen(answers, measure, files);
  const wanted = sections.filter(({ isRequired }) => isRequired || measure === 'MOST');
  const content = Object.fromEntries(wanted.map((section) => [section.name, pen.section(section)]));
  return { content, proofs: pen.proofs };
}

/** Of every text its field and a form in which that text alone is one character too long. */
export function tooLong(sections: readonly FormSection[], answers: Answers): { field: string; content: Record<string, object> }[] {
  return sections.flatMap((section) =>
    section.fields
      .filter(({ name, kind }) => ['LINE', 'LINES', 'STANDARD'].includes(kind) && !(`${section.name}.${name}` in answers))
      .map((long) => {
        const fields = section.fields.map((field) => (field === long ? { ...field, most: (field.most ?? 0) + 1 } : field));
        const { content } = draw([{ ...section, fields }], answers, 'MOST');
        return { field: `${section.name}.${long.name}`, content };
      }),
  );
}

/** Whoever fills in all of it tells of so many years: of each since the first day that is drawn. */
const YEARS = 8;

class Pen {
  proofs = 0;
  private named = 0;
  private days = 0;

  constructor(
    private readonly answers: Answers,
    private readonly measure: Measure,
    private readonly files: number,
  ) {}

  section({ name, rows, leastRows, mostRows, fields }: FormSection): object {
    if (rows === null) return this.block(name, fields, 0);
    const many = fields.some(({ kind }) => kind === 'YEAR') ? YEARS : 2;
    const wanted = Math.min(mostRows ?? 1, Math.max(leastRows ?? 0, this.measure === 'MOST' ? many : 1));
    return { [rows]: Array.from({ length: wanted }, (_, row) => this.block(name, fields, row)) };
  }

  private block(section: string, fields: readonly FormField[], row: number): object {
    const wanted = fields.filter(({ name, isRequired }) => isRequired || this.measure === 'MOST' || `${section}.${name}` in this.answers);
    const answered = (field: FormField) => {
      const answer = this.answers[`${section}.${field.name}`];
      return answer === undefined ? this.value(field, row) : answer;
    };
    return Object.fromEntries(wanted.map((field) => [field.name, answered(field)]));
  }

  private value({ kind, label, least, most, options }: FormField, row: number): unknown {
    const count = Math.max(1, (this.measure === 'MOST' ? most : least) ?? 1);
    switch (kind) {
      case 'LINE':
      case 'STANDARD':
      case 'LINES':
        return this.words(label.zh, count, row);
      case 'DAY':
        return this.nextDay();
      case 'YEAR':
        return 2023 - row;
      case 'NUMBER':
        return Math.min(most ?? 60, Math.max(least ?? 0, 60));
      case 'YES_NO':
        return true;
      case 'CHOICE':
      case 'CONDITION':
        return options[row % options.length]?.value;
      case 'PROOF':
        return this.nextProof();
      case 'PROOFS':
        return Array.from({ length: count }, () => this.nextProof());
      default:
        throw new Error(`this client cannot draw ${kind}`);
    }
  }

  /** Of the label, as many characters as are wanted; each row begins with the next one, for no row may stand twice. */
  private words(label: string, count: number, row: number): string {
    const characters = Array.from(label.replaceAll(/[^\p{Script=Han}]/gu, ''));
    return Array.from({ length: count }, (_, index) => characters[(row + index) % characters.length]).join('');
  }

  private nextProof(): number {
    this.named += 1;
    this.proofs = Math.min(this.named, this.files);
    return ((this.named - 1) % this.files) + 1;
  }

  /** Each day is later than those before it in the form. */
  private nextDay(): string {
    this.days += 30;
    return new Date(Date.UTC(2016, 0, this.days)).toISOString().slice(0, 10);
  }
}
