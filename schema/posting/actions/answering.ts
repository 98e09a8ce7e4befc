/** The finding on an objection, as it is kept with who recorded it and told to whoever objected as themselves (U4, R2). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import type { Write } from '../../table/port.ts';
import { findingName, type Finding, type Objection } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { putObjection } from '../store.ts';

/** The objection once it is answered, and the writes of that. */
export function answering(
  { actor: by, now: at }: Pick<Context, 'actor' | 'now'>,
  objection: Objection,
  { finding, text }: { finding: Finding; text: string },
): { after: Objection; writes: Write[] } {
  const { id } = objection;
  const found = { at, by: personOf(by).account, finding, text };
  const fact = { by, at, action: 'find' as const, reason: text, detail: { finding } };
  const { after, entry } = change({ kind: 'OBJECTION', id }, objection, { ...objection, finding: found }, fact);
  return {
    after,
    writes: [
      putObjection(after, objection),
      entry,
      ...toObjector(after, { at, details: { number: id, finding: findingName(objection.on, finding), text } }),
    ],
  };
}

/** Whoever objected as themselves hears the finding, as those who wrote by name are owed (U4); all others follow it by their code. */
function toObjector({ id, objector, city }: Objection, { at, details }: { at: number; details: Record<string, unknown> }): Write[] {
  if (!objector?.account) return [];
  const to = [{ account: objector.account }];
  return [postingNotices.ANSWERED({ to, about: { type: 'Objection', id }, city, cause: [id, String(at)], at, details })];
}
