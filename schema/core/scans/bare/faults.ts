/** Which pictures are taken over bare, and what keeps one from it: told to whoever sent it. */
import { say, type Bilingual } from '../../refusal.ts';

export const BARE_TYPES: readonly string[] = ['image/jpeg', 'image/png'];

export const PICTURE_FAULTS = ['OTHER', 'DAMAGED', 'LARGE'] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];
export const PICTURE_FAULT_NAMES: Record<PictureFault, Bilingual> = {
  OTHER: say('未接收：不是JPEG或PNG图片', 'not taken: no JPEG or PNG picture'),
  DAMAGED: say(
    '未接收：图片不完整，或含有无法识别的内容；请截图或另存后重新上传',
    'not taken: damaged, or with something in it that cannot be told; send a screenshot, or save it anew',
  ),
  LARGE: say('未接收：图片过大', 'not taken: too large'),
};

/** Thrown while a picture is walked. */
export class Faulty extends Error {
  override readonly name = 'Faulty';
  constructor(readonly fault: PictureFault) {
    super(fault);
  }
}

/** Throws where what a picture has to be does not hold. */
export function must(holds: boolean, fault: PictureFault = 'DAMAGED'): asserts holds {
  if (!holds) throw new Faulty(fault);
}

/** So many points a picture has at most, and on a side: a small file of many more fills the memory of whoever looks at it. A long screenshot has fewer. */
const MOST_POINTS = 40_000_000;
const MOST_SIDE = 30_000;

export function mustFit(width: number, height: number): void {
  must(width > 0 && height > 0);
  must(Math.max(width, height) <= MOST_SIDE && width * height <= MOST_POINTS, 'LARGE');
}
