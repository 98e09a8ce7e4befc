/** All that the check may say. */
import type { Code } from './code.ts';
import { SHAPE_CODES } from './shape.ts';
import { TIME_CODES } from './time.ts';
import { WHO_CODES } from './who.ts';

export const CODES = { ...SHAPE_CODES, ...TIME_CODES, ...WHO_CODES } as const satisfies Record<string, Code>;
export type CheckCode = keyof typeof CODES;
