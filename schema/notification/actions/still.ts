/**
 * Whether what officers were told still holds when it is sent (C14): the work waits for them yet, and they hold the role for which they
 * were told. Who has left hears no more of other people's applications, and nobody of what was done in the meantime.
 */
import type { Instant } from '../../core/time.ts';
import type { Table } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cycles.ts';
import { loadHeads } from '../../application/frozen/store.ts';
import type { Application } from '../../application/model.ts';
import { loadObjection } from '../../posting/store.ts';
import { loadTable } from '../../summary/store.ts';
import type { Line, Told } from '../model.ts';
import { loadHeld } from '../store.ts';

/** Of these lines, those that are still meant for their readers. Who was told as a person, of their own, always is. */
export async function stillMeant<L extends Line>(table: Table, lines: readonly L[], now: Instant): Promise<L[]> {
  const ofOffice = lines.filter(({ as }) => as !== null);
  if (ofOffice.length === 0) return [...lines];
  const [held, settled] = await Promise.all([loadHeld(table, ofOffice, now), settledOf(table, ofOffice)]);
  return lines.filter((line) => line.as === null || (held(line) && !settled(line)));
}

/** Whether the work that these tell of is settled, or is others' by now. */
export async function settledOf(table: Table, lines: readonly Pick<Told, 'about' | 'as' | 'waits'>[]) {
  const named = (type: string) => [
    ...new Set(lines.flatMap(({ about, waits }) => (waits !== null && about.type === type ? [about.id] : []))),
  ];
  const [heads, objections, tables] = await Promise.all([
    loadHeads(table, named('Application')),
    eachOf(named('Objection'), (id) => loadObjection(table, id)),
    eachOf(named('SummaryTable'), async (id) => (await loadTable(table, id))?.table ?? null),
  ]);
  return ({ about: { type, id }, as, waits }: Pick<Told, 'about' | 'as' | 'waits'>): boolean => {
    if (waits === null || as === null) return false;
    switch (type) {
      case 'Application': {
        const head = heads.get(id);
        return head !== undefined && !(isInState(head, waits) && isTheirs(head, as.organisation));
      }
      case 'Objection': {
        const objection = objections.get(id);
        return objection !== undefined && (objection.finding !== null || objection.unit !== as.organisation);
      }
      case 'SummaryTable': {
        const found = tables.get(id);
        return found !== undefined && found.state !== waits;
      }
      default:
        return false;
    }
  };
}

/** The wish to withdraw waits for its answer, in whichever state it was said (A8). */
function isInState({ state, withdrawalAsked }: Application, waits: string): boolean {
  return waits === 'WITHDRAWAL_ASKED' ? withdrawalAsked !== null : state === waits;
}

function isTheirs({ unit, department }: Application, organisation: string): boolean {
  return [unit, department, bureauOf()].includes(organisation);
}

async function eachOf<T>(ids: readonly string[], load: (id: string) => Promise<T | null>): Promise<Map<string, T>> {
  const found = await Promise.all(ids.map(async (id) => [id, await load(id)] as const));
  return new Map(found.flatMap(([id, one]) => (one === null ? [] : [[id, one]])));
}
