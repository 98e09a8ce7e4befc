/** Committees in the graph: who may decide. */
import './filing.ts';
import './filing-moves.ts';
import './experts.ts';
import './expert-moves.ts';
import './yearly.ts';
import './yearly-moves.ts';
