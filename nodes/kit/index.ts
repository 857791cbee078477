/**
 * The code that all nodes share, without knowledge of any product. Nodes import it only through this file, because it is built as
 * one bundle that all nodes in a process share: it contains the rate limiters.
 */
export * from './runtime/ancestry';
export * from './http/responses';
export * from './http/apiClient';
export * from './http/authentication';
export * from './http/baseUrl';
export { OutputFile, OutputItems, type ReadText } from './files/binaryFile';
export * from './files/binaryInput';
export { throwIfStopped, wait } from './async/cancel';
export { toComparableName } from './values/columnNames';
export * from './http/connect';
export * from './http/connection';
export * from './http/credential';
export * from './http/credentialTest';
export { readBoolean } from './values/booleans';
export * from './values/chunks';
export { formatCount } from './values/formatCount';
export * from './files/csvRows';
export * from './values/ascii';
export * from './values/email';
export * from './fields/emptyExpressions';
export * from './errors/errors';
export * from './operations/execute';
export * from './errors/nodeError';
export { dependsOnItem } from './values/expressions';
export * from './fields/basic';
export * from './fields/clearing';
export * from './fields/collection';
export * from './fields/dateTime';
export * from './fields/field';
export { filters } from './fields/filters';
export * from './fields/resourceLocator';
export * from './fields/resourceMapper';
export { FileDigest } from './files/fileDigest';
export * from './files/fileName';
export * from './runtime/functions';
export type { TellHint } from './errors/hints';
export * from './http/client';
export {
	buildJsonRequest,
	writeJsonWithList,
	type JsonRequest,
	type WrittenJson,
} from './http/jsonRequest';
export * from './http/messages';
export type * from './http/settings';
export * from './values/invisible';
export * from './values/json';
export { findJsonText } from './values/jsonText';
export * from './pagination/linkedPages';
export * from './http/links';
export {
	fileFields,
	getFileFormat,
	listOptions,
	outputField,
	simplifyField,
} from './operations/listFields';
export * from './operations/loading';
export * from './errors/listSome';
export { getLimit, type Concurrency } from './async/gate';
export * from './async/mapPages';
export * from './fields/mappedValues';
export { holdsNumbers, removeFormulaMark } from './values/formulaMarks';
export * from './values/dateTimes';
export * from './values/names';
export * from './values/numbers';
export * from './operations/operation';
export { createPlainDefiner, type PlainDefiner } from './operations/plain';
export * from './pagination/numberedPages';
export * from './values/path';
export * from './values/personColumns';
export * from './values/personFields';
export * from './values/plainText';
export * from './polling/poll';
export * from './polling/clocks';
export * from './polling/feed';
export * from './polling/lastPolls';
export * from './polling/pollFeed';
export * from './polling/seen';
export * from './polling/storedCursor';
export * from './polling/triggerFields';
export * from './polling/timeFeed';
export * from './polling/watermarks';
export {
	ColumnUses,
	describePreview,
	previewField,
	ROWS_SHOWN,
	type ColumnUse,
	type PreviewPlan,
} from './operations/preview';
export type { Product } from './operations/product';
export * from './operations/properties';
export * from './async/prefetch';
export * from './http/sameRecord';
export * from './values/schema';
export * from './values/show';
export * from './async/result';
export * from './values/sorting';
export * from './values/span';
export * from './files/storedRecords';
export * from './values/texts';
export * from './fields/textLists';
export * from './async/lock';
export { WriteJournal } from './runtime/writeJournal';
export * from './values/xml';
export { collect, takeRecords } from './files/records';
export { DateTime, IANAZone } from 'luxon';
