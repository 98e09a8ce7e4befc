/** Many applications as their submissions took them in: what is saved later alters none of them (A4, D4). */
import { application, isKeyPart, padded, pastSection, section } from '../../table/keys.ts';
import { fromItem } from '../../table/item.ts';
import { keyText, type Item, type Key, type Table } from '../../table/port.ts';
import { applicationShape, sectionShape, type Application, type ApplicationFile, type Section } from '../model.ts';

/** The heads of these applications, in batches, by id; an id that can be none has none. */
export async function loadHeads(table: Table, ids: readonly string[]): Promise<Map<string, Application>> {
  const items = await table.getMany(ids.filter(isKeyPart).map((id) => application.key({ application: id })));
  return new Map(items.map((item) => fromItem(applicationShape, item)).map((head) => [head.id, head]));
}

/** The named sections of each, in batches: as they stand where that is what was submitted, and as they were kept where not. */
export async function loadFrozen(
  table: Table,
  heads: readonly Application[],
  names: readonly Section['name'][],
): Promise<Map<string, ApplicationFile['sections']>> {
  const wanted = heads.flatMap(({ id, submission }) =>
    names.flatMap((name) => {
      const version = submission?.sections[name];
      return version === undefined ? [] : [{ application: id, section: name, version }];
    }),
  );
  const standing = await read(table, wanted.map(section.key));
  const sections = wanted
    .map((one) => standing.get(keyText(section.key(one))))
    .map((one, index) => (one?.version === wanted[index]?.version ? one : undefined));
  const kept = (one: (typeof wanted)[number]) => pastSection.key({ ...one, version: padded(one.version) });
  const past = await read(table, wanted.filter((_, index) => !sections[index]).map(kept));
  const found = new Map<string, ApplicationFile['sections']>(heads.map(({ id }) => [id, {}]));
  for (const [index, one] of wanted.entries()) {
    const content = sections[index] ?? past.get(keyText(kept(one)));
    if (!content) throw new Error(`${one.section} of application ${one.application} is lost`);
    found.set(one.application, { ...found.get(one.application), [one.section]: content });
  }
  return found;
}

async function read(table: Table, keys: readonly Key[]): Promise<Map<string, Section>> {
  const items: Item[] = await table.getMany(keys);
  return new Map(items.map((item) => [keyText(item), fromItem(sectionShape, item)]));
}
