/** Whose turn it is, in the graph. */
import './allowed.ts';
import './next.ts';
import './work.ts';
