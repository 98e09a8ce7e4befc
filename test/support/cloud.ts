/** The stack as it is synthesised with other settings, and its template to look things up in. Nothing is bundled. */
/* oxlint-disable typescript/no-explicit-any -- a template is JSON without types */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';
import { zhicheng } from '../../cdk/app.ts';

export type Properties = Record<string, any>;
export type Resource = { id: string; type: string; p: Properties; kept: boolean };

/** Synthesising takes a second: tests that ask for the same get the same. */
const known = new Map<string, ReturnType<typeof build>>();

/** The stack with this context before that of cdk.json. */
export function cloud(context: Record<string, string> = {}): ReturnType<typeof build> {
  const name = JSON.stringify(context);
  const made = known.get(name) ?? build(context);
  known.set(name, made);
  return made;
}

function build(context: Record<string, string>) {
  const made = zhicheng({ outdir: mkdtempSync(join(tmpdir(), 'cloud-')), context: { 'aws:cdk:bundling-stacks': [], ...context } });
  const template = Template.fromStack(made.stack);
  const json = template.toJSON() as { Resources: Record<string, any>; Outputs: Record<string, any> };
  const resources: Resource[] = Object.entries(json.Resources).map(([id, { Type, Properties: p = {}, DeletionPolicy }]) => ({
    id,
    type: Type as string,
    p,
    kept: DeletionPolicy === 'Retain',
  }));
  const all = (type: string) => resources.filter((one) => one.type === type);
  return {
    ...made,
    template,
    json,
    resources,
    all,
    /** The only one of a type that is so. */
    one: (type: string, is: (p: Properties) => boolean = () => true): Resource => {
      const [first, ...others] = all(type).filter(({ p }) => is(p));
      expect(others).toEqual([]);
      return first ?? expect.fail(`no ${type}`);
    },
    /** What the role of this logical id may do, statement by statement. */
    grantsOf: (role: string): Properties[] =>
      all('AWS::IAM::Policy').flatMap(({ p }) => (p['Roles'].some((one: any) => to(one) === role) ? p['PolicyDocument'].Statement : [])),
    outputs: json.Outputs,
  };
}

/** Of the two tables the one with all records; the other has ballots. */
export const isOfRecords = (table: Properties): boolean => table['StreamSpecification'] !== undefined;

/** What a reference points to. */
export const to = (reference: any): string => reference?.Ref ?? reference?.['Fn::GetAtt']?.[0];
export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** An intrinsic as text, references as their logical ids: `arn:${AWS::Partition}:…`. */
export function text(value: any): string {
  if (typeof value === 'string') return value;
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
  if (value?.['Fn::GetAtt']) return `\${${value['Fn::GetAtt'].join('.')}}`;
  return value?.Ref ? `\${${value.Ref}}` : JSON.stringify(value);
}
