/**
 * The stack as it is synthesised, bundles and all: of each function its files, its environment, its limits and its own policy. References
 * are filled with the names that things have on one machine (names.ts), so that what a function is told and what it may do fit together.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zhicheng } from '../../cdk/app.ts';
import type { FunctionName } from '../../functions/runtime/env.ts';
import type { Statement } from './policy.ts';

type Json = Record<string, unknown>;
type Resource = { Type: string; Properties: Json; Metadata?: Json };
export type Resources = Record<string, Resource>;

/** A function as it is deployed. */
export type Deployed = {
  name: FunctionName;
  /** The folder with what is uploaded. */
  asset: string;
  handler: string;
  /** In megabytes and in seconds. */
  memory: number;
  timeout: number;
  environment: Record<string, string>;
  statements: readonly Statement[];
};

/** How a reference is filled: the resource it points to, and the attribute where one is named. */
export type Names = (id: string, attribute: string | null, resources: Resources) => string;

type Assembly = { resources: Resources; directory: string; functions: (names: Names) => Deployed[] };

let made: Assembly | undefined;

/** Synthesises the real app, once a process; its folder goes with the process. */
export function assembly(): Assembly {
  if (made) return made;
  const directory = mkdtempSync(join(tmpdir(), 'zhicheng-assembly-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  // The template then says which folder is whose.
  const { app, stack } = zhicheng({ outdir: directory, context: { 'aws:cdk:enable-asset-metadata': true } });
  app.synth();
  const { Resources: resources } = JSON.parse(readFileSync(join(directory, stack.templateFile), 'utf8')) as { Resources: Resources };
  made = { resources, directory, functions: (names) => functionsIn(resources, directory, names) };
  return made;
}

function functionsIn(resources: Resources, directory: string, names: Names): Deployed[] {
  const fill = (value: unknown): unknown => filled(value, (id, attribute) => names(id, attribute, resources));
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties: p, Metadata = {} }) => {
      const role = referred(p['Role']);
      const policies = Object.values(resources).filter(
        ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && (Properties['Roles'] as unknown[]).some((one) => referred(one) === role),
      );
      const { Variables = {} } = (p['Environment'] ?? {}) as { Variables?: Json };
      return {
        name: String(p['FunctionName']).replace(/^zhicheng-/u, '') as FunctionName,
        asset: join(directory, String(Metadata['aws:asset:path'])),
        handler: String(p['Handler']),
        memory: Number(p['MemorySize']),
        timeout: Number(p['Timeout']),
        environment: fill(Variables) as Record<string, string>,
        statements: policies.flatMap(({ Properties }) => (fill(Properties['PolicyDocument']) as { Statement: Statement[] }).Statement),
      };
    });
}

/** The resource that a reference points to. */
export function referred(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0] ?? '';
}

function filled(value: unknown, name: (id: string, attribute: string | null) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, name));
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return name(String(value.Ref), null);
  if ('Fn::GetAtt' in value) {
    const [id, attribute] = value['Fn::GetAtt'] as [string, string];
    return name(id, attribute);
  }
  if ('Fn::Join' in value) {
    const [between, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map((part) => String(filled(part, name))).join(between);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, name)]));
}
