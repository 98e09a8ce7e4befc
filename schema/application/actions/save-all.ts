/** Saving several sections in one call (A4): each against its own version, in a transaction of its own, with an answer of its own. */
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/hash.ts';
import { once, whyNotKey } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { FORM, type SectionName } from '../form/sections.ts';
import { applicationRefusals } from '../refusals.ts';
import { own } from './own.ts';
import { saveSection } from './save.ts';

/** A section as it is typed, against the version that was seen: 0 where there was none. */
export type Typed = { name: SectionName; version: number; content: unknown };
/** What became of it: its new version, or why it was not saved. */
export type Saved = { name: SectionName; version: number | null; refusal: Refusal | null };

/**
 * Saves one after the other, for they count as edits of one application, in the order of the form: what a later one is judged by, the title with its
 * standard before the achievements, is then there, however they came. A call that was cut is repeated under its key: what was saved answers
 * as it did, what was not is saved now.
 */
export async function saveSections(
  context: Context,
  { application, sections, key }: { application: string; sections: readonly Typed[]; key: string },
): Promise<Saved[]> {
  refuseIf(whyNotKey(key));
  refuseIf(whyNotTogether(sections));
  await own(context, application);
  const saved = new Map<SectionName, Saved>();
  for (const section of sections.toSorted((one, other) => placeOf(one) - placeOf(other)))
    saved.set(section.name, await savedOf(context, application, section, key));
  return sections.map(({ name }) => saved.get(name) as Saved);
}

const ORDER = Object.keys(FORM) as SectionName[];

function placeOf({ name }: Typed): number {
  return ORDER.indexOf(name);
}

async function savedOf(context: Context, application: string, section: Typed, key: string): Promise<Saved> {
  const { name } = section;
  const input = { application, ...section };
  // Each has a key of its own, made of the call's: repeated, it is the same saving.
  const request = { key: nameOf('sections', key, name), mutation: 'saveSections', body: input };
  try {
    const { answer } = await once(context, request, (within) => saveSection(within, input));
    return { name, version: answer.version, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { name, version: null, refusal: error };
    throw error;
  }
}

/** Why these are no sections to be saved together: none, or one of them twice, of which nobody could say which is meant. */
function whyNotTogether(sections: readonly Typed[]): Refusal | null {
  const names = sections.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) return applicationRefusals.SECTION_TWICE({ section: FORM[twice].title });
  return names.length === 0 ? applicationRefusals.SECTIONS_NONE() : null;
}
