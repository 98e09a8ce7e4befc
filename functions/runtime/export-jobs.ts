/** What the queue of exports brings, told apart: a part of a rehearsal, the review forms of a unit, a list and a step of an archive by their names; an export or the check of a table by what lies there. */
import type { Context } from '../../schema/core/context.ts';
import { buildArchive } from '../../schema/archive/actions/build.ts';
import { archiveIn } from '../../schema/archive/model.ts';
import { isStepDone } from '../../schema/archive/rules.ts';
import { buildBundle } from '../../schema/certificate/bundle/actions.ts';
import { bundleIn } from '../../schema/certificate/bundle/model.ts';
import { buildList } from '../../schema/export/actions/build.ts';
import { listIn } from '../../schema/export/model.ts';
import { APPLICATION_SHARDS } from '../../schema/application/store.ts';
import { runPart } from '../../schema/drafting/rehearsal/actions/part.ts';
import { partIn } from '../../schema/drafting/rehearsal/model.ts';
import { runJob } from '../../schema/summary/actions/job.ts';
import { envelopes } from './envelopes.ts';

/** Does what the queue knows by this id; `total` is how many rows or parts there are, where that is known. */
export async function runExportJob(context: Context, id: string): Promise<{ done: boolean; state: string; total: number | null }> {
  const part = partIn(id);
  if (part) {
    const { done, rehearsal } = await runPart(context, part);
    return { done, state: rehearsal.state, total: APPLICATION_SHARDS };
  }
  const bundle = bundleIn(id);
  if (bundle !== null) {
    const { state, total } = await buildBundle(context, bundle);
    return { done: state === 'DONE', state, total };
  }
  const list = listIn(id);
  if (list !== null) {
    const { state, rows } = await buildList(context, list);
    return { done: state === 'DONE' || state === 'REFUSED', state, total: rows };
  }
  const archive = archiveIn(id);
  if (archive) {
    const after = await buildArchive(context, archive, { envelopes });
    // What is left to do was asked for anew; a step that another run has taken over is not done yet.
    return { done: isStepDone(after, archive.step), state: after.state, total: after.total };
  }
  const { state, total } = await runJob(context, id);
  return { done: state === 'DONE' || state === 'REFUSED', state, total };
}
