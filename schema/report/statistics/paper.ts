/** Statistics as a paper: the sums, and of each table a chart and its rows, last year’s numbers beside (R5). Pure. */
import { flush, label, text } from '../../core/blocks.ts';
import type { Chart } from '../../core/chart.ts';
import type { Block, Document, Drawing, Row } from '../../core/document.ts';
import { inChinese } from '../../core/time.ts';
import { DIMENSION_NAMES, MEASURE_NAMES, MEASURES, type Dimension, type Measure, type Shown } from './counts.ts';
import { asOf, titleOf, type YearReport } from './model.ts';
import { ABOUT_LEFT_OUT, ABOUT_SEX, LEFT_OUT, lastOf, type Both } from './rows.ts';

type Drawn = (chart: Chart) => Drawing;

export function reportPaper(report: YearReport, both: Both, { drawn, isShown }: { drawn: Drawn; isShown: boolean }): Document {
  const title = titleOf(report);
  const { last } = report;
  return {
    title,
    number: report.id,
    madeAt: asOf(report),
    layout: 'form',
    blocks: [
      { kind: 'heading', text: title },
      text(
        `统计范围为${report.cityName}${report.year}年度职称评审中至少提交过一次的申报，数据截至${inChinese(asOf(report))}。${
          last ? `括号内为${last.year}年度的数。` : ''
        }${ABOUT_SEX}${isShown ? ABOUT_LEFT_OUT : ''}`,
      ),
      { kind: 'heading', text: '一、总体情况' },
      drawn(totals(report, both)),
      tableOf([{ name: '合计', numbers: both.own.total, before: both.last?.total ?? null }], both),
      ...both.own.tables.flatMap(({ dimension, rows }, index): Block[] => [
        { kind: 'heading', text: `${NUMERALS[index] ?? ''}、按${DIMENSION_NAMES[dimension].zh}` },
        ...chartsOf(report, both, dimension).flatMap((chart): Block[] => [drawn(chart), ...aboutCut(both, dimension)]),
        tableOf(
          rows.map(({ value, name, numbers }) => ({ name: name.zh, numbers, before: lastOf(both, dimension, value) })),
          both,
        ),
      ]),
    ],
  };
}

const NUMERALS = '二三四五六七八九十';
const WIDTH = 487;

/** How many have come how far: each step is drawn, and none that leads away. */
const STEPS: readonly Measure[] = ['APPLIED', 'FORWARDED', 'PASSED', 'CONFERRED'];

function totals({ year, last }: YearReport, both: Both): Chart {
  return {
    title: `${year}年度各环节人数`,
    labels: STEPS.map((measure) => MEASURE_NAMES[measure].zh),
    series: [
      { name: `${year}年`, values: STEPS.map((measure) => both.own.total[measure]) },
      ...(last ? [{ name: `${last.year}年`, values: STEPS.map((measure) => both.last?.total[measure] ?? null) }] : []),
    ],
    width: WIDTH,
    height: 170,
  };
}

/** As many rows are drawn: of more than these those with most, and the table has them all. */
const MOST_BARS = 12;
/** How high a bar is with its number, and what stands apart from the next ones. */
const BAR = 13;
const APART = 8;

/** Who applied and who passed, by the rows of a table: lying where names are long. Where no number is told, there is nothing to draw. */
function chartsOf({ year, last }: YearReport, both: Both, dimension: Dimension): Chart[] {
  const all = both.own.tables.find((table) => table.dimension === dimension)?.rows ?? [];
  const told = all.filter(({ numbers }) => numbers.APPLIED !== null);
  if (told.length === 0) return [];
  const rows =
    told.length > MOST_BARS ? told.toSorted((a, b) => (b.numbers.APPLIED ?? 0) - (a.numbers.APPLIED ?? 0)).slice(0, MOST_BARS) : told;
  const before = (value: string) => lastOf(both, dimension, value)?.APPLIED ?? null;
  const lies = rows.length > 7 || rows.some(({ name }) => name.zh.length > 7);
  return [
    {
      title: `按${DIMENSION_NAMES[dimension].zh}的申报、评审通过人数`,
      labels: rows.map(({ name }) => shortened(name.zh)),
      series: [
        { name: `申报（${year}年）`, values: rows.map(({ numbers }) => numbers.APPLIED) },
        { name: `评审通过（${year}年）`, values: rows.map(({ numbers }) => numbers.PASSED) },
        ...(last ? [{ name: `申报（${last.year}年）`, values: rows.map(({ value }) => before(value)) }] : []),
      ],
      width: WIDTH,
      height: lies ? 60 + rows.length * ((last ? 3 : 2) * BAR + APART) : 190,
      ...(lies && { lies }),
    },
  ];
}

/** What is said beneath a chart that has not all rows. */
function aboutCut(both: Both, dimension: Dimension): Block[] {
  const rows = both.own.tables.find((table) => table.dimension === dimension)?.rows.length ?? 0;
  return rows > MOST_BARS ? [{ kind: 'line', text: `图中为申报最多的${MOST_BARS}类，其余见表。`, size: 9 }] : [];
}

/** Beside a bar; the table has the whole name. */
function shortened(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}

type Line = { name: string; numbers: Shown['total']; before: Shown['total'] | null };

function tableOf(lines: readonly Line[], { last }: Both): Block {
  const head: Row = [label('类别'), ...MEASURES.map((measure) => label(MEASURE_NAMES[measure].zh))];
  const told = (value: number | null) => (value === null ? LEFT_OUT : String(value));
  return {
    kind: 'table',
    size: 9,
    named: 0,
    columns: [2.7, ...MEASURES.map(() => 1.25)],
    head: [head],
    rows: lines.map(({ name, numbers, before }) => [
      { blocks: [flush(name)] },
      ...MEASURES.map((measure) => ({
        blocks: [flush(`${told(numbers[measure])}${last ? `\n(${told(before ? before[measure] : 0)})` : ''}`)],
        align: 'centre' as const,
      })),
    ]),
  };
}
