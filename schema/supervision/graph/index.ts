/** Supervision in the graph: cases, measures and risk signals (V2, V3, V5, V6). */
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
