import type { INodeParameters } from 'n8n-workflow';
import {
	collection,
	resourceLocator,
	resourceMapper,
	number,
	text,
	toggle,
	when,
} from '../../../nodes/kit';
import type { Field } from '../../../nodes/kit';
import { itemOperation, numbered, runOperation } from '../dummy';

/** A field that counts how many times it is read. */
function counted<Value>(field: Field<Value>): { field: Field<Value>; reads: () => number } {
	let count = 0;
	const read: Field<Value>['read'] = (raw, context) => {
		count++;
		return field.read(raw, context);
	};
	return { field: { ...field, read }, reads: () => count };
}

/** Runs an operation that returns its parameters. */
async function readBy(
	fields: Record<string, Field<unknown>>,
	parameters: INodeParameters,
	items = 1,
) {
	const operation = itemOperation({
		fields,
		run: async ({ params }) => ({ ...params, options: undefined }),
	});
	return await runOperation(operation, parameters, { json: numbered(items) });
}

it('reads a constant once, an expression for each item', async () => {
	const constant = counted(text({ displayName: 'Constant' }));
	const varying = counted(text({ displayName: 'Varying' }));
	const fields = { constant: constant.field, varying: varying.field };
	const { json } = await readBy(fields, { constant: 'c', varying: '=v{{ $json.n }}' }, 3);
	expect(json).toEqual([0, 1, 2].map((n) => ({ constant: 'c', varying: `v${n}` })));
	expect([constant.reads(), varying.reads()]).toEqual([1, 3]);
});

it('reads an expression inside a collection for each item', async () => {
	const options = collection({
		displayName: 'More',
		fields: { deep: text({ displayName: 'Deep' }) },
	});
	const { json } = await readBy({ more: options }, { more: { deep: '={{ $json.n * 2 }}' } }, 3);
	expect(json).toEqual([{ more: { deep: '0' } }, { more: { deep: '2' } }, { more: { deep: '4' } }]);
});

it('reads what comes from the item for each item, also without an expression', async () => {
	const form = resourceMapper({
		displayName: 'Form',
		resourceMapperMethod: 'getFields',
		fieldWords: { singular: 'field', plural: 'fields' },
	});
	const parameters = { form: { mappingMode: 'autoMapInputData', value: null } };
	const { json } = await readBy({ form }, parameters, 2);
	expect(json.map(({ form: mapped }) => mapped)).toMatchObject([
		{ automatic: true, values: { n: 0 } },
		{ automatic: true, values: { n: 1 } },
	]);
});

it('reads the value of a locator', async () => {
	const record = resourceLocator({ displayName: 'Record', searchListMethod: 'search' });
	const value = { __rl: true, mode: 'id', value: '=id-{{ $json.n }}' };
	expect((await readBy({ record }, { record: value }, 2)).json).toEqual([
		{ record: 'id-0' },
		{ record: 'id-1' },
	]);
});

it('falls back on the default', async () => {
	const { json } = await readBy({ limit: number({ displayName: 'Limit', default: 7 }) }, {});
	expect(json).toEqual([{ limit: 7 }]);
});

describe('a hidden field', () => {
	const fields = {
		flag: toggle({ displayName: 'Flag', default: false }),
		hidden: when({ flag: [true] }, number({ displayName: 'Hidden', default: 1 })),
		nested: when({ hidden: [true] }, number({ displayName: 'Nested', default: 1 })),
	};

	it('is not validated, and has no value', async () => {
		const { json, error } = await readBy(fields, { flag: false, hidden: 'nonsense' });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ flag: false }]);
	});

	it('is validated when its switch opens it, for the items for which it does', async () => {
		const parameters = { flag: '={{ $json.n === 1 }}', hidden: '={{ $json.n }}' };
		expect((await readBy(fields, parameters, 3)).json).toEqual([
			{ flag: false },
			{ flag: true, hidden: 1 },
			{ flag: false },
		]);
		const { error } = await readBy(fields, { flag: true, hidden: '=x' });
		expect(error?.message).toBe("'Hidden' isn't a number: 'x' [item 0]");
	});
});
