/** The SDL is the manual: printed, committed, complete. */
import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { httpRefusals } from '../functions/runtime/http-refusals.ts';
import { applicationRefusals } from '../schema/application/refusals.ts';
import { graphRefusals } from '../schema/builder.ts';
import { calendarRefusals } from '../schema/calendar/refusals.ts';
import { actorRefusals } from '../schema/core/actor.ts';
import { inputRefusals } from '../schema/core/input.ts';
import { onceRefusals } from '../schema/core/once.ts';
import { pageRefusals } from '../schema/core/page.ts';
import { postingRefusals } from '../schema/posting/refusals.ts';
import { reviewRefusals } from '../schema/review/refusals.ts';
import { checkRefusals } from '../schema/summary/check/refusals.ts';
import { exportRefusals } from '../schema/summary/workbooks/rules.ts';
import { workbookRefusals } from '../schema/core/workbook/refusals.ts';
import { importRefusals } from '../schema/identity/import/refusals.ts';
import { identityRefusals } from '../schema/identity/refusals.ts';
import { schema } from '../schema/index.ts';
import { summaryRefusals } from '../schema/summary/refusals.ts';
import { notificationRefusals } from '../schema/notification/refusals.ts';
import { tableRefusals } from '../schema/table/refusals.ts';
import { printedSchema, SDL_FILE } from './support/documents.ts';

const DECLARED = new Set(
  [
    actorRefusals,
    applicationRefusals,
    calendarRefusals,
    checkRefusals,
    exportRefusals,
    graphRefusals,
    httpRefusals,
    identityRefusals,
    inputRefusals,
    onceRefusals,
    pageRefusals,
    importRefusals,
    postingRefusals,
    reviewRefusals,
    summaryRefusals,
    notificationRefusals,
    tableRefusals,
    workbookRefusals,
  ].flatMap((refusals) => Object.keys(refusals)),
);

describe('the SDL', () => {
  it('names as errors only codes that a refusal declares', () => {
    const named = [...printedSchema().matchAll(/Errors: ([A-Z_, \n]+)\./gu)]
      .flatMap(([, codes = '']) => codes.split(/[,\s]+/u))
      .filter(Boolean);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((code) => !DECLARED.has(code))).toEqual([]);
  });

  it('is committed as it is printed (npm run documents writes it)', () => {
    expect(readFileSync(SDL_FILE, 'utf8')).toBe(printedSchema());
  });

  it('documents every type, field, argument and value', () => {
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      // Relay's own shapes are documented by Relay.
      if (type.name.startsWith('__') || ['Query', 'Mutation', 'PageInfo', 'Node'].includes(type.name)) continue;
      if (!type.description && !['ID', 'Int', 'String', 'Boolean', 'Float'].includes(type.name)) silent.push(type.name);
      if (isEnumType(type) && type.name !== 'SectionName') {
        for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`);
      }
      if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
      const relay = /(Connection|Edge)$/u.test(type.name);
      for (const field of Object.values(type.getFields())) {
        if (!field.description && !relay && field.name !== 'id') silent.push(`${type.name}.${field.name}`);
      }
    }
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        if (!field.description) silent.push(`${root?.name}.${field.name}`);
        for (const argument of field.args) {
          const relay = ['first', 'after', 'last', 'before', 'input', 'id'].includes(argument.name);
          if (!argument.description && !relay) silent.push(`${root?.name}.${field.name}(${argument.name})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});
