/** What is read of an application to judge it: as it was submitted last, with what was done with it. Nothing is written. */
import type { Context } from '../../../core/context.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { SECTION_SHAPES } from '../../../application/form/sections.ts';
import { factsOf, formOf } from '../../../application/actions/own.ts';
import type { Application, ApplicationFile } from '../../../application/model.ts';
import { loadFile, loadReturns, loadSectionsAt, loadSubmissions } from '../../../application/store.ts';
import type { Posting } from '../../../posting/model.ts';
import { loadPosting } from '../../../posting/store.ts';
import type { Case } from '../compare/index.ts';

/** Null of what has no submission to judge. */
export async function caseOf(context: Context, head: Application): Promise<Case | null> {
  const { table } = context;
  const file = await loadFile(table, head.id);
  const { submission } = head;
  if (!file || !submission) return null;
  const [calendar, sections, submissions, returns, postings] = await Promise.all([
    loadCalendar(context, head),
    sectionsSubmitted(context, file, submission),
    submission.number > 1 ? loadSubmissions(table, head.id) : [submission],
    head.returns.all > 0 ? loadReturns(table, head.id) : [],
    postingsOf(context, head),
  ]);
  const form = formOf(sections);
  const { data: wish } = SECTION_SHAPES.appliedTitle.safeParse(form.appliedTitle);
  if (!wish) return null;
  // As it was at that instant: what ran against the person then, and what the form could know of.
  const then = { ...context, now: submission.at, memory: asLong(context) };
  const proofs = file.proofs.filter(({ number }) => submission.proofs.includes(number));
  const about = { head, account: head.applicant, unit: head.unit, wish, form, proofs, complete: true };
  const facts = await factsOf(then, calendar, about);
  return { head, wish, facts, submissions, returns, ...postings };
}

/** A process remembers people and units by the instant of its own work, not by that of what it judges. */
function asLong({ memory, now }: Context): Context['memory'] {
  return { ...memory, recall: (key, about) => memory.recall(key, { ...about, now }) };
}

/** The sections in the versions that the submission took in: what is being mended since is nobody's application yet. */
async function sectionsSubmitted(
  { table }: Context,
  { head, sections }: ApplicationFile,
  { sections: taken }: NonNullable<Application['submission']>,
): Promise<ApplicationFile['sections']> {
  const standing = Object.values(sections).map(({ name, version }) => [name, version] as const);
  const isSame = standing.length === Object.keys(taken).length && standing.every(([name, version]) => taken[name] === version);
  return isSame ? sections : loadSectionsAt(table, head.id, taken);
}

/** The posting in full, what that went on with, and the supplementary one beside the review. */
async function postingsOf({ table }: Context, { posting: id }: Application): Promise<Pick<Case, 'posting' | 'suspended' | 'supplement'>> {
  const at = async (one: string | null): Promise<Posting | null> => (one === null ? null : loadPosting(table, one));
  const last = await at(id);
  const posting = last?.supplement ? await at(last.supplement.base) : last;
  return {
    posting,
    suspended: await at(posting?.continues ?? null),
    supplement: last?.supplement && !last.supplement.isWaived ? last : null,
  };
}
