import type { IDataObject } from 'n8n-workflow';

import { splitList } from '../../../nodes/kit';
import { importRows, LEGACY, run, write } from './targets';

it.each<[string, string[]]>([
	['"VIP","Winter sale, 2021"', ['VIP', 'Winter sale, 2021']],
	['VIP, "Winter sale, 2021" , x', ['VIP', 'Winter sale, 2021', 'x']],
	['VIP, VIP,, VIP ', ['VIP']],
	['"5"" disk", VIP', ['5" disk', 'VIP']],
	['5" disk, VIP', ['5" disk', 'VIP']],
	['"open, VIP', ['"open', 'VIP']],
	['\u200bVIP\u200b,VIP', ['VIP']],
	['VIP;News; VIP', ['VIP', 'News']],
	['VIP, gold; silver', ['VIP', 'gold; silver']],
	['VIP;"Winter sale, 2021"', ['VIP', 'Winter sale, 2021']],
	['"Winter sale, 2021"; VIP', ['Winter sale, 2021', 'VIP']],
	['12" vinyl, 7" single', ['12" vinyl', '7" single']],
	['caf\u00e9, cafe\u0301, VIP', ['caf\u00e9', 'VIP']],
	['["VIP", null, "", "VIP "]', ['VIP']],
	['VIP\r\nNews\n', ['VIP', 'News']],
	['"VIP; gold"\nNews', ['VIP; gold', 'News']],
	['["VIP","Winter sale, 2021","VIP"]', ['VIP', 'Winter sale, 2021']],
])('tags in a cell: %s', async (cell, tags) => {
	const { sent } = await write('ContactHub', [{ email: 'a@example.com', Tags: cell }]);
	expect(JSON.parse(sent[0] ?? '')).toMatchObject({ tags: { manual: tags } });
});

it.each(LEGACY)('%s reads lists as an agent gives them', async (target) => {
	const contactFields = {
		mappingMode: 'defineBelow',
		schema: [],
		value: { email_address: 'a@example.com' },
	};
	for (const lists of ['["1","2"]', '[1, 2]', '1, 2', '"1","2"', '1,2,1']) {
		const { sent, failure } = await run(target, 'contact', 'create', { contactFields, lists });
		expect(failure).toBe('');
		expect(sent[0]).toMatch(
			target === 'v1' ? /lists\/1".*lists\/2"/s : /"lists":\[\{"id":"1"\},\{"id":"2"\}\]/,
		);
	}
});

it.each<[unknown, string[]]>([
	['["Books","Coffee"]', ['4', '5']],
	[['Books', null, 'books ', ''], ['4']],
	['"Coffee"; Books', ['5', '4']],
])('V3 reads several choices: %j', async (Interests, choice_ids) => {
	const { sent, failure } = await write('v3', [
		{ email: 'a@example.com', Interests } as IDataObject,
	]);
	expect(failure).toBe('');
	expect(JSON.parse(sent[0] ?? '')).toMatchObject({ custom_fields: [{ choice_ids }] });
});

it('V3 leaves choices as they are if a list is empty', async () => {
	const { sent } = await write('v3', [{ email: 'a@example.com', Interests: [null] }]);
	expect(sent.join()).not.toContain('custom_fields');
});

it('values of a condition may hold commas', async () => {
	const node = await (await import('../ContactHub/setup')).connectNode();
	const condition = { attribute: 'base.lastName', operator: 'IN', value: '"Lee, Ann",Kerr' };
	await node.run('customer', 'getAll', {
		queryMode: 'conditions',
		conditions: { condition: [condition] },
	});
	expect(JSON.stringify(node.onlyRequest())).toContain('Lee, Ann');
	await node.close();
});

it.each([
	['Ann;Bob', ['Ann', 'Bob']],
	['Ann;"Lee, Bob"', ['Ann', 'Lee, Bob']],
	['Ann\nBob', ['Ann', 'Bob']],
	['[Ann], [Bob]', ['[Ann]', '[Bob]']],
])('values of a condition are separated as in a cell: %j', async (value, names) => {
	const node = await (await import('../ContactHub/setup')).connectNode();
	const condition = { attribute: 'base.firstName', operator: 'IN', value };
	await node.run('customer', 'getAll', {
		queryMode: 'conditions',
		conditions: { condition: [condition] },
	});
	const query = String(node.sandbox.log.entries[0]?.query.query);
	expect(query).toContain(`"value":${JSON.stringify(names)}`);
	await node.close();
});

it('a condition refuses a list as Python writes it', async () => {
	const condition = { attribute: 'base.firstName', operator: 'IN', value: "['Ann', 'Bob']" };
	const { failure } = await run('ContactHub', 'customer', 'getAll', {
		queryMode: 'conditions',
		conditions: { condition: [condition] },
	});
	expect(failure).toContain("isn't valid JSON");
});

it('another delimiter may stand between', () => {
	expect(splitList('a;"b;c"; a ', ';')).toEqual(['a', 'b;c']);
});

it('imports are not concerned: a cell of a row is one value', async () => {
	const { sent } = await importRows('v2', ['Email,Custom Field 1\na@example.com,"x, y"\n']);
	expect(sent.join()).toContain('x, y');
});
