import { schema, type JsonSchema } from '../../kit';

const { text, number, flag, list, object, optional } = schema;

/** The properties of events in lists; unknown ones are left out (V2 API 2.8). */
const summary = {
	id: { type: 'string' },
	name: text,
	title: text,
	status: text,
	type: text,
	description: text,
	location: text,
	address: optional({
		line1: text,
		line2: text,
		line3: text,
		city: text,
		state: text,
		state_code: text,
		postal_code: text,
		country: text,
		country_code: text,
		latitude: number,
		longitude: number,
	}),
	start_date: text,
	end_date: text,
	time_zone_id: text,
	created_date: text,
	active_date: text,
	total_registered_count: number,
	is_checkin_available: flag,
};

/** An event as returned in lists (V2 API 2.8). */
export const eventSummarySchema: JsonSchema = object({ ...summary, event_detail_url: text }, [
	'id',
]);

/** A whole event (V2 API 2.8). */
export const eventSchema: JsonSchema = object(
	{
		...summary,
		contact: optional({
			name: text,
			email_address: text,
			phone_number: text,
			organization_name: text,
		}),
		registration_url: text,
		theme_name: text,
		currency_type: text,
		is_virtual_event: flag,
		online_meeting: optional({
			url: text,
			instructions: text,
			provider_meeting_id: text,
			provider_type: text,
		}),
		notification_options: list(object({ notification_type: text, is_opted_in: flag })),
		payment_options: list(text),
		payable_to: text,
		paypal_account_email: text,
		twitter_hash_tag: text,
		meta_data_tags: text,
		is_home_page_displayed: flag,
		is_map_displayed: flag,
		is_calendar_displayed: flag,
		are_registrants_public: flag,
		is_listed_in_external_directory: flag,
		track_information: optional({
			information_sections: list(text),
			guest_limit: number,
			registration_limit_count: number,
		}),
		updated_date: text,
		cancelled_date: text,
		deleted_date: text,
	},
	['id'],
);
