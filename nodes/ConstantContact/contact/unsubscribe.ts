import type { IDataObject } from 'n8n-workflow';

import { additionalFields, choice, InputError, isBlank, text } from '../../kit';
import { define } from '../operation';
import { isUnsubscribed, rewriteChosenContact } from './contacts';
import { contactField } from './fields';
import { addLabels } from './labels';
import { contactSchema, simplifyContact } from './schema';

export const unsubscribeContact = define.item({
	value: 'unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe contact',
	description:
		'Unsubscribe a contact: it leaves all lists and receives no more campaigns. Only the person can subscribe again.',
	requests: 'Two per contact, only one if it has already unsubscribed; one more by email address',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		contact: contactField,
		requestedBy: choice({
			displayName: 'Requested By',
			default: 'Contact',
			description: 'Who requested it',
			options: [
				{ name: 'Account', value: 'Account', description: 'You' },
				{ name: 'Contact', value: 'Contact', description: 'The person' },
			],
		}),
		additionalFields: additionalFields({
			reason: text({
				displayName: 'Reason',
				description: 'The reason, as shown in the reports of Constant Contact',
				maxLength: 255,
			}),
		}),
	},
	async run({ api, params: { contact, requestedBy, additionalFields }, hint }) {
		const { reason } = additionalFields;
		const change = (current: IDataObject): IDataObject | undefined => {
			if (isUnsubscribed(current)) {
				hint('The person has already unsubscribed; nothing was sent');
				return undefined;
			}
			const { address } = (current.email_address ?? {}) as IDataObject;
			if (isBlank(address)) throw noAddressError(String(current.contact_id));
			return {
				email_address: {
					address,
					permission_to_send: 'unsubscribed',
					...(reason !== undefined && { opt_out_reason: reason }),
				},
			};
		};
		return await addLabels(
			api,
			await rewriteChosenContact(api, contact, change, { source: requestedBy }),
		);
	},
});

function noAddressError(id: string): InputError {
	return new InputError(
		`The contact ${id} has no email address, so it gets no campaigns to unsubscribe from`,
		"To end text messages, use 'Update' with the 'SMS Permission' Unsubscribed.",
	);
}
