/** Supervision in the graph: cases and measures (V2, V3, V5). */
import './cases.ts';
import './reporting.ts';
import './measures.ts';
import './measure-moves.ts';
import './case-moves.ts';
import './case-files.ts';
import './inspections.ts';
import './inspection-moves.ts';
