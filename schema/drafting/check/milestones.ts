/** What is due on which day: each named once, from before it is due, and those that are known by name (C3). */
import { found, type Found } from './line.ts';
import type { Reading } from './read/index.ts';
import { inside } from './read/inside.ts';
import { missingOf, missingPhases, NAMED_MILESTONES, REQUIRED_PHASES } from './requirements.ts';
import { phaseNamed } from './words.ts';

export function milestoneLines({ milestones, phases }: Reading, document: unknown): Found[] {
  const isWritten = (part: string) => Array.isArray(inside(document, part));
  const without = isWritten('phases') ? missingPhases(phases).filter((name) => !REQUIRED_PHASES[name]) : [];
  const missing = missingOf(
    Object.keys(NAMED_MILESTONES),
    milestones.map(({ id }) => ({ name: id })),
  );
  return [
    ...(isWritten('milestones') ? missing : []).map((id) => found('MILESTONE_MISSING', ['milestones'], { id, what: NAMED_MILESTONES[id] })),
    ...milestones.flatMap(({ index, id, title, from, due, phase }, at) => [
      ...(id !== undefined && milestones.slice(0, at).some((one) => one.id === id)
        ? [found('MILESTONE_DOUBLED', ['milestones', index, 'id'], { id })]
        : []),
      ...(from && due && from > due
        ? [found('MILESTONE_INVERTED', ['milestones', index, 'from'], { title: title ?? id ?? '', from, due })]
        : []),
      ...(phase && without.includes(phase)
        ? [found('MILESTONE_WITHOUT_PHASE', ['milestones', index, 'phase'], { title: title ?? id ?? '', phase: phaseNamed(phase) })]
        : []),
    ]),
  ];
}
