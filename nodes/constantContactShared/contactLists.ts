import { path, type Field, type JsonSchema, type Operation, type PlainDefiner } from '../kit';
import type { IDataObject } from 'n8n-workflow';

/** What reading a list needs from the client of version 1 or 2. */
interface ListApi {
	get(target: string): Promise<IDataObject>;
}

/**
 * Declares *Get* and *Delete* of a contact list, which versions 1 and 2 have under the same path.
 *
 * @param list the field that names the list
 */
export function declareListOperations<Api extends ListApi>(
	plain: PlainDefiner<Api>,
	list: Field<string>,
	output: JsonSchema,
): Record<'getList' | 'deleteList', Operation<Api>> {
	return {
		getList: plain.get({
			noun: 'contact list',
			description: 'Retrieve a contact list',
			requests: 'One per list',
			output,
			fields: { list },
			run: async ({ api, params }) => await api.get(path`/lists/${params.list}`),
		}),
		deleteList: plain.delete({
			noun: 'contact list',
			description: 'Delete a contact list; its contacts stay in the account',
			requests: 'One per list',
			fields: { list },
			target: ({ params }) => path`/lists/${params.list}`,
			ids: { id: 'list' },
		}),
	};
}
