/** The JSON Schema of every kind of line, published in the archive and by a query (R6). Made with the bundle where there is one (cdk/lean.ts). */
import * as z from 'zod';
import { auditShape } from '../../core/audit.ts';
import { PATTERNS } from '../../table/patterns.ts';
import { ARCHIVED } from './belonging.ts';
import { entryLine, itemLine, secretLine } from './lines.ts';
import { ARCHIVED_SHAPES } from './shapes.ts';

export type PublishedSchema = { kind: string; schema: Record<string, unknown> };

const sum = z
  .string()
  .meta({ description: 'The first 16 hexadecimal digits of the SHA-256 of the canonical JSON (RFC 8785) of the line without this.' });

/** All of them: of each kind that is archived, of the history, and of what only the recipient reads. */
export function publishedSchemas(): PublishedSchema[] {
  const items = ARCHIVED.map((kind) => ({
    kind,
    schema: schemaOf(PATTERNS[kind].asks, itemLine.extend({ data: ARCHIVED_SHAPES[kind] as z.ZodType<Record<string, unknown>>, sum })),
  }));
  const entries = schemaOf(PATTERNS.auditEntry.asks, entryLine.extend({ entry: auditShape, sum }));
  const secrets = schemaOf('a number as a JWE (RFC 7516): {at, path, text}', secretLine.extend({ sum }));
  return [...items, { kind: 'audit', schema: entries }, { kind: 'sealed', schema: secrets }];
}

function schemaOf(title: string, shape: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }), title };
}
