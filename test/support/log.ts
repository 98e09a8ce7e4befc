/** The log in tests: errors go to the console, which the runner keeps to itself unless a test fails; all lines to whoever looks at them. */
import { out } from '../../functions/runtime/log.ts';

const quiet = (line: string): void => {
  if (line.includes('"level":"error"')) console.log(line);
};
out.write = quiet;

/** A line as CloudWatch reads it. */
export type Line = Record<string, unknown> & {
  event: string;
  level: string;
  _aws?: {
    Timestamp: number;
    CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[];
  };
};

/** Has all lines written into a list, until the function is called that is answered. */
export function writeInto(lines: string[]): () => void {
  out.write = (line) => void lines.push(line);
  return () => void (out.write = quiet);
}

/** The lines that are written while something is done. */
export async function linesOf(work: () => unknown): Promise<Line[]> {
  const lines: string[] = [];
  const stop = writeInto(lines);
  try {
    await work();
  } finally {
    stop();
  }
  return lines.map((line) => JSON.parse(line) as Line);
}

/** What CloudWatch makes of lines: the values of a metric, of those with these dimensions. */
export function metricIn(lines: readonly Line[], metric: string, dimensions: Record<string, string> = {}): number[] {
  return lines.flatMap((line) => {
    const [told] = line['_aws']?.CloudWatchMetrics ?? [];
    const has = told?.Metrics.some(({ Name }) => Name === metric) && typeof line[metric] === 'number';
    const names = ['function', ...Object.keys(dimensions)];
    const listed = told?.Dimensions.some((set) => set.length === names.length && names.every((name) => set.includes(name)));
    const fits = Object.entries(dimensions).every(([name, value]) => line[name] === value);
    return has && listed && fits ? [line[metric] as number] : [];
  });
}
