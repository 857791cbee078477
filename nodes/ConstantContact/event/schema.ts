import type { IDataObject } from 'n8n-workflow';

import { isRecord, schema, type JsonSchema } from '../../kit';

const { text, number, flag, list, object, optional, anything } = schema;

const address = {
	address_type: text,
	location_name: text,
	line1: text,
	line2: text,
	city: text,
	state: text,
	state_code: text,
	postal_code: text,
	country: text,
	country_code: text,
	latitude: number,
	longitude: number,
};

/** An event as returned in lists (V3 API appendix A). */
export const eventSummarySchema: JsonSchema = object(
	{
		event_id: { type: 'string' },
		title: text,
		name: text,
		description: text,
		start_time: text,
		end_time: text,
		status: text,
		registration_url: text,
		event_type: text,
		location_type: text,
		time_zone_type: text,
		address: optional(address),
		event_registration_summary_metrics: optional({
			registration_count: number,
			ticket_sold: number,
			item_sold: number,
		}),
		create_time: text,
	},
	['event_id'],
);

/** A whole event (V3 API appendix A). */
export const eventSchema: JsonSchema = object(
	{
		event_id: { type: 'string' },
		campaign_id: text,
		name: text,
		title: text,
		description: text,
		status: text,
		event_start: text,
		event_end: text,
		time_zone: text,
		time_zone_abbreviation: text,
		event_type: text,
		location_type: text,
		currency_type: text,
		registration_url: text,
		event_calendar_url: text,
		event_widget_url: text,
		event_code: text,
		address: optional(address),
		contact: optional({
			name: text,
			organization_name: text,
			email_address: text,
			from_email_address: text,
			phone_number: text,
		}),
		online_meeting: optional({
			provider_type: text,
			url: text,
			label: text,
			instructions: text,
			enabled_flag: flag,
		}),
		default_track: optional({
			track_id: text,
			campaign_activity_id: text,
			conf_email_campaign_activity_id: text,
			registration_type: text,
			registration_end_time: text,
			overall_ticket_capacity: number,
			reg_manually_closed_flag: flag,
		}),
		display_contact_flag: flag,
		display_end_time_flag: flag,
		display_on_calendar_flag: flag,
		display_time_zone_flag: flag,
		notify_owner_on_reg: flag,
		event_metadata: optional({
			items_enabled: flag,
			paid_event: flag,
			promo_codes_enabled: flag,
		}),
		event_settings: optional({
			event_requires_payments: flag,
			item_configured: flag,
			online_payment_configured: flag,
			payment_configured: flag,
			promo_code_configured: flag,
			ticket_configured: flag,
		}),
		event_promotions: list(anything),
		failed_campaign_activities: list(text),
		create_time: text,
		active_time: text,
		cancelled_time: text,
		deleted_time: text,
		last_update_time: text,
	},
	['event_id'],
);

/** The short form of an event: what most workflows need, in a flat object. */
export function simplifyEvent(event: IDataObject): IDataObject {
	const { failed_campaign_activities: failed } = event;
	const address = getObject(event, 'address');
	return {
		event_id: event.event_id,
		name: event.name,
		title: event.title,
		description: event.description,
		status: event.status,
		event_start: event.event_start,
		event_end: event.event_end,
		time_zone: event.time_zone,
		location_name: address.location_name ?? '',
		city: address.city ?? '',
		track_id: getObject(event, 'default_track').track_id ?? '',
		registration_url: event.registration_url,
		...(failed !== undefined && { failed_campaign_activities: failed }),
	};
}

function getObject(record: IDataObject, key: string): IDataObject {
	const value = record[key];
	return isRecord(value) ? (value as IDataObject) : {};
}
