import type { IDataObject } from 'n8n-workflow';

import { collection, InputError, schema, toggle, type JsonSchema } from '../../kit';
import type { V3Query } from '../api/query';
import { eventField } from '../event/fields';
import { someTexts } from '../fields/textList';
import { define } from '../operation';
import { paymentStatus, registrationStatus, trackId, trackOptions } from './fields';
import { findRegistrationsPath } from './track';

const registrationIds = someTexts({
	displayName: 'Registration IDs',
	placeholder: 'e.g. 4460bdcd-1a8a-434a-a7bf-c72a500743b2',
	description: 'The registrations to change, comma-separated',
});

const createOutputSchema = (key: string): JsonSchema =>
	schema.object(
		{ registration_id: { type: 'string' }, [key]: schema.text, updated: { type: 'boolean' } },
		['registration_id', 'updated'],
	);

export const updateStatus = define.item({
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update status of registrations',
	description:
		'Set the status of registrations, e.g. cancel them; those that fail are output with updated: false',
	requests:
		'One per item, for any number of registrations; one more per event and run without a track ID',
	output: createOutputSchema('registration_status'),
	fields: {
		event: eventField,
		registrationIds,
		registrationStatus,
		options: collection({
			displayName: 'Options',
			fields: {
				increaseCount: toggle({
					displayName: 'Increase Count',
					default: false,
					description: 'Whether to exceed the number of tickets',
				}),
				increaseItemCount: toggle({
					displayName: 'Increase Item Count',
					default: false,
					description: 'Whether to exceed the number of items',
				}),
				returnItems: toggle({
					displayName: 'Return Items',
					default: true,
					description: 'Whether the items of canceled registrations can be sold again',
				}),
				trackId,
			},
		}),
	},
	async run({
		api,
		params: { event, registrationIds: ids, registrationStatus: status, options },
		hint,
	}) {
		const target = await findRegistrationsPath(api, event, options.trackId);
		const body = { registration_ids: ids, registration_status: status };
		const query: V3Query = {
			increase_count: options.increaseCount,
			increase_item_count: options.increaseItemCount,
			return_items_to_inventory: options.returnItems,
		};
		const response = await api.change('PUT', target, body, query);
		return toResults(ids, response, { registration_status: status }, hint);
	},
});

export const updatePayment = define.item({
	value: 'updatePayment',
	name: 'Update Payment',
	action: 'Update payment status of registrations',
	description:
		'Set the payment status of registrations; those that fail are output with updated: false. Registrations without a payment stay unchanged.',
	requests:
		'One per item, for any number of registrations; one more per event and run without a track ID',
	output: createOutputSchema('payment_status'),
	fields: { event: eventField, registrationIds, paymentStatus, options: trackOptions },
	async run({
		api,
		params: { event, registrationIds: ids, paymentStatus: status, options },
		hint,
	}) {
		const target = `${await findRegistrationsPath(api, event, options.trackId)}/payment_status`;
		const body = { registration_ids: ids, payment_status: status };
		const response = await api.change('PUT', target, body);
		return toResults(ids, response, { payment_status: status }, hint);
	},
});

/**
 * The outcome for each registration: 207 names those that failed (V3 API appendix A).
 *
 * @throws InputError if all of them failed
 */
function toResults(
	ids: string[],
	response: IDataObject | undefined,
	change: IDataObject,
	hint: (text: string) => void,
): IDataObject[] {
	const named = response?.failed_registration_ids;
	const failed = new Set(Array.isArray(named) ? named.map((id) => String(id).toLowerCase()) : []);
	const isFailed = (id: string) => failed.has(id.toLowerCase());
	const list = ids.filter(isFailed).join(', ');
	if (ids.every(isFailed)) {
		throw new InputError(
			`Constant Contact changed none of the registrations: ${list}`,
			'Check that the IDs belong to this event and track, and that their status allows the change.',
		);
	}
	if (list !== '') hint(`Constant Contact did not change these registrations: ${list}`);
	return ids.map((id) => {
		const updated = !isFailed(id);
		return { registration_id: id, ...(updated && change), updated };
	});
}
