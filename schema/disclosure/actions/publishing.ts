/** Publishing a document, and publishing it in the place of another, which then ends the day before (V7). */
import { signature } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import { inTurn } from '../../core/in-turn.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import { addDays, dayInChinese, type Day } from '../../core/time.ts';
import { publicationInput, type Publication, type PublicationContent, type PublicationFile, type PublicationKind } from '../model.ts';
import { whyNotAmend, whyNotPublish, whyNotReplacedFrom, whyNotSuch } from '../rules.ts';
import { changedTo, seenAs, versionOf, type Changed, type Seen } from './changing.ts';
import { fileIn } from './files.ts';
import { forgetStandards, newIdOf, whyNotSecond } from './standards.ts';
import { toOffices } from './telling.ts';

/** What is typed of a document, and the upload of its file. */
export type Typed = Record<string, unknown> & { upload: string | null };

/** What is typed as what a version says: in force from the day of its issue, where no day is named. */
export function contentOf(kind: PublicationKind, typed: Typed, file: PublicationFile | null): PublicationContent & { inForceFrom: Day } {
  const { inForceFrom, ...content } = valid(publicationInput, typed, 'V7');
  return { ...content, kind, inForceFrom: inForceFrom ?? content.issuedOn, file };
}

/** The same, checked, and its file taken over: what else is wrong is told before the file is looked at. `own` is what it revises, or replaces. */
export async function contentIn(
  context: Context,
  city: string,
  { kind, typed, kept = null, own = null }: { kind: PublicationKind; typed: Typed; kept?: PublicationFile | null; own?: string | null },
): Promise<PublicationContent & { inForceFrom: Day }> {
  const { upload } = typed;
  const waiting = upload === null ? kept : { sha256: '', size: 0, contentType: '' };
  const content = contentOf(kind, typed, waiting);
  refuseIf(whyNotSuch(content, context.now));
  refuseIf(await whyNotSecond(context, city, content, own));
  return upload === null ? content : { ...content, file: await fileIn(context, city, upload) };
}

/** A document that is new, and its first version. */
export function created(
  context: Context,
  { id, city }: { id: string; city: string },
  content: PublicationContent,
  replaces: string | null,
) {
  const version = versionOf(context, id, content, { number: 1 });
  const data = {
    id,
    city,
    cycle: null,
    ...version.news,
    published: { at: context.now, by: signature(context.actor) },
    replaces,
    replaced: null,
    repealed: null,
    withdrawn: null,
  };
  const detail = { kind: content.kind, number: content.number, hash: version.hash, ...(replaces !== null && { replaces }) };
  const { after, write, entry } = changedTo(context, null, data, { action: 'publish', detail });
  return { after, writes: [write, version.write, entry] };
}

/** Publishes a document of the city. */
export async function publishDocument(
  context: Context,
  { city, kind, publication }: { city: string; kind: PublicationKind; publication: Typed },
): Promise<Changed> {
  refuseIf(whyNotPublish(context.actor, city));
  const content = await contentIn(context, city, { kind, typed: publication });
  return inTurn(context, async () => {
    refuseIf(await whyNotSecond(context, city, content, null));
    const { after, writes } = created(context, { id: await newIdOf(context, city, content), city }, content, null);
    const answer = { document: after.id };
    await context.table.transact([
      ...writes,
      await toOffices(context, 'PUBLICATION_MADE', after, periodOf(after)),
      ...context.also(answer),
    ]);
    forgetStandards(context, city);
    return { answer, result: after };
  });
}

/** Publishes a document in the place of another: both point at each other, and the old one ends the day before. */
export async function replaceDocument(context: Context, { publication, ...seen }: Seen & { publication: Typed }): Promise<Changed> {
  const judge = (one: Publication) => whyNotAmend(context.actor, one);
  const { id: own, city, kind } = await seenAs(context, seen, judge);
  const content = await contentIn(context, city, { kind, typed: publication, own });
  const from = content.inForceFrom;
  return inTurn(context, async () => {
    const id = await newIdOf(context, city, content);
    const before = await seenAs(context, seen, judge);
    refuseIf(whyNotReplacedFrom(before, from));
    const { after, writes } = created(context, { id, city }, content, before.id);
    const old = changedTo(context, before, { replaced: { by: id, from } }, { action: 'replace', detail: { by: id, from } });
    const last = addDays(from, -1);
    const replaces = say(`，替代《${before.title}》（至${dayInChinese(last)}）`, `, in the place of “${before.title}” (until ${last})`);
    const told = await toOffices(context, 'PUBLICATION_MADE', after, { ...periodOf(after), replaces });
    const answer = { document: id };
    await context.table.transact([...writes, old.write, old.entry, told, ...context.also(answer)]);
    forgetStandards(context, city);
    return { answer, result: after };
  });
}

/** From when until when it is in force, in words. */
function periodOf({ inForceFrom, inForceUntil }: Publication) {
  return {
    from: inForceFrom === null ? '' : say(`，自${dayInChinese(inForceFrom)}起施行`, `, in force from ${inForceFrom}`),
    until: inForceUntil === null ? '' : say(`，有效期至${dayInChinese(inForceUntil)}`, ` until ${inForceUntil}`),
    replaces: '',
  };
}
