import type { IDataObject } from 'n8n-workflow';

import { additionalFields, InputError, required, text, withLock } from '../../kit';
import { define } from '../operation';
import { ADDRESS, readAddress } from './address';
import { addressSchema } from './schema';

/** Countries whose addresses need the code of a state or province. */
const WITH_STATE_CODE = ['US', 'CA'];

export const setAddress = define.item({
	value: 'setAddress',
	name: 'Set Address',
	action: 'Set postal address of account',
	description:
		'Replace the postal address of the account, which is shown in the footer of each campaign, or add it if there is none',
	requests: 'Two: one to read, one to write',
	output: addressSchema,
	fields: {
		addressLine1: required(
			text({
				displayName: 'Address Line 1',
				placeholder: 'e.g. 1601 Trapelo Road',
				maxLength: 80,
			}),
		),
		city: required(text({ displayName: 'City', placeholder: 'e.g. Waltham' })),
		countryCode: required(
			text({
				displayName: 'Country Code',
				placeholder: 'e.g. US',
				description: 'Two letters (ISO 3166-1)',
				maxLength: 2,
			}),
		),
		additionalFields: additionalFields({
			addressLine2: text({ displayName: 'Address Line 2', maxLength: 80 }),
			addressLine3: text({ displayName: 'Address Line 3', maxLength: 80 }),
			postalCode: text({ displayName: 'Postal Code', placeholder: 'e.g. 02451' }),
			stateCode: text({
				displayName: 'State Code',
				placeholder: 'e.g. MA',
				description: 'Required in the United States and Canada',
				maxLength: 2,
			}),
			stateName: text({
				displayName: 'State Name',
				description: 'Outside of the US and Canada',
			}),
		}),
	},
	async run({ api, params }) {
		const { addressLine1, city, countryCode, additionalFields } = params;
		const { addressLine2, addressLine3, postalCode, stateCode, stateName } = additionalFields;
		const country = countryCode.toUpperCase();
		if (WITH_STATE_CODE.includes(country) && stateCode === undefined) {
			throw new InputError(
				`'State Code' is missing: an address in the country ${country} needs one`,
				"Add it under 'Additional Fields', e.g. MA.",
			);
		}
		const body: IDataObject = {
			address_line1: addressLine1,
			address_line2: addressLine2,
			address_line3: addressLine3,
			city,
			state_code: stateCode?.toUpperCase(),
			state_name: stateName,
			postal_code: postalCode,
			country_code: country,
		};
		return await withLock(api.getKey(ADDRESS), async () => {
			const exists = (await readAddress(api)) !== undefined;
			return exists ? await api.put(ADDRESS, body) : await api.post(ADDRESS, body);
		});
	},
});
