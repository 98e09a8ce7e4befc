/** Summary tables in the graph. */
import './moves.ts';
import './prepare.ts';
import './exports.ts';
import './check-moves.ts';
