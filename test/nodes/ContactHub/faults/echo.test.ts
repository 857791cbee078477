import { Bench, getMany } from './bench';
import { findPaths } from './secrets';

const bench = new Bench();

const echo = (text: string) => {
	const body = {
		elements: [{ id: '1', registeredAt: '2026-01-01T00:00:00.000+0000', extra: text, [text]: 1 }],
		page: { size: 50, totalElements: 1, totalUnfilteredElements: 1, totalPages: 1, number: 0 },
	};
	bench.fault({ kind: 'status', status: 200, body });
};

it.each<[string, (token: string) => string]>([
	['as it is', (token) => token],
	['with its header', (token) => `Bearer ${token}`],
	['in base64', (token) => Buffer.from(`Bearer ${token}`).toString('base64')],
	[
		'in a URL, every byte',
		(token) => Array.from(Buffer.from(token), (byte) => `%${byte.toString(16)}`).join(''),
	],
	[
		'as numbers of HTML',
		(token) => Array.from(token, (sign) => `&#${sign.charCodeAt(0)};`).join(''),
	],
])("a success that echoes the token doesn't expose it, %s", async (_how, write) => {
	echo(write(bench.token));
	const { json, status, items } = await bench.run({ ...getMany, returnAll: false });
	expect(status).toBe('success');
	expect(json).toHaveLength(1);
	expect(JSON.stringify(json)).toContain('***');
	expect(findPaths(items, write(bench.token))).toEqual([]);
});
