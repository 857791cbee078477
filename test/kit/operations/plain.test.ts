import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	createPlainDefiner,
	text,
	type ItemOperation,
	type ListOperation,
} from '../../../nodes/kit';

/** A client that records what it deletes. */
class Api {
	readonly deleted: string[] = [];

	async delete(target: string): Promise<void> {
		this.deleted.push(await Promise.resolve(target));
	}
}

const plain = createPlainDefiner<Api>();
const fields = { box: text({ displayName: 'Box' }), shoe: text({ displayName: 'Shoe' }) };
const said = { description: 'Words', requests: 'One', fields };

it('names the operations after what they work on', () => {
	const output = {};
	const run = async () => await Promise.resolve({});
	const pages = async function* (): AsyncGenerator<IDataObject[]> {};
	const operations = [
		plain.get({ ...said, noun: 'left shoe', output, run }),
		plain.getAll({ ...said, noun: 'left shoes', output, pages }),
		plain.delete({ ...said, noun: 'left shoe', target: () => '/x', ids: { id: 'shoe' } }),
	];
	expect(operations.map(({ value, name, action }) => [value, name, action])).toEqual([
		['get', 'Get', 'Get left shoe'],
		['getAll', 'Get Many', 'Get many left shoes'],
		['delete', 'Delete', 'Delete left shoe'],
	]);
	expect((operations[1] as ListOperation<Api>).records).toBe('left-shoes');
	const own = plain.getAll({ ...said, noun: 'shoes in boxes', records: 'boxed', output, pages });
	expect((own as ListOperation<Api>).records).toBe('boxed');
});

it('deletes what the target names, and outputs the IDs as the schema says', async () => {
	const api = new Api();
	const operation = plain.delete({
		...said,
		noun: 'shoe',
		target: async ({ params: { box, shoe } }) => await Promise.resolve(`/${box}/${shoe}`),
		ids: { id: 'shoe', box_id: 'box' },
	}) as ItemOperation<Api>;
	const response = await operation.run({
		api,
		params: { box: 'b', shoe: 's' },
		hint: () => undefined,
		index: 0,
		mayHaveWritten: false,
		functions: {} as IExecuteFunctions,
	});
	expect(api.deleted).toEqual(['/b/s']);
	expect(response).toEqual({ deleted: true, id: 's', box_id: 'b' });
	expect(operation.output).toEqual({
		type: 'object',
		properties: {
			deleted: { type: 'boolean' },
			id: { type: 'string' },
			box_id: { type: 'string' },
		},
		required: ['deleted', 'id', 'box_id'],
	});
});
