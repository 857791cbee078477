import {
	choice,
	choices,
	InputError,
	show,
	type Field,
	fixedChoices,
	collection,
	jsonObject,
	resourceLocator,
	resourceMapper,
	dateTime,
	optionalResourceLocator,
	required,
	text,
} from '../../kit';
import { EVENT_CONTEXTS } from '../model/eventTypes';
import { toEnumOptions } from '../model/types';

/** The event that an operation is about. */
export const eventIdField = required(
	text({
		displayName: 'Event ID',
		placeholder: 'e.g. 4c1f0a83-0c5a-4b0e-9a43-9c6a7d6d9d3b',
	}),
);

/** What happened. */
export const eventTypeField = resourceLocator({
	displayName: 'Event Type',
	searchListMethod: 'searchEventTypes',
	typed: { name: 'name', displayName: 'By Name', placeholder: 'e.g. viewedPage' },
});

/** Where the event happened. */
export const contextField = choice({
	displayName: 'Context',
	default: 'OTHER',
	options: toEnumOptions(EVENT_CONTEXTS),
});

/** The filters for lists of events, besides place and time. */
export const eventFilters = {
	contexts: fixedChoices({
		displayName: 'Contexts',
		options: toEnumOptions(EVENT_CONTEXTS),
	}),
	customer: createCustomerFilter(),
	eventTypes: choices({
		displayName: 'Event Type Names or IDs',
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		loadOptionsMethod: 'getEventTypes',
	}),
	mode: choice({
		displayName: 'Mode',
		default: 'ACTIVE',
		description: 'Things that customers did (active), or that happened to them (passive)',
		options: [
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Passive', value: 'PASSIVE' },
		],
	}),
};

/** A form made from the event type's own schema. */
export const propertiesForm = resourceMapper({
	displayName: 'Properties',
	resourceMapperMethod: 'getEventProperties',
	builderHint: { propertyHint: 'Keys are those of the event type, e.g. url, title' },
	fieldWords: { singular: 'property', plural: 'properties' },
	dependsOn: ['eventType.value'],
});

/** The properties as JSON. */
export const propertiesJson = jsonObject({
	displayName: 'Properties (JSON)',
	placeholder: 'e.g. {"url": "https://example.com/shoes"}',
	description: 'In the format required by the event type, e.g. {"title": "Home"}',
});

/** Parts of an event that most workflows leave out. */
export const eventDetails = {
	contextInfo: jsonObject({
		displayName: 'Context Info (JSON)',
		description: 'In the format required by the context, e.g. {"client": {"ip": "192.0.2.1"}}',
	}),
	date: dateTime({ displayName: 'Date', description: 'Default: now' }),
	tracking: collection({
		displayName: 'Tracking',
		placeholder: 'Add Parameter',
		description: 'Google Analytics parameters',
		fields: {
			utm_campaign: text({ displayName: 'Campaign' }),
			utm_content: text({ displayName: 'Content' }),
			utm_medium: text({ displayName: 'Medium' }),
			utm_source: text({ displayName: 'Source' }),
			utm_term: text({ displayName: 'Term' }),
		},
	}),
};

/** A customer by ID. The events of one whom ContactHub doesn't know are an empty list, so an address would find nothing, for ever. */
function createCustomerFilter(): Field<string | undefined> {
	const field = optionalResourceLocator({
		displayName: 'Customer',
		searchListMethod: 'searchCustomers',
	});
	return {
		...field,
		read(raw, context) {
			const id = field.read(raw, context);
			if (id?.includes('@') !== true) return id;
			throw new InputError(
				`'${context.label}' is ${show(id)}, an email address`,
				"Enter the customer's ID: 'Customer: Get' finds it by the address.",
			);
		},
	};
}
