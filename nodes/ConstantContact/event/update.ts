import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	isRecord,
	nothingToUpdateError,
	path,
	removeNulls,
	text,
	toggle,
	updateFields,
	withLock,
	type DateTime,
} from '../../kit';
import { createClearing } from '../../constantContactShared/fields/clearing';
import { requireOrder, toApiTime } from '../fields/time';
import { define } from '../operation';
import { endField, eventField, eventNameField, startField } from './fields';
import { eventSchema, simplifyEvent } from './schema';

/** Properties of an event by parameter; nested ones have the object's name before a dot. */
const PROPERTIES = {
	addressLine1: 'address.line1',
	addressLine2: 'address.line2',
	city: 'address.city',
	contactEmail: 'contact.email_address',
	contactName: 'contact.name',
	contactOrganization: 'contact.organization_name',
	contactPhone: 'contact.phone_number',
	countryCode: 'address.country_code',
	currency: 'currency_type',
	description: 'description',
	displayContact: 'display_contact_flag',
	displayOnCalendar: 'display_on_calendar_flag',
	eventType: 'event_type',
	locationName: 'address.location_name',
	locationType: 'location_type',
	meetingInstructions: 'online_meeting.instructions',
	meetingUrl: 'online_meeting.url',
	name: 'name',
	notifyOwner: 'notify_owner_on_reg',
	postalCode: 'address.postal_code',
	state: 'address.state',
	stateCode: 'address.state_code',
	timeZone: 'time_zone',
	title: 'title',
} as const;

const descriptionField = text({ displayName: 'Description', rows: 3, maxLength: 600 });

/** What the service is known to accept empty. */
const clearing = createClearing({ description: descriptionField });

export const updateEvent = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update event',
	description: "Change a draft or an active event; fields you don't set are kept",
	requests: 'Three per event: two to read, one to write',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: {
		event: eventField,
		updateFields: updateFields({
			addressLine1: text({ displayName: 'Address Line 1', maxLength: 80 }),
			addressLine2: text({ displayName: 'Address Line 2', maxLength: 80 }),
			city: text({ displayName: 'City', maxLength: 80 }),
			contactEmail: text({ displayName: 'Contact Email', maxLength: 128 }),
			contactName: text({ displayName: 'Contact Name', maxLength: 100 }),
			contactOrganization: text({ displayName: 'Contact Organization', maxLength: 255 }),
			contactPhone: text({ displayName: 'Contact Phone', maxLength: 25 }),
			countryCode: text({ displayName: 'Country Code', placeholder: 'e.g. US', maxLength: 2 }),
			currency: text({ displayName: 'Currency', placeholder: 'e.g. USD', maxLength: 3 }),
			description: descriptionField,
			displayContact: toggle({ displayName: 'Display Contact', default: true }),
			displayOnCalendar: toggle({ displayName: 'Display on Calendar', default: true }),
			end: endField,
			fieldsToClear: clearing.field,
			eventType: text({ displayName: 'Event Type', placeholder: 'e.g. PERFORMING_ARTS' }),
			locationName: text({ displayName: 'Location Name', maxLength: 100 }),
			locationType: text({ displayName: 'Location Type', placeholder: 'e.g. PHYSICAL' }),
			meetingInstructions: text({ displayName: 'Meeting Instructions', rows: 3 }),
			meetingUrl: text({ displayName: 'Meeting URL' }),
			name: eventNameField,
			notifyOwner: toggle({
				displayName: 'Notify Owner',
				default: true,
				description: 'Whether the owner gets an email for each registration',
			}),
			postalCode: text({ displayName: 'Postal Code', maxLength: 25 }),
			start: startField,
			state: text({ displayName: 'State', maxLength: 80 }),
			stateCode: text({ displayName: 'State Code', placeholder: 'e.g. MA', maxLength: 2 }),
			timeZone: text({ displayName: 'Time Zone', placeholder: 'e.g. US/Eastern' }),
			title: text({ displayName: 'Title', maxLength: 100 }),
		}),
	},
	async run({ api, params: { event, updateFields } }) {
		const { start, end, fieldsToClear, ...values } = updateFields;
		requireOrder(start, end);
		const changes = clearing.listChanges(values, fieldsToClear);
		if (changes.length === 0 && start === undefined && end === undefined)
			throw nothingToUpdateError();
		const target = path`/events/${event}`;
		return await withLock(api.getKey(target), async () => {
			const current = await api.get(target);
			requireOrderWith(current, start, end);
			const body: IDataObject = {
				...(start && { event_start: toApiTime(start) }),
				...(end && { event_end: toApiTime(end) }),
			};
			for (const [name, value] of changes) {
				setProperty(body, current, PROPERTIES[name as keyof typeof PROPERTIES], value);
			}
			await api.change('PATCH', target, body);
			return await api.get(target, { include: true });
		});
	},
});

/** @throws InputError if the event would end before it starts because only one of the two is changed */
function requireOrderWith(
	{ event_start, event_end }: IDataObject,
	start: DateTime | undefined,
	end: DateTime | undefined,
): void {
	const both = "Set both 'Start' and 'End'.";
	if (
		end === undefined &&
		start !== undefined &&
		start.toMillis() > Date.parse(String(event_end))
	) {
		throw new InputError(
			`'Start' (${start.toISO()}) is after the event's end (${String(event_end)})`,
			both,
		);
	}
	if (
		start === undefined &&
		end !== undefined &&
		end.toMillis() < Date.parse(String(event_start))
	) {
		throw new InputError(
			`'End' (${end.toISO()}) is before the event's start (${String(event_start)})`,
			both,
		);
	}
}

/** Whether a PATCH of a nested object keeps the rest of that object isn't documented, so the whole object is sent. */
function setProperty(
	body: IDataObject,
	current: IDataObject,
	property: string,
	value: string | boolean,
): void {
	const [outer = '', inner] = property.split('.');
	if (inner === undefined) {
		body[outer] = value;
		return;
	}
	const before = body[outer] ?? current[outer];
	const kept = isRecord(before) ? removeNulls(before) : NEW_OBJECTS[outer];
	body[outer] = { ...kept, [inner]: value };
}

/** Properties that a nested object needs and the event doesn't have yet. */
const NEW_OBJECTS: Record<string, IDataObject> = { address: { address_type: 'EVENT' } };
