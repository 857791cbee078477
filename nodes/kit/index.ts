/**
 * What the nodes share. It knows no product. Nodes import it only through this file, because it is built as one bundle
 * that all nodes of a process share: the rate limiters live in it.
 */
export * from './ancestry';
export * from './answers';
export * from './baseUrl';
export { OutputFile, OutputItems } from './binaryFile';
export * from './binaryInput';
export { wait } from './cancel';
export * from './connection';
export * from './credential';
export * from './credentialTest';
export * from './csvRows';
export * from './emptyExpressions';
export * from './errors';
export * from './execute';
export * from './explain';
export { dependsOnItem } from './expressions';
export * from './fields/basic';
export * from './fields/collection';
export * from './fields/dateTime';
export * from './fields/field';
export { filters } from './fields/filters';
export * from './fields/locator';
export * from './fields/mapper';
export * from './fileName';
export * from './functions';
export * from './http';
export * from './json';
export * from './linkedPages';
export { fileFields, listOptions, outputField } from './listFields';
export * from './loading';
export * from './mapPages';
export * from './operation';
export * from './pages';
export * from './path';
export * from './poll';
export * from './properties';
export * from './readAhead';
export * from './schema';
export * from './settle';
export * from './sorting';
export * from './storedRecords';
export * from './turns';
export { WriteJournal } from './writeJournal';
export * from './xml';
export { collect, takeRecords } from './records';
export { DateTime, IANAZone } from 'luxon';
