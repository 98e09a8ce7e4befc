/** A4: several sections in one call, each against its own version, each with an answer of its own. */
import { describe, expect, it } from 'vitest';
import { BEGIN, freshKey, SAVE, SAVE_ALL, SECTIONS } from '../support/forms.ts';
import { city, organisationId, type World } from '../support/world.ts';

const FORM = '{ myApplication { form { basics { version startedWorkOn } papers { version } } } }';
const { basics, education, papers } = SECTIONS;

async function begun(world: World): Promise<string> {
  return (await world.does('liu', BEGIN, { unit: organisationId('school') })).beginApplication.id;
}

type Row = { section: string; isDone: boolean; savedVersion: number | null; refusal: { code: string } | null };
async function saved(world: World, variables: object): Promise<Row[]> {
  return (await world.does('liu', SAVE_ALL, { key: freshKey(), ...variables })).saveSections.rows;
}

describe('A4: 刘洋 saves what she has typed', () => {
  it('in one call: what is right is saved, what is not says why, in the order of the request', async () => {
    const world = await city();
    const application = await begun(world);
    const sections = [
      { version: 0, content: { basics } },
      { version: 3, content: { education } },
      { version: 0, content: { papers: { items: [{ ...papers.items[0], title: '长'.repeat(201) }] } } },
    ];
    expect(await saved(world, { application, sections })).toEqual([
      { section: 'BASICS', isDone: true, savedVersion: 1, refusal: null },
      { section: 'EDUCATION', isDone: false, savedVersion: null, refusal: { code: 'VERSION_STALE' } },
      { section: 'PAPERS', isDone: false, savedVersion: null, refusal: { code: 'INPUT_INVALID' } },
    ]);
    expect((await world.does('liu', FORM)).myApplication.form).toMatchObject({ basics: { version: 1 }, papers: null });
  });

  it('whose answer was lost asks again with the key: what was saved answers as it did, what she has saved since stays', async () => {
    const world = await city();
    const application = await begun(world);
    const request = { application, sections: [{ version: 0, content: { basics } }], key: freshKey() };
    expect(await saved(world, request)).toMatchObject([{ isDone: true, savedVersion: 1 }]);
    await world.does('liu', SAVE, { application, version: 1, content: { basics: { startedWorkOn: '2010-06-01' } } });
    expect(await saved(world, request)).toMatchObject([{ isDone: true, savedVersion: 1 }]);
    expect((await world.does('liu', FORM)).myApplication.form.basics).toMatchObject({ version: 2, startedWorkOn: '2010-06-01' });
    const other = [{ version: 0, content: { basics: { startedWorkOn: '2011-07-01' } } }];
    expect(await saved(world, { ...request, sections: other })).toMatchObject([{ isDone: false, refusal: { code: 'KEY_REUSED' } }]);
  });

  it('and is refused as a whole where a section stands twice, where none does, and where the application is not hers', async () => {
    const world = await city();
    const application = await begun(world);
    const refused = (who: string, sections: object[]) => world.refusal(who, SAVE_ALL, { application, sections, key: freshKey() });
    const one = { version: 0, content: { basics } };
    expect(await refused('liu', [one, one])).toBe('SECTION_TWICE');
    expect(await refused('liu', [])).toBe('SECTIONS_NONE');
    expect(await refused('yang', [one])).toBe('APPLICATION_UNKNOWN');
    expect((await world.does('liu', FORM)).myApplication.form.basics).toBeNull();
  });
});
