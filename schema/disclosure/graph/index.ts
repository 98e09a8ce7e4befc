/** Public documents in the graph (V7). */
import './documents.ts';
import './lists.ts';
import './moves.ts';
