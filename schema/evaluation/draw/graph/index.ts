/** Draws in the graph (E4). */
import './draws.ts';
import './of-committee.ts';
import './moves.ts';
