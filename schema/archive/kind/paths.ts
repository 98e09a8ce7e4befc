/**
 * What the entries of an archive are called (R6). A name is of the letters, digits and few signs that no system and no eye takes for others:
 * whatever else a key of the object store holds is written in percent signs. So nothing climbs, is absolute, or looks like something else. Pure.
 */
import type { PlaceName } from '../../table/patterns.ts';
import { ARCHIVED, type ArchivedKind } from './belonging.ts';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.jws';
export const KEYS = 'keys.json';

/** No name is longer: a key of the object store in percent signs, three for each of its bytes. */
const LONGEST = 3100;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const numbered = (part: number, piece: number): string => `${digits(part, 5)}-${digits(piece, 4)}.jsonl`;

/** The lines of a kind, piece by piece. */
export const dataPath = (kind: ArchivedKind, part: number, piece: number): string => `data/${kind}/${numbered(part, piece)}`;
/** The history of things of a kind. */
export const auditPath = (kind: string, part: number, piece: number): string => `audit/${kind}/${numbered(part, piece)}`;
/** Numbers that only the recipient reads. */
export const sealedPath = (kind: ArchivedKind, part: number, piece: number): string => `sealed/${kind}/${numbered(part, piece)}`;
export const schemaPath = (kind: string): string => `schema/${kind}.json`;
/** A file of the object store; one that holds numbers, as the recipient alone reads it. */
export const filePath = (key: string): string => `files/${spelt(key)}`;
export const sealedFilePath = (key: string): string => `sealed/files/${spelt(key)}.jwe`;

/** A key in the letters of a name. */
function spelt(key: string): string {
  return key
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[!'()*~]/gu, percent))
    .join('/');
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

export type Named =
  | { of: 'data' | 'sealed'; kind: ArchivedKind }
  | { of: 'audit'; kind: string }
  | { of: 'schema'; kind: string }
  | { of: 'file' | 'sealedFile'; key: string }
  | { of: 'manifest' | 'signature' | 'keys' };

const isKind = (kind: string | undefined): kind is ArchivedKind & PlaceName => ARCHIVED.some((one) => one === kind);

/** What a name says that its entry is; null for what is no name of an archive. */
export function named(path: string): Named | null {
  if (path.length > LONGEST || !/^[\w.%-]+(?:\/[\w.%-]+)*$/u.test(path) || path.split('/').some(isDots)) return null;
  if (path === MANIFEST) return { of: 'manifest' };
  if (path === SIGNATURE) return { of: 'signature' };
  if (path === KEYS) return { of: 'keys' };
  const { folder, kind } = /^(?<folder>data|sealed|audit)\/(?<kind>\w+)\/\d{5}-\d{4}\.jsonl$/u.exec(path)?.groups ?? {};
  if (folder === 'audit' && kind !== undefined) return { of: 'audit', kind };
  if ((folder === 'data' || folder === 'sealed') && isKind(kind)) return { of: folder, kind };
  const schema = /^schema\/(\w+)\.json$/u.exec(path)?.[1];
  if (schema !== undefined) return { of: 'schema', kind: schema };
  const file = /^files\/(.+)$/u.exec(path)?.[1];
  if (file !== undefined) return keyed('file', file, filePath, path);
  const sealed = /^sealed\/files\/(.+)\.jwe$/u.exec(path)?.[1];
  return sealed === undefined ? null : keyed('sealedFile', sealed, sealedFilePath, path);
}

const isDots = (part: string): boolean => /^(?:\.|%2e)*$/iu.test(part);

/** A key in its one spelling: of two names that mean the same one is none. */
function keyed(of: 'file' | 'sealedFile', text: string, pathOf: (key: string) => string, path: string): Named | null {
  try {
    const key = decodeURIComponent(text);
    return pathOf(key) === path && isKey(key) ? { of, key } : null;
  } catch {
    return null;
  }
}

/** A key names one object below a folder: nothing in it climbs, and no sign of it is beyond sight. */
function isKey(key: string): boolean {
  return key.split('/').every((part) => part !== '' && !/^\.+$/u.test(part) && !/[\\\p{C}]/u.test(part));
}
