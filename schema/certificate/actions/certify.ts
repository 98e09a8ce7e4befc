/**
 * What follows of a title document for a person: their certificate, in the very transaction that carries the document out (R3). One that puts
 * right replaces the certificate, one that withdraws revokes it. Its papers are printed afterwards, each by itself.
 */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { askFor } from '../../core/outbox.ts';
import { dayOf } from '../../core/time.ts';
import type { Write } from '../../table/port.ts';
import type { Application } from '../../application/model.ts';
import type { Carried } from '../../result/documents/actions/carrying.ts';
import type { Certificate, ReviewFormRecord } from '../model.ts';
import { certificateWork, formWork } from '../model.ts';
import { idOf, numberOf, placeOf } from '../number.ts';
import { codeOf } from '../statement.ts';
import { loadCertificate, loadForm, loadPhotograph, putCertificate, putForm } from '../store.ts';

/** The writes of it. */
export async function certify(context: Context, carried: Carried): Promise<Write[]> {
  const form = await loadForm(context.table, carried.head.id);
  const current = form?.certificate ? await loadCertificate(context.table, form.certificate) : null;
  switch (carried.document.kind) {
    case 'CONFERRAL':
      return conferred(context, carried, form);
    case 'CORRECTION':
      return current ? replaced(context, carried, { form, current }) : [];
    case 'WITHDRAWAL':
      return [
        ...(current ? ended(context, groundOf(carried), current, { state: 'REVOKED', replacedBy: null }) : []),
        ...voided(context, groundOf(carried), form),
      ];
    default:
      return carried.document.kind satisfies never;
  }
}

async function conferred(context: Context, carried: Carried, form: ReviewFormRecord | null): Promise<Write[]> {
  const made = await certificateOf(context, carried);
  return [...made.writes, ...formOf(context, carried, form, made.certificate)];
}

async function replaced(
  context: Context,
  carried: Carried,
  { form, current }: { form: ReviewFormRecord | null; current: Certificate },
): Promise<Write[]> {
  const made = await certificateOf(context, carried);
  const next = { state: 'REPLACED' as const, replacedBy: made.certificate.number };
  return [...made.writes, ...ended(context, groundOf(carried), current, next), ...formOf(context, carried, form, made.certificate)];
}

async function certificateOf(
  context: Context,
  { document, person, head, title, line }: Carried,
): Promise<{ certificate: Certificate; writes: Write[] }> {
  const { now: issuedAt, actor: by } = context;
  const documentNumber = document.number ?? '';
  const secret = await context.vault.mark(`certificate ${document.id} ${head.id}`);
  const number = numberOf(
    { city: document.city, year: dayOf(document.issued?.at ?? issuedAt).slice(0, 4), document: documentNumber, line },
    secret,
  );
  const photo = await loadPhotograph(context.table, head.applicant);
  const { series, specialty, level, scope, name: holder } = person;
  const told = { number, holder, series, title: title.name, level, from: document.from };
  const data = {
    ...told,
    id: idOf(number),
    city: document.city,
    cycle: document.cycle,
    application: head.id,
    account: head.applicant,
    unit: head.unit,
    specialty,
    scope,
    committeeName: document.committeeName,
    issuer: document.issuer,
    issuerName: document.issuerName,
    document: document.id,
    documentNumber,
    approvedBy: head.conferred?.number ?? documentNumber,
    issuedAt,
    photograph: photo && { sha256: photo.sha256, size: photo.size, contentType: photo.contentType },
    code: await context.notary.sign(codeOf(told)),
    state: 'VALID' as const,
    ended: null,
    replacedBy: null,
    paper: null,
  };
  const fact = { by, at: issuedAt, action: 'issue' as const, detail: { document: document.id } };
  const { after, entry } = change({ kind: 'CERTIFICATE', id: placeOf(number) }, null, data, fact);
  return {
    certificate: after,
    writes: [putCertificate(after, null), entry, askFor('report', certificateWork(placeOf(number)), { city: document.city, at: issuedAt })],
  };
}

/** Of a title that another authority has conferred there is a review form, and no certificate of ours. */
export async function formElsewhere(context: Context, head: Application): Promise<Write[]> {
  const before = await loadForm(context.table, head.id);
  return formIn(context, { head, name: head.applicantName, detail: {} }, before, null);
}

/** By what a certificate ends: a title document, or the decision of a case; which, under what number, and why. */
type Ground = { document: string; number: string; because: string };

