import { schema, type JsonSchema } from '../../kit';

const { text, number, anything, list, object, optional } = schema;

const id = { type: 'string' };

const section = object({
	label: text,
	fields: list(
		object({ type: text, name: text, label: text, value: anything, values: list(anything) }),
	),
});

const orderLine = object({
	id: text,
	name: text,
	type: text,
	quantity: number,
	amount: number,
	fee_period_type: text,
	promo_type: text,
});

/** A registrant as returned in lists (V2 API 2.8). */
export const registrantSummarySchema: JsonSchema = object(
	{
		id,
		email: text,
		first_name: text,
		last_name: text,
		guest_count: number,
		payment_status: text,
		registration_status: text,
		registration_date: text,
		updated_date: text,
		ticket_id: text,
		attendance_status: text,
	},
	['id'],
);

/** A whole registrant: the answers are grouped in sections (V2 API 2.8). */
export const registrantSchema: JsonSchema = object(
	{
		id,
		sections: list(section),
		ticket_id: text,
		registration_date: text,
		attendance_status: text,
		guests: optional({
			guest_count: number,
			guest_info: list(object({ guest_id: text, guest_section: section })),
		}),
		payment_summary: optional({
			order: optional({
				total: number,
				fees: list(orderLine),
				items: list(orderLine),
				order_id: text,
				currency_type: text,
				order_date: text,
			}),
			payment_status: text,
			payment_type: text,
			promo_code: optional({ total_discount: number, promo_code_info: anything }),
		}),
	},
	['id'],
);
