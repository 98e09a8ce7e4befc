/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation Begin($unit: ID!) {\n  beginApplication(input: {unit: $unit}) {\n    id\n  }\n}\n\nmutation RequestUploads($application: ID!, $files: [UploadInput!]!) {\n  requestUploads(input: {application: $application, files: $files}) {\n    number\n    url\n    fields {\n      name\n      value\n    }\n  }\n}\n\nmutation ConfirmUploads($application: ID!, $files: [ConfirmedUploadInput!]!) {\n  confirmUploads(input: {application: $application, files: $files}) {\n    proofs {\n      number\n    }\n    problems {\n      number\n      text {\n        zh\n      }\n    }\n  }\n}\n\nmutation SaveSections($application: ID!, $key: String!, $sections: [SectionInput!]!) {\n  saveSections(input: {application: $application, key: $key, sections: $sections}) {\n    rows {\n      section\n      isDone\n      refusal {\n        text {\n          zh\n        }\n      }\n    }\n    application {\n      version\n    }\n  }\n}\n\nmutation Submit($application: ID!, $version: Int!, $key: String!) {\n  submitApplication(\n    input: {application: $application, version: $version, key: $key}\n  ) {\n    submission {\n      number\n      hash\n    }\n  }\n}\n\nquery Following($application: ID!) {\n  node(id: $application) {\n    kind: __typename\n    ... on Application {\n      state\n      next {\n        text {\n          zh\n        }\n        closesAt\n      }\n    }\n  }\n}": typeof types.BeginDocument,
};
const documents: Documents = {
    "mutation Begin($unit: ID!) {\n  beginApplication(input: {unit: $unit}) {\n    id\n  }\n}\n\nmutation RequestUploads($application: ID!, $files: [UploadInput!]!) {\n  requestUploads(input: {application: $application, files: $files}) {\n    number\n    url\n    fields {\n      name\n      value\n    }\n  }\n}\n\nmutation ConfirmUploads($application: ID!, $files: [ConfirmedUploadInput!]!) {\n  confirmUploads(input: {application: $application, files: $files}) {\n    proofs {\n      number\n    }\n    problems {\n      number\n      text {\n        zh\n      }\n    }\n  }\n}\n\nmutation SaveSections($application: ID!, $key: String!, $sections: [SectionInput!]!) {\n  saveSections(input: {application: $application, key: $key, sections: $sections}) {\n    rows {\n      section\n      isDone\n      refusal {\n        text {\n          zh\n        }\n      }\n    }\n    application {\n      version\n    }\n  }\n}\n\nmutation Submit($application: ID!, $version: Int!, $key: String!) {\n  submitApplication(\n    input: {application: $application, version: $version, key: $key}\n  ) {\n    submission {\n      number\n      hash\n    }\n  }\n}\n\nquery Following($application: ID!) {\n  node(id: $application) {\n    kind: __typename\n    ... on Application {\n      state\n      next {\n        text {\n          zh\n        }\n        closesAt\n      }\n    }\n  }\n}": types.BeginDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Begin($unit: ID!) {\n  beginApplication(input: {unit: $unit}) {\n    id\n  }\n}\n\nmutation RequestUploads($application: ID!, $files: [UploadInput!]!) {\n  requestUploads(input: {application: $application, files: $files}) {\n    number\n    url\n    fields {\n      name\n      value\n    }\n  }\n}\n\nmutation ConfirmUploads($application: ID!, $files: [ConfirmedUploadInput!]!) {\n  confirmUploads(input: {application: $application, files: $files}) {\n    proofs {\n      number\n    }\n    problems {\n      number\n      text {\n        zh\n      }\n    }\n  }\n}\n\nmutation SaveSections($application: ID!, $key: String!, $sections: [SectionInput!]!) {\n  saveSections(input: {application: $application, key: $key, sections: $sections}) {\n    rows {\n      section\n      isDone\n      refusal {\n        text {\n          zh\n        }\n      }\n    }\n    application {\n      version\n    }\n  }\n}\n\nmutation Submit($application: ID!, $version: Int!, $key: String!) {\n  submitApplication(\n    input: {application: $application, version: $version, key: $key}\n  ) {\n    submission {\n      number\n      hash\n    }\n  }\n}\n\nquery Following($application: ID!) {\n  node(id: $application) {\n    kind: __typename\n    ... on Application {\n      state\n      next {\n        text {\n          zh\n        }\n        closesAt\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').BeginDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
