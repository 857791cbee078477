import type { IDataObject } from 'n8n-workflow';

import { isRecord, listRecords, schema, type JsonSchema } from '../../kit';

const { text, number, flag, list, object, optional } = schema;

const checkIn = {
	checkin_status: text,
	checkedIn_tickets: number,
	eligible_checkin_tickets: number,
};

/** A registration as returned in lists (V3 API appendix A). */
export const registrationSummarySchema: JsonSchema = object(
	{
		registration_id: { type: 'string' },
		first_name: text,
		last_name: text,
		email_address: text,
		new_contact: flag,
		registration_status: text,
		registration_time: text,
		payment_status: text,
		tickets: number,
		total: number,
		...checkIn,
		track_key: text,
	},
	['registration_id'],
);

const field = object({
	display_order: number,
	field_label: text,
	field_name: text,
	field_type: text,
	field_value: text,
	label_key: text,
	choices: list(text),
});

/** A whole registration: what the person filled in, its tickets and its order (V3 API appendix A). */
export const registrationSchema: JsonSchema = object(
	{
		registration_id: { type: 'string' },
		contact_id: text,
		registration_date: text,
		registration_status: text,
		...checkIn,
		display_physical_tickets: flag,
		contact: list(field),
		tickets: list(
			object({
				order_ticket_key: text,
				ticket_name: text,
				price: number,
				checked_in_time: text,
				editable: flag,
				fields: list(field),
			}),
		),
		order_summary: optional({
			number: text,
			title: text,
			payment_method: text,
			payment_status: text,
			payment_time: text,
			payment_transaction_id: text,
			tickets_link: text,
			tickets_text: text,
			details: list(
				object({
					name: text,
					line_item_type: text,
					amount: text,
					amount_unformatted: number,
				}),
			),
		}),
	},
	['registration_id'],
);

/** The short form of a registration: answers by label, and the keys of the tickets. */
export function simplifyRegistration(registration: IDataObject): IDataObject {
	const order = isRecord(registration.order_summary)
		? (registration.order_summary as IDataObject)
		: {};
	return {
		registration_id: registration.registration_id,
		contact_id: registration.contact_id,
		registration_date: registration.registration_date,
		registration_status: registration.registration_status,
		checkin_status: registration.checkin_status,
		payment_status: order.payment_status ?? '',
		order_number: order.number ?? '',
		answers: getAnswers(listRecords(registration.contact)),
		ticket_keys: listRecords(registration.tickets).map(({ order_ticket_key: key }) => key),
	};
}

/** Answers by the labels of their fields; if two labels are the same, the later one gets a number. */
function getAnswers(fields: IDataObject[]): IDataObject {
	const answers = new Map<string, IDataObject[string]>();
	for (const { field_label: label, field_name: name, field_value: value } of fields) {
		const plain = String(label ?? name);
		let key = plain;
		for (let number = 2; answers.has(key); number++) key = `${plain} ${number}`;
		answers.set(key, value);
	}
	return Object.fromEntries(answers);
}
