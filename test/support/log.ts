/** The log in tests: lines go to the console, which the runner keeps to itself unless a test fails; or to whoever looks at them. */
import { out } from '../../functions/runtime/log.ts';

out.write = (line) => console.log(line);

/** A line as CloudWatch reads it. */
export type Line = Record<string, unknown> & {
  event: string;
  level: string;
  _aws?: {
    Timestamp: number;
    CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[];
  };
};

/** The lines that are written while something is done. */
export async function linesOf(work: () => unknown): Promise<Line[]> {
  const before = out.write;
  const lines: Line[] = [];
  out.write = (line) => void lines.push(JSON.parse(line) as Line);
  try {
    await work();
  } finally {
    out.write = before;
  }
  return lines;
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
