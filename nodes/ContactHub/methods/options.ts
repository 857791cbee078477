import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { customerFields } from '../model/customerFields';
import { extendedFields } from '../model/extendedFields';
import { documentedEventTypes, readEventTypes, readExtendedSchema } from '../workspace/directory';
import { explained } from './context';
import { eventTypeEntry } from './search';

/** Event types for a list of ticks. */
export async function getEventTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await explained(this, 'list event types', async (api) => {
		const types = (await readEventTypes(api)) ?? documentedEventTypes();
		return sorted(types.map(eventTypeEntry));
	});
}

/** Attributes that a query can compare: the documented ones and the workspace's own. */
export async function getQueryAttributes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await explained(this, 'list the attributes of customers', async (api) => {
		const extended = extendedFields((await readExtendedSchema(api)) ?? {});
		const own = [
			{ path: 'registeredAt', label: 'Registered At' },
			{ path: 'updatedAt', label: 'Updated At' },
		];
		return sorted(
			[...customerFields, ...extended, ...own].map(({ path, label }) => ({
				name: label,
				value: path,
				description: path,
			})),
		);
	});
}

function sorted(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((left, right) => left.name.localeCompare(right.name));
}
