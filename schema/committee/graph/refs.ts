/** The nodes of committees, named before any of them has fields: they point at each other. */
import { builder } from '../../builder.ts';
import type { Filing } from '../filing/model.ts';
import type { Expert } from '../pool/model.ts';
import type { Yearly } from '../yearly/model.ts';

export { partsOf } from '../filing/model.ts';

export const filingRef = builder.objectRef<Filing>('FiledCommittee');
export const yearlyRef = builder.objectRef<Yearly>('CommitteeYear');
export const expertRef = builder.objectRef<Expert>('Expert');
