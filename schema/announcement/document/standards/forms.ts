/**
 * What forms differ in, as a notice has it: of the series and kinds of people that it names; the others as the defaults have them (A2, A9).
 * A series that it names with nothing but a source has the common form.
 */
import * as z from 'zod';
import { saying } from '../../../core/input.ts';
import { FORMS, type Forms } from '../../data/forms.ts';
import { LEFT_OUT, LIMITED_TEXTS, SECTIONS } from '../../names.ts';
import { PERSON_KINDS } from '../../channels.ts';
import { line, seriesCode, source, whole } from '../values.ts';

const leftOut = z.array(z.enum(LEFT_OUT)).max(LEFT_OUT.length).default([]);

const seriesShape = z
  .strictObject({
    /** Those that have to be filled in, beside those that everybody fills in. What the notice asks by itself is asked of everybody. */
    requires: z
      .array(z.enum(SECTIONS).exclude(['conditions']))
      .max(SECTIONS.length)
      .default([]),
    withoutSections: leftOut,
    characters: z.partialRecord(z.enum(LIMITED_TEXTS), whole(1, 2000)).default({}),
    licence: line(40).nullable().default(null),
    source,
  })
  .refine(({ requires, withoutSections }) => !withoutSections.some((name) => requires.includes(name)), {
    path: ['requires'],
    params: saying('有不列的栏目：同一栏不能既必填又不列', 'names a section that is left out as well'),
  });

const kindShape = z.strictObject({ without: leftOut, optional: leftOut, source: source.nullable().default(null) });

export const formsShape = z
  .strictObject({
    series: z.record(seriesCode, seriesShape).default({}),
    kinds: z.partialRecord(z.enum(PERSON_KINDS), kindShape).default({}),
  })
  .prefault({})
  .transform(({ series, kinds }): Forms => ({ series: { ...FORMS.series, ...series }, kinds: { ...FORMS.kinds, ...kinds } }));
