/** The parts of a workbook that name the others: which there are, what kind each is, who wrote it. */
import { toIso, type Instant } from '../../time.ts';
import { escaped } from './line.ts';
import type { Sheet } from './sheet.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const STYLES = 'xl/styles.xml';

/** Where the sheet of this index lies. */
export function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** All parts but the styles and the sheets, each by its place in the file. */
export function namingParts(sheets: readonly Sheet[], modified: Instant): Record<string, string> {
  return {
    '[Content_Types].xml': typesXml(sheets),
    '_rels/.rels': relations([
      ['officeDocument', OFFICE, 'xl/workbook.xml'],
      ['metadata/core-properties', `${PACKAGE}/relationships`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': propertiesXml(modified),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ['worksheet', OFFICE, sheetPart(index).replace('xl/', '')] as const),
      ['styles', OFFICE, STYLES.replace('xl/', '')],
    ]),
  };
}

function typesXml(sheets: readonly Sheet[]): string {
  const of = (part: string, kind: string) => `<Override PartName="/${part}" ContentType="${kind}"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    of('xl/workbook.xml', `${KIND}.sheet.main+xml`),
    ...sheets.map((_, index) => of(sheetPart(index), `${KIND}.worksheet+xml`)),
    of(STYLES, `${KIND}.styles+xml`),
    of('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('');
}

/** By numbers from 1: the sheets of a workbook are named by theirs. */
function relations(all: readonly (readonly [kind: string, family: string, target: string])[]): string {
  const each = all.map(
    ([kind, family, target], index) => `<Relationship Id="rId${index + 1}" Type="${family}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ name, printed }, index) =>
    printed
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escaped(name)}'!$${printed.repeated[0]}:$${printed.repeated[1]}</definedName>`,
        ]
      : [],
  );
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    '<bookViews><workbookView/></bookViews>',
    `<sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>`,
    names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('');
}

function propertiesXml(modified: Instant): string {
  const at = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${toIso(modified)}</dcterms:${name}>`;
  return [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:creator>zhicheng</dc:creator>${at('created')}${at('modified')}</cp:coreProperties>`,
  ].join('');
}
