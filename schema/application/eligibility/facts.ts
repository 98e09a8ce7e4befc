/** What the conditions look at: the person, the unit, what is applied for, and the form as far as it is filled in. */
import type { Bar } from '../../core/bars.ts';
import type { Instant } from '../../core/time.ts';
import type { Level } from '../../announcement/data/series.ts';
import type { Calendar } from '../../calendar/model.ts';
import type { Publication } from '../../disclosure/model.ts';
import type { Organisation, Standing } from '../../identity/model.ts';
import type { Title } from '../../identity/titles/model.ts';
import type { SectionContent, SectionName } from '../form/sections.ts';
import type { Whose } from '../form/series.ts';
import type { Proof } from '../proofs/model.ts';

/** What somebody applies for, or thinks of applying for. */
export type Wish = { series: string; level: Level; promotionType: SectionContent<'appliedTitle'>['promotionType'] };

export type Form = { [N in SectionName]?: SectionContent<N> };

export type Facts = {
  now: Instant;
  calendar: Calendar;
  standing: Standing | null;
  /** What measures of supervision close to them (V2). */
  bars: readonly Bar[];
  /** `YYYY-MM`, from the identity document; null where there is no account to know it from. */
  bornIn: string | null;
  /** The unit applied through; null where it is not there any more. */
  unit: Organisation | null;
  /** Whether the applicant is an officer of that unit. */
  isOfficer: boolean;
  /** Why this unit finishes it though the person may have moved: all have agreed, or it has recommended it already (P13). */
  finishes: 'AGREED' | 'RECOMMENDED' | null;
  /** Null as long as nothing is said of it. */
  wish: Wish | null;
  /** The titles of their record, as they count now; those that were revoked or replaced as well (R3). */
  titles: readonly Title[];
  form: Form;
  proofs: readonly Proof[];
  /** The published standards of the city, where the form is judged by them, and which of its sections were not sent before: those alone are. */
  published?: { standards: readonly Publication[]; anew: readonly SectionName[] } | undefined;
  /** Whether the form is judged as one that is to be submitted, or only what can be said before. */
  complete: boolean;
};

/** Whose form it is that is judged, and for what. */
export function whoseOf({ wish, standing }: Pick<Facts, 'wish' | 'standing'>): Whose {
  return { series: wish?.series ?? null, kind: standing?.kind ?? null, level: wish?.level, promotionType: wish?.promotionType };
}
