/** The year's end in the graph: work summaries, statistics, and what is not finished (R5). */
import './statistics.ts';
import './statistics-moves.ts';
import './summaries.ts';
import './summary-moves.ts';
import './unfinished.ts';
import './disclosures.ts';
