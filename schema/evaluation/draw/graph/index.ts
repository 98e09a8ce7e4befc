/** Draws in the graph (E4). */
import './draws.ts';
import './moves.ts';
