/** A chart as data, before anybody draws it: bars of one or more years beside each other for each thing that is counted. */
export type Chart = {
  /** What it shows, as a title. */
  title: string;
  /** What stands beneath the bars. */
  labels: readonly string[];
  /** The bars of one colour: a number for each label, null where none is told. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  width: number;
  height: number;
  /** The bars lie, and their labels stand at the left: for long ones. */
  lies?: true;
};

/** The chart for who cannot see it: what it shows, and every number. */
export function inWords({ title, labels, series }: Chart): string {
  const told = (at: number) =>
    series.flatMap(({ name, values }) => {
      const value = values[at] ?? null;
      return value === null ? [] : [`${name}${value}人`];
    });
  const bars = labels.map((label, at) => `${label}：${told(at).join('，') || '未列出'}`);
  return `${title}（条形图）。${bars.join('；')}。`;
}
