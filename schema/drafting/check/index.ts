/** The check of a notice, to come. */
import type { Bilingual } from '../../core/refusal.ts';
import type { RuleId } from '../../core/rulebook.ts';
import { documentShape } from '../../announcement/document/index.ts';
export const SEVERITIES = ['ERROR', 'WARNING', 'NOTE'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type CheckLine = {
  severity: (typeof SEVERITIES)[number];
  code: string;
  path: string;
  says: Bilingual;
  todo: Bilingual;
  rule: RuleId;
};
export function checkOf(document: unknown, _known: object): CheckLine[] {
  const parsed = documentShape.safeParse(document);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    severity: 'ERROR',
    code: issue.code ?? 'x',
    path: issue.path.join('.'),
    says: { zh: issue.message, en: issue.message },
    todo: { zh: '', en: '' },
    rule: 'C8' as const,
  }));
}
