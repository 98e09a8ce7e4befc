/**
 * Draws charts by Apache ECharts, which needs no browser for it, and takes of the SVG that it writes the lines, areas and words: papers have
 * them as a drawing. The same chart is the same drawing.
 */
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../../schema/core/chart.ts';
import { inWords } from '../../../schema/core/chart.ts';
import type { Charts } from '../../../schema/core/ports.ts';
import { shapesIn } from './shapes.ts';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Dark and light of one hue: told apart also where a paper is printed without colours. */
const COLOURS = ['#1f4e79', '#9dc3e6', '#7f7f7f'];
const TEXT = { color: '#333333', fontSize: 10, fontFamily: 'serif' };

export const charts: Charts = {
  drawn(chart) {
    const { width, height } = chart;
    const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      drawing.setOption(optionOf(chart));
      return { kind: 'drawing', width, height, shapes: shapesIn(drawing.renderToSVGString()), says: inWords(chart), align: 'centre' };
    } finally {
      drawing.dispose();
    }
  },
};

function optionOf({ labels, series, lies }: Chart) {
  const names = {
    type: 'category' as const,
    data: [...labels],
    inverse: lies === true, // the first one is the highest
    axisLabel: { ...TEXT, interval: 0 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#333333' } },
  };
  const numbers = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: TEXT,
    splitLine: { lineStyle: { color: '#dddddd' } },
  };
  return {
    animation: false,
    legend: { data: series.map(({ name }) => name), bottom: 0, icon: 'rect', itemWidth: 10, itemHeight: 10, textStyle: TEXT },
    grid: { left: 8, right: 28, top: 18, bottom: 28, outerBoundsMode: 'same' as const, outerBoundsContain: 'axisLabel' as const },
    xAxis: lies ? numbers : names,
    yAxis: lies ? names : numbers,
    series: series.map(({ name, values }, index) => ({
      type: 'bar' as const,
      name,
      barMaxWidth: 22,
      itemStyle: { color: COLOURS[index % COLOURS.length] },
      label: { show: true, position: lies ? ('right' as const) : ('top' as const), ...TEXT, fontSize: 9 },
      data: values.map((value) => value ?? '-'),
    })),
  };
}
