/** How committees decide, in the graph. */
import './candidates.ts';
import './results.ts';
