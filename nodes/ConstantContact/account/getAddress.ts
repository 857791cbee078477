import { define } from '../operation';
import { readAddress } from './address';
import { addressSchema } from './schema';

export const getAddress = define.item({
	value: 'getAddress',
	name: 'Get Address',
	action: 'Get postal address of account',
	description:
		'Retrieve the postal address of the account, which stands in the footer of each campaign. Empty where it has none.',
	requests: 'One',
	output: addressSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return (await readAddress(api)) ?? {};
	},
});
