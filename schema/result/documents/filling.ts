/** What the papers of title documents say, put together from what is on record (R3). Pure. */
import type { Document, Picture } from '../../core/document.ts';
import { dayInChinese, dayOf, type Instant } from '../../core/time.ts';
import { LEVEL_NAMES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import { SCOPE } from '../../application/form/choices.ts';
import { TIER_NAMES, type Filing } from '../../committee/filing/model.ts';
import type { Session } from '../../evaluation/session/model.ts';
import type { IssuerTemplate } from '../issuers/model.ts';
import type { Roster, RosterLine } from '../roster/model.ts';
import { CORRECTED_FIELD_NAMES, type TitleDocument } from './model.ts';
import { conferralPaper, correctionPaper, withdrawalPaper } from './paper.ts';
import type { Cited, Issuer, OfficialPaper, Person } from './words.ts';

/** What is known beside the document. */
export type Known = {
  filing: Filing | null;
  roster: Roster;
  lines: readonly RosterLine[];
  sessions: readonly Session[];
  /** Who signs, its issuer first, with their seals. */
  issuers: readonly { template: IssuerTemplate; seal: Picture | null }[];
  cited: TitleDocument | null;
};

/** By which order titles are conferred, unless a document of the city says otherwise. */
const ORDER = '职称评审管理暂行规定';

/** The paper; a proof stands in for a number that is not given yet. */
export function paperOf(document: TitleDocument, known: Known): Document {
  const base = official(document, known);
  switch (document.kind) {
    case 'CONFERRAL':
      return conferralPaper({
        ...base,
        title: titleIn(known),
        basis: [ORDER],
        committee: document.committeeName,
        met: daysOf(known.sessions.map(({ openedAt }) => openedAt)),
        posted: `${dayInChinese(dayOf(known.roster.startsAt))}至${dayInChinese(dayOf(known.roster.endsAt - 1))}`,
        from: dayInChinese(document.from),
        rosters: [{ name: `${document.committeeName}评审通过人员花名册`, people: known.lines.map(personIn) }],
        more: document.more,
      });
    case 'CORRECTION':
      return correctionPaper({
        ...base,
        corrects: citedIn(known),
        because: document.because ?? '',
        entries: document.corrections.map(({ name, field, was, is }) => ({
          name,
          place: CORRECTED_FIELD_NAMES[field].zh,
          was: valueIn(field, was),
          is: valueIn(field, is),
        })),
        more: document.more,
      });
    case 'WITHDRAWAL':
      return withdrawalPaper({
        ...base,
        withdraws: citedIn(known),
        basis: document.basis,
        people: document.withdrawals.map((one) => ({ ...personIn(one), because: one.because })),
        more: document.more,
      });
    default:
      return document.kind satisfies never;
  }
}

/** 文号 before there is one: with every sign that it will have. */
const unnumbered = (pattern: string, year: string): string =>
  `${pattern.replace('{year}', year).replace('{number}', '×')}（校样，序号印发时编定）`;

function official({ number, issued, drafted, addressed }: TitleDocument, { issuers }: Known): OfficialPaper {
  const at = issued?.at ?? drafted.at;
  const [first] = issuers;
  const heads = issuers.flatMap(({ template }) => template.head ?? []);
  return {
    ...(heads.length > 0 && { head: heads.join('\n') }),
    number: number ?? unnumbered(first?.template.pattern ?? '', dayOf(at).slice(0, 4)),
    to: addressed,
    // Nothing is sealed before it is issued.
    issuers: issuers.map(({ template, seal }): Issuer => ({ name: template.name, ...(issued && seal && { seal }) })),
    date: dayInChinese(dayOf(at)),
    madeAt: at,
  };
}

/** 中小学教师系列高级: what its committee is filed for. */
function titleIn({ filing, lines }: Known): string {
  const [first] = lines;
  if (!filing) return first ? `${seriesNamed(first.series).zh}系列${LEVEL_NAMES[first.level]}` : '';
  const of = filing.series === null ? `${filing.specialty ?? ''}专业` : `${seriesNamed(filing.series).zh}系列`;
  return `${of}${TIER_NAMES[filing.tier].zh}`;
}

function personIn({ name, workplace, series, specialty, level, scope }: RosterLine): Person {
  return {
    name,
    unit: workplace,
    series: seriesNamed(series).zh,
    specialty,
    title: seriesOf(series)?.titles[level] ?? LEVEL_NAMES[level],
    level: LEVEL_NAMES[level],
    scope: scope === null ? '' : SCOPE.names[scope].zh,
  };
}

/** What is put right, as a paper says it. */
export function valueIn(field: TitleDocument['corrections'][number]['field'], value: string): string {
  return field === 'SCOPE' && value in SCOPE.names ? SCOPE.names[value as keyof typeof SCOPE.names].zh : value;
}

/** The document that is cited, as its paper is called. */
function citedIn({ cited, lines, ...known }: Known): Cited {
  if (!cited) throw new Error('a document that cites none');
  const { title } = paperOf(cited, { ...known, lines, cited: null });
  return { subject: title, number: cited.number ?? '', date: dayInChinese(dayOf(cited.issued?.at ?? cited.drafted.at)) };
}

/** 2024年11月23日; 2024年11月23日至24日. */
function daysOf(instants: readonly Instant[]): string {
  const days = [...new Set(instants.map(dayOf))].toSorted();
  const [first = ''] = days;
  const last = days.at(-1) ?? first;
  return first === last ? dayInChinese(first) : `${dayInChinese(first)}至${dayInChinese(last)}`;
}
