/**
 * Everything that depends on how expressions are evaluated: parameters, filters, credentials, items from other nodes, whole
 * workflows.
 */
export const SUITES = [
	'test/expressions/',
	'test/engine/(?!demo)',
	'test/credentials/',
	'test/kit/(fields|operations/|values/expressions)',
	'test/nodes/[^/]+/faults/(continueOnFail|credential|editor|values)',
	'test/nodes/[^/]+/methods/',
	'test/nodes/ContactHub/customer/(getAll|create|upsert|update|mapping)',
	'test/nodes/ContactHub/event/create',
	'test/nodes/ContactHubTrigger/(filters|lifecycle)',
	'test/nodes/ConstantContact/(contact|contactList)/',
	'test/nodes/ConstantContactLegacy/(contact|contactList)/',
	'test/nodes/ConstantContactLegacyV2/(contact|contactList)/',
];
