/** Printing certificates and review forms, each by itself, by the function that has the fonts; printed before, it changes nothing (R3). */
import type { Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Picture } from '../../core/document.ts';
import type { Printer } from '../../core/ports.ts';
import { storedPaper } from '../../core/printing.ts';
import { dayInChinese, dayOf } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import { LEVEL_NAMES, seriesNamed } from '../../announcement/data/series.ts';
import { SCOPE } from '../../application/form/choices.ts';
import { loadIssuer } from '../../result/issuers/store.ts';
import { sealOf } from '../../result/issuers/actions/seal.ts';
import { certificateKeyOf, formKeyOf, type Certificate, type ReviewFormRecord } from '../model.ts';
import { placeOf } from '../number.ts';
import { certificatePaper } from '../paper.ts';
import { reviewForm } from '../review-form.ts';
import { reviewFormFor } from '../course/filling.ts';
import { loadCertificate, loadForm, putCertificate, putForm } from '../store.ts';
import { courseOf } from './course.ts';
import { photographOf } from './pictures.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };

export async function printCertificate(context: Context, printer: Printer, place: string): Promise<Certificate | null> {
  const one = await loadCertificate(context.table, place);
  if (!one || one.paper) return one;
  const document = certificatePaper({
    heading: '职称证书',
    number: one.number,
    holder: one.holder,
    series: seriesNamed(one.series).zh,
    specialty: one.specialty,
    level: LEVEL_NAMES[one.level],
    title: one.title,
    scope: one.scope !== null && one.scope in SCOPE.names ? SCOPE.names[one.scope as keyof typeof SCOPE.names].zh : '',
    committee: one.committeeName,
    document: one.approvedBy === one.documentNumber ? one.approvedBy : `${one.approvedBy}（经${one.documentNumber}更正）`,
    approvedOn: dayInChinese(one.from),
    issuer: one.issuerName,
    date: dayInChinese(dayOf(one.issuedAt)),
    code: one.code,
    hint: '扫码，或凭证书编号和姓名核验',
    madeAt: one.issuedAt,
    ...(await picturesOf(context, one)),
  });
  const stored = await storedPaper(context, printer, { key: certificateKeyOf(one), document });
  const fact = { by: MAKER, at: context.now, action: 'print' as const, detail: { sha256: stored.sha256 } };
  const { after, entry } = change(
    { kind: 'CERTIFICATE', id: placeOf(one.number) },
    one,
    { ...one, paper: { ...stored, at: context.now } },
    fact,
  );
  try {
    await context.table.transact([putCertificate(after, one), entry]);
    return after;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadCertificate(context.table, place); // changed meanwhile: another delivery prints it
  }
}

async function picturesOf(context: Context, one: Certificate): Promise<{ seal?: Picture; photograph?: Picture }> {
  const issuer = await loadIssuer(context.table, one.issuer);
  const seal = issuer && (await sealOf(context, issuer));
  const photograph = await photographOf(context, one);
  return { ...(seal && { seal }), ...(photograph && { photograph }) };
}

export async function printForm(context: Context, printer: Printer, application: string): Promise<ReviewFormRecord | null> {
  const one = await loadForm(context.table, application);
  if (!one || one.paper) return one;
  const course = await courseOf(context, one);
  const stored = await storedPaper(context, printer, { key: formKeyOf(one), document: reviewForm(reviewFormFor(course)) });
  const fact = { by: MAKER, at: context.now, action: 'print' as const, detail: { sha256: stored.sha256 } };
  const { after, entry } = change({ kind: 'FORM', id: application }, one, { ...one, paper: { ...stored, at: context.now } }, fact);
  try {
    await context.table.transact([putForm(after, one), entry]);
    return after;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadForm(context.table, application);
  }
}
