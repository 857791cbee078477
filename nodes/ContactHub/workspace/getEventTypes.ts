import { schema } from '../../kit';
import { define } from '../operation';
import { listDocumentedEventTypes, readEventTypes } from './directory';

export const getEventTypes = define.item({
	value: 'getEventTypes',
	name: 'Get Event Types',
	action: 'Get event types of workspace',
	description: 'Retrieve the event types of the workspace with the schemas of their properties',
	requests: 'One per 50 event types, and up to one more',
	output: schema.object(
		{
			id: schema.text,
			type: { type: 'string' },
			mode: schema.text,
			label: schema.text,
			description: schema.text,
			propertiesSchema: schema.anything,
			enabled: schema.flag,
		},
		['type'],
	),
	fields: {},
	async run({ api, hint }) {
		const types = await readEventTypes(api);
		if (types !== undefined) return types;
		hint(
			"The token isn't allowed to read the configuration, so these are the documented event types. A token of a user or an administrator shows those of the workspace.",
		);
		return listDocumentedEventTypes();
	},
});
