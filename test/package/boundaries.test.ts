import { checkBoundaries, violation } from '../../scripts/build/boundaries';

it('no source file imports across a boundary', async () => {
	await expect(checkBoundaries()).resolves.toBeUndefined();
});

describe('what a file may import', () => {
	it.each([
		['nodes/ContactHub/customer/get.ts', '../../kit'],
		['nodes/ContactHub/ContactHub.node.ts', '../kit/index'],
		['nodes/ContactHub/customer/get.ts', '../api/client'],
		['nodes/ContactHub/api/client.ts', 'n8n-workflow'],
		['nodes/ContactHubTrigger/poll.ts', '../ContactHub/api/client'],
		['nodes/ConstantContactLegacy/contact/get.ts', '../../constantContactShared/pickList'],
		['nodes/ConstantContactLegacyV2/api/client.ts', '../../constantContactShared/bulk/rows'],
		['nodes/ConstantContact/api/client.ts', '../../constantContactShared/errorEntries'],
		['nodes/constantContactShared/bulk/rows.ts', '../../kit'],
		['nodes/kit/csv.ts', 'papaparse'],
		['nodes/kit/fields/basic.ts', '../values/json'],
		['credentials/ContactHubApi.credentials.ts', 'n8n-workflow'],
	])('%s may import %s', (file, specifier) => {
		expect(violation(file, specifier)).toBeUndefined();
	});

	it.each([
		['nodes/ContactHub/customer/get.ts', '../../kit/http', 'through its index only'],
		['nodes/ContactHub/api/client.ts', '../../Legacy/client', 'does not import another'],
		[
			'nodes/ContactHub/api/client.ts',
			'../../constantContactShared/waiting',
			'does not import another',
		],
		[
			'nodes/ConstantContactLegacyV2/api/client.ts',
			'../../ConstantContactLegacy/api/atom',
			'another',
		],
		['nodes/ConstantContact/api/client.ts', '../../ConstantContactLegacyV2/client', 'another'],
		['nodes/constantContactShared/waiting.ts', '../ConstantContactLegacy/client', 'another'],
		['nodes/ContactHub/api/client.ts', 'luxon', 'through the kit only'],
		['nodes/kit/http/client.ts', '../../ContactHub/api/client', 'no product'],
		['nodes/kit/file.ts', 'node:fs', "Node's own modules"],
		['credentials/ContactHubApi.credentials.ts', '../nodes/kit/http', 'through its index only'],
	])('%s may not import %s', (file, specifier, reason) => {
		expect(violation(file, specifier)).toContain(reason);
	});
});
