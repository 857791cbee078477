import type { Fields } from '../fields/field';
import { schema, type JsonSchema } from '../values/schema';
import {
	createOperationDefiner,
	type Call,
	type ItemOperation,
	type ListOperation,
	type Operation,
	type OperationInfo,
} from './operation';

/** What a plain *Delete* needs from a product's client. */
interface DeletingApi {
	delete(target: string): Promise<unknown>;
}

/** What a plain operation declares. Its value and names follow from what it works on. */
interface PlainInfo<F extends Fields> extends Pick<
	OperationInfo<F>,
	'description' | 'requests' | 'fields'
> {
	/** What it works on, as in the menu's texts: `contact list`; in the plural for a *Get Many*. */
	noun: string;
}

/** A *Get* of one record. */
interface PlainGet<Api, F extends Fields>
	extends PlainInfo<F>, Pick<ItemOperation<Api, F>, 'output' | 'run' | 'simplify' | 'once'> {}

/** A *Get Many*. */
interface PlainGetAll<Api, F extends Fields>
	extends
		PlainInfo<F>,
		Pick<ListOperation<Api, F>, 'output' | 'length' | 'pages' | 'simplify' | 'columns'> {
	/** What the records are called in messages and file names, if not by the noun. */
	records?: string;
}

/** A *Delete* of one record. Its output says that the record is deleted, with its IDs. */
interface PlainDelete<Api, F extends Fields> extends PlainInfo<F> {
	/** Path of the record. */
	target(call: Pick<Call<Api, F>, 'api' | 'params'>): string | Promise<string>;
	/** The parameters whose IDs are output, by the name of the property. */
	ids: Record<string, Extract<keyof F, string>>;
}

/** How a product declares operations that are little more than a path. */
export interface PlainDefiner<Api> {
	get<F extends Fields>(operation: PlainGet<Api, F>): Operation<Api>;
	getAll<F extends Fields>(operation: PlainGetAll<Api, F>): Operation<Api>;
	delete<F extends Fields>(operation: PlainDelete<Api, F>): Operation<Api>;
}

/** Creates the functions with which a product declares plain operations beside their resource. */
export function createPlainDefiner<Api extends DeletingApi>(): PlainDefiner<Api> {
	const define = createOperationDefiner<Api>();
	return {
		get: ({ noun, ...more }) =>
			define.item({ value: 'get', name: 'Get', action: `Get ${noun}`, ...more }),
		getAll: ({ noun, records = noun.replaceAll(' ', '-'), ...more }) =>
			define.list({
				value: 'getAll',
				name: 'Get Many',
				action: `Get many ${noun}`,
				records,
				...more,
			}),
		delete: ({ noun, target, ids, ...more }) =>
			define.item({
				value: 'delete',
				name: 'Delete',
				action: `Delete ${noun}`,
				output: createDeletedSchema(Object.keys(ids)),
				...more,
				async run({ api, params }) {
					await api.delete(await target({ api, params }));
					const values = Object.entries(ids).map(([property, name]) => [property, params[name]]);
					return { deleted: true, ...Object.fromEntries(values) };
				},
			}),
	};
}

function createDeletedSchema(ids: string[]): JsonSchema {
	const properties = ids.map((id) => [id, { type: 'string' }] as const);
	return schema.object({ deleted: { type: 'boolean' }, ...Object.fromEntries(properties) }, [
		'deleted',
		...ids,
	]);
}
