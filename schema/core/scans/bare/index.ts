/**
 * A picture without anything beside it (V5): what a camera, a telephone or a program writes into a file leads to whoever made it. Nothing is
 * taken out: what the points are made of is walked exactly, to its last bit, and written anew, and nothing else is. What cannot be walked so is
 * not taken. The points stay as they are, and so does the side that is up: how the telephone was held is not kept either. Pure.
 */
import { BEGINNING, kindOf } from '../../file-kind.ts';
import { Faulty, type PictureFault } from './faults.ts';
import { bareJpeg } from './jpeg.ts';
import { barePng } from './png.ts';

export type Bare = { contentType: string; bytes: Uint8Array };

/** The bare picture, of the type that its first bytes tell; or why there is none. */
export async function bareOf(bytes: Uint8Array): Promise<Bare | PictureFault> {
  const { type } = kindOf(bytes.subarray(0, BEGINNING));
  try {
    if (type === 'image/jpeg') return { contentType: type, bytes: bareJpeg(bytes) };
    if (type === 'image/png') return { contentType: type, bytes: await barePng(bytes) };
    return 'OTHER';
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
}
