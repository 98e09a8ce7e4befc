/** What is closed to a person or to an organisation, as it lies beside them: the bars of all measures that are not over (V2, V3). */
import * as z from 'zod';
import { barShape } from '../../core/bars.ts';

export const barsShape = z.object({ bars: z.array(barShape), version: z.number().int().positive() });
export type StoredBars = z.infer<typeof barsShape>;

/** Whose they are. */
export type BarredPlace = { of: 'ACCOUNT' | 'ORGANISATION'; id: string };
