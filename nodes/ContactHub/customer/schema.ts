import type { IDataObject } from 'n8n-workflow';

import { listLeafPaths, schema, getValueAt, type JsonSchema } from '../../kit';

const { text, flag, number, list, object, optional, anything } = schema;

const consent = optional({ status: flag, limitation: flag, objection: flag });

/** A customer as returned by ContactHub (ContactHub API 3.1). */
export const customerSchema: JsonSchema = object(
	{
		id: { type: 'string' },
		nodeId: text,
		externalId: text,
		enabled: flag,
		registeredAt: text,
		updatedAt: text,
		base: optional({
			pictureUrl: text,
			title: text,
			prefix: text,
			firstName: text,
			lastName: text,
			middleName: text,
			gender: text,
			dob: text,
			locale: text,
			timezone: text,
			contacts: optional({
				email: text,
				fax: text,
				mobilePhone: text,
				phone: text,
				otherContacts: list(anything),
				mobileDevices: list(anything),
			}),
			address: optional({
				street: text,
				city: text,
				country: text,
				province: text,
				region: text,
				zip: text,
				geo: optional({ lat: number, lon: number }),
			}),
			credential: optional({ username: text, password: text }),
			educations: list(anything),
			likes: list(anything),
			socialProfile: optional({
				facebook: text,
				google: text,
				instagram: text,
				linkedin: text,
				qzone: text,
				twitter: text,
			}),
			jobs: list(anything),
			subscriptions: list(anything),
		}),
		consents: optional({
			disclaimer: optional({ date: text, version: text }),
			marketing: optional({
				traditional: optional({ telephonic: consent, papery: consent }),
				automatic: optional({
					sms: consent,
					email: consent,
					push: consent,
					im: consent,
					telephonic: consent,
				}),
			}),
			profiling: optional({ classic: consent, online: consent }),
			softSpam: optional({ email: consent, papery: consent }),
			thirdPartyTransfer: optional({ profiling: consent, marketing: consent }),
		}),
		tags: optional({ auto: list(text), manual: list(text) }),
		extended: { type: ['object', 'null'] },
		extra: text,
		sourceInfo: { type: ['object', 'null'] },
	},
	['id'],
);

/** Columns of a customer file, before the workspace's own ones. */
export const customerColumns = listLeafPaths(customerSchema).filter(
	(path) => !['extended', 'sourceInfo'].includes(path),
);

/** The short form of a customer: the ten values that most workflows need. */
export function simplifyCustomer(customer: IDataObject): IDataObject {
	const value = (path: string) => (getValueAt(customer, path) ?? null) as IDataObject[string];
	return {
		id: value('id'),
		externalId: value('externalId'),
		email: value('base.contacts.email'),
		firstName: value('base.firstName'),
		lastName: value('base.lastName'),
		mobilePhone: value('base.contacts.mobilePhone'),
		city: value('base.address.city'),
		tags: value('tags.manual'),
		registeredAt: value('registeredAt'),
		updatedAt: value('updatedAt'),
	};
}
