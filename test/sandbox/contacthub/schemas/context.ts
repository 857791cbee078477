import { geo } from './customer';
import { email, nullable, nullables, object, oneOf, text, type Schema } from './parts';

/** Where an event can take place (ContactHub API 3.2). */
export const CONTEXTS = [
	'CONTACT_CENTER',
	'WEB',
	'MOBILE',
	'ECOMMERCE',
	'RETAIL',
	'IOT',
	'SOCIAL',
	'DIGITAL_CAMPAIGN',
	'OTHER',
] as const;

export type Context = (typeof CONTEXTS)[number];

const latLon = object({
	lat: { type: 'number', minimum: -90, maximum: 90 },
	lon: { type: 'number', minimum: -180, maximum: 180 },
});
const place = { city: text, country: text, region: text, province: text, zip: text };
const person = {
	firstName: nullable(text),
	lastName: nullable(text),
	contacts: nullable(object(nullables({ email, mobilePhone: text, phone: text }))),
};

const client = object({
	userAgent: nullable(text),
	ip: { type: 'string', format: 'ipv4' },
	localization: nullable(object({ ...place, geo: latLon })),
});
const user = object({ id: text, externalId: nullable(text), username: nullable(text), ...person }, [
	'id',
]);
const store = object({
	id: text,
	name: text,
	// Hyphens, not underscores (ContactHub API 3.2)
	type: oneOf(
		'AIRPORT',
		'ECOMMERCE',
		'FLAGSHIP',
		'FREE-STANDING',
		'MALL',
		'OUTLET',
		'RESORT',
		'SIS',
		'WAREHOUSE',
		'NOT-DEFINED',
	),
	street: text,
	...place,
	geo,
	website: text,
});
const salesAssistant = nullable(object({ id: text, ...person }, ['id']));
const device = object({
	bundleIdentifier: text,
	versionNumber: text,
	buildNumber: text,
	identifierForVendor: text,
	systemVersion: text,
	model: text,
	deviceVendor: text,
	locale: text,
	language: text,
});

/** Schema of `contextInfo` for each context. */
export const contextInfo: Record<Context, Schema> = {
	CONTACT_CENTER: object({ client, user }),
	WEB: object({ client, user }),
	MOBILE: object({ client, user, device }),
	ECOMMERCE: object({ client, user, store }),
	RETAIL: object({ client, user, store, salesAssistant }),
	IOT: object({ client, user }),
	SOCIAL: object({ client, user }),
	DIGITAL_CAMPAIGN: object({ client, user }),
	OTHER: object({ client, user }),
};

/** Schema of `tracking`. */
export const tracking = nullable(
	object({
		ga: object({
			utm_source: text,
			utm_medium: text,
			utm_term: text,
			utm_content: text,
			utm_campaign: text,
		}),
	}),
);
