/**
 * Taking an uploaded file in: read once where a form has put it, its type told by its first bytes, whether it is whole by where it ends,
 * its SHA-256 made of all of them, and what a PDF holds looked through on the way;
 * then that very content is copied to where no form reaches. Whatever a client says of a file is not believed (A3).
 */
import type { Context } from '../context.ts';
import { endingOf } from '../file-end.ts';
import { BEGINNING, registeredType } from '../file-kind.ts';
import { createSha256 } from '../hash.ts';
import type { Refusal } from '../refusal.ts';
import type { Kind } from './pdf/found.ts';
import { inspectPdf } from './pdf/inspect.ts';
import { whyNotPrinted } from './picture.ts';
import { scanRefusals } from './refusals.ts';
import { whyNotContent, whyNotOfSize, whyNotType, whyNotWhole, type ScanPolicy } from './rules.ts';

/** What was found to be there. */
export type Taken = { contentType: string; size: number; sha256: string };

/** Takes in what lies under `upload`, or says why not; `number` is what the refusal calls it, `keptAt` where it will lie for good. */
export async function takeIn(
  { files }: Pick<Context, 'files'>,
  { upload, number, keptAt, policy }: { upload: string; number: number; keptAt: (sha256: string) => string; policy: ScanPolicy },
): Promise<Taken | Refusal> {
  const found = await files.head(upload);
  if (!found) return scanRefusals.PROOF_ABSENT({ number });
  const { size, tag } = found;
  const contentType = registeredType(found.contentType);
  const ofSize = whyNotOfSize(size, number, policy);
  if (ofSize) return ofSize;
  const body = await files.read(upload, tag);
  const content = body && (await digest(body, contentType, policy));
  if (!content) return scanRefusals.PROOF_CHANGED({ number });
  const lies = whyNotType(contentType, content.first, policy) ?? whyNotWhole(contentType, content.isWhole, policy);
  if (lies) return lies;
  const active = whyNotContent(content.found);
  if (active) return active;
  const why = policy.isPrinted ? await whyNotPrinted(contentType, Buffer.concat(content.kept)) : null;
  if (why) return scanRefusals.PICTURE_UNUSABLE({ number, why });
  if (!(await files.copy(upload, keptAt(content.sha256), tag))) return scanRefusals.PROOF_CHANGED({ number });
  return { contentType, size, sha256: content.sha256 };
}

/** `kept` is all of it, of a picture that is to be printed, and otherwise nothing. */
type Content = { sha256: string; first: Uint8Array; isWhole: boolean; found: ReadonlySet<Kind>; kept: readonly Uint8Array[] };

async function digest(body: AsyncIterable<Uint8Array>, contentType: string, { isPrinted }: ScanPolicy): Promise<Content> {
  const ending = endingOf(contentType);
  const inspection = contentType === 'application/pdf' ? inspectPdf() : null;
  const hash = createSha256();
  const kept: Uint8Array[] = [];
  let first = new Uint8Array();
  for await (const chunk of body) {
    if (first.length < BEGINNING) first = Uint8Array.from([...first, ...chunk.subarray(0, BEGINNING - first.length)]);
    if (isPrinted) kept.push(chunk);
    hash.update(chunk);
    ending.take(chunk);
    await inspection?.take(chunk);
  }
  return { sha256: hash.digest(), first, isWhole: ending.isWhole(), found: (await inspection?.end()) ?? new Set(), kept };
}
