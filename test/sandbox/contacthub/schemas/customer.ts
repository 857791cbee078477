import {
	boolean,
	date,
	dateTime,
	email,
	integer,
	list,
	nullable,
	nullables,
	number,
	object,
	oneOf,
	text,
	url,
	type Schema,
} from './parts';

const locale: Schema = { type: 'string', pattern: '^[a-z]{2}(_([a-zA-Z]{2}){1,2})?_[A-Z]{2}$' };
const timezone: Schema = { type: 'string', format: 'timezone' };
const id: Schema = { type: 'string', minLength: 1 };

/** A location: both coordinates or none. */
export const geo = object({ lat: number, lon: number }, ['lat', 'lon']);

/** An entry of base.educations. */
export const education = object(
	{
		id,
		...nullables({
			schoolType: oneOf('PRIMARY_SCHOOL', 'SECONDARY_SCHOOL', 'HIGH_SCHOOL', 'COLLEGE', 'OTHER'),
			schoolName: text,
			schoolConcentration: text,
			startYear: integer,
			endYear: integer,
			isCurrent: boolean,
		}),
	},
	['id'],
);

/** An entry of base.jobs. */
export const job = object(
	{
		id,
		...nullables({
			companyIndustry: text,
			companyName: text,
			jobTitle: text,
			startDate: date,
			endDate: date,
			isCurrent: boolean,
		}),
	},
	['id'],
);

/** An entry of base.likes. */
export const like = object(
	{ id, ...nullables({ category: text, name: text, createdTime: dateTime }) },
	['id'],
);

/** An entry of base.subscriptions; the flag is `subscribed`, not `enable` (ContactHub API 3.1). */
export const subscription = object(
	{
		id,
		...nullables({
			name: text,
			type: text,
			kind: oneOf('DIGITAL_MESSAGE', 'SERVICE', 'OTHER'),
			subscribed: boolean,
			startDate: dateTime,
			endDate: dateTime,
			subscriberId: text,
			registeredAt: dateTime,
			updatedAt: dateTime,
		}),
		preferences: list(object({ key: text, value: text })),
	},
	['id'],
);

const contacts = object({
	...nullables({ email, fax: text, mobilePhone: text, phone: text }),
	otherContacts: list(
		object({
			name: text,
			type: nullable(oneOf('MOBILE', 'PHONE', 'EMAIL', 'FAX', 'OTHER')),
			value: nullable(text),
		}),
	),
	mobileDevices: list(
		object(
			nullables({
				identifier: text,
				appId: text,
				name: text,
				type: oneOf('IOS', 'ANDROID', 'WINDOWS_PHONE', 'FIREOS'),
				notificationService: oneOf('APN', 'GCM', 'WNS', 'ADM', 'SNS'),
			}),
		),
	),
});

const address = object(
	nullables({
		street: text,
		city: text,
		country: text,
		province: text,
		region: text,
		zip: text,
		geo,
	}),
);

/** Social network accounts for which the API has a field. */
export const SOCIAL_NETWORKS = [
	'facebook',
	'google',
	'instagram',
	'linkedin',
	'qzone',
	'twitter',
] as const;

/** The `base` section, with keys in the order of the API's responses (ContactHub API 3.1). */
export const base = object({
	...nullables({
		pictureUrl: url,
		title: text,
		prefix: text,
		firstName: text,
		lastName: text,
		middleName: text,
		gender: text,
		dob: date,
		locale,
		timezone,
		contacts,
		address,
		credential: object(nullables({ username: text, password: text })),
	}),
	educations: list(education),
	likes: list(like),
	socialProfile: nullable(
		object(nullables(Object.fromEntries(SOCIAL_NETWORKS.map((network) => [network, text])))),
	),
	jobs: list(job),
	subscriptions: list(subscription),
});

const consent = object(nullables({ status: boolean, limitation: boolean, objection: boolean }));

function consentGroup(...leaves: string[]): Schema {
	return object(nullables(Object.fromEntries(leaves.map((leaf) => [leaf, consent]))));
}

/** The `consents` section (ContactHub API 3.1). */
export const consents = object(
	nullables({
		disclaimer: object(nullables({ date: dateTime, version: text })),
		marketing: object(
			nullables({
				traditional: consentGroup('telephonic', 'papery'),
				automatic: consentGroup('sms', 'email', 'push', 'im', 'telephonic'),
			}),
		),
		profiling: consentGroup('classic', 'online'),
		softSpam: consentGroup('email', 'papery'),
		thirdPartyTransfer: consentGroup('profiling', 'marketing'),
	}),
);

/** The `tags` section. */
export const tags = object({ auto: list(text), manual: list(text) });
