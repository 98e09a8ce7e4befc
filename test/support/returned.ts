/** liu's application as the re-review has it, and as each reviewer returns it. */
import { DURING_RE_REVIEW } from './act.ts';
import { applicationIn, freshKey, judged, RETURN, SAVE, SUBMIT, type Handle } from './forms.ts';
import { receivedTable } from './tables.ts';
import { instant, type World } from './world.ts';
import { step } from './living.ts';

/** Approved, and in a table that the bureau has received. */
export const underReReview = step('underReReview', async (world: World): Promise<Handle> => {
  const handle = await applicationIn(world, 'APPROVED');
  await receivedTable(world);
  return handle;
});

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

/** A paper other than the one that was posted. */
const ANOTHER = { papers: { items: [{ title: '几何教学再探', venue: '数学教学', grade: 'PROVINCIAL', publishedOn: '2022-03-01' }] } };

/** Returned by an authority for the papers, mended and sent again: what has changed is being posted (U7). */
export const mendedFor =
  (who: 'zhao' | 'wang', content: object = ANOTHER) =>
  async (world: World): Promise<Handle> => {
    const { id, version } = await BEFORE_RETURN[who](world);
    const options = who === 'wang' ? { arrivesAt: instant(DURING_RE_REVIEW) } : {};
    const { returnApplication } = await world.does(
      who,
      RETURN,
      { application: id, version, opinion: '论文有误', judgements: judged('papers') },
      options,
    );
    await world.does('liu', SAVE, { application: id, version: 1, content }, options);
    const variables = { application: id, version: returnApplication.version, key: freshKey() };
    return (await world.does('liu', SUBMIT, variables, options)).submitApplication.application;
  };
