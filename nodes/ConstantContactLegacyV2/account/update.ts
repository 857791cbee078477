import type { IDataObject } from 'n8n-workflow';

import { isRecord, nothingToUpdateError, path, text, updateFields, withLock } from '../../kit';
import { accountFields } from '../../constantContactShared/fields/accountFields';
import { define } from '../operation';
import { renameKeys } from '../api/renameKeys';
import { accountSchema } from './schema';

/** Parts of the organization's address. */
const ADDRESS = {
	addressLine1: 'line1',
	addressLine2: 'line2',
	addressLine3: 'line3',
	city: 'city',
	stateCode: 'state_code',
	state: 'state',
	postalCode: 'postal_code',
	countryCode: 'country_code',
} as const;

/** Properties of the account itself. The country and the state also apply to the address. */
const ACCOUNT = {
	organizationName: 'organization_name',
	firstName: 'first_name',
	lastName: 'last_name',
	email: 'email',
	phone: 'phone',
	website: 'website',
	timeZone: 'time_zone',
	countryCode: 'country_code',
	stateCode: 'state_code',
} as const;

export const updateAccount = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update account information',
	description:
		"Change the name, address or time zone of the account; fields you don't set are kept",
	requests: 'Two: one to read, one to write',
	output: accountSchema,
	fields: {
		updateFields: updateFields({
			...accountFields,
			addressLine1: text({
				displayName: 'Address Line 1',
				placeholder: 'e.g. 1601 Trapelo Road',
			}),
			addressLine2: text({ displayName: 'Address Line 2' }),
			addressLine3: text({ displayName: 'Address Line 3' }),
			city: text({ displayName: 'City' }),
			countryCode: text({ displayName: 'Country Code', placeholder: 'e.g. US' }),
			email: text({ displayName: 'Email', placeholder: 'e.g. name@email.com' }),
			phone: text({ displayName: 'Phone' }),
			postalCode: text({ displayName: 'Postal Code' }),
			state: text({ displayName: 'State', description: 'If there is no code for it' }),
		}),
	},
	async run({ api, params: { updateFields } }) {
		const values = Object.entries(updateFields).filter(([, value]) => value !== undefined);
		if (values.length === 0) throw nothingToUpdateError();
		const changes = Object.fromEntries(values) as Partial<Record<string, string>>;
		const target = path`/account/info`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces everything (V2 API 0.5).
			const current = await api.get(target);
			const wanted = { ...current, ...renameKeys(changes, ACCOUNT) };
			return await api.put(target, withAddress(wanted, renameKeys(changes, ADDRESS)));
		});
	},
});

/** The account with its first address changed; it must have one. */
function withAddress(account: IDataObject, changes: IDataObject): IDataObject {
	if (Object.keys(changes).length === 0) return account;
	const addresses = Array.isArray(account.organization_addresses)
		? (account.organization_addresses as IDataObject[])
		: [];
	const [first, ...others] = addresses;
	const changed = { ...(isRecord(first) ? first : {}), ...changes } as IDataObject;
	return { ...account, organization_addresses: [changed, ...others] };
}
