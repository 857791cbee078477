import type { PersonField } from '../../kit';
import type { RecordField } from './types';

/** A consent is three switches (ContactHub API 3.1). */
const CONSENT_LEAVES = ['status', 'limitation', 'objection'] as const;

const CONSENTS: Record<string, string> = {
	'marketing.traditional.telephonic': 'Marketing by Telephone (Operator)',
	'marketing.traditional.papery': 'Marketing by Post',
	'marketing.automatic.sms': 'Marketing by SMS',
	'marketing.automatic.email': 'Marketing by Email',
	'marketing.automatic.push': 'Marketing by Push Message',
	'marketing.automatic.im': 'Marketing by Instant Message',
	'marketing.automatic.telephonic': 'Marketing by Telephone (Automatic)',
	'profiling.classic': 'Profiling (Classic)',
	'profiling.online': 'Profiling (Online)',
	'softSpam.email': 'Soft Spam by Email',
	'softSpam.papery': 'Soft Spam by Post',
	'thirdPartyTransfer.profiling': 'Transfer to Third Parties for Profiling',
	'thirdPartyTransfer.marketing': 'Transfer to Third Parties for Marketing',
};

const NETWORKS = {
	facebook: 'Facebook',
	google: 'Google',
	instagram: 'Instagram',
	linkedin: 'LinkedIn',
	qzone: 'Qzone',
	twitter: 'Twitter',
};

/**
 * All writable fields of a customer (ContactHub API 3.1), without the workspace's own `extended` ones. One table for the form,
 * matching columns, validation, *Fields to Clear* and file columns.
 */
export const customerFields: RecordField[] = [
	{ path: 'externalId', label: 'External ID', kind: 'text' },
	{ path: 'base.contacts.email', label: 'Email', kind: 'email', aliases: ['mail', 'emailAddress'] },
	{ path: 'base.firstName', label: 'First Name', kind: 'text', aliases: ['givenName'] },
	{ path: 'base.lastName', label: 'Last Name', kind: 'text', aliases: ['surname', 'familyName'] },
	{ path: 'base.middleName', label: 'Middle Name', kind: 'text' },
	{ path: 'base.title', label: 'Title', kind: 'text' },
	{ path: 'base.prefix', label: 'Prefix', kind: 'text' },
	{ path: 'base.gender', label: 'Gender', kind: 'text' },
	{
		path: 'base.dob',
		label: 'Date of Birth',
		kind: 'date',
		aliases: ['birthday', 'birthDate', 'dateOfBirth'],
	},
	{ path: 'base.contacts.mobilePhone', label: 'Mobile Phone', kind: 'text', aliases: ['mobile'] },
	{ path: 'base.contacts.phone', label: 'Phone', kind: 'text', aliases: ['telephone'] },
	{ path: 'base.contacts.fax', label: 'Fax', kind: 'text' },
	{ path: 'base.contacts.otherContacts', label: 'Other Contacts', kind: 'json' },
	{ path: 'base.contacts.mobileDevices', label: 'Mobile Devices', kind: 'json' },
	{ path: 'base.address.street', label: 'Street', kind: 'text', aliases: ['address'] },
	{ path: 'base.address.city', label: 'City', kind: 'text' },
	{ path: 'base.address.zip', label: 'ZIP', kind: 'text', aliases: ['postalCode', 'zipCode'] },
	{ path: 'base.address.province', label: 'Province', kind: 'text' },
	{ path: 'base.address.region', label: 'Region', kind: 'text' },
	{ path: 'base.address.country', label: 'Country', kind: 'text' },
	{ path: 'base.address.geo.lat', label: 'Latitude', kind: 'number' },
	{ path: 'base.address.geo.lon', label: 'Longitude', kind: 'number' },
	{ path: 'base.locale', label: 'Locale', kind: 'locale' },
	{ path: 'base.timezone', label: 'Time Zone', kind: 'timezone' },
	{ path: 'base.pictureUrl', label: 'Picture URL', kind: 'url' },
	{ path: 'base.credential.username', label: 'Username', kind: 'text' },
	{ path: 'base.credential.password', label: 'Password', kind: 'text' },
	...Object.entries(NETWORKS).map(([network, name]): RecordField => ({
		path: `base.socialProfile.${network}`,
		label: `${name} Profile`,
		kind: 'text',
	})),
	{ path: 'tags.manual', label: 'Tags', kind: 'stringList' },
	{ path: 'base.educations', label: 'Educations', kind: 'json' },
	{ path: 'base.jobs', label: 'Jobs', kind: 'json' },
	{ path: 'base.likes', label: 'Likes', kind: 'json' },
	{ path: 'base.subscriptions', label: 'Subscriptions', kind: 'json' },
	{ path: 'consents.disclaimer.date', label: 'Disclaimer Date', kind: 'dateTime' },
	{ path: 'consents.disclaimer.version', label: 'Disclaimer Version', kind: 'text' },
	...Object.entries(CONSENTS).flatMap(([path, label]) =>
		CONSENT_LEAVES.map((leaf): RecordField => ({
			path: `consents.${path}.${leaf}`,
			label: `${label}: ${leaf.charAt(0).toUpperCase()}${leaf.slice(1)}`,
			kind: 'boolean',
		})),
	),
	{ path: 'extra', label: 'Extra', kind: 'text' },
];

/** Common headings in tables of people, in any language, by the path of the field. A customer has one address: the home address. */
export const PEOPLE: Record<string, PersonField[]> = {
	'base.contacts.email': ['email'],
	'base.firstName': ['firstName'],
	'base.middleName': ['middleName'],
	'base.lastName': ['lastName'],
	'base.dob': ['birthday'],
	'base.contacts.phone': ['phone'],
	'base.contacts.mobilePhone': ['mobilePhone'],
	'base.address.street': ['street'],
	'base.address.city': ['city'],
	'base.address.zip': ['postalCode'],
	'base.address.province': ['state'],
	'base.address.country': ['country'],
};

/** What identifies a customer in ContactHub, and comes first in a form. */
export const IDENTIFIERS = ['base.contacts.email', 'externalId'];

/** Properties that only a customer returned by ContactHub has. */
export const OWN_KEYS = ['id', 'registeredAt'];

/** Keys of a customer that ContactHub sets itself: in customers from ContactHub, they are ignored without a hint. */
export const READ_ONLY_KEYS = [
	'id',
	'nodeId',
	'registeredAt',
	'updatedAt',
	'enabled',
	'sourceInfo',
	'tags.auto',
];

const LABELS = new Map([
	...customerFields.map(({ path, label }): [string, string] => [path, label]),
	['base.address.geo', 'Latitude and Longitude'],
	['registeredAt', 'Registered At'],
	['updatedAt', 'Updated At'],
]);

/** The label of a customer attribute; unknown ones, e.g. a workspace's own, keep their name. */
export function getAttributeLabel(path: string): string {
	return LABELS.get(path) ?? path;
}

/** Customer attributes that are dates, in addition to those in the table, for queries and comparisons. */
export const TIMESTAMPS = ['registeredAt', 'updatedAt'];
