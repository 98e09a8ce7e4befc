/** What the tests of proofs share: an application begun, forms asked for, files confirmed. */
import { expect } from 'vitest';
import { BEGIN, CONFIRM, UPLOADS } from './forms.ts';
import { organisationId, type World } from './world.ts';

const PDF = 'application/pdf';

export async function begun(world: World, who = 'liu', unit = 'school'): Promise<string> {
  return (await world.does(who, BEGIN, { unit: organisationId(unit) })).beginApplication.id;
}

export type Form = { number: number; url: string; fields: Record<string, string>; expiresAt: string };
type Wanted = { contentType: string; size: number };

export async function forms(world: World, application: string, files: Wanted[], who = 'liu', key?: string): Promise<Form[]> {
  const { requestUploads } = await world.does(who, UPLOADS, { application, files, key });
  return requestUploads.map((form: Form & { fields: { name: string; value: string }[] }) => ({
    ...form,
    fields: Object.fromEntries(form.fields.map(({ name, value }) => [name, value])),
  }));
}

export const named = (number: number) => ({ number, title: `材料${number}`, fileName: `${number}.pdf` });

export const confirm = async (world: World, application: string, ...numbers: number[]) =>
  (await world.does('liu', CONFIRM, { application, files: numbers.map(named) })).confirmUploads;

export async function one(world: World, application: string, contentType = PDF, size = 100): Promise<Form> {
  const [form] = await forms(world, application, [{ contentType, size }]);
  return form ?? expect.fail('no form');
}
