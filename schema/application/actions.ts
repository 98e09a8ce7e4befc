/** What an applicant does: begins, saves section by section, submits once. */
import { personOf } from '../core/actor.ts';
import { change } from '../core/audit.ts';
import type { Context } from '../core/context.ts';
import { hashOf } from '../core/hash.ts';
import { valid } from '../core/input.ts';
import type { Outcome } from '../core/once.ts';
import { refuseIf } from '../core/refusal.ts';
import { Conflict } from '../table/port.ts';
import { gate } from '../calendar/actions.ts';
import { loadOrganisation } from '../identity/store.ts';
import { MOVES, type Application, type ApplicationFile, type Section, type Submission } from './model.ts';
import { applicationRefusals } from './refusals.ts';
import { departmentOf, whyNotBegin, whyNotEdit, whyNotSubmit } from './rules.ts';
import { SECTION_SHAPES, type SectionContent, type SectionName } from './sections.ts';
import { applicationId, countEdit, keepSection, loadFile, putApplication, putDraft, putSection, putSubmission } from './store.ts';

/** Begins the one application of this person in a cycle, through a unit (A1). */
export async function begin(
  context: Context,
  { cycle, unit }: { cycle: string; unit: string },
): Promise<Outcome<{ application: string }, ApplicationFile>> {
  const applicant = personOf(context.actor);
  await gate(context, cycle, (calendar) => whyNotBegin(context.actor, unit, calendar, context.now));
  const organisation = await loadOrganisation(context.table, unit);
  if (!organisation) throw applicationRefusals.APPLICATION_UNKNOWN();
  const id = applicationId(cycle, applicant.account);
  const { after, entry } = change(
    { kind: 'APPLICATION', id },
    null,
    {
      id,
      cycle,
      applicant: applicant.account,
      applicantName: applicant.name,
      unit,
      unitName: organisation.name,
      state: 'DRAFT' as const,
      since: context.now,
      returned: null,
      series: null,
      specialty: null,
      level: null,
      department: null,
      submission: null,
      recommendation: null,
      approval: null,
    },
    { by: context.actor, at: context.now, action: 'begin', detail: { unit } },
  );
  const answer = { application: id };
  try {
    await context.table.transact([
      putApplication(after, null),
      putDraft(id, { open: true, edits: 0 }, null),
      entry,
      ...context.also(answer),
    ]);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('application')) throw applicationRefusals.APPLICATION_EXISTS({ cycle });
    throw error;
  }
  return { answer, result: { head: after, draft: { open: true, edits: 0 }, sections: {} } };
}

/** Saves a section against the version that was read: 0 where there was none (A4). Answers its new version. */
export async function saveSection(
  context: Context,
  { application, name, version, content }: { application: string; name: SectionName; version: number; content: unknown },
): Promise<Outcome<{ application: string; version: number }, ApplicationFile>> {
  const file = await own(context, application);
  await gate(context, file.head.cycle, (calendar) => whyNotEdit(context.actor, file, calendar, context.now));
  const typed: SectionContent = valid(SECTION_SHAPES[name], content);
  const before = file.sections[name] ?? null;
  if ((before?.version ?? 0) !== version) throw stale(before);
  const { after, entry } = change(
    { kind: 'SECTION', id: `${application}.${name}` },
    before,
    { name, content: typed, savedAt: context.now },
    { by: context.actor, at: context.now, action: 'save', detail: { hash: hashOf(typed) } },
  );
  const submitted = before !== null && file.head.submission?.sections[name] === before.version;
  const answer = { application, version: after.version };
  try {
    await context.table.transact([
      putSection(application, after, before),
      countEdit(application),
      entry,
      ...(submitted ? [keepSection(application, before)] : []),
      ...context.also(answer),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    const current = await own(context, application);
    refuseIf(current.draft.open ? null : applicationRefusals.NOT_EDITABLE({ state: current.head.state }));
    throw stale(current.sections[name] ?? null);
  }
  return { answer, result: { ...file, sections: { ...file.sections, [name]: after } } };
}

function stale(current: Section | null) {
  return applicationRefusals.VERSION_STALE({ version: current?.version ?? 0, current: current?.content ?? null });
}

/**
 * Submits: one read, one small transaction. It takes in exactly what was read: a save in between makes it try again, and a
 * second submission under another key finds it submitted.
 */
export async function submit(
  context: Context,
  { application, version }: { application: string; version: number },
): Promise<Outcome<SubmitAnswer, ApplicationFile>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await submitOnce(context, application, version);
    } catch (error) {
      const editedMeanwhile = error instanceof Conflict && error.failed.every((name) => name === 'draft');
      if (editedMeanwhile && attempt < 3) continue;
      if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
      throw applicationRefusals.VERSION_STALE({ version: (await own(context, application)).head.version, current: null });
    }
  }
}

export type SubmitAnswer = { application: string; number: number; at: number; hash: string };

async function submitOnce(context: Context, id: string, version: number): Promise<Outcome<SubmitAnswer, ApplicationFile>> {
  const file = await own(context, id);
  const calendar = await gate(context, file.head.cycle, (one) => whyNotSubmit(context.actor, file, one, context.now));
  const { head, draft, sections } = file;
  if (head.version !== version) throw applicationRefusals.VERSION_STALE({ version: head.version, current: null });
  const applied = valid(SECTION_SHAPES.appliedTitle, sections.appliedTitle?.content);
  const submission: Submission = {
    application: id,
    number: (head.submission?.number ?? 0) + 1,
    at: context.now,
    hash: contentHash(sections),
    sections: Object.fromEntries(Object.values(sections).map((section) => [section.name, section.version])),
  };
  const { after, entry } = change(
    { kind: 'APPLICATION', id },
    head,
    {
      ...head,
      state: MOVES.submit.to,
      since: context.now,
      returned: null,
      recommendation: null,
      series: applied.series,
      specialty: applied.specialty,
      level: applied.level,
      department: departmentOf(calendar.announcement, applied.series),
      submission: { number: submission.number, at: submission.at, hash: submission.hash, sections: submission.sections },
    } satisfies Application,
    {
      by: context.actor,
      at: context.now,
      action: MOVES.submit.action,
      detail: { from: head.state, number: submission.number, hash: submission.hash },
    },
  );
  const answer = { application: id, number: submission.number, at: submission.at, hash: submission.hash };
  await context.table.transact([
    putApplication(after, head),
    putDraft(id, { ...draft, open: false }, draft),
    putSubmission(submission),
    entry,
    ...context.also(answer),
  ]);
  return { answer, result: { ...file, head: after } };
}

/** The hash over the whole form: of each section its version and content. */
export function contentHash(sections: ApplicationFile['sections']): string {
  return hashOf(Object.fromEntries(Object.values(sections).map(({ name, version, content }) => [name, { version, content }])));
}

/** The file of an application the actor owns; to anybody else it is unknown. */
async function own(context: Context, id: string): Promise<ApplicationFile> {
  const { account } = personOf(context.actor);
  const file = await loadFile(context.table, id);
  if (!file || file.head.applicant !== account) throw applicationRefusals.APPLICATION_UNKNOWN();
  return file;
}
