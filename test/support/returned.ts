/** liu's application as the re-review has it, and as each reviewer returns it. */
import { DURING_RE_REVIEW } from './act.ts';
import { applicationIn, RETURN, type Handle } from './forms.ts';
import { receivedTable } from './tables.ts';
import { instant, type World } from './world.ts';

/** Approved, and in a table that the bureau has received. */
export async function underReReview(world: World): Promise<Handle> {
  const handle = await applicationIn(world, 'APPROVED');
  await receivedTable(world);
  return handle;
}

const BEFORE_RETURN = {
  chen: (world: World) => applicationIn(world, 'SUBMITTED'),
  zhao: (world: World) => applicationIn(world, 'RECOMMENDED'),
  wang: underReReview,
};

export const returnedBy =
  (who: keyof typeof BEFORE_RETURN) =>
  async (world: World): Promise<Handle> => {
    const { id, version } = await BEFORE_RETURN[who](world);
    const options = who === 'wang' ? { arrivesAt: instant(DURING_RE_REVIEW) } : {};
    return (await world.does(who, RETURN, { application: id, version, opinion: '修改' }, options)).returnApplication;
  };
