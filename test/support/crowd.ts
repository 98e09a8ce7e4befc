/** A hundred more of what liu and gao have sent, written as copies: lists are long enough to cost what they may cost. */
import { applicationId } from '../../schema/application/store.ts';
import { toItem } from '../../schema/table/item.ts';
import type { Item } from '../../schema/table/port.ts';
import { dump } from './invariants.ts';
import type { World } from './world.ts';
import { CYCLE } from './world.ts';

export async function crowd(world: World, applicants: readonly string[], count = 100): Promise<void> {
  const items = await dump(world);
  for (const applicant of applicants) {
    const id = applicationId(CYCLE, applicant);
    const own = items.filter(({ pk }) => pk === `APPLICATION#${id}`);
    for (let index = 0; index < count; index += 1) {
      const other = applicationId(CYCLE, `${applicant}-${index}`);
      const copies = own.map((item) => JSON.parse(JSON.stringify(item).replaceAll(id, other)) as Item);
      for (let start = 0; start < copies.length; start += 90) {
        await world.table.transact(
          copies.slice(start, start + 90).map((item) => ({ put: toItem(item, item), when: 'always', as: 'copy' })),
        );
      }
    }
  }
}
