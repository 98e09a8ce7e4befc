/**
 * What of the graph broke since a commit, as schema/CHANGELOG.md lists it: `tsx test/support/changes.ts <ref>` prints the list. The test
 * compares with the commit that the topmost heading names, and wants each break named there by its `Type` or `Type.field`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { ROOT } from './sources.ts';

const SDL = 'schema/schema.graphql';
const WIDTH = 160;

export const now = (): string => readFileSync(join(ROOT, SDL), 'utf8');
export const changelog = (): string => readFileSync(join(ROOT, 'schema/CHANGELOG.md'), 'utf8');

function git(...asked: string[]): string | null {
  try {
    return execFileSync('git', asked, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** The SDL of a commit; null where there is no git, no such commit, or no SDL in it. */
export const sdlAt = (ref: string): string | null => git('show', `${ref}:${SDL}`);

/** The topmost section of the changelog, and the commit since which it lists what broke. */
export function topmost(text: string): { text: string; since: string | null } {
  const section = /^## [\s\S]*?(?=^## |$(?![\s\S]))/mu.exec(text)?.[0] ?? '';
  return { text: section, since: /<!-- since (\S+) -->/u.exec(section)?.[1] ?? null };
}

/** What to compare with: what the changelog names; else the last tag, else the commit before. */
export function base(): { ref: string; sdl: string } | null {
  const tag = git('describe', '--tags', '--abbrev=0')?.trim();
  for (const ref of [topmost(changelog()).since, tag, 'HEAD~1']) {
    const sdl = ref ? sdlAt(ref) : null;
    if (ref && sdl !== null) return { ref, sdl };
  }
  return null;
}

export async function breaking(before: string, after: string): Promise<Change[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
}

/** How the changelog names a change: by a type, or by a field, value or input field of one. */
export function nameOf({ path, message }: Change): string {
  return path?.split('.').slice(0, 2).join('.') ?? message;
}

/** Whether only the exclamation mark has gone. */
function mayBeNull({ message }: Change): boolean {
  const [, was, is] = /from '(.+)' to '(.+)'/u.exec(message) ?? [];
  return was === `${is}!`;
}

/** What kind of break it is, as a heading says it. */
function kindOf(change: Change): string {
  if (change.type === 'FIELD_TYPE_CHANGED') return mayBeNull(change) ? 'Fields that may be null now' : 'Fields whose type changed';
  const words = change.type.toLowerCase().replaceAll('_', ' ').replace('field argument', 'argument');
  const [, what = words, how = ''] = /^(.*) (removed|added|changed)$/u.exec(words) ?? [];
  return how === 'changed' ? `Changed: ${what}` : `${what.charAt(0).toUpperCase()}${what.slice(1)}s ${how}`.trim();
}

/** The list as Markdown: a paragraph for each kind of break, each name once. */
export function listing(changes: readonly Change[]): string {
  const kinds = new Map<string, Change[]>();
  for (const change of changes) kinds.set(kindOf(change), [...(kinds.get(kindOf(change)) ?? []), change]);
  return [...kinds]
    .map(([kind, all]) => {
      const names = [...new Set(all.map(nameOf))].toSorted().map((name) => `\`${name}\``);
      return wrapped(`**${kind}** (${names.length}): ${names.join(', ')}.`);
    })
    .join('\n\n');
}

function wrapped(text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , ref = base()?.ref ?? 'HEAD~1'] = process.argv;
  const before = sdlAt(ref);
  if (before === null) throw new Error(`${ref} has no ${SDL}, or there is no git here`);
  console.log(listing(await breaking(before, now())));
}
