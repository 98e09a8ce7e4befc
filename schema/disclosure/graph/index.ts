/** Public documents in the graph, and what of each year is public as data (V7). */
import './documents.ts';
import './lists.ts';
import './moves.ts';
import './year.ts';
