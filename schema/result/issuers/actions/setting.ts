/** An issuer says how it signs and numbers: the committee's office, or the bureau, for itself (R3). */
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { registeredType } from '../../../core/file-kind.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { Refusal, refuseIf } from '../../../core/refusal.ts';
import { takeIn } from '../../../core/scans/intake.ts';
import { scanRefusals } from '../../../core/scans/refusals.ts';
import { whyNotTaken } from '../../../core/scans/rules.ts';
import { stale, whyNotSeen } from '../../../core/stale.ts';
import type { Instant } from '../../../core/time.ts';
import { uploadForm, type UploadForm } from '../../../core/upload.ts';
import { Conflict } from '../../../table/port.ts';
import { identityRefusals } from '../../../identity/refusals.ts';
import type { Organisation } from '../../../identity/model.ts';
import { loadOrganisation } from '../../../identity/store.ts';
import { documentRefusals } from '../../documents/refusals.ts';
import { issuerInput, sealKeyOf, sealUploadKeyOf, SEAL_POLICY, type IssuerTemplate } from '../model.ts';
import { ISSUERS, isOfIssuer } from '../rules.ts';
import { holderOf, holdPattern, loadIssuer, putIssuer } from '../store.ts';

async function own(context: Context, organisation: string): Promise<Organisation> {
  const found = isOfIssuer(context.actor, organisation) ? await loadOrganisation(context.table, organisation) : null;
  if (!found || !(found.kind in ISSUERS)) throw identityRefusals.ORGANISATION_UNKNOWN();
  return found;
}

type Asked = { organisation: string; size: number };
type FormAnswer = { upload: string; at: Instant };
export type SealForm = UploadForm & { upload: string };

/** A form that lets a browser put the picture of a seal there. */
export async function requestSealUpload(context: Context, asked: Asked): Promise<Outcome<FormAnswer, SealForm>> {
  const answer = { upload: context.newId(), at: context.now };
  const result = await sealForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function sealForm(context: Context, { upload, at }: FormAnswer, { organisation, size }: Asked): Promise<SealForm> {
  await own(context, organisation);
  const contentType = registeredType('image/png');
  refuseIf(whyNotTaken({ contentType, size }, 1, SEAL_POLICY));
  return { upload, ...(await uploadForm(context, sealUploadKeyOf(organisation, upload), { contentType, most: size, at })) };
}

/** Says how it signs; `version` is what was seen, null the first time; `seal` names an upload, null keeps the seal there is. */
export async function setIssuer(
  context: Context,
  {
    organisation: id,
    version,
    seal,
    ...request
  }: { organisation: string; version: number | null; seal: string | null } & Record<string, unknown>,
): Promise<Outcome<{ organisation: string }, IssuerTemplate>> {
  const { city } = await own(context, id);
  const typed = valid(issuerInput, request, 'R3');
  const before = await loadIssuer(context.table, id);
  refuseIf(before ? whyNotSeen(before, version ?? 0) : null);
  const holder = await holderOf(context.table, typed.pattern);
  if (holder !== null && holder !== id) throw documentRefusals.PATTERN_TAKEN();
  const pressed = seal === null ? (before?.seal ?? null) : await sealIn(context, id, seal);
  const detail = { pattern: typed.pattern, ...(pressed && { seal: pressed.sha256 }) };
  const fact = { by: context.actor, at: context.now, action: before ? ('amend' as const) : ('establish' as const), detail };
  const { after, entry } = change({ kind: 'ISSUER', id }, before, { organisation: id, city, ...typed, seal: pressed }, fact);
  const answer = { organisation: id };
  const held = holder === null ? [holdPattern(typed.pattern, id)] : [];
  try {
    await context.table.transact([putIssuer(after, before), entry, ...held, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw error.failed.includes('numbering') ? documentRefusals.PATTERN_TAKEN() : stale();
  }
  return { answer, result: after };
}

async function sealIn(context: Context, organisation: string, upload: string): Promise<NonNullable<IssuerTemplate['seal']>> {
  if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: 1 });
  const place = { upload: sealUploadKeyOf(organisation, upload), number: 1 };
  const keptAt = (sha256: string) => sealKeyOf(organisation, { sha256 });
  const taken = await takeIn(context, { ...place, keptAt, policy: SEAL_POLICY });
  if (taken instanceof Refusal) throw taken;
  return { sha256: taken.sha256, size: taken.size };
}
