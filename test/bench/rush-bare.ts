/** The least that a submission could be: one read of the file and one transaction of as many items, tried again until it holds. */
import { applicationFile, standing } from '../../schema/table/keys.ts';
import { Conflict, type Item, type Table, type Write } from '../../schema/table/port.ts';

export async function bareSubmit(table: Table, { id, account, at }: { id: string; account: string; at: number }): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      const { items } = await table.query(applicationFile.under({ application: id }));
      await table.transact([...writesOf(items, id, at), { check: standing.key({ account }), when: { version: 1 } }]);
      return;
    } catch (error) {
      if (error instanceof Conflict) return; // its reply was lost
    }
  }
  throw new Error('the bare loop did not get through');
}

function writesOf(items: readonly Item[], id: string, at: number): Write[] {
  const head = items.find(({ sk }) => sk === 'A#HEAD');
  const draft = items.find(({ sk }) => sk === 'A#DRAFT');
  if (!head || !draft) throw new Error(`no application ${id}`);
  const filler = 'x'.repeat(200);
  return [
    { put: { ...head, version: 2, state: 'SUBMITTED', since: at }, when: { version: 1 } },
    { put: { ...draft, open: false }, when: { open: true } },
    { put: { pk: head.pk, sk: 'SUBMISSION#0001', at, filler }, when: 'absent' },
    { put: { pk: `AUDIT#APPLICATION#${id}`, sk: '000002', at, filler }, when: 'absent' },
    { put: { pk: `ONCE#${id}`, sk: 'key', at, filler }, when: 'absent' },
  ];
}
