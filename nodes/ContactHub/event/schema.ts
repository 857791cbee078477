import type { IDataObject } from 'n8n-workflow';

import { schema, type JsonSchema } from '../../kit';

const { text, object, anything } = schema;

/** An event as returned by ContactHub (ContactHub API 3.2). */
export const eventSchema: JsonSchema = object(
	{
		id: { type: 'string' },
		customerId: text,
		bringBackProperties: { type: ['object', 'null'] },
		type: text,
		context: text,
		date: text,
		properties: { type: ['object', 'null'] },
		contextInfo: { type: ['object', 'null'] },
		tracking: anything,
		registeredAt: text,
		updatedAt: text,
	},
	['id'],
);

/** Columns of an event file, before the properties of the events. */
export const eventColumns = [
	'id',
	'customerId',
	'type',
	'context',
	'date',
	'registeredAt',
	'updatedAt',
];

/** The short form of an event. */
export function simplifyEvent(event: IDataObject): IDataObject {
	const { id, customerId, type, context, date, registeredAt, properties } = event;
	return { id, customerId, type, context, date, registeredAt, properties };
}
