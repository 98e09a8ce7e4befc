/**
 * What is signed of certificates, for whoever checks them without asking: the code on the paper, the list of those that count no more, and
 * the same as a Verifiable Credential for wallets (R4). Nothing of an identity number stands in any. Pure.
 */
import { toIso, startOfDay, type Instant } from '../core/time.ts';
import { LEVEL_NAMES, seriesNamed } from '../announcement/data/series.ts';
import type { Certificate } from './model.ts';

type Told = Pick<Certificate, 'number' | 'holder' | 'series' | 'title' | 'level' | 'from'>;

/** What the code on a certificate says: short, for it has to be read by a camera. `kind` keeps it apart from all else that is signed. */
export function codeOf({ number, holder, series, title, level, from }: Told): Record<string, string> {
  return { kind: 'CERTIFICATE', n: number, h: holder, t: `${seriesNamed(series).zh}${title}（${LEVEL_NAMES[level]}）`, d: from };
}

/** The number in what a code says; null where it says something else. */
export function numberIn(statement: Record<string, unknown> | null): string | null {
  const { kind, n } = statement ?? {};
  return kind === 'CERTIFICATE' && typeof n === 'string' ? n : null;
}

/** The certificates of a city that count no more: by their ids, each 128 bits of the hash of its number, so that no number is told. */
export function revocationsOf(city: string, at: Instant, ended: readonly Pick<Certificate, 'id' | 'ended' | 'state'>[]) {
  return {
    kind: 'REVOCATIONS',
    city,
    at: toIso(at),
    revoked: ended.map(({ id, ended: end, state }) => ({ id, at: toIso(end?.at ?? at), state })),
  };
}

/** W3C Verifiable Credentials Data Model 2.0; secured as a JWT by its type `vc+jwt`. */
export function credentialOf(one: Certificate): Record<string, unknown> {
  const {
    id,
    number,
    holder,
    series,
    specialty,
    level,
    title,
    scope,
    committeeName,
    approvedBy,
    from,
    city,
    issuedAt,
    issuer,
    issuerName,
  } = one;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: `urn:zhicheng:certificate:${id}`,
    type: ['VerifiableCredential', 'ProfessionalTitleCredential'],
    issuer: { id: `urn:zhicheng:issuer:${issuer}`, name: issuerName },
    validFrom: toIso(Math.max(startOfDay(from), 0)),
    name: '职称证书',
    credentialSubject: {
      type: 'ProfessionalTitle',
      certificateNumber: number,
      holderName: holder,
      series: seriesNamed(series).zh,
      specialty,
      level: LEVEL_NAMES[level],
      title,
      scope,
      committee: committeeName,
      document: approvedBy,
      issuedAt: toIso(issuedAt),
    },
    credentialStatus: { id: `urn:zhicheng:revocations:${city}#${id}`, type: 'ZhichengRevocationList' },
  };
}
