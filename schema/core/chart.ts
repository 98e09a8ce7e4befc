/** A chart as data, before anybody draws it: bars of one or more years beside each other for each thing that is counted. */
export type Chart = {
  /** What it shows, for who cannot see it. */
  says: string;
  /** What stands beneath the bars. */
  labels: readonly string[];
  /** The bars of one colour: a number for each label, null where none is told. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  width: number;
  height: number;
  /** The bars lie, and their labels stand at the left: for long ones. */
  lies?: true;
};
