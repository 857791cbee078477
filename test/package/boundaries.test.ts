import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../support';

interface Case {
	/** A file of the project with this import. */
	file: string;
	specifier: string;
}

/** ESLint's messages about imports: in a separate process, because its configuration consists of ES modules. */
function lint(cases: Case[]): string[] {
	const script = join(ROOT, 'test/package/lintImports.mjs');
	const run = execFileSync(process.execPath, [script, JSON.stringify(cases)], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	return JSON.parse(run) as string[];
}

const ALLOWED: Case[] = [
	{ file: 'nodes/ContactHub/customer/get.ts', specifier: '../../kit' },
	{ file: 'nodes/ContactHub/ContactHub.node.ts', specifier: '../kit/index' },
	{ file: 'nodes/ContactHub/customer/get.ts', specifier: '../api/client' },
	{ file: 'nodes/ContactHub/api/client.ts', specifier: 'n8n-workflow' },
	{ file: 'nodes/ContactHub/session/generateId.ts', specifier: 'crypto' },
	{ file: 'nodes/ContactHubTrigger/poll.ts', specifier: '../ContactHub/api/client' },
	{
		file: 'nodes/ConstantContactLegacy/contact/create.ts',
		specifier: '../../constantContactShared/pickList',
	},
	{
		file: 'nodes/ConstantContactLegacyV2/api/client.ts',
		specifier: '../../constantContactShared/bulk/rows',
	},
	{
		file: 'nodes/ConstantContact/api/client.ts',
		specifier: '../../constantContactShared/api/errorEntries',
	},
	{ file: 'nodes/constantContactShared/bulk/rows.ts', specifier: '../../kit' },
	{ file: 'nodes/kit/files/csvRows.ts', specifier: 'papaparse' },
	{ file: 'nodes/kit/values/dateTimes.ts', specifier: '../errors/errors' },
	{ file: 'nodes/kit/operations/execute.ts', specifier: '../http/client' },
	{ file: 'credentials/ContactHubApi.credentials.ts', specifier: 'n8n-workflow' },
	{ file: 'credentials/ContactHubApi.credentials.ts', specifier: '../nodes/kit' },
];

const REFUSED: Array<Case & { reason: string }> = [
	{
		file: 'nodes/ContactHub/customer/get.ts',
		specifier: '../../kit/http/client',
		reason: 'through its index',
	},
	{
		file: 'credentials/ContactHubApi.credentials.ts',
		specifier: '../nodes/kit/http/client',
		reason: 'through its index',
	},
	{
		file: 'nodes/ContactHub/api/client.ts',
		specifier: '../../ConstantContactLegacy/api/client',
		reason: 'another',
	},
	{
		file: 'nodes/ContactHub/api/client.ts',
		specifier: '../../constantContactShared/waiting',
		reason: 'another',
	},
	{
		file: 'nodes/ContactHubTrigger/poll.ts',
		specifier: '../ConstantContact/api/client',
		reason: 'another',
	},
	{
		file: 'nodes/ConstantContactLegacyV2/api/client.ts',
		specifier: '../../ConstantContactLegacy/api/atom',
		reason: 'another',
	},
	{
		file: 'nodes/ConstantContact/api/client.ts',
		specifier: '../../ConstantContactLegacyV2/api/client',
		reason: 'another',
	},
	{
		file: 'nodes/constantContactShared/waiting.ts',
		specifier: '../ConstantContactLegacy/api/client',
		reason: 'another',
	},
	{
		file: 'nodes/constantContactShared/waiting.ts',
		specifier: '../ContactHub/api/client',
		reason: 'another',
	},
	{ file: 'nodes/ContactHub/api/client.ts', specifier: 'luxon', reason: 'through the kit only' },
	{ file: 'nodes/ContactHub/api/client.ts', specifier: 'node:fs', reason: 'through the kit only' },
	{
		file: 'nodes/kit/http/client.ts',
		specifier: '../../ContactHub/api/client',
		reason: 'no product',
	},
	{ file: 'nodes/kit/files/fileName.ts', specifier: 'node:fs', reason: "Node's own modules" },
	{
		file: 'nodes/kit/files/fileName.ts',
		specifier: 'timers/promises',
		reason: "Node's own modules",
	},
	{ file: 'nodes/kit/errors/errors.ts', specifier: '../values/json', reason: 'imports only' },
	{ file: 'nodes/kit/values/json.ts', specifier: '../fields/basic', reason: 'imports only' },
	{ file: 'nodes/kit/http/client.ts', specifier: '../operations/execute', reason: 'imports only' },
	{ file: 'nodes/kit/operations/execute.ts', specifier: '../polling/poll', reason: 'imports only' },
	{ file: 'nodes/kit/operations/execute.ts', specifier: '../index', reason: 'imports only' },
];

describe('what a file may import', () => {
	const found = lint([...ALLOWED, ...REFUSED]);

	it.each(ALLOWED.map((entry, index) => ({ ...entry, message: found[index] })))(
		'$file may import $specifier',
		({ message }) => expect(message).toBe(''),
	);

	it.each(REFUSED.map((entry, index) => ({ ...entry, message: found[ALLOWED.length + index] })))(
		'$file may not import $specifier',
		({ message, reason }) => expect(message).toContain(reason),
	);
});
