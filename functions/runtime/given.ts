/** What is given to everybody as it lies in the project: the workbooks that are filled in, and the SDL. `npm run documents` writes these files. */
import { WORKBOOK_TYPE } from '../../schema/core/workbook/model.ts';

/** `called`: the name that a browser is to save it under. */
type Given = { type: string; called?: string };

const workbook = (called: string): Given => ({ type: WORKBOOK_TYPE, called: `${called}导入模板.xlsx` });

/** By the path at which each is given; beneath the folder `schema` it lies at the same one. */
export const GIVEN: Record<string, Given> = {
  '/schema.graphql': { type: 'text/plain; charset=utf-8' },
  '/templates/applicants.xlsx': workbook('申报人账号'),
  '/templates/committees.xlsx': workbook('评审委员会'),
  '/templates/experts.xlsx': workbook('评审专家'),
  '/templates/results.xlsx': workbook('评审结果'),
};
