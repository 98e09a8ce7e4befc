/** The workbooks that are filled in lie in the project as files, made of the columns that are read back. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handler } from '../../functions/template.ts';
import { GIVEN } from '../../functions/runtime/given.ts';
import { makeTemplate } from '../../schema/core/workbook/template.ts';
import { TEMPLATE_FOLDER, TEMPLATES } from '../support/templates.ts';

const names = Object.keys(TEMPLATES);

describe('the workbooks that are filled in', () => {
  it.each(Object.entries(TEMPLATES))('%s is what its columns make (npm run documents writes it)', async (name, template) => {
    const made = Buffer.from(await makeTemplate(template));
    expect(readFileSync(new URL(name, TEMPLATE_FOLDER)).equals(made)).toBe(true);
  });

  it('are all given, and nothing else lies beside them', () => {
    expect(readdirSync(TEMPLATE_FOLDER).toSorted()).toEqual(names);
    expect(Object.keys(GIVEN).filter((path) => path.endsWith('.xlsx'))).toEqual(names.map((name) => `/templates/${name}`));
  });

  it.each(names)('%s is given byte for byte under its Chinese name, and not to whoever has it', async (name) => {
    const rawPath = `/templates/${name}`;
    const { headers, body, isBase64Encoded } = await handler({ rawPath, headers: { 'accept-encoding': 'gzip' } });
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body ?? '', 'base64').equals(readFileSync(new URL(name, TEMPLATE_FOLDER)))).toBe(true);
    expect(headers?.['content-encoding']).toBeUndefined();
    expect(decodeURIComponent(String(headers?.['content-disposition']))).toMatch(
      /filename="[a-z]+\.xlsx"; filename\*=UTF-8''.+导入模板\.xlsx$/u,
    );
    const again = await handler({ rawPath, headers: { 'if-none-match': String(headers?.['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, undefined]);
  });
});
