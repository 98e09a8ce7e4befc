/** Postings that run, objections to them, and files for them. */
import { applicationIn, POST, POSTING_UPLOAD, type Handle } from './forms.ts';
import { lodged } from './objecting.ts';
import { scan } from './scans.ts';
import type { World } from './world.ts';
import { step } from './living.ts';
import { putThere } from './put-there.ts';

/** A posting of liu's that runs, to the public or in the unit. */
export const posting = step(
  'posting',
  async (world: World, audience: 'UNIT' | 'PUBLIC' = 'PUBLIC'): Promise<{ id: string; application: Handle }> => {
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    const { postApplication } = await world.does('chen', POST, { application: id, version, audience });
    return { id: postApplication.id, application: { id, version: version + 1 } };
  },
);

/** An objection to it by somebody who gives a name, so that the unit sees it at once; its global id. */
export async function objection(world: World, to: string, who: 'lin' | null = null): Promise<string> {
  const name = who === 'lin' ? '林涛' : '马强';
  return objectionId((await lodged(world, who, { posting: to, objector: { name, telephone: '13937001234' } })).number);
}

/** An objection by nobody who can be named: the unit sees it from the full hour on. */
export async function anonymousObjection(world: World, to: string): Promise<string> {
  return objectionId((await lodged(world, null, { posting: to })).number);
}

export const objectionId = (number: string): string => Buffer.from(`Objection:${number}`).toString('base64');

/** A scan put where the form of a posting's file leads; what confirming it takes. */
export async function uploadedTo(world: World, id: string, content = scan('现场照片')): Promise<{ posting: string; upload: string }> {
  const { requestPostingUpload } = await world.does('chen', POSTING_UPLOAD, { posting: id, size: content.length });
  return { posting: id, upload: putThere(world, requestPostingUpload, content).upload };
}
