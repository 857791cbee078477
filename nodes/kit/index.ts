/**
 * The code that all nodes share, without knowledge of any product. Nodes import it only through this file, because it is built as
 * one bundle that all nodes in a process share: it contains the rate limiters.
 */
export * from './errors/errors';
export type { TellHint } from './errors/hints';
export * from './errors/knownErrors';
export * from './errors/listSome';
export * from './errors/nodeError';

export { throwIfStopped, wait } from './async/cancel';
export { getCurrentLimit, type Concurrency } from './async/gate';
export * from './async/lock';
export * from './async/mapPages';
export * from './async/prefetch';
export * from './async/result';

export * from './values/ascii';
export { readBoolean } from './values/booleans';
export * from './values/chunks';
export { toComparableName } from './values/columnNames';
export * from './values/dateTimes';
export * from './values/email';
export { dependsOnItem } from './values/expressions';
export { formatCount } from './values/formatCount';
export { holdsNumbers, removeFormulaMark, removeMarks } from './values/formulaMarks';
export * from './values/invisible';
export * from './values/json';
export { findJsonText } from './values/jsonText';
export * from './values/names';
export * from './values/numbers';
export * from './values/path';
export { LANGUAGES, type PersonField } from './values/columnRow';
export * from './values/personColumns';
export * from './values/personFields';
export * from './values/plainText';
export * from './values/schema';
export * from './values/show';
export * from './values/sorting';
export * from './values/span';
export * from './values/texts';
export * from './values/xml';

export { OutputFile, OutputItems, type ReadText } from './files/binaryFile';
export * from './files/binaryInput';
export * from './files/csvRows';
export { FileDigest } from './files/fileDigest';
export * from './files/fileName';
export { collect, takeRecords } from './files/records';
export * from './files/storedInput';
export * from './files/storedRecords';

export * from './runtime/ancestry';
export * from './runtime/functions';
export { WriteJournal } from './runtime/writeJournal';

export * from './fields/basic';
export * from './fields/clearing';
export * from './fields/collection';
export * from './fields/dateTime';
export * from './fields/emptyExpressions';
export * from './fields/field';
export { filters } from './fields/filters';
export * from './fields/mappedValues';
export * from './fields/resourceLocator';
export * from './fields/resourceMapper';
export * from './fields/textLists';

export * from './http/apiClient';
export * from './http/authentication';
export * from './http/baseUrl';
export * from './http/client';
export * from './http/connect';
export * from './http/connection';
export * from './http/credential';
export * from './http/credentialTest';
export {
	buildJsonRequest,
	writeJsonWithList,
	type JsonRequest,
	type WrittenJson,
} from './http/jsonRequest';
export * from './http/links';
export * from './http/messages';
export * from './http/responses';
export * from './http/sameRecord';
export * from './http/serverTime';
export type * from './http/settings';

export * from './pagination/linkedPages';
export * from './pagination/numberedPages';

export * from './operations/execute';
export {
	fileFields,
	getFileFormat,
	listOptions,
	outputField,
	simplifyField,
} from './operations/listFields';
export * from './operations/loading';
export * from './operations/operation';
export { createPlainDefiner, type PlainDefiner } from './operations/plain';
export {
	ColumnUses,
	describePreview,
	previewField,
	ROWS_SHOWN,
	type ColumnUse,
} from './operations/preview';
export type { Product } from './operations/product';
export * from './operations/properties';

export * from './polling/clocks';
export * from './polling/feed';
export * from './polling/lastPolls';
export * from './polling/poll';
export * from './polling/pollFeed';
export * from './polling/seen';
export * from './polling/storedCursor';
export * from './polling/timeFeed';
export * from './polling/triggerFields';
export * from './polling/watermarks';

export { DateTime, IANAZone } from 'luxon';
