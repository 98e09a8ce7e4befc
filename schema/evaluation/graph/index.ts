/** Evaluation in the graph: how it is decided. */
import '../draw/graph/index.ts';
