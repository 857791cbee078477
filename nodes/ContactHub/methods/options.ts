import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { customerFields } from '../model/customerFields';
import { readExtendedFields } from '../model/extendedFields';
import {
	listDocumentedEventTypes,
	readEventTypes,
	readExtendedSchema,
} from '../workspace/directory';
import { loadFromApi } from './context';
import { toEventTypeEntry } from './search';

/** Event types for choosing several. */
export async function getEventTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await loadFromApi(this, 'list event types', async (api) => {
		const types = (await readEventTypes(api)) ?? listDocumentedEventTypes();
		return sortOptions(types.map(toEventTypeEntry));
	});
}

/** Attributes that a query can compare: the documented ones and the workspace's own. */
export async function getQueryAttributes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await loadFromApi(this, 'list the attributes of customers', async (api) => {
		const extended = readExtendedFields((await readExtendedSchema(api)) ?? {});
		const own = [
			{ path: 'registeredAt', label: 'Registered At' },
			{ path: 'updatedAt', label: 'Updated At' },
		];
		return sortOptions(
			[...customerFields, ...extended, ...own].map(({ path, label }) => ({
				name: label,
				value: path,
				description: path,
			})),
		);
	});
}

function sortOptions(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((left, right) => left.name.localeCompare(right.name));
}
