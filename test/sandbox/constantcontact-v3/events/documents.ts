import type { JsonObject } from '../../json';
import { millis } from '../wire';
import type { EventRecord, RegistrationRecord } from './record';

const SITE = 'https://events.example.com';

function total({ tickets }: RegistrationRecord): number {
	return tickets.reduce((sum, { price }) => sum + price, 0);
}

/** An event as in the collection. */
export function eventSummary(event: EventRecord): JsonObject {
	const { content, registrations } = event;
	const counted = registrations.filter(({ status }) => status === 'REGISTERED');
	return {
		event_id: event.id,
		title: content.title,
		name: content.name,
		description: content.description,
		start_time: content.event_start,
		end_time: content.event_end,
		status: event.status,
		registration_url: `${SITE}/register/${event.trackId}`,
		event_type: content.event_type,
		location_type: content.location_type,
		time_zone_type: content.time_zone,
		...(content.address === undefined ? {} : { address: content.address }),
		event_registration_summary_metrics: {
			registration_count: counted.length,
			ticket_sold: counted.reduce((sum, { tickets }) => sum + tickets.length, 0),
			item_sold: 0,
		},
		create_time: millis(event.createdTime),
	};
}

/** An event with its track, and its settings if requested (V3 API appendix A). */
export function eventDocument(event: EventRecord, withSettings: boolean): JsonObject {
	const { content, trackId, activityIds, createdTime, updatedTime, activeTime } = event;
	const isPaid = event.registrations.some(({ payment }) => payment !== undefined);
	return {
		...content,
		event_id: event.id,
		campaign_id: event.id,
		status: event.status,
		create_time: millis(createdTime),
		last_update_time: millis(updatedTime),
		...(activeTime === undefined ? {} : { active_time: millis(activeTime) }),
		registration_url: `${SITE}/register/${trackId}`,
		event_code: trackId,
		time_zone_abbreviation: 'EST',
		default_track: {
			campaign_activity_id: activityIds[0]!,
			conf_email_campaign_activity_id: activityIds[2]!,
			track_id: trackId,
			registration_type: 'TICKET',
			create_time: millis(createdTime),
			last_update_time: millis(updatedTime),
		},
		event_metadata: { items_enabled: false, paid_event: isPaid, promo_codes_enabled: false },
		...(withSettings
			? {
					event_settings: {
						event_requires_payments: isPaid,
						item_configured: false,
						online_payment_configured: isPaid,
						payment_configured: isPaid,
						promo_code_configured: false,
						ticket_configured: true,
					},
				}
			: {}),
	};
}

function checkIn({ tickets }: RegistrationRecord): JsonObject {
	const checked = tickets.filter(({ checkedInTime }) => checkedInTime !== undefined).length;
	const all = checked === tickets.length;
	return {
		checkedIn_tickets: checked,
		checkin_status: checked === 0 ? 'NOT_CHECKED_IN' : all ? 'CHECKED_IN' : 'PARTIAL',
		eligible_checkin_tickets: tickets.length,
	};
}

/** A registration as in the collection. */
export function registrationSummary(
	{ trackId }: EventRecord,
	registration: RegistrationRecord,
): JsonObject {
	return {
		...checkIn(registration),
		email_address: registration.email,
		first_name: registration.firstName,
		last_name: registration.lastName,
		new_contact: false,
		...(registration.payment === undefined ? {} : { payment_status: registration.payment.status }),
		registration_id: registration.id,
		registration_status: registration.status,
		registration_time: millis(registration.time),
		tickets: registration.tickets.length,
		total: total(registration),
		track_key: trackId,
	};
}

function fields(registration: RegistrationRecord): JsonObject[] {
	const values: Array<[string, string, string]> = [
		['first_name', 'First Name', registration.firstName],
		['last_name', 'Last Name', registration.lastName],
		['email_address', 'Email Address', registration.email],
	];
	return values.map(([field_name, field_label, field_value], at) => ({
		display_order: at + 1,
		field_label,
		field_name,
		field_type: 'STATIC_TEXT',
		label_key: field_name,
		field_value,
	}));
}

/** A registration with its tickets and its order. */
export function registrationDocument(
	registration: RegistrationRecord,
	contactId: string,
): JsonObject {
	const { payment, tickets, orderNumber } = registration;
	const amount = total(registration);
	return {
		registration_id: registration.id,
		contact_id: contactId,
		...checkIn(registration),
		registration_date: millis(registration.time),
		registration_status: registration.status,
		display_physical_tickets: true,
		contact: fields(registration),
		tickets: tickets.map((ticket) => ({
			...(ticket.checkedInTime === undefined
				? {}
				: { checked_in_time: millis(ticket.checkedInTime) }),
			editable: true,
			order_ticket_key: ticket.key,
			price: ticket.price,
			ticket_name: ticket.name,
			fields: [],
		})),
		order_summary: {
			title: 'Order',
			number: orderNumber,
			details: [
				{
					amount: `$${amount.toFixed(2)}`,
					amount_unformatted: amount,
					line_item_type: 'TOTAL',
					name: 'Total',
				},
			],
			...(payment === undefined
				? {}
				: {
						payment_method: payment.method,
						payment_status: payment.status,
						payment_time: millis(payment.time),
					}),
			tickets_link: `${SITE}/tickets/${orderNumber}`,
		},
	};
}
