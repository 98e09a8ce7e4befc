/**
 * What an SVG shows, as the shapes of a drawing: of SVG so much as ECharts writes of charts without motion, gradients or turned words. What
 * is not seen (no fill, or one that lets all through) is left out; what is not known is refused, so that nothing is missing on a paper.
 */
import type { Align, Shape } from '../../../schema/core/document.ts';

const ELEMENT = /<(path|rect|text|g|svg|style|defs|clipPath|\/[a-zA-Z]+)\b([^>]*?)(\/?)>([^<]*)/gu;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/gu;

type Attributes = Readonly<Record<string, string>>;

export function shapesIn(svg: string): Shape[] {
  const shown = svg.replaceAll(/<style[\s\S]*?<\/style>|<defs[\s\S]*?<\/defs>|<\?xml[^>]*>/gu, '');
  const known = [...shown.matchAll(ELEMENT)];
  const all = shown.match(/<[^>]*>/gu) ?? [];
  if (known.length < all.length) throw new Error(`a chart has what no paper draws: ${all.length - known.length} elements`);
  return known.flatMap(([, name = '', written = '', , content = '']) => {
    const attributes = Object.fromEntries([...written.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]));
    if (name === 'path') return pathOf(attributes['d'] ?? '', attributes);
    if (name === 'rect') return pathOf(boxOf(attributes), attributes);
    if (name === 'text') return wordsOf(content, attributes);
    return []; // a group, or the end of an element
  });
}

function pathOf(path: string, attributes: Attributes): Shape[] {
  const fill = colourOf(attributes['fill'] ?? '#000', attributes['fill-opacity']);
  const line = Number(attributes['stroke-width'] ?? 1);
  const stroke = line > 0 ? colourOf(attributes['stroke'] ?? 'none', attributes['stroke-opacity']) : null;
  if (path === '' || (fill === null && stroke === null)) return [];
  return [{ path, ...movedBy(attributes['transform']), ...(fill !== null && { fill }), ...(stroke !== null && { stroke, line }) }];
}

function boxOf({ x = '0', y = '0', width = '0', height = '0' }: Attributes): string {
  return `M${x} ${y}h${width}v${height}h-${width}Z`;
}

const ANCHORS: Readonly<Record<string, Align>> = { start: 'left', middle: 'centre', end: 'right' };

/** Its y is that of its middle: ECharts sets words so (`dominant-baseline="central"`). */
function wordsOf(content: string, attributes: Attributes): Shape[] {
  const text = content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim();
  if (text === '') return [];
  if (attributes['dominant-baseline'] !== 'central') throw new Error('words of a chart stand on a line that no paper knows');
  const { x, y } = movedBy(attributes['transform']);
  const size = Number(/font-size:([\d.]+)px/u.exec(attributes['style'] ?? '')?.[1] ?? 12);
  const align = ANCHORS[attributes['text-anchor'] ?? 'start'] ?? 'left';
  const colour = colourOf(attributes['fill'] ?? '#000') ?? '#000000';
  return [{ text, x: x + Number(attributes['x'] ?? 0), y: y + Number(attributes['y'] ?? 0), size, align, colour }];
}

function movedBy(transform: string | undefined): { x: number; y: number } {
  if (transform === undefined || transform === '') return { x: 0, y: 0 };
  const [, x, y = '0'] = /^translate\((-?[\d.]+)[ ,]?(-?[\d.]+)?\)$/u.exec(transform) ?? [];
  if (x === undefined) throw new Error(`a chart is moved in a way that no paper knows: ${transform}`);
  return { x: Number(x), y: Number(y) };
}

/** As `#rrggbb`; null where nothing is seen of it. */
function colourOf(written: string, opacity = '1'): string | null {
  if (written === 'none' || written === 'transparent' || Number(opacity) === 0) return null;
  const short = /^#([\da-f])([\da-f])([\da-f])$/iu.exec(written);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit.repeat(2))
      .join('')}`;
  const parts = /^rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)$/u.exec(written);
  if (parts?.[4] !== undefined && Number(parts[4]) === 0) return null;
  if (parts)
    return `#${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`;
  if (!/^#[\da-f]{6}$/iu.test(written)) throw new Error(`a chart has a colour that no paper knows: ${written}`);
  return written;
}
