import type { IDataObject } from 'n8n-workflow';

import { isRecord, nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { requireSize } from '../model/size';
import { define } from '../operation';
import { getNewest, noteAccepted } from './accepted';
import { readDetails } from './details';
import { contextField, eventDetails, eventIdField, propertiesJson } from './fields';
import { eventSchema } from './schema';

/** The properties that a PUT of an event may have (ContactHub API 2.6). */
const WRITABLE = [
	'id',
	'customerId',
	'bringBackProperties',
	'type',
	'context',
	'date',
	'properties',
	'contextInfo',
	'tracking',
	'registeredAt',
	'updatedAt',
];

export const updateEvent = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update event',
	description: 'Change some parts of an event; other properties stay unchanged',
	requests: 'Two per event: one to read, one to write',
	output: eventSchema,
	fields: {
		eventId: eventIdField,
		updateFields: updateFields({
			...eventDetails,
			context: contextField,
			properties: propertiesJson,
		}),
	},
	async run({ api, params: { eventId, updateFields } }) {
		const { properties, context, ...details } = updateFields;
		const changes = { ...readDetails(details), ...(context !== undefined && { context }) };
		if (properties === undefined && Object.keys(changes).length === 0) throw nothingToUpdateError();
		const target = path`/events/${eventId}`;
		const key = `${api.baseUrl} ${api.workspaceId} ${target}`;
		return await withLock(target, async () => {
			// Changes are only accepted at first, so what is read may lack those of another item.
			const current = getNewest(key, await api.get(target));
			const merged = { ...getProperties(current), ...properties };
			requireSize(merged, 'Properties');
			const wanted = { ...current, ...changes, properties: merged };
			const event = pickWritable({ ...wanted, tracking: mergeTracking(current, changes) });
			const accepted = { ...event, ...(await api.put(target, event)) };
			noteAccepted(key, accepted);
			return accepted;
		});
	},
});

function getProperties({ properties }: IDataObject): IDataObject {
	return isRecord(properties) ? (properties as IDataObject) : {};
}

/** Each tracking parameter is a field of its own, so those that aren't given keep their values. */
function mergeTracking(current: IDataObject, { tracking }: IDataObject): IDataObject[string] {
	if (!isRecord(tracking) || !isRecord(current.tracking)) return tracking ?? current.tracking;
	const ga = [current.tracking.ga, tracking.ga].filter(isRecord);
	return { ...current.tracking, ga: Object.assign({}, ...ga) as IDataObject } as IDataObject;
}

/** The event without properties that a PUT doesn't allow. `updatedAt` is required, but old events lack it. */
function pickWritable(event: IDataObject): IDataObject {
	const known = WRITABLE.filter((key) => event[key] !== undefined && event[key] !== null);
	const kept: IDataObject = Object.fromEntries(known.map((key) => [key, event[key]]));
	return { updatedAt: event.registeredAt, ...kept };
}
