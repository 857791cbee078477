import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { loadOptions } from '../../../support';

describe.each([
	['ConstantContact', ConstantContact],
	['ConstantContactLegacyV2', ConstantContactLegacyV2],
] as const)('%s: the columns offered', (_, Node) => {
	const columns = async (tables: string | string[]) =>
		await loadOptions(Node, 'getColumns', {
			parameters: { resource: 'table', operation: 'replicate', tables },
		});

	it('are those of the chosen tables, by name', async () => {
		const some = await columns(['contactLists', 'accountInfo']);
		expect(some).toContainEqual({
			name: 'Contact Lists: Created Date',
			value: 'contactLists.created_date',
		});
		expect(new Set(some.map(({ value }) => String(value).split('.')[0]))).toEqual(
			new Set(['accountInfo', 'contactLists']),
		);
		expect(some.map(({ name }) => name)).toEqual(some.map(({ name }) => name).sort());
		expect(some.some(({ value }) => String(value).includes('legacy'))).toBe(false);
	});

	it.each([[[]], ['={{ $json.tables }}']])(
		'are those of all tables while none is known: %j',
		async (tables) => {
			expect((await columns(tables)).length).toBeGreaterThan(60);
		},
	);
});
