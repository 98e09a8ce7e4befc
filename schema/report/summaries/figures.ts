/** The figures beside a work summary, counted when it is filed: from meetings, candidates, and documents with their rosters (R5). */
import { pages } from '../../core/page.ts';
import type { Table } from '../../table/port.ts';
import { loadHeads } from '../../application/frozen/store.ts';
import { PASSED_STATES } from '../../application/moves.ts';
import { countCandidates, listCandidates } from '../../evaluation/candidates/store.ts';
import { listIssuerDocuments } from '../../result/documents/store.ts';
import { meetingsOf } from '../../result/roster/actions/unposted.ts';
import type { Figures } from './model.ts';

const PAGE = 100;

export async function figuresOf(table: Table, of: { committee: string; cycle: string }): Promise<Figures> {
  const [{ all }, counts, decided, documents] = await Promise.all([
    meetingsOf(table, of),
    countCandidates(table, of),
    decidedOf(table, of),
    documentsOf(table, of),
  ]);
  const candidates = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    meetings: all.filter(({ state }) => state === 'ANNOUNCED').length,
    candidates,
    ...decided,
    documents,
  };
}

/** Of those decided on, how many have passed and how many have not, as their applications stand: a result may have been corrected since. */
async function decidedOf(table: Table, of: { committee: string; cycle: string }): Promise<Pick<Figures, 'passed' | 'notPassed'>> {
  const found = { passed: 0, notPassed: 0 };
  const list = (after: string | null) => listCandidates(table, { ...of, state: 'DECIDED' }, { limit: PAGE, after });
  for await (const { rows } of pages(list)) {
    const heads = await loadHeads(
      table,
      rows.map(({ application }) => application),
    );
    for (const { state } of heads.values()) {
      found.passed += PASSED_STATES.includes(state) ? 1 : 0;
      found.notPassed += state === 'NOT_PASSED' ? 1 : 0;
    }
  }
  return found;
}

/** What it has issued that confers titles, in the order of the issuing. */
async function documentsOf(table: Table, { committee, cycle }: { committee: string; cycle: string }): Promise<Figures['documents']> {
  const found: (Figures['documents'][number] & { at: number })[] = [];
  const list = (after: string | null) => listIssuerDocuments(table, { organisation: committee, cycle }, { limit: PAGE, after });
  for await (const { rows } of pages(list))
    for (const { id, kind, number, people, issued } of rows)
      if (issued && number !== null && kind === 'CONFERRAL') found.push({ id, number, people, at: issued.at });
  return found.toSorted((a, b) => a.at - b.at).map(({ id, number, people }) => ({ id, number, people }));
}
