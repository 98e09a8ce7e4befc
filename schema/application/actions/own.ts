/** The applicant's own application, and what is looked at when it is judged. */
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { MINUTE } from '../../core/time.ts';
import type { Calendar } from '../../calendar/model.ts';
import { publishedStandardsIn } from '../../disclosure/actions/standards.ts';
import type { Organisation } from '../../identity/model.ts';
import { loadOrganisation, personIn } from '../../identity/store.ts';
import { titlesAt } from '../../identity/titles/rules.ts';
import type { Facts, Form, Wish } from '../eligibility/facts.ts';
import { asAskedToday } from '../form/present-title.ts';
import type { Application, ApplicationFile } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { isAgreed } from '../rules/transfer.ts';
import { loadFile } from '../store.ts';

/** The file of an application the actor owns; to anybody else it is unknown. */
export async function own(context: Context, id: string): Promise<ApplicationFile> {
  const { account } = personOf(context.actor);
  const file = await loadFile(context.table, id);
  if (!file || file.head.applicant !== account) throw applicationRefusals.APPLICATION_UNKNOWN();
  return file;
}

/** How long a process may trust what it knows of a unit: what it is changes once in years. */
const UNIT_MEMORY = MINUTE;

/**
 * What the conditions look at. The person and the unit are remembered by the process; a submission makes sure by its transaction
 * that the standing is still the one that was looked at.
 */
export async function factsOf(
  context: Context,
  calendar: Calendar,
  {
    head,
    account,
    ...about
  }: {
    head: Application | null;
    /** Whose eligibility it is. */
    account: string;
    unit: string | null;
    wish: Wish | null;
    form: Form;
    proofs: ApplicationFile['proofs'];
    complete: boolean;
  },
): Promise<Facts> {
  const person = await personIn(context, account);
  const standing = person?.standing ?? null;
  const unit = await unitIn(context, about.unit ?? standing?.unit ?? null);
  const isOfficer = person?.grants.some(({ role, organisation }) => role === 'UNIT_OFFICER' && organisation === unit?.id) ?? false;
  const finishes = head?.recommendation ? 'RECOMMENDED' : head && isAgreed(head, standing) ? 'AGREED' : null;
  const bornIn = person?.account.identity.bornIn ?? null;
  // What this very application has led to is not what it was begun from.
  const titles = titlesAt(person?.titles ?? [], context.now).filter(({ application }) => head === null || application !== head.id);
  return { ...about, titles, now: context.now, calendar, standing, bars: person?.bars ?? [], bornIn, unit, isOfficer, finishes };
}

/**
 * The same for an application: its own unit, its own form, judged as one to be submitted. Read `fresh` where the unit's name is written
 * down: it may just have been renamed (P11).
 */
export async function factsOfFile(
  context: Context,
  calendar: Calendar,
  { head, sections, proofs }: Pick<ApplicationFile, 'head' | 'sections' | 'proofs'>,
  fresh = false,
): Promise<Facts> {
  if (fresh) context.memory.forget(`unit ${head.unit}`);
  const form = formOf(sections);
  const { appliedTitle } = form;
  const about = { head, account: head.applicant, unit: head.unit, wish: appliedTitle ?? null, form, proofs, complete: true };
  const [facts, documents] = await Promise.all([factsOf(context, calendar, about), publishedStandardsIn(context, head.city)]);
  const anew = Object.values(sections)
    .filter(({ name, version }) => head.submission?.sections[name] !== version)
    .map(({ name }) => name);
  return { ...facts, published: { standards: documents, anew } };
}

/** The contents of the sections, by name, as they are asked today. */
export function formOf(sections: ApplicationFile['sections']): Form {
  return Object.fromEntries(Object.values(sections).map(({ name, content }) => [name, asAskedToday(name, content)]));
}

async function unitIn({ table, memory, now }: Context, id: string | null): Promise<Organisation | null> {
  if (id === null) return null;
  return memory.recall(`unit ${id}`, { now, forAtMost: UNIT_MEMORY, load: () => loadOrganisation(table, id) });
}
