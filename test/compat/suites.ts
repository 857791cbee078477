/**
 * Everything that tests how the nodes behave in n8n, for the last n8n 1.x; except how the harness behaves, which follows the
 * current n8n.
 */
export const ALL = [
	'test/credentials/',
	'test/engine/',
	'test/kit/',
	'test/nodes/',
	'test/package/loading',
	'test/proxy/',
];

/** One suite for each thing that may be different in an older n8n: what is tested for each version. */
export const SHORT = [
	'test/package/loading',
	// The Test button
	'test/credentials/',
	// Items, concurrency, errors and the error output, hints, Stop
	'test/kit/(async/cancel|operations/(batch|execute|items|parameters)|values/expressions)',
	// Lists of any length, files that are written and read, streams of pages
	'test/kit/(files/(binaryFile|binaryInput|recordFile)|operations/lists|pagination/)',
	'test/nodes/ContactHub/customer/(getAll|create|upsert)',
	'test/nodes/ConstantContactLegacyV2/libraryFile/',
	'test/nodes/ConstantContactLegacy/contactList/',
	// Lost responses, and how they are reported
	'test/nodes/ContactHub/event/create',
	// What loads lists and forms in the editor
	'test/nodes/ContactHub/methods/(search|mapping|options)',
	// Polls
	'test/nodes/ContactHubTrigger/(customers|lifecycle)',
];
