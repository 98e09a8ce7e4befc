/** A2: a client that knows nothing of the form but what `applicationForm` publishes fills it in, to its limits or as little as may be. */
import { describe, expect, it } from 'vitest';
import { CRAFTSMAN, draw, NURSE, type FormDefinition } from '../demo/draw.ts';
import { FORM } from '../demo/graphql.ts';
import { BEGIN, freshKey, SAVE_ALL } from '../support/forms.ts';
import { city, organisationId } from '../support/world.ts';

describe('A2: the form that is published is the form that is taken', () => {
  it.each([
    { what: 'every field to its limit', who: 'ma', unit: 'hospital', series: 'health', answers: NURSE, measure: 'MOST' },
    { what: 'what has to be filled in, and no more', who: 'liu', unit: 'school', series: 'crafts', answers: CRAFTSMAN, measure: 'LEAST' },
  ] as const)('$what', async ({ who, unit, series, answers, measure }) => {
    const world = await city();
    const { applicationForm } = (await world.does(null, FORM, { series })) as FormDefinition;
    const { content } = draw(applicationForm.sections, answers, measure, applicationForm.proofs.files);
    const application = (await world.does(who, BEGIN, { unit: organisationId(unit) })).beginApplication.id;
    const sections = Object.entries(content).map(([name, one]) => ({ version: 0, content: { [name]: one } }));
    const { rows } = (await world.does(who, SAVE_ALL, { application, sections, key: freshKey() })).saveSections;
    expect(rows.filter(({ isDone }: { isDone: boolean }) => !isDone)).toEqual([]);
    expect(rows).toHaveLength(Object.keys(content).length);
  });
});