function groundOf({ document, because }: Carried): Ground {
  return { document: document.id, number: document.number ?? '', because: because ?? '' };
}

/** Revokes the certificate of an application, and voids its form: its title was revoked by something else than a title document (V2). */
export async function revokedBy(context: Context, application: string, ground: Ground): Promise<Write[]> {
  const form = await loadForm(context.table, application);
  const current = form?.certificate ? await loadCertificate(context.table, form.certificate) : null;
  const ends = current?.state === 'VALID' ? ended(context, ground, current, { state: 'REVOKED', replacedBy: null }) : [];
  return [...ends, ...voided(context, ground, form)];
}

/**
 * A certificate in the place of one that was revoked wrongly: an appeal has given the title back (V2). What it says is the same; its number is
 * another, for whoever keeps the list of revocations knows the old one as revoked for good.
 */
export async function certifiedAnew(context: Context, head: Application, because: { case: string }): Promise<Write[]> {
  const form = await loadForm(context.table, head.id);
  const before = form?.certificate ? await loadCertificate(context.table, form.certificate) : null;
  if (!before || before.state !== 'REVOKED') return [];
  const { now: issuedAt, actor: by } = context;
  const secret = await context.vault.mark(`certificate ${before.document} ${head.id} ${because.case}`);
  const line = Number(before.number.split('-')[3]);
  const number = numberOf({ city: before.city, year: dayOf(issuedAt).slice(0, 4), document: before.documentNumber, line }, secret);
  const { holder, series, title, level, from } = before;
  const code = await context.notary.sign(codeOf({ number, holder, series, title, level, from }));
  const news = { number, id: idOf(number), issuedAt, code, state: 'VALID' as const, ended: null, replacedBy: null, paper: null };
  const fact = { by, at: issuedAt, action: 'issue' as const, detail: { case: because.case, instead: before.id } };
  const { after, entry } = change({ kind: 'CERTIFICATE', id: placeOf(number) }, null, { ...before, ...news }, fact);
  return [
    putCertificate(after, null),
    entry,
    askFor('report', certificateWork(placeOf(number)), { city: after.city, at: issuedAt }),
    ...formIn(context, { head, name: holder, detail: { case: because.case } }, form, after),
  ];
}

function ended(
  context: Context,
  { document, number, because: reason }: Ground,
  current: Certificate,
  next: Pick<Certificate, 'state' | 'replacedBy'>,
): Write[] {
  const { now: at, actor: by } = context;
  const end = { at, reason, document: number };
  const fact = { by, at, action: next.state === 'REVOKED' ? ('revoke' as const) : ('replace' as const), reason, detail: { document } };
  const { after, entry } = change({ kind: 'CERTIFICATE', id: placeOf(current.number) }, current, { ...current, ...next, ended: end }, fact);
  return [putCertificate(after, current), entry];
}

/** The form of a title that is withdrawn is nothing to file any more. */
function voided({ now, actor }: Context, { document, because }: Ground, form: ReviewFormRecord | null): Write[] {
  if (!form) return [];
  const fact = { by: actor, at: now, action: 'void' as const, reason: because, detail: { document } };
  const { after, entry } = change({ kind: 'FORM', id: form.application }, form, { ...form, voidSince: now }, fact);
  return [putForm(after, form), entry];
}

/** The review form is made, or made anew: it tells the document, and what has put it right. */
function formOf(context: Context, { head, person, document }: Carried, before: ReviewFormRecord | null, certificate: Certificate): Write[] {
  return formIn(context, { head, name: person.name, detail: { document: document.id } }, before, certificate);
}

function formIn(
  context: Context,
  { head, name: applicantName, detail }: { head: Application; name: string; detail: Record<string, unknown> },
  before: ReviewFormRecord | null,
  certificate: Certificate | null,
): Write[] {
  const { now: at, actor: by } = context;
  const { id: application, applicant, unit, unitName, cycle, city } = head;
  const told = { application, applicant, applicantName, unit, unitName, cycle, city };
  const data = { ...told, certificate: certificate?.number ?? null, at, paper: null, downloaded: null, voidSince: null };
  const { after, entry } = change({ kind: 'FORM', id: application }, before, data, { by, at, action: 'make', detail });
  return [putForm(after, before), entry, askFor('report', formWork(application, after.version), { city, at })];
}
