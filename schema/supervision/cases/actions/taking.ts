/**
 * Pictures that came with a report are taken over at the full hour, with all else of that hour: bare (core/scans/bare), so that nothing a camera
 * wrote leads to anybody; those that cannot be walked are not kept. Then the letter box is emptied (V5, G21).
 */
import { PUBLIC } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { createSha256 } from '../../../core/hash.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { gathered, onePiece } from '../../../core/pieces.ts';
import { bareOf } from '../../../core/scans/bare/index.ts';
import { untraced, witnessLater } from '../../../core/untraced.ts';
import { MOST_PICTURES } from '../../../announcement/document/policy.ts';
import { attachmentKeyOf, type Attachment } from '../../../posting/model.ts';
import type { Case, PictureOutcome } from '../model.ts';
import { letterboxKeyOf, uploadByCode } from '../pictures.ts';
import { freeNumbers } from '../rules.ts';
import { loadCase, loadCaseFiles, putCase, putCaseFile } from '../store.ts';
import { picturesTold } from './telling.ts';

/** A picture out of the letter box: as it is kept, or why it is not. */
type Judged = { number: number; outcome: PictureOutcome; kept: Pick<Attachment, 'contentType' | 'size' | 'sha256'> | null };

/** Takes over what lies in the letter box for a case. Cut anywhere and run again, each picture is taken over once. */
export async function takePictures(context: Context, id: string): Promise<{ taken: number; of: number } | null> {
  const one = await loadCase(context.table, id);
  if (!one) return null;
  // As many and as large as the notice says, by the forms that led there.
  const free = freeNumbers(one, MOST_PICTURES.count);
  const judged: Judged[] = [];
  for (const number of free) {
    const found = await judgedOf(context, one, number);
    if (found) judged.push(found);
  }
  if (judged.length > 0) await inTurn(context, () => note(context, id, judged));
  // Of what was taken over before, or cut off here, nothing is left there either; what has come since waits for its own hour.
  const over = Array.from({ length: MOST_PICTURES.count }, (_, index) => index + 1).filter((number) => !free.includes(number));
  for (const number of [...over, ...judged.map((each) => each.number)])
    await context.files.remove(await letterboxKeyOf(context, id, number));
  return { taken: judged.filter(({ kept }) => kept !== null).length, of: judged.length };
}

async function judgedOf(context: Context, { id }: Case, number: number): Promise<Judged | null> {
  const key = await letterboxKeyOf(context, id, number);
  const found = await context.files.head(key);
  if (!found) return null;
  if (found.size > MOST_PICTURES.megabytes * 1024 * 1024) return { number, outcome: 'LARGE', kept: null };
  const pieces = await context.files.read(key, found.tag);
  if (!pieces) return null;
  const bare = await bareOf(await gathered(pieces));
  if (typeof bare === 'string') return { number, outcome: bare, kept: null };
  const { contentType, bytes } = bare;
  const hash = createSha256();
  hash.update(bytes);
  const sha256 = hash.digest();
  await context.files.put(attachmentKeyOf(id, { sha256 }), onePiece(bytes), { contentType });
  return { number, outcome: 'TAKEN', kept: { contentType, size: bytes.length, sha256 } };
}

/** Into the case and its history: of an anonymous report the day of it, and nobody. */
async function note(context: Context, id: string, judged: readonly Judged[]): Promise<void> {
  const before = await loadCase(context.table, id);
  if (!before) return;
  const news = judged.filter(({ number }) => !before.pictures.some((known) => known.number === number && known.outcome === 'TAKEN'));
  if (news.length === 0) return;
  const isAnonymous = before.way === 'ANONYMOUS';
  const fact = isAnonymous ? untraced(context.now) : { by: PUBLIC, at: context.now };
  const files = await loadCaseFiles(context.table, id);
  const attachments = news.flatMap(({ number, kept }) =>
    kept ? [{ upload: uploadByCode(number), kind: 'EVIDENCE' as const, ...kept }] : [],
  );
  const outcomes = [...before.pictures, ...news.map(({ number, outcome }) => ({ number, outcome }))];
  const pictures = [...new Map(outcomes.map((each) => [each.number, each])).values()].toSorted((a, b) => a.number - b.number);
  const detail = { taken: attachments.length, refused: news.length - attachments.length };
  const { after, entry } = change({ kind: 'CASE', id }, before, { ...before, pictures }, { ...fact, action: 'attachByCode', detail });
  const rows = attachments.map((each, index): Attachment => ({ ...each, number: files.length + index + 1, addedAt: fact.at, addedBy: '' }));
  await context.table.transact([
    putCase(after, before),
    entry,
    ...rows.map((row) => putCaseFile(id, row)),
    ...(rows.length > 0 ? [picturesTold(after, context.now, rows.length)] : []),
    ...(isAnonymous ? [witnessLater(['case', id, String(after.version)], [entry], { city: before.city, now: context.now })] : []),
  ]);
}
