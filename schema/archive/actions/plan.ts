/** The plan of an archive: every subject of the year, once, in an order that is always the same. It is kept until the archive is made. */
import type { Context } from '../../core/context.ts';
import { gathered, onePiece } from '../../core/pieces.ts';
import { planKeyOf, type Archive } from '../model.ts';
import { findSubjects, SUBJECT_KINDS, type Subject, type Year } from '../reach/store.ts';

/** Finds all there is; answers how many, and by which run it was found. */
export async function makePlan(
  { table, files, newId }: Context,
  archive: Archive & Year,
): Promise<Pick<Archive, 'plan'> & { total: number }> {
  const found = new Map(SUBJECT_KINDS.map((kind) => [kind, new Set<string>()]));
  for await (const { kind, id } of findSubjects(table, archive)) found.get(kind)?.add(id);
  const subjects = [...found].flatMap(([kind, ids]) => [...ids].toSorted(byCode).map((id) => [kind, id]));
  const plan = newId();
  await files.put(planKeyOf({ ...archive, plan }), onePiece(Buffer.from(JSON.stringify(subjects))), { contentType: 'application/json' });
  return { plan, total: subjects.length };
}

/** By code points, whatever the language of the machine. */
const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

export async function readPlan(context: Pick<Context, 'files'>, archive: Archive): Promise<Subject[]> {
  const plan = (await readJson(context, planKeyOf(archive))) as [Subject['kind'], string][];
  return plan.map(([kind, id]) => ({ kind, id }));
}

/** What was put beside the archive while it is made; an error where it has gone. */
export async function readJson({ files }: Pick<Context, 'files'>, key: string): Promise<unknown> {
  const found = await files.head(key);
  const body = found && (await files.read(key, found.tag));
  if (!body) throw new Error(`${key} is lost`);
  return JSON.parse(Buffer.from(await gathered(body)).toString('utf8')) as unknown;
}
