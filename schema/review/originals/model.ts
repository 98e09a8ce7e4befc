/** The papers behind the scans: where the department keeps them, when they are called in, what an inspection found (D6). */
import * as z from 'zod';
import { versioned } from '../../core/audit.ts';
import { day, prose, text } from '../../core/input.ts';
import type { Bilingual } from '../../core/refusal.ts';

export const INSPECTIONS = ['GENUINE', 'DIFFERENT', 'NOT_PRODUCED'] as const;
export type InspectionOutcome = (typeof INSPECTIONS)[number];

export const INSPECTION_NAMES: Record<InspectionOutcome, Bilingual> = {
  GENUINE: { zh: '与扫描件一致', en: 'as scanned' },
  DIFFERENT: { zh: '与扫描件不符', en: 'not as scanned' },
  NOT_PRODUCED: { zh: '未提供原件', en: 'not produced' },
};

const by = { at: z.number(), by: z.string() };

export const originalsShape = z.object({
  application: z.string(),
  kept: z.object({ place: z.string(), ...by }).nullable(),
  /** Called in and not inspected yet. */
  calledIn: z.object({ reason: z.string(), dueOn: z.string(), ...by }).nullable(),
  inspections: z.array(z.object({ outcome: z.enum(INSPECTIONS), text: z.string(), ...by })),
  ...versioned,
});
export type Originals = z.infer<typeof originalsShape>;

export const keepInput = z.object({ place: text(100) });
export const callInput = z.object({ reason: prose(300), dueOn: day });
export const inspectionInput = z.object({ outcome: z.enum(INSPECTIONS), text: prose(500) });
