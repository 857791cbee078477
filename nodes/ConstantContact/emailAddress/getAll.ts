import { choice, filters, path, text } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import { plain } from '../operation';
import { emailAddressSchema } from './schema';

export const getAllEmailAddresses = plain.getAll({
	noun: 'email addresses',
	description: "Retrieve the account's email addresses from which campaigns can be sent",
	requests: 'One',
	length: 'short',
	output: emailAddressSchema,
	fields: {
		filters: filters({
			fields: {
				confirmStatus: choice({
					displayName: 'Confirm Status',
					default: 'ALL',
					options: [
						{ name: 'All', value: 'ALL' },
						{ name: 'Confirmed', value: 'CONFIRMED', description: 'Campaigns can be sent from it' },
						{ name: 'Unconfirmed', value: 'UNCONFIRMED' },
					],
				}),
				emailAddress: text({
					displayName: 'Email Address',
					placeholder: 'e.g. name@email.com',
					description: 'Only this address',
				}),
				role: choice({
					displayName: 'Role',
					default: 'REPLY_TO',
					options: [
						{ name: 'Billing', value: 'BILLING' },
						{ name: 'Contact', value: 'CONTACT' },
						{ name: 'Journaling', value: 'JOURNALING' },
						{ name: 'Other', value: 'OTHER' },
						{ name: 'Reply To', value: 'REPLY_TO' },
					],
				}),
			},
		}),
	},
	async *pages({ api, params: { filters } }) {
		const { confirmStatus = 'ALL', emailAddress, role } = filters;
		const email = emailAddress && readEmail(emailAddress, 'Email Address');
		// The API doesn't page these (V3 API appendix A).
		yield await api.list(path`/account/emails`, {
			...(confirmStatus !== 'ALL' && { confirm_status: confirmStatus }),
			role_code: role,
			email_address: email,
		});
	},
});
