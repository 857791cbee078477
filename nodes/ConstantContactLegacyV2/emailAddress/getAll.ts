import { choice, filters, path } from '../../kit';
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
				status: choice({
					displayName: 'Status',
					default: 'ALL',
					options: [
						{ name: 'All', value: 'ALL' },
						{ name: 'Confirmed', value: 'CONFIRMED' },
						{ name: 'Unconfirmed', value: 'UNCONFIRMED' },
					],
				}),
			},
		}),
	},
	async *pages({ api, params: { filters } }) {
		const { status = 'ALL' } = filters;
		// The API doesn't page these (V2 API 2.6).
		yield await api.list(path`/account/verifiedemailaddresses`, {
			...(status !== 'ALL' && { status }),
		});
	},
});
