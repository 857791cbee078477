import { schema, type JsonSchema } from '../../kit';

const { text, number, flag } = schema;

const address = {
	address1: text,
	address2: text,
	address3: text,
	city: text,
	state: text,
	country: text,
	postal_code: text,
};

const summary = {
	id: { type: 'string' },
	name: text,
	description: text,
	title: text,
	registered: number,
	created_date: text,
	status: text,
	event_type: text,
	event_location: schema.optional({ location: text, ...address }),
	registration_url: text,
	start_date: text,
	end_date: text,
	publish_date: text,
	attended_count: number,
	cancelled_count: number,
};

const entry = { uri: text, updated: text };

const paymentOption = schema.object({
	type: text,
	pay_pal_account_email: text,
	payment_address: schema.optional(address),
});

const eventFee = schema.object({
	label: text,
	fee: text,
	early_fee: text,
	late_fee: text,
	fee_scope: text,
});

const registrationType = schema.object({
	name: text,
	registration_limit_count: number,
	registration_closed_manually: flag,
	guest_limit: number,
	ticketing: text,
	event_fees: schema.list(eventFee),
});

/** An event as returned in lists (V1 API 7.3). */
export const eventSummarySchema: JsonSchema = schema.object({ ...summary, ...entry }, ['id']);

/** A whole event (V1 API 7.3). */
export const eventSchema: JsonSchema = schema.object(
	{
		...summary,
		event_fee_required: flag,
		currency_type: text,
		payment_options: schema.list(paymentOption),
		registration_types: schema.list(registrationType),
		...entry,
	},
	['id'],
);
