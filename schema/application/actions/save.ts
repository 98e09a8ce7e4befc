/** Saving a section of the form, whole, against its version (A4). */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { hashOf } from '../../core/hash.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, type Refusal } from '../../core/refusal.ts';
import { stale } from '../../core/stale.ts';
import { dayOf } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import { gate } from '../../calendar/actions.ts';
import { forgetStandards, publishedStandardsIn } from '../../disclosure/actions/standards.ts';
import { shapeIn } from '../form/conditions.ts';
import { calledIn, type SectionContent, type SectionName } from '../form/sections.ts';
import type { ApplicationFile, Section } from '../model.ts';
import { STATE_NAMES } from '../moves.ts';
import { applicationRefusals } from '../refusals.ts';
import { whyNotArticles, whyNotStandard } from '../rules/standards.ts';
import { whyNotSave } from '../rules/submitting.ts';
import { countEdit, keepSection, putSection } from '../store.ts';
import { own } from './own.ts';

/** Saves a section against the version that was read: 0 where there was none. Answers its new version. */
export async function saveSection(
  context: Context,
  { application, name, version, content }: { application: string; name: SectionName; version: number; content: unknown },
): Promise<Outcome<{ application: string; version: number }, ApplicationFile>> {
  const file = await own(context, application);
  const { announcement } = await gate(context, file.head, (calendar) => whyNotSave(context.actor, file.head, name, calendar, context.now));
  const typed: SectionContent = valid(shapeIn(name, announcement.standards), content, 'A2', calledIn(name));
  await holdsToStandard(context, file, name, typed);
  const before = file.sections[name] ?? null;
  if ((before?.version ?? 0) !== version) throw staleSection(before);
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
    refuseIf(current.draft.open ? null : applicationRefusals.NOT_EDITABLE({ state: STATE_NAMES[current.head.state] }));
    throw staleSection(current.sections[name] ?? null);
  }
  return { answer, result: { ...file, sections: { ...file.sections, [name]: after } } };
}

/** Refuses a standard that is not published, and articles that it does not have: what another process has published a moment ago counts: nobody is refused before it is read anew (A2). */
async function holdsToStandard(
  context: Context,
  { head: { city }, sections }: ApplicationFile,
  name: SectionName,
  typed: SectionContent,
): Promise<void> {
  if (name !== 'appliedTitle' && name !== 'achievements') return;
  const applied = (name === 'appliedTitle' ? typed : sections.appliedTitle?.content) as SectionContent<'appliedTitle'> | undefined;
  if (!applied) return;
  const why = async () => {
    const published = await publishedStandardsIn(context, city);
    return name === 'appliedTitle'
      ? whyNotStandard(published, applied, dayOf(context.now))
      : whyNotArticles(published, applied, typed as SectionContent<'achievements'>, dayOf(context.now));
  };
  if ((await why()) === null) return;
  forgetStandards(context, city);
  refuseIf(await why());
}

function staleSection(current: Section | null): Refusal {
  return stale(current, { content: current?.content });
}
