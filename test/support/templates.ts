/** The workbooks that are filled in, as files: `npm run documents` writes them, and a test compares them with their columns. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { EXPERT_TEMPLATE } from '../../schema/committee/pool/import/template.ts';
import { makeTemplate } from '../../schema/core/workbook/template.ts';
import { ANNEX_TEMPLATE } from '../../schema/drafting/annex/template.ts';
import { RESULT_TEMPLATE } from '../../schema/evaluation/results/import/template.ts';
import { PEOPLE_TEMPLATE } from '../../schema/identity/import/template.ts';

export const TEMPLATES = {
  'applicants.xlsx': PEOPLE_TEMPLATE,
  'committees.xlsx': ANNEX_TEMPLATE,
  'experts.xlsx': EXPERT_TEMPLATE,
  'results.xlsx': RESULT_TEMPLATE,
};
export const TEMPLATE_FOLDER = new URL('../../schema/templates/', import.meta.url);

export async function writeTemplates(): Promise<void> {
  mkdirSync(TEMPLATE_FOLDER, { recursive: true });
  for (const [name, template] of Object.entries(TEMPLATES)) writeFileSync(new URL(name, TEMPLATE_FOLDER), await makeTemplate(template));
}
