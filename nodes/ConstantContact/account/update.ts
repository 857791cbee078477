import type { IDataObject } from 'n8n-workflow';

import { nothingToUpdateError, path, removeNulls, text, updateFields, withLock } from '../../kit';
import { accountFields } from '../../constantContactShared/fields/accountFields';
import { define } from '../operation';
import { accountSchema } from './schema';

/** The properties that can be changed, by parameter. */
const PROPERTIES = {
	contactEmail: 'contact_email',
	contactPhone: 'contact_phone',
	countryCode: 'country_code',
	firstName: 'first_name',
	lastName: 'last_name',
	organizationName: 'organization_name',
	organizationPhone: 'organization_phone',
	stateCode: 'state_code',
	timeZone: 'time_zone_id',
	website: 'website',
} as const;

export const updateAccount = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update account information',
	description:
		"Change the name, contact data or time zone of the account; fields you don't set are kept",
	requests: 'Two: one to read, one to write',
	output: accountSchema,
	fields: {
		updateFields: updateFields({
			...accountFields,
			contactEmail: text({
				displayName: 'Contact Email',
				placeholder: 'e.g. name@email.com',
			}),
			contactPhone: text({ displayName: 'Contact Phone', maxLength: 25 }),
			countryCode: text({ displayName: 'Country Code', placeholder: 'e.g. US', maxLength: 2 }),
			organizationPhone: text({ displayName: 'Organization Phone' }),
		}),
	},
	async run({ api, params: { updateFields } }) {
		const changes = Object.fromEntries(
			Object.entries(updateFields)
				.filter(([, value]) => value !== undefined)
				.map(([name, value]) => [PROPERTIES[name as keyof typeof PROPERTIES], value]),
		) as IDataObject;
		if (Object.keys(changes).length === 0) throw nothingToUpdateError();
		const target = path`/account/summary`;
		return await withLock(api.getKey(target), async () => {
			// Whether a PUT keeps properties that it omits isn't documented.
			const current = await api.get(target);
			const kept = removeNulls(
				Object.fromEntries(Object.values(PROPERTIES).map((key) => [key, current[key]])),
			);
			return await api.put(target, { ...kept, ...changes });
		});
	},
});
