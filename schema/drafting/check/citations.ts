/** The places that are cited: of rules that there are, and that rest on the notice. */
import { RULEBOOK, sourceOf, type RuleId } from '../../core/rulebook.ts';
import { found, quoted, type Found } from './line.ts';
import type { Reading } from './read/index.ts';

export function citationLines({ citations }: Reading): Found[] {
  return citations.flatMap((id) => {
    if (!isRule(id)) return [found('RULE_UNKNOWN', ['citations', id], { id: quoted(id) })];
    return isOfNotice(id) ? [] : [found('CITATION_UNUSED', ['citations', id], { id })];
  });
}

function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULEBOOK, id);
}

/** Whether the source that a refusal shows is the notice: another one changes it. */
function isOfNotice(id: RuleId): boolean {
  return sourceOf(id, { document: '', citations: { [id]: id } }) !== sourceOf(id, { document: '', citations: {} });
}
