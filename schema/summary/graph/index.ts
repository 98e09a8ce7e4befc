/** Summary tables in the graph. */
import './check-moves.ts';
import './exports.ts';
import './moves.ts';
