/** Tables are dropped with the file that made them: the embedded table makes each the more slowly, the more there are. */
import { afterAll } from 'vitest';
import { dropAll } from './made.ts';

afterAll(dropAll);
