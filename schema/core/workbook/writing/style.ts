/** How the cells of a workbook look, and the part of the file that says so. */

/** Nothing said: 宋体 of 11 points, no lines around it, as high and as far left as the program likes. */
export type Style = {
  /** What is typed stays as typed: Excel makes a number of whatever looks like one and loses its last digits. */
  isText?: true;
  bold?: true;
  /** In points. */
  size?: number;
  /** The colour behind it, as RRGGBB. */
  fill?: string;
  boxed?: true;
  wrapped?: true;
  across?: 'center' | 'right';
  down?: 'center' | 'top';
};

/** The number that Excel has for its format “text” (`@`), and the one for none. */
const TEXT = 49;
const GENERAL = 0;
/** A workbook’s first two fills are Excel’s own, whatever stands there. */
const OWN_FILLS = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
const OWN = 2;

/** The styles of one workbook, each by its number. */
export class Styles {
  private readonly numbers = new Map<string, number>([[JSON.stringify({}), 0]]);
  private readonly all: Style[] = [{}];

  numberOf(style: Style): number {
    const key = JSON.stringify(style);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.all.length);
    return this.all.push(style) - 1;
  }

  /** The file’s part. Each style has a font, a fill and a border of its own, which share its number. */
  xml(): string {
    const list = (name: string, items: readonly string[], before = '', own = 0) =>
      `<${name} count="${items.length + own}">${before}${items.join('')}</${name}>`;
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      list('fonts', this.all.map(fontXml)),
      list('fills', this.all.map(fillXml), OWN_FILLS, OWN),
      list('borders', this.all.map(borderXml)),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.all.map(formatXml)),
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}

function fontXml({ bold, size = 11 }: Style): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
}

function fillXml({ fill }: Style): string {
  if (fill === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`;
}

function borderXml({ boxed }: Style): string {
  const side = (name: string) => (boxed ? `<${name} style="thin"/>` : `<${name}/>`);
  return `<border>${['left', 'right', 'top', 'bottom', 'diagonal'].map((name) => (name === 'diagonal' ? '<diagonal/>' : side(name))).join('')}</border>`;
}

function formatXml({ isText, wrapped, across, down }: Style, number: number): string {
  const alignment = [across && `horizontal="${across}"`, down && `vertical="${down}"`, wrapped && 'wrapText="1"'].filter(Boolean).join(' ');
  const looks = `numFmtId="${isText ? TEXT : GENERAL}" fontId="${number}" fillId="${number + OWN}" borderId="${number}" xfId="0"`;
  return `<xf ${looks} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment && `<alignment ${alignment}/>`}</xf>`;
}
