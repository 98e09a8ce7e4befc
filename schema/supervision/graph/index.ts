/** Supervision in the graph: cases, measures, checks, risk signals, and what the desks look at (V2–V7). */
import './cases.ts';
import './reporting.ts';
import './reported.ts';
import './measures.ts';
import './measure-moves.ts';
import './case-moves.ts';
import './case-files.ts';
import './inspections.ts';
import './inspection-moves.ts';
import './signals.ts';
import './signal-moves.ts';
import './handling.ts';
import './overview.ts';
