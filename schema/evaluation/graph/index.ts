/** Evaluation in the graph: how it is decided. */
import './candidates.ts';
import './results.ts';
import './result-import.ts';
import '../draw/graph/index.ts';
import './readings.ts';
import './recusals.ts';
import './reading-moves.ts';
import './session/sessions.ts';
import './session/moves.ts';
import './session/vote-moves.ts';
import './withdrawing.ts';
