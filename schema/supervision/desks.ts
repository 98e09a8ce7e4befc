/** Who sees to matters of supervision: the bureau; of what concerns the bureau itself, the supervisors of the city (纪检监察). */
import { say, type Bilingual } from '../core/refusal.ts';

export const DESKS = ['BUREAU', 'SUPERVISION'] as const;
export type Desk = (typeof DESKS)[number];

export const DESK_NAMES: Record<Desk, Bilingual> = {
  BUREAU: say('市人社局', 'the bureau'),
  SUPERVISION: say('纪检监察', 'the supervisors'),
};
