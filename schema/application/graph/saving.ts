/** How the form is filled in: a section, or several in one call. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { REQUEST } from '../../core/price.ts';
import { RefusalType } from '../../graph/refusal.ts';
import { saveSection } from '../actions/save.ts';
import { saveSections, type Saved } from '../actions/save-all.ts';
import type { SectionName } from '../form/sections.ts';
import type { Application } from '../model.ts';
import { SectionNameEnum } from './enums.ts';
import { SectionContentInput } from './form.ts';
import { loadedHead } from './loaded.ts';
import { applicationRef, ApplicationType, headOf } from './types.ts';

const VERSION = manual('所见的该栏版本；从未保存的为0。', 'The version of the section as seen; 0 where it was never saved. Rule A4.');

const SectionInput = builder.inputType('SectionInput', {
  description: manual('要保存的一栏。', 'A section to be saved.'),
  fields: (t) => ({
    version: t.int({ required: true, description: VERSION }),
    content: t.field({ type: SectionContentInput, required: true, description: manual('该栏的内容。', 'The content of the section.') }),
  }),
});

/** The section that was typed: the one field of its content that is there. */
function typedIn({ version, content }: { version: number; content: object }): { name: SectionName; version: number; content: unknown } {
  const [[name, typed]] = Object.entries(content) as [[SectionName, unknown]];
  return { name, version, content: typed };
}

const SavedType = builder.objectRef<Saved>('SavedSection').implement({
  description: manual('一栏的保存结果。', 'What became of a section.'),
  fields: (t) => ({
    section: t.expose('name', { type: SectionNameEnum, description: manual('栏。', 'The section.') }),
    isDone: t.boolean({ description: manual('已保存。', 'Whether it was saved.'), resolve: ({ refusal }) => refusal === null }),
    savedVersion: t.exposeInt('version', {
      nullable: true,
      description: manual('保存后的版本；未保存的为空。', 'Its version now; null where it was not saved.'),
    }),
    refusal: t.field({
      type: RefusalType,
      nullable: true,
      description: manual('未保存的原因；已保存的为空。', 'Why it was not saved; null where it was.'),
      resolve: ({ refusal }) => refusal && { refusal },
    }),
  }),
});

const SavedAllType = builder.objectRef<{ application: Application; rows: Saved[] }>('SaveSectionsPayload').implement({
  description: manual('各栏的保存结果和保存后的申报。', 'What became of each section, and the application afterwards.'),
  fields: (t) => ({
    application: t.expose('application', { type: ApplicationType, description: manual('保存后的申报。', 'The application afterwards.') }),
    rows: t.expose('rows', {
      type: [SavedType],
      description: manual('逐栏结果，次序与所提交的相同。', 'The answers, in the order of the request.'),
    }),
  }),
});

const ERRORS =
  'APPLICATION_UNKNOWN, NOT_EDITABLE, SECTION_CLOSED, VERSION_STALE, INPUT_INVALID, STANDARD_UNKNOWN, STANDARD_ENDED, ARTICLE_UNKNOWN, WINDOW_NOT_OPEN, WINDOW_CLOSED';

builder.mutationFields((t) => ({
  saveSection: t.fieldWithInput({
    type: ApplicationType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      version: t.input.int({ required: true, description: VERSION }),
      content: t.input.field({
        type: SectionContentInput,
        required: true,
        description: manual('一栏的内容。', 'The content of a section.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: manual(
      '保存一栏：申报人本人；所见版本不是现在的，不予保存，并附现在的内容。',
      `Saves a section: the applicant alone; refused against an old version, with the current one attached. Rules A4, C6, D9. Errors: ${ERRORS}.`,
    ),
    resolve: async (_, { input: { key, application, ...section } }, context) => {
      const input = { application: application.id, ...typedIn(section) };
      const { result } = await once(context, { key, mutation: 'saveSection', body: input }, (own) => saveSection(own, input));
      return result ? headOf(result) : loadedHead(context, application.id);
    },
  }),
  saveSections: t.fieldWithInput({
    type: SavedAllType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: manual('申报。', 'The application.') }),
      sections: t.input.field({
        type: [SectionInput],
        required: true,
        description: manual('要保存的各栏，每栏至多一次。', 'The sections to be saved, each once at most.'),
      }),
      key: t.input.string({ required: true, description: KEY_DESCRIPTION }),
    },
    price: 30 * REQUEST,
    authScopes: { role: ['APPLICANT'] },
    description: manual(
      '保存若干栏：申报人本人；逐栏判断，一栏不成不影响其他，各有结果。中断后以同一键重提，已保存的返回原结果，未保存的继续。',
      `Saves several sections: the applicant alone. Each is judged by itself and has an answer of its own; one that fails does not affect the others. Sent again with the same key after a break, what was saved returns its first result and the rest goes on. Rules A4, C6, D9. Errors: SECTION_TWICE, SECTIONS_NONE, KEY_MALFORMED; of a section KEY_REUSED, ${ERRORS}.`,
    ),
    resolve: async (_, { input: { key, application, sections } }, context) => {
      const rows = await saveSections(context, { application: application.id, sections: sections.map(typedIn), key });
      return { application: await loadedHead(context, application.id), rows };
    },
  }),
}));
