import type { JsonObject } from '../../json';
import { instant } from '../wire';
import type { EventRecord, GuestRecord, RegistrantRecord } from './record';

const CURRENCY = 'USD';

function addressOf({ city }: EventRecord): JsonObject {
	return {
		city,
		state: 'Massachusetts',
		country: 'United States',
		line1: '10 Main Street',
		line2: '',
		line3: '',
		state_code: 'MA',
		country_code: 'us',
		postal_code: '02451',
	};
}

/** What the collection and the detail have in common; null values are omitted (V2 API 2.8). */
function common(event: EventRecord): JsonObject {
	const { id, name, title, status, location, type, description, active, registrants } = event;
	return {
		id,
		name,
		title,
		status,
		...(location === undefined ? {} : { location }),
		type,
		address: addressOf(event),
		...(description === undefined ? {} : { description }),
		start_date: instant(event.start),
		end_date: instant(event.end),
		created_date: instant(event.created),
		...(registrants.length === 0 ? {} : { total_registered_count: registrants.length }),
		time_zone_id: 'US/Eastern',
		...(active === undefined ? {} : { active_date: instant(active) }),
		is_checkin_available: status === 'ACTIVE',
	};
}

/** An event as in the collection. */
export function eventSummary(event: EventRecord): JsonObject {
	return { ...common(event), event_detail_url: `/v2/eventspot/events/${event.id}` };
}

/** An event with all details. */
export function eventDocument(event: EventRecord): JsonObject {
	return {
		...common(event),
		contact: { name: event.contactName },
		registration_url: `https://events.r20.constantcontact.com/register/event?oeidk=${event.id}`,
		theme_name: 'Default',
		currency_type: CURRENCY,
		is_virtual_event: false,
		notification_options: [
			{ notification_type: 'SO_REGISTRATION_NOTIFICATION', is_opted_in: false },
		],
		...(event.fee === 0 ? {} : { payment_options: ['CHECK', 'DOOR'], payable_to: 'Box office' }),
		is_home_page_displayed: false,
		is_map_displayed: true,
		is_calendar_displayed: true,
		is_listed_in_external_directory: false,
		are_registrants_public: false,
		track_information: {
			information_sections: ['CONTACT', 'TIME', 'LOCATION'],
			is_registration_closed_manually: false,
			is_ticketing_link_displayed: false,
			guest_limit: 2,
			registration_limit_count: 0,
			guest_display_label: 'Guest(s)',
			is_guest_name_required: false,
			is_guest_anonymous_enabled: false,
		},
	};
}

/** A registrant as in the collection. */
export function registrantSummary(registrant: RegistrantRecord): JsonObject {
	return {
		id: registrant.id,
		email: registrant.email,
		first_name: registrant.firstName,
		last_name: registrant.lastName,
		guest_count: registrant.guests.length,
		payment_status: registrant.paymentStatus,
		registration_status: 'REGISTERED',
		registration_date: instant(registrant.registered),
		updated_date: instant(registrant.registered),
		ticket_id: registrant.ticketId,
		attendance_status: registrant.attendance,
	};
}

function field(name: string, label: string, value: string): JsonObject {
	return { type: 'single_value', name, label, value };
}

function guestDocument({ id, firstName, lastName }: GuestRecord): JsonObject {
	return {
		guest_id: id,
		guest_section: {
			label: 'Guest Information',
			fields: [
				field('GUEST_NAME_FIRST', 'First Name:', firstName),
				field('GUEST_NAME_LAST', 'Last Name:', lastName),
			],
		},
	};
}

function paymentSummary({ fee }: EventRecord, registrant: RegistrantRecord): JsonObject {
	const people = [registrant, ...registrant.guests];
	return {
		order: {
			total: fee * people.length,
			fees: people.map(({ firstName, lastName }) => ({
				id: 'ticket',
				name: `${firstName} ${lastName}`,
				type: 'Ticket',
				quantity: 1,
				amount: fee,
				fee_period_type: 'EARLY',
			})),
			items: [],
			order_id: `PR1-${registrant.ticketId}`,
			currency_type: CURRENCY,
			order_date: instant(registrant.registered),
		},
		payment_status: registrant.paymentStatus,
		payment_type: 'CHECK',
	};
}

/** A registrant with all details. */
export function registrantDocument(event: EventRecord, registrant: RegistrantRecord): JsonObject {
	const { id, firstName, lastName, email, ticketId, registered, guests } = registrant;
	return {
		id,
		sections: [
			{
				label: 'Personal Information',
				fields: [
					field('NAME_FIRST', 'First Name:', firstName),
					field('NAME_LAST', 'Last Name:', lastName),
					field('EMAIL_ADDRESS', 'Email Address:', email),
					{
						type: 'multiple_values',
						name: 'CUSTOM1',
						label: 'Interests:',
						values: ['Roses', 'Tulips'],
					},
				],
			},
		],
		ticket_id: ticketId,
		registration_date: instant(registered),
		attendance_status: registrant.attendance,
		guests: { guest_count: guests.length, guest_info: guests.map(guestDocument) },
		...(event.fee === 0 ? {} : { payment_summary: paymentSummary(event, registrant) }),
	};
}
